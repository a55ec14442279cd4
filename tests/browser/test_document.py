"""Journeys through 文書 in a real browser: reading the outline, jumping to what is odd, correcting a line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from corpus.readers.ocr import recognition as ocr
from corpus.samples import find, samples
from tests.browser.conftest import Visit, another, in_sight, settled, url
from tests.browser.test_compare import HOSTILE, file
from tests.corpus.test_ocr import scanned

pytestmark = pytest.mark.browser

BOATS = """舟艇貸渡約款

第１章　総則

第１条（目的）
この約款は、当社が貸し渡す舟艇の利用について定めます。

第２条（利用料金）
１　利用者は、利用料金を毎月末日までに支払うものとします。
３　利用者が支払を怠ったときは、年14.6％の割合による遅延損害金を支払うものとします。
（１）　現金
（２）　振込

第３条（料金表）
料金は、次の表のとおりとします。
品名	料金
和船	1,000円
帆船	3,000円

第５条（解約）
利用者は、解約を希望する日の１か月前までに書面で通知することにより、解約することができます。

附　則
この約款は、2024年4月1日から施行します。
"""
LATE = "３　利用者が支払を怠ったときは"


def load(page: Page, *files: FilePayload) -> Locator:
    """Put files into the place for them: what was understood, and what is to be said, a line for each."""
    settled(page).get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(list(files))
    lines = page.locator(".intake tbody tr, .outcomes li")
    expect(lines.nth(len(files) - 1)).to_be_visible()
    settled(page)
    return lines


def show(page: Page, *files: FilePayload) -> Locator:
    """Read files of one's own and close the place for files."""
    lines = load(page, *files)
    page.get_by_role("button", name="閉じる").click()
    expect(lines).to_have_count(0)
    return settled(page).locator(".paper")


def open_lines(page: Page, words: str) -> Locator:
    """Open the lines of the provision with these words."""
    block = page.locator(".b", has_text=words).first
    block.hover()
    block.get_by_role("button", name="直す").click()
    return block


def decide(page: Page, words: str, what: str, who: str = "法務 山田", why: str = "") -> None:
    open_lines(page, words)
    page.get_by_role("radio", name=what, exact=True).click()
    page.get_by_label("誰が").fill(who)
    page.get_by_label("なぜ").fill(why)
    page.get_by_role("button", name="この判断で読み直す").click()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_first_look_shows_the_outline_beside_the_text(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1000 if width > 1500 else 900})
    page = visit.read()
    expect(page.get_by_text("見本を表示しています。")).to_be_visible()
    expect(page.locator(".rail a").first).to_be_visible()
    expect(page.locator(".b h1")).to_be_visible()
    assert page.locator(".rail a").count() >= 30
    visit.picture("document")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing sticks out to the side"


def test_the_pages_are_one_click_apart_and_remember_what_was_chosen(visit: Visit) -> None:
    one, other = samples()[-1], samples()[0]
    page = visit.open(f"?left={one.id}&right={other.id}")
    page.get_by_role("link", name="文書", exact=True).click()
    page.locator(".shelves").get_by_role("link", name=one.service).click()
    expect(page.locator(".b h1")).to_contain_text(one.service[:4])
    page.wait_for_url(f"**doc={one.id}")
    page.get_by_role("link", name="比較", exact=True).click()
    expect(page.locator(".heads > div").first).to_contain_text(one.service)
    expect(page.locator(".heads > div").last).to_contain_text(other.service)


def test_a_line_of_the_outline_leads_to_its_place_and_into_the_address(visit: Visit) -> None:
    page = visit.read("?doc=haruka-2024")
    line = page.locator(".rail a", has_text="延滞利息")
    line.click()
    in_sight(page.locator(".b.here"))
    expect(line).to_have_attribute("aria-current", "true")
    assert url(page).endswith("?doc=haruka-2024&at=" + quote("本則/第31条"))


def test_an_address_opens_the_provision_it_names(visit: Visit) -> None:
    page = visit.read(f"?doc=haruka-2024&at={quote('本則/第16条/第1項/第2号')}")
    here = page.locator(".b.here")
    in_sight(here)
    expect(here.locator(".n")).to_have_text("(２)")
    expect(page.locator(".rail a[aria-current]")).to_contain_text("第16条")


def test_what_is_odd_is_listed_by_kind_and_leads_to_its_place(visit: Visit) -> None:
    page = visit.read()
    show(page, file("舟艇.txt", BOATS))
    notes = page.locator(".note.odds")
    expect(notes).to_contain_text(re.compile("欠番 2.*第2条第3項.*第5条", re.DOTALL))
    visit.picture("document-odd")
    notes.get_by_role("link", name="第5条").click()
    expect(page.locator(".b.here")).to_contain_text("（解約）")
    in_sight(page.locator(".b.here"))
    expect(page.locator(".rail a", has_text="第5条")).to_contain_text("！")


def test_tables_are_drawn_and_parts_stand_as_headings(visit: Visit) -> None:
    page = visit.read()
    paper = show(page, file("舟艇.txt", BOATS))
    expect(paper.get_by_role("cell", name="1,000円")).to_be_visible()
    expect(paper.get_by_role("row")).to_have_count(3)
    expect(paper.get_by_role("heading", name="附　則")).to_be_attached()


def test_a_line_is_corrected_and_all_around_it_is_read_again(visit: Visit) -> None:
    page = visit.read()
    paper = show(page, file("舟艇.txt", BOATS))
    open_lines(page, LATE[2:])
    expect(page.locator(".mending")).to_contain_text(LATE)
    expect(page.locator(".mending [data-now]")).to_have_text("項")
    visit.picture("document-mending")
    page.get_by_role("button", name="この判断で読み直す").click()
    expect(page.get_by_text("この行が何であるかを選んでください。")).to_be_visible()
    page.get_by_role("radio", name="本文").click()
    page.get_by_role("button", name="この判断で読み直す").click()
    expect(page.get_by_text("誰の判断かを書いてください。")).to_be_visible()
    page.get_by_label("誰が").type("Clara Racer")  # r and c are keys of Streamlit's own
    page.get_by_label("なぜ").fill("前の項の続き")
    page.keyboard.press("Enter")
    humans = page.locator(".note.humans")
    expect(humans).to_contain_text("本文")
    expect(humans).to_contain_text("前の項の続き")
    expect(page.locator(".note.odds")).not_to_contain_text("第2条第3項")
    expect(paper.locator(".b", has_text=LATE).locator(".human")).to_contain_text("✎ Clara Racer")
    expect(page.locator(".rail a", has_text="利用料金")).to_contain_text("✎")
    assert page.get_by_test_id("stDialog").count() == 0
    visit.picture("document-decided")


def test_a_decision_holds_in_the_comparison_and_can_be_taken_back(visit: Visit) -> None:
    page = visit.read()
    show(page, file("舟艇.txt", BOATS))
    decide(page, LATE[2:], "本文")
    expect(page.locator(".note.humans")).to_be_visible()
    page.get_by_role("link", name="比較", exact=True).click()
    expect(page.get_by_text("「舟艇貸渡約款　2024-04-01 版」は、人の判断 1 件を入れて読んだものです。")).to_be_visible()
    expect(page.locator(".rows .k", has_text=LATE).locator(".n")).to_have_text("１")
    page.get_by_role("link", name="文書", exact=True).click()
    page.locator(".shelves").get_by_role("link", name="舟艇貸渡約款").click()
    page.get_by_role("button", name="取り消す").click()
    expect(page.locator(".note.humans")).to_have_count(0)
    expect(page.locator(".note.odds")).to_contain_text("第2条第3項")


def test_the_reader_stays_where_he_was_when_a_line_is_corrected(visit: Visit) -> None:
    page = visit.read("?doc=haruka-2024")
    block = page.locator(".b", has_text="当社は、契約者が承継を届け出ない").or_(
        page.locator(".b.article", has_text="割増金")
    )
    block = block.last
    block.hover()
    before = block.bounding_box()
    decide(page, "割増金", "本文")
    expect(page.locator(".note.humans")).to_be_attached()
    after = settled(page).locator(".b .l", has_text="割増金").first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 80


def test_decisions_are_saved_and_hold_for_a_colleague(visit: Visit, browser: Browser, tmp_path: Path) -> None:
    page = visit.read("?doc=haruka-2024")
    decide(page, "割増金", "本文", who="甲")
    expect(page.locator(".note.humans")).to_be_attached()
    page.get_by_role("button", name="判断の記録").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="1 件の判断を保存する").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert json.loads(saved.read_text(encoding="utf-8"))["structure"][0]["who"] == "甲"
    with another(browser) as page:
        other = Visit(page, visit.address).read("?doc=haruka-2024")
        expect(other.locator(".note.humans")).to_have_count(0)
        other.get_by_role("button", name="判断の記録").click()
        settled(other).get_by_test_id("stFileUploaderDropzoneInput").last.set_input_files(saved)
        expect(other.get_by_text("1 件の判断を読み込みました。")).to_be_visible()
        expect(other.locator(".note.humans")).to_contain_text("割増金")


def test_what_was_set_aside_is_seen_in_its_place_and_can_be_hidden(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1920, "height": 1000})
    page = visit.read()
    show(page, file("手元.pdf", find("haruka-2024").read(".pdf")))
    aside = page.locator(".b.aside").first
    expect(aside).to_be_attached()
    page.locator(".note.asides summary", has_text="頁番号").click()
    page.locator(".note.asides .jump").last.click()
    in_sight(page.locator(".b.aside.here"))
    visit.picture("document-aside")
    page.get_by_label(re.compile("も見せる")).uncheck()
    expect(aside).to_be_hidden()
    expect(page.locator(".b.article").first).to_be_attached()


def test_a_zip_file_is_opened_and_each_member_read_or_explained(visit: Visit) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("約款/舟艇.txt", BOATS)
        archive.writestr("約款/空.pdf", b"")
        archive.writestr("約款/表.xlsx", b"PK\x03\x04" + bytes(200))
    page = visit.read()
    lines = load(page, file("まとめ.zip", held.getvalue()))
    expect(lines).to_have_count(4)
    expect(lines.first).to_have_text("「まとめ.zip」から 3 件を取り出しました。")
    expect(page.locator(".outcomes .bad")).to_have_count(2)
    expect(page.locator(".b h1")).to_have_text("舟艇貸渡約款")
    visit.picture("document-zip")


def test_a_scan_is_read_by_ocr_when_the_reader_says_so(visit: Visit, browser: Browser) -> None:
    if not ocr.available():
        pytest.skip("tesseract-ocr-jpn is not installed")
    text = "".join(f"<p>{line}</p>" for line in BOATS.split("\n") if line)
    with another(browser, viewport={"width": 900, "height": 1270}, device_scale_factor=2) as paper:
        paper.set_content(f'<body style="font: 17px/1.6 serif; margin: 70px">{text}</body>')
        picture = Image.open(io.BytesIO(paper.screenshot())).convert("L")
    page = visit.read()
    lines = load(page, file("紙.pdf", scanned(picture)))
    expect(lines.first).to_contain_text("文字の情報がありません")
    visit.picture("document-scan")
    page.get_by_role("button", name="文字認識（OCR）で読む").click()
    expect(lines.first).to_contain_text("文字認識（OCR）で読みました。誤読があり得ます。")
    expect(page.get_by_role("combobox", name="文書")).to_have_value(re.compile("OCR"))
    expect(page.locator(".note.reading")).to_contain_text("誤読があり得ます")
    expect(page.locator(".rail")).to_contain_text("第2条")


def test_keys_step_from_mark_to_mark(visit: Visit) -> None:
    page = visit.read()
    show(page, file("舟艇.txt", BOATS))
    page.keyboard.press("j")
    expect(page.locator(".b.here")).to_contain_text(LATE[2:])
    page.keyboard.press("j")
    expect(page.locator(".b.here")).to_contain_text("（解約）")


def test_hostile_text_is_shown_as_text(visit: Visit) -> None:
    page = visit.read()
    show(page, file('<img src=x onerror="window.caught=1">.txt', HOSTILE))
    expect(page.locator(".rail")).to_contain_text("img src=x onerror=")
    expect(page.locator(".paper")).to_contain_text("<svg onload=window.caught=1>")
    expect(page.locator(".paper")).to_contain_text("〔U+202E〕")
    decide(page, "ただの文字です", "本文", who="<b>甲</b>")
    expect(page.locator(".note.humans")).to_contain_text("<b>甲</b>")
    assert page.evaluate("window.caught") is None
    assert page.locator(".view img, .view svg, .view iframe, .view script").count() == 0


def test_the_page_prints_the_text_alone(visit: Visit) -> None:
    page = visit.read()
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".b.article").first).to_be_visible()
