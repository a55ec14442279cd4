"""Tables of further keys: what they may look like, and what is said of those that are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UserError
from corpus.keys import LIMIT, read_keys
from models.keys import KeyRow

HEADS = "キー,項目名,話題,値の書き方,除く,当たる例,当たらない例\n"
ROW = "dock.notice,寄港の予告,寄港,〔期間〕前,,寄港の3日前に知らせる。→3日,寄港は3日で終わる。\n"
MADE = KeyRow(
    2,
    "dock.notice",
    "寄港の予告",
    "寄港",
    "〔期間〕前",
    "",
    (("寄港の3日前に知らせる。", "3日"),),
    ("寄港は3日で終わる。",),
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("表.csv", (HEADS + ROW).encode()),
        ("表.csv", (HEADS + ROW).encode("utf-8-sig")),
        ("表.csv", (HEADS + ROW).encode("cp932")),
        ("表.csv", (HEADS + ROW).replace("\n", "\r\n").encode()),
        ("表.tsv", (HEADS + ROW).replace(",", "\t").encode()),
        ("表.txt", (HEADS + ROW).replace(",", "\t").encode()),
        (
            "表.csv",
            (HEADS + ROW)
            .replace("キー,項目名,話題,値の書き方,除く,当たる例,当たらない例", "key,label,about,value,unless,yes,no")
            .encode(),
        ),
        ("表.csv", (HEADS + ROW + ",,,,,,\n").encode()),
    ],
)
def test_a_table_is_read_in_every_usual_writing(name: str, data: bytes) -> None:
    assert read_keys(name, data) == (MADE,)


def test_several_examples_stand_in_one_cell() -> None:
    data = HEADS + 'a.b,項目,,言葉,,"一つ目→X\n二つ目 // 三つ目","いいえ // いいえ二"\n'
    (row,) = read_keys("表.csv", data.encode())
    assert row.yes == (("一つ目", "X"), ("二つ目", ""), ("三つ目", ""))
    assert row.no == ("いいえ", "いいえ二")


def test_columns_stand_in_any_order_and_two_may_be_missing() -> None:
    data = "当たらない例,当たる例,値の書き方,項目名,キー\nいいえ,はい,言葉,項目,a.b\n"
    (row,) = read_keys("表.csv", data.encode())
    assert (row.key, row.label, row.about, row.unless, row.no) == ("a.b", "項目", "", "", ("いいえ",))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空です。"),
        ("キー,項目名\n".encode(), "値の書き方・当たる例・当たらない例 の列がありません。"),
        ((HEADS + "a.b,項目,,言葉,,はい,\n").encode(), "2 行目を、項目の表として使えません。当たらない例 が空です。"),
        ((HEADS + '"a.b,項目\n').encode(), "表の区切りか引用符が壊れています。"),
        (b"\xff\xff\x81", "文字コードが読めません。"),
        (b"x" * (LIMIT + 1), "大きすぎます"),
    ],
)
def test_a_wrong_table_gets_a_sentence_with_cause_and_remedy(data: bytes, words: str) -> None:
    with pytest.raises(UserError) as caught:
        read_keys("表.csv", data)
    assert words in str(caught.value)
    assert str(caught.value).endswith("ください。")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEADS + text).encode("utf-8", "replace")))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    try:
        rows = read_keys("表.csv", data)
    except UserError:
        return
    assert all(row.key and row.yes and row.no for row in rows)
