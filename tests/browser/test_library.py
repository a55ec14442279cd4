"""Journeys through the library in a real browser: files in, corrected and kept; searched; written out. Pictures for the guide."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import ROOT, Visit, asked, serving, settled
from tests.library.texts import terms

pytestmark = pytest.mark.browser
GUIDE = ROOT / "docs" / "guide"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose library fills up from journey to journey."""
    with serving(tmp_path_factory.mktemp("shelf")) as there:
        yield there


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def picture(visit: Visit, name: str) -> None:
    """Keep a screenshot; with GUIDE=1 also a small one for docs/guide.ja.md."""
    visit.picture(name)
    if os.environ.get("GUIDE") == "1":
        GUIDE.mkdir(exist_ok=True)
        image = Image.open(io.BytesIO(visit.page.screenshot())).convert("RGB")
        image.quantize(64).save(GUIDE / f"{name}.png", optimize=True)


def shelf(visit: Visit) -> Page:
    visit.page.goto(f"{visit.address}/文書")
    visit.page.locator(".shelves tbody tr").first.wait_for()
    return settled(visit.page)


def with_samples(visit: Visit) -> Page:
    """The page 文書 with the samples in the library."""
    page = shelf(visit)
    button = page.get_by_role("button", name="見本を文書庫に入れる")
    if button.count():
        button.click()
        expect(page.get_by_text("を保存しました")).to_have_count(5)
        page.get_by_role("button", name="閉じる").click()
        expect(page.get_by_text("を保存しました")).to_have_count(0)
    expect(page.locator(".shelves tr", has_text="みなとクラウド会計").locator("td").nth(4)).to_have_text("37")
    return page


def drop(page: Page, name: str, data: bytes) -> None:
    """Drag a file over the page and let it go, as a person would: once the page shows that it may be let go."""
    page.wait_for_function(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File([], "held"));
          document.body.dispatchEvent(new DragEvent("dragenter", { dataTransfer: held, bubbles: true, cancelable: true }));
          return document.documentElement.classList.contains("dropping");
        }"""
    )
    page.evaluate(
        """([name, bytes]) => {
          const held = new DataTransfer();
          held.items.add(new File([new Uint8Array(bytes)], name));
          const send = (target, kind) => target.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
          send(document.body, "dragenter");
          send(document.body, "dragover");
          const place = document.elementFromPoint(innerWidth / 2, innerHeight - 40);
          send(place, "dragenter");
          send(place, "dragover");
          send(place, "drop");
        }""",
        [name, list(data)],
    )


def test_the_library_opens_two_services_beside_each_other(visit: Visit) -> None:
    page = with_samples(visit)
    picture(visit, "library")
    for name in ("みなとクラウド会計", "はるかプライベートリンク"):
        page.locator(".shelves tr", has_text=name).get_by_role("checkbox").check()
    page.get_by_role("button", name="選んだ二つを比較").click()
    expect(page.locator(".heads > div").first).to_contain_text("はるかプライベートリンク")
    expect(page.locator(".heads > div").last).to_contain_text("みなとクラウド会計")
    picture(visit, "guide-compare")


def test_several_services_stand_in_one_table(visit: Visit) -> None:
    page = with_samples(visit)
    for box in page.locator(".shelves tbody").get_by_role("checkbox").all()[-3:]:
        box.check()
    page.get_by_role("button", name="選んだものを一覧に").click()
    expect(page.locator(".grid thead th[data-id]").first).to_be_visible()
    assert len(asked(page)["service"]) == 3
    picture(visit, "guide-matrix")


def test_a_version_is_compared_with_the_one_before_it(visit: Visit) -> None:
    page = with_samples(visit)
    page.locator(".shelves tr", has_text="みなとクラウド会計").get_by_role("link", name="前の版と比較").click()
    expect(page.locator(".view.versions")).to_be_visible()
    picture(visit, "guide-versions")


def test_a_service_leads_to_its_revisions_and_its_checks(visit: Visit) -> None:
    page = with_samples(visit)
    page.locator(".shelves tr", has_text="みなとクラウド会計").get_by_role("link", name="改定").click()
    page.wait_for_url("**v=minato-2022&v=minato-2023&v=minato-2025**")
    expect(page.locator(".view.past-of")).to_be_visible()
    picture(visit, "guide-revisions")
    settled(page).get_by_role("link", name="文書", exact=True).click()
    page.locator(".shelves tr", has_text="みなとクラウド会計").get_by_role("link", name="点検").click()
    expect(page.locator(".view.remarks-of")).to_be_visible()
    assert asked(page)["doc"] == ["minato-2025"]
    picture(visit, "guide-checks")


@pytest.mark.parametrize("width", [1280, 1920])
def test_a_clause_is_found_opened_and_its_like_elsewhere(visit: Visit, width: int) -> None:
    with_samples(visit)
    page = visit.page
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("link", name="検索", exact=True).click()
    page.get_by_label("探す言葉").fill("遅延損害金 主題:遅延損害金")
    page.get_by_label("探す言葉").press("Enter")
    page.locator(".hit").first.wait_for()
    page.wait_for_url("**q=**")
    if width == 1280:
        picture(visit, "search")
    else:
        visit.picture("search")
    page.locator(".group h2").first.click()  # out of the field
    page.keyboard.press("j")
    expect(page.locator(".hit.here")).to_have_count(1)
    page.locator(".hit .like").first.click()
    expect(page.get_by_text("この条に似た、ほかのサービスの条")).to_be_visible()
    page.locator(".hit .c").first.click()
    expect(page.locator(".b.here")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_files_dropped_anywhere_are_understood_corrected_and_kept(visit: Visit) -> None:
    page = shelf(visit)
    drop(page, "渡し舟.txt", terms("渡し舟", "株式会社入江渡船"))
    row = page.locator(".intake tbody tr")
    expect(row).to_have_count(1)
    expect(row.get_by_label("「渡し舟.txt」の提供者")).to_have_value("株式会社入江渡船")
    picture(visit, "intake")
    row.get_by_label("「渡し舟.txt」のサービス").fill("入江の渡し舟")
    page.get_by_role("button", name="文書庫に保存する（1 件）").click()
    expect(page.get_by_text("「渡し舟.txt」を保存しました")).to_be_visible()
    expect(page.locator(".shelves tr", has_text="入江の渡し舟")).to_be_visible()
    page.get_by_role("link", name="入江の渡し舟 規約").click()
    expect(page.locator(".b h1")).to_contain_text("渡し舟")
    expect(page.get_by_role("combobox", name="文書")).to_be_visible()


def test_the_whole_library_is_written_to_a_file_that_is_whole(visit: Visit, tmp_path: Path) -> None:
    with_samples(visit)
    page = visit.page
    page.get_by_role("link", name="設定", exact=True).click()
    page.get_by_role("button", name="欠けや食い違いを調べる").click()
    expect(page.get_by_text("欠けや食い違いはありません")).to_be_visible()
    picture(visit, "settings")
    with page.expect_download() as saved:
        page.get_by_role("button", name="書き出す（.zip）").click()
    saved.value.save_as(tmp_path / "library.zip")
    with zipfile.ZipFile(tmp_path / "library.zip") as whole:
        assert whole.testzip() is None
        assert "manifest.json" in whole.namelist()


def test_every_picture_of_the_guide_is_there_and_small() -> None:
    words = (ROOT / "docs" / "guide.ja.md").read_text(encoding="utf-8")
    names = [part.split(")")[0] for part in words.split("](guide/")[1:]]
    assert names
    for name in names:
        assert (GUIDE / name).stat().st_size < 150_000
