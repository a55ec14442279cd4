"""Many files into a library: taken apart by several processes, kept by this one, each in a transaction of its own.

What was kept before, in this run or an earlier one, is passed over, so that a run that was broken off is taken up again
by asking for it again. A file that cannot be read, that takes too long, or even ends the process which reads it, costs
no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from apart import Apart, seconds
from corpus.errors import UserError
from corpus.files import Given
from library.library import Library
from library.preparing import NOTHING_SAID, Said, Task, taken_apart
from models.library import Kept, Prepared

_AHEAD = 3
"""Files in hand for each process."""


class Outcome(NamedTuple):
    """What became of one file: it is in the library (``kept``), or the sentence that says why not, or a remark."""

    shown: str
    kept: Kept | None = None
    error: str = ""
    remark: str = ""


class Pending(Protocol):
    """A file in hand."""

    def result(self) -> Prepared | str: ...
    def done(self) -> bool: ...
    def exception(self) -> BaseException | None: ...


class Crew(Protocol):
    """Who takes files apart: processes of this machine, or a cluster (``library.cluster``)."""

    @property
    def ahead(self) -> int:
        """Files in hand at a time."""

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """What ``result`` raises for a file whose worker died."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *exit: object) -> None: ...
    def begin(self, task: Task) -> Pending: ...
    def result(self, future: Pending) -> Prepared | str: ...
    def replace(self) -> None: ...
    def alone(self, task: Task) -> Prepared | str: ...


def add_all(
    library: Library,
    files: Iterable[Given | UserError | str],
    *,
    said: Said = NOTHING_SAID,
    ocr: bool = False,
    jobs: int = 1,
    service: str | None = None,
    crew: Crew | None = None,
) -> Iterator[Outcome]:
    """Keep every file; yields what became of each, in their order, when it is on the disk.

    ``said`` and ``ocr`` hold for all files; ``service`` is the uid of the service that all are versions of, if one is
    known.
    ``crew`` takes the files apart, without one ``jobs`` processes of this machine.
    """
    with crew or Processes(jobs) as workers:
        hands: Hands[str] = Hands(workers)
        for given in files:
            if not isinstance(given, Given):
                yield Outcome("", error=str(given)) if isinstance(given, UserError) else Outcome("", remark=given)
            elif known := library.known(sha256(given.data).hexdigest()):
                yield Outcome(given.shown, known)
            else:
                hands.give(given.shown, Task(given.name, given.data, said, ocr=ocr))
            while hands.full:
                yield _kept(library, service, *hands.take())
        while hands:
            yield _kept(library, service, *hands.take())


def _kept(library: Library, service: str | None, shown: str, prepared: Prepared | str) -> Outcome:
    if isinstance(prepared, str):
        return Outcome(shown, error=prepared)
    return Outcome(shown, library.keep(prepared, service))


Name = TypeVar("Name")


class Hands(Generic[Name]):
    """Files in hand: given out to a crew under a name, taken back in their order."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._waiting: deque[tuple[Name, Task, Pending]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def full(self) -> bool:
        """Whether the crew has enough to do."""
        return len(self) >= self._crew.ahead

    def give(self, name: Name, task: Task) -> None:
        """Have the crew begin with a file."""
        self._waiting.append((name, task, self._crew.begin(task)))

    def take(self) -> tuple[Name, Prepared | str]:
        """What became of the file that was given out first; one whose worker died is done alone, the others anew."""
        name, task, future = self._waiting.popleft()
        try:
            return name, self._crew.result(future)
        except self._crew.lost:
            self._crew.replace()
            done = self._crew.alone(task)
        for at, (other, its, broken) in enumerate(self._waiting):
            if broken.done() and broken.exception() is not None:
                self._waiting[at] = (other, its, self._crew.begin(its))
        return name, done


def worked(task: Task) -> Prepared | str:
    """A file ready to be kept, or the sentence that says why it cannot be; what a worker does."""
    try:
        return taken_apart(task)
    except UserError as error:
        return str(error)
    except Exception as error:  # one file must not end a run of ten thousand; the sentence says whose fault it is
        return f"「{task.name}」を処理できません。プログラムの誤りです（{type(error).__name__}: {str(error)[:200]}）。開発者に知らせてください。"


def told(task: Task, step: Callable[[str], None]) -> Prepared | str:
    """The same for a process that is asked for it; nobody looks at the steps."""
    return worked(task)


class Processes:
    """The processes of this machine that take files apart, none of them longer than a file may take."""

    lost: tuple[type[BaseException], ...] = ()

    def __init__(self, jobs: int) -> None:
        self.ahead = _AHEAD * jobs if jobs > 1 else 1
        self._apart = Apart(jobs)
        self._waiting = ThreadPoolExecutor(jobs, thread_name_prefix="apart")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.shutdown(wait=False, cancel_futures=True)
        self._apart.close()
        self._waiting.shutdown(wait=True)

    def begin(self, task: Task) -> Future[Prepared | str]:
        """Begin with a file."""
        return self._waiting.submit(self.alone, task)

    def result(self, future: Pending) -> Prepared | str:
        """What became of a file."""
        return future.result()

    def replace(self) -> None:
        """A process that dies takes only the file in its hand with it."""

    def alone(self, task: Task) -> Prepared | str:
        """One file, in time."""
        return in_time(self._apart, task)


def in_time(apart: Apart, task: Task) -> Prepared | str:
    """A file ready to be kept, or why it cannot be, which may be that it takes too long."""
    try:
        return apart.do(task.name, partial(told, task), limit=seconds(ocr=task.ocr))
    except UserError as error:
        return str(error)
