"""The strips of a row in the order in which both texts are read: a strip whose provisions do not follow each other in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.comparison import Diff, Row, Side, Strip
from models.document import Document, article_of

Spot = tuple[int, int]
"""A provision: the strip of the row, and its place among those of its side there."""
Cells = tuple[tuple[str, Diff], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What of a strip is read in one go. Every provision stands in exactly one; ``at`` is the place of the strip in its row.

    ``part`` counts the stretches of a strip from 0; in a later one a side may be empty whose text stands in the first.
    """

    strip: Strip
    at: int
    part: int
    left: Cells
    right: Cells

    def cells(self, side: Side) -> Cells:
        return self.left if side is Side.LEFT else self.right


def stretches(row: Row, left: Document, right: Document) -> tuple[Stretch, ...]:
    """The strips of a row, those in parts between which something else of the same side stands.

    The left side is read in its order; what stands on the right alone follows the provision before it.
    """
    cells = [(strip.cells(Side.LEFT), strip.cells(Side.RIGHT)) for strip in row.strips]
    if all(len(held) < 2 for both in cells for held in both):
        return tuple(Stretch(strip, at, 0, *cells[at]) for at, strip in enumerate(row.strips))
    read = _read(_runs(row, Side.LEFT, left), _runs(row, Side.RIGHT, right))
    seen = [0] * len(row.strips)
    found: list[Stretch] = []
    for at, (ours, theirs) in read:
        own, other = cells[at]
        held = tuple(own[k] for k in ours), tuple(other[k] for k in theirs)
        found.append(Stretch(row.strips[at], at, seen[at], *held))
        seen[at] += 1
    return tuple(found)


def _runs(row: Row, side: Side, document: Document) -> list[tuple[int, list[int]]]:
    """The provisions of a side in its order, neighbours of one strip together: those of the row's article first."""
    home = row.left if side is Side.LEFT else row.right

    def place(spot: Spot) -> tuple[bool, int]:
        path = row.strips[spot[0]].paths(side)[spot[1]]
        return article_of(path) != home, document.by_path[path].index

    spots = [(at, k) for at, strip in enumerate(row.strips) for k in range(len(strip.paths(side)))]
    grouped = groupby(sorted(spots, key=place), key=lambda spot: spot[0])
    return [(at, [k for _, k in run]) for at, run in grouped]


def _read(
    ours: Sequence[tuple[int, list[int]]], theirs: Sequence[tuple[int, list[int]]]
) -> Iterator[tuple[int, tuple[list[int], list[int]]]]:
    """The runs of both sides in one order: (strip, places on the left and on the right)."""
    held: list[tuple[int, list[int], list[int]]] = [(at, run, []) for at, run in ours]
    behind = 0
    for at, run in theirs:
        place = next((k for k, (strip, left, right) in enumerate(held) if strip == at and left and not right), None)
        if place is None or any(strip == at and right for strip, _, right in held):
            held.insert(behind, (at, [], run))
            behind += 1
        else:
            held[place] = (at, held[place][1], run)
            behind = place + 1
    yield from ((at, (left, right)) for at, left, right in held)
