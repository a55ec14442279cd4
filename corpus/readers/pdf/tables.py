"""Ruled tables of a PDF page: pdfplumber's search for cells, on the rulings that pdfium found.

Only the rulings are needed for that: pdfplumber does not have to interpret the page a second time, which is where
its time goes (docs/decisions/0001-pdf-reading.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from corpus.readers.pdf.drawings import Edge
from corpus.readers.pdf.order import Extent, around

_NEAR = 3.0  # points within which two rulings are one, or meet (pdfplumber's own default)
_MOST_EDGES = 600  # the search takes the square of their number
_FRAME = 0.5  # a cell larger than this share of the page is a frame around text, not a cell


class Place(NamedTuple):
    """A cell: row and column from 0, and its edges in points from the top left corner of the page."""

    row: int
    column: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one ruled table, row by row. A merged cell stands at its first row and column."""

    cells: tuple[Place, ...]
    extent: Extent

    def cell_at(self, x: float, y: float) -> Place | None:
        """The cell around a point: the smallest one, where one encloses another."""
        around = [cell for cell in self.cells if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom]
        return min(around, key=lambda cell: (cell.x1 - cell.x0) * (cell.bottom - cell.top), default=None)


def find_tables(edges: Sequence[Edge], width: float, height: float) -> tuple[Table, ...]:
    """The tables that ``edges`` rule on a page of that size, from the top down. One column alone is no table."""
    if sum(edge.level for edge in edges) < 2 or all(edge.level for edge in edges):
        return ()
    from pdfplumber import table as finder

    merged = finder.merge_edges([_described(edge) for edge in edges], _NEAR, _NEAR, _NEAR, _NEAR)
    if len(merged) > _MOST_EDGES:
        return ()
    merged = finder.merge_edges([*merged, *_open_sides(merged)], _NEAR, _NEAR, _NEAR, _NEAR)
    cells = finder.intersections_to_cells(finder.edges_to_intersections(merged, _NEAR, _NEAR))
    tables = [_table(group) for group in finder.cells_to_tables(cells)]
    return tuple(table for table in tables if _tabular(table, width * height))


def _described(edge: Edge) -> dict[str, Any]:
    """An edge as pdfplumber's functions take it."""
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.level else "v",
    }


def _table(cells: Sequence[tuple[float, float, float, float]]) -> Table:
    tops, lefts = _steps(cell[1] for cell in cells), _steps(cell[0] for cell in cells)
    places = sorted(Place(_step(tops, cell[1]), _step(lefts, cell[0]), *cell) for cell in cells)
    return Table(tuple(places), around([Extent(*cell) for cell in cells]))


def _steps(values: Iterable[float]) -> list[float]:
    """The distinct ones among nearly equal values, in order."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _NEAR:
            steps.append(value)
    return steps


def _step(steps: Sequence[float], value: float) -> int:
    return bisect_right(steps, value) - 1


def _tabular(table: Table, page: float) -> bool:
    """Whether cells stand side by side, and none of them is a frame around most of the page."""
    largest = max((cell.x1 - cell.x0) * (cell.bottom - cell.top) for cell in table.cells)
    return any(cell.column for cell in table.cells) and largest < _FRAME * page


def _open_sides(edges: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The outer sides that tables set open to the left and right leave away.

    Such a table shows as level lines of one length with upright lines from one to the next.
    """
    levels = sorted((edge for edge in edges if edge["orientation"] == "h"), key=itemgetter("top"))
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    for at, upper in enumerate(levels):
        x0, x1 = upper["x0"], upper["x1"]
        alike = (e for e in levels[at + 1 :] if abs(e["x0"] - x0) <= _NEAR and abs(e["x1"] - x1) <= _NEAR)
        lower = next(alike, None)
        if lower and any(
            x0 + _NEAR < edge["x0"] < x1 - _NEAR
            and edge["top"] <= upper["top"] + _NEAR
            and edge["bottom"] >= lower["top"] - _NEAR
            for edge in uprights
        ):
            yield from (_described(Edge(x, upper["top"], x, lower["top"])) for x in (x0, x1))
