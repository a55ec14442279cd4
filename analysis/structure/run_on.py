"""Headings that begin inside a line: behind the end of a sentence, or in a text that lost its line breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.structure import markers
from analysis.structure.row import Row

_INSIDE = re.compile(r"[。．][)\]]?\s*(?=第[^。(（【\[]{1,12}条(?:[^。(（【\[]{0,8}[(（【\[]|\s[^。、,]{1,20}$))")
_FLAT = re.compile(rf"(?:(?<=[\s。)\]】])|^)(?=第\s?{markers.N}\s?条(?:\s?の\s?{markers.N})?[\s(（【\[])")
"""A number of a 条 in a text without line breaks; the words between one and the next hold a sentence."""
_BEFORE = re.compile(
    rf"(?:(?:^|(?<=[\s。]))第\s?{markers.N}\s?[編章節款]\s[^。第]{{1,30}}?\s?)?(?:[(【\[][^()【】\[\]。]{{1,30}}[)】\]]\s*)?$"
)
"""The caption of a 条, and the chapter above it, right before its number."""
_CAPTION = re.compile(r"[(【\[][^()【】\[\]。]{1,30}[)】\]]\s*$")
_FEW = 3
"""A line that holds so many headings one after the other lost its line breaks."""
_Numbers = tuple[int, ...]


def with_run_on_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, cut before every heading of a 条 that runs on behind a sentence.

    Such a heading has its caption in brackets or behind a gap to the end of the line, and its number is the one that is
    missing between the headings that begin the lines around it: nothing else tells it from a reference. In a text
    without line breaks its number alone tells, and the caption and the chapter before it are rows too.
    """
    inside = [i for i, row in enumerate(rows) if "条" in row.text and _INSIDE.search(row.text)]
    flat = any(len(_flat_headings(row.text, ())) >= _FEW for row in rows if row.text.count("条") >= _FEW)
    if flat:
        return [piece for row, cuts in zip(rows, _flat_cuts(rows), strict=True) for piece in _cut(row, cuts)]
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
        first = not before and mark is not None and mark[1] == (1,) and after == (2,)
        if mark and (first or _next(before, mark[1])) and (after is None or mark[1] < after):
            before = mark[1]
            yield found.end(), before


def _next(before: _Numbers, number: _Numbers) -> bool:
    """The number counts on: 3 behind 2 and behind 2の2, 2の2 behind 2."""
    if not before:
        return False
    return number in ((before[0] + 1,), (*before, 2), (*before[:-1], before[-1] + 1))


def _flat_cuts(rows: Sequence[Row]) -> Iterator[list[int]]:
    """For each row of a text without line breaks, where headings, their captions and chapters begin inside it."""
    before: _Numbers = ()
    for row in rows:
        found = _flat_headings(row.text, before)
        before = found[-1][1] if found else before
        yield sorted({at for column, _ in found for at in _beginnings(row.text, column) if at})


def _flat_headings(line: str, before: _Numbers) -> list[tuple[int, _Numbers]]:
    """(column, number) of the numbers in a line that count on from ``before``, or from 1, a sentence between two of them."""
    found: list[tuple[int, _Numbers]] = []
    ended = 0  # where a sentence ends behind the last number
    for match in _FLAT.finditer(line):
        mark = markers.article_mark(line, match.end())
        counts = mark is not None and (_next(before, mark[1]) or (not before and mark[1] == (1,)))
        if mark and counts and (not found or 0 <= ended < match.end()):
            before, ended = mark[1], line.find("。", mark[2])
            found.append((match.end(), before))
    return found


def _beginnings(line: str, column: int) -> Iterator[int]:
    """The columns of a number of a 条, of the caption before it and of the chapter before that."""
    yield column
    above = _BEFORE.search(line[max(0, column - 80) : column])
    if above and above[0]:
        begin = column - len(above[0])
        yield begin
        caption = _CAPTION.search(above[0])
        if caption:
            yield begin + caption.start()


def _cut(row: Row, columns: Sequence[int]) -> Iterator[Row]:
    """A row in pieces; only the last may reach the margin."""
    edges = (0, *columns, len(row.text))
    for first, behind in pairwise(edges):
        text = row.text[first:behind].rstrip()
        start = row.start + first
        piece = row._replace(start=start, end=start + len(text), text=text, full=row.full and behind == edges[-1])
        yield piece._replace(gap=0, rank=0) if first else piece
