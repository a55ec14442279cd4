from __future__ import annotations

from pathlib import Path

import pytest

from analysis.changes.references import Places
from analysis.changes.substance import Side, Sight, Stretch, judge, judge_texts
from analysis.changes.trail import trail
from analysis.structure.segment import segment
from analysis.subjects.lexicon.phrase import Phrase
from analysis.subjects.lexicon.phrases import PHRASES
from analysis.subjects.lexicon.weighty import WEIGHTS, Weight
from models.changes import Change, Ground, Substance, Verdict
from models.document import Document
from models.source import source_of_text

PAIRS = Path(__file__).parent / "pairs"
"""One pair of texts on a line: what must count as substantive, what as wording, whichever is the old one."""


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (PAIRS / name).read_text(encoding="utf-8").splitlines()
    return [(one, other) for one, _, other in (line.partition("|") for line in lines)]


def grounds(verdict: Verdict) -> set[Ground]:
    return {change.ground for change in verdict.changes}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.yes[0][0])
def test_a_turn_of_phrase_says_the_same_as_its_examples_and_no_more(phrase: Phrase) -> None:
    assert phrase.yes
    for one, other in phrase.yes:
        assert judge_texts(one, other).substance is Substance.WORDING, (one, other)
        assert judge_texts(other, one).substance is Substance.WORDING, (other, one)
    for one, other in phrase.no:
        assert judge_texts(one, other).substance is Substance.SUBSTANTIVE, (one, other)
        assert judge_texts(other, one).substance is Substance.SUBSTANTIVE, (other, one)


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.ground.value)
def test_a_weighty_word_makes_its_changes_substantive_and_names_them(weight: Weight) -> None:
    for one, other in weight.yes:
        for old, new in ((one, other), (other, one)):
            found = judge_texts(old, new)
            assert found.substance is Substance.SUBSTANTIVE, (old, new)
            assert weight.ground in grounds(found), (old, new, grounds(found))
    for one, other in weight.no:
        assert judge_texts(one, other).substance is Substance.WORDING, (one, other)


@pytest.mark.parametrize("pair", pairs("substantive.txt"), ids="→".join)
def test_no_change_of_rights_or_duties_is_called_wording(pair: tuple[str, str]) -> None:
    one, other = pair
    assert judge_texts(one, other).substance is Substance.SUBSTANTIVE
    assert judge_texts(other, one).substance is Substance.SUBSTANTIVE


@pytest.mark.parametrize("pair", pairs("wording.txt"), ids="→".join)
def test_what_only_sounds_otherwise_is_wording(pair: tuple[str, str]) -> None:
    one, other = pair
    assert judge_texts(one, other).substance is Substance.WORDING


def test_texts_that_differ_in_width_and_spaces_only_have_not_changed() -> None:
    assert judge_texts("第 １０ 条（ＶＰＮ）による。", "第10条(VPN)による。").substance is Substance.SAME


@pytest.mark.parametrize(
    ("one", "other", "ground", "words"),
    [
        ("14日以内に届け出る。", "30日以内に届け出る。", Ground.DEADLINE, ("14日", "30日")),
        ("年5%の割合による。", "年3%の割合による。", Ground.NUMBER, ("年5%", "年3%")),
        ("当社が費用を負担する。", "会員が費用を負担する。", Ground.PARTY, ("当社", "会員")),
        ("責任を負う。", "責任を負わない。", Ground.NEGATION, ("ない",)),
        ("過失による場合", "重大な過失による場合", Ground.SCOPE, ("重大",)),
        ("返金する。", "返金する。ただし、前日までに限る。", Ground.EXCEPTION, ("ただし",)),
        ("返金する。", "返金する。手数料は会員の負担とする。", Ground.ADDED, ("手数料は会員の負担と",)),
    ],
)
def test_a_substantive_change_names_the_words_that_decided(
    one: str, other: str, ground: Ground, words: tuple[str, ...]
) -> None:
    deciding = [change for change in judge_texts(one, other).deciding if change.ground is ground]
    assert words in [change.words for change in deciding]


def test_every_change_stands_where_it_says() -> None:
    one, other = "会員は、14日以内に、書面で届け出ます。", "会員は３０日以内に電話で届け出るものとします。"
    for change in judge_texts(one, other).changes:
        assert one[change.left_start :].startswith(change.left)
        assert other[change.right_start :].startswith(change.right)


def test_where_a_burden_moves_from_one_party_to_the_other_it_is_said() -> None:
    aids = judge_texts("振込手数料は、会員が負担します。", "振込手数料は、当社が負担します。").aids
    assert aids == ("「負担します」の主体が「会員」から「当社」に移ります。",)
    assert not judge_texts("会員が負担します。", "会員は負担します。").aids


def test_a_blank_that_was_filled_in_is_substantive() -> None:
    assert judge_texts("手数料は●円とする。", "手数料は550円とする。").substance is Substance.SUBSTANTIVE


def test_a_provision_without_counterpart_is_one_change_for_each_of_its_texts() -> None:
    found = judge((), [Stretch("本則/第2条/第1項", "料金は月額とする。"), Stretch("本則/第2条/第2項", "税を加える。")])
    assert [(change.ground, change.right_path) for change in found.changes] == [
        (Ground.ADDED, "本則/第2条/第1項"),
        (Ground.ADDED, "本則/第2条/第2項"),
    ]


def items(*texts: str) -> list[Stretch]:
    return [Stretch(f"本則/第1条/第1項/第{n}号", text) for n, text in enumerate(texts, 1)]


def test_items_in_another_order_are_wording_and_a_new_one_is_not() -> None:
    old = items("料金を二月以上怠ったとき", "虚偽の届出をしたとき", "他の会員に迷惑をかけたとき")
    found = judge(old, items("虚偽の届出をしたとき", "他の会員に迷惑をかけたとき", "料金を二月以上怠ったとき"))
    assert found.substance is Substance.WORDING
    assert grounds(found) == {Ground.ORDER}
    more = judge(old, [*old, Stretch("本則/第1条/第1項/第4号", "営業を妨げたとき")])
    assert [(change.ground, change.right_path) for change in more.changes] == [(Ground.ADDED, "本則/第1条/第1項/第4号")]


OLD = "第1条（適用）\n約款を定める。\n第2条（料金）\n１ 月額とする。\n２ 税を加える。\n第3条（解約）\n{}\n"
NEW = "第1条（適用）\n約款を定める。\n第2条（登録）\n登録をする。\n第3条（料金）\n１ 月額とする。\n２ 税を加える。\n第4条（解約）\n{}\n"


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


def by_reference(one: str, other: str) -> Verdict:
    """The verdict on two texts of the last article, where the one on 料金 became 第3条 from 第2条."""
    old, new = document(OLD.format(one)), document(NEW.format(other))
    linked = [("本則/第1条", "本則/第1条"), ("本則/第2条", "本則/第3条"), ("本則/第3条", "本則/第4条")]
    way = trail(old, [(old.by_path[a], new.by_path[b]) for a, b in linked])
    sight = Sight(Side(Places(old)), Side(Places(new)), way)
    return judge([Stretch("本則/第3条/第1項", one)], [Stretch("本則/第4条/第1項", other)], sight)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第2条により算定する。", "第3条により算定する。"),
        ("第2条第2項により算定する。", "前条第2項により算定する。"),
        ("前条により算定する。", "第3条（料金）により算定する。"),
        ("第1条第1項により定める。", "第1条により定める。"),
    ],
)
def test_a_reference_that_follows_a_renumbering_only_changes_its_number(one: str, other: str) -> None:
    assert by_reference(one, other).substance is Substance.NUMBERING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第2条により算定する。", "第1条により算定する。"),
        ("第2条第1項により", "第3条第2項により"),
        ("第2条により", "第2条第1項により"),
    ],
)
def test_a_reference_that_leads_elsewhere_is_substantive(one: str, other: str) -> None:
    found = by_reference(one, other)
    assert found.substance is Substance.SUBSTANTIVE
    assert grounds(found) == {Ground.REFERENCE}


def test_a_reference_left_behind_is_no_change() -> None:
    assert by_reference("第2条により算定する。", "第2条により算定する。").changes == ()


def test_articles_of_other_laws_are_not_renumbered() -> None:
    assert by_reference("民法第2条による。", "民法第3条による。").substance is Substance.SUBSTANTIVE


def test_a_change_has_a_side_and_a_place() -> None:
    with pytest.raises(ValueError, match="side"):
        Change("", "", "", 0, "", 0, Ground.CONTENT)
    with pytest.raises(ValueError, match="inside"):
        Change("甲", "", "", -1, "", 0, Ground.CONTENT)


def test_a_phrase_in_another_place_of_its_sentence_is_told_where_it_was_and_where_it_is() -> None:
    verdict = judge_texts("乙は甲に鍵を渡す。", "乙は鍵を甲に渡す。")
    assert [(c.left, c.right, c.left_start, c.right_start, c.ground) for c in verdict.changes] == [
        ("", "鍵を", 2, 2, Ground.ORDER),
        ("鍵を", "", 4, 6, Ground.ORDER),
    ]
