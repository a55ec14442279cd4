from __future__ import annotations

import pytest

from analysis.changes.references import Places, references
from analysis.structure.segment import segment
from models.source import source_of_text

TEXT = """第1条（適用）
本規約は、当社の貸農園に適用します。
第2条（料金）
1. 料金は、月額とします。
2. 次の各号の場合は、日割りとします。
（1）月の途中で始めたとき
（2）月の途中で終えたとき
第3条（解約）
1. 会員は、一月前に届け出て解約します。
2. 当社は、畑を空けます。
3. 会員は、農具を返します。
第4条（協議）
誠実に話し合います。
附則
第1条　本規約は、令和五年四月一日から施行します。
第2条　従前の例によります。
"""
PLACES = Places(segment(source_of_text("試し", TEXT)))


def found(text: str, here: str = "本則/第3条/第2項") -> list[tuple[str, str | None]]:
    return [(text[each.start : each.end], each.target) for each in references(text, here, PLACES)]


@pytest.mark.parametrize(
    ("text", "written", "target"),
    [
        ("第2条により", "第2条", "本則/第2条"),
        ("第二条第２項第１号の場合", "第二条第２項第１号", "本則/第2条/第2項/第1号"),
        ("前条第1項の額", "前条第1項", "本則/第2条/第1項"),
        ("次条により", "次条", "本則/第4条"),
        ("本条により", "本条", "本則/第3条"),
        ("前項の場合", "前項", "本則/第3条/第1項"),
        ("次項の場合", "次項", "本則/第3条/第3項"),
        ("第3項の場合", "第3項", "本則/第3条/第3項"),
        ("第9条の2により", "第9条の2", "本則/第9条の2"),
        ("本規約第2条により", "第2条", "本則/第2条"),
        ("民法第548条の4により", "第548条の4", None),
        ("個人情報保護法（平成15年法律第57号）第2条により", "第2条", None),
        ("別に定める利用約款第2条により", "第2条", None),
    ],
)
def test_a_reference_leads_to_the_provision_it_names(text: str, written: str, target: str | None) -> None:
    assert found(text) == [(written, target)]


def test_what_was_cited_last_is_the_same_article_and_the_same_paragraph() -> None:
    assert found("第2条第2項により、同項第1号及び同条第1項の場合は") == [
        ("第2条第2項", "本則/第2条/第2項"),
        ("同項第1号", "本則/第2条/第2項/第1号"),
        ("同条第1項", "本則/第2条/第1項"),
    ]


def test_an_item_is_counted_in_its_own_paragraph() -> None:
    assert found("前号の場合を除き", "本則/第2条/第2項/第2号") == [("前号", "本則/第2条/第2項/第1号")]


def test_a_quoted_caption_belongs_to_the_reference_and_tells_more_than_its_number() -> None:
    assert found("第2条（料金）第1項による") == [("第2条（料金）第1項", "本則/第2条/第1項")]
    assert found("第9条（料金）による") == [("第9条（料金）", "本則/第2条")]
    assert found("第2条（以下「料金の定め」という。）による") == [("第2条", "本則/第2条")]


def test_supplementary_provisions_cite_the_main_ones_where_they_have_no_such_article() -> None:
    assert found("第2条により", "附則1/第1条") == [("第2条", "附則1/第2条")]
    assert found("第3条により", "附則1/第1条") == [("第3条", "本則/第3条")]


def test_nothing_stands_before_the_first_article() -> None:
    assert found("前条により", "本則/第1条/第1項") == [("前条", None)]


def test_an_article_of_one_paragraph_is_that_paragraph() -> None:
    assert PLACES.plain("本則/第1条/第1項") == "本則/第1条"
    assert PLACES.plain("本則/第3条/第1項") == "本則/第3条/第1項"


def test_a_paragraph_joined_to_a_reference_is_one_of_the_same_article() -> None:
    assert found("第2条第1項から第2項まで、及び第3項の場合は") == [
        ("第2条第1項", "本則/第2条/第1項"),
        ("第2項", "本則/第2条/第2項"),
        ("第3項", "本則/第3条/第3項"),
    ]
    assert found("第2条第2項第1号又は第2号の場合は")[1] == ("第2号", "本則/第2条/第2項/第2号")


def test_an_article_joined_to_one_of_a_law_is_one_of_that_law() -> None:
    assert found("民法第90条及び第3条の場合は") == [("第90条", None), ("第3条", None)]
    assert found("民法第90条により、第3条の場合は")[1] == ("第3条", "本則/第3条")
