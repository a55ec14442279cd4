"""Journeys beside the paper: the page of a PDF with the clause marked, and 比較 and 一覧 as they are printed."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import FilePayload, Page, expect

from corpus.samples import find
from tests.browser.conftest import SCREENSHOTS, Visit, settled
from tests.browser.test_compare import close, load

pytestmark = pytest.mark.browser


def pdf(id_: str) -> FilePayload:
    return {"name": f"{id_}.pdf", "mimeType": "application/pdf", "buffer": find(id_).read(".pdf")}


def two_pdfs(visit: Visit) -> Page:
    page = visit.open()
    load(page, pdf("minato-2022"), pdf("minato-2025"))
    close(page)
    expect(page.locator(".view.versions")).to_be_visible()
    return page


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_page_stands_beside_the_clause_with_the_clause_marked(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = two_pdfs(visit)
    row = page.locator('.row[data-right="本則/第14条"]')
    number = row.locator("button.p").last
    told = number.inner_text().removesuffix("頁")
    number.click()
    side = page.locator(".paper")
    expect(side.locator("h2")).to_contain_text(f"第14条{told} / ")
    expect(side.locator("img")).to_be_visible()
    marks = side.locator(".here-it-is")
    expect(marks.first).to_be_visible()
    settled(page)
    image, mark = side.locator("img").bounding_box(), marks.first.bounding_box()
    assert image
    assert mark
    assert image["x"] - 8 <= mark["x"] < mark["x"] + mark["width"] <= image["x"] + image["width"] + 8
    clause = row.locator(".r > div").last.bounding_box()
    assert clause
    assert clause["x"] + clause["width"] / 2 > image["x"] + image["width"]  # the page does not lie over its own clause
    visit.picture("paper")
    side.get_by_role("button", name="次の頁").click()
    expect(side.locator("h2")).to_contain_text(f"第14条{int(told) + 1} / ")
    page.keyboard.press("Escape")
    expect(page.locator(".paper")).to_have_count(0)


def test_a_document_alone_makes_room_for_the_page_of_a_clause(visit: Visit) -> None:
    page = two_pdfs(visit)
    page.get_by_role("link", name="文書").click()
    page.locator(".shelves tbody a").first.click()
    article = page.locator('section.article[data-at*="%E7%AC%AC14%E6%9D%A1"]')
    told = article.locator("button.p").inner_text().removesuffix("頁")
    article.locator("button.p").click()
    side = page.locator(".paper.view")
    expect(side.locator("h2")).to_contain_text(f"第14条{told} / ")
    expect(side.locator(".here-it-is").first).to_be_visible()
    settled(page)
    text, sheet = article.locator(".x").bounding_box(), side.bounding_box()
    assert text
    assert sheet
    assert text["x"] + text["width"] <= sheet["x"]
    expect(article).to_be_in_viewport()  # although the lines above it are more now
    visit.picture("document-paper")
    page.keyboard.press("Escape")
    expect(side).to_have_count(0)
    expect(article).to_be_in_viewport()


def test_what_has_no_pages_has_no_such_button(visit: Visit) -> None:
    page = visit.open()
    assert page.locator("[data-paper]").count() == 0


def printed(page: Page, name: str, **how: object) -> str:
    """The text of the page as Chromium prints it; its first two sheets are kept for people to look at."""
    page.emulate_media(media="print")
    data = page.pdf(print_background=True, **how)  # type: ignore[arg-type]
    page.emulate_media(media="screen")
    document = pypdfium2.PdfDocument(data)
    SCREENSHOTS.mkdir(exist_ok=True)
    words = ""
    for at in range(len(document)):
        words += document[at].get_textpage().get_text_range()
        if at < 2:
            out = io.BytesIO()
            document[at].render(scale=1.3).to_pil().convert("L").save(out, "PNG")
            Path(SCREENSHOTS / f"print-{name}-{at + 1}.png").write_bytes(out.getvalue())
    return "".join(words.split())


def test_the_comparison_is_printed_whole_and_without_what_is_only_for_the_screen(visit: Visit) -> None:
    page = visit.open("?left=minato-2022&right=minato-2025")
    words = printed(page, "compare-a4", format="A4", landscape=True)
    assert "みなとクラウド会計2022-04-01版" in words
    for article in ("第1条", "第14条", "第35条"):
        assert article in words
    for screen_only in ("自分の文書を読み込む", "次の違い", "対応を直す", "すべて開く"):
        assert screen_only not in words


def test_the_matrix_is_printed_whole_on_a3(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/一覧")
    page.locator(".view.grid tr.r").first.wait_for()
    words = printed(settled(page), "matrix-a3", format="A3", landscape=True)
    for text in ("遅延損害金の率", "年14.5％", "施行日", "みなとクラウド会計"):
        assert text in words
    for screen_only in ("項目を探す", "列と行を選ぶ", "項目の表"):
        assert screen_only not in words
