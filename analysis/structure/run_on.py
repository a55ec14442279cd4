"""Headings that begin inside a line, behind the end of a sentence: …を生じます。第２条（規約の変更）."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.structure import markers
from analysis.structure.row import Row

_INSIDE = re.compile(r"[。．]\s*(?=第[^。(（【\[]{1,12}条(?:[^。(（【\[]{0,8}[(（【\[]|\s[^。、,]{1,20}$))")
_Numbers = tuple[int, ...]


def with_run_on_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, cut before every heading of a 条 that runs on behind a sentence.

    Such a heading has its caption in brackets or behind a gap to the end of the line, and its number is the one that is missing between the headings that
    begin the lines around it: nothing else tells it from a reference.
    """
    inside = [i for i, row in enumerate(rows) if "条" in row.text and _INSIDE.search(row.text)]
    if not inside:
        return list(rows)
    printed = [(i, numbers) for i, row in enumerate(rows) if (numbers := _numbers(row.text))]
    places = [i for i, _ in printed]
    cuts: dict[int, list[int]] = {}
    last: tuple[int, _Numbers] = (-1, ())
    for i in inside:
        k = bisect_right(places, i)
        before = max(printed[k - 1], last) if k else last
        after = printed[k][1] if k < len(printed) else None
        found = list(_headings(rows[i].text, before[1], after))
        if found:
            cuts[i] = [at for at, _ in found]
            last = (i, found[-1][1])
    return [piece for i, row in enumerate(rows) for piece in (_cut(row, cuts[i]) if i in cuts else (row,))]


def _numbers(line: str) -> _Numbers:
    """The number of the 条 that a line begins with; empty where it begins with none."""
    if "条" not in line[:16]:
        return ()
    mark = markers.article_mark(line, 1 if line[0] in markers.SIGNS or line[0] in "【<" else 0)
    return mark[1] if mark else ()


def _headings(line: str, before: _Numbers, after: _Numbers | None) -> Iterator[tuple[int, _Numbers]]:
    """(column, number) of each heading inside a line: it counts on from ``before`` and stays below ``after``."""
    for found in _INSIDE.finditer(line):
        mark = markers.article_mark(line, found.end())
        if mark and _next(before, mark[1]) and (after is None or mark[1] < after):
            before = mark[1]
            yield found.end(), before


def _next(before: _Numbers, number: _Numbers) -> bool:
    """The number counts on: 3 behind 2 and behind 2の2, 2の2 behind 2."""
    if not before:
        return False
    return number in ((before[0] + 1,), (*before, 2), (*before[:-1], before[-1] + 1))


def _cut(row: Row, columns: Sequence[int]) -> Iterator[Row]:
    """A row in pieces; only the last may reach the margin."""
    edges = (0, *columns, len(row.text))
    for first, behind in pairwise(edges):
        text = row.text[first:behind].rstrip()
        start = row.start + first
        piece = row._replace(start=start, end=start + len(text), text=text, full=row.full and behind == edges[-1])
        yield piece._replace(gap=0, rank=0) if first else piece
