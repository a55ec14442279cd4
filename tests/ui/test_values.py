"""What a view tells of a value becomes a decision, or a sentence for the reader; of two about one value the later stays."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

import pipeline
from analysis.parameters.typed import WrongValue
from models.decisions import ParameterSays
from models.document import Document
from tests.ui.small import shown
from ui.values.decided import joined, made, moved_here
from ui.values.form import adding, claiming, form, judging

LEFT = shown().left
WHEN, LATER = "2026-11-20T10:00:00+09:00", "2026-11-20T11:00:00+09:00"
RATE = next(p for p in LEFT.parameters if p.key == "late_interest.rate")


def told(says: str, **other: Any) -> dict[str, Any]:
    about = {"key": RATE.key, "path": RATE.path, "value": RATE.value, "instead": "", "quote": RATE.quote}
    return {"says": says, **about, "who": " 法務\n山田 ", "why": "", "stamp": 1, **other}


def test_a_value_is_confirmed_with_its_place_and_its_words() -> None:
    decision = made(LEFT, told("confirm"), WHEN)
    assert (decision.says, decision.value, decision.quote) == (ParameterSays.CONFIRM, RATE.value, RATE.quote)
    assert (decision.who, decision.when, len(decision.print)) == ("法務 山田", WHEN, 64)
    found = pipeline.restated(LEFT, [decision])
    assert [p.decision for p in found.parameters if p.key == RATE.key] == [decision]


def test_a_correction_is_typed_as_people_write_and_holds() -> None:
    decision = made(LEFT, told("correct", instead="年９．５％"), WHEN)
    found = pipeline.restated(LEFT, [decision])
    assert [p.value for p in found.parameters if p.key == RATE.key] == ["9.5%/year"]


def test_a_value_is_added_where_its_words_stand() -> None:
    path = RATE.path.rsplit("/", 1)[0] if RATE.path.count("/") > 1 else RATE.path
    add = told("add", key="late_interest.grace", path=path, instead="10日", quote=RATE.quote)
    found = pipeline.restated(LEFT, [made(LEFT, add, WHEN)])
    assert ("late_interest.grace", "P10D") in {(p.key, p.value) for p in found.parameters}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (told("confirm", who=" 　"), "誰の判断か"),
        (told("confirm", value="99%/year"), "画面を見直して"),
        (told("correct", instead=""), "値が空です。"),
        (told("correct", instead="高い"), "のように書いてください。"),
        (told("correct", instead="年9％", quote="書いていない文言"), "条文からそのまま写してください。"),
        (told("add", key="", instead="10日"), "項目を選んで"),
        (told("add", path="本則/第99条", instead="10日"), "どの条にあるか"),
        (told("add", quote=" ", instead="10日"), "もとの文言を"),
        (told("add", quote="書いていない文言", instead="年9％"), "条文からそのまま写してください。"),
    ],
)
def test_what_can_be_no_decision_gets_a_sentence(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongValue, match=sentence):
        made(LEFT, wrong, WHEN)


def test_what_no_view_tells_is_refused() -> None:
    with pytest.raises(ValueError, match="burn"):
        made(LEFT, told("burn"), WHEN)


def test_of_two_words_about_one_value_the_later_stays() -> None:
    first, later = made(LEFT, told("confirm"), WHEN), made(LEFT, told("reject"), LATER)
    assert joined([first], [later]) == joined([later], [first]) == (later,)


def test_a_decision_from_a_file_goes_to_the_document_it_speaks_of() -> None:
    decision = made(LEFT, told("confirm"), WHEN)
    assert moved_here(decision, LEFT)
    assert not moved_here(replace(decision, quote="どこにもない", value="1%/year"), LEFT)


def test_hostile_words_stay_words_in_buttons_and_form() -> None:
    evil = "\"'><img src=x onerror=alert(1)>"
    documents: dict[str, Document] = {"left": LEFT.document}
    page = html.fromstring(
        "<div>" + judging("left", evil, evil, evil, evil, evil) + adding("left", evil) + claiming("left", evil, evil)
        + form(documents, {"own.key": evil}) + "</div>"
    )  # fmt: skip
    assert not page.xpath(".//img")
    assert [json.loads(each)["path"] for each in page.xpath(".//@data-judge")] == [evil, "", evil]
    assert evil in page.xpath(".//option/text()")
