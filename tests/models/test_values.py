"""The types of values: their writing, their words, and their places beside each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.scales import Amount, hull, less
from models.values import (
    Choice,
    Date,
    Duration,
    Formula,
    Money,
    Month,
    MonthDay,
    Multiple,
    Name,
    Period,
    Rate,
    Set,
    Tax,
    Unit,
    Worth,
    worth,
)

WRITINGS = {
    "14.6%/year": (Rate(Decimal("14.6"), Period.YEAR), "年14.6％"),
    "1%/month": (Rate(Decimal(1), Period.MONTH), "月1％"),
    "0.04%/day": (Rate(Decimal("0.04"), Period.DAY), "1日0.04％"),
    "20%": (Rate(Decimal(20)), "20％"),
    "P1Y6M": (Duration(((Decimal(1), Unit.YEAR), (Decimal(6), Unit.MONTH))), "1年6か月"),
    "P12M": (Duration(((Decimal(12), Unit.MONTH),)), "12か月"),
    "PT24H": (Duration(((Decimal(24), Unit.HOUR),)), "24時間"),
    "PT1H30M": (Duration(((Decimal(1), Unit.HOUR), (Decimal(30), Unit.MINUTE))), "1時間30分"),
    "P5BD": (Duration(((Decimal(5), Unit.BUSINESS_DAY),)), "5営業日"),
    "P1M+5BD": (Duration(((Decimal(1), Unit.MONTH), (Decimal(5), Unit.BUSINESS_DAY))), "1か月と5営業日"),
    "P0D": (Duration(((Decimal(0), Unit.DAY),)), "0日"),
    "x1.5": (Multiple(Decimal("1.5")), "1.5倍"),
    "JPY30000": (Money(Decimal(30000)), "30,000円"),
    "USD100": (Money(Decimal(100), "USD"), "100米ドル"),
    "12*monthly_fee": (Formula("monthly_fee", Decimal(12)), "月額料金12か月分"),
    "daily_fee*days": (Formula("daily_fee", None, "days"), "daily_fee*days"),
    "paid_fees": (Formula("paid_fees"), "paid_fees"),
    "end_of_month": (MonthDay(Month.THIS), "当月末日まで"),
    "end_of_next_month": (MonthDay(Month.NEXT), "翌月末日まで"),
    "day_20_of_every_month": (MonthDay(Month.EVERY, 20), "毎月20日"),
    "prior": (Choice("prior"), "prior"),
    "2024-02-29": (Date(date(2024, 2, 29)), "2024年2月29日"),
    "札幌地方裁判所": (Name("札幌地方裁判所"), "札幌地方裁判所"),
    "indirect|special": (Set((Choice("indirect"), Choice("special"))), "indirect|special"),
}


@pytest.mark.parametrize(("text", "read", "spoken"), [(text, *pair) for text, pair in WRITINGS.items()])
def test_a_value_is_written_and_read_back_by_its_type(text: str, read: Worth, spoken: str) -> None:
    assert str(read) == text
    assert worth(text) == read
    assert read.spoken == spoken


@pytest.mark.parametrize("text", ["2024-02-30", "special|indirect", "P", "P1", "PxD", "JPY"])
def test_what_is_no_value_of_a_type_is_a_name(text: str) -> None:
    assert worth(text) == Name(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Rate(Decimal(-1)),
        lambda: Duration(()),
        lambda: Duration(((Decimal(1), Unit.DAY), (Decimal(1), Unit.MONTH))),
        lambda: Duration(((Decimal(1), Unit.DAY), (Decimal(1), Unit.DAY))),
        lambda: Multiple(Decimal(-2)),
        lambda: Money(Decimal(1), "XXX"),
        lambda: Formula("monthly_fee"),
        lambda: MonthDay(Month.NEXT, 32),
        lambda: Choice("Prior"),
        lambda: Name(""),
        lambda: Set((Choice("special"), Choice("indirect"))),
        lambda: Amount("期間", 2, 1, ()),
    ],
)
def test_a_value_that_cannot_be_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=r"."):
        make()


def test_tax_is_said_but_not_written() -> None:
    with_tax = Money(Decimal(3300), tax=Tax.INCLUDED)
    assert (str(with_tax), with_tax.spoken) == ("JPY3300", "3,300円（税込）")


SAME = (
    ("P12M", "P1Y"),
    ("P1Y6M", "P18M"),
    ("P2W", "P14D"),
    ("PT24H", "P1D"),
    ("PT1H30M", "PT90M"),
    ("1%/month", "12%/year"),
    ("0.04%/day", "14.6%/year"),
    ("14.60%/year", "14.6%/year"),
)
RISING = (
    ("P10D", "P1M"),
    ("P27D", "P1M"),
    ("P1M", "P32D"),
    ("P2M", "P63D"),
    ("P1M", "P1M+5BD"),
    ("P5BD", "P1M"),
    ("end_of_month", "end_of_month_after_next"),
    ("2024-01-31", "2024-02-01"),
    ("20%", "50%"),
    ("P3M", "P6M"),
    ("P364D", "P1Y"),
    ("x1.5", "x2"),
    ("JPY5500", "JPY30000"),
    ("1*monthly_fee", "12*monthly_fee"),
    ("9.2%/year", "0.04%/day"),
)
OPEN = (
    ("P30D", "P1M"),
    ("P31D", "P1M"),
    ("P60D", "P2M"),
    ("P365D", "P1Y"),
    ("P5BD", "P7D"),
    ("x2", "JPY2"),
    ("P1Y", "1%/year"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_value_written_in_two_units_is_the_same(one: str, other: str) -> None:
    assert worth(one).amount is not None
    assert worth(one).amount == worth(other).amount


@pytest.mark.parametrize(("one", "other"), RISING)
def test_what_is_surely_less_is_less(one: str, other: str) -> None:
    small, large = worth(one).amount, worth(other).amount
    assert small
    assert large
    assert less(small, large)
    assert not less(large, small)


@pytest.mark.parametrize(("one", "other"), OPEN)
def test_what_depends_on_the_calendar_or_has_another_scale_is_left_open(one: str, other: str) -> None:
    left, right = worth(one).amount, worth(other).amount
    assert left
    assert right
    assert not less(left, right)
    assert not less(right, left)
    assert left != right


@pytest.mark.parametrize("value", ["reasonable", "P", "P1", "PxD", "東京地方裁判所", "JPY1.2.3"])
def test_what_has_no_place_on_a_scale_has_none(value: str) -> None:
    assert worth(value).amount is None


SPANS = st.builds(
    lambda years, months, days: f"P{years}Y{months}M{days}D", *(st.integers(0, limit) for limit in (30, 30, 900))
)


@given(SPANS, SPANS, SPANS)
def test_less_is_an_order(one: str, other: str, third: str) -> None:
    a, b, c = (worth(value).amount for value in (one, other, third))
    assert a
    assert b
    assert c
    assert a.low <= a.high
    assert not (less(a, b) and less(b, a))
    assert not (less(a, b) and less(b, c) and not less(a, c))


def test_several_values_of_one_place_lie_from_the_least_to_the_most() -> None:
    found = [each for value in ("P6M", "P1Y") if (each := worth(value).amount)]
    joined = hull(found)
    assert joined
    assert (joined.low, joined.high) == (found[0].low, found[1].high)
    assert hull([]) is None
    mixed = [each for value in ("P6M", "x2") if (each := worth(value).amount)]
    assert hull(mixed) is None
