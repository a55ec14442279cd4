"""Gaps as Word, Excel and JSON: what a service lacks with the wording of the others, and what it has alone."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from analysis.services.gaps import gaps, wording
from analysis.services.matrix import matrix
from analysis.structure.segment import segment
from models.gaps import Apart
from models.origin import Imprint
from models.source import source_of_text
from reports.gaps.docx import gaps_docx
from reports.gaps.json import gaps_json
from reports.gaps.told import Told, count, wordings
from reports.gaps.xlsx import SHEETS, gaps_xlsx
from tests.analysis.services import services

SERVICES = services("納屋", "貸舟", "窯")
TABLE = matrix(SERVICES)
TOLD = Told(
    TABLE.services,
    tuple(gap for gap in gaps(TABLE, [each.document for _, each in SERVICES]) if gap.service == 0),
)
IMPRINT = Imprint("0" * 12, TABLE.services)


def test_there_are_gaps_of_both_kinds() -> None:
    assert "管轄・紛争解決" in {gap.label for gap in TOLD.of(Apart.LACKS)}
    assert "約款の変更" in {gap.label for gap in TOLD.of(Apart.ALONE)}


def test_word_shows_every_gap_with_its_count_and_all_wordings() -> None:
    document = docx.Document(io.BytesIO(gaps_docx(TOLD, IMPRINT)))
    for apart, table in zip(Apart, document.tables, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        expected = []
        for gap in TOLD.of(apart):
            expected.append([f"{gap.about}：{gap.label}　定めのある数 {count(gap)}"] * 3)
            expected += [list(each) for each in wordings(TOLD, gap)]
        assert rows == expected


def test_excel_has_one_row_for_each_wording_with_counts_as_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(gaps_xlsx(TOLD, IMPRINT)))
    for apart, name in SHEETS.items():
        rows = list(book[name].iter_rows(min_row=2, values_only=True))
        assert rows == [
            (gap.about.value, gap.label, gap.having, gap.others, *each)
            for gap in TOLD.of(apart)
            for each in wordings(TOLD, gap)
        ]


def test_a_wording_keeps_the_numbers_of_its_provisions_and_leaves_the_caption_to_the_citation() -> None:
    text = "第1条（禁止）\n1. 次のことを禁じます。\n(1) 転売\n(2) 貸与\n2. 違反した者は、退会とします。\n第2条（料金）\n月額とします。"
    document = segment(source_of_text("例", text))
    assert wording(document, "本則/第1条").split("\n") == [
        "1.　次のことを禁じます。",
        "(1)　転売",
        "(2)　貸与",
        "2.　違反した者は、退会とします。",
    ]
    assert wording(document, "本則/第1条/第2項") == "違反した者は、退会とします。"


def test_every_printed_page_of_a_workbook_bears_its_title() -> None:
    book = openpyxl.load_workbook(io.BytesIO(gaps_xlsx(TOLD, IMPRINT)))
    assert {sheet.oddHeader.left.text for sheet in book} == {f"{TOLD.services[0].name}　ほかのサービスとの差"}


def test_json_holds_all_of_them() -> None:
    found = gaps_json(TOLD, IMPRINT)
    assert [(gap["key"], gap["apart"]) for gap in found["gaps"]] == [(g.key, g.apart.name.lower()) for g in TOLD.gaps]
    court = next(gap for gap in found["gaps"] if gap["key"] == "jurisdiction.court")
    assert (court["having"], court["others"]) == (2, 2)
    assert {wording["service"] for wording in court["wordings"]} == {1, 2}


def test_a_service_without_gaps_gets_a_file_that_says_so() -> None:
    none = Told(TABLE.services, ())
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(gaps_docx(none, IMPRINT))).paragraphs)
    assert "すべて見つかりました" in text
    book = openpyxl.load_workbook(io.BytesIO(gaps_xlsx(none, IMPRINT)))
    assert "すべて見つかりました" in str(book[SHEETS[Apart.LACKS]].cell(2, 1).value)


def test_gaps_of_another_service_are_refused() -> None:
    other = next(g for g in gaps(TABLE, [each.document for _, each in SERVICES]) if g.service)
    with pytest.raises(ValueError, match="first service"):
        Told(TABLE.services, (other,))
