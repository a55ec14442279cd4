"""Two values for one act in one document are a finding; what may stand side by side is none."""

from __future__ import annotations

import re

import pytest

from analysis.parameters import contradictions, extract
from analysis.parameters.examples import document
from analysis.parameters.matters import APART, KINDS, TIMES, Telling
from analysis.structure.segment import segment
from analysis.text.written import plain
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
        "会員は、当クラブに届け出て登録された名称や住所、電話番号に変更があったときは、直ちに届け出る。",
    ]
    read = segment(source_of_text("例", "\n".join([*lines, *again])))
    assert [read.source.text[f.start : f.end][:3] for f in contradictions(read, extract(read))] == ["直ちに"]


LATE = "会員は、会費の支払を遅延したときは、{}の遅延損害金を支払う。"
LEAVE = "会員は、退会を希望する日の{}前までに申し出て退会できる。"


def test_two_values_in_one_article_are_told_and_in_two_articles_with_both_places() -> None:
    one = "［退会］" + LEAVE.format("30日") + "¶退会の届は、書面とする。¶" + LEAVE.format("60日")
    assert told(one) == ["契約者からの解約予告が、第1条第1項では「30日」、第1条第3項では「60日」とされています。"]
    two = "［遅延損害金］" + LATE.format("年14.6％") + "◆［会費］会費は月額とする。◆［滞納］" + LATE.format("年14％")
    assert told(two) == ["遅延損害金の率が、第1条では「年14.6％」、第3条では「年14％」とされています。"]


@pytest.mark.parametrize(
    "second",
    [
        "ただし、法人の会員は、退会を希望する日の60日前までに申し出て退会できる。",
        "前項にかかわらず、会員は、退会を希望する日の60日前までに申し出て退会できる。",
        "法人会員は、退会を希望する日の60日前までに申し出て退会できる。",
        "家族プランの会員は、退会を希望する日の60日前までに申し出て退会できる。",
        "更新後は、会員は、退会を希望する日の60日前までに申し出て退会できる。",
        "会員は、転居した場合、退会を希望する日の60日前までに申し出て退会できる。",
        "会員は、入会から1年を経過するまでは、退会を希望する日の60日前までに申し出て退会できる。",
        "当クラブは、退会を希望する会員に、60日前までに申し出て退会を求めることができる。",
        "会員は、退会を希望する日の一か月前までに申し出て退会できる。¶前項の一か月は、30日とする。",
    ],
)
def test_what_holds_for_others_at_another_time_or_as_an_exception_is_none(second: str) -> None:
    first = LEAVE.format("30日") if "一か月" not in second else LEAVE.format("1か月")
    assert told(f"［退会］{first}¶{second}") == []


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            "入会金は、5,000円とする。",
            "入会を希望する方は、入会金8,000円を添えて申し込む。",
            "同じことを定める二つの文の数が、第1条では「5,000円」、第2条では「8,000円」とされています。",
        ),
        (
            "会員は、利用の終了後30分以内に鍵を返却する。",
            "会員は、利用終了後1時間以内に鍵を返却しなければならない。",
            "同じことを定める二つの文の数が、第1条では「30分」、第2条では「1時間」とされています。",
        ),
    ],
)
def test_numbers_of_no_key_are_told_where_their_sentences_say_the_same(first: str, second: str, message: str) -> None:
    assert told(f"［甲］{first}◆［乙］{second}") == [message]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("入会金は、5,000円とする。", "再入会の会員の入会金は、3,000円とする。"),
        ("送料は、1回につき300円とする。", "離島への送料は、1回につき900円とする。"),
        ("予約は、利用日の6か月前から受け付ける。", "予約は、利用日の3日前まで受け付ける。"),
        ("会員は、売上高の5％をロイヤルティとして支払う。", "会員は、売上高の2％を広告分担金として支払う。"),
        ("撤回は、掲載日の7日前までとする。", "撤回が掲載日の6日前以降であるときは、料金を支払う。"),
    ],
)
def test_numbers_of_other_things_are_none(first: str, second: str) -> None:
    assert told(f"［甲］{first}◆［乙］{second}") == []


@pytest.mark.parametrize("row", [*APART, *KINDS, *TIMES], ids=lambda row: row.about)
def test_words_that_set_a_sentence_apart_stand_in_its_examples_and_not_in_the_others(row: Telling) -> None:
    assert all(re.search(row.pattern, plain(each)) for each in row.yes)
    assert not any(re.search(row.pattern, plain(each)) for each in row.no)


REPORT = "［{}］利用者は、事故が発生した場合、事故を{}当社に報告する。"
LOST = "［鍵］会員は、鍵を紛失したときは、{}当社に紛失を届け出る。"


@pytest.mark.parametrize(
    ("example", "message"),
    [
        (
            REPORT.format("事故", "速やかに") + "◆" + REPORT.format("報告", "遅滞なく"),
            "事故の報告が、第1条では「速やかに」、第2条では「遅滞なく」とされています。",
        ),
        (
            REPORT.format("事故", "直ちに") + "◆" + REPORT.format("報告", "三日以内に"),
            "事故の報告が、第1条では「直ちに」、第2条では「3日以内に」とされています。",
        ),
        (
            LOST.format("5日以内に") + "◆" + LOST.format("10日以内に"),
            "紛失の届け出が、第1条では「5日以内に」、第2条では「10日以内に」とされています。",
        ),
        (
            "［遅延損害金］支払を怠った会員は、年14.6％の遅延損害金を支払う。◆［別表］遅延損害金\t年10％",
            "遅延損害金の率が、第1条では「年14.6％」、別表1第1項では「年10％」とされています。",
        ),
    ],
)
def test_one_act_with_two_deadlines_and_a_table_against_the_text_are_told(example: str, message: str) -> None:
    assert told(example) == [message]


@pytest.mark.parametrize(
    "example",
    [
        REPORT.format("事故", "速やかに") + "◆" + REPORT.format("報告", "すみやかに"),
        REPORT.format("事故", "3日以内に") + "◆" + REPORT.format("報告", "三日以内に"),
        REPORT.format("事故", "速やかに") + "◆［賠償］当社は、事故が発生した場合、事故を遅滞なく報告する。",
        "［返還］会員は、契約が終了したときは、鍵を直ちに返還する。◆［交換］会員は、当社が求めたときは、鍵を10日以内に返還する。",
        "［報告］会員は、結果を速やかに報告する。◆［調査］会員は、結果を遅滞なく報告する。",
        "［遅延損害金］支払を怠った会員は、年14.6％の遅延損害金を支払う。◆［別表］遅延損害金\t年14.6％",
        "［遅延損害金］支払を怠った会員は、年14.6％の遅延損害金を支払う。◆［別表］割引\t年10％",
    ],
)
def test_other_acts_parties_occasions_and_equal_values_are_no_contradiction(example: str) -> None:
    assert told(example) == []


def test_an_act_in_the_second_of_two_articles_of_one_number_is_told_in_its_place() -> None:
    lines = ["第１条（事故）", REPORT.format("", "速やかに").partition("］")[2], "第２条（料金）", "料金を払う。"]
    again = ["第２条（報告）", "本条は、報告を定める。" + REPORT.format("", "遅滞なく").partition("］")[2]]
    read = segment(source_of_text("例", "\n".join([*lines, *again])))
    assert [read.source.text[f.start : f.end] for f in contradictions(read, extract(read))] == ["遅滞なく"]
