"""Values of the value grammar on scales, so that they can be compared: 12か月 is 1年, a month is 28 to 31 days.

A value has a stretch on its scale, not a point, where the calendar decides how long it is: of two stretches that overlap
neither is the shorter. What the grammar has only a word for (相当の期間) has no place on any scale.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_N = r"(\d+(?:\.\d+)?)"
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PERIOD = re.compile(rf"P(?:{_N}Y)?(?:{_N}M)?(?:{_N}W)?(?:{_N}D)?(?:T(?:{_N}H)?(?:{_N}M)?(?:{_N}S)?)?")
_BUSINESS = re.compile(r"P?(\d+)BD")
_RATE = re.compile(rf"{_N}%/(year|month|day)")
_A_YEAR = {"year": 1, "month": 12, "day": 365}
_POINTS = (
    ("倍率", re.compile(rf"x{_N}")),
    ("金額", re.compile(rf"JPY{_N}")),
    ("月額料金", re.compile(rf"{_N}\*monthly_fee")),
)
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


@lru_cache(maxsize=4096)
def amount(value: str) -> Amount | None:
    """The place of a value on its scale, None where it has none.

    >>> amount("P12M") == amount("P1Y"), amount("P7D") == amount("P1W"), amount("PT24H") == amount("P1D")
    (True, True, True)
    >>> amount("14.6%/year") == amount("0.04%/day"), amount("P30D") == amount("P1M"), amount("reasonable")
    (True, False, None)
    """
    if value.startswith("P") and (period := _period(value)):
        return period
    if rate := _RATE.fullmatch(value):
        return _point("年率", Fraction(Decimal(rate[1])) * _A_YEAR[rate[2]])
    for scale, pattern in _POINTS:
        if found := pattern.fullmatch(value):
            return _point(scale, Fraction(Decimal(found[1])))
    return None


def _point(scale: str, exact: Fraction) -> Amount:
    return Amount(scale, float(exact), float(exact), (exact,))


def _period(value: str) -> Amount | None:
    """A length of time in days."""
    months, days, business = Fraction(), Fraction(), Fraction()
    for part in value.split("+"):
        if found := _BUSINESS.fullmatch(part):
            business += int(found[1])
        elif period := _PERIOD.fullmatch(part):
            year, month, week, day, hour, minute, second = (Fraction(Decimal(n or 0)) for n in period.groups())
            months += year * 12 + month
            days += week * 7 + day + hour / 24 + minute / 1440 + second / 86400
        else:
            return None
    shortest, longest = _calendar(months)
    weekends = 2 * math.ceil(business / 5) + _HOLIDAYS if business else 0
    low, high = float(shortest + days + business), float(longest + days + business + weekends)
    return Amount("期間", low, high, (months, days, business))


def _calendar(months: Fraction) -> tuple[Fraction, Fraction]:
    """The fewest and the most days that so many months can have."""
    years, rest = divmod(months, 12)
    whole, part = int(rest), rest - int(rest)
    fewest = min(sum(_MONTHS[(start + k) % 12] for k in range(whole)) for start in range(12))
    leap = [29 if days == 28 else days for days in _MONTHS]
    most = max(sum(leap[(start + k) % 12] for k in range(whole)) for start in range(12))
    return years * 365 + fewest + part * 28, years * 366 + most + part * 31


def less(one: Amount, other: Amount) -> bool:
    """Whether the one is surely the smaller of the two.

    >>> less(amount("P10D"), amount("P1M")), less(amount("P30D"), amount("P1M")), less(amount("x2"), amount("P1M"))
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
