"""What the first screen needs is made before the server answers, so that no visitor waits for it.

Whatever goes wrong with the documents of that screen is the visitor's to see there: other pages must open all the same.
"""

from __future__ import annotations

import logging
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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

    try:
        _compare()
    except UserError:
        pass
    except Exception:
        logging.getLogger(__name__).exception("the first comparison")


def _compare() -> None:
    from ui.comparison.comparing import drawn_shared
    from ui.library import first_pair
    from ui.session import offered, shared
    from ui.working import large

    choices = {choice.id: choice for choice in offered()}
    left, right = (choices[id_] for id_ in first_pair(tuple(choices.values())))
    if not large(shared(left), shared(right)):
        drawn_shared(left, right)
