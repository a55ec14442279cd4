"""数値と条件: both documents' parameters with their places."""

from __future__ import annotations

from dataclasses import replace

from analysis.parameters import GROUPS, LABELS
from models.decisions import ParameterDecision, ParameterSays
from models.parameters import Said, StatuteNote
from tests.ui.small import shown
from tests.ui.test_markup import Reading
from ui.comparison.numbers import numbers


def lines() -> list[str]:
    return numbers(shown()).split("<tr")


def test_values_stand_side_by_side_with_citation_and_quote() -> None:
    rate = next(line for line in lines() if LABELS["late_interest.rate"] in line)
    said = Reading("<tr" + rate).text
    assert "年14.6％第2条正しい直す違う料金の支払を怠った者は、支払期日の翌日から年14.6％の遅延損害金を支払う。" in said
    assert "年14.5％第4条第1項" in said
    assert said.startswith("≠変更")


def test_what_one_side_does_not_say_is_called_missing() -> None:
    grace = next(line for line in lines() if LABELS["late_interest.grace"] in line)
    assert '<td class="none">定めが見当たらない<span class="judge"' in grace
    assert Reading("<tr" + grace).text.startswith("▷右のみ")


def test_a_citation_leads_to_its_strip() -> None:
    links = [attributes for name, attributes in Reading(numbers(shown())).elements if name == "a"]
    assert [link["data-go"] for link in links][:4] == ["r1s0", "r1s0", "r1s1", "r2s0"]


def test_parameters_stand_under_subjects_in_the_order_of_the_table() -> None:
    said = Reading(numbers(shown())).text
    assert (
        said.index(next(iter(GROUPS)))
        < said.index(LABELS["late_interest.rate"])
        < said.index(LABELS["surcharge.multiple"])
    )
    assert "責任" not in said


def test_numbers_no_rule_claims_are_listed_with_sentence_and_place() -> None:
    said = Reading(numbers(shown())).text
    assert "その他の数値　右 1 件" in said
    assert "期間ただし、10日以内に支払ったときは、この限りでない。第4条第2項" in said


def test_two_documents_without_numbers_say_so() -> None:
    base = shown()
    bare = replace(
        base, left=replace(base.left, parameters=()), right=replace(base.right, parameters=(), other_numbers=())
    )
    assert Reading(numbers(bare)).text == "どちらの文書にも、取り出せる数値や条件は見当たりませんでした。"


def test_a_value_that_a_human_decided_and_an_exception_beside_it_are_shown() -> None:
    base = shown()
    parameter = base.left.parameters[0]
    said = ParameterDecision(
        parameter.key, parameter.path, "", parameter.value, ParameterSays.CONFIRM, "", "", "法務 <山田>", "2026-11-20"
    )
    words = "ただし、法人を<b>除きます。"
    but = Said(parameter.path, 900, 900 + len(words), words)
    told = replace(base.left, parameters=(replace(parameter, decision=said, exception=but), *base.left.parameters[1:]))
    text = Reading(numbers(replace(base, left=told))).text
    assert "✎ 法務 <山田> 2026-11-20" in text
    assert words in text
    assert "✎" not in Reading(numbers(base)).text


def test_a_long_sentence_is_cut_around_the_value() -> None:
    from ui.comparison.numbers import _quoted

    text = "あ" * 100 + "30日" + "い" * 100
    assert Reading(_quoted(text, 100, 103)).text == "…" + "あ" * 42 + "30日" + "い" * 42 + "…"


def test_what_is_spoken_of_without_a_value_is_unread_and_leads_to_its_clause() -> None:
    base = shown()
    silent = replace(base, left=replace(base.left, unread=(("late_interest.grace", ("本則/第2条",)),)))
    grace = next(line for line in numbers(silent).split("<tr") if LABELS["late_interest.grace"] in line)
    assert "未抽出第2条" in Reading("<tr" + grace).text
    assert "定めが見当たらない" not in grace


def test_what_a_statute_says_stands_once_beside_the_name_of_the_value() -> None:
    base = shown()
    note = StatuteNote("甲法1条", "乙とされます。", "本則/第2条", 0, 1, "late_interest.rate")
    both = replace(base, left=replace(base.left, statutes=(note,)), right=replace(base.right, statutes=(note,)))
    assert Reading(numbers(both)).text.count("甲法1条：乙とされます。") == 1
