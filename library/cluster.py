"""Files taken apart by the workers of a Dask cluster; they are kept by this process, one transaction each.

Only this process writes, so a worker that dies, or does a file twice, can neither lose nor double a document.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import cache
from typing import Any, Self, TypeVar

from apart import Apart, cores
from corpus.errors import UserError
from library.importing import in_time
from library.preparing import Task, maker
from models.library import Prepared

_PATIENCE = 15
"""Seconds for the scheduler to answer."""
_AHEAD = 4
"""Files in hand for each thread of the cluster."""


Given = TypeVar("Given")
Done = TypeVar("Done")


class Cluster:
    """The workers behind a Dask scheduler (``tcp://host:8786``), as ``add_all`` takes them.

    UserError where the scheduler does not answer, has no workers, or where a worker runs another version of the rules.
    """

    def __init__(self, address: str) -> None:
        import distributed
        from distributed import KilledWorker

        client: Any = distributed.Client
        self._address = address
        self.lost: tuple[type[BaseException], ...] = (KilledWorker,)
        _reachable(address)
        try:
            self._client: Any = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _unreachable(address) from error
        threads = sum(self._client.nthreads().values())
        if not threads:
            self._client.close()
            raise UserError(
                f"Dask のスケジューラ {address} に、働くワーカーがいません。dask worker を起動してください。"
            )
        self.ahead = _AHEAD * threads

    def __enter__(self) -> Self:
        self._same_rules()
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _same_rules(self) -> None:
        """Every worker has to find what this program would."""
        try:
            makers = self._client.run(maker)
        except Exception as error:  # whatever a worker without the program raises
            raise UserError(
                f"Dask のワーカーで約款くらべを動かせません（{type(error).__name__}）。ワーカーにも同じプログラムを入れてください。"
            ) from error
        if other := [name for name, by in makers.items() if by != maker()]:
            raise UserError(
                f"Dask のワーカー {other[0]} の規則の版が、このプログラムと違います。同じ版を入れてください。"
            )

    def begin(self, task: Task) -> Any:
        """Begin with a file on any worker; what it gives is a future."""
        return self._client.submit(beside, task, pure=False)

    def each(self, work: Callable[[Given], Done], tasks: Iterable[Given]) -> Iterator[Done]:
        """Do something with each of many, as ``map`` does; without those of which several workers died."""
        waiting: deque[Any] = deque()
        for task in tasks:
            waiting.append(self._client.submit(work, task, pure=False))
            if len(waiting) >= self.ahead:
                yield from self._done(waiting.popleft())
        while waiting:
            yield from self._done(waiting.popleft())

    def _done(self, future: Any) -> Iterator[Any]:
        with suppress(*self.lost):
            yield self.result(future)

    def replace(self) -> None:
        """The scheduler has other workers."""

    def alone(self, task: Task) -> Prepared | str:
        """The sentence for a file of which several workers died."""
        return f"「{task.name}」を処理している途中で、ワーカーが何度も止まりました。ファイルを確かめ、別の形式でもう一度加えてください。"

    def result(self, future: Any) -> Any:
        """What became of a file; UserError where the scheduler is gone."""
        try:
            return future.result()
        except (CancelledError, OSError) as error:
            raise UserError(
                f"Dask のスケジューラ {self._address} との接続が切れました。ここまでは保存されています。"
                "同じコマンドをもう一度実行すると、続きから始めます。"
            ) from error


@cache
def _hands() -> Apart:
    """In a worker of the cluster: the processes that do what it is given, as its threads could not be ended."""
    return Apart(cores())


def beside(task: Task) -> Prepared | str:
    """What a worker of the cluster does with a file."""
    return in_time(_hands(), task)


def _reachable(address: str) -> None:
    """UserError where nothing listens at a TCP address, at once: a client would go on trying."""
    scheme, _, place = address.rpartition("://")
    host, _, port = place.rpartition(":")
    if scheme in ("", "tcp") and host and port.isdecimal():
        try:
            socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise _unreachable(address) from error
    elif scheme in ("", "tcp"):
        raise UserError(f"Dask のスケジューラは tcp://ホスト:8786 の形で書いてください（{address}）。")


def _unreachable(address: str) -> UserError:
    return UserError(
        f"Dask のスケジューラ {address} につながりません。アドレスと、スケジューラが動いているかを確かめてください。"
    )
