"""What the first screen needs is made before the server answers, so that no visitor waits for it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from corpus.errors import UserError


@asynccontextmanager
async def warmed(_server: Any) -> AsyncIterator[None]:
    """The life of the server: it warms up, then it answers."""
    await to_thread(warm_up)
    yield


def warm_up() -> None:
    """Load all pages and compare what a first visit shows; a visit itself can show and stop what is large."""
    from ui import pages  # noqa: F401 -- as the first visit does
    from ui.comparison.comparing import drawn_shared
    from ui.library import first_pair
    from ui.session import offered, shared
    from ui.working import large

    choices = {choice.id: choice for choice in offered()}
    left, right = (choices[id_] for id_ in first_pair(tuple(choices.values())))
    with suppress(UserError):  # the visitor is told
        if not large(shared(left), shared(right)):
            drawn_shared(left, right)
