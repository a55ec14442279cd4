"""The blocks of a Word story – paragraphs and tables, in order – as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.readers.docx.indent import indentation
from corpus.readers.docx.inline import DELETED, Inline
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.xml import MC, Element, W, chosen, number, on, value
from corpus.readers.layout_tables import holds_clauses, unfolded
from corpus.readers.mending import mend
from models.source import Cell, Line

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Box(NamedTuple):
    """A text box: behind how many lines of the story it is anchored, and its own lines."""

    at: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines if line.text.strip())


class _Held(NamedTuple):
    """A paragraph whose end mark is deleted: its text goes on in the next one."""

    text: str
    properties: Element | None


class Story:
    """Reads blocks into ``lines``; the numbering goes on from block to block."""

    def __init__(self, root: Element, styles: Styles, numbering: Numbering) -> None:
        self.inline = Inline(styles, runs_on=_fields_are_closed(root))
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.chunks = 0
        """Other files that Word would show here (w:altChunk)."""
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._clauses_in_tables = False
        self._held: _Held | None = None

    def read(self, container: Element, cell: Cell | None = None) -> None:
        """Append the blocks of a container: the body, a cell, a note."""
        for child in container:
            if child.tag == W + "p":
                self._paragraph(child, cell)
            elif child.tag == W + "tbl":
                self._release(cell)
                self._table(child, cell)
            elif child.tag in _WRAPPERS:
                self.read(child, cell)
            elif child.tag == MC + "AlternateContent":
                self.read(chosen(child), cell)
            elif child.tag == W + "altChunk":
                self.chunks += 1
        if container.tag not in _WRAPPERS:
            self._release(cell)

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        properties = paragraph.find(W + "pPr")
        deleted = self.inline.deleted
        text = (self._held.text if self._held else "") + self.inline.text(paragraph)
        boxes = self.inline.boxes
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is not None and any(mark.find(tag) is not None for tag in DELETED):
            self.inline.deleted += self.inline.deleted == deleted
            self._held = _Held(text, properties)
        else:
            self._held = None
            if text.strip() or mark is None or not on(mark, "vanish"):
                self._line(text, properties, cell)
        for box in boxes:
            self._box(box)

    def _line(self, text: str, properties: Element | None, cell: Cell | None) -> None:
        style = None if properties is None else value(properties, "pStyle")
        before = "" if cell else indentation(properties, style, self._styles, self._numbering)
        text = before + self._numbering.mark(properties, style) + text
        if cell is None or text.strip():
            self.lines += [Line(mend(line), cell=cell) for line in text.split("\n")]

    def _release(self, cell: Cell | None) -> None:
        """A paragraph without an end mark, and nothing that it could go on in."""
        held, self._held = self._held, None
        if held and held.text.strip():
            self._line(held.text, held.properties, cell)

    def _box(self, content: Element) -> None:
        lines, self.lines = self.lines, []
        self.read(content)
        self.boxes.append(Box(len(lines), tuple(self.lines)))
        self.lines = lines

    def _table(self, table: Element, outer: Cell | None) -> None:
        """The cells of a table row by row. A table in a cell belongs to that cell; a single cell is a frame."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if sum(map(len, rows)) == 1:
            self.read(next(cell for row in rows for _, cell in row), outer)
            return
        first, at = len(self.lines), self._tables
        self._tables += outer is None
        for y, row in enumerate(rows):
            for x, cell in row:
                self.read(cell, outer or Cell(at, y, x))
        if outer is None:
            self._unfold(first)

    def _unfold(self, first: int) -> None:
        """The last table, from the line ``first`` on, as running text where it only places the clauses."""
        if holds_clauses(self.lines[first:], continued=self._clauses_in_tables):
            self._clauses_in_tables = True
            self.lines[first:] = unfolded(self.lines[first:])
            self.boxes = [box._replace(at=min(box.at, len(self.lines))) for box in self.boxes]


def _rows(table: Element) -> Iterator[Element]:
    """The rows that stand when changes are accepted."""
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their columns; a cell merged with the one above or before it is no cell of its own."""
    column = number(row, "trPr", "gridBefore") or 0
    for cell in _wrapped(row):
        merged = any(
            cell.find(f"{W}tcPr/{W}{name}") is not None and value(cell, "tcPr", name) in (None, "continue")
            for name in ("vMerge", "hMerge")
        )
        if not merged and cell.find(f"{W}tcPr/{W}cellDel") is None:
            yield column, cell
        column += max(1, number(cell, "tcPr", "gridSpan") or 1)


def _wrapped(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _wrapped(child)


def _fields_are_closed(root: Element) -> bool:
    kinds = [mark.get(W + "fldCharType") for mark in root.iter(W + "fldChar")]
    return kinds.count("begin") <= kinds.count("end")


def in_place(lines: list[Line], boxes: list[Box]) -> tuple[Line, ...]:
    """The lines of a story with those of its text boxes behind the paragraphs that hold them."""
    result = list(lines)
    for box in reversed(boxes):
        result[box.at : box.at] = box.lines
    return tuple(result)
