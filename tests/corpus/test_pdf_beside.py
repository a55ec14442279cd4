"""Numbers of 条 in a column left of the text, with their captions below or above them."""

from __future__ import annotations

import pytest

from analysis.structure.segment import outline, segment
from corpus.readers import read
from tests.corpus.pages import Pages

LEFT, TEXT, PITCH = 60, 160, 16
ARTICLES = (
    (
        "第１条",
        ("（会議室の", "利用）"),
        ("１　利用者は、申し込んだ時間に限り、会議室を利用できます。", "２　延長は、窓口に申し出てください。"),
    ),
    ("第２条", ("（料金）",), ("料金は、利用する日の前日までに、窓口でお支払いください。",)),
    ("第３条", ("（取消し）",), ("利用者は、利用する日の７日前まで、", "無料で取り消すことができます。")),
)


def drawn(numbers: str, lean: float = 0.0, *, caption_above: bool = False) -> str:
    """The outline of a page whose ``numbers`` are drawn "first", "last" or "between" the texts, ``lean`` points lower."""
    page, base = Pages(), 100
    headings: list[tuple[float, str]] = []
    texts: list[tuple[float, str]] = []
    for number, caption, lines in ARTICLES:
        rows = (*caption, number) if caption_above else (number, *caption)
        first = base + lean - 11 * rows.index(number)
        headings += [(first + 11 * at, row) for at, row in enumerate(rows)]
        texts += [(base + PITCH * at, line) for at, line in enumerate(lines)]
        base += PITCH * max(len(lines), len(rows)) + 24
    order = {"first": [*headings, *texts], "last": [*texts, *headings], "between": sorted([*headings, *texts])}
    for at, line in order[numbers]:
        page.write(LEFT if (at, line) in headings else TEXT, at, line, size=9)
    return outline(segment(read("会議室.pdf", page.data())))


WHOLE = """\
本則
本則/第1条 【会議室の利用】
本則/第1条/第1項 利用者は、申し込んだ時間に限り、会議室を利用でき
本則/第1条/第2項 延長は、窓口に申し出てください。
本則/第2条 【料金】
本則/第2条/第1項 料金は、利用する日の前日までに、窓口でお支払いく
本則/第3条 【取消し】
本則/第3条/第1項 利用者は、利用する日の７日前まで、無料で取り消す"""


@pytest.mark.parametrize("numbers", ["first", "last", "between"])
@pytest.mark.parametrize("lean", [-2.0, 0.0, 3.0])
def test_a_caption_below_its_number_stands_before_the_text_beside_it(numbers: str, lean: float) -> None:
    assert drawn(numbers, lean) == WHOLE


@pytest.mark.parametrize("numbers", ["first", "last", "between"])
def test_a_caption_above_its_number_stands_before_the_text_beside_it(numbers: str) -> None:
    assert drawn(numbers, caption_above=True) == WHOLE


def test_a_number_alone_is_in_one_line_with_its_text() -> None:
    page = Pages().write(TEXT, 100, "（料金）　料金は、前日までにお支払いください。").write(LEFT, 99, "第２条")
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第２条（料金）　料金は、前日までにお支払いください。"
    ]


def test_a_caption_without_brackets_is_set_off_from_its_number() -> None:
    page = Pages().write(LEFT, 100, "第２条", "料金", pitch=12).write(TEXT, 100, "料金は、窓口で", "お支払いください。")
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第２条 料金",
        "料金は、窓口で",
        "お支払いください。",
    ]


def test_a_heading_above_its_text_stays_a_line_of_its_own() -> None:
    page = (
        Pages()
        .write(LEFT, 100, "第２条")
        .write(LEFT, 116, "（料金）")
        .write(LEFT + 20, 132, "料金は、窓口でお支払いください。")
    )
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第２条",
        "（料金）",
        "料金は、窓口でお支払いください。",
    ]


def test_a_heading_in_a_narrow_column_is_not_one_of_the_line_beside_it() -> None:
    left = (
        "会議室は、お申し込みの",
        "時間に限り、利用できま",
        "す。",
        "第２条",
        "料金は、利用する日の前",
        "日までに、窓口でお支払",
        "いください。",
    )
    right = (
        "第３条",
        "利用者は、利用する日の",
        "７日前まで、無料で取り",
        "消すことができます。",
        "第４条",
        "この規約は、予告なく変",
        "更することがあります。",
    )
    page = Pages().write(60, 100, *left, size=8, pitch=12).write(170, 100, *right, size=8, pitch=12)
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [*left, *right]


def test_a_caption_above_its_number_may_be_level_with_the_text() -> None:
    page = Pages().write(60, 100, "（料金）", "第２条", pitch=12).write(160, 100, "料金は、窓口でお支払いください。")
    page.write(60, 130, "（取消し）", "第３条", pitch=12).write(160, 130, "前日まで、", "無料です。", pitch=12)
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "（料金）",
        "第２条 料金は、窓口でお支払いください。",
        "（取消し）",
        "第３条 前日まで、",
        "無料です。",
    ]


def test_a_wide_column_of_headings_holds_nothing_else() -> None:
    page = Pages()
    for base, number, caption in ((100, "第１条", "（適用）"), (160, "第２条", "（料金）")):
        page.write(60, base, number, caption, pitch=12).write(
            300, base, "料金は、窓口で", "お支払いください。", pitch=12
        )
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第１条（適用）",
        "料金は、窓口で",
        "お支払いください。",
        "第２条（料金）",
        "料金は、窓口で",
        "お支払いください。",
    ]


def test_a_number_stays_apart_from_text_that_begins_with_a_figure() -> None:
    page = Pages().write(60, 100, "第２条の３").write(160, 100, "１．料金は、前日までにお支払いください。")
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第２条の３",
        "１．料金は、前日までにお支払いください。",
    ]


def test_a_number_set_wide_is_one_too() -> None:
    page = (
        Pages()
        .write(60, 100, "第 １ ０ 条", "（料金）", pitch=12)
        .write(160, 100, "料金は、窓口で", "お支払いください。", pitch=12)
    )
    assert [line.text for line in read("会議室.pdf", page.data()).lines] == [
        "第 １ ０ 条（料金）",
        "料金は、窓口で",
        "お支払いください。",
    ]
