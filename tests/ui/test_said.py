"""What was said of rows as the view is told it: words only, with the place they lead to."""

from __future__ import annotations

from dataclasses import replace

import pipeline
from models.comparison import Alignment, Ruling
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from tests.ui.small import shown
from ui.comparison.rulings import Ruled
from ui.comparison.said import notes, record, told

WHO, WHEN, LATER = "法務 山田", "2026-11-20T10:00:00+09:00", "2026-11-20T11:00:00+09:00"
CHECKED = RowDecision("本則/第2条", "", "本則/第4条", "", RowSays.CHECKED, WHO, WHEN)
COMMENT = RowDecision("本則/第2条", "", "本則/第4条", "", RowSays.COMMENT, WHO, WHEN, "<b>率</b>")
CUT = LinkDecision("本則/第1条", "", "本則/第1条", "", LinkSays.CUT, WHO, LATER, "別の定め")
GONE = RowDecision("本則/第9条", "", "", "", RowSays.CHECKED, WHO, WHEN)


def test_a_row_is_told_by_its_place_whether_it_is_done_with_and_what_was_said() -> None:
    laid = shown()
    reviews = pipeline.reviewed(laid.left, laid.right, laid.comparison, [CHECKED, COMMENT])
    assert notes(reviews) == {
        "1": {
            "checked": True,
            "said": "✓ 確認済　法務 山田　2026-11-20",
            "comments": ["<b>率</b>　— 法務 山田　2026-11-20"],
        }
    }


def test_the_record_lists_every_decision_the_latest_first_with_its_place() -> None:
    laid = replace(shown(), alignment=Alignment((), (), (Ruling(CUT, "本則/第1条", "本則/第1条"),)))
    decisions = Ruled((CUT,), (CHECKED, GONE))
    reviews = pipeline.reviewed(laid.left, laid.right, laid.comparison, decisions.rows)
    first, third, second = record(laid, decisions, reviews)  # of one second, what was said last stands first
    assert (first["said"], first["what"], first["go"]) == ("対応を切った", "第1条　目的 ↔ 第1条　目的", "r0")
    assert (first["kind"], first["number"], first["why"]) == ("link", 0, "別の定め")
    assert (second["what"], second["go"]) == ("第2条　遅延損害金 ↔ 第4条　延滞利息", "r1")
    assert third["what"] == "第9条（条文が見つからないので使っていません）"
    assert third["go"] == ""


def test_a_decision_about_two_paragraphs_leads_to_them_and_is_to_be_looked_at_again_when_their_text_changed() -> None:
    said = replace(CUT, left="本則/第2条/第1項", right="本則/第4条/第2項", says=LinkSays.ADD)
    laid = replace(shown(), alignment=Alignment((), (), (Ruling(said, said.left, said.right, changed=True),)))
    reviews = pipeline.reviewed(laid.left, laid.right, laid.comparison, ())
    (told_of,) = record(laid, Ruled((said,)), reviews)
    assert told_of["said"] == "対応を加えた（その後、文言が変わりました。要再確認）"
    assert told_of["what"] == "第2条 ↔ 第4条第2項"
    assert told_of["go"] == "r1s0"


def test_the_view_is_told_who_decided_last_and_how_to_look() -> None:
    laid = shown()
    reviews = pipeline.reviewed(laid.left, laid.right, laid.comparison, ())
    found = told(laid, Ruled(), reviews, [{"head": "x"}], who="山田", look={"order": "left"})
    assert found == {
        "notes": {},
        "record": [],
        "tips": [{"head": "x"}],
        "who": "山田",
        "look": {"order": "left"},
        "pair": ["minato", "haruka"],
        "market": [],
    }
