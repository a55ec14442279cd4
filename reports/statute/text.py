"""Own text → the elements of 法令標準XML that hold it: sentences, and tables where the source has cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from models.document import Node, Passage
from models.source import Cell, Source
from models.statute import printable

_OPEN, _CLOSE = "（(「『［[【〔", "）)」』］]】〕"
_PROVISO = re.compile(r"\s*(?:ただし|但し)")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of own text: outside tables, or in one cell."""

    text: str
    cell: Cell | None = None


def blocks(source: Source, node: Node) -> tuple[list[Block], list[Block]]:
    """The own text of a node as blocks: what stands before its children, and what after the first of them began."""
    behind = next((start for child in node.children for start in _starts(child)), len(source.text) + 1)
    found: tuple[list[Block], list[Block]] = ([], [])
    for (cell, later), group in groupby(_stretches(source, node.body, behind), key=lambda stretch: stretch[2]):
        stretches = list(group)
        found[later].append(Block(node.body.text[stretches[0][0] : stretches[-1][1]], cell))
    return found


def _starts(node: Node) -> Iterator[int]:
    """Where the print of a node begins in the source."""
    for passage in node.passages():
        yield passage.runs[0].start
    for child in node.children:
        yield from _starts(child)


def _stretches(source: Source, body: Passage, behind: int) -> Iterator[tuple[int, int, tuple[Cell | None, bool]]]:
    """Start and end in the body of every run, with its cell and whether it stands behind the first child."""
    for run in body.runs:
        cell = source.lines[source.line_at(run.start)].cell
        yield run.at, run.at + run.length, (cell, run.start > behind)


def sentences(parent: Element, text: str) -> None:
    """Add the sentences of a text; a line feed between two blocks is kept at the end of the sentence before it."""
    pieces = list(_sentences(printable(text))) or [""]
    provisos = [_PROVISO.match(piece) is not None for piece in pieces]
    functions = any(provisos[1:])
    for number, (piece, proviso) in enumerate(zip(pieces, provisos, strict=True), 1):
        attributes = {"Num": str(number)}
        if functions:
            attributes["Function"] = "proviso" if proviso else "main"
        SubElement(parent, "Sentence", attributes).text = piece


def _sentences(text: str) -> Iterator[str]:
    """The text cut behind every 。 and line feed that stands in no bracket."""
    start = depth = 0
    for match in re.finditer(rf"[{re.escape(_OPEN + _CLOSE)}]|。\n?|\n", text):
        if match[0] in _OPEN:
            depth += 1
        elif match[0] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or match[0][-1] == "\n":  # a bracket that is never closed ends with its line
            yield text[start : match.end()]
            start, depth = match.end(), 0
    if start < len(text):
        yield text[start:]


def table(parent: Element, cells: Sequence[Block]) -> None:
    """Add a table of the cells, in their order; a block without cell is a row of one column."""
    body = SubElement(SubElement(parent, "TableStruct"), "Table")
    row: Element | None = None
    last: Cell | None = None
    for block in cells:
        cell = block.cell
        column = cell.column if cell else 0
        if row is None or cell is None or last is None or cell.row != last.row or column <= last.column:
            row, filled = SubElement(body, "TableRow"), 0
        else:
            filled = last.column + 1
        for _ in range(filled, column):
            SubElement(SubElement(row, "TableColumn"), "Sentence")
        sentences(SubElement(row, "TableColumn"), block.text)
        last = cell


def rows(block: Block) -> list[Block]:
    """A block outside tables as one block for each of its lines, to be rows of a table."""
    return [Block(line) for line in block.text.split("\n")] if block.cell is None else [block]


def grouped(all_blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks by table: (True, the cells of one table) or (False, one block of text)."""
    for number, group in groupby(all_blocks, key=lambda block: block.cell.table if block.cell else None):
        yield number is not None, list(group)
