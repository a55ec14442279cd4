"""Files that take long: one is ended when its time is over, another when the reader says so; nobody else waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bench.documents import document
from tests.browser.conftest import Visit, another, serving, settled
from tests.browser.test_compare import file
from tests.library.texts import terms

pytestmark = pytest.mark.browser
SECONDS = 15
ENOUGH = 10_000_000
"""Bytes of a text that takes longer than that, and is no larger than a text may be."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on which a file may take only a few seconds."""
    with serving(tmp_path_factory.mktemp("short"), YAKKAN_FILE_SECONDS=str(SECONDS)) as there:
        yield there


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on which a file may take as long as usual."""
    with serving(tmp_path_factory.mktemp("long")) as there:
        yield there


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Terms of many thousand articles."""
    article = "第{}条（舟の貸出し）\n当社は、利用者が{}円を支払ったときは、{}日以内に舟を貸す。\n２　前項の期間は、第{}条の定めによる。\n"
    text = "".join(article.format(n, n, n, n) for n in range(1, 120_000)).encode()[:ENOUGH]
    made = tmp_path_factory.mktemp("slow") / "長い.txt"
    made.write_bytes(text[: text.rindex(b"\n")])
    return made


def test_a_file_that_takes_too_long_gets_one_sentence_and_the_next_is_read(
    visit: Visit, slow: Path, tmp_path: Path
) -> None:
    short = tmp_path / "渡し舟.txt"
    short.write_bytes(terms("渡し舟"))
    page = visit.page
    page.goto(f"{visit.address}/文書")
    page.locator(".shelves tbody tr").first.wait_for()
    settled(page).locator('input[type="file"]').last.set_input_files([slow, short])
    expect(page.get_by_text("「長い.txt」を読み込めません。")).to_have_count(1)
    expect(page.get_by_text(f"{SECONDS} 秒たっても処理が終わらないので、途中でやめました。")).to_be_visible()
    expect(page.locator(".intake tbody tr")).to_have_count(1)
    visit.picture("too-long")


def test_a_file_that_takes_long_is_stopped_at_once_while_others_go_on(
    visit: Visit, slow: Path, patient: str, browser: Browser
) -> None:
    visit.address = patient
    page = visit.open()
    page.get_by_role("button", name="自分の文書を読み込む").click()
    settled(page).locator('input[type="file"]').last.set_input_files(slow)
    expect(page.get_by_text("条文の切り分け")).to_be_visible()
    visit.picture("reading", at_rest=False)
    with another(browser) as colleague:
        colleague.goto(patient)
        colleague.locator(".view .row").first.wait_for()
    page.get_by_role("button", name="止める").click()
    expect(page.get_by_text("止めました。残りの 1 件は読み込んでいません。")).to_be_visible()
    expect(page.get_by_role("button", name="止める")).to_have_count(0)


def test_a_comparison_of_large_documents_is_stopped_at_once_and_begun_again(visit: Visit, patient: str) -> None:
    visit.address = patient
    page = visit.open()
    page.get_by_role("button", name="自分の文書を読み込む").click()
    both = [file(f"{service}.txt", document(service, 0, 500)) for service in (1, 2)]
    settled(page).locator('input[type="file"]').last.set_input_files(both)
    expect(page.get_by_text("対応づけ")).to_be_visible()
    visit.picture("comparing", at_rest=False)
    page.get_by_role("button", name="止める").click()
    expect(page.get_by_text("対応づけを途中で止めました。")).to_be_visible()
    expect(page.locator(".view .row")).to_have_count(0)
    visit.picture("comparing-stopped")
    page.get_by_role("button", name="もう一度始める").click()
    expect(page.get_by_role("button", name="止める")).to_be_visible()
