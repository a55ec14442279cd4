"""The strips of a row on the screen: one 項 beside several, what stands alone, and what a reviewer may say of them."""

from __future__ import annotations

import json
from dataclasses import replace

from models.comparison import Comparison, Diff, Further, Op, Piece, Row, Side, State, Strip
from models.decisions import LinkDecision, LinkSays
from tests.ui.small import shown
from tests.ui.test_markup import Reading
from ui.comparison.laid import Shown
from ui.comparison.rows import rows

FIRST, SECOND = "本則/第4条/第1項", "本則/第4条/第2項"
BOTH = Strip(
    "本則/第2条/第1項",
    FIRST,
    Diff((Piece(Op.CHANGED, "甲", "乙"), Piece(Op.RIGHT, "", "丙"), Piece(Op.RIGHT, "", "丁"))),
    (Further(Side.RIGHT, SECOND, 1),),
    ("左の第1項は、右では第1項・第2項に分かれる",),
)


def of(*strips: Strip, **changes: object) -> Shown:
    base = shown()
    row: Row = replace(base.comparison.rows[1], strips=strips, **changes)  # type: ignore[arg-type]
    return replace(base, comparison=Comparison((row,)))


def said(laid: Shown) -> str:
    return Reading(rows(laid)).text


def test_each_of_several_stands_under_its_own_number_with_its_own_words() -> None:
    html = rows(of(BOTH))
    cells = [a for name, a in Reading(html).elements if a.get("data-path")]
    assert [(a["data-side"], a["data-path"], a["data-cite"]) for a in cells] == [
        ("left", "本則/第2条/第1項", "第2条"),
        ("right", FIRST, "第4条第1項"),
        ("right", SECOND, "第4条第2項"),
    ]
    assert "左の第1項は、右では第1項・第2項に分かれる" in said(of(BOTH))


def test_every_path_of_a_strip_leads_to_it() -> None:
    laid = of(BOTH)
    assert {laid.anchor(Side.RIGHT, path) for path in (FIRST, SECOND)} == {"r0s0"}


def test_what_stands_alone_between_two_of_a_strip_is_read_between_them_and_the_rest_says_what_it_answers() -> None:
    alone = Strip(None, SECOND, Diff((Piece(Op.RIGHT, "", "丙"),)))
    third = "本則/第5条/第1項"
    parted = Strip(
        FIRST, FIRST, Diff((Piece(Op.CHANGED, "甲", "乙"), Piece(Op.RIGHT, "", "丁"))), (Further(Side.RIGHT, third, 1),)
    )
    laid = replace(of(parted, alone), left=shown().right)
    row = replace(laid.comparison.rows[0], left="本則/第4条")
    laid = replace(laid, comparison=Comparison((row,)))
    cells = [a["data-path"] for _, a in Reading(rows(laid)).elements if a.get("data-side") == "right"]
    assert cells == [FIRST, SECOND, third]
    assert [laid.anchor(Side.RIGHT, path) for path in (FIRST, SECOND, third)] == ["r0s0", "r0s1", "r0s0p1"]
    assert "左の第4条第1項に対応（上に並べています）" in said(laid)


def test_the_form_is_told_every_pair_of_a_strip() -> None:
    also = replace(BOTH, also=((Side.LEFT, "本則/第3条/第1項"),))
    (strip,) = [a for _, a in Reading(rows(of(also))).elements if a.get("data-pairs")]
    assert json.loads(str(strip["data-pairs"])) == [
        ["本則/第2条/第1項", FIRST],
        ["本則/第2条/第1項", SECOND],
        ["本則/第3条/第1項", FIRST],
    ]
    assert "左の第3条にも対応" in said(of(also))


def test_what_stands_alone_says_why_or_where_its_counterpart_stands() -> None:
    alone = Strip(None, SECOND, Diff((Piece(Op.RIGHT, "", "丙"),)), reasons=("最も近い左の第2条とは、…",))
    assert "（この項に当たる定めはありません）最も近い左の第2条とは、…" in said(of(alone))
    named = replace(alone, reasons=(), also=((Side.LEFT, "本則/第2条/第1項"),))
    assert "左の第2条に対応（そちらに並べています）" in said(of(named))
    cut = replace(alone, reasons=("第2条は、人の判断：対応から外す（法務 山田）。",))
    assert "✎ 第2条は、人の判断：対応から外す（法務 山田）。" in said(of(cut))


def test_a_human_who_put_two_together_is_named() -> None:
    decision = LinkDecision("本則/第2条/第1項", "", FIRST, "", LinkSays.ADD, "法務 山田", "2026-11-20")
    assert "✎ 左の第1項は" in said(of(replace(BOTH, decision=decision)))


def test_a_row_says_which_of_its_provisions_stand_elsewhere() -> None:
    assert "右の第4条第2項は、対応する項の横に並べています。" in said(of(BOTH, elsewhere=(SECOND,)))


def test_an_article_that_stands_in_other_rows_says_so() -> None:
    row = Row(State.CHANGED, None, "本則/第4条", (), also=((Side.LEFT, "本則/第2条"),), elsewhere=(FIRST,))
    laid = replace(shown(), comparison=Comparison((row,)))
    assert "その条の行に並べています" in said(laid)
