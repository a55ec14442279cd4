"""Journeys of a reviewer through 比較 below the article: one 項 beside several, and links of 項 and 号 that he corrects."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import cli
from corpus.samples import find
from tests.browser.conftest import Visit, settled
from tests.browser.test_compare import close, file, load
from tests.browser.test_compare_review import SERVICES, row_of, say_who

pytestmark = pytest.mark.browser

LEFT = """舟艇貸渡規約

第１条（料金の支払）
１　会員は、毎月の料金を翌月末日までに支払います。支払に要する振込手数料は、会員が負担します。
２　支払が遅れたときは、年10％の遅延損害金を申し受けます。

第２条（退会）
１　会員は、15日前までに届け出て、退会することができます。
２　退会した会員の記録は、1年間保存します。
"""
RIGHT = """倉庫利用約款

第１条（利用料の支払）
１　利用者は、当月分の料金を翌月25日までに支払うものとする。
２　振込に係る手数料は利用者の負担とする。
３　利用者が支払を怠ったときは、年14.6％の割合による遅延損害金を支払う。
４　領収書は、発行しない。

第２条（解約）
１　利用者は、1か月前までに届け出て、解約することができる。
２　解約の場合でも、受領した料金は返還しない。
"""


def two(visit: Visit) -> Page:
    """Two services of one's own, compared."""
    page = visit.open()
    load(page, file("舟.txt", LEFT), file("倉庫.txt", RIGHT))
    close(page)
    expect(page.locator(".heads > div")).to_have_text([re.compile("舟艇貸渡規約"), re.compile("倉庫利用約款")])
    expect(row_of(page, "本則/第1条", "本則/第1条")).to_have_count(1)
    return page


def strip(page: Page, side: str, path: str) -> Locator:
    return page.locator(".r", has=page.locator(f'.k[data-side="{side}"][data-path="{path}"]'))


def stand(held: Locator, side: str, *paths: str) -> None:
    """What stands on a side of a strip, by its paths."""
    cells = held.locator(f'.k[data-side="{side}"]')
    expect(cells).to_have_count(len(paths))
    for at, path in enumerate(paths):
        expect(cells.nth(at)).to_have_attribute("data-path", path)


def mend(held: Locator) -> None:
    held.hover()
    held.get_by_role("button", name="項・号の対応").click()


def test_a_paragraph_stands_beside_the_two_that_say_it_and_what_is_alone_says_why(visit: Visit) -> None:
    page = two(visit)
    both = strip(page, "left", "本則/第1条/第1項")
    stand(both, "right", "本則/第1条/第1項", "本則/第1条/第2項")
    expect(both.locator(".along")).to_contain_text("左の第1項は、右では第1項・第2項に分かれる")
    expect(both.locator(".k[data-side=right] .n")).to_have_text([re.compile("１"), re.compile("２")])
    alone = strip(page, "right", "本則/第1条/第4項")
    expect(alone.locator(".none")).to_contain_text("（この項に当たる定めはありません）")
    visit.picture("compare-clauses")


def test_a_link_of_two_paragraphs_is_cut_another_one_added_and_both_are_taken_back(visit: Visit) -> None:
    page = two(visit)
    both = strip(page, "left", "本則/第1条/第1項")
    mend(both)
    visit.picture("compare-clause-mending")
    second = both.locator(".links li", has_text="第1条第2項")
    expect(second).to_contain_text("左の 第1条第1項 ↔ 右の 第1条第2項")
    second.get_by_role("button", name="この対応を切る").click()
    expect(both.locator(".amiss")).to_have_text("誰の判断かを、上の「判断する人」に書いてください。")
    say_who(page)
    both.locator("[data-why]").fill("手数料は別の話")
    second.get_by_role("button", name="この対応を切る").click()
    cut = strip(page, "right", "本則/第1条/第2項")
    expect(cut.locator(".none")).to_contain_text("✎ 第1条第1項は、人の判断：対応から外す（法務 山田")
    stand(strip(page, "left", "本則/第1条/第1項"), "right", "本則/第1条/第1項")

    mend(strip(page, "left", "本則/第2条/第2項"))
    form = page.locator(".form[data-form=clause]")
    form.get_by_label("右の項・号").select_option("本則/第1条/第4項")
    form.get_by_role("button", name="対応を加える").locator("visible=true").click()
    added = strip(page, "left", "本則/第2条/第2項")
    expect(added.locator(".along")).to_contain_text("✎ 人の判断：対応とする（法務 山田")
    stand(added, "right", "本則/第1条/第4項")
    home = row_of(page, "本則/第1条", "本則/第1条")
    expect(home.locator(".strips > .along")).to_contain_text("右の第1条第4項は、対応する項の横に並べています。")

    page.get_by_role("tab", name="判断").click()
    expect(page.locator(".decisions li")).to_have_count(2)
    expect(page.locator(".decisions li").first).to_contain_text("第2条第2項 ↔ 第1条第4項")
    visit.picture("compare-clause-decisions")
    for left in (1, 0):
        page.locator(".decisions li").last.get_by_role("button", name="取り消す").click()
        expect(page.locator(".decisions li")).to_have_count(left)
    settled(page)
    page.get_by_role("tab", name="条文").click()
    stand(strip(page, "left", "本則/第1条/第1項"), "right", "本則/第1条/第1項", "本則/第1条/第2項")


def test_decisions_about_paragraphs_are_saved_and_read_by_the_command_line(visit: Visit, tmp_path: Path) -> None:
    page = two(visit)
    say_who(page)
    both = strip(page, "left", "本則/第1条/第1項")
    mend(both)
    both.locator(".links li", has_text="第1条第2項").get_by_role("button", name="この対応を切る").click()
    expect(strip(page, "right", "本則/第1条/第2項").locator(".none")).to_contain_text("人の判断")
    page.get_by_role("button", name="判断の記録").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="1 件の判断を保存する").click()
    saved = tmp_path / "判断.json"
    download.value.save_as(saved)
    (link,) = json.loads(saved.read_text(encoding="utf-8"))["links"]
    assert (link["left"], link["right"], link["says"]) == ("本則/第1条/第1項", "本則/第1条/第2項", "cut")
    files = []
    for name, text in (("舟.txt", LEFT), ("倉庫.txt", RIGHT)):
        files.append(str(tmp_path / name))
        Path(files[-1]).write_text(text, encoding="utf-8")
    out = tmp_path / "out.json"
    assert cli.main(["compare", *files, "--decisions", str(saved), "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    (cut,) = [s for row in found["rows"] for s in row["strips"] if s["right"] == "本則/第1条/第2項"]
    assert cut["left"] is None
    assert "人の判断：対応から外す（法務 山田" in cut["reasons"][0]


def test_many_paragraphs_of_the_samples_stand_beside_each_other_on_a_wide_screen(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1920, "height": 1000})
    page = visit.open(SERVICES + "&order=left")
    held = strip(page, "left", "本則/第7条/第2項")
    held.hover()
    assert held.locator(".k[data-side=right]").count() > 1
    assert find("minato-2025").file
    visit.picture("compare-clauses-samples")
