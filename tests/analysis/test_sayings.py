"""How buyers write what they want: each saying is found in its examples and in no others."""

from __future__ import annotations

import re

import pytest

from analysis.parameters.labels import LABELS, WORDS
from analysis.services.answers import answers
from analysis.services.sayings import SAYINGS, Saying
from analysis.services.wishes import question, told
from analysis.text.narrow import fold
from models.questions import Fit, Requirement
from tests.analysis.services import analysed, origin


@pytest.mark.parametrize("saying", SAYINGS, ids=lambda saying: saying.yes[0])
def test_a_saying_is_found_in_its_examples_and_nowhere_else(saying: Saying) -> None:
    assert saying.word in WORDS
    assert saying.keys <= LABELS.keys()
    for text in saying.yes:
        assert re.fullmatch(saying.pattern, fold(text)), text
    for text in saying.no:
        assert not re.fullmatch(saying.pattern, fold(text)), text


@pytest.mark.parametrize(
    ("item", "wanted", "understood"),
    [
        ("管轄", "東京地裁", "東京地方裁判所"),
        ("準拠法", "日本の法律", "日本法"),
        ("再委託", "事前の承諾が必要", "承諾が必要"),
        ("賠償上限", "上限なし", "なし"),
        ("主題：秘密保持", "必須", "あり"),
        ("サービス提供時間", "24時間365日", "常時（24時間365日）"),
        ("復旧の目標時間", "6時間以内", "6時間以内"),
    ],
)
def test_what_a_buyer_writes_is_understood(item: str, wanted: str, understood: str) -> None:
    asked = question(Requirement(1, "要件", item, wanted))
    assert not asked.unknown
    assert told(asked.wish) == understood


def test_an_item_that_names_nothing_stops_no_other_row() -> None:
    rows = [Requirement(2, "月まで飛べること", "ロケットの推力", "3トン以上"), Requirement(3, "", "主題：料金", "あり")]
    terms = analysed("第1条（料金）\n料金は、月額1,000円とします。\n第2条（解約）\n解約できます。")
    sheet = answers([question(each) for each in rows], [(origin("試し"), terms)])
    (_, (unknown,)), (_, (known,)) = sheet.rows
    assert unknown.fit is Fit.OPEN
    assert "項目「ロケットの推力」がありません" in unknown.why
    assert known.fit is Fit.FITS
