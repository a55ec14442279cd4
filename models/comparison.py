"""Two documents laid side by side: links, differences, and the rows that a screen or report draws."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from models.changes import Substance, Verdict
from models.decisions import LinkDecision
from models.terms import TermDifference

_UNJUDGED = Verdict()


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

    ``number`` marks a number, date, rate or deadline: shown boxed, also where both sides agree. ``noise`` names the
    kinds of difference that alone keep the two sides apart; the piece is SAME while all of them are switched off.
    """

    op: Op
    left: str
    right: str
    number: bool = False
    noise: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ok = {
            Op.SAME: bool(self.left) and bool(self.right),  # equal but for noise that the reader switched off
            Op.LEFT: bool(self.left) and not self.right,
            Op.RIGHT: bool(self.right) and not self.left,
            Op.CHANGED: bool(self.left) and bool(self.right),
        }
        if not ok[self.op]:
            raise ValueError(f"not a {self.op} piece: {self}")
        if self.noise and (self.op not in (Op.SAME, Op.CHANGED) or self.left == self.right):
            raise ValueError(f"noise is a difference between two sides: {self}")


@dataclass(frozen=True, slots=True)
class Diff:
    """Pieces in order: joining the left texts gives the left text exactly, the right ones the right (promise 2)."""

    pieces: tuple[Piece, ...]
    rewritten: bool = False
    """別文: so little is shared that marks would be noise; the pieces hold the left text, then the right one."""

    @property
    def left(self) -> str:
        return "".join(piece.left for piece in self.pieces)

    @property
    def right(self) -> str:
        return "".join(piece.right for piece in self.pieces)

    @property
    def same(self) -> bool:
        return all(piece.op is Op.SAME for piece in self.pieces)

    @property
    def noise(self) -> int:
        """How many places differ only in what the reader switched off (width, spaces …)."""
        return sum(piece.op is Op.SAME and bool(piece.noise) for piece in self.pieces)

    @property
    def taken(self) -> tuple[tuple[str, int], ...]:
        """How many of them each kind took away, by its name on the screen."""
        return tuple(_counted(piece for piece in self.pieces if piece.op is Op.SAME).items())

    @property
    def noisy(self) -> tuple[tuple[str, int], ...]:
        """How many places differ in noise of each kind only, whether it is switched off or shown."""
        return tuple(_counted(self.pieces).items())


def _counted(pieces: Iterable[Piece]) -> Counter[str]:
    return Counter(kind for piece in pieces for kind in piece.noise)


class Confidence(StrEnum):
    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles, or two of their 項 or 号 (paths), that a reviewer wants side by side, and why, in Japanese."""

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
    """An article, or a 項 or 号 of a linked one, without counterpart; its nearest candidate, and why that was not enough."""

    side: Side
    path: str
    nearest: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reviewer's decision and what became of it: the paths that its articles, 項 or 号 have now, None for one that is gone."""

    decision: LinkDecision
    left: str | None
    right: str | None
    changed: bool = False
    """要再確認: it holds, but a text that it was made about is another one now."""

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
    clauses: tuple[Link, ...] = ()
    """Inside linked articles of two services: which 項 and 号 answer each other, m:n; in the order of the left one."""
    alone: tuple[Unlinked, ...] = ()
    """The 項 and 号 of linked articles that no other one answers."""

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


class Grade(StrEnum):
    """How much a row asks of its reader, the most first; the values are their names on the screen."""

    SUBSTANTIVE = "実質"
    LEFT_ONLY = "左のみ"
    RIGHT_ONLY = "右のみ"
    WORDING = "表現"
    NUMBERING = "番号のみ"
    SAME = "一致"


class Order(StrEnum):
    """In which order rows are read."""

    DANGER = "danger"
    """What matters most first."""
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Further:
    """A provision that stands below another one in the same strip: where its text begins in that of its side."""

    side: Side
    path: str
    start: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a row: a provision (項, 号 …) of one side beside its counterpart, or alone.

    Where one answers several, the strip holds them all: ``left`` and ``right`` are the first of either side,
    ``further`` the others in their order, and ``diff`` compares all of one side with all of the other. No piece lies in
    two of them.
    """

    left: str | None
    """Path of the node on the left, None where the right stands alone."""
    right: str | None
    diff: Diff
    further: tuple[Further, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why they stand together, or why one stands alone; empty where nobody asked."""
    nearest: str | None = None
    also: tuple[tuple[Side, str], ...] = ()
    """What else it answers, that stands in another strip."""
    decision: LinkDecision | None = None
    """The human's word that put the two sides together."""

    def __post_init__(self) -> None:
        for side in Side:
            starts = [0, *(each.start for each in self.further if each.side is side), len(self.text(side))]
            if len(starts) > 2 and (self.path(side) is None or starts != sorted(set(starts))):
                raise ValueError(f"provisions of one side follow each other inside its text: {self}")

    def path(self, side: Side) -> str | None:
        """The first provision of a side."""
        return self.left if side is Side.LEFT else self.right

    def text(self, side: Side) -> str:
        return self.diff.left if side is Side.LEFT else self.diff.right

    def paths(self, side: Side) -> tuple[str, ...]:
        """All provisions of a side, in order."""
        first = self.path(side)
        return () if first is None else (first, *(each.path for each in self.further if each.side is side))

    def cells(self, side: Side) -> tuple[tuple[str, Diff], ...]:
        """All provisions of a side, each with the pieces of its text; what stands beside it is not told by them."""
        starts = [each.start for each in self.further if each.side is side]
        if not starts:
            return tuple((path, self.diff) for path in self.paths(side))
        held: list[list[Piece]] = [[] for _ in range(len(starts) + 1)]
        at = 0
        for piece in self.diff.pieces:
            text = piece.left if side is Side.LEFT else piece.right
            if text:
                held[bisect_right(starts, at)].append(piece)
                at += len(text)
        diffs = (replace(self.diff, pieces=tuple(pieces)) for pieces in held)
        return tuple(zip(self.paths(side), diffs, strict=True))


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
    verdict: Verdict = _UNJUDGED
    """What its differences are worth; of what stands in another row too, those of the part that belongs here."""
    elsewhere: tuple[str, ...] = ()
    """Provisions of its article on the right that stand in another row, beside what they answer there."""

    def __post_init__(self) -> None:
        if self.left is None and self.right is None:
            raise ValueError("a row has at least one side")

    @property
    def grade(self) -> Grade:
        """How much it asks of its reader; a difference of substance counts also where only noise is left to be seen."""
        if self.state in (State.LEFT_ONLY, State.RIGHT_ONLY):
            return Grade(self.state.value)
        if self.verdict.substance is Substance.SUBSTANTIVE:
            return Grade.SUBSTANTIVE
        if self.quiet and self.state is not State.CHANGED:
            return Grade.SAME if self.state is State.SAME else Grade.NUMBERING
        return Grade.NUMBERING if self.verdict.substance is Substance.NUMBERING else Grade.WORDING

    def grade_showing(self, kinds: Set[str]) -> Grade:
        """The same where some kinds of noise are shown again, by their names."""
        if self.grade in (Grade.SAME, Grade.NUMBERING) and not kinds.isdisjoint(self.noisy):
            return Grade.NUMBERING if self.verdict.substance is Substance.NUMBERING else Grade.WORDING
        return self.grade

    @property
    def quiet(self) -> bool:
        """Both sides are there, and no difference is shown in their texts."""
        return self.left is not None and self.right is not None and all(strip.diff.same for strip in self.strips)

    @property
    def noisy(self) -> Counter[str]:
        """How many places differ in noise of each kind only."""
        return sum((Counter(dict(strip.diff.noisy)) for strip in self.strips), Counter[str]())


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows, in the order asked for; ``terms`` are the words that the two documents define otherwise.

    ``orders`` holds further orders of the same rows, as their places in ``rows``.
    """

    rows: tuple[Row, ...]
    terms: tuple[TermDifference, ...] = ()
    orders: tuple[tuple[Order, tuple[int, ...]], ...] = ()

    def __post_init__(self) -> None:
        for order, places in self.orders:
            if sorted(places) != list(range(len(self.rows))):
                raise ValueError(f"not every row has one place in the order {order}")

    def count(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)

    def graded(self, grade: Grade) -> int:
        """How many rows are of a grade."""
        return sum(row.grade is grade for row in self.rows)

    def places(self, order: Order) -> tuple[int, ...]:
        """The rows in an order; as they stand where that order is not known."""
        return dict(self.orders).get(order, tuple(range(len(self.rows))))

    @property
    def taken(self) -> Counter[str]:
        """How many places each kind of noise took away, by its name on the screen."""
        strips = (strip for row in self.rows for strip in row.strips)
        return sum((Counter(dict(strip.diff.taken)) for strip in strips), Counter[str]())
