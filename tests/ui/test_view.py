"""The whole view: counts, filters, addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from analysis.alignment.align import align
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from analysis.text.noise import Noise
from models.comparison import Alignment, Comparison, Diff, Op, Piece, Side
from models.source import source_of_text
from models.terms import Definition, TermDifference
from tests.ui.small import shown
from tests.ui.test_markup import Reading
from ui.comparison.laid import Shown
from ui.comparison.noise import SWITCHES, kinds_of
from ui.comparison.view import view


def test_counts_are_filters_in_the_order_of_the_keys() -> None:
    chips = [attributes for name, attributes in Reading(view(shown())).elements if attributes.get("class") == "chip"]
    assert [chip["data-filter"] for chip in chips] == ["all", "substance", "wording", "left", "right", "same", "open"]
    said = Reading(view(shown())).text
    assert "すべて 4≠ 実質 1≈ 表現・番号のみ 0◁ 左のみ 1▷ 右のみ 1＝ 一致 1未確認 3" in said


def test_a_filter_that_would_show_nothing_cannot_be_pressed() -> None:
    chips = {a["data-filter"]: a for _, a in Reading(view(shown())).elements if a.get("class") == "chip"}
    assert "disabled" in chips["wording"]
    assert "disabled" not in chips["substance"]


def test_what_is_folded_is_counted() -> None:
    assert "文言の同じ 1 条を畳んでいます" in Reading(view(shown())).text
    base = shown()
    assert "畳んでいます" not in Reading(view(replace(base, comparison=Comparison(base.comparison.rows[1:])))).text


NOISY = Diff(
    (Piece(Op.SAME, "料金，", "料金、", noise=("句読点",)), Piece(Op.SAME, "第2条", "第3条", noise=("条番号",)))
)


def noisy(*, versions: bool) -> Shown:
    """One row that differs in noise only, of two services or of two versions."""
    base = shown(versions=versions)
    first = base.comparison.rows[0]
    row = replace(first, strips=(replace(first.strips[0], diff=NOISY),))
    return replace(base, comparison=Comparison((row,)), alignment=Alignment((), (), (), versions))


def test_every_switch_says_how_much_it_takes_away() -> None:
    said = Reading(view(noisy(versions=False))).text
    assert "ノイズ除去 −2 全半角・漢数字・空白 0 句読点 −1 定義語 0 条ずれの参照 −1" in said
    assert "＝ 一致 1" in said


def test_between_versions_names_and_numbers_are_shown_until_switched_off() -> None:
    html = view(noisy(versions=True))
    said = Reading(html).text
    assert "ノイズ除去 −1 全半角・漢数字・空白 0 句読点 −1 定義語 0 条ずれの参照 1" in said
    assert "≈ 表現・番号のみ 1" in said
    assert 'data-off="ref term"' in html
    assert "<details open>" in html


def test_what_the_view_counts_is_what_a_comparison_with_the_same_noise_counts() -> None:
    text = "第1条（料金）\n料金は，三十日以内に払います。\n第2条（返却）\n第1条の舟は，返します。\n"
    one = segment(source_of_text("旧", text))
    other = segment(source_of_text("新", text.replace("，", "、").replace("三十日", "30日")))
    alignment = align(one, other)
    quiet = compare(one, other, alignment, noise=frozenset(Noise))
    for off in powerset(SWITCHES):
        kinds = kinds_of(off)
        counted = compare(one, other, alignment, noise=frozenset(k for k in Noise if k.value not in kinds))
        assert [row.grade_showing(kinds) for row in quiet.rows] == [row.grade for row in counted.rows]
        assert {k: n for k, n in quiet.taken.items() if k not in kinds} == dict(counted.taken)


def powerset(names: Iterable[str]) -> list[tuple[str, ...]]:
    held = list(names)
    return [each for size in range(len(held) + 1) for each in combinations(held, size)]


def test_words_defined_otherwise_stand_side_by_side() -> None:
    told = TermDifference(
        Definition("区画", "本則/第1条/第1項", 0, 2, "畑の<一つ>"),
        Definition("区画", "本則/第4条/第2項", 0, 2, "畑と小屋", "本則/第4条"),
        "「区画」の定義が異なります。",
    )
    base = shown()
    said = Reading(view(replace(base, comparison=replace(base.comparison, terms=(told,))))).text
    assert "定義の違い 1" in said
    assert "区画「区画」の定義が異なります。第1条文書全体畑の<一つ>第4条第2項第4条の中だけ畑と小屋" in said


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
