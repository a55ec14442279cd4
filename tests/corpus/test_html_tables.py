"""Tables that hold data become cells; tables that lay out the page become lines."""

from __future__ import annotations

import pytest

from corpus.readers.html.grid import Slot
from corpus.readers.html.tables import TABLE_RULES, Contents, TableRule, holds_data
from tests.corpus.html_pages import SENTENCES, cells, page, source_of

S = SENTENCES[0]


def contents(written: str) -> Contents:
    """A table written as in the rules' examples: rows parted by /, cells by |, lines by ;."""
    return Contents(
        tuple(
            tuple((Slot(0, row, column, head=False), tuple(cell.split(";"))) for column, cell in enumerate(line.split("|")))
            for row, line in enumerate(written.split(" / "))
        )
    )  # fmt: skip


@pytest.mark.parametrize("rule", TABLE_RULES, ids=lambda rule: rule.name)
def test_a_table_rule_judges_its_own_examples(rule: TableRule) -> None:
    assert [rule.says(contents(example)) for example in rule.data] == [True] * len(rule.data)
    assert [rule.says(contents(example)) for example in rule.layout] == [False] * len(rule.layout)
    assert [rule.says(contents(example)) for example in rule.unsure] == [None] * len(rule.unsure)


@pytest.mark.parametrize("rule", TABLE_RULES, ids=lambda rule: rule.name)
def test_a_rule_without_opinion_leaves_the_table_to_the_others(rule: TableRule) -> None:
    for example in rule.layout:
        assert not holds_data(contents(example))


def table(body: str) -> list[tuple[str, int, int, int] | str]:
    """The lines of a table in a page."""
    return cells(source_of(page(f"<h1>規約</h1><p>{S * 3}</p>{body}")))[2:]


def test_definitions_are_cells_with_row_and_column() -> None:
    body = (
        "<table><caption>用語</caption><tr><th>用語<th>意味<tr><td>桟橋<td>船をつなぐ所<br>（浮桟橋を含む）</table>後"
    )
    assert table(body) == [
        "用語",
        ("用語", 0, 0, 0),
        ("意味", 0, 0, 1),
        ("桟橋", 0, 1, 0),
        ("船をつなぐ所", 0, 1, 1),
        ("（浮桟橋を含む）", 0, 1, 1),
        "後",
    ]


def test_spans_move_the_cells_that_follow() -> None:
    body = (
        "<table><tr><td colspan=2>甲<td rowspan=2>乙<td>丙<tr><td>丁<td>戊<td>己"
        "<tr><td rowspan=0>庚<td>辛<tr><td>壬<td>癸<td>子</table>"
    )
    assert table(body) == [
        ("甲", 0, 0, 0), ("乙", 0, 0, 2), ("丙", 0, 0, 3),
        ("丁", 0, 1, 0), ("戊", 0, 1, 1), ("己", 0, 1, 3),
        ("庚", 0, 2, 0), ("辛", 0, 2, 1),
        ("壬", 0, 3, 1), ("癸", 0, 3, 2), ("子", 0, 3, 3),
    ]  # fmt: skip


def test_empty_cells_count_and_tables_are_numbered() -> None:
    body = "<table><tr><td>甲<td><td>&nbsp;<td>乙<tr><td>丙<td>丁<td>戊<td>己</table>" * 2
    found = table(body)
    assert found[:2] == [("甲", 0, 0, 0), ("乙", 0, 0, 3)]
    assert found[6:8] == [("甲", 1, 0, 0), ("乙", 1, 0, 3)]


def test_numbers_in_cells_of_their_own_stand_before_the_text() -> None:
    body = (
        f"<table><tr><td colspan=2><b>第１条（目的）</b><tr><td>１．<td>{S}<tr><td>２．<td>次のとおりとします。"
        "<tr><td><td><table><tr><td>（１）<td>甲<br>乙<tr><td>（２）<td><p>丙</p><p>丁</p></table></table>"
    )
    assert table(body) == [
        "第１条（目的）",
        f"１． {S}",
        "２． 次のとおりとします。",
        "（１） 甲",
        "乙",
        "（２） 丙",
        "丁",
    ]


def test_articles_beside_their_captions_are_lines() -> None:
    body = f"<table><tr><th>第１条（目的）<td>{S}<tr><th>第２条（料金）<td>１　{SENTENCES[1]}<br>２　{SENTENCES[2]}</table>"
    assert table(body) == ["第１条（目的）", S, "第２条（料金）", f"１　{SENTENCES[1]}", f"２　{SENTENCES[2]}"]


def test_a_number_a_caption_and_a_text_in_three_cells() -> None:
    body = f"<table><tr><td>第１条<td>（目的）<td>{S}<tr><td>第２条<td>（料金）<td>{SENTENCES[1]}</table>"
    assert table(body) == ["第１条 （目的）", S, "第２条 （料金）", SENTENCES[1]]


def test_a_number_alone_in_its_row_stays_a_line() -> None:
    assert table(f"<table><tr><td>１．<tr><td>{S}</table><p>後</p>") == ["１．", S, "後"]


def test_a_list_of_changed_articles_stays_a_table() -> None:
    body = f"<table><tr><th>条項<th>変更<tr><td>第３条<td>{S}<tr><td>第９条<td>{SENTENCES[1]}</table>"
    assert table(body)[2:4] == [("第３条", 0, 1, 0), (S, 0, 1, 1)]


def test_a_numbered_price_list_stays_a_table() -> None:
    body = "<table><tr><th>No.<th>品目<th>料金<tr><td>1<td>手こぎ<td>500円<tr><td>2<td>足こぎ<td>800円</table>"
    assert table(body)[3:5] == [("1", 0, 1, 0), ("手こぎ", 0, 1, 1)]


@pytest.mark.parametrize("role", ["presentation", "none"])
def test_a_table_that_says_that_it_is_none_is_none(role: str) -> None:
    assert table(f"<table role={role}><tr><td>甲<td>乙</table>") == ["甲", "乙"]


def test_a_table_around_the_page_leaves_the_tables_in_it() -> None:
    body = f"<table><tr><td>{S * 9}<td><table><tr><th>区分<th>料金<tr><td>大人<td>500円</table></table>"
    assert table(body) == [S * 9, ("区分", 0, 0, 0), ("料金", 0, 0, 1), ("大人", 0, 1, 0), ("500円", 0, 1, 1)]


def test_cells_outside_of_tables_are_lines() -> None:
    assert table("<center><tr><td>甲<td>乙</center>") == ["甲乙"] or table("<center><tr><td>甲<td>乙</center>") == [
        "甲",
        "乙",
    ]
