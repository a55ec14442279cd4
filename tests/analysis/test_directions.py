"""Which values are better for the customer, and which nobody can call so."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis.parameters import LABELS, spoken
from analysis.services.directions import SETS, WAYS, better, direction, placed
from models.matrix import Better


def test_every_parameter_has_a_direction_or_a_reason_why_not() -> None:
    assert sorted(way.key for way in WAYS) == sorted(LABELS)
    assert all(way.reason for way in WAYS)
    assert direction("no.such_key").better is None


def test_the_words_of_a_direction_are_words_of_the_grammar() -> None:
    for way in WAYS:
        for word in way.words:
            assert spoken(way.key, word) != word, (way.key, word)
            assert placed(way.key, word)


BETTER = (
    ("termination_by_customer.notice", "P20D", "P1M"),
    ("termination_by_customer.notice", "end_of_previous_month", "P3M"),
    ("renewal.opt_out_notice", "P14D", "P1M"),
    ("late_interest.rate", "9.2%/year", "14.6%/year"),
    ("refund", "prorated", "none"),
    ("refund", "full", "prorated"),
    ("terms_change.notice", "P1D", "prior"),
    ("terms_change.notice", "prior", "none"),
    ("terms_change.notice", "reasonable", "none"),
    ("terms_change.consent", "required", "not_required"),
    ("subcontracting.consent", "prohibited", "required"),
    ("assignment.by_customer", "consent_required", "prohibited"),
    ("liability.cap", "12*monthly_fee", "1*monthly_fee"),
    ("liability.cap", "JPY1000000", "JPY30000"),
    ("liability.excluded", "indirect", "indirect|special"),
    ("early_termination.fee", "none", "JPY5000"),
    ("notice.deemed_arrival", "P3D", "on_dispatch"),
    ("notice.deemed_arrival", "on_arrival", "on_posting"),
    ("discontinuation.notice", "P6M", "P3M"),
)
LEFT_OPEN = (
    ("termination_by_customer.notice", "P30D", "P1M"),
    ("termination_by_customer.notice", "end_of_previous_month", "P1M"),
    ("terms_change.notice", "reasonable", "P30D"),
    ("liability.cap", "1*monthly_fee", "JPY30000"),
    ("liability.cap", "1*monthly_fee", "daily_fee*days"),
    ("liability.excluded", "indirect", "special"),
    ("late_interest.rate", "statutory", "14.6%/year"),
    ("governing_law", "日本法", "英国法"),
    ("effective_date", "2020-01-01", "2024-01-01"),
    ("renewal.length", "P1M", "P1Y"),
    ("no.such_key", "P1M", "P1Y"),
)


@pytest.mark.parametrize(("key", "good", "bad"), BETTER)
def test_what_is_better_for_the_customer(key: str, good: str, bad: str) -> None:
    assert better(key, (good,), (bad,))
    assert not better(key, (bad,), (good,))


@pytest.mark.parametrize(("key", "one", "other"), LEFT_OPEN)
def test_what_nobody_can_call_better_is_left_open(key: str, one: str, other: str) -> None:
    assert not better(key, (one,), (other,))
    assert not better(key, (other,), (one,))


def test_a_cell_with_several_values_is_better_only_with_all_of_them() -> None:
    key = "termination_by_customer.notice"
    assert better(key, ("P10D", "P20D"), ("P1M",))
    assert not better(key, ("P10D", "P2M"), ("P1M",))
    assert not better(key, ("P10D", "reasonable"), ("P1M",))
    assert not better(key, (), ("P1M",))


def test_long_notice_to_leave_is_worse_and_long_notice_of_changes_better() -> None:
    assert direction("termination_by_customer.notice").better is Better.LESS
    assert direction("terms_change.notice").better is Better.MORE
    assert LABELS.keys() >= SETS
    for one, other in combinations(("P1M", "P2M", "P6M"), 2):
        assert better("termination_by_customer.notice", (one,), (other,))
        assert better("terms_change.notice", (other,), (one,))
