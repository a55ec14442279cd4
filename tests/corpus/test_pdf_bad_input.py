"""PDF files that cannot be read, or not all of them: one sentence each, and nothing left open."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.pdf import reader as pdf
from corpus.readers.pdf.second_opinion import SecondOpinion
from tests.corpus.pages import Pages, mapped
from tests.corpus.test_text_reader import zipped

GARBAGE = "ਫ਼ࣰƸଥ֯ƹචˇƪ˥ˋʎƐ௪চܙௐ" * 3
BODY = "契約者は、料金を毎月末日までに支払うものとします。"


def text_pages(count: int) -> bytes:
    pages = Pages()
    for _ in range(count):
        pages.write(60, 100, BODY, BODY).next()
    return pages.data()


def encrypted(user: str, owner: str) -> bytes:
    return Pages(encrypt=StandardEncryption(user, owner, strength=128)).write(60, 100, BODY).data()


UNREADABLE = {
    "empty": (b"", "0 バイト"),
    "user password": (encrypted("himitsu", "owner"), "パスワード"),
    "only a picture": (Pages().picture().next().picture().data(), "OCR"),
    "pictures with a stamp": (Pages().picture().write(60, 30, "受付 3").data(), "OCR"),
    "no character information": (mapped(GARBAGE), "文字化け"),
    "no text at all": (Pages().rule(60, 60, 90, 90).data(), "文字がありません"),
    "cut off": (text_pages(3)[:-900], "途中で切れて"),
    "broken": (b"%PDF-1.7\n" + b"garbage " * 40 + b"\n%%EOF", "壊れて"),
    "not a PDF": (b"some text", "PDF ではありません"),
    "HTML": (b"<html><body>404</body></html>", "HTML"),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
    "Word": (zipped("word/document.xml"), "Word"),
    "zip": (zipped("a.txt"), "Zip"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_gets_a_sentence(case: str) -> None:
    data, word = UNREADABLE[case]
    with pytest.raises(UnreadableFile, match=word) as caught:
        read("folder/約款.pdf", data)
    assert re.fullmatch(r"「約款\.pdf」を読み込めません。[^\n]+。[^\n]+ください。", str(caught.value))


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert read("約款.pdf", encrypted("", "owner")).text == BODY


def test_too_many_bytes_or_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = text_pages(3)
    monkeypatch.setattr(pdf, "PAGE_LIMIT", 2)
    with pytest.raises(UnreadableFile, match="2 ページまでですが、3 ページ"):
        read("約款.pdf", data)
    monkeypatch.setattr(pdf, "LIMIT", 100)
    with pytest.raises(UnreadableFile, match="MB まで"):
        read("約款.pdf", data)


def test_pages_that_are_pictures_are_named_and_the_others_read() -> None:
    pages = Pages()
    for number in range(1, 8):
        if number in (2, 4, 5, 6):
            pages.picture().next()
        else:
            pages.write(60, 100, f"{number}ページの文章です。").next()
    source = read("約款.pdf", pages.data())
    assert [line.page for line in source.lines] == [1, 3, 7]
    assert len(source.notices) == 1
    assert source.notices[0].startswith("2・4～6ページは画像")


def test_empty_pages_are_not_worth_a_notice() -> None:
    assert read("約款.pdf", Pages().write(60, 100, BODY).next().next().data()).notices == ()


def test_a_picture_beside_text_is_not_worth_a_notice() -> None:
    assert read("約款.pdf", Pages().picture().write(60, 100, BODY, BODY).data()).notices == ()


def test_pdfplumber_is_asked_where_pdfium_sees_no_characters() -> None:
    data = mapped("第１条（用語の定義）契約者は、料金を支払う。", literal=True)
    source = read("約款.pdf", data)
    assert (source.text, source.notices) == ("第１条（用語の定義）契約者は、料金を支払う。", ())


def test_pdfplumber_is_not_asked_for_good_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SecondOpinion, "characters", lambda *_: pytest.fail("asked"))
    assert read("約款.pdf", text_pages(1)).text


def test_pdfplumber_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(SecondOpinion, "_read", lambda self, number: asked.append(number))
    second = SecondOpinion(b"")
    assert [second.characters(number) for number in range(1, 9)] == [None] * 8
    assert asked == [1, 2, 3]


@pytest.mark.parametrize("case", ["only a picture", "no character information", "no text at all"])
def test_nothing_stays_open_after_an_error(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    class Recorded(pypdfium2.PdfDocument):  # type: ignore[misc]
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            opened.append(self)

    monkeypatch.setattr(pypdfium2, "PdfDocument", Recorded)
    with pytest.raises(UnreadableFile):
        read("約款.pdf", UNREADABLE[case][0])
    assert len(opened) == 1
    assert not opened[0].raw


def test_a_long_file_is_opened_several_times_and_no_page_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_STRETCH", 2)
    pages = [line.page for line in read("約款.pdf", text_pages(5)).lines]
    assert pages == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
