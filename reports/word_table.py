"""Tables of Word files from plain values: rows of cells of paragraphs of text, written as WordprocessingML directly.

python-docx finds its way to a cell again at every touch, which costs seconds in a table of a thousand rows. The order
of elements is that of ECMA-376 part 1 (17.3.2, 17.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.markup import visible

if TYPE_CHECKING:
    from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS = 20
"""Of a point; a millimetre has 72 / 25.4 points."""
GREY, HATCHED = "EEF1F6", "pct10"
"""A colour as RRGGBB, or a pattern that shows in black and white too."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run. ``line`` is an underline of the file format (single, double, thick) or empty; ``colour`` RRGGBB or empty."""

    text: str
    bold: bool = False
    line: str = ""
    strike: bool = False
    boxed: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: ``left`` and ``first`` indent it in points (``first`` its first line, from ``left`` on); ``size`` in points."""

    texts: tuple[Text, ...]
    left: float = 0.0
    first: float = 0.0
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """``span`` columns wide; ``open_above`` and ``open_below`` leave the ruling out; ``goes_on``: part of the cell above."""

    paras: tuple[Para, ...]
    span: int = 1
    shade: str = ""
    open_above: bool = False
    open_below: bool = False
    goes_on: bool = False
    starts: bool = False
    """Cells below it go on with it."""


@dataclass(frozen=True, slots=True)
class Row:
    """``head``: printed again on every page; ``whole``: on one page; ``with_next``: on the page of the row below it."""

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False
    with_next: bool = False


def plain(text: str, size: float = 0.0, *, bold: bool = False, shade: str = "", span: int = 1) -> Cell:
    """A cell with the lines of a text."""
    return Cell(tuple(Para((Text(line, bold),), size=size) for line in text.split("\n")), span, shade)


def heads(*texts: str, size: float = 0.0) -> Row:
    """The first row of a table."""
    return Row(tuple(plain(text, size, bold=True, shade=GREY) for text in texts), head=True, whole=True)


def add_table(document: Document, widths: Sequence[float], rows: Iterable[Row]) -> None:
    """A ruled table at the end of a document; ``widths`` in millimetres."""
    twips = [round(width * 72 / 25.4 * _TWIPS) for width in widths]
    body: Any = document.element.body
    table = _child(None, "tbl")
    properties = _child(table, "tblPr")
    _child(properties, "tblStyle", val="TableGrid")
    _child(properties, "tblW", w=str(sum(twips)), type="dxa")
    _child(properties, "tblLayout", type="fixed")
    grid = _child(table, "tblGrid")
    for width in twips:
        _child(grid, "gridCol", w=str(width))
    for row in rows:
        _row(table, row, twips)
    body.insert(len(body) - 1, table)  # before the properties of the section


def _row(table: Any, row: Row, twips: Sequence[int]) -> None:
    made = _child(table, "tr")
    if row.head or row.whole:
        properties = _child(made, "trPr")
        if row.whole:
            _child(properties, "cantSplit")
        if row.head:
            _child(properties, "tblHeader")
    at = 0
    for cell in row.cells:
        _cell(made, cell, sum(twips[at : at + cell.span]), with_next=row.with_next or row.head)
        at += cell.span


def _cell(row: Any, cell: Cell, width: int, *, with_next: bool) -> None:
    made = _child(row, "tc")
    properties = _child(made, "tcPr")
    _child(properties, "tcW", w=str(width), type="dxa")
    if cell.span > 1:
        _child(properties, "gridSpan", val=str(cell.span))
    if cell.starts or cell.goes_on:
        _child(properties, "vMerge", val="restart" if cell.starts else "continue")
    if cell.open_above or cell.open_below:
        borders = _child(properties, "tcBorders")
        for edge, gone in (("top", cell.open_above), ("bottom", cell.open_below)):
            if gone:
                _child(borders, edge, val="nil")
    if cell.shade == HATCHED:
        _child(properties, "shd", val=HATCHED, color="auto", fill="auto")
    elif cell.shade:
        _child(properties, "shd", val="clear", color="auto", fill=cell.shade)
    for para in cell.paras or (Para(()),):
        _para(made, para, with_next=with_next)


def _para(cell: Any, para: Para, *, with_next: bool) -> None:
    made = _child(cell, "p")
    if with_next or para.left or para.first:
        properties = _child(made, "pPr")
        if with_next:
            _child(properties, "keepNext")
        if para.left or para.first:
            way = "firstLine" if para.first > 0 else "hanging"
            indent = {"left": str(round(para.left * _TWIPS)), way: str(round(abs(para.first) * _TWIPS))}
            _child(properties, "ind", **indent)
    for text in para.texts:
        if text.text:
            _run(made, text, para.size)


def _run(paragraph: Any, text: Text, size: float) -> None:
    made = _child(paragraph, "r")
    looks = [
        ("b", {}, text.bold),
        ("strike", {}, text.strike),
        ("color", {"val": text.colour}, bool(text.colour)),
        ("sz", {"val": str(round(size * 2))}, bool(size)),
        ("szCs", {"val": str(round(size * 2))}, bool(size)),
        ("u", {"val": text.line}, bool(text.line)),
        ("bdr", {"val": "single", "sz": "4", "space": "0", "color": "auto"}, text.boxed),
    ]
    if any(wanted for _, _, wanted in looks):
        properties = _child(made, "rPr")
        for tag, how, wanted in looks:
            if wanted:
                _child(properties, tag, **how)
    for k, line in enumerate(text.text.split("\n")):
        if k:
            _child(made, "br")
        for j, piece in enumerate(line.split("\t")):
            if j:
                _child(made, "tab")
            if piece:
                words = _child(made, "t")
                words.text = visible(piece)
                words.set(_SPACE, "preserve")


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    from lxml import etree

    name = f"{{{_W}}}{tag}"
    made = etree.Element(name, nsmap={"w": _W}) if parent is None else etree.SubElement(parent, name)
    for key, value in attributes.items():
        made.set(f"{{{_W}}}{key}", value)
    return made
