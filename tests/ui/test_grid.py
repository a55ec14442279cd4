"""The tables of 一覧 as HTML: every cell of the matrix in its place, its signs, and nothing of a document as markup."""

from __future__ import annotations

import re

import pytest
from lxml import html

from models.matrix import Favour, Standing
from reports.matrix.words import gaps_first, spoken_with_places
from tests.analysis.services import BOAT, analysed, origin
from tests.ui.gathering import EVIL, gathering, hostile, of
from tests.ui.test_assets import luminance
from ui.component import asset
from ui.matrix.gathered import NUMBERS, TOPICS, Gathered
from ui.matrix.grid import grid
from ui.matrix.heads import elsewhere

ALL = gathering()
PAGE = html.fragment_fromstring(grid(ALL))


def rows(tab: str, page: html.HtmlElement = PAGE) -> dict[str, html.HtmlElement]:
    found = page.xpath(f".//div[@data-panel='{tab}']//tr[@data-key]")
    return {row.get("data-key"): row for row in found}


def cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return list(row.xpath("./td"))


def test_every_parameter_that_anybody_speaks_of_has_a_row_with_a_cell_for_each_service() -> None:
    found = rows(NUMBERS)
    assert list(found) == list(ALL.parameters)
    for key, (_, row) in ALL.parameters.items():
        shown = cells(found[key])
        assert [cell.get("data-s") for cell in shown] == ["0", "1", "2"]
        for cell, stated in zip(shown, row.cells, strict=True):
            text = cell.text_content()
            assert len(cell.xpath("./button")) == 1
            for spoken, values in spoken_with_places(stated)[:3]:
                assert spoken in text
                assert all(value.place.citation in text for value in values)
            if stated.standing is not Standing.STATED:
                assert text.startswith(stated.standing.value)
            assert ("◎" in text, "△" in text) == (stated.favour is Favour.BEST, stated.favour is Favour.WORST)


def test_what_is_not_there_is_hatched_and_tells_how_many_others_have_it() -> None:
    term = cells(rows(NUMBERS)["minimum_term.length"])
    assert term[2].get("class") == "none gap"
    assert "ほか 2 のうち 2 にある" in term[2].text_content()
    cap = cells(rows(NUMBERS)["liability.cap"])
    assert cap[1].get("class") == "none"
    assert "全5条を確認" in cap[1].text_content()
    rate = cells(rows(NUMBERS)["late_interest.rate"])
    assert rate[2].get("class") == "unread"
    assert rate[2].text_content() == "未抽出第2条第2項"


def test_cells_that_say_the_same_have_the_same_letter_and_rows_that_agree_have_none() -> None:
    assert [cell.get("data-a") for cell in cells(rows(NUMBERS)["jurisdiction.court"])] == ["A", "B", "A"]
    assert all(row.get("data-differs") is not None for row in rows(NUMBERS).values())
    same = html.fragment_fromstring(grid(of([(origin(each), analysed(BOAT)) for each in "甲乙"])))
    for row in rows(NUMBERS, same).values():
        assert row.get("data-differs") is None
        assert {cell.get("data-a") for cell in cells(row)} == {None}


def test_services_can_be_ordered_by_what_they_state() -> None:
    assert [cell.get("data-v") for cell in cells(rows(NUMBERS)["late_interest.rate"])] == ["1", "0", None]
    assert [cell.get("data-v") for cell in cells(rows(NUMBERS)["termination_by_customer.notice"])] == ["2", "0", "1"]


def test_rows_can_be_ordered_by_what_a_service_should_look_at_first() -> None:
    weights = {key: int(cells(row)[2].get("data-w")) for key, row in rows(NUMBERS).items()}
    assert weights["minimum_term.length"] < weights["late_interest.rate"] < weights["jurisdiction.court"]
    assert weights["jurisdiction.court"] < weights["liability.cap"]


def test_topics_that_most_have_and_some_have_not_come_first() -> None:
    expected = [row.key for row in gaps_first(ALL.matrix.topics) if row.count]
    assert list(rows(TOPICS)) == expected
    court = cells(rows(TOPICS)["jurisdiction"])
    assert [re.sub(r"\d+字", "n字", cell.text_content()) for cell in court] == [
        "第6条合意管轄n字",
        "見当たらないほか 2 のうち 2 にある",
        "第4条合意管轄n字",
    ]
    assert "2 / 3 サービスにあり　欠け 1" in rows(TOPICS)["jurisdiction"].xpath("./th")[0].text_content()


def test_the_longest_provision_has_the_longest_bar() -> None:
    shown = [int(bar.get("data-bar")) for bar in PAGE.xpath(".//*[@data-bar]")]
    assert max(shown) == 100
    assert min(shown) >= 2


def test_what_nobody_has_is_said_in_one_line() -> None:
    text = PAGE.text_content()
    assert re.search("どのサービスにも定めが見当たらない項目：[^。]*仲裁地", text)
    assert re.search("どのサービスにも見当たらない主題：[^。]*機器レンタル", text)


def test_every_column_and_every_row_can_be_taken_out_of_sight() -> None:
    columns = PAGE.xpath(".//input[@data-pick='column']/@value")
    picked = PAGE.xpath(".//input[@data-pick='row']/@value")
    assert columns == ["a", "b", "c"]
    expected = [*(f"n:{key}" for key in ALL.parameters), *(f"t:{key}" for key in ALL.topics)]
    assert sorted(picked) == sorted(expected)


@pytest.mark.parametrize("found", [gathering(), hostile()], ids=["plain", "hostile"])
def test_only_our_own_elements_are_there_and_no_address(found: Gathered) -> None:
    page = html.fragment_fromstring(grid(found))
    assert {element.tag for element in page.iter()} <= {
        *("div", "table", "thead", "tbody", "tr", "th", "td", "button", "span", "b", "i", "small", "p", "input"),
        *("label", "details", "summary"),
    }
    names = {name for element in page.iter() for name in element.keys()}  # noqa: SIM118
    assert not [name for name in names if name.startswith("on") or name in {"src", "href", "style"}]


def test_hostile_words_are_shown_as_they_are() -> None:
    text = html.fragment_fromstring(grid(hostile())).text_content()
    assert EVIL.replace("\u202e", "〔U+202E〕") in text
    assert "img src=x onerror=alert(1)" in text


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("#5b677a", "#e7f3ec"),  # a citation on the best value
        ("#5b677a", "#fdecea"),  # … and on the worst
        ("#4a5568", "#fdecea"),
        ("#2f6f4f", "#e7f3ec"),  # ◎
        ("#b3261e", "#fdecea"),  # △
        ("#b3261e", "#f6f7f9"),  # what most others have, on hatching
        ("#5b677a", "#f6f7f9"),
        ("#5b677a", "#fff4d6"),  # letters of what is alike
        ("#5b677a", "#e6f0fb"),
        ("#5b677a", "#f3e8fb"),
        ("#5b677a", "#e3f4f1"),
        ("#5b677a", "#fbe9ef"),
        ("#8a4b08", "#fff4d6"),
    ],
)
def test_text_of_the_grid_stands_out_from_its_ground_by_the_measure_of_wcag_aa(ink: str, paper: str) -> None:
    styles = asset("view.css") + asset("grid.css")
    assert ink in styles
    assert paper in styles
    lighter, darker = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_of_two_services_the_other_one_has_it() -> None:
    assert elsewhere(1, 1) == "もう一方にある"
    assert elsewhere(3, 4) == "ほか 4 のうち 3 にある"


def test_nothing_to_show_is_said() -> None:
    empty = of([(origin("空"), analysed("空の規約\n\n第１条（空）\n空は青い。\n"))])
    assert "取り出せる数値や条件は見当たりませんでした" in grid(empty)
