"""The 新旧対照表 as a Word file: A4 landscape, the head of the table on every page, where it comes from at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.comparison import Side
from models.house_style import HouseStyle, Mark
from reports import word
from reports.amendments.heads import NEW, NOTHING, OLD, REMARKS, columns, titled
from reports.amendments.table import Amendment, Line, amendments
from reports.comparison import Compared
from reports.imprint import about, sources

_RED = "C00000"
_INDENT = 10.5
"""Points for each depth."""
_WIDTHS = {NEW: 112, OLD: 112, REMARKS: 43}
"""Millimetres; 267 are there."""


def amendments_docx(compared: Compared, style: HouseStyle) -> bytes:
    """The file; ``compared.left`` is the old version."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    found = amendments(compared, all_articles=style.all_articles)
    title = titled(compared)
    document = word.blank(style.face, 10.5, title=title, landscape=True)
    word.head_and_foot(document, title)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = word.say(head, title)
    run.bold, run.font.size = True, Pt(14)
    if not found:
        word.say(document.add_paragraph(), NOTHING)
    else:
        _table(document, compared, found, style)
    _imprint(document, compared, style)
    return word.saved(document)


def _table(document: Any, compared: Compared, found: Sequence[Amendment], style: HouseStyle) -> None:
    from docx.shared import Mm

    names = columns(style)
    rows = 1 + sum(len(amendment.bands) for amendment in found)
    table = document.add_table(rows=rows, cols=len(names), style="Table Grid")
    table.autofit = False
    grid = list(table.rows)
    for cell, name in zip(grid[0].cells, names, strict=True):
        side = {NEW: Side.RIGHT, OLD: Side.LEFT}.get(name)
        dated = compared.origin(side).date if side else ""
        word.say(cell.paragraphs[0], f"{name}（{dated}）" if dated else name).bold = True
        word.shade(cell, "EEF1F6")
    word.repeat_head(grid[0])
    wide = sum(_WIDTHS[name] for name in _WIDTHS) / sum(_WIDTHS[name] for name in names)
    for column, name in zip(table.columns, names, strict=True):
        column.width = Mm(round(_WIDTHS[name] * wide))
    for row in grid:
        for cell, name in zip(row.cells, names, strict=True):
            cell.width = Mm(round(_WIDTHS[name] * wide))
    at = 1
    for amendment in found:
        for k, band in enumerate(amendment.bands):
            texts = {NEW: band.new, OLD: band.old}
            for cell, name in zip(grid[at].cells, names, strict=True):
                if name in texts:
                    _lines(cell, texts[name], style)
                elif k == 0:
                    _remarks(cell, amendment.remarks)
                _open(cell, above=k > 0, below=k < len(amendment.bands) - 1)
            at += 1


def _lines(cell: Any, lines: Sequence[Line], style: HouseStyle) -> None:
    from docx.shared import Pt

    for k, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(_INDENT * (line.depth + 1))
        paragraph.paragraph_format.first_line_indent = Pt(-_INDENT)
        for words in line.words:
            run = word.say(paragraph, words.text)
            if words.changed:
                _mark(run, style.mark)


def _mark(run: Any, mark: Mark) -> None:
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import RGBColor

    run.font.underline = WD_UNDERLINE.THICK if mark is Mark.SIDELINE else WD_UNDERLINE.SINGLE
    if mark is Mark.RED:
        run.font.color.rgb = RGBColor.from_string(_RED)


def _remarks(cell: Any, remarks: Sequence[str]) -> None:
    from docx.shared import Pt

    for k, remark in enumerate(remarks):
        paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
        word.say(paragraph, remark).font.size = Pt(9)


def _open(cell: Any, *, above: bool, below: bool) -> None:
    """No ruling between the bands of one article."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tcBorders")
    for edge, gone in (("w:top", above), ("w:bottom", below)):
        if gone:
            element = OxmlElement(edge)
            element.set(qn("w:val"), "nil")
            borders.append(element)
    properties = cell._tc.get_or_add_tcPr()
    width = properties.find(qn("w:tcW"))
    width.addnext(borders) if width is not None else properties.append(borders)


def _imprint(document: Any, compared: Compared, style: HouseStyle) -> None:
    from docx.shared import Pt

    settings = [("対照表の様式", f"{style.mark}・{style.sides}・{style.face}")]
    lines = ["出典", *(f"{what}：{how}" for what, how in [*about(compared.imprint), *settings])]
    lines += ["　".join(filter(None, row)) for row in sources(compared.imprint)]
    document.add_paragraph()
    for k, line in enumerate(lines):
        run = word.say(document.add_paragraph(), line)
        run.font.size, run.bold = Pt(8), k == 0
