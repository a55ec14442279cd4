"""The order in which a reader takes the lines of a page.

From the top down, with one exception: where the file itself goes back up and to the right, it has finished a column
(or a cell of a table without rulings), and what it wrote on the left comes first. Headers, feet and notes, which
files write first or last, so fall into their place without being recognised.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LEAN = 2.0  # points by which what is level may differ
_MARK = 4  # times its height, the width of a number at most
_GUTTER = 0.5  # of a line's height, at least, between two columns


class Extent(NamedTuple):
    """A rectangle, in points from the top left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


def around(extents: Sequence[Extent]) -> Extent:
    """The rectangle around all of them."""
    return Extent(
        min(e.x0 for e in extents),
        min(e.top for e in extents),
        max(e.x1 for e in extents),
        max(e.bottom for e in extents),
    )


def reading_order(extents: Sequence[Extent]) -> list[int]:
    """The indices of ``extents``, which stand in the order of the file, in the order in which they are read."""
    blocks = [(first, last, around(extents[first:last])) for first, last in _blocks(extents)]
    order: list[int] = []
    for row in _rows(blocks):
        for first, last, _ in sorted(row, key=lambda block: block[2].x0):
            order += range(first, last)
    return order


def _rows(blocks: Sequence[tuple[int, int, Extent]]) -> list[list[tuple[int, int, Extent]]]:
    """Blocks from the top down; those that begin at about one height together."""
    rows: list[list[tuple[int, int, Extent]]] = []
    for block in sorted(blocks, key=lambda block: block[2].top):
        if rows:
            first = rows[-1][0][2]
            height = min(first.bottom - first.top, block[2].bottom - block[2].top)
            if block[2].top - first.top < height / 2:
                rows[-1].append(block)
                continue
        rows.append([block])
    return rows


def _blocks(extents: Sequence[Extent]) -> list[tuple[int, int]]:
    """The whole file order in ranges: one for each set of columns, and one for every line outside of columns."""
    columns: list[tuple[int, int]] = []
    for at in range(1, len(extents)):
        if extents[at].top < extents[at - 1].top - _LEAN and (found := _columns(extents, at)):
            first, last = found
            while columns and columns[-1][1] > first:
                earlier = columns.pop()
                first, last = min(first, earlier[0]), max(last, earlier[1])
            columns.append((first, last))
    blocks: list[tuple[int, int]] = []
    at = 0
    for first, last in columns:
        blocks += [(single, single + 1) for single in range(at, first)]
        blocks.append((first, last))
        at = last
    return blocks + [(single, single + 1) for single in range(at, len(extents))]


def _columns(extents: Sequence[Extent], at: int) -> tuple[int, int] | None:
    """The range of the columns left and right of the leap up to ``at``; None where it leads to no column.

    Of two single lines neither is a column: the later one is a word drawn apart from its line.
    """
    new = extents[at]
    line = new.bottom - new.top
    first = at
    while (
        first
        and extents[first - 1].x1 <= new.x0 - _GUTTER * line
        and extents[first - 1].bottom > new.top
        and (first == at or not _turns_back(extents[first - 1], extents[first]))
    ):
        first -= 1
    if first == at:
        return None
    left = around(extents[first:at])
    if left.top > new.bottom + 2 * line:  # nothing stands beside it on the left: a header
        return None
    last = at + 1
    while (
        last < len(extents)
        and extents[last].x0 >= left.x1 - _LEAN
        and extents[last].top > extents[last - 1].top - _LEAN
    ):
        last += 1
    if last - first < 3 or _labels(extents[first:at], extents[at:last]) or _labels(extents[at:last], extents[first:at]):
        return None
    if _marks(extents[first:at], extents[at:]):
        return None
    return first, last


def _marks(short: Sequence[Extent], lines: Sequence[Extent]) -> bool:
    """Whether lines are the numbers of provisions, drawn before all their text: short, each level with a line behind it."""
    return all(
        mark.x1 - mark.x0 <= _MARK * (mark.bottom - mark.top)
        and any(abs(line.top - mark.top) < _LEAN and line.x0 >= mark.x1 for line in lines)
        for mark in short
    )


def _turns_back(line: Extent, following: Extent) -> bool:
    """The file goes up and to the left: what it wrote before, a foot that it draws first, is no part of the column."""
    return line.top > following.top + _LEAN and line.x0 > following.x0 + _LEAN


def _labels(few: Sequence[Extent], many: Sequence[Extent]) -> bool:
    """Whether the lines of one column are labels of the other's, drawn apart from them: each beside one of its lines."""
    beside = [line for line in many if few[0].top - _LEAN < line.top < few[-1].bottom]
    if len(few) < 2 or len(beside) < 2 * len(few) - 1:
        return False
    return all(any(abs(line.top - label.top) < _LEAN for line in beside) for label in few)
