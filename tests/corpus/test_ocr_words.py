"""Tesseract's words become characters with places; spaces stand only where one is printed."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

import pytest

from corpus.readers.ocr.misreadings import MISREADINGS, Misreading
from corpus.readers.ocr.words import Page, words_page
from tests.corpus.pages import near

HEIGHT, WIDTH = 3000, 2000
EM = 40  # pixels; Tesseract says 8/7 of it for the height of a line


def line(top: int, *words: tuple[str, int], confidence: int = 95, em: float = EM) -> str:
    """A line of hOCR: each word with the white before it, in pixels. A character is as wide as the em, Latin half."""
    at, spans = 200, []
    for text, white in words:
        left = at + white
        at = left + sum(EM // 2 if ord(c) < 0x300 else EM for c in text)
        title = f"bbox {left} {top} {at} {top + EM}; x_wconf {confidence}"
        spans.append(f"<span class='ocrx_word' title='{title}'>{escape(text)}</span>")
    title = f"bbox 200 {top} {at} {top + EM}; baseline 0 -5; x_size {em * 8 / 7}"
    return f"<span class='ocr_line' title='{title}'>{''.join(spans)}</span>"


def page(*lines: str) -> Page:
    sheet = f"<div class='ocr_page' title='bbox 0 0 {WIDTH} {HEIGHT}'>{''.join(lines)}</div>"
    head = (
        "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'x.dtd'>"
    )
    return words_page(f"{head}<html xmlns='http://www.w3.org/1999/xhtml'>{sheet}</html>".encode(), 0.25)


def text(*words: tuple[str, int]) -> str:
    return "".join(glyph.text for glyph in page(line(500, *words)).glyphs)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ([("契約", 0), ("者", 14), ("は", 20), ("、", 10), ("料金", 28)], "契約者は、料金"),
        ([("第", 0), ("1", 26), ("2", 26), ("条", 20), ("を", 24), ("準用", 14)], "第12条を準用"),
        ([("第", 0), ("7", 20), ("条", 20), ("通知", 16)], "第7条 通知"),
        ([("第7条", 0), ("(", 20), ("通知", 4), (")", 4)], "第7条(通知)"),
        ([("第7条", 0), ("第", 20), ("2", 20), ("項", 20)], "第7条第2項"),
        ([("第7条", 0), ("の", 20), ("規定", 20), ("により", 4), ("、", 4)], "第7条の規定により、"),
        ([("特約", 0), ("あんしん", 10), ("サービス", 4)], "特約 あんしんサービス"),
        ([("1", 0), ("当社", 50), ("は", 10)], "1 当社は"),
        ([("(", 0), ("1", 16), (")", 16), ("申込書", 24)], "(1)申込書"),
        ([("(1)", 0), ("申込書", 40)], "(1) 申込書"),
        ([("専用", 0), ("の", 4), ("Web", 20), ("site", 16), ("に", 20)], "専用のWeb siteに"),
        ([("一", 0), ("申込書", 44)], "一 申込書"),
        ([("料金", 0), ("及び", 44), ("手数料", 4)], "料金及び手数料"),
    ],
)
def test_spaces_are_those_that_are_printed(words: list[tuple[str, int]], printed: str) -> None:
    assert text(*words) == printed


def test_characters_share_the_width_of_their_word_and_stand_on_the_base_line() -> None:
    first, second, latin = page(line(500, ("約款", 0), ("A", 4))).glyphs[:3]
    assert (first.text, second.text, latin.text) == ("約", "款", "A")
    assert near(first.x0, 50)
    assert near(second.x0, 60)
    assert near(second.x1, latin.x0)
    assert near(latin.x1 - latin.x0, 5)
    assert near(first.base, (540 - 5) / 4)
    assert near(first.size, 10)


def test_lines_of_about_one_height_are_of_one_size_and_a_title_is_not() -> None:
    body = [line(500 + 60 * k, ("利用者は、", 0), em=em) for k, em in enumerate((38, 40, 43))]
    sizes = [glyph.size for glyph in page(line(300, ("約款", 0), em=64), *body).glyphs]
    assert len(set(sizes)) == 2
    assert near(sizes[0], 16)


def test_dirt_in_the_margin_is_left_out_and_unsure_words_elsewhere_are_not() -> None:
    body = line(1500, ("届け出る", 0), confidence=20)
    read = page(line(2900, ("=T0=", 0), confidence=14), body, line(100, ("- 3 -", 0), confidence=90))
    assert "".join(glyph.text for glyph in read.glyphs) == "届け出る- 3 -"


def test_the_foot_comes_last_even_if_tesseract_puts_it_between_columns() -> None:
    read = page(line(2900, ("4/15", 0)), line(500, ("右の段", 900)))
    assert "".join(glyph.text for glyph in read.glyphs) == "右の段4/15"


def test_confidence_is_the_average_over_characters() -> None:
    read = page(line(500, ("あいう", 0), confidence=90), line(600, ("え", 0), confidence=50))
    assert near(read.confidence, 80)


COLUMN = "契約者は、当社に届け出るものとします"


def test_white_between_two_columns_is_seen_and_that_beside_a_narrow_column_is_not() -> None:
    columns = page(*(line(300 + 60 * k, (COLUMN, 0), (COLUMN, 90)) for k in range(20)))
    assert columns.gutter
    assert near(columns.gutter[0], 50 + 10 * len(COLUMN))
    assert near(columns.gutter[1] - columns.gutter[0], 22.5)
    assert page(*(line(300 + 60 * k, ("用語", 0), (COLUMN, 90)) for k in range(20))).gutter is None
    assert page(*(line(300 + 60 * k, (COLUMN * 2, 0)) for k in range(20))).gutter is None


def test_a_page_without_words_is_empty() -> None:
    assert page() == Page()
    assert page().worth == 0


@pytest.mark.parametrize("misread", MISREADINGS, ids=lambda misread: misread.name)
def test_a_misreading_is_put_right_in_its_own_lines_and_no_others(misread: Misreading) -> None:
    for read, printed in misread.yes.items():
        assert re.sub(misread.pattern, misread.write, read) == printed
    for line_ in misread.no:
        assert re.sub(misread.pattern, misread.write, line_) == line_


def test_a_look_alike_in_a_list_is_its_mark_and_a_lost_bracket_is_closed() -> None:
    found = page(
        line(300, ("(休会", 0)),
        line(360, ("第7条", 0), ("次の", 30), ("場合", 0)),
        line(420, ("イ", 0), ("病気の", 40), ("とき", 0)),
        line(480, ("口", 0), ("転勤の", 40), ("とき", 0)),
        line(540, ("ハ", 0), ("月額", 40), ("1.100", 0), ("円のとき", 0)),
    )
    text = "".join(glyph.text for glyph in found.glyphs)
    assert text == "(休会)第7条 次の場合イ 病気のときロ 転勤のときハ 月額1,100円のとき"
