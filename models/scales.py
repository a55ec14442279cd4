"""Where values lie beside each other: a stretch on a scale, for a month has 28 to 31 days.

Of two stretches that overlap neither is the smaller; what is exactly the same however it is written has the same
``exact``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HOLIDAYS = 8
"""Days without business in a row, at the most, besides Saturdays and Sundays."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value on a scale: between ``low`` and ``high``, which are equal where nothing is left open.

    Two values of one scale are the same where ``exact`` is, however they are written.
    """

    scale: str
    low: float
    high: float
    exact: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if not self.scale or not self.low <= self.high:
            raise ValueError(f"a place on a scale runs from low to high: {self}")


def point(scale: str, exact: Fraction) -> Amount:
    """The place of a value that leaves nothing open."""
    return Amount(scale, float(exact), float(exact), (exact,))


def less(one: Amount, other: Amount) -> bool:
    """Whether the one is surely the smaller of the two.

    >>> ten_days, month, thirty = (length(Fraction(m), Fraction(d), Fraction()) for m, d in ((0, 10), (1, 0), (0, 30)))
    >>> less(ten_days, month), less(thirty, month), less(month, thirty)
    (True, False, False)
    """
    return one.scale == other.scale and one.high < other.low


def hull(amounts: Iterable[Amount]) -> Amount | None:
    """One amount for all that are stated in one place, None where they stand on several scales or there is none."""
    found = sorted(set(amounts), key=lambda each: (each.scale, each.low, each.high, each.exact))
    if not found or len({each.scale for each in found}) > 1:
        return None
    exact = tuple(number for each in found for number in each.exact)
    return Amount(found[0].scale, min(a.low for a in found), max(a.high for a in found), exact)


def length(months: Fraction, days: Fraction, business: Fraction) -> Amount:
    """The place of a length of time, in days: a month is as long as the calendar makes it, business days wait for week-ends.

    >>> length(Fraction(1), Fraction(), Fraction()).low, length(Fraction(12), Fraction(), Fraction()).high
    (28.0, 366.0)
    """
    shortest, longest = _calendar(months)
    weekends = 2 * math.ceil(business / 5) + _HOLIDAYS if business else 0
    low, high = float(shortest + days + business), float(longest + days + business + weekends)
    return Amount("期間", low, high, (months, days, business))


@lru_cache(maxsize=512)
def _calendar(months: Fraction) -> tuple[Fraction, Fraction]:
    """The fewest and the most days that so many months can have."""
    years, rest = divmod(months, 12)
    whole, part = int(rest), rest - int(rest)
    fewest = min(sum(_MONTHS[(start + k) % 12] for k in range(whole)) for start in range(12))
    leap = [29 if days == 28 else days for days in _MONTHS]
    most = max(sum(leap[(start + k) % 12] for k in range(whole)) for start in range(12))
    return years * 365 + fewest + part * 28, years * 366 + most + part * 31
