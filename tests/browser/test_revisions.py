"""Journeys through 改定 in a real browser, as somebody who follows a service's revisions takes them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import cli
from corpus.samples import TEXTS
from tests.browser.conftest import Visit, asked, settled, url
from tests.browser.test_compare import HOSTILE, close, file, load

pytestmark = pytest.mark.browser

IDS = ["minato-2022", "minato-2023", "minato-2025"]
FILES = [str(TEXTS / f"{name}.txt") for name in IDS]
OLD = (
    "貸舟利用規約\n第1条（目的）\n当社は、会員に舟を貸します。\n第2条（料金）\n会員は、月額1,000円を払います。\n"
    "第3条（解約）\n会員は、30日前までに申し出て解約できます。\n附則\nこの規約は、2023年4月1日から施行します。\n"
)
NEW = OLD.replace("1,000円", "1,200円").replace("2023年4月1日", "2025年4月1日")


def follow(visit: Visit, query: str = "") -> Page:
    """Open 改定 and wait for the time line."""
    visit.page.goto(f"{visit.address}/改定{query}")
    visit.page.locator(".past-of .past").first.wait_for(state="attached")
    return settled(visit.page)


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_first_visit_shows_versions_in_time_with_what_each_step_changed(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = follow(visit)
    expect(page.locator(".version")).to_have_count(3)
    expect(page.locator(".step[aria-pressed=true]")).to_contain_text("実質 6")
    expect(page.locator("tr.moved").filter(has_text="損害賠償の上限").locator("td")).to_have_count(3)
    expect(page.get_by_text("何がいつ変わったか")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing sticks out to the side"
    visit.picture("revisions-line")
    page.keyboard.press("j")
    expect(page.locator(".ch.here")).to_contain_text("年12.0％")
    visit.picture("revisions-changes")


def test_of_more_versions_than_the_screen_holds_the_step_that_is_open_is_in_sight(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 720, "height": 900})
    page = follow(visit)
    expect(page.locator(".step[aria-pressed=true]")).to_be_in_viewport(ratio=0.9)


def test_a_step_opens_what_it_changed_and_the_address_opens_it_again(visit: Visit) -> None:
    page = follow(visit)
    page.locator(".step").first.click()
    expect(page.locator(".pair h2")).to_have_text("2022-04-01 → 2023-10-01 の改定")
    settled(page).get_by_role("button", name=re.compile("実質 8")).last.click()
    expect(page.locator(".ch:visible")).to_have_count(8)
    page.keyboard.press("j")
    here = page.locator(".ch.here h3").inner_text()
    there = url(page)
    assert asked(page)["only"] == ["substantive"]
    page.goto("about:blank")
    page.goto(there)
    expect(page.locator(".ch.here h3")).to_have_text(here)
    expect(page.locator(".ch:visible")).to_have_count(8)


def test_any_two_versions_are_compared_and_lead_to_the_clause_in_the_comparison(visit: Visit) -> None:
    page = follow(visit)
    page.get_by_label("旧の版").select_option("minato-2022")
    expect(page.locator(".pair h2")).to_have_text("2022-04-01 → 2025-04-01 の改定")
    row = page.locator(".ch").filter(has=page.get_by_role("heading", name="損害賠償の範囲及び上限"))
    expect(row.first).to_contain_text("3か月")
    row.first.get_by_role("link", name="比較で開く").click()
    expect(page.locator(".row.here")).to_contain_text("損害賠償の範囲及び上限")
    assert (asked(page)["left"], asked(page)["right"]) == (["minato-2022"], ["minato-2025"])


def test_an_article_is_checked_by_key_and_stays_so(visit: Visit) -> None:
    page = follow(visit)
    page.locator("input[data-who]").fill("改定管理 田中")
    page.locator(".pair h2").click()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".ch.here")).to_contain_text("✓ 確認済")
    expect(page.locator(".ch.here")).to_contain_text("改定管理 田中")
    expect(page.get_by_role("button", name=re.compile("未確認 27"))).to_be_visible()


def test_the_history_that_the_provider_tells_is_held_against_the_text(visit: Visit) -> None:
    page = follow(visit, "?v=minato-2025&v=minato-draft&tab=account")
    table = page.locator(".told")
    expect(table.locator("tbody tr").first).to_have_class("bad")
    expect(table).to_contain_text("「45日」に改めたとありますが、この版の条文にありません。")
    expect(page.locator(".notice.wrong")).to_contain_text("16日（前の版の定めは30日前まで）")
    visit.picture("revisions-account")
    bad = table.locator("tr.bad").count()
    expect(page.locator("[role=tab]").nth(1)).to_contain_text(f"✗ {bad}")


def test_what_held_on_a_day(visit: Visit) -> None:
    page = follow(visit)
    page.get_by_role("tab", name="ある日に有効な版").click()
    page.get_by_label("日付").fill("2023-01-15")
    expect(page.locator(".held-on")).to_contain_text("2022-04-01 の版")
    expect(page.locator(".version").first).to_contain_text("● 有効")
    assert asked(page)["on"] == ["2023-01-15"]
    visit.picture("revisions-day")


def renamed(path: str, service: str) -> bytes:
    """A version of the sample under the name of another service."""
    return Path(path).read_text("utf-8").replace("みなとクラウド会計", service).encode()


def test_files_of_ones_own_become_versions_and_a_sibling_left_behind_is_found(visit: Visit) -> None:
    page = follow(visit)
    names = {
        "会計新.txt": (FILES[2], "みさき会計"),
        "会計旧.txt": (FILES[1], "みさき会計"),
        "給与.txt": (FILES[1], "みさき給与"),
    }
    load(page, *(file(name, renamed(*of)) for name, of in names.items()))
    close(page)
    page.get_by_role("combobox", name="サービス").click()
    page.get_by_role("option").filter(has_text="2 版").first.click()
    expect(page.locator(".version").first).to_contain_text("会計旧.txt")
    expect(page.locator(".version")).to_have_count(2)
    page.get_by_role("tab", name=re.compile("ほかのサービス")).click()
    expect(page.locator(".sibling")).to_contain_text("14.6％")
    visit.picture("revisions-sibling")


@pytest.mark.parametrize(
    ("words", "what", "ending", "style"),
    [
        ("新旧対照表（Word）", "amendments", ".docx", True),
        ("新旧対照表（Excel）", "amendments", ".xlsx", False),
        ("変更履歴付き（Word）", "redline", ".docx", False),
    ],
)
def test_the_papers_are_those_of_the_command_line(
    visit: Visit, tmp_path: Path, words: str, what: str, ending: str, style: bool
) -> None:
    page = follow(visit)
    page.get_by_role("button", name="書面", exact=True).click()
    more: list[str] = []
    if style:
        page.get_by_text("旧左", exact=True).click()
        settled(page).get_by_text("赤字", exact=True).click()
        (tmp_path / "様式.txt").write_text("変更箇所 = 赤字\n並び = 旧左\n", "utf-8")
        more = ["--style", str(tmp_path / "様式.txt")]
        visit.picture("revisions-papers")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words, exact=True).click()
    found = tmp_path / f"screen{ending}"
    waiting.value.save_as(found)
    out = tmp_path / f"shell{ending}"
    assert cli.main(["report", what, *FILES[1:], *more, "--out", str(out)]) == 0
    assert found.read_bytes() == out.read_bytes()
    assert zipfile.is_zipfile(found)


def test_versions_are_put_into_another_order_and_back(visit: Visit) -> None:
    page = follow(visit)
    page.locator(".version").nth(2).hover()
    page.locator(".version").nth(2).get_by_role("button", name="一つ古い側へ").click()
    expect(page.locator(".version").nth(1)).to_contain_text("2025-04-01")
    expect(page.get_by_text("版は手で並べた順です。")).to_be_visible()
    page.get_by_role("button", name=re.compile("^版 3")).click()
    page.get_by_role("button", name="施行日の順に戻す").click()
    expect(page.locator(".version").nth(2)).to_contain_text("2025-04-01")


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    page = follow(visit)
    evil = '<img src=x onerror="window.caught=1">.txt'
    day = "\n附則\nこの約款は、{year}年4月1日から施行します。\n"
    later = HOSTILE.replace("30", "60").replace("14.6", "12.0") + day.format(year=2025)
    load(page, file(evil, HOSTILE + day.format(year=2023)), file("新.txt", later))
    expect(page.locator(".version").first).to_contain_text("2023-04-01")
    assert page.evaluate("window.caught") is None
    assert page.locator(".past-of img, .past-of svg, .past-of script").count() == 0
