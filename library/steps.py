"""What became of every article from each version of a service to the next: found once, kept, and there at the first look.

A step is known by the two analyses (their uids) and by who found it: the code of today, and the links that a human
decided between the two versions. So another analysis, other rules or another decision never meet a step of before.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from itertools import islice, pairwise
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, insert, select

import pipeline
from corpus.store import decided, shelves
from corpus.store.codec import OtherShape, pack, unpack
from corpus.store.opening import LibraryStopped, reading, writing
from corpus.store.schema import analyses, steps
from library import preparing
from models.analysis import Analysis
from models.changes import Revisions
from models.decisions import LinkDecision
from models.library import Decided, Service

if TYPE_CHECKING:
    from analysis.changes.revisions import Version

_AT_ONCE = 16
"""Steps in hand for each process."""


class Between(NamedTuple):
    """A step: the analyses that it leads from and to (uids), who finds it, and the links that were decided between them."""

    old: str
    new: str
    by: str
    links: tuple[LinkDecision, ...]


class Task(NamedTuple):
    """A step that is to be found, with both analyses (packed), as a process or a machine is given it."""

    step: Between
    old: bytes
    new: bytes


Done = tuple[Between, bytes | str]
"""A step with what became of every article (packed), or with what the program came to grief on."""
Each = Callable[[Callable[[Task], Done], Iterable[Task]], Iterable[Done]]
"""Does something with each of many, wherever (``map``)."""


def between(old: tuple[str, str], new: tuple[str, str], decisions: Sequence[Decided]) -> Between:
    """The step between two versions, each told by its uid and that of its analysis; ``decisions`` are those of the service."""
    links = tuple(
        each.what
        for each in decisions
        if isinstance(each.what, LinkDecision) and {anchor.version for anchor in each.anchors} == {old[0], new[0]}
    )
    by = sha256(f"{preparing.maker()}{links!r}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Between(old[1], new[1], by, links)


def _key(step: Between) -> ColumnElement[bool]:
    return (steps.c.old == step.old) & (steps.c.new == step.new) & (steps.c.maker == step.by)


def told(engine: Engine, step: Between, old: Analysis, new: Analysis) -> Revisions:
    """What became of every article: as it was found before, else found now and kept."""
    with reading(engine) as connection:
        content = connection.scalar(select(steps.c.content).where(_key(step)))
    if content is not None:
        try:
            return unpack(Revisions, content)
        except OtherShape:
            pass  # by another version of the program with the same analyses: found anew, and not kept twice
    found = pipeline.revisions(old, new, decisions=step.links)
    with suppress(LibraryStopped):  # a library that may only be read is read
        _keep(engine, step, pack(found))
    return found


def _keep(engine: Engine, step: Between, content: bytes) -> None:
    """Keep a step, once, unless one of its analyses has been replaced in the meantime."""
    with writing(engine) as connection:
        ends = select(analyses.c.uid).where(analyses.c.uid.in_((step.old, step.new)))
        if not _there(connection, step) and len(set(connection.scalars(ends))) == 2:
            row = {"old": step.old, "new": step.new, "maker": step.by, "content": content}
            connection.execute(insert(steps), row)


def _there(connection: Connection, step: Between) -> bool:
    return connection.scalar(select(steps.c.old).where(_key(step))) is not None


def missing(engine: Engine, services: Sequence[str] | None = None) -> Iterator[Between]:
    """The steps of these services (uids), or of all, that nobody has found yet.

    Left out are those between two forms of one text, which change nothing, and those of analyses that other rules made:
    these are made anew before they are held against each other.
    """
    with reading(engine) as connection:
        for service in shelves.services_of(connection, services):
            if len(service.versions) > 1 and {each.maker for each in service.versions} == {preparing.maker()}:
                yield from _missing(connection, service)


def _missing(connection: Connection, service: Service) -> Iterator[Between]:
    decisions = decided.of_service(connection, service.uid)
    named = [(version.uid, shelves.mark(connection, version.uid)) for version in service.versions]
    for old, new in pairwise(named):
        step = between(old, new, decisions)
        if not _there(connection, step):
            texts = [[digest for _, digest, _ in shelves.marks(connection, uid)] for uid, _ in (old, new)]
            if texts[0] != texts[1]:
                yield step


def complete(engine: Engine, wanted: Iterable[Between], each: Each = map) -> Iterator[str]:
    """Find steps and keep them, each in a transaction of its own; yields for each nothing, or what went wrong."""
    tasks = (task for step in wanted for task in _tasks(engine, step))
    for step, content in each(found, tasks):
        if isinstance(content, bytes):
            _keep(engine, step, content)
        yield "" if isinstance(content, bytes) else content


def _tasks(engine: Engine, step: Between) -> Iterator[Task]:
    """The step with its analyses; none where one of them has been replaced in the meantime."""
    with reading(engine) as connection:
        ends = select(analyses.c.uid, analyses.c.content).where(analyses.c.uid.in_((step.old, step.new)))
        content = {row.uid: row.content for row in connection.execute(ends)}
    if len(content) == 2:
        yield Task(step, content[step.old], content[step.new])


def found(task: Task) -> Done:
    """What became of every article; what a worker does."""
    try:
        return task.step, pack(pipeline.revisions(_read(task.old), _read(task.new), decisions=task.step.links))
    except Exception as error:  # one step must not end the work on ten thousand; whoever looks at it meets it again
        return task.step, f"{type(error).__name__}: {str(error)[:200]}"


@lru_cache(maxsize=2)  # the new version of a step is the old one of the next
def _read(content: bytes) -> Version:
    return pipeline.version(unpack(Analysis, content))


def by_processes(jobs: int) -> Each:
    """The same in so many processes of this machine; what is in hand when one of them dies is left for the first look."""

    def each(work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        waiting = iter(tasks)
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts)
        try:
            while many := list(islice(waiting, _AT_ONCE * jobs)):
                yield from pool.map(work, many, chunksize=_AT_ONCE // 4)
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)

    return each if jobs > 1 else map


def _leave_interrupts() -> None:
    """Ctrl+C is for the process that keeps; it ends the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
