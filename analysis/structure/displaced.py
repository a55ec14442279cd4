"""Headings that stand out of the order of their numbers: 第6条（料金） printed before 第5条（期間）."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from analysis.structure.skeleton import Candidate, Heading

_PLAIN = 5.0
"""The score of a shape that is beyond doubt: a caption of its own, in a block of its own."""
_NEAR = 3
"""How far the number may lie from that of the heading above it."""


def with_displaced(
    candidates: Sequence[Candidate], chosen: Sequence[Heading], fresh: Sequence[int]
) -> Sequence[Heading]:
    """The headings of the best sequence with those that it left out because of their numbers alone.

    Their number is given nowhere else in their part. ``fresh``: the rows where parts begin.
    """
    places = [h.row for h in chosen]
    given = {(bisect_right(fresh, h.row), h.numbers) for h in chosen}
    found = []
    for heading, shape in candidates:
        k = bisect_right(places, heading.row)
        if shape < _PLAIN or k == 0 or not heading.caption or chosen[k - 1].row >= heading.first:
            continue
        key = bisect_right(fresh, heading.row), heading.numbers
        if key not in given and abs(chosen[k - 1].numbers[0] - heading.numbers[0]) <= _NEAR:
            found.append(heading)
            given.add(key)
    return sorted((*chosen, *found), key=lambda h: h.first) if found else chosen
