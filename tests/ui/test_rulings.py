"""What a view tells of links and rows becomes a decision; of two about one pair the later stays, every comment does."""

from __future__ import annotations

from typing import Any

import pytest

from models.comparison import Comparison
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from tests.ui.small import shown
from ui.comparison.rulings import NOTHING_RULED, Ruled, made

WHO, WHEN, LATER = "法務 山田", "2026-11-20T10:00:00+09:00", "2026-11-20T11:00:00+09:00"


def told(says: str, left: str = "本則/第2条", right: str = "本則/第4条", **other: Any) -> dict[str, Any]:
    return {"says": says, "left": left, "right": right, "who": WHO, "why": "", **other}


def test_a_link_is_told_by_its_articles_and_known_again_by_their_texts() -> None:
    decision = made(shown(), told("cut", why=" 率が\n違う "), WHEN)
    assert isinstance(decision, LinkDecision)
    assert (decision.says, decision.left, decision.right) == (LinkSays.CUT, "本則/第2条", "本則/第4条")
    assert (decision.who, decision.when, decision.why) == (WHO, WHEN, "率が 違う")
    assert len(decision.left_print) == len(decision.right_print) == 64


def test_a_row_of_one_side_can_be_checked() -> None:
    decision = made(shown(), told("checked", right=""), WHEN)
    assert isinstance(decision, RowDecision)
    assert (decision.says, decision.right, decision.right_print) == (RowSays.CHECKED, "", "")


@pytest.mark.parametrize(
    "wrong",
    [
        told("burn"),
        told("cut", left="本則/第99条"),
        told("checked", left="", right=""),
        told("comment"),
        told("cut", right=""),
        told("cut", who=" 　"),
    ],
)
def test_what_can_be_no_decision_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        made(shown(), wrong, WHEN)


def test_long_words_are_cut_to_what_the_form_takes() -> None:
    decision = made(shown(), told("comment", who="長" * 500, why="理" * 5000), WHEN)
    assert (len(decision.who), len(decision.why)) == (40, 200)


def row(says: RowSays, when: str = WHEN, why: str = "") -> RowDecision:
    return RowDecision("本則/第2条", "", "本則/第4条", "", says, WHO, when, why)


def test_of_two_words_about_one_row_the_later_stays_and_comments_are_kept() -> None:
    comments = [row(RowSays.COMMENT, WHEN, "一"), row(RowSays.COMMENT, LATER, "二")]
    joined = NOTHING_RULED.joined(rows=[row(RowSays.CHECKED), *comments]).joined(rows=[row(RowSays.REOPENED, LATER)])
    assert [word.says for word in joined.rows] == [RowSays.REOPENED, RowSays.COMMENT, RowSays.COMMENT]
    assert joined.joined(rows=comments) == joined, "the same comment once"


def test_a_link_decided_with_the_documents_the_other_way_round_is_the_same_link() -> None:
    cut = LinkDecision("本則/第2条", "", "本則/第4条", "", LinkSays.CUT, WHO, WHEN)
    turned = LinkDecision("本則/第4条", "", "本則/第2条", "", LinkSays.CONFIRM, WHO, LATER)
    assert Ruled((cut,)).joined([turned]).links == (turned,)


def test_a_decision_is_taken_back_by_its_place() -> None:
    cut = LinkDecision("本則/第2条", "", "本則/第4条", "", LinkSays.CUT, WHO, WHEN)
    both = Ruled((cut,), (row(RowSays.CHECKED), row(RowSays.COMMENT, why="一")))
    assert both.without("link", 0) == Ruled((), both.rows)
    assert both.without("row", 0) == Ruled((cut,), both.rows[1:])


def test_every_row_of_a_comparison_can_be_spoken_of() -> None:
    laid = shown()
    assert isinstance(laid.comparison, Comparison)
    for each in laid.comparison.rows:
        assert made(laid, told("checked", each.left or "", each.right or ""), WHEN)
