"""What a stated value is worth: rates, durations, money, multiples, formulas, choices, names, dates, days of a month, sets.

``str(worth)`` is the writing of the value grammar (FORMAT.md 4), the only place that makes it; ``worth`` reads it back.
``spoken`` is how a reader is told, ``amount`` the place on a scale by which values are compared and sorted: 12か月 is 1年.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from models.scales import Amount, length, point


def short(number: Decimal) -> str:
    """Without exponent and without zeros at the end.

    >>> short(Decimal("14.60")), short(Decimal("3E+4"))
    ('14.6', '30000')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Worth:
    """Any value; ``str`` is its writing in the value grammar."""

    __slots__ = ()

    @property
    def spoken(self) -> str:
        """As a reader is told; words of the grammar are left as they are."""
        return str(self)

    @property
    def amount(self) -> Amount | None:
        """The place on a scale, None for what cannot be compared."""
        return None


class Period(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_A_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.DAY: 365}
_EVERY = {Period.YEAR: "年", Period.MONTH: "月", Period.DAY: "1日"}


@dataclass(frozen=True, slots=True)
class Rate(Worth):
    """Per cent of a whole, in a year, month or day; in none where it is a mere share (料金の20％)."""

    percent: Decimal
    per: Period | None = None

    def __post_init__(self) -> None:
        if self.percent < 0:
            raise ValueError(f"a rate is not negative: {self.percent}")

    def __str__(self) -> str:
        return f"{short(self.percent)}%" + (f"/{self.per.value}" if self.per else "")

    @property
    def spoken(self) -> str:
        return f"{_EVERY[self.per] if self.per else ''}{short(self.percent)}％"

    @property
    def amount(self) -> Amount:
        percent = Fraction(self.percent)
        return point("年率", percent * _A_YEAR[self.per]) if self.per else point("割合", percent)


class Unit(StrEnum):
    """Units of time, from the longest; the values are the letters of ISO 8601 (``MINUTE`` apart) and BD."""

    YEAR = "Y"
    MONTH = "M"
    WEEK = "W"
    DAY = "D"
    HOUR = "H"
    MINUTE = "min"
    SECOND = "S"
    BUSINESS_DAY = "BD"


_UNITS = tuple(Unit)
_CLOCK = {Unit.HOUR: Fraction(24), Unit.MINUTE: Fraction(24 * 60), Unit.SECOND: Fraction(24 * 3600)}
_DAYS = {Unit.WEEK: 7, Unit.DAY: 1}
_MONTHS = {Unit.YEAR: 12, Unit.MONTH: 1}
_SAID = dict(zip(_UNITS, ("年", "か月", "週間", "日", "時間", "分", "秒", "営業日"), strict=True))


@dataclass(frozen=True, slots=True)
class Duration(Worth):
    """A length of time in the units of the document, from the longest to the shortest, business days last."""

    spans: tuple[tuple[Decimal, Unit], ...]

    def __post_init__(self) -> None:
        order = [_UNITS.index(unit) for _, unit in self.spans]
        if not order or order != sorted(set(order)) or any(count < 0 for count, _ in self.spans):
            raise ValueError(f"units from the longest, each once, none negative: {self.spans}")

    def __str__(self) -> str:
        said = {unit: f"{short(count)}{unit.value[0].upper()}" for count, unit in self.spans}
        days = "".join(word for unit, word in said.items() if unit in _MONTHS or unit in _DAYS)
        clock = "".join(word for unit, word in said.items() if unit in _CLOCK)
        iso = f"P{days}" + (f"T{clock}" if clock else "") if days or clock else ""
        business = "".join(f"{short(count)}BD" for count, unit in self.spans if unit is Unit.BUSINESS_DAY)
        return f"{iso}+{business}" if iso and business else iso or f"P{business}"

    @property
    def spoken(self) -> str:
        words = [short(count) + _SAID[unit] for count, unit in self.spans]
        if self.spans[-1][1] is Unit.BUSINESS_DAY:
            return "と".join(filter(None, ("".join(words[:-1]), words[-1])))
        return "".join(words)

    @property
    def amount(self) -> Amount:
        months, days, business = Fraction(), Fraction(), Fraction()
        for count, unit in self.spans:
            if unit in _MONTHS:
                months += Fraction(count) * _MONTHS[unit]
            elif unit is Unit.BUSINESS_DAY:
                business += Fraction(count)
            else:
                days += Fraction(count) * _DAYS[unit] if unit in _DAYS else Fraction(count) / _CLOCK[unit]
        return length(months, days, business)


@dataclass(frozen=True, slots=True)
class Multiple(Worth):
    """How many times."""

    times: Decimal

    def __post_init__(self) -> None:
        if self.times < 0:
            raise ValueError(f"a multiple is not negative: {self.times}")

    def __str__(self) -> str:
        return f"x{short(self.times)}"

    @property
    def spoken(self) -> str:
        return f"{short(self.times)}倍"

    @property
    def amount(self) -> Amount:
        return point("倍率", Fraction(self.times))


class Tax(StrEnum):
    """Whether consumption tax is in an amount; the values are the words of the screens."""

    INCLUDED = "税込"
    EXCLUDED = "税別"


_MARKS = {"JPY": "円", "USD": "米ドル", "EUR": "ユーロ"}


@dataclass(frozen=True, slots=True)
class Money(Worth):
    """An amount of money; the grammar says nothing of the tax."""

    sum: Decimal
    currency: str = "JPY"
    tax: Tax | None = None

    def __post_init__(self) -> None:
        if self.sum < 0 or self.currency not in _MARKS:
            raise ValueError(f"an amount in {'、'.join(_MARKS)}, not negative: {self.sum} {self.currency}")

    def __str__(self) -> str:
        return f"{self.currency}{short(self.sum)}"

    @property
    def spoken(self) -> str:
        whole, _, part = short(self.sum).partition(".")
        figures = f"{int(whole):,}" + (f".{part}" if part else "")
        return f"{figures}{_MARKS[self.currency]}" + (f"（{self.tax.value}）" if self.tax else "")

    @property
    def amount(self) -> Amount:
        yen = self.currency == "JPY"
        return point("金額" if yen else f"金額（{_MARKS[self.currency]}）", Fraction(self.sum))


_WHOLES = ("remaining_term_fee", "paid_fees", "contract_amount", "declared_value")
"""Sums that a document names without figures."""


@dataclass(frozen=True, slots=True)
class Formula(Worth):
    """A sum that must be reckoned: ``times`` × ``base`` × ``by`` (3*monthly_fee, daily_fee*days, paid_fees)."""

    base: str
    times: Decimal | None = None
    by: str = ""

    def __post_init__(self) -> None:
        if not self.base or (self.times is None and not self.by and self.base not in _WHOLES):
            raise ValueError(f"a formula has a base and what it is multiplied by: {self}")

    def __str__(self) -> str:
        return "*".join(filter(None, ("" if self.times is None else short(self.times), self.base, self.by)))

    @property
    def spoken(self) -> str:
        return f"月額料金{short(self.times)}か月分" if self.times and self.base == "monthly_fee" else str(self)

    @property
    def amount(self) -> Amount | None:
        if self.times is None or self.by:
            return None
        return point("月額料金" if self.base == "monthly_fee" else self.base, Fraction(self.times))


class Month(StrEnum):
    """A month, counted from the one that is spoken of; the values are words of the grammar."""

    PREVIOUS = "previous_month"
    THIS = "month"
    NEXT = "next_month"
    AFTER_NEXT = "month_after_next"
    EVERY = "every_month"


_MONTH_SAID = dict(zip(Month, ("前月", "当月", "翌月", "翌々月", "毎月"), strict=True))
_AWAY = {Month.PREVIOUS: 1, Month.THIS: 0, Month.NEXT: 1, Month.AFTER_NEXT: 2}


@dataclass(frozen=True, slots=True)
class MonthDay(Worth):
    """A day of a month: the 1st to the 31st, or the last one where ``day`` is None (翌月末日)."""

    month: Month
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and not 1 <= self.day <= 31:
            raise ValueError(f"a month has no such day: {self.day}")

    def __str__(self) -> str:
        return f"end_of_{self.month}" if self.day is None else f"day_{self.day}_of_{self.month}"

    @property
    def spoken(self) -> str:
        return f"{_MONTH_SAID[self.month]}末日まで" if self.day is None else f"{_MONTH_SAID[self.month]}{self.day}日"

    @property
    def amount(self) -> Amount | None:
        """How many days lie between that day and any day of the month (or its end) that is spoken of."""
        if self.month is Month.EVERY or self.day is not None:
            return None
        away = _AWAY[self.month]
        kind = Fraction(_UNSAID - list(Month).index(self.month))
        return Amount("期間", 28.0 * away, 31.0 * (away + 1), (kind,))


_UNSAID = -10
"""Before all lengths that can be said in days: what marks a day of a month off from them."""


@dataclass(frozen=True, slots=True)
class Choice(Worth):
    """One of the words that the table of keys lists (prior, required, promptly …)."""

    word: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.word):
            raise ValueError(f"a choice is a word of the grammar: {self.word!r}")

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True, slots=True)
class Name(Worth):
    """A name as it is written (東京地方裁判所)."""

    text: str

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a name is not empty")

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Date(Worth):
    """A day of the calendar."""

    day: date

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Date:
        """ValueError where there is no such day."""
        return cls(date(year, month, day))

    def __str__(self) -> str:
        return self.day.isoformat()

    @property
    def spoken(self) -> str:
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"

    @property
    def amount(self) -> Amount:
        return point("日付", Fraction(self.day.toordinal()))


@dataclass(frozen=True, slots=True)
class Set(Worth):
    """Several words that hold together, in the order of the alphabet."""

    members: tuple[Choice, ...]

    def __post_init__(self) -> None:
        words = [member.word for member in self.members]
        if len(words) < 2 or words != sorted(set(words)):
            raise ValueError(f"several members, each once, in their order: {words}")

    def __str__(self) -> str:
        return "|".join(member.word for member in self.members)


_N = r"(\d+(?:\.\d+)?)"
_PERIOD = re.compile(rf"P(?:{_N}Y)?(?:{_N}M)?(?:{_N}W)?(?:{_N}D)?(?:T(?:{_N}H)?(?:{_N}M)?(?:{_N}S)?)?")
_BUSINESS = re.compile(rf"(?:(.+)\+)?P?{_N}BD")


def _duration(text: str) -> Duration | None:
    whole = _BUSINESS.fullmatch(text)
    iso, business = (whole[1] or "P", whole[2]) if whole else (text, None)
    period = _PERIOD.fullmatch(iso)
    if period is None:
        return None
    counts = zip((*period.groups(), business), _UNITS, strict=True)
    spans = tuple((Decimal(count), unit) for count, unit in counts if count is not None)
    return Duration(spans) if spans else None


def _formula(found: re.Match[str]) -> Formula:
    return Formula(found["base"], Decimal(found["times"]) if found["times"] else None, found["by"] or "")


_WRITINGS: Mapping[str, Callable[[re.Match[str]], Worth]] = {
    rf"{_N}%(?:/(year|month|day))?": lambda m: Rate(Decimal(m[1]), Period(m[2]) if m[2] else None),
    rf"x{_N}": lambda m: Multiple(Decimal(m[1])),
    rf"({'|'.join(_MARKS)}){_N}": lambda m: Money(Decimal(m[2]), m[1]),
    r"(\d{4}-\d{2}-\d{2})": lambda m: Date(date.fromisoformat(m[1])),
    rf"end_of_({'|'.join(Month)})": lambda m: MonthDay(Month(m[1])),
    rf"day_(\d+)_of_({'|'.join(Month)})": lambda m: MonthDay(Month(m[2]), int(m[1])),
    rf"(?:(?P<times>\d+(?:\.\d+)?)\*)?(?P<base>{'|'.join(_WHOLES)})(?P<by>)": _formula,
    r"(?P<times>\d+(?:\.\d+)?)\*(?P<base>[a-z_]+)(?P<by>)": _formula,
    r"(?:(?P<times>\d+(?:\.\d+)?)\*)?(?P<base>[a-z_]+)\*(?P<by>[a-z_]+)": _formula,
    r"([a-z][a-z0-9_]*)": lambda m: Choice(m[1]),
    r"[a-z0-9_]+(?:\|[a-z0-9_]+)+": lambda m: Set(tuple(map(Choice, m[0].split("|")))),
}
"""What a value of the grammar looks like → what it is; the first that fits counts."""
_COMPILED = [(re.compile(pattern), reader) for pattern, reader in _WRITINGS.items()]


@lru_cache(maxsize=4096)
def worth(text: str) -> Worth:
    """Read the value grammar back: ``str(worth(text)) == text`` for all that a type has written.

    What is no word of the grammar is a name. ValueError for an empty text.

    >>> worth("P1M+5BD"), worth("indirect|special").spoken, worth("大阪地方裁判所")
    (Duration(spans=((Decimal('1'), <Unit.MONTH: 'M'>), (Decimal('5'), <Unit.BUSINESS_DAY: 'BD'>))), 'indirect|special', Name(text='大阪地方裁判所'))
    >>> worth("P12M").amount == worth("P1Y").amount, worth("14.6%/year").amount == worth("0.04%/day").amount
    (True, True)
    """
    if text.startswith("P") and (found := _duration(text)):
        return found
    for pattern, reader in _COMPILED:
        if match := pattern.fullmatch(text):
            try:
                return reader(match)
            except ValueError:  # 2024-13-01 is no date, b|a no set
                continue
    return Name(text)
