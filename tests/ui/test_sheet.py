"""The text of a document on the screen: all of it, in its order, indented, with its tables and what is set aside."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.structure.segment import segment
from corpus.samples import find
from models.decisions import Says
from models.source import source_of_text
from pipeline import analyse
from reports.markup import visible
from tests.ui.boats import opened, says, source
from tests.ui.small import article, document, main
from tests.ui.test_markup import HOSTILE, Reading
from ui.documents.opened import Opened
from ui.documents.sheet import sheet
from ui.documents.view import view

LINE = re.compile(r'<span class="l" data-l="(\d+)"[^>]*>(.*?)</span>')


def sections(opened: Opened) -> list[str]:
    return sheet(opened).split("<section ")[1:]


def section(opened: Opened, words: str) -> str:
    return next(part for part in sections(opened) if words in part)


def test_every_printed_line_is_on_the_screen_under_its_number() -> None:
    read = opened()
    shown: dict[int, str] = {}
    for line, text in LINE.findall(sheet(read)):
        shown[int(line)] = shown.get(int(line), "") + Reading(text).text
    printed = {i: line.text for i, line in enumerate(source().lines) if line.text.strip()}
    assert {i: "".join(text.split()) for i, text in shown.items()} == {
        i: "".join(text.split()) for i, text in printed.items()
    }


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_no_character_of_a_sample_is_missing_also_where_tables_are_drawn(suffix: str) -> None:
    sample = find("haruka-2024")
    read = Opened(analyse(sample.name(suffix), sample.read(suffix), only_structure=True).document)
    html = sheet(read)
    assert "<table>" in html
    shown = "".join(Reading(text).text for _, text in LINE.findall(html))
    assert sorted("".join(shown.split())) == sorted("".join(read.document.source.text.split()))


def test_provisions_hang_behind_their_numbers_and_are_indented_by_depth() -> None:
    read = opened()
    assert 'class="k d0"' in section(read, "のいずれかで払います")
    assert 'class="k d1"' in section(read, "現金")
    assert 'class="k d2"' in section(read, "小切手")
    assert Reading("<section " + section(read, "現金")).text.startswith("(1)現金")


def test_parts_are_headings_also_where_none_is_printed() -> None:
    html = sheet(opened())
    assert '<h2 class="implied" lang="ja"><a' in html
    assert ">前文</a></h2>" in html
    assert "附　則" in Reading(html).text
    assert "本則" not in Reading(html).text


def test_a_number_goes_to_its_own_place() -> None:
    html = section(opened(), "現金")
    (link,) = (attributes for name, attributes in Reading("<section " + html).elements if name == "a")
    assert (
        link["href"] == "?doc=boats&at=%E6%9C%AC%E5%89%87/%E7%AC%AC2%E6%9D%A1/%E7%AC%AC1%E9%A0%85/%E7%AC%AC1%E5%8F%B7"
    )
    assert link["title"] == "第2条第1項第1号"
    assert f'id="{link["data-go"]}"' in html


def test_a_table_is_drawn_as_rows_and_cells_with_its_heading() -> None:
    html = section(opened(), "表のとおり")
    assert html.count("<tr>") == 3
    assert html.count("<th>") == 2
    said = Reading("<section " + html).text
    assert said.index("表のとおりとします。") < said.index("舟料金和船1,000円")
    assert said.count("和船") == 1


def test_what_is_set_aside_stands_grey_in_its_place_with_the_reason() -> None:
    html = section(opened(), "舟の貸渡しに")
    assert '舟の貸渡しに</span><span class="away"><small>頁番号</small>' in html
    last = sections(opened())[-1]
    assert 'class="b aside"' in last
    assert Reading("<section " + last).text.startswith("頁番号- 2 -")


def test_many_lines_set_aside_together_are_folded() -> None:
    marks = [says(f"第{n}章　{name}", Says.FURNITURE) for n, name in (("１", "総則"), ("２", "料金"))]
    marks += [says("目　次", Says.FURNITURE), says("みなと舟艇組合", Says.FURNITURE)]
    html = section(opened(*marks), "人の判断")
    assert "<summary>人の判断　4 行</summary>" in html


def test_the_page_stands_at_the_edge_where_it_begins() -> None:
    read = opened()
    assert "1頁" in Reading("<section " + sections(read)[0]).text
    pages = [re.findall(r'<span class="p">(\d+)頁</span>', part) for part in sections(read)]
    assert [page for found in pages for page in found] == ["1", "2"]
    assert '<span class="p">' not in sheet(Opened(segment(source_of_text("舟", "第1条（目的）\n定める。"))))


def test_what_is_odd_is_marked_at_the_edge_of_the_very_place() -> None:
    twice = [part for part in sections(opened()) if "第２条" in part and "article" in part]
    assert ["重複" in part for part in twice] == [False, True]
    assert "欠番" in section(opened(), "表のとおり")


def test_what_a_human_decided_bears_his_mark_name_and_day() -> None:
    html = section(opened(says("イ 小切手", Says.TEXT, "手形と一緒")), "小切手")
    assert "✎ 法務 山田 2026-11-20" in Reading("<section " + html).text
    assert 'title="この行は本文　手形と一緒"' in html


def test_every_line_tells_what_it_is() -> None:
    html = sheet(opened())
    assert re.search(r'data-is="条"[^>]*>第２条', html)
    assert re.search(r'data-is="号"[^>]*>現金', html)
    assert re.search(r'data-is="号の下"[^>]*>小切手', html)
    assert re.search(r'data-is="見出し"[^>]*>総則', html)
    assert re.search(r'data-is="頁の飾り"[^>]*>- 1 -', html)
    assert re.search(r'<span class="l" data-l="0"[^>]*>舟艇貸渡約款', html)


def test_cells_that_do_not_say_all_of_the_lines_are_not_drawn_as_a_table() -> None:
    read = opened()
    start, end, table = read.tables[0]
    fewer = replace(table, rows=table.rows[:2])
    object.__setattr__(read, "tables", ((start, end, fewer),))
    html = section(read, "表のとおり")
    assert "<table>" not in html
    assert "帆船" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_documents_change_no_element_of_the_view(text: str) -> None:
    def of(words: str) -> tuple[list[tuple[str, list[str]]], str]:
        clean = words.replace("\x00", "").replace("/", "／").strip() or "語"
        one = document(clean, main(article(1, clean, clean, clean, mark=clean)), title=clean)
        seen = Reading(view(Opened(one, clean, clean), clean))
        return [(name, sorted(attributes)) for name, attributes in seen.elements], seen.text

    elements, said = of(text)
    assert elements == of("無害な語")[0]
    assert visible(text.replace("\x00", "").replace("/", "／").strip()) in said
