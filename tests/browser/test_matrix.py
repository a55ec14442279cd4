"""Journeys through 一覧 in a real browser, as somebody who chooses among vendors takes them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote, urlparse

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

import cli
from corpus.samples import TEXTS, samples
from tests.analysis.services import BARN, BOAT, KILN
from tests.browser.conftest import Visit, asked, settled, url
from tests.browser.test_compare import HOSTILE, close, file, load

pytestmark = pytest.mark.browser

NEWEST = ("minato-2025", "haruka-2024", "tobiume-2023")
RATE = "late_interest.rate"


def gather(visit: Visit, query: str = "") -> Page:
    """Open 一覧 and wait for the table."""
    visit.page.goto(f"{visit.address}/一覧{query}")
    visit.page.locator(".grid tr.r").first.wait_for(state="attached")
    return settled(visit.page)


def row(page: Page, key: str, tab: str = "n") -> Locator:
    return page.locator(f"[data-panel={tab}] tr[data-key='{key}']")


def heads(page: Page, tab: str = "n") -> list[str]:
    return settled(page).locator(f"[data-panel={tab}] thead th:visible b").all_inner_texts()


def show_own(page: Page, *files: object, count: int) -> None:
    """Read files of one's own and close the place for files."""
    load(page, *files)  # type: ignore[arg-type]
    expect(page.locator("[data-panel=n] thead th")).to_have_count(count + 1)
    close(page)


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_first_visit_lays_the_newest_samples_beside_each_other(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = gather(visit)
    expect(page.get_by_text("いまは見本")).to_be_visible()
    names = [sample.service for sample in samples() if sample.id in NEWEST]
    assert heads(page) == names
    assert asked(page)["service"] == list(NEWEST)
    expect(row(page, RATE).locator("td.best")).to_contain_text("◎")
    expect(row(page, RATE).locator("td.worst")).to_contain_text("△")
    assert page.locator("td.none:visible").count() > 0
    visit.picture("matrix-numbers")
    page.get_by_role("tab", name=re.compile("条項")).click()
    first = page.locator("[data-panel=t] tr.r").first
    expect(first.locator("td.gap")).to_contain_text("ほか 2 のうち 2 にある")
    visit.picture("matrix-topics")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing sticks out to the side"


def test_any_number_of_services_can_be_chosen_in_any_order(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_role("button", name="サービス 3").click()
    page.get_by_role("combobox", name=re.compile("並べるサービス")).click()
    page.get_by_role("option").filter(has_text="2022-04-01").first.click()
    expect(page.locator("[data-panel=n] thead th")).to_have_count(5)
    expect(page.locator("[data-panel=n] thead th").last).to_contain_text("2022-04-01")
    assert asked(page)["service"] == [*NEWEST, "minato-2022"]


def test_files_and_zips_of_ones_own_are_gathered(visit: Visit) -> None:
    page = gather(visit)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("納屋.txt", BARN)
        archive.writestr("窯.txt", KILN)
        archive.writestr("空.pdf", b"")
    show_own(page, file("貸舟.txt", BOAT), file("まとめ.zip", held.getvalue()), count=3)
    assert sorted(heads(page)) == ["窯利用規約", "納屋賃貸約款", "貸舟利用規約"]
    expect(row(page, RATE).locator("td.unread")).to_contain_text("第2条第2項")
    expect(page.get_by_text("いまは見本")).to_have_count(0)
    visit.picture("matrix-own")


def test_one_document_of_ones_own_stands_beside_the_samples(visit: Visit) -> None:
    page = gather(visit)
    show_own(page, file("貸舟.txt", BOAT), count=4)
    assert heads(page)[0] == "貸舟利用規約"


def test_only_rows_that_differ_and_it_is_said_how_many_are_hidden(visit: Visit) -> None:
    page = gather(visit)
    alike = page.locator("[data-panel=n] tr.r:not([data-differs])")
    count = alike.count()
    assert count > 0
    page.get_by_label("違いのある行だけ").check()
    expect(alike.first).to_be_hidden()
    expect(page.locator("[data-unseen]")).to_contain_text(f"行のうち {count} 行を隠しています")
    assert asked(page)["only"] == ["1"]


def test_labels_are_searched_whatever_the_width_of_the_letters(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_role("searchbox", name="項目を探す").fill("遅延　損害金")
    expect(page.locator("[data-panel=n] tr.r:visible")).to_have_count(2)
    page.get_by_role("searchbox", name="項目を探す").fill("ない言葉")
    expect(page.locator("[data-unseen]")).to_contain_text("当たる行はありません")
    page.get_by_role("searchbox", name="項目を探す").press("Escape")
    expect(row(page, RATE)).to_be_visible()


def test_columns_are_ordered_by_a_row_and_rows_by_a_column(visit: Visit) -> None:
    page = gather(visit)
    row(page, RATE).locator("[data-across]").click()
    shown = row(page, RATE).locator("td").all_inner_texts()
    rates = [float(found[1]) for text in shown if (found := re.search(r"年([\d.]+)％", text))]
    assert len(rates) == 3
    assert rates == sorted(rates)
    first = page.locator("[data-panel=n] thead th").nth(1)
    first.get_by_role("button").click()
    by_group = page.locator("[data-panel=n] tbody").evaluate_all(
        "all => all.map((body) => [...body.querySelectorAll('tr.r')].map((row) => Number(row.cells[1].dataset.w)))"
    )
    assert all(group == sorted(group) for group in by_group)
    assert [min(group) for group in by_group] == sorted(min(group) for group in by_group)
    assert {"by", "across"} <= asked(page).keys()


def test_columns_and_rows_can_be_picked(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_text("列と行を選ぶ").click()
    visit.picture("matrix-picking")
    page.locator("[data-pick=column]").nth(1).uncheck()
    page.get_by_label("遅延損害金の率", exact=True).uncheck()
    expect(row(page, RATE)).to_be_hidden()
    assert len(heads(page)) == 2
    expect(page.locator("[data-unseen]")).to_contain_text("1 サービスの列を隠しています")
    page.get_by_role("button", name="すべて見せる").click()
    assert len(heads(page)) == 3
    expect(row(page, RATE)).to_be_visible()


def test_colour_by_difference_has_letters_too(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_role("button", name="違い", exact=True).click()
    letters = (
        row(page, RATE)
        .locator("td")
        .evaluate_all("all => all.map((cell) => getComputedStyle(cell, '::after').content)")
    )
    assert letters == ['"A"', '"B"', '"C"']
    expect(row(page, RATE).locator("td i").first).to_be_hidden()
    visit.picture("matrix-alike")
    page.get_by_role("button", name="なし", exact=True).click()
    paper = (
        row(page, RATE).locator("td").evaluate_all("all => all.map((cell) => getComputedStyle(cell).backgroundColor)")
    )
    assert set(paper) == {"rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_cell_opens_its_clause_with_its_neighbours_and_the_words_of_the_others(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = gather(visit)
    cell = row(page, "liability.cap").locator("td").nth(1)
    cell.get_by_role("button").click()
    side = page.locator(".clause")
    expect(side.locator(".place .num").first).to_be_visible()
    expect(side.locator("h2")).to_contain_text("損害賠償の上限")
    expect(side.locator(".beside")).to_have_count(2)
    expect(side.locator(".peer")).to_have_count(2)
    expect(cell).to_have_class(re.compile("here"))
    settled(page)
    box, beside = cell.bounding_box(), side.bounding_box()
    assert box is not None
    assert beside is not None
    assert box["x"] + box["width"] <= beside["x"], "the cell stays in sight"
    visit.picture("matrix-clause")
    head = page.locator(".st-key-head").bounding_box()
    assert head is not None
    assert head["height"] < 60, "the buttons of the head stand in one line"
    page.get_by_text("列と行を選ぶ").click()
    expect(page.locator(".picking")).to_be_visible()
    picking = page.locator(".picking").bounding_box()
    assert picking is not None
    assert picking["x"] + picking["width"] <= beside["x"], "the list is in sight"
    page.get_by_text("列と行を選ぶ").click()
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    assert "cell" not in asked(page)


def test_a_gap_shows_how_the_others_word_it(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_role("tab", name=re.compile("条項")).click()
    page.locator("[data-panel=t] td.gap").first.get_by_role("button").click()
    side = page.locator(".clause")
    expect(side.locator(".nothing")).to_contain_text("ほか 2 のうち 2 にある")
    expect(side.locator(".peer .text-of").first).to_be_visible()
    visit.picture("matrix-gap")


def test_an_address_brings_back_the_whole_view(visit: Visit) -> None:
    page = gather(visit, "?service=tobiume-2023&service=minato-2022&service=haruka-2024")
    page.get_by_role("tab", name=re.compile("条項")).click()
    page.get_by_label("違いのある行だけ").check()
    page.get_by_role("searchbox", name="項目を探す").fill("契約")
    page.locator("[data-panel=t] tr.r:visible td").first.get_by_role("button").click()
    expect(page.locator(".clause .body")).to_be_visible()
    there, opened = url(page), page.locator(".clause h2").inner_text()
    seen = page.locator("[data-panel=t] tr.r:visible").count()
    page.goto("about:blank")
    page.goto(there)
    expect(page.locator(".clause h2")).to_have_text(opened)
    expect(page.locator("[data-panel=t] tr.r:visible")).to_have_count(seen)
    expect(page.get_by_label("違いのある行だけ")).to_be_checked()
    expect(page.locator("td.here")).to_be_visible()
    assert heads(page, "t")[0] == next(s.service for s in samples() if s.id == "tobiume-2023")


def test_an_address_of_an_unknown_service_says_so(visit: Visit) -> None:
    page = gather(visit, "?service=own-0123456789abcdef&service=haruka-2024&cell=n:nowhere:nothing")
    expect(page.get_by_text("このURLが指すサービスの一部は、ここにはありません。")).to_be_visible()
    assert len(heads(page)) == 1


def test_from_a_clause_into_the_document_with_documents_of_ones_own_kept(visit: Visit) -> None:
    page = gather(visit)
    show_own(page, file("貸舟.txt", BOAT), count=4)
    row(page, RATE).locator("td").first.get_by_role("button").click()
    page.locator(".clause .place").get_by_role("link", name="文書で開く").click()
    expect(page.locator(".paper .b.here")).to_contain_text("年１２．５％")
    page.get_by_test_id("stTopNav").get_by_role("link", name="一覧").click()
    expect(page.locator("[data-panel=n] thead th")).to_have_count(5)


def test_from_a_clause_into_a_comparison_with_another_service(visit: Visit) -> None:
    page = gather(visit)
    row(page, RATE).locator("td").first.get_by_role("button").click()
    page.locator(".clause .peer").first.get_by_role("link", name="この条と比較").click()
    expect(page.locator(".row.here")).to_contain_text("12")
    assert asked(page)["left"] == ["minato-2025"]


def reports(page: Page, name: str, into: Path) -> bytes:
    page.get_by_role("button", name="保存", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    waiting.value.save_as(into)
    page.keyboard.press("Escape")
    return into.read_bytes()


@pytest.mark.parametrize(
    ("name", "ending"), [("Excel", ".xlsx"), ("CSV", ".csv"), ("HTML", ".html"), ("JSON", ".json")]
)
def test_a_report_is_the_one_of_the_command_line(visit: Visit, tmp_path: Path, name: str, ending: str) -> None:
    page = gather(visit)
    page.get_by_label("違いのある行だけ").check()  # what is hidden on the screen is in the report all the same
    found = reports(page, name, tmp_path / f"screen{ending}")
    files = [str(TEXTS / f"{id_}.txt") for id_ in NEWEST]
    assert cli.main(["matrix", *files, "--out", str(tmp_path / f"shell{ending}")]) == 0
    assert found == (tmp_path / f"shell{ending}").read_bytes()


def test_the_workbook_of_ones_own_files_holds_what_the_screen_shows(visit: Visit, tmp_path: Path) -> None:
    page = gather(visit)
    show_own(page, file("貸舟.txt", BOAT), file("納屋.txt", BARN), file("窯.txt", KILN), count=3)
    shown = row(page, RATE).locator("td b").all_inner_texts()
    name = tmp_path / "一覧.xlsx"
    reports(page, "Excel", name)
    sheet = load_workbook(name).worksheets[0]
    line = next(line for line in sheet.iter_rows(values_only=True) if line[1] == "遅延損害金の率")
    assert all(any(value in str(cell) for cell in line) for value in shown)


def test_a_report_of_files_from_a_zip_is_the_one_of_the_command_line(visit: Visit, tmp_path: Path) -> None:
    page = gather(visit)
    packed = tmp_path / "まとめ.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("約款/貸舟.txt", BOAT)
        archive.writestr("約款/窯.txt", KILN)
    show_own(page, file(packed.name, packed.read_bytes()), count=2)
    found = reports(page, "CSV", tmp_path / "screen.csv")
    cli.main(["matrix", str(packed), "--out", str(tmp_path / "shell.csv")])
    assert list(csv.reader(io.StringIO(found.decode("utf-8-sig")))) == list(
        csv.reader(io.StringIO((tmp_path / "shell.csv").read_text(encoding="utf-8-sig")))
    )


def test_charts_show_ranges_and_topics_and_say_what_they_leave_out(visit: Visit) -> None:
    page = gather(visit)
    page.get_by_role("radio", name="図").click()
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts.first).to_be_visible()
    expect(page.get_by_text("条項の有無と長さ")).to_be_visible()
    expect(page.get_by_text("換算できないため図にないもの").first).to_be_visible()
    expect(charts.last.locator("canvas, svg.marks")).to_be_attached()
    visit.picture("matrix-charts")
    assert asked(page)["view"] == ["chart"]
    page.get_by_role("radio", name="表").click()
    expect(row(page, RATE)).to_be_visible()


def test_keys_change_the_tab_and_step_from_difference_to_difference(visit: Visit) -> None:
    page = gather(visit)
    page.locator(".grid .legend").click()
    page.keyboard.press("j")
    expect(page.locator("tr.here")).to_have_count(1)
    first = page.locator("tr.here").get_attribute("data-key")
    page.keyboard.press("j")
    expect(page.locator("tr.here")).not_to_have_attribute("data-key", str(first))
    page.keyboard.press("2")
    expect(page.get_by_role("tab", name=re.compile("条項"))).to_have_attribute("aria-selected", "true")


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    page = gather(visit)
    show_own(page, file('<img src=x onerror="window.caught=1">.txt', HOSTILE), count=4)
    assert heads(page)[0].startswith("<script>window.caught=1</script>")
    page.get_by_role("tab", name=re.compile("条項")).click()
    cell = page.locator("[data-panel=t] td[data-s='0']:not(.none)").first
    cell.get_by_role("button").click()
    expect(page.locator(".clause .text-of").first).to_be_visible()
    assert page.evaluate("window.caught") is None
    assert page.locator(".grid img, .grid svg, .grid script, .clause img, .clause svg, .clause script").count() == 0
    json.dumps(asked(page))
    assert quote("<") not in urlparse(url(page)).path
