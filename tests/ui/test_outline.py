"""The rails: every article with its grade, each a link; one rail for each order."""

from __future__ import annotations

from models.comparison import Order
from tests.ui.small import shown
from tests.ui.test_markup import Reading
from ui.comparison.outline import outline, outlines


def test_articles_stand_under_their_chapters_with_symbol_and_word() -> None:
    said = Reading(outline(shown(), Order.LEFT)).text
    assert said == (
        "第1章 総則＝第1条 目的（一致）第2章 料金≠第2条 遅延損害金（実質）◁第3条 割増金（左のみ）▷右 第5条 備品（右のみ）"
    )


def test_every_line_leads_to_its_row_and_has_an_address_of_its_own() -> None:
    links = [attributes for name, attributes in Reading(outline(shown(), Order.LEFT)).elements if name == "a"]
    assert [link["data-go"] for link in links] == ["r0", "r1", "r2", "r3"]
    assert links[1]["href"] == "?left=minato&right=haruka&at=%E6%9C%AC%E5%89%87/%E7%AC%AC2%E6%9D%A1"
    assert str(links[3]["href"]).endswith("&at=right:%E6%9C%AC%E5%89%87/%E7%AC%AC5%E6%9D%A1")


def test_in_the_order_of_the_right_the_rail_follows_the_right_document() -> None:
    said = Reading(outline(shown(), Order.RIGHT)).text
    assert said == "＝第1条 目的（一致）◁左 第3条 割増金（左のみ）≠第4条 延滞利息（実質）▷第5条 備品（右のみ）"


def test_in_the_order_of_danger_rows_stand_under_their_weight() -> None:
    said = Reading(outline(shown(), Order.DANGER)).text
    assert said.startswith("実質・片方だけの条≠第2条 遅延損害金（実質）")
    assert said.endswith("一致＝第1条 目的（一致）")


def test_there_is_a_rail_for_each_order() -> None:
    rails = [a["data-order"] for name, a in Reading(outlines(shown())).elements if name == "nav"]
    assert rails == [order.value for order in Order]
