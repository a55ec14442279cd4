"""When documents have come in: what changed from version to version is found at once, so that nobody waits for it later."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from corpus.errors import UserError

if TYPE_CHECKING:
    from library import Library
    from library.steps import Each

_FEW = 8
"""Steps that are found before other processes would have begun."""
_STOPPED = "版の比較を途中でやめました。残りは、改定の経過を見るときに調べます。"
_GRIEF = "版の比較 {count} 件が、プログラムの誤りで終わりませんでした（{first}）。開発者に知らせてください。"


def tell(options: argparse.Namespace, shelf: Library, services: Collection[str] | None = None) -> Iterator[str]:
    """Find what is not known of the steps of these services (uids), or of all; yields remarks.

    ``options`` say who does it (``scheduler``, ``jobs``). Versions that older rules took apart are taken apart again
    first, where their service has others.
    """
    from commands.progress import Bar

    _of_one_maker(shelf, services)
    wanted = shelf.untold(None if services is None else list(services))
    bar, bad, done = Bar(len(wanted), "版の比較"), list[str](), 0
    try:
        with ExitStack() as stack:
            for trouble in shelf.tell(wanted, _each(options, len(wanted), stack)):
                bad += [trouble] * bool(trouble)
                done += 1
                bar.show(done)
    except KeyboardInterrupt:
        yield _STOPPED
    bar.clear()
    if bad:
        yield _GRIEF.format(count=len(bad), first=bad[0])


def _each(options: argparse.Namespace, count: int, stack: ExitStack) -> Each:
    """Who finds so many steps."""
    from apart import cores
    from library.steps import by_processes

    if count > _FEW and options.scheduler:
        from library.cluster import Cluster

        return stack.enter_context(Cluster(options.scheduler)).each
    return by_processes(1 if count <= _FEW else options.jobs or cores())


def _of_one_maker(shelf: Library, services: Collection[str] | None) -> None:
    from library.preparing import maker

    for service in shelf.services() if services else ():
        if service.uid in (services or ()) and len({version.maker for version in service.versions}) > 1:
            for version in service.versions:
                if version.maker != maker():
                    try:
                        shelf.refresh(version.uid)
                    except UserError:
                        continue  # ``library refresh`` says why
