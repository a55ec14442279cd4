"""What axe-core finds wrong on any page (names, roles, contrast, order of headings), and every page by keyboard alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import STILL, Visit, settled
from tests.library.texts import terms

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
STREAMLITS = "presentation-role-conflict"
"""Its place for files has a role and a name at once; minor, and not ours to mend."""
RUN = """async (found) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html.slice(0, 200))]);
}"""
PAGES = {  # its address, and what is there when it is drawn
    "比較": ("", ".view .row"),
    "版の比較": ("?left=minato-2023&right=minato-2025&filter=same", ".view .row"),
    "一覧": ("一覧", ".grid tbody tr"),
    "一覧の図": ("一覧?view=chart", "canvas, svg.marks"),
    "改定": ("改定", ".view.past-of"),
    "点検": ("点検", ".view.remarks-of"),
    "検索": ("検索", ".st-key-asking"),
    "文書庫": ("文書", ".shelves tbody tr"),
    "文書": ("文書?doc=haruka-2024", ".view .b"),
    "設定": ("設定", ".st-key-settings"),
}


def wrong(page: Page) -> list[Any]:
    """What axe-core finds on a page as it stands."""
    page.wait_for_function(STILL)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(RUN)
    return [each for each in found if each[0] != STREAMLITS]


def drawn(visit: Visit, name: str) -> Page:
    """A page of the table, when all of it is there."""
    address, there = PAGES[name]
    visit.page.goto(f"{visit.address}/{address}")
    visit.page.locator(there).first.wait_for(state="attached")
    return settled(visit.page)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(visit: Visit, name: str) -> None:
    assert wrong(drawn(visit, name)) == []


def test_axe_finds_nothing_wrong_while_files_come_in(visit: Visit) -> None:
    page = drawn(visit, "文書庫")
    good: FilePayload = {"name": "渡し舟.txt", "mimeType": "text/plain", "buffer": terms("渡し舟")}
    bad: FilePayload = {"name": "空.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    settled(page).locator('input[type="file"]').last.set_input_files([good, bad])
    expect(page.locator(".intake tbody tr")).to_have_count(1)
    expect(page.get_by_role("alert").first).to_be_visible()
    assert wrong(settled(page)) == []


def test_axe_finds_nothing_wrong_beside_an_opened_clause(visit: Visit) -> None:
    page = drawn(visit, "一覧")
    page.locator(".grid tbody td").get_by_role("button").first.click()
    expect(page.locator(".clause")).to_be_visible()
    assert wrong(settled(page)) == []


def test_axe_would_find_a_button_without_a_name_and_a_faint_word(visit: Visit) -> None:
    page = drawn(visit, "比較")
    page.evaluate(
        """() => {
          const root = document.querySelector(".st-key-comparison [data-testid=stBidiComponentIsolated]").shadowRoot;
          root.querySelector(".bar").insertAdjacentHTML("beforeend", "<button></button><p style='color:#ddd'>薄い</p>");
        }"""
    )
    assert {each[0] for each in wrong(page)} == {"button-name", "color-contrast"}


FOCUSED = """() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  return [(at.getAttribute("aria-label") || at.innerText || at.value || at.tagName).trim().slice(0, 30),
          box.top, style.outlineStyle !== "none" || style.boxShadow !== "none" || style.borderColor !== "rgb(0, 0, 0)"];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_goes_down_the_page_and_is_seen(visit: Visit, name: str) -> None:
    page = drawn(visit, name)
    steps = []
    for _ in range(12):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
    names = [step[0] for step in steps]
    assert len(set(names)) >= 8, names
    assert all(step[2] for step in steps), steps
    heights = [step[1] for step in steps]
    assert all(below > above - 60 for above, below in pairwise(heights)), steps


def test_a_comparison_is_read_checked_and_commented_without_a_mouse(visit: Visit) -> None:
    page = drawn(visit, "比較")
    page.get_by_label("判断する人").focus()
    page.keyboard.type("法務 山田")
    page.get_by_role("button", name="↓ 次の違い").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    here = page.locator(".row.here").first
    expect(here).to_be_visible()
    page.keyboard.press("x")
    expect(page.locator(".row [data-said]", has_text="確認済　法務 山田").first).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator('button[data-filter="substance"]').first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("0")
    expect(page.locator('button[data-filter="all"]').first).to_have_attribute("aria-pressed", "true")


def test_pages_are_reached_without_a_mouse(visit: Visit) -> None:
    page = drawn(visit, "比較")
    page.get_by_role("link", name="検索", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("探す言葉")).to_be_visible()
