"""Versions of one service as a screen shows them: their history, the pair that is open, and an address for every place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from models.analysis import Analysis
from models.changes import Fate, Revision, Revisions
from models.claims import Account
from models.decisions import RowDecision
from models.document import Document
from models.history import History, InForce
from models.library import Version
from models.siblings import LeftBehind
from ui.comparison.laid import OTHER_SIDE
from ui.library import Choice
from ui.matrix.gathered import COMPARE, DOCUMENT
from ui.revisions.words import DATE_UNKNOWN


def in_document(id_: str, path: str) -> str:
    """The address that opens a provision on the page 文書."""
    return f"{DOCUMENT}?{urlencode({'doc': id_}, errors='replace')}&at={_path(path)}"


def in_comparison(left: str, right: str, path: str, *, new: bool = True) -> str:
    """The address that opens an article of two documents in their comparison; ``new``: the path is one of the right one."""
    pair = urlencode({"left": left, "right": right}, errors="replace")
    return f"{COMPARE}/?{pair}&at={OTHER_SIDE if new else ''}{_path(path)}"


def _path(path: str) -> str:
    return quote(path, safe="/:", errors="replace")


@dataclass(frozen=True)
class Past:
    """Versions in time, the oldest first, with their history."""

    choices: tuple[Choice, ...]
    analyses: tuple[Analysis, ...]
    history: History

    def __post_init__(self) -> None:
        if not len(self.choices) == len(self.analyses) == len(self.versions):
            raise ValueError("a choice and an analysis for each version")

    @property
    def versions(self) -> tuple[Version, ...]:
        return self.history.service.versions

    def document(self, at: int) -> Document:
        return self.analyses[at].document

    def date(self, at: int) -> str:
        """The day of a version, or that it is not known."""
        return self.versions[at].date or DATE_UNKNOWN

    def name(self, at: int) -> str:
        """How a heading names a version: its day, where two have the same its file too."""
        date = self.date(at)
        alike = sum(self.date(other) == date for other in range(len(self.versions)))
        return f"{date}（{self.versions[at].file}）" if alike > 1 or date == DATE_UNKNOWN else date


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another service with the same clauses, and the edits that it did not get."""

    choice: Choice
    document: Document
    found: tuple[LeftBehind, ...]


@dataclass(frozen=True)
class Pair:
    """Two of the versions (their places), and what became of the articles between them.

    ``account`` is the new version's own, None for versions that do not follow each other; ``checked`` are the words of
    a reviewer about rows of the two, by the paths of both sides.
    """

    past: Past
    old: int
    new: int
    revisions: Revisions
    account: Account | None = None
    siblings: tuple[Sibling, ...] = ()
    checked: Mapping[tuple[str, str], RowDecision] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.old < self.new < len(self.past.versions):
            raise ValueError(f"an older and a newer version: {self.old}, {self.new}")

    @property
    def ids(self) -> tuple[str, str]:
        return self.past.choices[self.old].id, self.past.choices[self.new].id

    @property
    def documents(self) -> tuple[Document, Document]:
        return self.past.document(self.old), self.past.document(self.new)

    @property
    def title(self) -> str:
        return f"{self.past.name(self.old)} → {self.past.name(self.new)}"

    @cached_property
    def changed(self) -> tuple[Revision, ...]:
        """What did not stay as it was, by danger."""
        from analysis.histories.weight import weight

        moved = [entry for entry in self.revisions.entries if entry.kinds != (Fate.SAME,)]
        return tuple(sorted(moved, key=weight))

    @property
    def counts(self) -> Mapping[Fate, int]:
        return {fate: count for fate in Fate if fate is not Fate.SAME and (count := self.revisions.count(fate))}

    def entry(self, old: str | None, new: str | None) -> Revision | None:
        """What became of an article, by its paths in the two versions."""
        return next((e for e in self.revisions.entries if (e.old, e.new) == (old, new)), None)

    def in_comparison(self, old: str | None, new: str | None) -> str:
        """The address of an article in the comparison of the two."""
        return in_comparison(*self.ids, new or old or "", new=new is not None)


@dataclass(frozen=True, slots=True)
class Day:
    """What held on a day (ISO 8601): the version and its place, None before the first and where no day is known."""

    day: str
    at: int | None = None
    found: InForce | None = None


def in_order(ids: Sequence[str], at: int, by: int) -> tuple[str, ...]:
    """The ids with the one at a place moved by one place to either side; as they are where there is none.

    >>> in_order(["a", "b", "c"], 2, -1), in_order(["a", "b"], 1, 1), in_order(["a", "b"], 7, 1)
    (('a', 'c', 'b'), ('a', 'b'), ('a', 'b'))
    """
    to, moved = at + by, list(ids)
    if 0 <= at < len(moved) and 0 <= to < len(moved):
        moved[at], moved[to] = moved[to], moved[at]
    return tuple(moved)
