"""Printing a tree: the lines of a source come into being together with the passages that stand in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.document import Passage, Run
from models.source import Cell, Line, Source


@dataclass(slots=True)
class Page:
    """Lines printed so far, and the one being printed. Offsets count code points in the text of the whole."""

    lines: list[Line] = field(default_factory=list)
    at: int = 0
    """Where the next character goes."""
    _here: list[str] = field(default_factory=list)
    _cell: Cell | None = None
    _gap: bool = False

    def begin(self, indent: int = 0, cell: Cell | None = None) -> None:
        """A new line, unless the current one is still empty."""
        if self._cell or "".join(self._here).strip():
            self._end()
        self.at -= sum(map(len, self._here))
        self._here = []
        self._cell = cell
        self._gap = False
        if indent:
            self._here = ["　" * indent]
            self.at += indent

    def _end(self) -> None:
        self.lines.append(Line("".join(self._here), cell=self._cell))
        self.at += 1
        self._here, self._cell = [], None

    def gap(self) -> None:
        """White space before whatever is printed next on this line."""
        self._gap = bool("".join(self._here).strip())

    def put(self, text: str) -> int:
        """Print on the current line; where it begins."""
        if self._gap:
            self._here.append("　")
            self.at += 1
            self._gap = False
        start = self.at
        self._here.append(text)
        self.at += len(text)
        return start

    def source(self, name: str, notices: Iterable[str]) -> Source:
        """All lines."""
        if self._here:
            self._end()
        return Source(name, tuple(self.lines), tuple(notices))


@dataclass(slots=True)
class Weave:
    """A passage being printed."""

    page: Page
    _text: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _length: int = 0
    _cell: Cell | None = None

    def add(self, text: str, *, indent: int, new: bool, cell: Cell | None = None) -> None:
        """Print a piece: on the current line, or on a new one where it begins one or stands in another cell."""
        join = ""
        if new or cell or self._cell:
            self.page.begin(indent if cell is None else 0, cell)
            beside = cell and self._cell and (cell.table, cell.row) == (self._cell.table, self._cell.row)
            join = "\t" if beside and cell != self._cell else "\n"
        if self._runs and join:
            self._text.append(join)
            self._length += 1
        start = self.page.put(text)
        self._runs.append(Run(self._length, start, len(text)))
        self._text.append(text)
        self._length += len(text)
        self._cell = cell

    @property
    def empty(self) -> bool:
        return not self._runs

    def passage(self) -> Passage:
        """What was printed."""
        return Passage("".join(self._text), tuple(self._runs))
