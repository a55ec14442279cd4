"""Two documents laid side by side: links, differences, and the rows that a screen or report draws."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.decisions import LinkDecision


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Op(StrEnum):
    SAME = "same"
    LEFT = "left"
    """Stands only on the left."""
    RIGHT = "right"
    """Stands only on the right."""
    CHANGED = "changed"
    """Left and right say something else in the same place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a diff. ``left`` and ``right`` are the texts of both sides, empty where a side has nothing.

    ``number`` marks a number, date, rate or deadline: shown boxed, also where both sides agree.
    """

    op: Op
    left: str
    right: str
    number: bool = False

    def __post_init__(self) -> None:
        ok = {
            Op.SAME: bool(self.left) and bool(self.right),  # equal but for noise that the reader switched off
            Op.LEFT: bool(self.left) and not self.right,
            Op.RIGHT: bool(self.right) and not self.left,
            Op.CHANGED: bool(self.left) and bool(self.right),
        }
        if not ok[self.op]:
            raise ValueError(f"not a {self.op} piece: {self}")


@dataclass(frozen=True, slots=True)
class Diff:
    """Pieces in order: joining the left texts gives the left text exactly, the right ones the right (promise 2)."""

    pieces: tuple[Piece, ...]
    rewritten: bool = False
    """別文: so little is shared that marks would be noise; the pieces then hold one CHANGED stretch."""
    noise: int = 0
    """How many places differ only in what the reader switched off (width, spaces …); their pieces are SAME."""
    taken: tuple[tuple[str, int], ...] = ()
    """How many of them each kind took away, by its name on the screen."""

    @property
    def left(self) -> str:
        return "".join(piece.left for piece in self.pieces)

    @property
    def right(self) -> str:
        return "".join(piece.right for piece in self.pieces)

    @property
    def same(self) -> bool:
        return all(piece.op is Op.SAME for piece in self.pieces)


class Confidence(StrEnum):
    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles (paths) that a reviewer wants side by side, and why: sentences or words in Japanese."""

    left: str
    right: str
    score: float
    """0 … 1; for ordering only, never shown."""
    confidence: Confidence
    reasons: tuple[str, ...]
    decision: LinkDecision | None = None
    """The human's word that added or confirmed it."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0 or not self.reasons:
            raise ValueError(f"a link needs a score in 0 … 1 and a reason: {self}")


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An article without counterpart, its nearest candidate on the other side, and why that was not enough."""

    side: Side
    path: str
    nearest: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reviewer's decision and what became of it: the paths that its articles have now, None for one that is gone."""

    decision: LinkDecision
    left: str | None
    right: str | None

    @property
    def lost(self) -> bool:
        """An article of it is gone: it came to nothing."""
        return self.left is None or self.right is None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of two documents, in the order of the left one, what stands alone, and what a reviewer had decided."""

    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    rulings: tuple[Ruling, ...] = ()
    versions: bool = False
    """So much is carried on word for word that the two are versions of one document."""

    @property
    def lost(self) -> tuple[LinkDecision, ...]:
        """The decisions that came to nothing."""
        return tuple(ruling.decision for ruling in self.rulings if ruling.lost)


class State(StrEnum):
    """What the outline says of a row."""

    SAME = "一致"
    CHANGED = "変更"
    LEFT_ONLY = "左のみ"
    RIGHT_ONLY = "右のみ"
    MOVED = "移動"


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a row: a provision (項, 号 …) of one side beside its counterpart, or alone."""

    left: str | None
    """Path of the node on the left, None where the right stands alone."""
    right: str | None
    diff: Diff


@dataclass(frozen=True, slots=True)
class Row:
    """An article beside its counterpart. ``also`` are further articles linked to either side, as (side, path)."""

    state: State
    left: str | None
    right: str | None
    strips: tuple[Strip, ...]
    reasons: tuple[str, ...] = ()
    confidence: Confidence | None = None
    nearest: str | None = None
    also: tuple[tuple[Side, str], ...] = ()
    decision: LinkDecision | None = None
    """The human's word that put the two sides beside each other."""

    def __post_init__(self) -> None:
        if self.left is None and self.right is None:
            raise ValueError("a row has at least one side")


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows, in the order asked for."""

    rows: tuple[Row, ...]

    def count(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)
