"""Sources and passages as lists of numbers: the text of a document is written once, with its source.

A source is one text and, where lines have them, columns of pages, boxes, cells and ranks. A passage is its runs, each
by how far it begins behind the end of the run written before, and what stands between two runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from models.document import NOTHING, Passage, Run
from models.source import Box, Cell, Line, Source

JOINS = ("", " ", "\n", "\t")
"""What may stand between two runs of a passage."""


class Places:
    """Where writing or reading has come to: the text of the source, and the end of the last run."""

    def __init__(self) -> None:
        self.text = ""
        self.end = 0


def write(passage: Passage, at: Places) -> Any:
    """[behind, length, join, behind, length, …], or {text, runs} for a passage that no source has."""
    written: list[int] = []
    before = 0
    for run in passage.runs:
        if (not written and run.at) or at.text[run.start : run.start + run.length] != passage.text[
            run.at : run.at + run.length
        ]:
            return {"text": passage.text, "runs": [[run.at, run.start, run.length] for run in passage.runs]}
        if written:
            written.append(JOINS.index(passage.text[before : run.at]))
        written += (run.start - at.end, run.length)
        at.end, before = run.start + run.length, run.at + run.length
    return written


def read(written: Any, at: Places) -> Passage:
    """What ``write`` wrote."""
    if not written:
        return NOTHING
    if isinstance(written, dict):
        return Passage(written["text"], tuple(Run(*numbers) for numbers in written["runs"]))
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for place in range(-1, len(written), 3):
        if place > 0:
            join = JOINS[written[place]]
            pieces.append(join)
            length += len(join)
        start, run = at.end + written[place + 1], written[place + 2]
        runs.append(Run(length, start, run))
        pieces.append(at.text[start : start + run])
        length += run
        at.end = start + run
    return Passage("".join(pieces), tuple(runs))


def write_source(source: Source, at: Places) -> list[Any]:
    """[name, notices, text, how many lines, pages, boxes, cells, ranks]; an empty list for what no line has."""
    at.text = source.text
    lines = source.lines
    return [
        source.name,
        list(source.notices),
        source.text,
        len(lines),
        _in_a_row([line.page for line in lines]),
        _told([_numbers(line.box) for line in lines]),
        _told([_numbers(line.cell) for line in lines]),
        _in_a_row([line.heading or None for line in lines]),
    ]


def read_source(written: Any, at: Places) -> Source:
    """What ``write_source`` wrote."""
    name, notices, text, count, pages, boxes, cells, ranks = written
    texts = text.split("\n") if count else []
    empty = [None] * count
    columns = zip(texts, _out_of_a_row(pages) or empty, boxes or empty, cells or empty, strict=True)
    headings = _out_of_a_row(ranks) or empty
    lines = [
        Line(line, page, box and Box(*box), cell and Cell(*cell), rank or 0)
        for (line, page, box, cell), rank in zip(columns, headings, strict=True)
    ]
    source = Source(name, tuple(lines), tuple(notices))
    at.text = source.text
    return source


def _numbers(place: Box | Cell | None) -> list[float] | None:
    return None if place is None else [getattr(place, name) for name in type(place).__dataclass_fields__]


def _told(column: list[Any]) -> list[Any]:
    return column if any(value is not None for value in column) else []


def _in_a_row(column: Sequence[int | None]) -> list[Any]:
    """[value, how often, value, how often …], or nothing for a column of None."""
    runs = [[value, sum(1 for _ in group)] for value, group in groupby(column)]
    return [] if all(value is None for value, _ in runs) else [number for run in runs for number in run]


def _out_of_a_row(written: Sequence[Any]) -> list[Any]:
    return [value for value, times in zip(written[::2], written[1::2], strict=True) for _ in range(times)]
