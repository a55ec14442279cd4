"""Journeys through 点検 in a real browser, as a reviewer reads a draft before it is published."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import cli
from corpus.samples import DRAFTS, TEXTS
from tests.browser.conftest import Visit, asked, settled, url
from tests.browser.test_compare import HOSTILE, close, file, load

pytestmark = pytest.mark.browser

DRAFT = ["check", str(DRAFTS / "minato-draft.txt"), "--old", str(TEXTS / "minato-2025.txt")]


def check(visit: Visit, query: str = "") -> Page:
    """Open 点検 and wait for the remarks."""
    visit.page.goto(f"{visit.address}/点検{query}")
    visit.page.locator(".remarks-of .sheet").first.wait_for(state="attached")
    return settled(visit.page)


def name(page: Page) -> None:
    page.locator("input[data-who]").fill("法務 山田")
    page.locator(".severity h2").first.click()


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_first_visit_shows_a_draft_with_remarks_by_severity(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = check(visit)
    expect(page.get_by_text("見本（誤りを仕込んだ架空の改定案）を表示しています。")).to_be_visible()
    first = page.locator(".rm").first
    expect(first.locator(".grade")).to_have_text("‼ 重大")
    assert page.locator(".rm mark").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing sticks out to the side"
    visit.picture("checks")


def test_remarks_are_filtered_and_what_is_hidden_is_counted(visit: Visit) -> None:
    page = check(visit)
    every = page.locator(".rm").count()
    page.keyboard.press("2")
    shown = page.locator(".rm:visible").count()
    assert 0 < shown < every
    expect(page.locator("[data-unseen]")).to_have_text(f"絞り込みで {every - shown} 件を隠しています")
    page.get_by_label("種類で絞り込む").select_option("誤記")
    expect(page.locator(".rm:visible")).to_have_count(1)
    there = url(page)
    assert (asked(page)["sev"], asked(page)["kind"]) == (["warning"], ["誤記"])
    page.goto("about:blank")
    page.goto(there)
    expect(page.locator(".rm:visible")).to_have_count(1)


def test_the_keys_step_and_say_that_a_remark_is_well_or_to_be_mended(visit: Visit) -> None:
    page = check(visit)
    name(page)
    every = page.locator(".rm:visible").count()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".unseen")).to_contain_text("了解した 1 件を畳んでいます")
    expect(page.locator(".rm:visible")).to_have_count(every - 1)
    expect(page.locator(".rm.here")).to_have_count(1)
    settled(page).keyboard.press("m")
    expect(page.locator(".rm.here .human")).to_contain_text("✎ 直すべき")
    page.get_by_role("button", name="了解したものも見せる").click()
    expect(page.locator(".rm:visible")).to_have_count(every)
    visit.picture("checks-said")
    page.locator(".rm.done").get_by_role("button", name="取り消す").click()
    expect(page.locator(".rm.done")).to_have_count(0)


def test_a_note_goes_with_the_word_and_both_into_the_file_and_back(visit: Visit, tmp_path: Path) -> None:
    page = check(visit)
    name(page)
    row = page.locator(".rm").filter(has_text="第47条がありません")
    row.locator(".sentence").click()
    row.get_by_label("メモ").fill("第27条とする")
    row.get_by_label("メモ").press("Enter")
    expect(row.locator(".human")).to_contain_text("第27条とする")
    page.get_by_role("button", name="判断の記録").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="1 件の判断を保存する（JSON）").click()
    human = tmp_path / "判断-minato-draft.json"
    waiting.value.save_as(human)
    assert json.loads(human.read_text("utf-8"))["remarks"][0]["why"] == "第27条とする"
    page.reload()
    expect(page.locator(".human")).to_have_count(0)
    page.get_by_role("button", name="判断の記録").click()
    settled(page).get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(str(human))
    expect(page.locator(".rm .human")).to_contain_text("法務 山田")


@pytest.mark.parametrize(("words", "ending"), [("CSV", ".csv"), ("JSON", ".json"), ("Word", ".docx")])
def test_a_report_is_the_one_of_the_command_line(visit: Visit, tmp_path: Path, words: str, ending: str) -> None:
    page = check(visit)
    page.keyboard.press("3")  # what is hidden on the screen is in the report all the same
    page.get_by_role("button", name="保存", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words, exact=True).click()
    found = tmp_path / f"screen{ending}"
    waiting.value.save_as(found)
    out = tmp_path / f"shell{ending}"
    assert cli.main([*DRAFT, "--out", str(out)]) == 0
    assert found.read_bytes() == out.read_bytes()
    if ending == ".csv":
        assert next(iter(csv.reader(found.read_text("utf-8-sig").splitlines())))[0] == "重さ"


def test_from_a_remark_into_the_document_and_back_with_the_filter_kept(visit: Visit) -> None:
    page = check(visit)
    page.keyboard.press("2")
    row = page.locator(".rm").filter(has_text="又わ").last
    row.get_by_role("link", name="文書で開く").click()
    expect(page.locator(".paper .b.here")).to_contain_text("又わ")
    page.get_by_test_id("stTopNav").get_by_role("link", name="点検").click()
    expect(page.locator(".chip[aria-pressed=true]")).to_contain_text("注意")


def test_a_document_of_ones_own_is_checked_against_its_version_before(visit: Visit) -> None:
    page = check(visit)
    old = "配食規約\n第1条（目的）\n弁当を届けます。\n第2条（料金）\n会員は、第3条の日に払います。\n第3条（支払日）\n毎月末日とします。\n附則\n2024年4月1日から施行します。\n"
    new = old.replace("第2条（料金）", "第2条（会員）\n会員を置きます。\n第3条（料金）").replace(
        "第3条（支払日）", "第4条（支払日）"
    )
    load(page, file("旧.txt", old), file("新.txt", new.replace("2024", "2025")))
    close(page)
    expect(page.locator(".rm").filter(has_text="条ずれ未修正のおそれ")).to_have_count(1)
    expect(page.get_by_role("combobox", name="前の版")).to_have_value(re.compile("配食規約"))


def test_a_name_is_asked_for_before_a_word_is_kept(visit: Visit) -> None:
    page = check(visit)
    page.locator(".rm").first.get_by_role("button", name="了解").click()
    expect(page.locator("input[data-who]")).to_be_focused()
    expect(page.locator("input[data-who]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".rm.done")).to_have_count(0)


def test_a_document_without_remarks_says_what_was_done(visit: Visit) -> None:
    page = check(visit, "?doc=tobiume-2023&old=-")
    expect(page.get_by_text("気づいた点はありません。")).to_be_visible()
    visit.picture("checks-nothing")


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    page = check(visit)
    load(
        page,
        file(
            '<img src=x onerror="window.caught=1">.txt',
            HOSTILE + "第３条（<b>解約</b>）\n第99条<script>window.caught=1</script>によります。\n",
        ),
    )
    expect(page.locator(".rm").filter(has_text="第99条").first).to_be_visible()
    assert page.evaluate("window.caught") is None
    assert page.locator(".remarks-of img, .remarks-of svg, .remarks-of script").count() == 0
