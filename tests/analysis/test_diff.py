from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.diff import diff, diff_all, likeness, one_sided, revealed
from analysis.text.noise import USUAL, Noise
from analysis.text.quantities import quantities
from models.comparison import Diff, Op, Piece

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
LEGAL = st.text(alphabet="１1２345年月日％%第条項、，。 　\nあ契約者料金支払30か゛ガｶﾞ㍿ab", max_size=40)
TEXT = ANY | LEGAL


def marked(found: Diff) -> str:
    shapes = {Op.SAME: "{0}", Op.LEFT: "[-{0}-]", Op.RIGHT: "[+{1}+]", Op.CHANGED: "[{0}→{1}]"}
    return "".join(shapes[p.op].format(p.left, p.right) + ("#" if p.number else "") for p in found.pieces)


@given(TEXT, TEXT, st.frozensets(st.sampled_from(Noise)))
@settings(max_examples=400, deadline=None)
def test_the_pieces_join_to_both_texts(left: str, right: str, noise: frozenset[Noise]) -> None:
    found = diff(left, right, noise)
    assert found.left == left
    assert found.right == right


SEVERAL = st.lists(TEXT.filter(bool), min_size=1, max_size=4)


@given(SEVERAL, SEVERAL, st.frozensets(st.sampled_from(Noise)))
@settings(max_examples=200, deadline=None)
def test_the_pieces_of_several_texts_join_to_all_of_them_and_none_lies_in_two(
    lefts: list[str], rights: list[str], noise: frozenset[Noise]
) -> None:
    found = diff_all(lefts, rights, noise)
    for texts, pieces in ((lefts, [p.left for p in found.pieces]), (rights, [p.right for p in found.pieces])):
        begun = {sum(map(len, pieces[:at])) for at in range(len(pieces))}
        assert "".join(pieces) == "".join(texts)
        assert {sum(map(len, texts[:at])) for at in range(len(texts))} <= begun | {0}


def test_a_sentence_beside_the_two_that_say_it_is_compared_through() -> None:
    found = diff_all(
        ["料金は月末に支払う。手数料は会員が負担する。"], ["料金は翌月末に支払う。", "手数料は会員が負担する。"]
    )
    assert marked(found) == "料金は[月末→翌月末]に支払う。手数料は会員が負担する。"
    assert [piece.right for piece in found.pieces][-1] == "手数料は会員が負担する。"


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    found = diff(text, text)
    assert found.same
    assert found.noise == 0


@given(TEXT, TEXT)
@settings(max_examples=200, deadline=None)
def test_two_pieces_of_one_kind_never_stand_side_by_side(left: str, right: str) -> None:
    pieces = diff(left, right).pieces
    for one, next_one in pairwise(pieces):
        assert one.number or next_one.number or one.op is not next_one.op


def test_added_removed_and_changed_words_are_marked() -> None:
    left = "契約者は、利用料金を当社が定める期日までに支払うものとします。"
    right = "契約者は、料金を当社が書面で定める期日までに支払います。"
    found = marked(diff(left, right))
    assert found == "契約者は、[-利用-]料金を当社が[+書面で+]定める期日までに[支払うものとし→支払い]ます。"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("１０日以内に払う", "14日以内に払う", "[１０日→14日]#以内に払う"),
        ("年14.5％の割合による損害金", "年3.2％の割合による損害金", "[年14.5％→年3.2％]#の割合による損害金"),
        ("2024年4月1日から実施する", "2025年10月1日から実施する", "[2024年4月1日→2025年10月1日]#から実施する"),
        ("3か月前までに通知する", "3か月前までに連絡する", "3か月#前までに[通知→連絡]する"),
        ("30日前に通知する", "三十日前に通知する", "[30日→三十日]#前に通知する"),
        ("一部を変更する", "全部を変更する", "[一部→全部]を変更する"),
    ],
)
def test_numbers_are_replaced_whole_and_marked_also_where_they_agree(left: str, right: str, expected: str) -> None:
    assert marked(diff(left, right)) == expected


def test_a_changed_reference_is_replaced_whole_but_is_no_number() -> None:
    assert marked(diff("第18条の規定により扱う", "第19条の2の規定により扱う")) == "[第18条→第19条の2]の規定により扱う"


def test_references_and_mere_figures_are_no_quantities() -> None:
    text = "第3条第2項の(1)、KLM2では3社が10日以内に30,000円を支払う"
    assert [text[a:b] for a, b, binding in quantities(text) if binding] == ["10日", "30,000円"]


def test_more_numbers_on_one_side_are_marked_on_theirs() -> None:
    found = diff("料金は月額とする。支払は末日とする。", "料金は月額1,000円とし、10日に請求する。支払は末日とする。")
    assert [piece.right for piece in found.pieces if piece.number] == ["1,000円", "10日"]


def test_width_and_spaces_are_noise_that_is_counted() -> None:
    found = diff("第 14 条の定め（ＶＰＮ）による。", "第14条の定め(VPN)による。")
    assert found.same
    assert found.left == "第 14 条の定め（ＶＰＮ）による。"
    assert dict(found.taken) == {"空白・改行": 1, "全角・半角": 1}


def test_a_spelling_of_months_is_noise_inside_a_number() -> None:
    assert diff("１ヶ月前まで", "1か月前まで").same
    assert not diff("１ヶ月前まで", "1か月前まで", frozenset()).same


def test_without_switches_every_code_point_counts() -> None:
    found = diff("（１）", "(1)", frozenset())
    assert not found.same
    assert found.noise == 0


def test_kinds_of_commas_are_noise_only_when_asked_for() -> None:
    left, right = "契約者は，料金を払う．", "契約者は、料金を払う。"
    assert not diff(left, right).same
    assert diff(left, right, USUAL | {Noise.PUNCTUATION}).same
    assert diff("年１４．５％", "年14.5%", frozenset(Noise)).same
    assert not diff("料金を、払う", "料金を払う", frozenset(Noise)).same


def test_a_space_between_latin_words_is_no_noise() -> None:
    assert not diff("Web Site", "WebSite").same
    assert diff("Web  Site", "Web\nSite").same


def test_little_agreements_between_changes_are_taken_into_them() -> None:
    left, right = "解約の申込みを提出する", "退会の届出を提出する"
    assert marked(diff(left, right)) == "[解約の申込み→退会の届出]を提出する"


def test_texts_with_little_in_common_are_said_to_be_rewritten() -> None:
    left, right = "当社は、本規約を変更することがあります。", "甲乙は、秘密を他に開示してはならない。"
    found = diff(left, right)
    assert found.rewritten
    assert found.pieces == (Piece(Op.LEFT, left, ""), Piece(Op.RIGHT, "", right))


def test_numbers_of_another_text_stand_apart_too() -> None:
    found = diff("当社は、本規約を30日前に変更することがあります。", "甲乙は、秘密を3年は他に開示してはならない。")
    assert found.rewritten
    assert [(piece.left, piece.right) for piece in found.pieces if piece.number] == [("30日", ""), ("", "3年")]


def test_other_numbers_do_not_make_another_text() -> None:
    assert not diff("２０２４年４月１日から実施", "2031年12月24日から実施します").rewritten


def test_an_added_or_removed_text_is_not_rewritten() -> None:
    assert not diff("", "契約者は、料金を支払うものとします。").rewritten
    assert diff("", "").pieces == ()
    assert diff("", "").same


def test_a_text_without_counterpart_stands_on_its_side() -> None:
    assert [p.op for p in one_sided("料金を支払う", Op.LEFT).pieces] == [Op.LEFT]
    assert [(p.right, p.number) for p in one_sided("10日以内", Op.RIGHT).pieces] == [("10日", True), ("以内", False)]
    assert one_sided("", Op.LEFT).pieces == ()


def test_likeness_is_one_for_equal_and_zero_for_foreign_texts() -> None:
    assert likeness("料金を支払う", "料金を　支払う") == 1.0
    assert likeness("料金", "期間") == 0.0


def test_each_place_names_the_kinds_of_noise_that_keep_it_apart() -> None:
    found = diff("契約者は，第 ３ 条の額を払う。", "契約者は、第3条の額を払う。", frozenset(Noise))
    assert [(p.left, p.noise) for p in found.pieces if p.noise] == [
        ("，", ("句読点",)),
        ("第 ３ 条", ("全角・半角", "空白・改行")),
    ]


@given(TEXT, TEXT, st.frozensets(st.sampled_from(Noise)))
@settings(max_examples=200, deadline=None)
def test_noise_that_is_shown_again_counts_as_changed_and_loses_no_character(
    left: str, right: str, shown: frozenset[Noise]
) -> None:
    quiet = diff(left, right, frozenset(Noise))
    loud = revealed(quiet, shown)
    assert (loud.left, loud.right) == (left, right)
    names = {kind.value for kind in shown}
    assert all(piece.op is Op.CHANGED for piece in loud.pieces if names.intersection(piece.noise))
    assert names.isdisjoint(dict(loud.taken))
    assert loud.noisy == quiet.noisy
