"""What changed between two texts and how much it matters; what became of each article from one version to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.decisions import LinkDecision


class Substance(StrEnum):
    """How much a change matters, the least first; the values are their names on the screen."""

    SAME = "変更なし"
    NUMBERING = "番号のみ"
    """Only references that follow a renumbering."""
    WORDING = "表現"
    SUBSTANTIVE = "実質"


class Ground(StrEnum):
    """What a change is about; the values are their names on the screen."""

    NUMBER = "数値"
    DEADLINE = "期限"
    PARTY = "主体"
    DUTY = "義務の向き"
    NEGATION = "否定"
    SCOPE = "範囲"
    EXCEPTION = "例外"
    REFERENCE = "参照先"
    ADDED = "追加"
    REMOVED = "削除"
    CONTENT = "内容"
    RENUMBERED = "条番号"
    SIGN = "約物"
    SPELLING = "表記"
    SYNONYM = "言い換え"
    NAME = "名称"
    MISPRINT = "誤記"
    ORDER = "順序"


WORDING_ONLY = frozenset(
    {
        Ground.RENUMBERED,
        Ground.SIGN,
        Ground.SPELLING,
        Ground.SYNONYM,
        Ground.NAME,
        Ground.MISPRINT,
        Ground.ORDER,
    }
)
"""Grounds that leave rights and duties as they are."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs: ``left`` at code point ``left_start`` of the own text of the node at ``left_path``.

    ``right`` likewise. A side that has nothing tells where it would stand; its path is empty where it has no such node.
    ``words`` are those that decided, as printed, old before new.
    """

    left: str
    right: str
    left_path: str
    left_start: int
    right_path: str
    right_start: int
    ground: Ground
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.left and not self.right:
            raise ValueError("a change has at least one side")
        if self.left_start < 0 or self.right_start < 0:
            raise ValueError(f"a change starts inside its texts: {self}")

    @property
    def substance(self) -> Substance:
        if self.ground is Ground.RENUMBERED:
            return Substance.NUMBERING
        return Substance.WORDING if self.ground in WORDING_ONLY else Substance.SUBSTANTIVE


_WEIGHT = list(Substance)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All changes between two texts, in order, with sentences in Japanese that help to read them."""

    changes: tuple[Change, ...] = ()
    aids: tuple[str, ...] = ()

    @property
    def substance(self) -> Substance:
        """That of the weightiest change."""
        return max({change.substance for change in self.changes}, key=_WEIGHT.index, default=Substance.SAME)

    @property
    def deciding(self) -> tuple[Change, ...]:
        """The changes that weigh as much as the whole."""
        substance = self.substance
        return tuple(change for change in self.changes if change.substance is substance)


class Fate(StrEnum):
    """What became of an article (FORMAT.md 5)."""

    SAME = "same"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    HEADING = "heading"
    WORDING = "wording"
    SUBSTANTIVE = "substantive"
    INSERTED = "inserted"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"


ALONE = frozenset({Fate.SAME, Fate.INSERTED, Fate.DELETED})
"""Kinds that stand with no other."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One article, or one 項 or 号 of it, of the old version beside what carries it on (paths), and what changed.

    ``why`` says it in at most eight English words, empty where nothing changed; ``reasons`` in Japanese, for screens.
    """

    old: str | None
    new: str | None
    kinds: tuple[Fate, ...]
    why: str = ""
    reasons: tuple[str, ...] = ()
    verdict: Verdict = Verdict()
    decision: LinkDecision | None = None
    """The human's word that put the two sides together, or one of them apart from what it stood with."""
    clauses: tuple[Revision, ...] = ()
    """What became of its 項 and 号, in the order of the new article; empty where nothing changed, or all is new or gone."""

    def __post_init__(self) -> None:
        kinds = set(self.kinds)
        one_sided = {Fate.INSERTED} if self.old is None else {Fate.DELETED} if self.new is None else None
        if not kinds or (self.old is None and self.new is None) or len(kinds) != len(self.kinds):
            raise ValueError(f"a revision has a side and kinds, each once: {self}")
        if (one_sided and kinds != one_sided) or (one_sided is None and kinds & {Fate.INSERTED, Fate.DELETED}):
            raise ValueError(f"inserted without old, deleted without new, nothing else: {self}")
        if (kinds & ALONE and len(kinds) > 1) or {Fate.WORDING, Fate.SUBSTANTIVE} <= kinds:
            raise ValueError(f"kinds that exclude each other: {self}")
        if kinds & {Fate.SPLIT, Fate.MERGED} and not kinds & {Fate.WORDING, Fate.SUBSTANTIVE}:
            raise ValueError(f"a split or merged article differs in its text: {self}")
        if len(self.why.split()) > 8:
            raise ValueError(f"more than eight words: {self.why}")


@dataclass(frozen=True, slots=True)
class Revisions:
    """What became of every article from the old version to the new one, in the order of the new version."""

    entries: tuple[Revision, ...]
    lost: tuple[LinkDecision, ...] = ()
    """A reviewer's decisions that came to nothing, because an article of them is gone."""

    def count(self, kind: Fate) -> int:
        return sum(kind in entry.kinds for entry in self.entries)
