"""The jobs of the three users from their own files to the file they send on, which is opened and read.

Every journey is told by who goes it and what for; there are no fewer than twenty-five.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, expect

import cli
from tests.browser.conftest import Visit, serving
from tests.browser.conftest import settled as at_rest
from tests.browser.test_document import decide
from tests.browser.test_values import KEYS, fill
from tests.library.texts import ARTICLES, terms, with_article
from tests.reports.test_redline import settled

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
LAWYER, BUYER, TRACKER = "法務", "調達", "改定管理"
WHO = "法務 山田"

OLD = terms("入江の舟", "株式会社入江渡船", "２０２３年４月１日")
NEW = terms(
    "入江の舟",
    "株式会社入江渡船",
    articles=with_article("料金の支払", "利用者は、支払を怠ったときは、年９％の割合による遅延損害金を支払います。"),
)
OTHER = terms("岬の馬車", "岬馬車株式会社", articles={name: ARTICLES[name] for name in list(ARTICLES)[::-1]})
KEPT_NEW, KEPT_OTHER = (
    text.replace("入江の舟".encode(), "夕の舟".encode()).replace("岬の馬車".encode(), "朝の馬車".encode())
    for text in (NEW, OTHER)
)
EVENING_OLD, EVENING_NEW = (text.replace("入江の舟".encode(), "宵の舟".encode()) for text in (OLD, NEW))
"""Services of other names, as what is kept is there for the journeys after it."""
FLAWED = terms("入江の舟", "株式会社入江渡船", articles={**ARTICLES, "準用": "第９９条の規定は、回数券に準用します。"})
MAINTAINED = terms(
    "整備の舟", "株式会社整備", articles={**ARTICLES, "保守": "保守は、実施日の１０日前までに知らせます。"}
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of their own, whose library fills up."""
    with serving(tmp_path_factory.mktemp("journeys")) as there:
        yield there


@dataclass
class Way:
    """What a journey goes with."""

    visit: Visit
    folder: Path

    @property
    def page(self) -> Page:
        return self.visit.page

    def bring(self, path: str, there: str, *files: FilePayload) -> Page:
        """Open a page, read files there, and close the place for them."""
        page = self.page
        page.goto(f"{self.visit.address}/{path}")
        page.locator(there).first.wait_for(state="attached")
        if path != "文書" and not at_rest(page).get_by_test_id("stFileUploaderDropzone").first.is_visible():
            page.get_by_role("button", name="自分の文書を読み込む").click()
        place = at_rest(page).get_by_test_id("stFileUploaderDropzone").filter(visible=True).first
        place.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(list(files))
        page.locator(".outcomes li, .intake tbody tr").first.wait_for()
        expect(page.get_by_role("button", name="止める")).to_have_count(0)
        expect(page.locator(".outcomes li, .intake tbody tr").nth(len(files) - 1)).to_be_visible()
        at_rest(page)
        if path != "文書":
            page.get_by_role("button", name="閉じる", exact=True).click()
            expect(page.locator(".outcomes")).to_have_count(0)
        return at_rest(page)

    def side_by_side(self, *files: FilePayload) -> Page:
        page = self.bring("", ".view .row", *files)
        for side in ("左", "右"):
            expect(page.get_by_role("combobox", name=side, exact=True)).to_be_visible()
        return page

    def save(self, button: str, menu: str = "") -> Path:
        """Press a button that downloads, in a menu where it is in one; where the file is."""
        at_rest(self.page)
        if menu:
            self.page.get_by_role("button", name=menu, exact=True).click()
            at_rest(self.page)
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=re.compile(f"^{button}")).last.click()
        there = self.folder / waiting.value.suggested_filename
        waiting.value.save_as(there)
        at_rest(self.page).keyboard.press("Escape")
        return there

    def file(self, payload: FilePayload) -> str:
        """The same file on the disk, for the command line."""
        (self.folder / payload["name"]).write_bytes(payload["buffer"])
        return str(self.folder / payload["name"])


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def printed(name: str) -> FilePayload:
    """A sample as PDF or Word, as if somebody had it from its provider."""
    return file(f"手元-{name}", (SAMPLES / name).read_bytes())


def packed(name: str, **files: bytes) -> FilePayload:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for member, data in files.items():
            archive.writestr(f"約款/{member}.txt", data)
    return file(name, held.getvalue())


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def word(path: Path) -> str:
    """All words of a Word file, in tables too."""
    whole = Document(str(path))
    cells = (cell.text for table in whole.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in whole.paragraphs), *cells])


def sheets(path: Path) -> str:
    """All words of a workbook."""
    book = load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def say_who(page: Page, who: str = WHO) -> None:
    page.get_by_label("判断する人").first.fill(who)
    page.locator(".heads").first.click()


def table(path: Path) -> str:
    """All words of a CSV file."""
    return "\n".join(" ".join(line) for line in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


OPENED: dict[str, Callable[[Path], str]] = {".docx": word, ".xlsx": sheets, ".csv": table}

PAIR = (file("旧.txt", OLD), file("新.txt", NEW))
TWO = (file("舟.txt", NEW), file("馬車.txt", OTHER))


# the lawyer


def two_texts_as_a_page(way: Way) -> None:
    way.side_by_side(*TWO)
    found = way.save("印刷・閲覧用（HTML）", "レポート").read_text(encoding="utf-8")
    assert "遅延損害金" in found
    assert "第3条第2項" in found or "第3条" in found
    assert "<script" not in found


def a_pdf_beside_a_word_file(way: Way) -> None:
    files = printed("minato-2025.pdf"), printed("haruka-2024.docx")
    way.side_by_side(*files)
    found = read(way.save("プログラム用（JSON）", "レポート"))
    out = way.folder / "shell.json"
    assert cli.main(["compare", *map(way.file, files), "--out", str(out)]) == 0
    assert found["grades"] == read(out)["grades"]
    assert found["left"]["sha256"] == read(out)["left"]["sha256"]


def a_checked_row_and_a_comment_in_the_report(way: Way) -> None:
    page = way.side_by_side(*PAIR)
    say_who(page)
    row = page.locator(".row:visible", has_text="遅延損害金").first
    row.get_by_role("button", name="確認済").click()
    expect(row.locator("[data-said]")).to_contain_text("確認済")
    row.get_by_role("button", name="コメント").click()
    row.get_by_label("コメント").fill("率が下がった")
    row.get_by_label("コメント").press("Enter")
    expect(row.locator("[data-said]")).to_contain_text("率が下がった")
    found = way.save("印刷・閲覧用（HTML）", "レポート").read_text(encoding="utf-8")
    assert "率が下がった" in found
    assert WHO in found


def a_cut_link_in_the_record(way: Way) -> None:
    page = way.side_by_side(*TWO)
    say_who(page)
    row = page.locator('.row[data-left="本則/第3条"][data-right]').first
    row.get_by_role("button", name="対応を直す").click()
    row.locator("[data-why]").first.fill("裁判所が違う")
    row.get_by_role("button", name="この対応を切る").first.click()
    expect(page.locator("[role=tab][data-tab=record] b")).to_have_text("1")
    (link,) = read(way.save("1 件の判断を保存する", "判断の記録"))["links"]
    assert (link["says"], link["who"], link["why"]) == ("cut", WHO, "裁判所が違う")


def a_zip_of_two(way: Way) -> None:
    way.side_by_side(packed("二つ.zip", 舟=NEW, 馬車=OTHER))
    found = read(way.save("プログラム用（JSON）", "レポート"))
    assert {found["left"]["file"], found["right"]["file"]} == {"舟.txt", "馬車.txt"}


def a_value_corrected_and_carried_to_the_shell(way: Way) -> None:
    page = way.side_by_side(*PAIR)
    page.get_by_role("tab", name=re.compile("数値と条件")).click()
    line = page.locator(".numbers tbody tr", has=page.locator("th", has_text="遅延損害金の率")).first
    line.locator("td").first.get_by_role("button", name="直す").click()
    fill(page, instead="年１１％", reason="別表の値", name=WHO)
    expect(line.locator("td").first).to_contain_text("年11％")
    record = way.save("1 件の判断を保存する", "判断の記録")
    out = way.folder / "shell.json"
    assert cli.main(["compare", *map(way.file, PAIR), "--decisions", str(record), "--out", str(out)]) == 0
    assert "年11％" in out.read_text(encoding="utf-8")


def a_line_corrected_and_carried_to_the_shell(way: Way) -> None:
    page = way.bring("文書?doc=minato-2025", ".view .b", file("舟.txt", NEW))
    decide(page, "舟の数が足りないとき", "本文", who=WHO)
    expect(page.locator(".note.humans")).to_be_attached()
    record = way.save("1 件の判断を保存する", "判断の記録")
    assert read(record)["structure"][0]["who"] == WHO
    out = way.folder / "out"
    assert cli.main(["analyze", way.file(file("舟.txt", NEW)), "--decisions", str(record), "--out", str(out)]) == 0
    kinds = [node["kind"] for node in read(out / "舟.json")["nodes"]]
    before = way.folder / "before"
    assert cli.main(["analyze", str(way.folder / "舟.txt"), "--out", str(before)]) == 0
    assert kinds.count("item") == [node["kind"] for node in read(before / "舟.json")["nodes"]].count("item") - 1


def remarks_as(ending: str) -> Callable[[Way], None]:
    def journey(way: Way) -> None:
        page = way.bring("点検", ".remarks-of .sheet", file("舟.txt", FLAWED))
        expect(
            page.locator(".rm", has_text="第99条").or_(page.locator(".rm", has_text="第９９条")).first
        ).to_be_visible()
        found = way.save({".docx": "Word", ".xlsx": "Excel", ".csv": "CSV"}[ending], "保存")
        said = OPENED[ending](found)
        assert "第８条" in said or "第8条" in said
        assert "９９" in said or "99" in said

    return journey


# the buyer


def matrix_as(ending: str, *files: FilePayload) -> Callable[[Way], None]:
    def journey(way: Way) -> None:
        given = files or (*TWO, printed("tobiume-2023.pdf"))
        page = way.bring("一覧", ".grid tr.r", *given)
        rate = page.locator("[data-panel=n] tr[data-key='late_interest.rate'] td b")
        expect(rate.first).to_be_visible()
        shown = rate.all_inner_texts()
        words = {".xlsx": "Excel", ".csv": "CSV", ".html": "HTML", ".json": "JSON"}[ending]
        found = way.save(words, "保存")
        said = sheets(found) if ending == ".xlsx" else found.read_text("utf-8-sig")
        assert "遅延損害金の率" in said
        assert all(value in said for value in shown), shown
        if ending == ".csv":
            assert any("遅延損害金の率" in line for line in csv.reader(said.splitlines()))
        if ending == ".json":
            assert len(json.loads(said)["services"]) == page.locator("[data-panel=n] thead th b").count() == len(shown)

    return journey


def a_key_of_ones_own(way: Way) -> None:
    page = way.bring("一覧", ".grid tr.r", file("整備.txt", MAINTAINED), file("馬車.txt", OTHER))
    page.get_by_role("button", name="項目の表").click()
    at_rest(page).locator("input[type=file]").last.set_input_files(file("項目.csv", KEYS.encode()))
    expect(page.locator('tr[data-key="own.maintenance"]')).to_be_attached()
    page.keyboard.press("Escape")
    said = sheets(way.save("Excel", "保存"))
    assert "保守の予告" in said
    assert "10日" in said


def a_value_corrected_in_the_table(way: Way) -> None:
    page = way.bring("一覧", ".grid tr.r", *TWO)
    page.locator("[data-panel=n] tr[data-key='late_interest.rate'] td").first.get_by_role("button").first.click()
    page.locator(".clause").get_by_role("button", name="直す").first.click()
    fill(page, instead="年7.7％", name="調達 佐藤")
    expect(page.locator("[data-panel=n] tr[data-key='late_interest.rate'] td").first).to_contain_text("年7.7％")
    said = sheets(way.save("Excel", "保存"))
    assert "年7.7％" in said


def from_the_library_into_a_table(way: Way) -> None:
    page = way.bring("文書", ".shelves tbody tr", file("舟.txt", KEPT_NEW), file("馬車.txt", KEPT_OTHER))
    page.get_by_role("button", name="文書庫に保存する（2 件）").click()
    expect(page.get_by_text("を保存しました")).to_have_count(2)
    for name in ("夕の舟", "朝の馬車"):
        page.locator(".shelves tr", has_text=name).first.get_by_role("checkbox").check()
    page.get_by_role("button", name="選んだものを一覧に").click()
    expect(page.locator("[data-panel=n] thead th b")).to_have_count(2)
    said = sheets(way.save("Excel", "保存"))
    assert "年9％" in said
    assert "年12.5％" in said


# the tracker


def follow(way: Way, *files: FilePayload) -> Page:
    """The versions of one's own on 改定."""
    page = way.bring("改定", ".past-of .past", *files)
    page.get_by_role("combobox", name="サービス").click()
    page.get_by_role("option").filter(has_text="入江の舟").first.click()
    expect(page.locator(".version").last).to_contain_text("新.txt")
    return page


def a_table_of_old_and_new_in_word(way: Way) -> None:
    follow(way, *PAIR)
    said = word(way.save("新旧対照表（Word）", "書面"))
    assert "１２．５" in said
    assert "年９％" in said


def a_table_of_old_and_new_in_excel(way: Way) -> None:
    follow(way, *PAIR)
    assert "年９％" in sheets(way.save("新旧対照表（Excel）", "書面"))


def changes_tracked_in_word(way: Way) -> None:
    follow(way, *PAIR)
    found = way.save("変更履歴付き（Word）", "書面").read_bytes()
    new, old = ("\n".join(settled(found, accept=accept)) for accept in (True, False))
    assert "年９％" in new
    assert "１２．５" not in new
    assert "１２．５" in old
    assert "年９％" not in old


def a_table_in_the_style_of_the_house(way: Way) -> None:
    page = follow(way, *PAIR)
    page.get_by_role("button", name="書面", exact=True).click()
    page.get_by_text("旧左", exact=True).click()
    at_rest(page).get_by_text("赤字", exact=True).click()
    found = way.save("新旧対照表（Word）")
    heads = [cell.text for cell in Document(str(found)).tables[0].rows[0].cells]
    assert [head[:3] for head in heads[:2]] == ["改正前", "改正後"]
    with zipfile.ZipFile(found) as whole:
        assert b'w:color w:val="' in whole.read("word/document.xml")


def from_the_library_into_a_table_of_old_and_new(way: Way) -> None:
    page = way.bring("文書", ".shelves tbody tr", file("三年.txt", EVENING_OLD), file("四年.txt", EVENING_NEW))
    page.get_by_role("button", name="文書庫に保存する（2 件）").click()
    expect(page.get_by_text("を保存しました")).to_have_count(2)
    page.locator(".shelves tr", has_text="宵の舟").first.get_by_role("link", name="改定").click()
    expect(page.locator(".past-of .past").first).to_be_attached()
    assert "年９％" in word(way.save("新旧対照表（Word）", "書面"))


def slips_that_a_renumbering_left(way: Way) -> None:
    old = "配食規約\n第1条（目的）\n弁当を届けます。\n第2条（料金）\n会員は、第3条の日に払います。\n第3条（支払日）\n毎月末日とします。\n附則\n2024年4月1日から施行します。\n"
    new = old.replace("第3条（支払日）", "第4条（支払日）").replace(
        "第2条（料金）", "第2条（会員）\n会員を置きます。\n第3条（料金）"
    )
    page = way.bring(
        "点検", ".remarks-of .sheet", file("旧.txt", old.encode()), file("新.txt", new.replace("2024", "2025").encode())
    )
    expect(page.locator(".rm").filter(has_text="条ずれ未修正のおそれ")).to_have_count(1)
    found = read(way.save("JSON", "保存"))
    assert "条ずれ未修正のおそれ" in {remark["what"] for remark in found["remarks"]}


def a_word_kept_and_the_whole_library_taken_along(way: Way) -> None:
    page = way.bring("文書", ".shelves tbody tr", file("控え.txt", terms("控えの舟", "株式会社控え")))
    page.get_by_role("button", name="文書庫に保存する（1 件）").click()
    expect(page.get_by_text("「控え.txt」を保存しました")).to_be_visible()
    page.get_by_role("link", name="設定", exact=True).click()
    found = way.save("書き出す（.zip）")
    assert cli.main(["library", "verify", str(found)]) == 0
    other = str(way.folder / "other.db")
    assert cli.main(["library", "import", str(found), "--library", other]) == 0
    assert cli.main(["library", "show", "控えの舟", "--library", other]) == 0


JOURNEYS: dict[tuple[str, str], Callable[[Way], None]] = {
    (LAWYER, "two texts side by side, as a page to send on"): two_texts_as_a_page,
    (LAWYER, "a PDF beside a Word file, for a program"): a_pdf_beside_a_word_file,
    (LAWYER, "a row checked and commented, in the report"): a_checked_row_and_a_comment_in_the_report,
    (LAWYER, "a wrong link cut, in the record"): a_cut_link_in_the_record,
    (LAWYER, "a zip file of two"): a_zip_of_two,
    (LAWYER, "a value corrected, which the shell takes over"): a_value_corrected_and_carried_to_the_shell,
    (LAWYER, "a line corrected, which the shell takes over"): a_line_corrected_and_carried_to_the_shell,
    (LAWYER, "a draft checked, as Word"): remarks_as(".docx"),
    (LAWYER, "a draft checked, as Excel"): remarks_as(".xlsx"),
    (LAWYER, "a draft checked, as CSV"): remarks_as(".csv"),
    (BUYER, "three offers in one table, as Excel"): matrix_as(".xlsx"),
    (BUYER, "three offers in one table, as CSV"): matrix_as(".csv"),
    (BUYER, "three offers in one table, as a page"): matrix_as(".html"),
    (BUYER, "three offers in one table, for a program"): matrix_as(".json"),
    (BUYER, "a zip file of offers, as Excel"): matrix_as(".xlsx", packed("候補.zip", 舟=NEW, 馬車=OTHER)),
    (BUYER, "an item of one's own in the table"): a_key_of_ones_own,
    (BUYER, "a value corrected in the table"): a_value_corrected_in_the_table,
    (BUYER, "offers kept, chosen and laid into a table"): from_the_library_into_a_table,
    (TRACKER, "old and new in a table, as Word"): a_table_of_old_and_new_in_word,
    (TRACKER, "old and new in a table, as Excel"): a_table_of_old_and_new_in_excel,
    (TRACKER, "changes tracked in Word"): changes_tracked_in_word,
    (TRACKER, "a table in the style of the house"): a_table_in_the_style_of_the_house,
    (TRACKER, "versions kept, followed and laid into a table"): from_the_library_into_a_table_of_old_and_new,
    (TRACKER, "slips that a renumbering left"): slips_that_a_renumbering_left,
    (TRACKER, "the whole library taken along"): a_word_kept_and_the_whole_library_taken_along,
}


@pytest.mark.parametrize("journey", JOURNEYS, ids=": ".join)
def test_from_ones_own_files_to_the_file_that_is_sent_on(
    visit: Visit, tmp_path: Path, journey: tuple[str, str]
) -> None:
    JOURNEYS[journey](Way(visit, tmp_path))


def test_there_are_twenty_five_journeys_of_three_users() -> None:
    assert len(JOURNEYS) >= 25
    assert {who for who, _ in JOURNEYS} == {LAWYER, BUYER, TRACKER}
