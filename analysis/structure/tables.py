"""The tables inside provisions, as rows and cells that point home.

Where the reader saw cells, those; in plain text what is set apart by tabs, or in columns under a row of headings. A
table that goes on over the edge of a page is one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analysis.structure.furniture import REPEATED_HEADER
from analysis.structure.layout import SENTENCE_END
from analysis.structure.table_headers import header_row
from analysis.structure.text_tables import text_tables
from models.document import NOTHING, Document, Passage, Run
from models.source import Line, Source
from models.table import Table

_SAME_PLACE = 12.0  # points by which a column may be shifted on the next page

Cells = Mapping[int, Passage]
"""Column → what stands there, for one row."""


def tables(document: Document) -> Mapping[str, tuple[Table, ...]]:
    """Path of a provision → the tables in its own text, in order. Provisions without a table are left out."""
    repeated = [piece.start for piece in document.furniture if piece.why == REPEATED_HEADER]
    found: dict[str, tuple[Table, ...]] = {}
    for entry in document.entries:
        body = entry.node.body
        here = _ruled_tables(document.source, body, repeated) or text_tables(document.source, body)
        if here:
            found[entry.path] = found.get(entry.path, ()) + here
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, or as much of it as stands on one page, and its first and last run among those of the passage."""

    rows: tuple[Cells, ...]
    first: int
    last: int
    lefts: Mapping[int, float]
    """Column → where its text begins, in points, where the reader knows."""
    pages: tuple[int | None, int | None]
    header_printed_again: bool = False

    @property
    def columns(self) -> frozenset[int]:
        return frozenset(column for row in self.rows for column in row)


def _ruled_tables(source: Source, body: Passage, repeated: Sequence[int]) -> tuple[Table, ...]:
    """The tables that the reader saw in a passage."""
    wholes: list[_Part] = []
    for part in _parts(source, body):
        if wholes and _goes_on(wholes[-1], part):
            edge = range(body.runs[part.first - 1].start, body.runs[part.first].start)
            wholes[-1] = _joined(wholes[-1], part, again=any(start in edge for start in repeated))
        else:
            wholes.append(part)
    return tuple(_table(whole) for whole in wholes)


def _parts(source: Source, body: Passage) -> Iterator[_Part]:
    """The stretches of a passage that stand in one table each."""
    lines = [source.lines[source.line_at(run.start)] for run in body.runs]
    numbers = [line.cell.table if line.cell else None for line in lines]
    for number, group in groupby(range(len(lines)), key=numbers.__getitem__):
        if number is not None:
            at = list(group)
            yield _part(body, [(body.runs[k], lines[k]) for k in at], at[0], at[-1])


def _part(body: Passage, located: Sequence[tuple[Run, Line]], first: int, last: int) -> _Part:
    cells: dict[int, dict[int, list[Run]]] = {}
    lefts: dict[int, float] = {}
    for run, line in located:
        if line.cell is None:
            continue
        cells.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(run)
        if line.box:
            lefts[line.cell.column] = min(line.box.x0, lefts.get(line.cell.column, line.box.x0))
    rows = tuple({at: _passage(body, runs) for at, runs in cells[row].items()} for row in sorted(cells))
    return _Part(rows, first, last, lefts, (located[0][1].page, located[-1][1].page))


def _passage(body: Passage, runs: Sequence[Run]) -> Passage:
    """The runs of one cell as they are joined in the passage that holds them."""
    first = runs[0].at
    end = runs[-1].at + runs[-1].length
    return Passage(body.text[first:end], tuple(replace(run, at=run.at - first) for run in runs))


def _goes_on(above: _Part, part: _Part) -> bool:
    """Whether a part is the rest of the table above: on a later page, nothing but page furniture between, same columns."""
    end, begin = above.pages[1], part.pages[0]
    if part.first != above.last + 1 or end is None or begin is None or begin <= end:
        return False
    if len(part.columns) < 2 or not part.columns <= above.columns:
        return False
    shifts = [abs(left - above.lefts[column]) for column, left in part.lefts.items() if column in above.lefts]
    return not shifts or min(shifts) <= _SAME_PLACE


def _joined(above: _Part, part: _Part, *, again: bool) -> _Part:
    """Both parts as one; ``again``: the header was printed between them."""
    rows = (*above.rows, *part.rows)
    if _row_goes_on(above.rows[-1], part.rows[0]):
        rows = (*above.rows[:-1], _together(above.rows[-1], part.rows[0]), *part.rows[1:])
    return replace(
        above,
        rows=rows,
        last=part.last,
        pages=(above.pages[0], part.pages[1]),
        header_printed_again=above.header_printed_again or again,
    )


def _row_goes_on(above: Cells, below: Cells) -> bool:
    """Whether the first row on a page is the rest of a row: its first column is empty, its text the end of a sentence."""
    first = min(above)
    return first not in below and all(
        column in above and above[column].text[-1] not in SENTENCE_END for column in below
    )


def _together(above: Cells, below: Cells) -> Cells:
    cells = dict(above)
    for column, rest in below.items():
        begin = above[column]
        shift = len(begin.text)
        moved = tuple(replace(run, at=run.at + shift) for run in rest.runs)
        cells[column] = Passage(begin.text + rest.text, (*begin.runs, *moved))
    return cells


def _table(part: _Part) -> Table:
    columns = sorted(part.columns)
    rows = tuple(tuple(row.get(column, NOTHING) for column in columns) for row in part.rows)
    texts = [[cell.text for cell in row] for row in rows]
    return Table(rows, 0 if part.header_printed_again else header_row(texts))
