"""Keys that a user adds: the small language of their rows, what they find, and that none can break the program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.parameters import extract, other_numbers
from analysis.parameters.examples import document
from analysis.parameters.own_keys import OwnKey, WrongRow, extracted, faults, own_key
from models.keys import KeyRow


def row(value: str, about: str = "", unless: str = "", yes: str = "x", given: str = "", no: str = "y") -> KeyRow:
    return KeyRow(2, "dock.notice", "寄港の予告", about, value, unless, ((yes, given),), (no,))


def key(value: str, about: str = "", unless: str = "") -> OwnKey:
    return own_key(row(value, about, unless))


@pytest.mark.parametrize(
    ("own", "text", "values"),
    [
        (key("〔期間〕前"), "船は、寄港の三日前に知らせる。", ["P3D"]),
        (key("〔期間〕（以上｜）前"), "1か月以上前に知らせる。2日前でもよい。", ["P1M", "P2D"]),
        (key("〔期間〕前", about="寄港｜入港"), "［入港］5日前に知らせる。", ["P5D"]),
        (key("〔期間〕前", about="寄港｜入港"), "［出港］5日前に知らせる。", []),
        (key("〔期間〕前", unless="荷"), "荷は、5日前に送る。", []),
        (key("違約…〔金額〕"), "違約があったときは、金３万円を払う。", ["JPY30000"]),
        (key("〔率〕"), "年１４．６％とする。", ["14.6%/year"]),
        (key("代金の〔割合〕"), "代金の３分の１を払う。", ["33.33333333333333333333333333%"]),
        (key("〔月日〕まで"), "翌月末日までに払う。", ["end_of_next_month"]),
        (key("〔数値〕を払う"), "年5％を払う。2倍を払う。3日を払う。", ["5%/year", "x2", "P3D"]),
        (key("白い（旗｜帆）"), "入港のときは、白い旗を立てる。", ["白い旗"]),
        (key("白い（旗｜旗艦）"), "白い旗艦が来る。", ["白い旗艦"]),
        (key("a.*"), "abcとa.*", ["a.*"]),
    ],
)
def test_a_row_finds_what_it_says(own: OwnKey, text: str, values: list[str]) -> None:
    assert [p.value for p in extracted(document(text), (own,))] == values


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (row("〔期日〕前"), "〔期日〕という値はありません。使えるのは 〔期間〕"),
        (row("（前｜後"), "括弧が閉じていません"),
        (row("〔期間"), "括弧が閉じていません"),
        (row("…前"), "… で始まるか"),
        (row("a…b…c…d"), "… が多すぎます"),
        (row("（以上｜）"), "何もないところにも当たります"),
        (row("、"), "句読点だけ"),
        (row("〔期間〕〔金額〕"), "二つ以上"),
        (row("前｜後、（左｜右）"), "｜ の範囲"),
        (row("【契約者】"), "使えません"),
        (row("x" * 300), "長すぎます"),
        (row("（" + "｜".join(map(str, range(50))) + "）"), "選択肢が多すぎます"),
        (row("前", about="〔期間〕"), "話題には〔期間〕を書けません"),
        (KeyRow(2, "Dock", "x", "", "前", "", (("x", ""),), ("y",)), "英小文字"),
        (KeyRow(2, "refund", "x", "", "前", "", (("x", ""),), ("y",)), "組み込みの項目"),
        (KeyRow(2, "a.b", "x", "", "前", "", (), ("y",)), "例が足りません"),
    ],
)
def test_a_wrong_row_says_why_and_what_to_do(wrong: KeyRow, words: str) -> None:
    with pytest.raises(WrongRow) as caught:
        own_key(wrong)
    assert words in caught.value.reason + caught.value.remedy
    assert caught.value.remedy.endswith("ください。") or "使えるのは" in caught.value.remedy


def test_two_rows_of_one_key_have_one_label() -> None:
    other = KeyRow(3, "dock.notice", "別の名前", "", "前", "", (("x", ""),), ("y",))
    with pytest.raises(WrongRow, match="二つの項目名"):
        own_key(other, key("前"))


def test_an_example_that_goes_wrong_is_told_with_what_was_found() -> None:
    assert list(faults(own_key(row("〔期間〕前", yes="三日前に送る。", given="3日", no="三日で送る。")))) == []
    assert list(faults(own_key(row("〔期間〕前", yes="三日前に送る。", given="P3D", no="三日で送る。")))) == []
    assert list(faults(own_key(row("〔期間〕前", yes="三日前に送る。", given="4日", no="二日前に着く。")))) == [
        "当たる例「三日前に送る。」から 4日 が読み取れるはずが、3日 でした。",
        "当たらない例「二日前に着く。」から 2日 が読み取られました。",
    ]
    assert "なし でした" in next(faults(own_key(row("〔期間〕前", yes="すぐ送る。", no="二日で着く。"))))


def test_an_added_key_takes_nothing_from_the_others() -> None:
    club = document("会員は、退会するときは、20日前までに届け出ます。")
    found = extract(club, (key("〔期間〕前"),))
    assert {(p.key, p.value) for p in found} == {("termination_by_customer.notice", "P20D"), ("dock.notice", "P20D")}
    assert [p for p in found if p.key != "dock.notice"] == list(extract(club))
    assert other_numbers(club, found) == ()
    assert all(p.who and p.condition for p in found)


PIECES = st.sampled_from(
    [*"前以内〔期間〕（）｜…あ、。.*+?[](){}|\\^$【】《》 1", "〔数値〕", "〔期間〕", "…", "（あ｜ああ）", "\0", "𠮷"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES, max_size=6).map("".join))
def test_no_row_breaks_the_program(value: str, about: str) -> None:
    try:
        own = key(value, about)
    except WrongRow:
        return
    text = "前あああ1日以内、。あ5%の3万円前" * 3
    for p in extracted(document(text), (own,)):
        assert p.quote.strip()
