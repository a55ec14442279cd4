"""The real app in a real browser: one server and one Chromium for all journeys, nothing from outside."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Request, expect, sync_playwright

ROOT = Path(__file__).parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "Chromium が見つかりません。Debian・Ubuntu では apt install chromium fonts-noto-cjk で入ります"
    "（別の場所にあれば CHROMIUM にその場所を書いてください）。/ "
    "No Chromium found: apt install chromium fonts-noto-cjk, or set CHROMIUM to its path."
)
START_SECONDS = 180
PATIENCE = 90_000
"""Milliseconds for all that is awaited: a tenth of it is enough on an idle machine, and the build machine is not idle."""
expect.set_options(timeout=PATIENCE)

AT_HOME = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:")
AT_REST = """async () => {
  const done = () => document.querySelector("[data-test-script-state=notRunning][data-test-connection-state=CONNECTED]");
  if (!done()) return false;
  await new Promise((later) => setTimeout(later, 60)); // Streamlit gathers for 10 ms what it is told
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
  return Boolean(done());
}"""
STILL = "document.getAnimations().every((each) => each.playState !== 'running')"
"""No colour of the page is on its way to another."""
IN_SIGHT = """async (row) => {
  const top = () => row.getBoundingClientRect().top;
  const before = top();
  await new Promise((later) => setTimeout(later, 120)); // a glide is over
  return row.isConnected && before === top() && before > 90 && before < innerHeight - 40;
}"""


def settled(page: Page) -> Page:
    """The page when nothing is being worked on and all that was made is drawn: what is read now stays as it is."""
    soon(page, lambda: page.evaluate(AT_REST))
    return page


def soon(page: Page, what: Callable[[], object]) -> None:
    """Wait until something is true of a page that ``expect`` has no words for."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not what():
        assert time.monotonic() < deadline, "it did not become true"
        page.wait_for_timeout(50)


def in_sight(row: Locator) -> None:
    """Wait until the upper edge of a row rests on the screen, under what is fixed there."""
    expect(row).to_have_count(1)
    soon(row.page, lambda: row.evaluate(IN_SIGHT))


def url(page: Page) -> str:
    """The address of a page at rest; what Playwright itself says of it lags behind."""
    return str(settled(page).evaluate("location.href"))


def asked(page: Page) -> dict[str, list[str]]:
    """What stands behind the question mark of the address of a page at rest."""
    return parse_qs(urlparse(url(page)).query)


@contextmanager
def another(browser: Browser, **how: Any) -> Iterator[Page]:
    """A page in a browser context of its own, as another person has it."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "ja-JP", **how})
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def chromium() -> str | None:
    """The path of an installed Chromium, None where there is none."""
    told = os.environ.get("CHROMIUM")
    if told:
        return told if Path(told).exists() else None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[str]:
    """The address of the running app, with a library of its own in a folder; ``settings`` of the environment."""
    port, log = free_port(), folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    own = {**os.environ, "YAKKAN_DATABASE_URL": f"sqlite:///{folder / 'library.db'}", **settings}
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=own, stdout=out, stderr=subprocess.STDOUT) as server,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app that all journeys share; nothing is kept in its library."""
    with serving(tmp_path_factory.mktemp("server")) as there:
        yield there


@dataclass
class Visit:
    """One visitor: the page of a fresh browser context, and the app that it visits."""

    page: Page
    address: str

    def open(self, query: str = "") -> Page:
        """Open the app and wait for the comparison."""
        self.page.goto(f"{self.address}/{query}")
        self.page.locator(".view .row").first.wait_for(state="attached")
        return settled(self.page)

    def read(self, query: str = "?doc=minato-2025") -> Page:
        """Open a document on the page 文書 and wait for the text."""
        self.page.goto(f"{self.address}/文書{query}")
        self.page.locator(".view .b").first.wait_for(state="attached")
        return settled(self.page)

    def picture(self, name: str, *, at_rest: bool = True) -> None:
        """Keep a screenshot for people to look at."""
        SCREENSHOTS.mkdir(exist_ok=True)
        width = (self.page.viewport_size or {"width": 0})["width"]
        page = settled(self.page) if at_rest else self.page
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor at 1280 × 900; the journey fails when anything was fetched from outside or a script failed."""
    fetched: list[str] = []
    complaints: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url)

    def refuse(dialog: Dialog) -> None:
        complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    with another(browser) as page:
        page.on("request", note)
        page.on("websocket", lambda opened: fetched.append(opened.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", refuse)
        yield Visit(page, address)
    assert not [each for each in fetched if not AT_HOME.match(each)], "something left this machine"
    assert not complaints
