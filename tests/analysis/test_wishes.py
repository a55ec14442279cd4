"""What a buyer writes, understood: which item, which value, more or less."""

from __future__ import annotations

import re

import pytest

from analysis.parameters.labels import LABELS, spoken
from analysis.parameters.tables import RULES
from analysis.services.wishes import SIGNS, NoSuchItem, SignRow, item, question, told, wish
from analysis.text.written import figures, plain
from models.questions import Presence, Requirement
from models.search import Sign


@pytest.mark.parametrize("row", SIGNS, ids=lambda row: row.sign.name)
def test_a_sign_is_read_in_its_own_examples_and_in_no_others(row: SignRow) -> None:
    for said in (*row.yes, *row.no):
        (bar,) = wish("", said).any_of[0]
        assert (bar.sign is row.sign) is (said in row.yes), said


@pytest.mark.parametrize(
    ("key", "wanted", "understood"),
    [
        ("termination_by_customer.notice", "３０日以内", "30日以内"),
        ("termination_by_customer.notice", "１ヶ月前まで", "1か月"),
        ("terms_change.notice", "30日以上90日以内", "30日以上かつ90日以内"),
        ("late_interest.rate", "14.6%", "年14.6％"),
        ("liability.cap", "月額料金の１年分以上", "月額料金12か月分以上"),
        ("application_cancellation.fee", "3万円未満", "30,000円未満"),
        ("effective_date", "2024年4月1日以降", "2024年4月1日以降"),
        ("jurisdiction.court", "東京地方裁判所／大阪地方裁判所", "東京地方裁判所／大阪地方裁判所"),
        ("subcontracting.consent", "承諾が必要", "承諾が必要"),
        ("assignment.by_customer", "禁止", "譲渡は禁止"),
        ("liability.excluded", "間接損害・逸失利益", "間接損害・逸失利益"),
        ("support.hours", "10時から17時", "10時から17時"),
        ("refund", "無し", "なし"),
        ("refund", "", ""),
    ],
)
def test_a_wanted_value_is_understood(key: str, wanted: str, understood: str) -> None:
    assert told(wish(key, wanted)) == understood


@pytest.mark.parametrize(
    ("named", "wanted", "understood"),
    [
        ("再委託への承諾", "必要", "承諾が必要"),
        ("再委託への承諾", "あり", "あり"),
        ("再委託", "必要", "あり"),
        ("主題：再委託", "必要", "あり"),
        ("損害賠償の上限", "必要", "あり"),
    ],
)
def test_that_a_consent_is_needed_is_more_than_that_there_be_a_clause_on_it(
    named: str, wanted: str, understood: str
) -> None:
    assert told(question(Requirement(2, "", named, wanted)).wish) == understood


def test_presence_is_no_value() -> None:
    assert wish("refund", "あり").presence is Presence.THERE
    assert wish("refund", "定めがないこと").presence is Presence.NONE
    assert wish("jurisdiction.court", "なし地方裁判所").presence is None


def test_every_value_that_rules_read_is_understood_as_itself_where_it_is_written_as_reports_write_it() -> None:
    missed = set()
    for rule in RULES:
        for value in filter(None, rule.yes.values()):
            bars = wish(rule.key, spoken(rule.key, value)).any_of
            if [bar.value for bar in bars[0]] != [value] if bars else value != "none":
                missed.add((rule.key, value))
    plainly = {each for each in missed if re.fullmatch(r"P\w+|JPY\d+|[\d.]+%(/\w+)?|x[\d.]+|\d{4}-\d\d-\d\d", each[1])}
    assert plainly == {("payment_default.trigger", "P0D")}  # told in words: 支払期日の経過で直ちに
    several = {each for each in missed if re.search("[+|@]", each[1])}  # several values in one, told in a sentence
    assert missed - several == {("payment_default.trigger", "P0D"), ("service_area", "日本国内")}


def test_a_name_that_is_none_says_what_comes_near() -> None:
    with pytest.raises(NoSuchItem, match="秘密保持"):
        item("秘蜜保持", LABELS)
    with pytest.raises(NoSuchItem, match="いくつもあります"):
        item("契約者", LABELS)
    assert item("自社の鍵", {**LABELS, "key.count": "自社の鍵"}) == ("key.count", False)


def test_a_parameter_comes_before_the_topic_of_its_label() -> None:
    assert item("準拠法", LABELS) == ("governing_law", False)
    assert item("主題：準拠法", LABELS) == ("governing_law", True)


def test_every_label_and_every_key_names_itself() -> None:
    for key, label in LABELS.items():
        assert item(label, LABELS)[0] == item(key, LABELS)[0] == key


def test_a_number_without_unit_has_no_place_on_a_scale() -> None:
    (bar,) = wish("termination_by_customer.notice", "30").any_of[0]
    assert (bar.sign, bar.amount) == (Sign.IS, None)
    assert not list(figures(plain("30")))
