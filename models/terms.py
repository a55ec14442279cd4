"""The terms that a document defines, and where two documents mean different things by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a document defines: 「…」（以下「X」という）, 「X」とは…をいう, a row of a table of terms.

    ``start``/``end`` delimit the term in the own text of the node at ``path`` (code points); ``meaning`` is what it
    stands for, as printed. ``scope`` is the path below which it holds, empty where it holds in the whole document.
    """

    term: str
    path: str
    start: int
    end: int
    meaning: str
    scope: str = ""

    def __post_init__(self) -> None:
        if not self.term or not 0 <= self.start < self.end or self.end - self.start != len(self.term):
            raise ValueError(f"the range does not fit the term: {self}")


@dataclass(frozen=True, slots=True)
class TermDifference:
    """Two definitions of one thing that do not say the same."""

    left: Definition
    right: Definition
    message: str
