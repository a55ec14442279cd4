"""A file as its reader saw it: printed lines with their place, and the one text that all ranges count in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line stands on its page, in points from the top left corner of the page as a reader holds it."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Size of most of its characters, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a line in a table: table counted over the whole source, row and column from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. ``page`` counts from 1 and is None where the source has no pages."""

    text: str
    page: int | None = None
    box: Box | None = None
    cell: Cell | None = None
    heading: int = 0
    """1 to 6 where the file itself marks the line as a heading of that rank (h2, ##), 0 where it says nothing."""

    def __post_init__(self) -> None:
        if "\n" in self.text:
            raise ValueError(f"a line holds no line feed: {self.text!r}")
        if self.page is not None and self.page < 1:
            raise ValueError(f"pages count from 1: {self.page}")


@dataclass(frozen=True, slots=True)
class Source:
    """Lines in reading order.

    ``text`` is the lines joined by line feeds; every range in the product counts code points in it.
    ``notices`` are sentences in Japanese for the user about how the file was read (文字化けの疑い, OCR …).
    """

    name: str
    lines: tuple[Line, ...]
    notices: tuple[str, ...] = ()
    text: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)
    """Where each line begins in ``text``."""

    def __post_init__(self) -> None:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        object.__setattr__(self, "starts", tuple(starts))
        object.__setattr__(self, "text", "\n".join([line.text for line in self.lines]))

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the code point at ``offset``."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"{offset} lies outside the text of {len(self.text)} code points")
        return max(0, bisect_right(self.starts, offset) - 1)

    def page_at(self, offset: int) -> int | None:
        """The page of the code point at ``offset``, None where the source has no pages."""
        return self.lines[self.line_at(offset)].page if self.lines else None


def source_of_text(name: str, text: str, notices: Iterable[str] = ()) -> Source:
    """A source without pages, one line for each line of ``text`` (which uses line feeds only)."""
    return Source(name, tuple(Line(line) for line in text.split("\n")), tuple(notices))
