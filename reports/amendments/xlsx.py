"""The 新旧対照表 as an Excel workbook: one row for each band, changed words underlined within their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

from models.house_style import HouseStyle, Mark
from reports.amendments.heads import NEW, NOTHING, OLD, REMARKS, columns, labelled, settings, titled
from reports.amendments.table import Amendment, Band, Line, Words, amendments
from reports.comparison.sides import Compared
from reports.spreadsheet import LIMIT, is_formula, lines_of, plain, put, saved
from reports.workbook import HEAD, TITLE, about_sheet, blank, line, look, print_on, ruled, widen

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TABLE = "新旧対照表"
"""Name of the sheet."""
_WIDTHS = {NEW: 62, OLD: 62, REMARKS: 26}
_MARGIN = 4
"""Narrow characters by which a program's font may be wider than that of its default, so that no row is too low."""
_POINTS = 10.5
_HEIGHT = 16.5
_TALLEST = 409.0
_MOST, _LONG = 23, 600
"""Lines of a row, and characters of a line that surely fit one."""
_INDENT = "　"


def amendments_xlsx(compared: Compared, style: HouseStyle) -> bytes:
    """The file; ``compared.left`` is the old version."""
    found = amendments(compared, all_articles=style.all_articles)
    title, names = titled(compared), columns(style)
    book = blank(title)
    sheet = book.create_sheet(TABLE)
    _page(sheet, title, [_WIDTHS[name] for name in names])
    line(sheet, 2, labelled(compared, names), HEAD)
    at = 3
    for amendment in found:
        at = _amendment(sheet, at, amendment, names, style)
    if not found:
        put(sheet.cell(at, 1), NOTHING)
    about_sheet(book, compared.imprint, more=settings(style))
    return saved(book)


def _page(sheet: Worksheet, title: str, widths: Sequence[int]) -> None:
    """A4 landscape, as wide as the page, the head on every page."""
    look(sheet.cell(1, 1), TITLE)
    put(sheet.cell(1, 1), title)
    sheet.row_dimensions[1].height = 24
    widen(sheet, widths)
    print_on(sheet, widths)
    sheet.print_title_rows = "2:2"
    sheet.freeze_panes = "A3"


def _amendment(sheet: Worksheet, at: int, amendment: Amendment, names: Sequence[str], style: HouseStyle) -> int:
    """The rows of one article; returns the row after them."""
    bands = [part for band in amendment.bands for part in _portions(band)]
    last = at + len(bands) - 1
    remarks = "\n".join(amendment.remarks) if REMARKS in names else ""
    tall = 0
    for row, band in enumerate(bands, at):
        lines = 1
        for column, name in enumerate(names, 1):
            cell = sheet.cell(row, column)
            ruled(cell, style.face, _POINTS, top=row == at, bottom=row == last)
            if name == REMARKS:
                put(cell, remarks if row == at else "")
            else:
                lines = max(lines, _lines(_rich(cell, band.new if name == NEW else band.old, style)))
        if row == last:  # what 備考 still needs below the rows that it runs down
            lines = max(lines, lines_of(remarks, _WIDTHS[REMARKS] - _MARGIN) - tall)
        sheet.row_dimensions[row].height = min(_TALLEST, _HEIGHT * lines + 3)
        tall += lines
    if remarks and last > at:
        column = names.index(REMARKS) + 1
        sheet.merge_cells(start_row=at, end_row=last, start_column=column, end_column=column)
    return last + 1


def _lines(text: str) -> int:
    return lines_of(text, _WIDTHS[NEW] - _MARGIN)


def _portions(band: Band) -> Iterator[Band]:
    """A band in as many rows as it needs: no row of Excel is taller than some twenty lines."""
    new, old = (list(_filled(lines)) for lines in (band.new, band.old))
    for one, other in zip_longest(new, old, fillvalue=()):
        yield Band(one, other)


def _filled(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines by the row; one that is longer than a row goes on in the next."""
    row: list[Line] = []
    for piece in chain.from_iterable(map(_cut, lines)):
        if row and _lines("\n".join(each.text for each in (*row, piece))) > _MOST:
            yield tuple(row)
            row = []
        row.append(piece)
    yield tuple(row)


def _cut(line: Line) -> Iterator[Line]:
    """A line in pieces that fit a row, behind a full stop where there is one."""
    at, text = 0, line.text
    while len(text) - at > _LONG:
        end = text.rfind("。", at + _LONG // 2, at + _LONG) + 1 or at + _LONG
        yield Line(line.depth, tuple(_stretch(line, at, end)))
        at = end
    yield Line(line.depth, tuple(_stretch(line, at, len(text)))) if at else line


def _stretch(line: Line, start: int, end: int) -> Iterator[Words]:
    """The words of a line from one code point to another."""
    begins = 0
    for words in line.words:
        text = words.text[max(0, start - begins) : max(0, end - begins)]
        if text:
            yield Words(text, words.changed)
        begins += len(words.text)


def _rich(cell: Any, lines: Sequence[Line], style: HouseStyle) -> str:
    """Write lines into a cell with the changed words marked; returns the plain text."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    colour = "FFC00000" if style.mark is Mark.RED else None
    under = "double" if style.mark is Mark.SIDELINE else "single"
    font = InlineFont(rFont=plain(style.face), sz=_POINTS, u=under, color=colour)
    pieces: list[Any] = []
    for k, each in enumerate(lines):
        pieces.append(("\n" if k else "") + _INDENT * each.depth)
        for words in each.words:
            shown = plain(words.text)
            pieces.append(TextBlock(font, shown) if words.changed else shown)
    text = "".join(str(piece.text) if isinstance(piece, TextBlock) else piece for piece in pieces)
    if len(text) > LIMIT:
        put(cell, text)
        return text
    rich = CellRichText([piece for piece in pieces if str(piece)])
    if rich:
        cell.value = rich
        cell.quotePrefix = is_formula(text)
    return text
