"""Two services side by side in Word: every word of both is in it, what differs is marked by lines, nothing by colour alone."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from analysis.alignment.rulings import decide
from analysis.comparison.compare import compare
from models.comparison import Alignment, Confidence, Link, Order, Side
from models.decisions import LinkSays
from reports.comparison.sides import Compared
from reports.sidebyside.docx import sidebyside_docx
from tests.analysis.services import BARN, BOAT, analysed
from tests.reports.test_comparison_reports import TWO, VERSIONS, compared, words

PARTED = "第1条（変更）\n当社は、次の場合に変更します。\n（１）甲の場合\n（２）乙の場合\n２ 変更は公表します。\n"
WHOLE = "第1条（変更）\n当社は、承諾なく変更します。\n２ 変更を公表します。\n"


def opened(of: Compared, order: Order = Order.LEFT) -> Any:
    return docx.Document(io.BytesIO(sidebyside_docx(of, order)))


def column(document: Any, at: int) -> list[str]:
    """The texts of the rows that have two cells of their own."""
    return [row.cells[at].text for row in document.tables[0].rows if len({id(cell._tc) for cell in row.cells}) == 2]


def text_of(document: Any) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


@pytest.mark.parametrize("of", [TWO, VERSIONS], ids=["services", "versions"])
def test_every_word_of_both_documents_stands_in_its_column(of: Compared) -> None:
    document = opened(of)
    for at, side in enumerate(Side):
        whole = "".join(column(document, at))
        for said in words(of.document(side)):
            assert said.replace("\t", "").replace("\n", "") in whole.replace("\t", "").replace("\n", "")


def test_the_articles_stand_in_the_order_of_either_side() -> None:
    for order, at in ((Order.LEFT, 0), (Order.RIGHT, 1)):
        heads = [text for text in column(opened(TWO, order), at) if text.startswith("第") and "（" in text[:9]]
        numbers = [
            int(text[1:].translate(str.maketrans("１２３４５６７", "1234567")).partition("条")[0]) for text in heads
        ]
        assert numbers == sorted(numbers)
        assert len(numbers) >= 5


def test_what_differs_is_underlined_once_on_the_left_and_twice_on_the_right() -> None:
    lines: dict[int, set[str]] = {0: set(), 1: set()}
    for row in opened(TWO).tables[0].rows[1:]:
        if len({id(cell._tc) for cell in row.cells}) == 2:
            for at, cell in enumerate(row.cells):
                lines[at] |= {str(run.font.underline) for p in cell.paragraphs for run in p.runs if run.font.underline}
    assert lines == {0: {"True"}, 1: {"DOUBLE (3)"}}
    body = opened(TWO).element.xml
    assert "<w:color" not in body.partition("<w:body>")[2].partition("数値と条件")[0]


def test_between_versions_what_went_is_struck_out() -> None:
    struck = [
        run.text
        for row in opened(VERSIONS).tables[0].rows[1:]
        for p in row.cells[0].paragraphs
        for run in p.runs
        if run.font.strike
    ]
    assert any("３か月" in text for text in struck)


def test_an_article_without_counterpart_stands_beside_the_nearest_one() -> None:
    text = text_of(opened(TWO))
    assert "対応する条がありません　最も近い条：" in text
    assert "確からしさ" in text


def test_citations_have_pages_and_the_values_of_both_stand_at_the_end() -> None:
    document = opened(TWO)
    assert any("第4条（解約）　3頁" in text for text in column(document, 0))
    values = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    notice = next(row for row in values if row[0] == "契約者からの解約予告")
    assert "3か月 △" in notice[1]
    assert "「解約を希望する日の３か月前」" in notice[1]
    assert "1か月 ◎" in notice[2]
    assert notice[3].startswith("違う")


def test_it_says_where_it_comes_from_and_what_a_human_decided() -> None:
    cut = decide(
        (TWO.left.document, "本則/第4条"),
        (TWO.right.document, "本則/第4条"),
        LinkSays.CUT,
        "法務 試験",
        "2026-11-20",
        "別の話",
    )
    text = text_of(opened(compared(TWO.left, TWO.right, decisions=(cut,))))
    for origin in TWO.imprint.origins:
        assert f"SHA-256 {origin.sha256}" in text
    assert "並び：左の文書の順" in text
    assert "✎ 第4条 と 第4条：対応しない　法務 試験　2026-11-20　別の話" in text


def test_the_same_documents_are_the_same_bytes() -> None:
    assert sidebyside_docx(TWO) == sidebyside_docx(TWO)
    again = compared(analysed(BOAT), analysed(BARN))
    assert sidebyside_docx(again) == sidebyside_docx(compared(analysed(BOAT), analysed(BARN)))


def test_what_answers_one_and_does_not_follow_each_other_is_read_in_the_order_of_its_text() -> None:
    left, right = (analysed(text) for text in (PARTED, WHOLE))
    clauses = [("第1項", "第1項"), ("第1項/第2号", "第1項"), ("第2項", "第2項")]
    links = tuple(
        Link(f"本則/第1条/{one}", f"本則/第1条/{other}", 0.9, Confidence.HIGH, ("語",)) for one, other in clauses
    )
    laid = Alignment((Link("本則/第1条", "本則/第1条", 0.9, Confidence.HIGH, ("語",)),), (), clauses=links)
    comparison = compare(left.document, right.document, laid)
    document = opened(replace(compared(left, right), alignment=laid, comparison=comparison))
    rows = list(zip(column(document, 0), column(document, 1), strict=True))
    (first, none), (second, above) = [(words, other) for words, other in rows if "甲の" in words or "乙の" in words]
    assert ("甲の場合" in first, "乙の場合" in second) == (True, True)
    assert "（この号に当たる定めはありません）" in none
    assert above == "第1条第1項に対応（上に並べています）"
