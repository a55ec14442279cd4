"""A buyer's sheet: read from Excel and CSV, and a sentence for everything that is none."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from corpus.errors import UserError
from corpus.requirements import LIMIT, LONGEST, ROWS, read_requirements
from models.questions import Requirement

HEADS = ("要件", "項目", "求める値")


def book(*rows: tuple[Any, ...], percent: str = "", before: int = 0) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for at, row in enumerate((*[("表紙",)] * before, *rows), 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    if percent:
        sheet[percent].number_format = "0.0%"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_rows_are_read_with_their_place_in_any_order_of_columns_under_any_title() -> None:
    data = book(
        ("No", "求める値", "要件", "項目"),
        (1, "30日以内", "早くやめられる", "解約予告"),
        (),
        (2, "", "鍵", ""),
        before=3,
    )
    assert read_requirements("要件.xlsx", data) == (
        Requirement(5, "早くやめられる", "解約予告", "30日以内"),
        Requirement(7, "鍵", "", ""),
    )


def test_cells_are_read_as_excel_shows_them() -> None:
    data = book(
        HEADS,
        ("率", "遅延損害金", 0.146),
        ("日", "施行日", date(2024, 4, 1)),
        ("数", "x", 30),
        ("有", "y", True),
        percent="C2",
    )
    assert [each.wanted for each in read_requirements("a.XLSX", data)] == ["14.6%", "2024-04-01", "30", "あり"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_csv_in_either_encoding(encoding: str) -> None:
    text = '要件,項目,求める値\r\n"早く,やめる",解約予告,1か月以内\r\n'
    assert read_requirements("要件.csv", text.encode(encoding)) == (
        Requirement(2, "早く,やめる", "解約予告", "1か月以内"),
    )


def test_the_second_sheet_is_taken_where_the_first_has_no_heads() -> None:
    made = openpyxl.Workbook()
    made.create_sheet().append(HEADS)
    made.worksheets[1].append(("a", "b", "c"))
    written = io.BytesIO()
    made.save(written)
    assert read_requirements("要件.xlsx", written.getvalue()) == (Requirement(2, "a", "b", "c"),)


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", bytes(70_000_000))
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("要件.pdf", b"%PDF", "対応していない形式です"),
        ("要件.xlsx", b"PK\x03\x04broken", "Excel のブックとして開けません"),
        ("要件.xlsx", b"", "Excel のブックとして開けません"),
        ("要件.xlsx", bomb(), "展開すると大きすぎます"),
        ("要件.xlsx", book(("要件", "値段"), ("a", "b")), "見出しの行が見つかりません"),
        ("要件.xlsx", book(HEADS), "見出しの下に要件がありません"),
        ("要件.xlsx", book(HEADS, ("", "", "30日")), "2 行目"),
        ("要件.xlsx", book(HEADS, ("あ" * (LONGEST + 1), "", "")), "「要件」が長すぎます"),
        ("要件.csv", b"\xff\xfe\x00\x81", "文字コードが読めません"),
        ("要件.csv", '要件,項目,求める値\n"閉じない,a,b\n'.encode(), "引用符が壊れています"),
        ("要件.csv", ("要件,項目,求める値\n" + "a,b,c\n" * (ROWS + 1)).encode(), "要件が多すぎます"),
        ("要件.csv", b"a" * (LIMIT + 1), "大きすぎます"),
    ],
    ids=range(12),
)
def test_what_is_no_sheet_of_requirements_gets_a_sentence(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_requirements(name, data)


def test_a_formula_is_taken_for_what_it_came_to_and_never_reckoned() -> None:
    data = book(HEADS, ('=HYPERLINK("http://x")', "解約予告", "30日"))
    assert read_requirements("要件.xlsx", data) == (Requirement(2, "", "解約予告", "30日"),)
