"""One page of a PDF: its lines in reading order, each in its cell where a table is ruled."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf.beside import before_their_text, with_headings
from corpus.readers.pdf.characters import Characters
from corpus.readers.pdf.columns import columnwise
from corpus.readers.pdf.gutters import cut_at_gutters
from corpus.readers.pdf.lines import Run, joined, runs
from corpus.readers.pdf.margins import without_margins
from corpus.readers.pdf.order import Extent, reading_order
from corpus.readers.pdf.strewn import without_strewn
from corpus.readers.pdf.tables import Table
from models.source import Box, Cell, Line


def lines(characters: Characters, tables: Sequence[Table], page: int, tables_before: int) -> list[Line]:
    """The lines of a page; what runs askew to the others comes last. ``tables_before`` counts those of earlier pages."""
    found = list(without_margins(list(cut_at_gutters(runs(without_strewn(characters.glyphs), tables)))))
    text, headings = with_headings(found)
    ordered = before_their_text([run for unit in _ordered_units(text, tables) for run in unit], headings)
    apart = [run for glyphs in characters.askew for run in [Run(glyphs)] if run.text.strip()]
    return [_line(run, page, tables_before) for run in [*joined(ordered), *apart]]


def _ordered_units(found: Sequence[Run], tables: Sequence[Table]) -> list[list[Run]]:
    """Single lines and whole tables, as a reader takes them. A table stands where its first line stands in the file."""
    units: list[list[Run]] = []
    extents: list[Extent] = []
    at: dict[int, int] = {}
    for run in found:
        if run.table is None:
            units.append([run])
            extents.append(run.extent)
        elif run.table in at:
            units[at[run.table]].append(run)
        else:
            at[run.table] = len(units)
            units.append([run])
            extents.append(tables[run.table].extent)
    return [_by_cell(units[i]) if units[i][0].cell else units[i] for i in columnwise(extents)]


def _by_cell(table: Sequence[Run]) -> list[Run]:
    """The lines of one table, row by row and cell by cell."""
    cells: dict[object, list[Run]] = {}
    for run in table:
        cells.setdefault(run.cell, []).append(run)
    ordered = sorted(cells.values(), key=lambda inside: inside[0].cell or ())
    return [inside[i] for inside in ordered for i in reading_order([run.extent for run in inside])]


def _line(run: Run, page: int, tables_before: int) -> Line:
    extent = run.extent
    box = Box(*(round(value, 2) for value in (*extent, run.size)))
    cell = None
    if run.cell is not None and run.table is not None:
        cell = Cell(tables_before + run.table, run.cell.row, run.cell.column)
    return Line(run.text, page, box, cell)
