"""Every view has an address: what somebody looks at opens for a colleague, in another browser, just so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, another, in_sight, settled, url
from tests.browser.test_checks import check
from tests.browser.test_matrix import gather
from tests.browser.test_revisions import follow
from ui.component import asset

pytestmark = pytest.mark.browser


@pytest.fixture
def colleague(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens an address in a browser that knows nothing."""
    with ExitStack() as opened:

        def visiting(there: str) -> Page:
            page = opened.enter_context(another(browser))
            page.goto(there)
            expect(page.locator(".view").first).to_be_attached()
            return settled(page)

        yield visiting


def test_a_clause_of_a_comparison(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = visit.open("?left=minato-2025&right=haruka-2024")
    page.locator(".rail:visible a", has_text="第18条").first.click()
    page.wait_for_url("**at=**")
    page.get_by_role("button", name="左の順").click()
    page.wait_for_url("**order=left**")
    other = colleague(url(page))
    row = other.locator(".row", has=other.locator("a.c", has_text=re.compile("^第18条$"))).first
    expect(other.get_by_role("button", name="左の順")).to_have_attribute("aria-pressed", "true")
    expect(row).to_be_visible()
    in_sight(row)


def test_a_filter_of_a_comparison(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = visit.open("?left=minato-2025&right=haruka-2024")
    page.keyboard.press("3")
    page.wait_for_url("**filter=left**")
    other = colleague(url(page))
    expect(other.locator('button[data-filter="left"]')).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".row:visible")).to_have_count(page.locator(".row:visible").count())


def test_the_numbers_of_a_comparison(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = visit.open("?left=minato-2025&right=haruka-2024")
    page.get_by_role("tab", name=re.compile("数値と条件")).click()
    page.wait_for_url("**tab=numbers**")
    other = colleague(url(page))
    expect(other.get_by_role("tab", name=re.compile("数値と条件"))).to_have_attribute("aria-selected", "true")


def test_a_filter_of_the_matrix_and_the_cell_that_is_open(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = gather(visit, "?service=tobiume-2023&service=minato-2022&service=haruka-2024")
    page.get_by_label("違いのある行だけ").check()
    page.get_by_role("searchbox", name="項目を探す").fill("解約")
    page.locator("[data-panel=n] tr.r:visible td").first.get_by_role("button").click()
    expect(page.locator(".clause .body")).to_be_visible()
    other = colleague(url(page))
    expect(other.locator(".clause h2")).to_have_text(page.locator(".clause h2").inner_text())
    expect(other.get_by_label("違いのある行だけ")).to_be_checked()
    expect(other.locator("[data-panel=n] tr.r:visible")).to_have_count(
        page.locator("[data-panel=n] tr.r:visible").count()
    )


def test_a_step_of_the_revisions(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = follow(visit)
    page.locator(".step").first.click()
    expect(page.locator(".pair h2")).to_have_text("2022-04-01 → 2023-10-01 の改定")
    settled(page).keyboard.press("j")
    here = settled(page).locator(".ch.here h3").inner_text()
    other = colleague(url(page))
    expect(other.locator(".ch.here h3")).to_have_text(here)
    expect(other.locator(".pair h2")).to_have_text(page.locator(".pair h2").inner_text())


def test_a_finding(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = check(visit)
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("j")
    here = page.locator(".rm.here").inner_text()
    other = colleague(url(page))
    expect(other.locator(".rm.here")).to_have_text(here, use_inner_text=True)
    expect(other.locator(".chip[aria-pressed=true]")).to_contain_text("注意")


def test_a_search(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = visit.page
    page.goto(f"{visit.address}/検索")  # nothing is kept: the samples are searched
    page.get_by_label("探す言葉").fill("解約 主題:解約")
    page.get_by_label("探す言葉").press("Enter")
    page.locator(".hit").first.wait_for()
    page.wait_for_url("**q=**")
    other = colleague(url(page))
    expect(other.locator(".hit")).to_have_text(page.locator(".hit").all_inner_texts(), use_inner_text=True)
    expect(other.get_by_label("探す言葉")).to_have_value("解約 主題:解約")


def test_a_clause_of_a_document(visit: Visit, colleague: Callable[[str], Page]) -> None:
    page = visit.read("?doc=haruka-2024")
    page.locator(".rail a, nav a", has_text="第18条").first.click()
    page.wait_for_url("**at=**")
    other = colleague(url(page))
    expect(other.locator(".b.here")).to_contain_text("回線終端装置")


def test_going_back_leads_to_the_page_before_as_it_was_and_never_to_the_same_page(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/検索?q=解約")  # the samples are searched
    expect(page.locator(".view a[data-page]").first).to_be_visible()
    settled(page).locator(".view a[data-page]").first.click()
    page.wait_for_url(re.compile("doc="))
    expect(page.locator(".rail a").first).to_be_visible()
    settled(page).get_by_test_id("stTopNav").get_by_role("link", name="改定").click()
    page.wait_for_url(re.compile("new="))
    settled(page).go_back()
    page.wait_for_url(re.compile("doc="))
    expect(page.locator(".rail a").first).to_be_visible()
    settled(page).go_back()
    expect(page.get_by_label("探す言葉")).to_have_value("解約")


ENTRIES = """async (events) => { // what is done, as it comes from the reader, the page and Streamlit; how many entries it made
  const app = document.body.appendChild(document.createElement("div"));
  const state = async (words) => { app.setAttribute("data-test-script-state", words); await new Promise((later) => setTimeout(later)); };
  await state("running");
  tidied();
  const before = history.length;
  for (const [what, told] of events) {
    if (what === "push") history.pushState(null, "", told);
    else if (what === "click") dispatchEvent(new Event("pointerdown"));
    else await state(told);
  }
  return history.length - before;
}"""
WRITES, ACTS, LEAVES = ("push", "/a?left=1"), ("push", "/a?left=2"), ("push", "/b")
RUNS, RESTS, CLICK = ("state", "running"), ("state", "notRunning"), ("click", "")


DONE: list[tuple[list[tuple[str, str]], int]] = [
    ([WRITES, RESTS], 0),
    ([WRITES, RESTS, CLICK, RUNS, ACTS, RESTS], 1),
    ([CLICK, WRITES, ACTS, RESTS], 1),
    ([CLICK, RESTS, CLICK, RUNS, ACTS, RESTS], 1),
    ([WRITES, RESTS, CLICK, RUNS, CLICK, ACTS, RESTS], 1),
    ([WRITES, RESTS, CLICK, RUNS, LEAVES, ("push", "/b?doc=1"), RESTS], 1),
    ([CLICK, WRITES, LEAVES, ("push", "/b?doc=1"), RESTS], 1),
    ([RESTS, CLICK, RUNS, LEAVES, CLICK, ("push", "/b?doc=1"), ("push", "/b?doc=2"), RESTS], 2),
]
"""What was done on a page that is being drawn, and how many entries that makes."""


def test_one_entry_is_made_for_each_thing_the_reader_did_also_while_the_page_was_being_drawn(visit: Visit) -> None:
    page = visit.page
    page.route("**/a", lambda route: route.fulfill(content_type="text/html", body="<body></body>"))
    for events, entries in DONE:
        page.goto(f"{visit.address}/a")
        page.add_script_tag(content=asset("history.js"))
        assert page.evaluate(ENTRIES, events) == entries, events
