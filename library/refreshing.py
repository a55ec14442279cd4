"""Many versions taken apart again, as ``library.importing`` takes files apart: by several processes or a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from library.importing import Crew, Hands, Processes
from library.library import Library
from models.library import Prepared


def refresh_all(library: Library, versions: Sequence[str], *, jobs: int = 1, crew: Crew | None = None) -> Iterator[str]:
    """Take versions (uids) apart again, several at a time; yields for each why it cannot be, or nothing.

    ``crew`` and ``jobs`` as in ``library.importing.add_all``. At the end the index of words is cleaned.
    """
    with crew or Processes(jobs) as workers:
        hands: Hands[str] = Hands(workers)
        for version in versions:
            hands.give(version, library.task(version))
            while hands.full:
                yield _renewed(library, *hands.take())
        while hands:
            yield _renewed(library, *hands.take())
    library.clean()


def _renewed(library: Library, version: str, prepared: Prepared | str) -> str:
    if isinstance(prepared, str):
        return prepared
    if not library.renew(prepared):
        library.refresh(version)
    return ""
