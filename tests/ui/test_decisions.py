"""What a view tells becomes a decision; of two about one line the later stays."""

from __future__ import annotations

from typing import Any

import pytest

from models.decisions import Says, StructureDecision
from tests.ui.boats import WHEN, WHO, says, source
from ui.documents.decisions import joined, made

LINE = next(i for i, line in enumerate(source().lines) if line.text == "(1) 現金")


def told(**other: Any) -> dict[str, Any]:
    return {"line": LINE, "says": "paragraph", "who": WHO, "why": "", **other}


def test_a_line_of_the_view_becomes_a_decision_about_its_text() -> None:
    decision = made(source(), told(why="  番号が\n続く "), WHEN)
    assert decision == StructureDecision("(1) 現金", 1, Says.PARAGRAPH, WHO, WHEN, "番号が 続く")


def test_the_second_line_of_one_text_is_told_apart() -> None:
    line = [i for i, line in enumerate(source().lines) if line.text == "第１章　総則"][1]
    assert made(source(), told(line=line, says="heading"), WHEN).occurrence == 2


@pytest.mark.parametrize(
    "other", [{"line": 999}, {"line": -1}, {"line": "0"}, {"says": "chapter"}, {"who": " 　"}, {"line": 1}]
)
def test_what_can_be_no_decision_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- each has words of its own
        made(source(), told(**other), WHEN)


def test_long_words_are_cut_to_what_the_form_takes() -> None:
    decision = made(source(), told(who="長" * 500, why="理" * 5000), WHEN)
    assert len(decision.who) == 40
    assert len(decision.why) == 200


def test_a_later_decision_about_a_line_takes_the_place_of_the_earlier_one() -> None:
    first, other = says("(1) 現金", Says.TEXT), says("イ 小切手", Says.TEXT)
    later = StructureDecision("（１）現金", 1, Says.ITEM, WHO, "2026-11-21T09:00:00+09:00")
    assert joined([first, other], [later]) == (later, other)
    assert joined([later, other], [first]) == (later, other)


def test_lines_of_one_text_in_two_places_are_two() -> None:
    one, two = says("第１章　総則", Says.TEXT), says("第１章　総則", Says.TEXT, occurrence=2)
    assert joined([one], [two]) == (one, two)
