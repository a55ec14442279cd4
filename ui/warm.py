"""What the first screen needs is made while the server starts, so that the first visitor does not wait for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any


@asynccontextmanager
async def warmed(_server: Any) -> AsyncIterator[None]:
    """The life of the server: it answers at once, and warms up beside that."""
    Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Compare the samples that a first visit shows, and load the pages; a visitor who comes earlier waits for the rest."""
    from corpus.samples import samples
    from ui.comparison import comparing
    from ui.library import Choice, first_pair

    shelf = {each.id: Choice(each.id, each.service, each.provider, each.version) for each in samples()}
    left, right = (shelf[id_] for id_ in first_pair(tuple(shelf.values())))
    comparing.drawn_shared(left, right)
    from ui.settings import page as settings  # noqa: F401 -- as the navigation does
