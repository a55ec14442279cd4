"""What a reader is told."""

from __future__ import annotations

import pytest

from analysis.parameters import LABELS, spoken


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("late_interest.rate", "14.6%/year", "年14.6％"),
        ("late_interest.rate", "0.04%/day", "1日0.04％"),
        ("late_interest.rate", "statutory", "法定利率"),
        ("minimum_term.length", "P1Y6M", "1年6か月"),
        ("liability.outage_threshold", "PT24H", "24時間"),
        ("termination_by_customer.notice", "P1M+5BD", "1か月と5営業日"),
        ("breach.cure_period", "P10BD", "10営業日"),
        ("breach.cure_period", "P2W", "2週間"),
        ("payment_default.trigger", "P0D", "支払期日の経過で直ちに"),
        ("renewal.opt_out_notice", "end_of_previous_month", "前月末日まで"),
        ("liability.cap", "1*monthly_fee", "月額料金1か月分"),
        ("liability.cap", "JPY150000", "150,000円"),
        ("liability.excluded", "lost_profits|special", "逸失利益・特別損害"),
        ("surcharge.multiple", "x1.5", "1.5倍"),
        ("refund", "none", "返金しない"),
        ("terms_change.notice", "none", "予告なし"),
        ("assignment.by_customer", "prohibited", "譲渡は禁止"),
        ("effective_date", "2024-02-01", "2024年2月1日"),
        ("jurisdiction.court", "札幌地方裁判所", "札幌地方裁判所"),
    ],
)
def test_a_value_is_said_in_the_words_of_the_trade(key: str, value: str, words: str) -> None:
    assert key in LABELS
    assert spoken(key, value) == words
