"""``python -m bench.screens``: how long people wait, in a real browser before a real server; nothing where no Chromium is.

Every figure is of one run, by the clock, the fastest and the slowest of several tries: what else the machine does
counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

import library
from bench.documents import document
from corpus.samples import samples
from library.preparing import Said
from tests.browser.conftest import chromium, serving

TRIES = 5
START = 10
"""Seconds after which nobody believes that the server still starts."""
USUAL, LONG = 50, 100
"""Articles of the documents that are compared, and of those that are filtered."""
PAGES = {  # the words of the navigation, and what is there when the page is drawn
    "一覧": ".grid tr.r",
    "改定": ".past-of .past",
    "点検": ".view.remarks-of",
    "検索": ".st-key-asking",
    "文書": ".shelves tbody tr",
    "設定": ".st-key-settings",
    "比較": ".view .row",
}
FILTERED = """async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const times = [];
  for (const key of ["1", "2", "3", "6", "0"]) {
    const begun = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    await painted();
    times.push((performance.now() - begun) / 1000);
  }
  return times;
}"""


class Time(NamedTuple):
    """What one try took: seconds by the clock, and seconds of the server's processor (0 where the system does not tell)."""

    clock: float
    server: float = 0.0


def say(what: str, tries: Sequence[Time], bar: float) -> None:
    clock, server = [each.clock for each in tries], min(each.server for each in tries)
    spent = f"   the server's processor {server:.2f} s" if server else ""
    print(f"{what:<46}{min(clock):6.2f} – {max(clock):5.2f} s   (bar {bar:.1f}){spent}", flush=True)


def timed(work: Callable[[], object]) -> Time:
    start, before = perf_counter(), server_time()
    work()
    return Time(perf_counter() - start, server_time() - before)


def server_time() -> float:
    """Seconds of processor time that the servers of this process have taken so far."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[1]) == os.getpid() and b"streamlit" in stat.with_name("cmdline").read_bytes():
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0


def visitor(browser: Browser, address: str) -> Page:
    """Somebody who has never been here, when the first page is drawn."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP").new_page()
    page.goto(address)
    page.locator(".view .row").first.wait_for(timeout=60_000)
    return page


def filled(folder: Path) -> None:
    """A library with the samples, two services of fifty articles, and two of a hundred."""
    with library.open(str(folder / "library.db")) as kept:
        for sample in samples():
            kept.add(sample.file, sample.read(), said=Said(sample.provider, sample.service))
        for at in range(2 * TRIES):
            kept.add(f"{at}.txt", document(at, 0, USUAL))
        for at in (50, 51):
            kept.add(f"{at}.txt", document(at, 0, LONG))


def paints(browser: Browser, address: str) -> None:
    """The first page for who comes as soon as the server answers, and for who comes later."""
    say("first paint, the very first visitor", [timed(lambda: visitor(browser, address))], 2)
    times = []
    for _ in range(TRIES):
        times.append(timed(lambda: visitor(browser, address)))
        browser.contexts[-1].close()
    say("first paint, later visitors", times, 2)


def pages(page: Page) -> None:
    """From page to page, each looked at before."""
    times: dict[str, list[Time]] = {}
    for turn in range(TRIES):
        for name, there in PAGES.items():

            def change(name: str = name, there: str = there) -> None:
                page.get_by_test_id("stTopNav").get_by_role("link", name=name, exact=True).click()
                page.locator(there).first.wait_for(timeout=60_000)

            seconds = timed(change)
            page.wait_for_timeout(400)
            if turn:
                times.setdefault(name, []).append(seconds)
    for name, found in times.items():
        say(f"to the page {name}, seen before", found, 1)


def comparisons(page: Page, address: str) -> None:
    """Two documents of the library beside each other, for the first time; each pair is another one."""
    times = []
    for at in range(TRIES):
        page.goto(f"{address}/文書")
        rows = page.locator(".shelves tbody tr")
        rows.first.wait_for(timeout=60_000)
        names = [
            document(each, 0, USUAL).decode().splitlines()[0].split("利用規約")[0].strip()
            for each in (2 * at, 2 * at + 1)
        ]
        for name in names:
            rows.filter(has_text=name).first.get_by_role("checkbox").check()
        page.wait_for_timeout(300)

        def compare() -> None:
            page.get_by_role("button", name="選んだ二つを比較").click()
            page.locator(".view .row").first.wait_for(timeout=60_000)

        times.append(timed(compare))
    say(f"comparison of two documents of {USUAL} articles", times, 1)


def filters(browser: Browser, address: str, folder: Path) -> None:
    """From a key to what it leaves on the screen, where both documents have a hundred articles."""
    from ui import shelf

    with library.open(str(folder / "library.db")) as kept:
        long = [shelf.id_of(v.uid) for s in kept.services() for v in s.versions if v.articles >= LONG]
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP").new_page()
    page.goto(f"{address}/?left={long[0]}&right={long[1]}")
    page.locator(".view .row").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    page.evaluate(FILTERED)
    say(
        f"a filter over {page.locator('.row').count()} rows of {LONG} articles",
        [Time(each) for each in page.evaluate(FILTERED)],
        0.3,
    )


def main() -> None:
    path = chromium()
    if path is None:
        print("screens: no Chromium here")
        return
    print(f"in the browser, by the clock, fastest – slowest of {TRIES}; load of the machine {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        filled(folder)
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        begun = perf_counter()
        with serving(folder) as address:
            say("until the server answers", [Time(perf_counter() - begun, server_time())], START)
            paints(browser, address)
            page = browser.contexts[0].pages[0]
            pages(page)
            comparisons(page, address)
            filters(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
