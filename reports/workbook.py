"""What the workbooks of all reports have in common: looks of cells, lines of text, heights, paper, and the sheet of sources.

What a document says is text in them, never a formula (``reports.spreadsheet``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from models.origin import Imprint, Origin
from reports.imprint import SOURCES, about, sources
from reports.spreadsheet import lines_of, plain, put

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

TEXT, HEAD, BEST, WORST, OPEN, NONE, UNREAD = "本文", "見出し", "有利", "不利", "要確認", "定めなし", "読めず"
"""Names of looks: the colours of good, bad and open come with a sign, what is missing shows by hatching."""
TITLE, RULED = "表題", "対照表"
"""Looks of a title above a table, and of the cells of a table that is ruled like one on paper."""
ABOUT = "出典と凡例"
"""Name of the last sheet."""
_A3, _A4 = 8, 9
_ROOM = {_A4: 215, _A3: 325}
"""Narrow characters that stand side by side on a page and can still be read: letters of 10 points print at about 6.7."""
_MARGIN = 0.4
"""Inches."""
_EDGE, _INK = "D9DEE7", "7A8699"
"""Colours of the rules on the screen, and of those that are printed."""
_AUTHOR = "約款くらべ"
_LINE, _TALLEST = 16.0, 405
"""Points of a line of text, and of the tallest row that Excel takes."""
_TITLE = 120
"""Characters of a title above a page; Excel takes 255 for all of it."""
_NOTE = 1_500
"""Characters of a comment."""
_ABOUT_WIDTHS = (28, 46, 12, 68, 46)


def blank(title: str) -> Workbook:
    """A workbook without sheets, with all looks; its title stands in its properties and above every printed page."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.title = _AUTHOR, plain(title)
    thin = Side(style="thin", color=_EDGE)
    fills = {
        TEXT: PatternFill(),
        HEAD: PatternFill("solid", fgColor="F0F3F8"),
        BEST: PatternFill("solid", fgColor="E7F3EC"),
        WORST: PatternFill("solid", fgColor="FDECEA"),
        OPEN: PatternFill("solid", fgColor="FFF4D6"),
        NONE: PatternFill("lightUp", fgColor="C4CAD4"),
        UNREAD: PatternFill("lightGray", fgColor="C4CAD4"),
    }
    for name, fill in fills.items():
        style = NamedStyle(name)
        colour = "5B677A" if name in (NONE, UNREAD) else "1D2433"
        style.font = Font(name="Yu Gothic", size=10, bold=name == HEAD, color=colour)
        style.alignment = Alignment(vertical="top", wrap_text=True)
        style.border = Border(thin, thin, thin, thin)
        style.fill = fill
        book.add_named_style(style)
    book.add_named_style(NamedStyle(TITLE, Font(bold=True, size=14)))
    book.add_named_style(NamedStyle(RULED, alignment=Alignment(vertical="top", wrap_text=True)))
    return book


def ruled(cell: SheetCell, face: str, points: float, *, top: bool, bottom: bool) -> None:
    """A cell of a table as on paper, in the letters of a house style; ruled at its sides, above and below where asked."""
    from openpyxl.styles import Border, Font, Side

    thin = Side(style="thin", color=_INK)
    cell.style = RULED
    cell.font = Font(name=plain(face), size=points)
    cell.border = Border(thin, thin, thin if top else None, thin if bottom else None)


def headed(origin: Origin) -> str:
    """The head of the column of a document: its name and, below it, the day of its version."""
    return joined(origin.name, origin.date)


def joined(*texts: str) -> str:
    """The lines that are not empty."""
    return "\n".join(filter(None, texts))


def line(sheet: Worksheet, at: int, texts: Iterable[str], look: str) -> None:
    """One row of text, nothing of which is a formula."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(at, column)
        cell.style = look
        put(cell, text)


def look(cell: SheetCell, name: str) -> None:
    """Another look for a cell that is written already; that it is text stays."""
    quoted = cell.quotePrefix
    cell.style = name
    if quoted:
        cell.quotePrefix = True


def comment(cell: SheetCell, text: str) -> None:
    """Words that a spreadsheet shows when the cell is pointed at."""
    from openpyxl.comments import Comment

    if text:
        shown = plain(text)
        short = shown if len(shown) <= _NOTE else f"{shown[:_NOTE]}…"
        cell.comment = Comment(short, _AUTHOR, height=60 + 18 * (len(short) // 24 + short.count("\n")), width=360)


def layout(sheet: Worksheet, corner: str, widths: Sequence[int]) -> None:
    """Frozen panes, a filter on the heads, widths, and print with what is frozen on every page."""
    from openpyxl.utils import coordinate_to_tuple, get_column_letter

    heights(sheet, widths)
    sheet.freeze_panes = corner
    sheet.auto_filter.ref = sheet.dimensions
    widen(sheet, widths)
    sheet.print_title_rows = "1:1"
    frozen = coordinate_to_tuple(corner)[1] - 1
    if print_on(sheet, widths, frozen) > 1:
        sheet.print_title_cols = f"A:{get_column_letter(frozen)}"


def widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    """The columns from the first one, as wide as so many narrow characters."""
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def print_on(sheet: Worksheet, widths: Sequence[int], frozen: int = 0) -> int:
    """Landscape pages, numbered, with title and name of the sheet; returns how many stand side by side.

    A4 where the table can be read on it, else A3; a wider table goes on beside, with the first ``frozen`` columns
    again.
    """
    paper = _A4 if sum(widths) <= _ROOM[_A4] else _A3
    again = sum(widths[:frozen])
    across = max(1, math.ceil((sum(widths) - again) / (_ROOM[paper] - again)))
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.oddHeader.left.text = (sheet.parent.properties.title or "").replace("&", "&&")[:_TITLE]
    sheet.oddHeader.right.text, sheet.oddFooter.center.text = "&A", "- &P/&N -"
    return across


def heights(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Rows as tall as their text, which not every program finds out by itself."""
    for at, row in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = (lines_of(text, width) for text, width in zip(row, widths, strict=False) if isinstance(text, str))
        sheet.row_dimensions[at].height = min(_TALLEST, _LINE * max(lines, default=1) + 4)


def about_sheet(
    book: Workbook, imprint: Imprint, legend: Iterable[tuple[str, str]] = (), more: Iterable[tuple[str, str]] = ()
) -> None:
    """The last sheet: program, rules, settings and ``more`` of them, the documents, what signs mean."""
    sheet = book.create_sheet(ABOUT)
    rows: list[Sequence[str]] = [*about(imprint), *more, (), SOURCES, *sources(imprint), (), *legend]
    for at, row in enumerate(rows, 1):
        line(sheet, at, row, HEAD if row is SOURCES else TEXT)
    widen(sheet, _ABOUT_WIDTHS)
    heights(sheet, _ABOUT_WIDTHS)
    print_on(sheet, _ABOUT_WIDTHS)
