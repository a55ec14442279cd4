"""Two values for one act in one document are a finding; what may stand side by side is none."""

from __future__ import annotations

import pytest

from analysis.parameters import contradictions, extract
from analysis.parameters.examples import document
from analysis.structure.segment import segment
from models.source import source_of_text

MOVE = "［届出］会員は、住所に変更があったときは、{}に届け出る。"


def told(example: str) -> list[str]:
    read = document(example)
    found = contradictions(read, extract(read))
    assert all(f.what == "食い違い" and read.source.text[f.start : f.end].strip() for f in found)
    return [f.message for f in found]


def test_two_deadlines_for_one_notice_are_told_with_both_places() -> None:
    example = MOVE.format("速やか") + "◆［料金］料金を払う。◆" + MOVE.format("直ち")
    assert told(example) == ["契約者情報の変更届が、第1条では「速やかに」、第3条では「直ちに」とされています。"]


@pytest.mark.parametrize(
    "example",
    [
        MOVE.format("速やか") + "◆" + MOVE.format("すみやか"),
        "［解約］会員は、退会日の12か月前までに届け出て退会できる。◆［退会］会員は、退会日の1年前までに届け出て退会できる。",
        "［解約］会員は、退会日の30日前までに届け出て退会できる。¶会員は、休会中は、退会日の60日前までに届け出て退会できる。",
        "［秘密保持］本条の義務は、契約終了後3年間存続する。◆［機密］前条の義務は、契約終了後も有効に存続する。",
    ],
)
def test_what_agrees_or_may_stand_side_by_side_is_none(example: str) -> None:
    assert told(example) == []


def test_a_number_that_two_articles_bear_is_no_hindrance() -> None:
    lines = ["第１条（届出）", "会員は、住所に変更があったときは、速やかに届け出る。", "第２条（料金）", "料金を払う。"]
    again = [
        "第２条（届出）",
        "会員は、会費の口座を設けた日から数えて1年のうちに住所に変更があったときは、直ちに届け出る。",
    ]
    read = segment(source_of_text("例", "\n".join([*lines, *again])))
    assert [read.source.text[f.start : f.end][:3] for f in contradictions(read, extract(read))] == ["直ちに"]
