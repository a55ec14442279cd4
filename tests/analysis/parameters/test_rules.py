"""The rules against their own examples, and the shape of the table."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.parameters import GROUPS, LABELS, extract
from analysis.parameters.examples import document, wrong
from analysis.parameters.rules import Rule
from analysis.parameters.tables import RULES, SIGNS
from models.document import citation


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key} {rule.find[:24]}")
def test_a_rule_finds_its_own_sentences_and_leaves_the_others(rule: Rule) -> None:
    assert list(wrong([rule], extract)) == []


def test_every_key_has_a_label_and_stands_in_one_group() -> None:
    places = Counter(key for keys in GROUPS.values() for key in keys)
    assert {rule.key for rule in RULES} | {"effective_date", "revision_date"} == set(LABELS) == set(places)
    assert set(places.values()) == {1}
    assert {rule.key for rule in RULES} == set(SIGNS)


def test_every_rule_has_as_many_sentences_it_must_not_touch_as_those_it_must() -> None:
    assert [(rule.key, rule.find[:24]) for rule in RULES if len(rule.no) < len(rule.yes)] == []
    assert [rule.key for rule in RULES if len(set(rule.no)) < len(rule.no) or set(rule.no) & rule.yes.keys()] == []


def test_an_example_that_goes_wrong_is_told() -> None:
    broken = Rule("refund", find="返す", value="full", yes={"代金を返さない。": "full"}, no=("代金を返す。",))
    assert len(list(wrong([broken], extract))) == 1


def test_an_example_stands_for_a_document() -> None:
    made = document("［解約］会員は退会できる。¶次のとき ▷ 一号 ▷ 二号 ◆［附則］2027年1月1日から施行する。")
    paths = [entry.path for entry in made.entries if entry.node.text]
    assert [citation(path) for path in paths] == [
        "第1条第1項",
        "第1条第2項",
        "第1条第2項第1号",
        "第1条第2項第2号",
        "附則1第1項",
    ]
