"""Values of one parameter on one scale, so that services can be ordered by them and drawn beside each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.services.directions import SETS, placed
from models.matrix import ParameterRow
from models.values import worth

_DAYS = "日付"
"""The scale of dates, which are ordered and not drawn."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one service between its bounds on the scale; ``service`` counts in the order of the matrix."""

    service: int
    low: float
    high: float
    spoken: str
    citation: str


@dataclass(frozen=True, slots=True)
class Range:
    """A parameter on one scale: 期間 in days, 年率 in per cent a year, 倍率, 金額 in yen, 月額料金 in months of it.

    ``left_out``: (service, value as spoken) that have no place on the scale.
    """

    key: str
    label: str
    scale: str
    points: tuple[Point, ...]
    left_out: tuple[tuple[int, str], ...]

    @property
    def services(self) -> int:
        """How many services have a point."""
        return len({point.service for point in self.points})


def range_of(row: ParameterRow) -> Range | None:
    """The values of a parameter on the scale that most of them share, None where no two services do.

    Words (承諾が必要, 事前に …) have an order at the most and no distance, dates and sets not even that; they are left out, and
    so is a value without a bound above.
    """
    points: dict[str, list[Point]] = {}
    others: list[tuple[int, str, str]] = []
    for service, cell in enumerate(row.cells):
        for value in dict.fromkeys((each.value, each.spoken, each.place.citation) for each in cell.values):
            found = worth(value[0]).amount if row.key not in SETS else None
            if found is None or found.scale == _DAYS or math.isinf(found.high):
                others.append((service, value[1], ""))
            else:
                points.setdefault(found.scale, []).append(Point(service, found.low, found.high, *value[1:]))
    if not points:
        return None
    scale = max(points, key=lambda each: len({point.service for point in points[each]}))
    strange = [(p.service, p.spoken) for each, those in points.items() if each != scale for p in those]
    left_out = tuple(sorted({*((service, words) for service, words, _ in others), *strange}))
    result = Range(row.key, row.label, scale, tuple(points[scale]), left_out)
    return result if result.services > 1 else None


def ranks(row: ParameterRow) -> tuple[int | None, ...]:
    """For each service its place when the services are ordered by what they state, least first.

    Values of one scale in the order of the scale, words in theirs; a cell with several values by the least of them;
    equal values share a place. None where a cell has no value that can be ordered.
    """
    keys = [_least(row.key, [value.value for value in cell.values]) for cell in row.cells]
    order = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return tuple(None if key is None else order[key] for key in keys)


def _least(key: str, values: Sequence[str]) -> tuple[str, float, float] | None:
    found = [amount for value in values if (amount := placed(key, value)) is not None]
    return min(((each.scale, each.low, each.high) for each in found), default=None)
