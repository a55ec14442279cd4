"""Tables in plain text: cells set apart by tabs, or by runs of spaces in columns under a row of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.structure.beginnings import table_header
from analysis.structure.layout import SENTENCE_END
from analysis.structure.table_headers import header_row
from analysis.text.narrow import narrow
from models.document import Passage, Run
from models.source import Source
from models.table import Table

_WHITE = re.compile(r"[ \u3000]{2,}|\u3000|\t")
_TAB = re.compile("\t")
_MARK = re.compile(r"[(（]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[ア-ンｱ-ﾝA-Za-zａ-ｚ①-⑳])[)）.．、]?")
_LONGEST_REST = 8  # lines
_LATIN = re.compile(r"[!-~]")
_OFF = 2  # printed columns by which a cell may begin beside its heading


class _Piece(NamedTuple):
    """What stands between white space: where it begins in printed columns, and its range in the source."""

    column: int
    start: int
    end: int


_Row = Mapping[int, Sequence[_Piece]]
"""Column → the pieces of the cell there, one for each line of it."""


def text_tables(source: Source, body: Passage) -> tuple[Table, ...]:
    """The tables in a passage of a source whose reader saw no cells."""
    if not _WHITE.search(body.text):
        return ()
    runs = [run for run in body.runs if source.lines[source.line_at(run.start)].cell is None]
    return tuple(_tables(source, runs))


def _tables(source: Source, runs: Sequence[Run]) -> Iterator[Table]:
    k = 0
    while k < len(runs):
        rows, taken = _tabbed(source, runs[k:])
        if not taken:
            rows, taken = _aligned(source, runs[k:])
        width = 1 + max((at for row in rows for at in row), default=0)
        cells = tuple(tuple(_cell(source, row.get(at, ())) for at in range(width)) for row in rows)
        if taken and not _list(cells):
            yield Table(cells, header_row([[cell.text for cell in row] for row in cells]))
        k += taken or 1


def _list(rows: Sequence[Sequence[Passage]]) -> bool:
    """The first column holds nothing but numbers of a list."""
    return all(_MARK.fullmatch(row[0].text) for row in rows)


def _tabbed(source: Source, runs: Sequence[Run]) -> tuple[list[_Row], int]:
    """The rows of a table whose lines begin with the first run and have tabs, and how many runs it takes.

    Two tabs leave a cell empty, unless every line has as many words anyway: then the author used them to align. What
    stands under an unfinished cell goes on with it.
    """
    rows: list[dict[int, list[_Piece]]] = []
    rest: list[_Piece] = []
    whole = 0
    for taken, run in enumerate(runs, 1):
        cells = _by_tab(source, run)
        if list(cells) == [0]:
            rest.append(cells[0])
            if not rows or len(rest) > _LONGEST_REST or not _unfinished(source, [*_last(rows[-1]), *rest[:-1]]):
                break
            continue
        if rest:
            _last(rows[-1]).extend(rest)
            rest = []
        if rows and 0 not in cells and all(_unfinished(source, rows[-1].get(at, ())) for at in cells):
            for at, piece in cells.items():
                rows[-1][at].append(piece)
        else:
            rows.append({at: [piece] for at, piece in cells.items()})
        whole = taken
    if len(rows) < 2:
        return [], 0
    if len({len(row) for row in rows}) == 1:
        rows = [dict(enumerate(row[at] for at in sorted(row))) for row in rows]
    return list(rows), whole


def _by_tab(source: Source, run: Run) -> dict[int, _Piece]:
    """The pieces of a line by the number of tabs before them."""
    before = _text(source, source.starts[source.line_at(run.start)], run.start)
    indent = before.count("\t") if not before.strip() else 0
    text = _text(source, run.start, run.start + run.length)
    return {at: piece for at, piece in enumerate(_cut(text, run.start, 0, _TAB), indent) if piece.end > piece.start}


def _last(row: dict[int, list[_Piece]]) -> list[_Piece]:
    return row[max(row)]


def _unfinished(source: Source, pieces: Sequence[_Piece]) -> bool:
    return bool(pieces) and source.text[pieces[-1].end - 1] not in SENTENCE_END


def _aligned(source: Source, runs: Sequence[Run]) -> tuple[list[_Row], int]:
    """The rows of a table under a line of headings that is the first run, and how many runs it takes.

    A line whose first column is empty goes on with the row above. The table ends with the last line that has
    something beside its first column.
    """
    head = _pieces(source, runs[0])
    if len(head) < 2 or not table_header(narrow(_text(source, runs[0].start, runs[0].start + runs[0].length))):
        return [], 0
    rows: list[dict[int, list[_Piece]]] = [{at: [piece] for at, piece in enumerate(head)}]
    whole_runs = whole_rows = 1
    for taken, run in enumerate(runs[1:], 2):
        cells = _beside(source, run, head)
        if not cells:
            break
        if 0 in cells:
            rows.append({})
        for at, piece in cells.items():
            rows[-1].setdefault(at, []).append(piece)
        if len(cells) > 1 or 0 not in cells:
            whole_runs, whole_rows = taken, len(rows)
    if whole_rows < 2:
        return [], 0
    return list(rows[:whole_rows]), whole_runs


def _beside(source: Source, run: Run, head: Sequence[_Piece]) -> dict[int, _Piece]:
    """The pieces of a line by the heading they stand under; empty where one stands under none."""
    cells: dict[int, _Piece] = {}
    for piece in _pieces(source, run):
        at = next((k for k, title in enumerate(head) if abs(title.column - piece.column) <= _OFF), None)
        if at is None or at in cells:
            return {}
        cells[at] = piece
    alone = cells.get(0) if len(cells) == 1 else None
    if alone:
        text = _text(source, alone.start, alone.end)
        if text[-1] in SENTENCE_END or alone.column + _columns(text) > head[1].column:
            return {}
    return cells


def _pieces(source: Source, run: Run) -> list[_Piece]:
    home = source.starts[source.line_at(run.start)]
    text = source.text[run.start : run.start + run.length]
    cut = _cut(text, run.start, _columns(source.text[home : run.start]), _WHITE)
    return [piece for piece in cut if piece.end > piece.start]


def _cut(text: str, start: int, indent: int, white: re.Pattern[str]) -> Iterator[_Piece]:
    """The pieces between white space, empty ones too, without spaces at their ends."""
    at = 0
    for gap in [*white.finditer(text), None]:
        end = gap.start() if gap else len(text)
        piece = text[at:end]
        first = at + len(piece) - len(piece.lstrip())
        yield _Piece(indent + _columns(text[:first]), start + first, start + max(first, at + len(piece.rstrip())))
        at = gap.end() if gap else end


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _text(source: Source, start: int, end: int) -> str:
    return source.text[start:end]


def _cell(source: Source, pieces: Sequence[_Piece]) -> Passage:
    """The lines of a cell joined: with a space between Latin words, with nothing in Japanese."""
    text = ""
    runs: list[Run] = []
    for piece in pieces:
        words = _text(source, piece.start, piece.end)
        if text and _LATIN.match(text[-1]) and _LATIN.match(words):
            text += " "
        runs.append(Run(len(text), piece.start, len(words)))
        text += words
    return Passage(text, tuple(runs))
