"""Values as a reviewer types them."""

from __future__ import annotations

import pytest

from analysis.parameters import LABELS, spoken
from analysis.parameters.typed import WrongValue, examples, typed


@pytest.mark.parametrize("key", LABELS)
def test_what_the_screen_says_of_a_value_can_be_typed_back(key: str) -> None:
    assert examples(key)
    for value in examples(key):
        assert typed(key, spoken(key, value)) == value
        assert typed(key, value) == value


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("termination_by_customer.notice", "３０日前まで", "P30D"),
        ("termination_by_customer.notice", "二か月", "P2M"),
        ("late_interest.rate", "年率８．５パーセント", "8.5%/year"),
        ("liability.cap", "金参拾萬円", "JPY300000"),
        ("liability.cap", "月額料金24か月分", "24*monthly_fee"),
        ("effective_date", "令和7年10月1日", "2025-10-01"),
        ("jurisdiction.court", "  那覇　地方裁判所 ", "那覇 地方裁判所"),
        ("own.key", "隔週", "隔週"),
    ],
)
def test_a_value_is_read_in_any_writing(key: str, words: str, value: str) -> None:
    assert typed(key, words) == value


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("termination_by_customer.notice", ""),
        ("termination_by_customer.notice", "2025年1月1日"),
        ("termination_by_customer.notice", "1か月または2か月"),
        ("late_interest.rate", "14%"),
        ("late_interest.rate", "prohibited"),
        ("subcontracting.consent", "たぶん"),
        ("effective_date", "2024-13-01"),
        ("jurisdiction.court", "裁" * 81),
    ],
)
def test_what_is_no_value_of_the_key_gets_a_sentence_with_examples(key: str, words: str) -> None:
    with pytest.raises(WrongValue, match=r"書いてください。$"):
        typed(key, words)
