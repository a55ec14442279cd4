"""Journeys of a reviewer through 比較: noise, corrected links, checked rows, comments, reports, terms and references."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

import cli
from corpus.samples import find, samples
from tests.browser.conftest import Visit, in_sight, settled, url
from tests.browser.test_compare import close, file, load

pytestmark = pytest.mark.browser

SERVICES = "?left=minato-2025&right=haruka-2024"
VERSIONS = "?left=minato-2022&right=minato-2025"
OLD = """舟艇貸渡規約

第１条（目的）
この規約は，当社が貸し渡す舟艇の利用について定めます。

第２条（料金）
１　会員は、料金を毎月末日までに当社に支払うものとします。
２　会員が支払を怠ったときは、年十四％の割合による遅延損害金を支払うものとします。

第３条（届出）
会員は、氏名又は住所を変えたときは、十日以内に当社に届け出るものとします。

第４条（費用の負担）
舟の修理に要する費用は、当社が負担するものとします。

第５条（解約）
会員は、解約を希望する日の１か月前までに通知することにより、第２条の料金を支払って解約することができます。
"""
NEW = (
    OLD.replace("規約は，", "規約は、")
    .replace("十四％", "14%")
    .replace("費用は、当社が", "費用は、会員が")
    .replace("第３条（届出）", "第３条（保険）\n会員は、当社の指定する保険に加入するものとします。\n\n第４条（届出）")
    .replace("第４条（費用", "第５条（費用")
    .replace("第５条（解約", "第６条（解約")
)


def say_who(page: Page, name: str = "法務 山田") -> None:
    page.get_by_label("判断する人").fill(name)
    page.get_by_label("判断する人").press("Enter")


def row_of(page: Page, left: str | None = None, right: str | None = None) -> Locator:
    """The row of two articles; None where a side has none."""
    sides = "".join(
        f'[data-{side}="{path}"]' if path else f":not([data-{side}])"
        for side, path in (("left", left), ("right", right))
    )
    return page.locator(f".row{sides}")


def count(page: Page, name: str) -> int:
    return int(page.locator(f".chip[data-filter={name}] b").inner_text())


def own(visit: Visit) -> Page:
    """Two versions of one's own, compared."""
    page = visit.open()
    load(page, file("旧.txt", OLD), file("新.txt", NEW))
    close(page)
    expect(page.locator(".view.versions")).to_be_visible()
    expect(page.locator(".heads > div")).to_have_text([re.compile("舟艇貸渡規約")] * 2)
    return page


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_first_row_is_worth_reading_and_says_why(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = visit.open(VERSIONS)
    first = page.locator(".row").first
    expect(first.locator(".worth")).to_contain_text(re.compile(r"実質期限（14日→30日）"))
    visit.picture("compare-danger")
    visit.open(SERVICES)
    visit.picture("compare-services")


def test_a_change_is_substance_wording_or_numbering_with_the_words_that_decided(visit: Visit) -> None:
    page = own(visit)
    burden = row_of(page, "本則/第4条", "本則/第5条")
    expect(burden.locator(".tag.s")).to_have_text("実質")
    expect(burden.locator(".worth")).to_contain_text("主体（当社→会員）")
    expect(burden.locator(".aid")).to_contain_text("の主体が「当社」から「会員」に移ります。")
    expect(row_of(page, "本則/第5条", "本則/第6条")).to_have_attribute("data-grade", "same")
    expect(row_of(page, None, "本則/第3条")).to_have_attribute("data-grade", "right")
    visit.picture("compare-substance")


def test_each_switch_says_how_much_it_takes_away_and_shows_it_again(visit: Visit) -> None:
    page = own(visit)
    expect(page.locator(".switch", has_text="句読点")).to_contain_text("−1")
    expect(page.locator(".switch", has_text="漢数字")).to_contain_text("−1")
    expect(page.locator("[data-taken]")).to_have_text("−2")
    same, wording = count(page, "same"), count(page, "wording")
    page.locator("input[data-noise=mark]").uncheck()
    assert (count(page, "same"), count(page, "wording")) == (same - 1, wording + 1)
    first = row_of(page, "本則/第1条", "本則/第1条")
    expect(first).to_have_attribute("data-grade", "wording")
    line = first.locator(".nz-mark").first.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    assert line == "line-through"
    page.wait_for_url("**off=mark**")
    visit.picture("compare-noise")
    page.locator("input[data-noise=mark]").check()
    assert (count(page, "same"), count(page, "wording")) == (same, wording)


def test_what_the_screen_counts_is_what_the_command_line_counts(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(SERVICES)
    out = tmp_path / "out.json"
    files = []
    for id_ in ("minato-2025", "haruka-2024"):
        files.append(str(tmp_path / find(id_).file))
        Path(files[-1]).write_bytes(find(id_).read())
    assert cli.main(["compare", *files, "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert count(page, "all") == len(found["rows"])
    assert count(page, "substance") == found["grades"]["substantive"]
    assert count(page, "left") == found["grades"]["left_only"]
    assert count(page, "right") == found["grades"]["right_only"]
    assert count(page, "same") == found["grades"]["same"]
    assert page.locator("[data-taken]").inner_text() == f"−{sum(found['noise'].values())}"
    first = found["rows"][found["orders"]["danger"][0]]
    expect(page.locator(".row").first).to_have_attribute("data-left", first["left"]["path"])
    page.locator("input[data-noise=term]").uncheck()
    noise = "width,space,numerals,punctuation,references"
    assert cli.main(["compare", *files, "--noise", noise, "--out", str(out)]) == 0
    loud = json.loads(out.read_text(encoding="utf-8"))
    assert page.locator("[data-taken]").inner_text() == f"−{sum(loud['noise'].values())}"
    assert count(page, "wording") == loud["grades"]["wording"] + loud["grades"]["numbering"]


def test_a_link_is_cut_another_one_added_and_the_rest_follows(visit: Visit) -> None:
    page = visit.open(SERVICES)
    row = row_of(page, "本則/第14条", "本則/第31条")
    row.get_by_role("button", name="対応を直す").click()
    row.get_by_role("button", name="この対応を切る").click()
    expect(row.locator(".amiss")).to_have_text("誰の判断かを、上の「判断する人」に書いてください。")
    say_who(page)
    row.locator("[data-why]").fill("<b>料率の定めが違う</b>")
    visit.picture("compare-mending")
    row.get_by_role("button", name="この対応を切る").click()
    expect(row).to_have_count(0)
    alone = row_of(page, "本則/第14条")
    expect(alone).to_have_count(1)
    expect(alone.locator(".near")).to_contain_text(re.compile("✎ .*人の判断：対応から外す（法務 山田"))
    alone.get_by_role("button", name="対応を直す").click()
    alone.get_by_label("右の条").select_option("本則/第30条")
    alone.get_by_role("button", name="対応を加える").locator("visible=true").click()
    added = row_of(page, "本則/第14条", "本則/第30条")
    expect(added).to_contain_text("✎ 人の判断：対応とする（法務 山田")
    expect(page.locator("[role=tab][data-tab=record] b")).to_have_text("2")
    page.get_by_role("tab", name="判断").click()
    expect(page.locator(".decisions li").last).to_contain_text("<b>料率の定めが違う</b>")
    visit.picture("compare-decisions")
    for left in (1, 0):
        page.locator(".decisions li").last.get_by_role("button", name="取り消す").click()
        expect(page.locator(".decisions li")).to_have_count(left)
    page.get_by_role("tab", name="条文").click()
    expect(row_of(page, "本則/第14条", "本則/第31条")).to_have_count(1)


def test_rows_are_checked_by_key_and_commented_and_counted(visit: Visit) -> None:
    page = visit.open(SERVICES)
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_label("判断する人")).to_be_focused()
    say_who(page)
    before = count(page, "open")
    page.keyboard.press("x")
    row = page.locator(".row.here")
    expect(row.locator("[data-said]")).to_contain_text(re.compile(r"✎ 確認済　法務 山田　\d{4}-\d\d-\d\d"))
    assert count(page, "open") == before - 1
    expect(page.locator(f".rail:visible a[data-go={row.get_attribute('id')}] [data-done]")).to_have_text("✓")
    row.get_by_role("button", name="コメント").click()
    row.get_by_label("コメント").fill("<img src=x onerror='window.caught=1'>期限を要確認")
    row.get_by_label("コメント").press("Enter")
    expect(row.locator("[data-said]")).to_contain_text("コメント　<img src=x onerror=")
    assert page.evaluate("window.caught") is None
    visit.picture("compare-checked")
    page.keyboard.press("6")
    expect(page.locator(".row:visible")).to_have_count(before - 1)
    page.keyboard.press("0")
    row.get_by_role("button", name="確認済").click()
    expect(row.locator("[data-said]")).not_to_contain_text("確認済")
    assert count(page, "open") == before


def test_decisions_are_saved_read_again_and_read_by_the_command_line(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(SERVICES)
    say_who(page)
    row = row_of(page, "本則/第14条", "本則/第31条")
    row.get_by_role("button", name="確認済").click()
    expect(row.locator("[data-said]")).to_contain_text("法務 山田")
    row.get_by_role("button", name="対応を直す").click()
    row.get_by_role("button", name="この対応でよい").click()
    expect(page.locator("[role=tab][data-tab=record] b")).to_have_text("2")
    page.get_by_role("button", name="判断の記録").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="2 件の判断を保存する").click()
    saved = tmp_path / "判断.json"
    download.value.save_as(saved)
    whole = json.loads(saved.read_text(encoding="utf-8"))
    assert [link["says"] for link in whole["links"]] == ["confirm"]
    assert [(word["says"], word["who"]) for word in whole["rows"]] == [("checked", "法務 山田")]

    page = visit.open(SERVICES)
    expect(page.locator("[role=tab][data-tab=record] b")).to_have_text("0")
    page.get_by_role("button", name="判断の記録").click()
    settled(page).get_by_test_id("stFileUploaderDropzoneInput").set_input_files(saved)
    expect(page.get_by_text("2 件の判断を読み込みました。")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row_of(page, "本則/第14条", "本則/第31条").locator("[data-said]")).to_contain_text("✎ 確認済　法務 山田")

    files = []
    for id_ in ("minato-2025", "haruka-2024"):
        files.append(str(tmp_path / find(id_).file))
        Path(files[-1]).write_bytes(find(id_).read())
    out = tmp_path / "out.json"
    assert cli.main(["compare", *files, "--decisions", str(saved), "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    checked = [each["left"]["path"] for each in found["rows"] if each["review"]]
    assert checked == ["本則/第14条"]
    assert [decision["says"] for decision in found["decisions"]] == ["confirm"]


def test_the_report_of_the_comparison_can_be_downloaded(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(SERVICES)
    page.get_by_role("button", name="レポート").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="プログラム用（JSON）").click()
    download.value.save_as(tmp_path / "比較.json")
    found = json.loads((tmp_path / "比較.json").read_text(encoding="utf-8"))
    assert found["grades"]["substantive"] == count(page, "substance")
    assert found["left"]["sha256"]
    with page.expect_download() as download:
        page.get_by_role("button", name="印刷・閲覧用（HTML）").click()
    download.value.save_as(tmp_path / "比較.html")
    report = visit.page.context.new_page()
    report.goto((tmp_path / "比較.html").as_uri())
    expect(report.locator(".lead").first).to_contain_text(f"≠ 実質 {count(page, 'substance')}")
    report.close()


def test_a_term_shows_its_definition_and_a_reference_its_clause(visit: Visit) -> None:
    page = visit.open(SERVICES + "&order=left")
    row = row_of(page, "本則/第6条", "本則/第7条")
    row.locator(".term", has_text="利用契約").first.hover()
    tip = page.locator(".tip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("「利用契約」")
    visit.picture("compare-tip")
    reference = row.locator("a.ref", has_text="第29条").first
    reference.hover()
    expect(tip).to_contain_text("第29条第1項")
    reference.click()
    in_sight(page.locator(".row.here"))
    assert quote("本則/第29条") in url(page)


def test_words_defined_otherwise_are_a_finding_of_their_own(visit: Visit) -> None:
    page = visit.open(SERVICES)
    page.get_by_role("tab", name="定義の違い").click()
    expect(page.locator(".terms tbody tr", has_text="契約者")).to_contain_text("定義が異なります。")
    visit.picture("compare-terms")
    page.locator(".terms td a.c").first.click()
    in_sight(page.locator(".r.here"))


def test_an_address_keeps_how_the_comparison_was_looked_at(visit: Visit) -> None:
    page = visit.open(VERSIONS)
    page.locator("input[data-noise=ref]").check()
    page.locator(".order [data-order=right]").click()
    page.locator(".chip[data-filter=substance]").click()
    shown = page.locator(".row:visible").count()
    there = url(page).removeprefix(visit.address).removeprefix("/")
    page = visit.open(there)
    expect(page.locator(".chip[data-filter=substance]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("input[data-noise=ref]")).to_be_checked()
    expect(page.locator(".rail[data-order=right]")).to_be_visible()
    expect(page.locator(".row:visible")).to_have_count(shown)


def test_what_was_looked_at_stays_when_the_documents_change_places(visit: Visit) -> None:
    page = visit.open(SERVICES)
    say_who(page)
    row_of(page, "本則/第14条", "本則/第31条").get_by_role("button", name="確認済").click()
    expect(page.locator("[role=tab][data-tab=record] b")).to_have_text("1")
    page.get_by_role("button", name="入れ替え").click()
    turned = row_of(page, "本則/第31条", "本則/第14条")
    expect(turned.locator("[data-said]")).to_contain_text("確認済　法務 山田")
    assert len(samples()) > 2


def test_nothing_hostile_in_names_and_decisions_becomes_part_of_the_page(visit: Visit) -> None:
    page = own(visit)
    say_who(page, '"><img src=x onerror=window.caught=1>')
    row = row_of(page, "本則/第4条", "本則/第5条")
    row.get_by_role("button", name="確認済").click()
    expect(row.locator("[data-said]")).to_contain_text('"><img src=x')
    page.get_by_role("tab", name="判断").click()
    expect(page.locator(".decisions li")).to_contain_text('"><img src=x')
    assert page.locator(".view img").count() == 0
    assert page.evaluate("window.caught") is None
