"""The 新旧対照表 as an Excel workbook: one row for each band, changed words underlined within their cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from models.comparison import Side
from models.house_style import HouseStyle, Mark
from reports.amendments.heads import NEW, NOTHING, OLD, REMARKS, columns, titled
from reports.amendments.table import Amendment, Line, amendments
from reports.comparison import Compared
from reports.imprint import about, sources
from reports.spreadsheet import LIMIT, is_formula, plain, put, saved

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TABLE, ABOUT = "新旧対照表", "出典"
"""Names of the sheets."""
_WIDTHS = {NEW: 62, OLD: 62, REMARKS: 26}
_PER_LINE = {NEW: 34, OLD: 34, REMARKS: 14}
"""Full-width characters of a line, to guess the height of a row: Excel does not fit merged or rich cells by itself."""
_HEIGHT = 16.5
_TALLEST = 409.0
_INDENT = "　"


def amendments_xlsx(compared: Compared, style: HouseStyle) -> bytes:
    """The file; ``compared.left`` is the old version."""
    from openpyxl import Workbook

    found = amendments(compared, all_articles=style.all_articles)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = TABLE
    book.properties.creator = ""
    _page(sheet, titled(compared))
    names = columns(style)
    _head(sheet, compared, names)
    at = 3
    for amendment in found:
        at = _amendment(sheet, at, amendment, names, style)
    if not found:
        put(sheet.cell(at, 1), NOTHING)
    _about(book.create_sheet(ABOUT), compared, style)
    return saved(book)


def _page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, as wide as the page, the head on every page."""
    from openpyxl.styles import Font

    put(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"
    sheet.oddHeader.left.text = plain(title).replace("&", "&&")[:200]
    sheet.oddFooter.center.text = "- &P/&N -"
    sheet.freeze_panes = "A3"


def _head(sheet: Worksheet, compared: Compared, names: Sequence[str]) -> None:
    from openpyxl.styles import Font, PatternFill

    for at, name in enumerate(names, 1):
        side = {NEW: Side.RIGHT, OLD: Side.LEFT}.get(name)
        dated = compared.origin(side).date if side else ""
        cell = sheet.cell(2, at)
        put(cell, f"{name}（{dated}）" if dated else name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="EEF1F6")
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[name]


def _amendment(sheet: Worksheet, at: int, amendment: Amendment, names: Sequence[str], style: HouseStyle) -> int:
    """The rows of one article; returns the row after them."""
    from openpyxl.styles import Alignment, Border
    from openpyxl.styles import Side as Edge

    thin = Edge(style="thin", color="7A8699")
    last = len(amendment.bands) - 1
    for k, band in enumerate(amendment.bands):
        height = 1.0
        for column, name in enumerate(names, 1):
            cell = sheet.cell(at, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(thin, thin, thin if k == 0 else None, thin if k == last else None)
            if name == REMARKS:
                text = "\n".join(amendment.remarks) if k == 0 else ""
                put(cell, text)
            else:
                lines = band.new if name == NEW else band.old
                text = _rich(cell, lines, style)
            per_line = _PER_LINE[name]
            height = max(height, sum(-(-len(line) // per_line) or 1 for line in text.split("\n")))
        sheet.row_dimensions[at].height = min(_TALLEST, _HEIGHT * height + 3)
        at += 1
    return at


def _rich(cell: Any, lines: Sequence[Line], style: HouseStyle) -> str:
    """Write lines into a cell with the changed words marked; returns the plain text."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    colour = "FFC00000" if style.mark is Mark.RED else None
    line = "double" if style.mark is Mark.SIDELINE else "single"
    pieces: list[Any] = []
    for k, each in enumerate(lines):
        pieces.append(("\n" if k else "") + _INDENT * each.depth)
        for words in each.words:
            shown = plain(words.text)
            pieces.append(TextBlock(InlineFont(u=line, color=colour), shown) if words.changed else shown)
    text = "".join(str(piece.text) if isinstance(piece, TextBlock) else piece for piece in pieces)
    if len(text) > LIMIT:
        put(cell, text)
        return text
    rich = CellRichText([piece for piece in pieces if str(piece)])
    if rich:
        cell.value = rich
        cell.quotePrefix = is_formula(text)
    return text


def _about(sheet: Worksheet, compared: Compared, style: HouseStyle) -> None:
    settings = [("対照表の様式", f"{style.mark}・{style.sides}・{style.face}")]
    rows = [*about(compared.imprint), *settings, *sources(compared.imprint)]
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            put(sheet.cell(at, column), text)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 40
