"""Promise 4: every number that a naive look finds is in a parameter or among the other numbers, with sentence and place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from models.document import Document
from tests import naive
from tests.analysis.parameters.test_extract import assert_no_number_is_skipped, assert_quotes_are_true, everything

COUNTS = st.one_of(
    st.integers(1, 99999).map(str),
    st.integers(1000, 9_999_999).map(lambda n: f"{n:,}"),
    st.integers(1, 999).map(lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
    st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    st.sampled_from(
        ("一", "三", "十", "二十", "三十", "十四・六", "百", "千五百", "二〇", "壱", "参拾", "１４．６", "３，０００")
    ),
)
UNITS = st.sampled_from(
    [
        "日",
        "日間",
        "か月",
        "ヶ月",
        "箇月",
        "カ月",
        "年",
        "年間",
        "週間",
        "営業日",
        "時間",
        "％",
        "%",
        "パーセント",
        "倍",
        "円",
        "万円",
        "割",
        "分の1",
        "日以内",
        "日前",
        "か月分",
        "営業日前",
        "円（税込）",
        "時間以上",
    ]
)
BEFORE = st.sampled_from(
    (
        "",
        "、",
        "料金の",
        "年率",
        "年",
        "1日につき",
        "月額",
        "少なくとも",
        "当社は、",
        "上限は",
        "別表の",
        "（",
        "満了の",
        "「",
        "毎月",
        "約",
    )
)
AFTER = st.sampled_from(
    (
        "",
        "。",
        "とする。",
        "以内に支払う。",
        "を超える",
        "）",
        "」",
        "から",
        "までに、",
        "ごとに",
        "、",
        "の間",
        "\n",
        " と ",
        "を上限とする。",
    )
)
PIECES = st.lists(
    st.tuples(BEFORE, COUNTS, UNITS, AFTER).map("".join)
    | st.sampled_from(
        (
            "契約者は、",
            "ただし、",
            "第３条第１項第２号の場合、",
            "一切の",
            "十分に",
            "２０２７年４月１日",
            "24時間365日",
        )
    ),
    min_size=1,
    max_size=8,
)
SENTENCES = PIECES.map(lambda pieces: re.sub("1\n?\0(?=[0-9２一十])", "1、", "\0".join(pieces)).replace("\0", ""))
"""Numbers in all surroundings; after 分の1 no further figure."""


def read(text: str) -> Document:
    return pipeline.analyse("約款.txt", f"第１条（料金）\n{text}\n".encode()).document


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SENTENCES)
def test_no_number_of_an_invented_sentence_is_lost(text: str) -> None:
    document = read(text)
    assert_no_number_is_skipped(document)
    assert_quotes_are_true(document)


def test_the_naive_look_sees_numbers_and_no_words() -> None:
    text = "第３０日、十分な注意、一部の者、人一倍、3万人は、30日、金五千円、年十四・六％、1000分の1、2024/4/1を見る。"
    assert [text[start:end] for start, end, _ in naive.numbers(text)] == [
        "30日",
        "五千円",
        "十四・六％",
        "1000分の1",
        "2024/4/1",
    ]


def test_an_other_number_has_its_sentence_its_place_and_its_worth() -> None:
    document = read("当社は、窓口を設ける。会員は、10日以内に金2,000円を届ける。")
    others = [o for o in everything(document) if not hasattr(o, "key")]
    assert [(o.quote, o.path) for o in others] == [("10日", "本則/第1条/第1項"), ("金2,000円", "本則/第1条/第1項")]
    assert {getattr(o, "sentence", "") for o in others} == {"会員は、10日以内に金2,000円を届ける。"}


@pytest.mark.shared
def test_no_number_of_a_statute_is_lost(shared: Path) -> None:
    files = sorted((shared / "corpus/statutes").glob("*.egov.txt"))
    assert len(files) == 12
    for file in files:
        document = pipeline.analyse(file.name, file.read_bytes(), only_structure=True).document
        assert_no_number_is_skipped(document)


@pytest.mark.shared
def test_no_number_of_a_page_is_lost(shared: Path) -> None:
    for file in sorted((shared / "corpus/pdf").glob("0*.pdf")):
        assert_no_number_is_skipped(pipeline.analyse(file.name, file.read_bytes(), only_structure=True).document)
