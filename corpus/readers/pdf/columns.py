"""Columns of text, told by the white between them, whatever the order in which the file writes its lines.

Files that were made from other files often write all columns line by line. White that runs down a page is no proof
alone: it stands beside the labels of an unruled table too. But there the lines on its left end anywhere, while those
of a column mostly reach its edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.readers.pdf.order import Extent, around, reading_order

_PAIRS = 4  # lines side by side; fewer are a table or a signature
_FEW = 6  # lines of a column
_GUTTER = 0.8  # em between two columns at least
_COLUMN = 9  # em that a column is wide at least
_TEXT = 15  # em that a column is wide at least whose lines need not reach its edge: wider than labels are
_WORDS = 3  # em
_NEAR_EDGE = 1.6  # em short of the edge of its column, a line is still full
_FULL = 0.45  # of the lines that are longer than half the column
_APART = 2.0  # em of white below a running header, above a foot
_TITLE = 1.3  # em
_PITCH = 1.7  # em from one row of a table to the next, about
_TOGETHER = 0.5  # share of the lower column that stands beside the other
_EVEN = 0.2  # share by which the steps down a menu may differ
_LEVEL = 2.0  # points
_BESIDE = 0.34  # share of the lines of a menu that by chance stand on a line of the text
_AROUND_HEADING = (1.5, 0.5)  # em of white above and below a heading over columns


class Parting(NamedTuple):
    """White between two columns from ``left`` to ``right``, beside which the lines from ``top`` to ``bottom`` stand."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2


def columnwise(extents: Sequence[Extent], known: Parting | None = None) -> list[int]:
    """The indices of ``extents``, which stand in the order of the file, in the order in which they are read.

    What stands above columns comes first, then one column after the other, then what stands below. ``known``: columns
    elsewhere on the page; where they are, a few lines are enough.
    """
    found = parting(extents) or (known and _again(extents, known))
    if found is None:
        return reading_order(extents)
    stretches: tuple[list[int], ...] = ([], [], [], [])
    for at, line in enumerate(extents):
        if line.top < found.top:
            stretches[0].append(at)
        elif line.top > found.bottom:
            stretches[3].append(at)
        else:
            stretches[1 if line.x1 <= found.x else 2].append(at)
    return [inside[i] for inside in stretches for i in columnwise([extents[at] for at in inside], found)]


def parting(extents: Sequence[Extent]) -> Parting | None:
    """The white that parts the most lines of a page into two columns; None where there is none."""
    if len(extents) < _FEW:
        return None
    em = median([e.bottom - e.top for e in extents])
    written = [line for extent in extents for line in _lines(extent, em)]
    order = {id(line): at for at, line in enumerate(written)}
    lines = sorted(written, key=lambda e: e.top)
    beside = _side_by_side(lines)
    if len(beside) < _PAIRS:
        return None
    bands = {
        (id(band[0]), len(band), sum(line.x1 <= x for line in band)): (band, x)
        for x in {(left.x1 + right.x0) / 2 for left, right in beside}
        for band in _bands(lines, x)
    }
    for band, x in sorted(bands.values(), key=lambda found: len(found[0]), reverse=True):
        inside = _without_edges(band, em)
        if _columns(inside, x, em, order):
            return _parting(inside, x, em)
    return None


def _again(extents: Sequence[Extent], known: Parting) -> Parting | None:
    """The same two columns once more, between headings that go over both."""
    if len(extents) < 2:
        return None
    em = median([e.bottom - e.top for e in extents])
    for band in _bands(sorted(extents, key=lambda e: e.top), known.x):
        left, right = _sides(band, known.x)
        if not left or not right:
            continue
        ends, begins = max(line.x1 for line in left), min(line.x0 for line in right)
        near = _NEAR_EDGE * em
        if ends > known.left - near and abs(begins - known.right) < near and _level(around(left), around(right)):
            return _parting(band, known.x, em)
    return None


def _level(left: Extent, right: Extent) -> bool:
    """Whether what stands in two columns begins at about one height: a note beside a foot does not."""
    return min(left.bottom, right.bottom) > max(left.top, right.top)


def _parting(band: Sequence[Extent], x: float, em: float) -> Parting:
    """The columns of a band, down to the first heading that goes over both of them."""
    left, right = _sides(band, x)
    ends, begins = max(line.x1 for line in left), min(line.x0 for line in right)
    bottom = min(_headings(left, right, em), default=max(e.bottom for e in band) + 1)
    return Parting(ends, begins, band[0].top, bottom - 1)


def _headings(left: Sequence[Extent], right: Sequence[Extent], em: float) -> Iterator[float]:
    """The tops of the lines on the left beside, above and below which nothing stands: headings over both columns.

    A line that fills its column is one of its text, however far from the others.
    """
    above, below = (share * em for share in _AROUND_HEADING)
    edge = max(line.x1 for line in left) - _NEAR_EDGE * em
    for line in left:
        if line.x1 > edge:
            continue
        around_it = [
            other
            for other in (*left, *right)
            if other is not line and other.bottom > line.top - above and other.top < line.bottom + below
        ]
        parts = any(other.bottom < line.top for other in right) and any(other.top > line.bottom for other in right)
        if parts and not around_it:
            yield line.top


def _lines(extent: Extent, em: float) -> list[Extent]:
    """A line, or a table as if its rows were lines."""
    height = extent.bottom - extent.top
    if height <= 3 * em:
        return [extent]
    count = int(height / (_PITCH * em))
    tops = [extent.top + at * height / count for at in range(count)]
    return [Extent(extent.x0, top, extent.x1, top + em) for top in tops]


def _side_by_side(extents: Sequence[Extent]) -> list[tuple[Extent, Extent]]:
    """Lines, from the top down, that stand beside the next one: left and right."""
    found = []
    for upper, lower in pairwise(extents):
        if min(upper.bottom, lower.bottom) - max(upper.top, lower.top) > 0:
            left, right = sorted((upper, lower))
            if left.x1 < right.x0:
                found.append((left, right))
    return found


def _bands(lines: Sequence[Extent], x: float) -> Iterator[list[Extent]]:
    """The stretches of ``lines``, from the top down, in which no line goes through ``x``."""
    band: list[Extent] = []
    for line in lines:
        if line.x0 < x < line.x1:
            if band:
                yield band
            band = []
        else:
            band.append(line)
    if band:
        yield band


def _without_edges(band: Sequence[Extent], em: float) -> list[Extent]:
    """A band without what stands apart above and below it: running headers, a title in larger type, feet."""
    lines = list(band)
    for _ in range(3):
        behind = sum(line.top < lines[0].bottom for line in lines)
        rest = lines[behind:]
        if not rest or behind > 3:
            break
        title = behind == 1 and lines[0].bottom - lines[0].top > _TITLE * em
        if not title and rest[0].top - max(e.bottom for e in lines[:behind]) < _APART * em:
            break
        lines = rest
    for _ in range(2):
        last = max(lines, key=lambda e: e.bottom)
        foot = [line for line in lines if line.bottom > last.top]
        rest = [line for line in lines if line.bottom <= last.top]
        if not rest or len(foot) > 3 or min(e.top for e in foot) - max(e.bottom for e in rest) < _APART * em:
            break
        lines = rest
    return lines


def _sides(lines: Sequence[Extent], x: float) -> tuple[list[Extent], list[Extent]]:
    return [line for line in lines if line.x1 <= x], [line for line in lines if line.x0 >= x]


def _columns(lines: Sequence[Extent], x: float, em: float, order: Mapping[int, int]) -> bool:
    """Whether the lines left and right of ``x`` are two columns of text; ``order``: the place of a line in the file."""
    left, right = _sides(lines, x)
    if len(left) < _FEW or len(right) < _FEW // 2:
        return False
    one, other = around(left), around(right)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    together = min(one.bottom, other.bottom) - max(one.top, other.top)
    if other.x0 - one.x1 < _GUTTER * em or together < _TOGETHER * lower:
        return False
    if other.x1 - other.x0 > 2 * (one.x1 - one.x0) and _menu(left, right):
        return True
    if _one_after_the_other(left, right, em, order):
        return True
    return (_filled(left, one, em) or parting(left) is not None) and (
        _filled(right, other, em) or parting(right) is not None
    )


def _one_after_the_other(left: Sequence[Extent], right: Sequence[Extent], em: float, order: Mapping[int, int]) -> bool:
    """Whether the file writes all of the left before all of the right, both as wide as text: no table is written so."""
    places = [order[id(line)] for line in left], [order[id(line)] for line in right]
    wide = all(around(side).x1 - around(side).x0 >= _TEXT * em for side in (left, right))
    many = min(len(left), len(right)) >= 2 * _FEW
    return many and wide and max(places[0]) < min(places[1])


def _filled(lines: Sequence[Extent], column: Extent, em: float) -> bool:
    """Whether a column is wide enough for sentences, and enough of its lines go on to its edge."""
    lines = [line for line in lines if line.x1 - line.x0 >= _WORDS * em]  # without the index at the edge of a sheet
    column = around(lines) if lines else column
    width = column.x1 - column.x0
    full = sum(line.x1 >= column.x1 - _NEAR_EDGE * em for line in lines)
    long = sum(line.x1 - line.x0 >= width / 2 for line in lines)
    return width >= _COLUMN * em and full >= max(3, _FULL * long)


def _menu(left: Sequence[Extent], right: Sequence[Extent]) -> bool:
    """Whether lines follow each other evenly, and without regard to those beside them: a menu, no labels."""
    tops = sorted(line.top for line in left)
    if len(tops) < _FEW or min(tops) > min(line.bottom for line in right):
        return False
    steps = [lower - upper for upper, lower in pairwise(tops)]
    usual = median(steps)
    even = all(abs(step - usual) <= _EVEN * usual for step in steps)
    beside = sum(any(abs(line.bottom - other.bottom) < _LEVEL for other in right) for line in left)
    return even and beside <= _BESIDE * len(left)
