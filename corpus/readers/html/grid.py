"""Where the cells of a table stand, spans counted."""

from __future__ import annotations

from typing import NamedTuple

from corpus.readers.html.tree import Element

_WIDEST = 100  # columns that one cell may span
_HIGHEST = 10_000  # rows
_COLUMNS = 1000  # up to which cells reach into the rows below


class Slot(NamedTuple):
    """A cell: table counted over the page, row and column from 0."""

    table: int
    row: int
    column: int
    head: bool
    """It is a th, or stands in the thead."""


class Grid:
    """Gives the cells of one table their places, one after another."""

    def __init__(self, table: int, around: tuple[Slot, ...]) -> None:
        self._table = table
        self._around = around
        self._row, self._column = -1, 0
        self._covered: dict[int, int] = {}  # column → the first row that no cell from above covers

    def next_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def next_cell(self, cell: Element) -> tuple[Slot, ...]:
        """The cells around the text of ``cell``, itself the last."""
        if self._row < 0:
            self.next_row()
        while self._covered.get(self._column, 0) > self._row:
            self._column += 1
        place = self._column
        rows = _count(cell.attributes.get("rowspan", ""), _HIGHEST)
        width = min(_count(cell.attributes.get("colspan", ""), 1), _WIDEST)
        self._column += width
        if rows > 1 and self._column <= _COLUMNS:
            self._covered |= dict.fromkeys(range(place, self._column), self._row + rows)
        above = cell.parent.parent if cell.parent else None
        head = cell.tag == "th" or (above is not None and above.tag == "thead")
        return (*self._around, Slot(self._table, self._row, place, head))


def _count(written: str, nothing: int) -> int:
    """A span; ``nothing`` for 0, which means as far as the table goes."""
    digits = written.strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6:
        return 1
    return int(digits) or nothing
