"""What is made before the server answers."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui import warm, working
from ui.comparison import comparing
from ui.library import Choice, first_pair
from ui.session import offered


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are compared, as they are asked for."""
    pairs: list[tuple[str, str]] = []

    def drawn_shared(left: Choice, right: Choice) -> None:
        pairs.append((left.id, right.id))

    monkeypatch.setattr(comparing, "drawn_shared", drawn_shared)
    return pairs


def test_what_a_first_visit_shows_is_compared_before_the_server_answers(compared: list[tuple[str, str]]) -> None:
    async def life() -> None:
        async with warm.warmed(None):
            assert compared == [first_pair(offered())]

    # In a thread of its own: after tests with a browser, the loop of Playwright still runs in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(life())).result()


def test_large_documents_do_not_keep_the_server_from_answering(
    compared: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "large", lambda *analyses: True)
    warm.warm_up()
    assert compared == []


def test_a_comparison_that_fails_does_not_keep_the_server_from_answering(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(left: Choice, right: Choice) -> None:
        raise RuntimeError("a document nobody thought of")

    monkeypatch.setattr(comparing, "drawn_shared", fails)
    warm.warm_up()
    assert "a document nobody thought of" in caplog.text
