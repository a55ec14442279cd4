"""Journeys in English: a reader who switches, goes over every page, is told what is wrong in English, and switches back."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.samples import TEXTS, samples
from tests.browser.conftest import Visit, asked, settled
from tests.browser.test_compare import file
from ui.english import JAPANESE, words

pytestmark = pytest.mark.browser

LOOK = r"""() => {
  const japanese = /[\u3041-\u30fa\u30fd-\u30ff\u3400-\u9fff]/, ours = [], attributes = [], theirs = [];
  const lists = '[data-testid="stMultiSelect"], [data-testid="stVegaLiteChart"], [data-baseweb="popover"] [role="listbox"], .st-key-examples'; // names, queries
  const language = (element) => {
    for (let e = element; e; e = e.parentElement ?? e.getRootNode().host) if (e.getAttribute("lang")) return e.lang;
  };
  const walk = (root) => {
    const all = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = all.nextNode(); node; node = all.nextNode()) {
      const element = node.parentElement ?? node.getRootNode().host;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!japanese.test(node.data) || element.matches("style, script, noscript") || element.closest(lists)) continue;
        (language(element) === "ja" ? theirs : ours).push(node.data.trim());
      } else {
        for (const name of ["title", "aria-label", "placeholder"]) if (japanese.test(node.getAttribute(name) ?? "")) attributes.push(node.getAttribute(name));
        for (const part of ["::before", "::after"]) {
          const { content } = getComputedStyle(node, part);
          if (japanese.test(content)) ours.push(content);
        }
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    }
  };
  walk(document.body);
  return { ours, attributes, theirs, language: document.documentElement.lang };
}"""
_LONG = 8
"""Kana and kanji in a row that no sample has by chance."""


@cache
def own_words() -> frozenset[str]:
    """Stretches of our own sentences that stand in no sample."""
    runs = re.compile(f"(?:{JAPANESE.pattern}){{{_LONG},}}")
    printed = "".join(sample.read().decode() for sample in samples() if sample.file.endswith(".txt"))
    said = {run for key in words().table for run in runs.findall(re.sub(r"\{[^{}]*\}", " ", key))}
    return frozenset(run for run in said if run not in printed)


def is_english(page: Page) -> None:
    """All of a page is English but for what is marked as Japanese, and none of that is ours."""
    found = settled(page).evaluate(LOOK)
    assert found["language"] == "en"
    assert found["ours"] == []
    assert [text for text in {*found["theirs"], *found["attributes"]} if any(run in text for run in own_words())] == []


def go(page: Page, name: str) -> None:
    settled(page).get_by_test_id("stTopNavLink").get_by_text(name, exact=True).click()
    expect(page.locator("h1.title")).to_have_text(name)


def switch(page: Page, name: str) -> None:
    settled(page).locator(".st-key-switch").get_by_role("button", name=name).click()
    expect(page.locator("html")).to_have_attribute("lang", "en" if name == "English" else "ja")
    settled(page)


def tabs(page: Page) -> None:
    """Every tab of the view is looked at."""
    for at in range(page.get_by_role("tab").count()):
        page.get_by_role("tab").nth(at).click()
        is_english(page)
    page.get_by_role("tab").first.click()


@pytest.mark.parametrize("width", [1280, 1920])
def test_every_page_is_english_after_the_switch(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = visit.open()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    switch(page, "English")
    expect(page.get_by_text("These are samples")).to_be_visible()
    assert asked(page)["lang"] == ["en"]
    is_english(page)
    visit.picture("english-compare")
    tabs(page)
    page.locator("[data-act=mend]:visible").first.click()
    is_english(page)
    for name in ("Report", "Record of decisions"):
        page.get_by_role("button", name=name).click()
        is_english(page)
        page.keyboard.press("Escape")

    go(page, "Matrix")
    expect(page.locator(".grid tr.r").first).to_be_attached()
    assert asked(page)["lang"] == ["en"]
    visit.picture("english-matrix")
    tabs(page)
    page.locator("[data-panel=n] td button.o").first.click()
    expect(page.locator(".clause h2")).to_be_visible()
    is_english(page)
    page.get_by_role("button", name="Close ×").click()
    expect(page.locator(".clause h2")).to_have_count(0)
    settled(page).get_by_text("Charts", exact=True).click()
    expect(page.locator("h2.chart").first).to_be_visible()
    is_english(page)
    visit.picture("english-charts")

    go(page, "Revisions")
    expect(page.locator(".past")).to_be_visible()
    visit.picture("english-revisions")
    tabs(page)
    page.get_by_role("button", name="Papers").click()
    is_english(page)
    page.keyboard.press("Escape")

    go(page, "Checks")
    expect(page.locator(".remarks li").first).to_be_visible()
    is_english(page)
    visit.picture("english-checks")

    go(page, "Search")
    is_english(page)
    page.get_by_role("textbox").first.fill("解約 書面")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    is_english(page)
    visit.picture("english-search")

    go(page, "Documents")
    expect(page.locator(".shelves tbody tr").first).to_be_visible()
    is_english(page)
    visit.picture("english-documents")
    settled(page).locator(".shelves td b a").first.click()
    expect(page.locator(".document .b").first).to_be_attached()
    is_english(page)
    page.locator("[data-mend]:visible").first.click()
    is_english(page)
    visit.picture("english-document")

    go(page, "Settings")
    expect(page.locator("h2.part").first).to_be_visible()
    is_english(page)
    visit.picture("english-settings")


def test_an_address_opens_a_clause_in_english(visit: Visit) -> None:
    page = visit.open("?left=minato-2023&right=minato-2025&at=本則/第14条&lang=en")
    expect(page.get_by_role("button", name="日本語")).to_be_visible()
    expect(page.locator(".row.here, .here").first).to_be_visible()
    assert asked(page)["at"] == ["本則/第14条"]
    is_english(page)
    page.keyboard.press("j")
    assert asked(page)["lang"] == ["en"]


def test_files_are_told_of_in_english_and_stay_when_the_language_changes(visit: Visit) -> None:
    page = visit.open("?lang=en")
    text = (TEXTS / "haruka-2024.txt").read_bytes() if (TEXTS / "haruka-2024.txt").exists() else samples()[0].read()
    page.get_by_role("button", name="Load documents").click()
    place = settled(page).get_by_test_id("stFileUploader").last.locator("input[type=file]")
    place.set_input_files([file("mine.txt", text), file("broken.pdf", b"%PDF-1.7 broken")])
    expect(page.locator(".outcomes .bad")).to_contain_text("“broken.pdf” cannot be loaded.")
    expect(page.locator(".outcomes")).to_contain_text("articles")
    is_english(page)
    visit.picture("english-files")
    switch(page, "日本語")
    expect(page.locator(".outcomes .bad")).to_have_count(1)
    assert "lang" not in asked(page)
    expect(page.locator(".outcomes .bad")).to_contain_text("「broken.pdf」を読み込めません。")
    assert any(id_.startswith("own-") for id_ in (*asked(page)["left"], *asked(page)["right"]))


def test_what_is_downloaded_is_the_same_in_both_languages(visit: Visit, tmp_path: Path) -> None:
    page, made = visit.page, []
    for query, name in (("", "保存"), ("?lang=en", "Save")):
        page.goto(f"{visit.address}/一覧{query}")
        page.locator(".grid tr.r").first.wait_for(state="attached")
        page.get_by_role("button", name=name, exact=True).click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="CSV", exact=True).click()
        target = tmp_path / (waiting.value.suggested_filename + query.strip("?"))
        waiting.value.save_as(target)
        made.append((waiting.value.suggested_filename, target.read_bytes()))
    assert made[0] == made[1]


def test_a_decision_made_in_english_is_kept_in_japanese(visit: Visit) -> None:
    page = visit.open("?lang=en")
    page.locator("[data-who]").first.fill("Smith")
    page.locator(".row:visible [data-act=check]").first.click()
    expect(page.locator(".row[data-checked]").first).to_contain_text("☑ Checked")
    expect(page.locator("[data-said]").filter(has_text="Checked").first).to_contain_text("Smith")
    is_english(page)
    switch(page, "日本語")
    expect(page.locator(".row[data-checked] [data-said]").first).to_contain_text("確認済　Smith")
