"""Values of the grammar in the words of a reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.values import value_text


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("late_interest.rate", "14.6%/year", "年14.6％"),
        ("late_interest.rate", "0.04%/day", "日0.04％"),
        ("late_interest.rate", "statutory", "法定利率"),
        ("minimum_term.length", "P12M", "12か月"),
        ("minimum_term.length", "P1Y6M", "1年6か月"),
        ("liability.outage_threshold", "PT24H", "24時間"),
        ("termination_by_customer.notice", "P1M+5BD", "1か月と5営業日"),
        ("termination_by_customer.notice", "P5BD", "5営業日"),
        ("backup.retention", "P3W", "3週間"),
        ("surcharge.multiple", "x1.5", "1.5倍"),
        ("application_cancellation.fee", "JPY30000", "30,000円"),
        ("liability.cap", "1*monthly_fee", "月額料金の1か月分"),
        ("liability.excluded", "lost_profits|special", "逸失利益・特別損害"),
        ("effective_date", "2024-02-01", "2024年2月1日"),
        ("jurisdiction.court", "東京地方裁判所", "東京地方裁判所"),
        ("refund", "none", "返金しない"),
        ("terms_change.notice", "none", "予告なし"),
        ("payment_default.trigger", "P0D", "遅れたとき直ちに"),
        ("renewal.length", "P", "P"),
        ("liability.cap", "per_damage_event", "per_damage_event"),
    ],
)
def test_a_value_reads_like_the_words_of_the_trade(key: str, value: str, words: str) -> None:
    assert value_text(key, value) == words


@given(st.text(min_size=1))
def test_a_value_outside_the_grammar_is_shown_not_refused(value: str) -> None:
    assert value_text("jurisdiction.court", value) or not value.strip("|")
