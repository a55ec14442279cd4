"""Journeys of a reviewer who judges values: confirms, corrects, rejects and adds them, in 比較 and 一覧, and takes keys along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, settled
from tests.browser.test_compare import file

pytestmark = pytest.mark.browser

PAIR = "?left=minato-2025&right=haruka-2024"
KEYS = """キー,項目名,値の書き方,当たる例,当たらない例
own.maintenance,保守の予告,保守〜〔期間〕前,保守は実施日の5日前までに知らせる。→5日,保守は5日で終える。
"""


def values_tab(page: Page) -> Locator:
    page.get_by_role("tab", name="数値と条件").click()
    return page.locator(".view .numbers")


def line(page: Page, label: str) -> Locator:
    return page.locator(".numbers tbody tr", has=page.locator("th", has_text=label)).first


def fill(page: Page, **fields: str) -> None:
    form = page.locator(".valuing:visible")
    for name, words in fields.items():
        form.locator(f"[data-{name}]").fill(words)
    form.get_by_role("button", name="決める").click()


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_value_is_corrected_on_the_spot_shown_as_a_humans_and_taken_back(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.open(PAIR)
    values_tab(page)
    row = line(page, "遅延損害金の率")
    before = row.locator("td").first.locator(".v b").first.inner_text()
    row.locator("td").first.get_by_role("button", name="直す").click()
    fill(page, instead="とても高い", name="法務 山田")
    expect(page.locator(".valuing [data-amiss]")).to_contain_text("のように書いてください。")
    visit.picture("values-wrong")
    fill(page, instead="年９．５％", reason="別表の値")
    expect(row.locator("td").first.locator(".v b").first).to_have_text("年9.5％")
    expect(row.locator("td").first).to_contain_text("✎ 法務 山田")
    visit.picture("values-corrected")
    page.get_by_role("tab", name="判断").click()
    listed = page.locator(".decisions li")
    expect(listed).to_contain_text(f"値を直した：{before} → 年9.5％")
    expect(listed).to_contain_text("別表の値")
    listed.get_by_role("button", name="取り消す").click()
    expect(page.locator(".decisions li")).to_have_count(0)
    values_tab(page)
    expect(row.locator("td").first.locator(".v b").first).to_have_text(before)


def test_a_missing_value_is_added_with_its_words_and_a_wrong_quote_is_refused(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(PAIR)
    values_tab(page)
    cell = page.locator(".numbers td.none").first
    cell.get_by_role("button", name="足す").click()
    label = cell.locator("xpath=..").locator("th").inner_text()
    form = page.locator(".valuing:visible")
    form.locator("label:not([hidden]) [data-place]").select_option(index=3)
    fill(page, instead="3日", quote="どこにもない文言", name="調達 佐藤")
    amiss = form.locator("[data-amiss]")
    expect(amiss).not_to_be_empty()
    assert label


def test_decisions_about_values_go_into_the_file_and_come_back(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(PAIR)
    values_tab(page)
    row = line(page, "遅延損害金の率")
    row.locator("td").first.get_by_role("button", name="違う").click()
    fill(page, name="法務 山田", reason="別の率")
    expect(row.locator("td").first).to_have_class("none")
    page.get_by_role("button", name="判断の記録").click()
    with page.expect_download() as down:
        page.get_by_role("button", name="件の判断を保存する").click()
    kept = tmp_path / "判断.json"
    down.value.save_as(kept)
    (value,) = json.loads(kept.read_text(encoding="utf-8"))["parameters"]
    assert (value["key"], value["says"], value["who"]) == ("late_interest.rate", "reject", "法務 山田")
    page.reload()  # the address has the tab
    row.wait_for()
    expect(row.locator("td").first).not_to_have_class("none")
    page.get_by_role("button", name="判断の記録").click()
    settled(page).locator("input[type=file]").first.set_input_files(kept)
    expect(page.get_by_text("1 件の判断を読み込みました。")).to_be_visible()
    expect(row.locator("td").first).to_have_class("none")


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_cell_of_the_matrix_is_corrected_at_the_clause(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.page
    page.goto(f"{visit.address}/一覧?cell=n:minato-2025:late_interest.rate")
    side = page.locator(".clause")
    expect(side.locator(".place").first).to_be_visible()
    settled(page)
    side.get_by_role("button", name="直す").first.click()
    fill(page, instead="年7％", name="調達 佐藤")
    expect(side.locator(".bar .said")).to_contain_text("年7％")
    expect(page.locator("#n-late_interest\\.rate td").first).to_contain_text("✎")
    visit.picture("matrix-value-corrected")


def test_a_users_own_keys_stand_in_the_matrix_or_get_a_sentence(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/一覧")
    page.locator(".view.grid tr.r").first.wait_for()
    settled(page).get_by_role("button", name="項目の表").click()
    place = settled(page).locator("input[type=file]")
    place.set_input_files(file("項目.csv", KEYS.replace("own.maintenance", "Own Maintenance")))
    expect(page.get_by_text("項目の表として使えません。")).to_be_visible()
    visit.picture("matrix-keys-wrong")
    settled(page)
    place.set_input_files(file("項目.csv", KEYS))
    expect(page.get_by_text("「項目.csv」の 1 項目を加えました：保守の予告。")).to_be_visible()
    expect(page.locator('tr[data-key="own.maintenance"]')).to_be_attached()
    page.get_by_role("button", name="この表を外す").click()
    expect(page.locator('tr[data-key="own.maintenance"]')).to_have_count(0)
