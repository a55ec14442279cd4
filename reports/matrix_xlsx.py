"""A matrix as an Excel workbook: 数値と条件, 主題, the values one by one, and where all of it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from models.matrix import Cell, Favour, Matrix, Standing, TopicCell
from models.origin import Imprint, Origin
from reports.imprint import SOURCES, about, sources
from reports.matrix_words import (
    DIFFERS,
    LEGEND,
    direction_of,
    gaps_first,
    length_of,
    places_of,
    topic_value,
    value_of,
    where,
)
from reports.spreadsheet import lines_of, plain, put, saved

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

PARAMETERS, TOPICS, VALUES, ABOUT = "数値と条件", "主題", "値の一覧", "出典と凡例"
"""Names of the sheets."""
_AUTHOR = "約款くらべ"
_SERVICE_WIDTH = 26
_LINE, _TALLEST = 13.5, 405
"""Points of a line of text, and of the tallest row that Excel takes."""
_NOTE = 1_500
"""Characters of a comment."""
_TEXT, _HEAD, _BEST, _WORST, _NONE, _UNREAD = "本文", "見出し", "有利", "不利", "定めなし", "読めず"


def matrix_xlsx(matrix: Matrix, imprint: Imprint) -> bytes:
    """The workbook: panes frozen, columns to filter by, citations in the cells, sentences as comments on them."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = _AUTHOR
    _styles(book)
    _parameters(book.create_sheet(PARAMETERS), matrix)
    _topics(book.create_sheet(TOPICS), matrix)
    _values(book.create_sheet(VALUES), matrix)
    _about(book.create_sheet(ABOUT), imprint)
    return saved(book)


def _styles(book: Workbook) -> None:
    """All looks of cells; what stands for the customer shows by sign and by colour, what is missing by hatching."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    thin = Side(style="thin", color="D9DEE7")
    fills = {
        _TEXT: PatternFill(),
        _HEAD: PatternFill("solid", fgColor="F0F3F8"),
        _BEST: PatternFill("solid", fgColor="E7F3EC"),
        _WORST: PatternFill("solid", fgColor="FDECEA"),
        _NONE: PatternFill("lightUp", fgColor="C4CAD4"),
        _UNREAD: PatternFill("lightGray", fgColor="C4CAD4"),
    }
    for name, fill in fills.items():
        style = NamedStyle(name)
        colour = "5B677A" if name in (_NONE, _UNREAD) else "1D2433"
        style.font = Font(name="Yu Gothic", size=10, bold=name == _HEAD, color=colour)
        style.alignment = Alignment(vertical="top", wrap_text=True)
        style.border = Border(thin, thin, thin, thin)
        style.fill = fill
        book.add_named_style(style)


def _parameters(sheet: Worksheet, matrix: Matrix) -> None:
    services = [_head(origin) for origin in matrix.services]
    _line(sheet, 1, ["分類", "項目", "違い", *services, "契約者から見て", "比べ方"], _HEAD)
    rows = [(group.name, row) for group in matrix.groups for row in group.rows]
    for at, (group, row) in enumerate(rows, 2):
        texts = [_lines(value_of(cell), places_of(cell)) for cell in row.cells]
        first = [group, row.label, DIFFERS if row.differs else "同じ"]
        _line(sheet, at, [*first, *texts, direction_of(row), "。".join(row.notes)], _TEXT)
        for column, cell in enumerate(row.cells, 4):
            place = sheet.cell(at, column)
            _look(place, _look_of(cell))
            _comment(place, _quotes(cell))
    _layout(sheet, "D2", [14, 24, 7, *[_SERVICE_WIDTH] * len(services), 30, 30])


def _look_of(cell: Cell) -> str:
    if cell.favour:
        return _BEST if cell.favour is Favour.BEST else _WORST
    return {Standing.STATED: _TEXT, Standing.UNREAD: _UNREAD, Standing.ABSENT: _NONE}[cell.standing]


def _quotes(cell: Cell) -> str:
    """What the document says, or the captions of the articles that speak of it."""
    said = [f"{value.place.where}「{value.sentence}」" for value in cell.values]
    return "\n".join(said or [f"{place.where} {place.heading}" for place in cell.traces])


def _topics(sheet: Worksheet, matrix: Matrix) -> None:
    services = [_head(origin) for origin in matrix.services]
    _line(sheet, 1, ["主題", "ある数", "欠け", *services], _HEAD)
    for at, row in enumerate(gaps_first(matrix.topics), 2):
        texts = [_lines(topic_value(cell), where(cell.places), length_of(cell)) for cell in row.cells]
        _line(sheet, at, [row.label, "", "", *texts], _TEXT)
        sheet.cell(at, 2).value, sheet.cell(at, 3).value = row.count, row.gaps
        for column, cell in enumerate(row.cells, 4):
            place = sheet.cell(at, column)
            _look(place, _TEXT if cell.has else _WORST if cell.missing else _NONE)
            _comment(place, _captions(cell))
    _layout(sheet, "D2", [26, 8, 8, *[_SERVICE_WIDTH] * len(services)])


def _captions(cell: TopicCell) -> str:
    return "\n".join(f"{place.where} {place.heading}" for place in cell.places)


def _values(sheet: Worksheet, matrix: Matrix) -> None:
    """Every value in a row of its own, so that one service, one item or one standing can be filtered out."""
    heads = ["サービス", "分類", "項目", "状態", "値", "値（記法）", "契約者から見て", "条", "頁", "引用", "文", "条件"]
    _line(sheet, 1, heads, _HEAD)
    for at, (texts, page) in enumerate(_listed(matrix), 2):
        _line(sheet, at, texts, _TEXT)
        if page:
            sheet.cell(at, 9).value = page
    _layout(sheet, "D2", [24, 14, 24, 14, 20, 18, 8, 18, 6, 24, 60, 40])


def _listed(matrix: Matrix) -> Iterator[tuple[list[str], int | None]]:
    """The rows of the list, each with its page; a service that states nothing has one row that says so."""
    for group in matrix.groups:
        for row in group.rows:
            for origin, cell in zip(matrix.services, row.cells, strict=True):
                first = [origin.name, group.name, row.label, cell.standing.value]
                sign = cell.favour.value if cell.favour else ""
                for value in cell.values:
                    said = [value.spoken, value.value, sign, value.place.citation, "", value.quote, value.sentence]
                    said.append("\n".join(value.conditions))
                    yield [*first, *said], value.place.page
                for place in cell.traces:
                    yield [*first, "", "", "", place.citation, *[""] * 4], place.page
                if cell.standing is Standing.ABSENT:
                    yield [*first, *[""] * 8], None


def _about(sheet: Worksheet, imprint: Imprint) -> None:
    rows: list[Sequence[str]] = [*about(imprint), (), SOURCES, *sources(imprint), (), *LEGEND]
    for at, row in enumerate(rows, 1):
        _line(sheet, at, row, _HEAD if row is SOURCES else _TEXT)
    for column, width in zip("ABCDE", (34, 60, 12, 68, 60), strict=True):
        sheet.column_dimensions[column].width = width
    _heights(sheet, (34, 60, 12, 68, 60))
    _paper(sheet)


def _head(origin: Origin) -> str:
    return _lines(origin.name, origin.date)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _line(sheet: Worksheet, at: int, texts: Iterable[str], look: str) -> None:
    """One row of text, nothing of which is a formula."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(at, column)
        cell.style = look
        put(cell, text)


def _look(cell: SheetCell, look: str) -> None:
    """Another look for a cell that is written already; that it is text stays."""
    quoted = cell.quotePrefix
    cell.style = look
    if quoted:
        cell.quotePrefix = True


def _comment(cell: SheetCell, text: str) -> None:
    from openpyxl.comments import Comment

    if text:
        shown = plain(text)
        short = shown if len(shown) <= _NOTE else f"{shown[:_NOTE]}…"
        cell.comment = Comment(short, _AUTHOR, height=60 + 18 * (len(short) // 24 + short.count("\n")), width=360)


def _layout(sheet: Worksheet, corner: str, widths: Sequence[int]) -> None:
    """Frozen panes, a filter on the heads, widths, and print on pages as wide as the table."""
    from openpyxl.utils import get_column_letter

    _heights(sheet, widths)
    sheet.freeze_panes = corner
    sheet.auto_filter.ref = sheet.dimensions
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.print_title_rows = "1:1"
    _paper(sheet)


def _paper(sheet: Worksheet) -> None:
    """Pages as wide as the table, A3."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _heights(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Rows as tall as their text, which not every program finds out by itself."""
    for at, row in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = (lines_of(text, width) for text, width in zip(row, widths, strict=False) if isinstance(text, str))
        sheet.row_dimensions[at].height = min(_TALLEST, _LINE * max(lines, default=1) + 4)
