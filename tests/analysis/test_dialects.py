from __future__ import annotations

from collections import Counter

from analysis.changes.dialects import dialects
from analysis.comparison.compare import compare
from analysis.comparison.diff import diff
from analysis.structure.segment import segment
from analysis.text.noise import USUAL, Noise
from analysis.text.units import Dialect
from models.comparison import Alignment, Confidence, Link, Side, State
from models.document import Document
from models.source import source_of_text

LEFT = """第1条（適用）
この約款は、当社が契約者に貸す畑に適用します。
第2条（料金）
契約者は、当社に料金を払います。契約者は、この約款の別表を確かめます。
第3条（解約）
契約者は、第2条の料金を払い、三か月前に当社に届け出て解約します。
"""
RIGHT = """第1条（適用）
本規約は、弊社が会員に貸す畑に適用します。
第2条（登録）
会員は、氏名を弊社に登録します。
第3条（料金）
会員は、弊社に料金を払います。会員は、本規約の別表を確かめます。
第4条（解約）
会員は、第3条の料金を払い、3か月前に弊社に届け出て解約します。
"""


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


def aligned(*pairs: tuple[int, int]) -> Alignment:
    links = (Link(f"本則/第{a}条", f"本則/第{b}条", 0.9, Confidence.HIGH, ("主題が同じ",)) for a, b in pairs)
    return Alignment(tuple(links), ())


ALIGNMENT = aligned((1, 1), (2, 3), (3, 4))


def test_parties_the_document_itself_and_linked_articles_get_one_name() -> None:
    one, other = dialects(document(LEFT), document(RIGHT), ALIGNMENT)
    assert dict(one.terms)["契約者"] == dict(other.terms)["会員"]
    assert dict(one.terms)["この約款"] == dict(other.terms)["本規約"]
    assert dict(one.articles) == {"第2条": "第3条", "第3条": "第4条"}


def test_with_all_switches_on_only_the_rest_is_shown() -> None:
    left, right = document(LEFT), document(RIGHT)
    rows = compare(left, right, ALIGNMENT, Side.LEFT, frozenset(Noise)).rows
    assert [row.state for row in rows if row.left] == [State.SAME] * 3
    taken = Counter[str]()
    for strip in (strip for row in rows for strip in row.strips):
        taken.update(dict(strip.diff.taken))
    assert taken == {"定義語": 9, "条番号": 1, "漢数字": 1}


def test_without_them_names_and_numbers_are_shown() -> None:
    rows = compare(document(LEFT), document(RIGHT), ALIGNMENT).rows
    assert [row.state for row in rows if row.left] == [State.CHANGED] * 3


def test_an_article_linked_to_several_has_no_other_number() -> None:
    one, _ = dialects(document(LEFT), document(RIGHT), aligned((2, 2), (2, 3)))
    assert one.articles == ()


def test_terms_with_one_meaning_get_one_name() -> None:
    left = document(
        "第1条（定義）\n（1）「区画」とは、当社が貸す畑の一つをいう。\n（2）「農具」とは、当社の道具をいう。\n"
    )
    right = document(
        "第1条（定義）\n（1）「畑地」とは、当社が貸す畑の一つをいう。\n（2）「農具」とは、当社の道具をいう。\n"
    )
    one, other = dialects(left, right, aligned((1, 1)))
    assert dict(one.terms)["区画"] == dict(other.terms)["畑地"]
    assert "農具" not in dict(one.terms)


def test_every_switch_says_how_much_it_took() -> None:
    found = diff("第十条、３０日　前（税込）", "第10条,30日前(税込)", frozenset(Noise))
    assert found.same
    assert dict(found.taken) == {"漢数字": 1, "句読点": 1, "全角・半角": 3, "空白・改行": 1}
    assert found.noise == 5, "a place that two kinds keep apart is one place"


def test_kanji_numerals_are_noise_only_when_asked_for() -> None:
    assert not diff("三十日以内", "30日以内").same
    assert diff("三十日以内", "30日以内", USUAL | {Noise.NUMERALS}).same
    assert not diff("三十日以内", "20日以内", USUAL | {Noise.NUMERALS}).same


def test_a_reference_counts_as_the_same_only_where_the_articles_are_linked() -> None:
    spoken = (Dialect(articles=(("第18条", "第19条"),)), Dialect())
    noise = USUAL | {Noise.REFERENCES}
    assert diff("第18条により", "第19条により", noise, spoken).same
    assert not diff("第17条により", "第19条により", noise, spoken).same
    assert not diff("第18条により", "第19条により", USUAL, spoken).same
