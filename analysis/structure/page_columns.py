"""Columns of text on a page: a line is full, or indented, by the edges of its own column.

Seen from lines in reading order: where it goes back up, to the right of all that it has passed, the next column begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from models.source import Box, Line

_APART = 9  # sizes of the type from the left edge of a column to that of the next, at least
_FEW = 6  # lines that tell where a column ends
_SHIFTED = 5  # sizes of the type by which columns of left and right pages may differ


class Edges(NamedTuple):
    """Where the type area of a line begins and ends, in points."""

    left: float
    right: float


def column_edges(lines: Sequence[Line]) -> Mapping[int, Edges]:
    """The edges of the columns of those lines, tables apart, that stand in one. Empty where no page has columns."""
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for _, page in groupby(
        (i for i, line in enumerate(lines) if line.box and not line.cell), key=lambda i: lines[i].page
    ):
        indices = list(page)
        for i, column in _columns([(i, box) for i in indices if (box := lines[i].box)]).items():
            members[lines[i].page or 1, column].append(i)
    if not members:
        return {}
    boxes = {key: [box for i in inside if (box := lines[i].box)] for key, inside in members.items()}
    lefts = {key: min(box.x0 for box in inside) for key, inside in boxes.items()}
    rights = {key: max(box.x1 for box in inside) for key, inside in boxes.items()}
    found: dict[int, Edges] = {}
    for key, inside in members.items():
        size = boxes[key][0].size
        alike = [k for k in lefts if k[1] == key[1] and abs(lefts[k] - lefts[key]) < _SHIFTED * size]
        right = rights[key] if len(inside) >= _FEW else max(rights[k] for k in alike)
        edges = Edges(min(lefts[k] for k in alike), right)
        found |= dict.fromkeys(inside, edges)
    return found


def _columns(page: Sequence[tuple[int, Box]]) -> Mapping[int, int]:
    """Line → its column, from 1, on one page; lines that belong to none are left out."""
    column: dict[int, int] = {}
    passed: list[tuple[int, Box]] = []
    at, before = 0, 0.0  # where the column before the one that is being passed ends
    for i, box in page:
        if passed and _up_and_right(box, [b for _, b in passed]):
            at, before = at + 1, max(b.x1 for _, b in passed if b.bottom > box.top)
            if at == 1:
                column |= {k: 1 for k, b in passed if b.bottom > box.top and b.x1 <= box.x0}
            passed = []
        elif at and box.x0 < before:
            at, passed = 0, []
        passed.append((i, box))
        if at:
            column[i] = at + 1
    return column


def _up_and_right(box: Box, passed: Sequence[Box]) -> bool:
    """Whether a line begins a new column to the right of those passed."""
    beside = [other for other in passed if other.bottom > box.top]
    return (
        box.top < passed[-1].top - box.size
        and len(beside) > 2
        and box.x0 >= min(other.x0 for other in beside) + _APART * box.size
        and all(other.x1 <= box.x0 + 2 for other in beside)
    )
