"""The whole view: counts, filters, addresses."""

from __future__ import annotations

from dataclasses import replace

from models.comparison import Comparison, Diff, Op, Piece, Side
from tests.ui.small import shown
from tests.ui.test_markup import Reading
from ui.view import view


def test_counts_are_filters_in_the_order_of_the_keys() -> None:
    chips = [attributes for name, attributes in Reading(view(shown())).elements if attributes.get("class") == "chip"]
    assert [chip["data-filter"] for chip in chips] == ["all", "changed", "same", "left", "right", "moved"]
    said = Reading(view(shown())).text
    assert "すべて 4≠ 変更 1＝ 一致 1◁ 左のみ 1▷ 右のみ 1⇄ 移動 0" in said


def test_a_filter_that_would_show_nothing_cannot_be_pressed() -> None:
    chips = {a["data-filter"]: a for _, a in Reading(view(shown())).elements if a.get("class") == "chip"}
    assert "disabled" in chips["moved"]
    assert "disabled" not in chips["changed"]


def test_what_is_folded_is_counted() -> None:
    assert "一致 1 条を畳んでいます" in Reading(view(shown())).text
    base = shown()
    assert "畳んでいます" not in Reading(view(replace(base, comparison=Comparison(base.comparison.rows[1:])))).text


def test_noise_that_was_taken_away_is_counted_and_named() -> None:
    base = shown()
    row = base.comparison.rows[1]
    typed = Diff((Piece(Op.SAME, "料金，", "料金、", noise=("句読点",)), *row.strips[0].diff.pieces))
    noisy = replace(row, strips=(replace(row.strips[0], diff=typed),))
    said = Reading(view(replace(base, comparison=Comparison((noisy,))))).text
    assert "ノイズ除去 句読点 −1" in said
    assert "ノイズ除去" not in Reading(view(base)).text


def test_ids_are_unique_and_made_of_indices() -> None:
    ids = [str(a["id"]) for _, a in Reading(view(shown())).elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert all(id_.isascii() and id_.isalnum() for id_ in ids)


def test_every_jump_has_a_target() -> None:
    elements = Reading(view(shown())).elements
    ids = {a["id"] for _, a in elements if "id" in a}
    assert {a["data-go"] for _, a in elements if "data-go" in a} <= ids


def test_a_place_of_an_address_is_found_on_either_side() -> None:
    laid = shown()
    assert laid.place("本則/第2条") == "r1"
    assert laid.place("right:本則/第4条/第2項") == "r1s1"
    assert laid.place("本則/第99条") is None
    assert laid.place('"><script>') is None


def test_a_provision_without_row_of_its_own_leads_to_the_nearest_above() -> None:
    assert shown().anchor(Side.LEFT, "本則/第3条/第1項/第7号") == "r2s0"
    assert shown().anchor(Side.LEFT, "改定履歴") is None
