"""What a reviewer decided about values: confirmed, corrected, rejected, added, and found again in another version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.parameters import decided, extract, other_numbers
from analysis.parameters.examples import document
from analysis.parameters.rulings import decide, marks
from models.decisions import ParameterDecision, ParameterSays
from models.document import Document
from models.parameters import Parameter

CLUB = document(
    "［退会］会員は、退会するときは、20日前までに当会に届け出ます。¶退会した会員の会費は、返金しません。"
    "◆［雑則］当会は、忘れ物を40日間預かり、その後は処分します。"
)
WHEN = "2026-11-20T10:00:00+09:00"


def one(read: Document, key: str) -> Parameter:
    return next(p for p in extract(read) if p.key == key)


def said(
    says: ParameterSays, instead: str = "", when: str = WHEN, key: str = "termination_by_customer.notice"
) -> ParameterDecision:
    return decide(CLUB, one(CLUB, key), says, "法務 山田", when, "", instead)


def values(read: Document, *decisions: ParameterDecision) -> dict[str, str]:
    return {p.key: p.value for p in decided(read, extract(read), decisions)[0]}


def test_without_decisions_nothing_changes() -> None:
    assert decided(CLUB, extract(CLUB), ()) == (extract(CLUB), ())


def test_a_confirmed_value_carries_who_confirmed_it() -> None:
    decision = said(ParameterSays.CONFIRM)
    parameters, (ruling,) = decided(CLUB, extract(CLUB), [decision])
    (marked,) = [p for p in parameters if p.decision]
    assert marked == replace(one(CLUB, "termination_by_customer.notice"), decision=decision)
    assert ruling.path == "本則/第1条/第1項"


def test_a_corrected_value_stands_in_the_place_of_the_other() -> None:
    assert values(CLUB, said(ParameterSays.CORRECT, "P20BD"))["termination_by_customer.notice"] == "P20BD"


def test_a_rejected_value_is_gone_and_its_number_is_shown_again() -> None:
    parameters, (ruling,) = decided(CLUB, extract(CLUB), [said(ParameterSays.REJECT)])
    assert "termination_by_customer.notice" not in {p.key for p in parameters}
    assert "20日" in {n.quote for n in other_numbers(CLUB, parameters)}
    assert ruling.path


def test_a_value_that_the_rules_do_not_see_is_added_where_its_words_stand() -> None:
    decision = ParameterDecision(
        "backup.retention",
        "本則/第2条/第1項",
        marks(CLUB)["本則/第2条"],
        "",
        ParameterSays.ADD,
        "P40D",
        "４０日間",
        "山田",
        WHEN,
    )
    parameters, (ruling,) = decided(CLUB, extract(CLUB), [decision])
    (added,) = [p for p in parameters if p.decision]
    assert (added.value, added.path, added.quote) == ("P40D", "本則/第2条/第1項", "40日間")
    assert added.who
    assert "40日間" not in {n.quote for n in other_numbers(CLUB, parameters)}
    assert ruling.path


def test_of_two_decisions_about_one_value_the_later_counts() -> None:
    first, second = said(ParameterSays.REJECT), said(ParameterSays.CORRECT, "P1M", when="2026-11-21")
    for order in ((first, second), (second, first)):
        assert values(CLUB, *order)["termination_by_customer.notice"] == "P1M"


def test_a_decision_follows_its_article_to_another_number() -> None:
    moved = document(
        "［目的］この会則は、舟遊びの会について定める。"
        "◆［退会］会員は、退会するときは、20日前までに当会に届け出ます。¶退会した会員の会費は、返金しません。"
    )
    parameters, (ruling,) = decided(moved, extract(moved), [said(ParameterSays.CORRECT, "P20BD")])
    assert [(p.value, p.path) for p in parameters if p.decision] == [("P20BD", "本則/第2条/第1項")]
    assert ruling.path == "本則/第2条/第1項"


def test_a_decision_about_an_article_that_is_gone_comes_to_nothing() -> None:
    other = document("［料金］利用者は、料金を前払いで納めます。窓口で受け付けます。")
    parameters, (ruling,) = decided(other, extract(other), [said(ParameterSays.CONFIRM)])
    assert ruling.path is None
    assert not any(p.decision for p in parameters)


def test_a_confirmed_value_stays_though_the_rules_no_longer_see_it() -> None:
    parameters, _ = decided(CLUB, [], [said(ParameterSays.CONFIRM)])
    assert [(p.value, p.quote) for p in parameters] == [("P20D", "20日前")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": ""},
        {"instead": "P1D"},
        {"who": " "},
        {"print": "abc"},
        {"when": "きのう"},
        {"says": ParameterSays.CORRECT},
        {"says": ParameterSays.ADD, "instead": "P1D"},
    ],
)
def test_a_decision_that_says_nothing_whole_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"decision|fingerprint|value|isoformat"):
        replace(said(ParameterSays.CONFIRM), **wrong)  # type: ignore[arg-type]
