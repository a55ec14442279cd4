"""The 新旧対照表 as an Excel workbook: one row for each band, changed words underlined within their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

from models.comparison import Side
from models.house_style import HouseStyle, Mark
from reports.amendments.heads import NEW, NOTHING, OLD, REMARKS, columns, settings, titled
from reports.amendments.table import Amendment, Band, Line, Words, amendments
from reports.comparison.sides import Compared
from reports.spreadsheet import LIMIT, is_formula, lines_of, plain, put, saved
from reports.workbook import HEAD, about_sheet, blank, line, print_on

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
    book = blank()
    sheet = book.create_sheet(TABLE)
    _page(sheet, titled(compared))
    names = columns(style)
    _head(sheet, compared, names)
    at = 3
    for amendment in found:
        at = _amendment(sheet, at, amendment, names, style)
    if not found:
        put(sheet.cell(at, 1), NOTHING)
    about_sheet(book, compared.imprint, more=settings(style))
    return saved(book)


def _page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, as wide as the page, the head on every page."""
    from openpyxl.styles import Font

    put(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.row_dimensions[1].height = 24
    print_on(sheet, [*_WIDTHS.values()])
    sheet.print_title_rows = "2:2"
    sheet.oddHeader.right.text = plain(title).replace("&", "&&")[:200]
    sheet.freeze_panes = "A3"


def _head(sheet: Worksheet, compared: Compared, names: Sequence[str]) -> None:
    dates = {NEW: compared.origin(Side.RIGHT).date, OLD: compared.origin(Side.LEFT).date, REMARKS: ""}
    line(sheet, 2, (f"{name}（{dates[name]}）" if dates[name] else name for name in names), HEAD)
    for at, name in enumerate(names, 1):
        sheet.column_dimensions[sheet.cell(2, at).column_letter].width = _WIDTHS[name]


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
            _frame(cell, style.face, top=row == at, bottom=row == last)
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


def _frame(cell: Any, face: str, *, top: bool, bottom: bool) -> None:
    """Text at the top of its cell, wrapped; no ruling between the bands of one article."""
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.styles import Side as Edge

    thin = Edge(style="thin", color="7A8699")
    cell.font = Font(name=plain(face), size=_POINTS)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(thin, thin, thin if top else None, thin if bottom else None)


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
