"""Several people at once, each in a browser of his own: nothing of one reaches another unless it is kept, and nothing kept is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

import library
from models.decisions import RowDecision, RowSays
from tests.browser.conftest import another, serving, settled, url
from tests.library.texts import ARTICLES, terms
from ui import shelf

pytestmark = pytest.mark.browser
PEOPLE = 5
FREE = "/?left={}&right={}&order=left"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("people")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A server with a library of two services."""
    with library.open(where(folder)) as kept:
        kept.add("a.txt", terms())
        kept.add("b.txt", terms("花見馬車", "花見馬車株式会社"))
    with serving(folder) as there:
        yield there


def where(folder: Path) -> str:
    return f"sqlite:///{folder / 'library.db'}"


@pytest.fixture
def person(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Another person: a browser context of his own; his page must not break."""
    broken: list[str] = []
    with ExitStack() as opened:

        def begin() -> Page:
            page = opened.enter_context(another(browser))
            page.on("pageerror", lambda error: broken.append(str(error)))
            return page

        yield begin
    assert broken == []


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": data}


def pair(folder: Path) -> tuple[str, str]:
    with library.open(where(folder)) as kept:
        known = {service.name: shelf.id_of(service.latest.uid) for service in kept.services()}
    return known["月見舟"], known["花見馬車"]


def test_five_people_decide_and_keep_at_once_and_nothing_is_lost(
    folder: Path, address: str, person: Callable[[], Page]
) -> None:
    pages = [person() for _ in range(PEOPLE)]
    there = address + FREE.format(*pair(folder))
    for page in pages:
        page.goto(there, wait_until="commit")
    for at, page in enumerate(pages):
        page.locator(".row").first.wait_for(state="attached")
        settled(page).locator("input[data-who]").first.fill(f"法務 {at}")
    rows = [page.locator("#r" + str(at)) for at, page in enumerate(pages)]
    for row in rows:  # one right after another, no one waits for what became of it
        if row.locator("details:not([open]) > summary").count():
            row.locator("summary").click()
        row.locator("[data-act=check]").click()
    for at, (page, row) in enumerate(zip(pages, rows, strict=True)):
        expect(row.locator("[data-said]")).to_contain_text(f"確認済　法務 {at}")
        assert page.get_by_test_id("stException").count() == 0
    for at, page in enumerate(pages):
        page.goto(f"{address}/文書", wait_until="commit")
        page.locator(".shelves tbody tr").first.wait_for()
        settled(page).locator('input[type="file"]').last.set_input_files(
            file(f"{at}.txt", terms(f"舟{at}号", f"株式会社水運{at}"))
        )
    for page in pages:
        page.get_by_role("button", name="文書庫に保存する（1 件）").click()
    for at, page in enumerate(pages):
        expect(page.get_by_text(f"「{at}.txt」を保存しました")).to_be_visible()
    later = person()
    later.goto(there)
    for at in range(PEOPLE):
        expect(later.locator(f"#r{at} [data-said]")).to_contain_text(f"確認済　法務 {at}")
    with library.open(where(folder)) as kept:
        assert len(kept.services()) == 2 + PEOPLE
        (uid,) = [service.latest.uid for service in kept.services() if service.name == "月見舟"]
        said = [each.decided.what for each in kept.decisions(uid)]
        assert {each.who for each in said if isinstance(each, RowDecision) and each.says is RowSays.CHECKED} == {
            f"法務 {at}" for at in range(PEOPLE)
        }
        assert kept.verify().whole


SECRET = terms("密談舟", "株式会社内緒", articles={**ARTICLES, "密約": "当社は、合言葉を朝焼けとします。"})


def test_what_is_uploaded_and_not_kept_is_never_another_ones(address: str, person: Callable[[], Page]) -> None:
    mine, other = person(), person()
    mine.goto(f"{address}/文書")
    mine.locator(".shelves tbody tr").first.wait_for()
    settled(mine).locator('input[type="file"]').last.set_input_files(file("密談.txt", SECRET))
    mine.get_by_role("link", name="密談舟 利用規約").click()
    expect(mine.locator(".b h1")).to_contain_text("密談舟")
    id_ = url(mine).rpartition("doc=")[2]
    assert id_.startswith("own-")
    for path in (
        f"文書?doc={id_}",
        f"?left={id_}&right=minato-2025",
        f"一覧?service={id_}&service=minato-2025",
        f"点検?doc={id_}",
        f"改定?v={id_}&v=minato-2025",
        "検索?q=" + quote("朝焼け"),
        "文書",
    ):
        other.goto(f"{address}/{path}")
        expect(other.get_by_test_id("stTopNav")).to_be_visible()
        seen = settled(other).locator("body").inner_text()
        assert "密談" not in seen.replace("密談.txt", "密談"), path
        assert "朝焼け" not in seen.replace("探す言葉\n朝焼け", "").replace("「朝焼け」", ""), path


def test_the_same_file_of_two_people_is_read_for_each(address: str, person: Callable[[], Page]) -> None:
    """Who has the very same file under another name sees neither the other's name nor what it is called there."""
    mine, other = person(), person()
    for page, name in ((mine, "私の.txt"), (other, "あなたの.txt")):
        page.goto(f"{address}/文書")
        page.locator(".shelves tbody tr").first.wait_for()
        settled(page).locator('input[type="file"]').last.set_input_files(file(name, SECRET))
        page.get_by_role("link", name="密談舟 利用規約").click()
        expect(page.locator(".b h1")).to_contain_text("密談舟")
    for page, (own, others) in ((mine, ("私の.txt", "あなたの.txt")), (other, ("あなたの.txt", "私の.txt"))):
        settled(page).get_by_role("combobox", name="文書").click()
        expect(page.get_by_role("option").first).to_be_visible()
        said = " ".join(page.get_by_role("option").all_inner_texts())
        assert own in said
        assert others not in said
