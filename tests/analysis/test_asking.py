"""What a person types into the search, understood or refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.parameters.labels import LABELS
from analysis.services.asking import NICKNAMES, Misunderstood, parameter, understood
from models.search import Sign


def test_words_and_phrases_are_told_apart_from_fields() -> None:
    query = understood('解約の申込み　書面 「続く言葉」 "もう一つ" 主題:解約 提供者:月見 サービス:舟 旧版も')
    assert query.said == ("続く言葉", "もう一つ", "解約の申込み", "書面")
    assert query.phrases[2:] == (("解約", "申し込み"), ("書面",))
    assert query.topics == ("termination_by_customer",)
    assert (query.providers, query.services, query.earlier) == (("月見",), ("舟",), True)


@pytest.mark.parametrize(
    ("typed", "key", "sign", "value"),
    [
        ("解約予告 > 1ヶ月", "termination_by_customer.notice", Sign.OVER, "P1M"),
        ("解約予告＞＝１か月", "termination_by_customer.notice", Sign.AT_LEAST, "P1M"),
        ("遅延損害金≦14.6%", "late_interest.rate", Sign.AT_MOST, "14.6%/year"),
        ("遅延損害金の率 < 年１０％", "late_interest.rate", Sign.UNDER, "10%/year"),
        ("late_interest.rate=日歩4銭", "late_interest.rate", Sign.IS, "0.04%/day"),
        ("申込取消料 >= 3万円", "application_cancellation.fee", Sign.AT_LEAST, "JPY30000"),
        ("管轄 = 東京地方裁判所", "jurisdiction.court", Sign.IS, "東京地方裁判所"),
        ("約款変更の予告=速やかに", "terms_change.notice", Sign.IS, "promptly"),
    ],
)
def test_a_value_is_asked_for_by_the_name_of_its_parameter(typed: str, key: str, sign: Sign, value: str) -> None:
    (bound,) = understood(typed).bounds
    assert (bound.key, bound.sign, bound.value) == (key, sign, value)


def test_several_values_may_be_asked_for_at_once() -> None:
    query = understood("解約予告 > 1ヶ月 遅延損害金 < 10% 書面")
    assert [bound.key for bound in query.bounds] == ["termination_by_customer.notice", "late_interest.rate"]
    assert query.said == ("書面",)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("から:2024", "2024-01-01", ""),
        ("まで:2024-04", "", "2024-04-31"),
        ("日付:2024", "2024-01-01", "2024-12-31"),
        ("から:2024年4月1日", "2024-04-01", ""),
        ("から:2024/4/1 まで:2025.3.31", "2024-04-01", "2025-03-31"),
    ],
)
def test_days_may_be_years_or_months(typed: str, since: str, until: str) -> None:
    query = understood(typed)
    assert (query.since, query.until) == (since, until)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("天気 > 3日", "解約予告・最低利用期間・賠償上限・遅延損害金"),
        ("解約予告機関 > 3日", "解約予告期間"),
        ("解約予告 > 速やかに", "1ヶ月・14.6%"),
        ("遅延損害金 > 10", "1ヶ月・14.6%"),
        ("主題:天気", "契約者による解約"),
        ("主題:秘密の保持", "秘密保持"),
        ("から:春", "2024-04-01"),
        ("解約予告 >", "解約予告 > 1ヶ月"),
        ("解約予告 > 1ヶ月 >", "解約予告 > 1ヶ月"),
        ("解約 提供者:", "提供者:月見"),
    ],
)
def test_what_cannot_be_asked_is_said_with_what_can(typed: str, remedy: str) -> None:
    with pytest.raises(Misunderstood, match=remedy):
        understood(typed)


def test_every_parameter_has_its_label_and_nicknames_are_those_of_parameters() -> None:
    assert {key: parameter(label) for key, label in LABELS.items()} == {key: key for key in LABELS}
    names = [name for each in NICKNAMES for name in each.names]
    assert len(names) == len(set(names))
    assert all(each.key in LABELS for each in NICKNAMES)


@given(st.text(max_size=40))
def test_anything_typed_is_understood_or_refused(typed: str) -> None:
    try:
        query = understood(typed)
    except Misunderstood:
        return
    assert all(phrase and all(word.isalnum() for word in phrase) for phrase in query.phrases)
