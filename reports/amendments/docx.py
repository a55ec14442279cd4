"""The 新旧対照表 as a Word file: A4 landscape, the head of the table on every page, where it comes from at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.house_style import HouseStyle, Mark
from reports import word
from reports.amendments.heads import NEW, NOTHING, OLD, REMARKS, columns, labelled, settings, titled
from reports.amendments.table import Amendment, Band, Line, amendments
from reports.comparison.sides import Compared
from reports.word_table import Cell, Para, Row, Text, add_table, heads

if TYPE_CHECKING:
    from docx.document import Document

_RED = "C00000"
_INDENT = 10.5
"""Points for each depth."""
_WIDTHS = {NEW: 112, OLD: 112, REMARKS: 43}
"""Millimetres; 267 are there."""
_NUMBERED = re.compile(r"\S{1,6}　|[（(【第]")
"""How a line begins that hangs under its number or its caption; other text begins one character further in."""


def amendments_docx(compared: Compared, style: HouseStyle) -> bytes:
    """The file; ``compared.left`` is the old version."""
    found = amendments(compared, all_articles=style.all_articles)
    title = titled(compared)
    document = word.blank(style.face, 10.5, title=title, landscape=True)
    word.head_and_foot(document, title)
    word.titled(document, title)
    if found:
        _table(document, compared, found, style)
    else:
        word.say(document.add_paragraph(), NOTHING)
    word.imprint(document, compared.imprint, settings(style))
    return word.saved(document)


def _table(document: Document, compared: Compared, found: Sequence[Amendment], style: HouseStyle) -> None:
    names = columns(style)
    wide = sum(_WIDTHS.values()) / sum(_WIDTHS[name] for name in names)
    top = heads(*labelled(compared, names))
    rows = (row for amendment in found for row in _rows(amendment, names, style))
    add_table(document, [round(_WIDTHS[name] * wide) for name in names], (top, *rows))


def _rows(amendment: Amendment, names: Sequence[str], style: HouseStyle) -> Iterator[Row]:
    """The bands of one article, without ruling between them; 備考 runs down beside all of them."""
    for k, band in enumerate(amendment.bands):
        above, below = k > 0, k < len(amendment.bands) - 1
        cells = [
            _remarks(amendment.remarks, above=above, below=below)
            if name == REMARKS
            else Cell(tuple(_paras(band, name, style)), open_above=above, open_below=below)
            for name in names
        ]
        yield Row(tuple(cells), with_next=k == 0 and below)


def _remarks(remarks: Sequence[str], *, above: bool, below: bool) -> Cell:
    paras = () if above else tuple(Para((Text(remark),), size=9) for remark in remarks)
    return Cell(paras, goes_on=above, starts=below and not above)


def _paras(band: Band, name: str, style: HouseStyle) -> Iterator[Para]:
    for line in band.new if name == NEW else band.old:
        hangs = _NUMBERED.match(line.text) is not None
        further = 0.0 if line.text.startswith("　") else _INDENT
        yield Para(tuple(_texts(line, style.mark)), _INDENT * (line.depth + hangs), -_INDENT if hangs else further)


def _texts(line: Line, mark: Mark) -> Iterator[Text]:
    under = "thick" if mark is Mark.SIDELINE else "single"
    for words in line.words:
        red = _RED if words.changed and mark is Mark.RED else ""
        yield Text(words.text, line=under if words.changed else "", colour=red)
