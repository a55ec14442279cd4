"""Line numbers in the margin of a page: figures alone, one below the other outside the text, in equal steps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.structure.row import Row

_FIGURES = re.compile(r"\d{1,4}$")
_FEW = 4
_ALIGNED = 3.0  # columns by which numbers of one and of three figures, set flush right, begin apart
_STEPS = (1, 5, 10)


def line_numbers(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that are line numbers."""
    pages: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.page is not None and not row.cell:
            pages[row.page].append(i)
    return frozenset(i for page in pages.values() for i in _of_page(rows, page))


def _of_page(rows: Sequence[Row], page: Sequence[int]) -> Iterator[int]:
    figures = [i for i in page if _FIGURES.match(rows[i].text)]
    if len(figures) < _FEW:
        return
    text = [rows[i].left for i in page if not _FIGURES.match(rows[i].text)]
    left = [i for i in figures if text and rows[i].left < min(text) - 1]
    right = [i for i in figures if text and rows[i].left > max(text) + 1]
    for column in (left, right):
        if len(column) >= _FEW and _counts(rows, column):
            yield from column


def _counts(rows: Sequence[Row], column: Sequence[int]) -> bool:
    """Whether the numbers of a column, from the top down, go up in equal steps."""
    lefts = [rows[i].left for i in column]
    steps = {int(rows[after].text) - int(rows[before].text) for before, after in pairwise(column)}
    return max(lefts) - min(lefts) <= _ALIGNED and len(steps) == 1 and steps <= set(_STEPS)
