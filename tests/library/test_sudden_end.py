"""Whatever ends a process, and whoever writes beside it: what was acknowledged is there, and the library is whole."""

from __future__ import annotations

import os
import random
import select
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

import library
from library import Library
from library.preparing import prepare
from models.library import Became, Prepared
from tests.library.texts import ARTICLES, terms

KILLS = {"sqlite": 200, "postgresql": 32}
AT_ONCE = 4
"""Writers that work beside each other, each until its own end."""


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare("a.txt", terms(articles=dict(list(ARTICLES.items())[2:5])))


@pytest.fixture
def swift(place: str) -> Iterator[str]:
    """A place for a library; a file lies in memory where the system has such a folder, as no kill loses what is there."""
    memory = Path("/dev/shm")
    if "://" in place or not os.access(memory, os.W_OK):
        yield place
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield str(Path(folder) / "library.db")


def variant(prepared: Prepared, number: int) -> Prepared:
    """Another document, as like the first one as can be: another version of its service."""
    data = prepared.data + f"{number}".encode()
    return replace(prepared, data=data, sha256=sha256(data).hexdigest())


def child(work: Callable[[Callable[[int], None]], None]) -> tuple[int, int]:
    """A process that does some work and tells numbers through a pipe: its id, and where they can be read."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return process, ours
    status = 1
    try:
        work(partial(_tell, theirs))
        status = 0
    finally:
        os._exit(status)


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, f"{number}\n".encode())


def told(pipe: int) -> Iterator[int]:
    with os.fdopen(pipe) as lines:
        yield from (int(line) for line in lines if line.endswith("\n"))


def test_a_sudden_end_at_any_moment_loses_nothing_that_was_acknowledged(swift: str, prepared: Prepared) -> None:
    shelf = library.open(swift)
    shelf.keep(variant(prepared, -1))  # what is worked out once is worked out here, so that each process begins at once
    chance = random.Random(20261120)
    acknowledged: list[int] = []
    usual = 0.0
    for begun in range(0, KILLS["postgresql" if "://" in swift else "sqlite"], AT_ONCE):
        shelf.close()  # no connection is shared with the other processes
        started = time.perf_counter()
        writers = [child(partial(keep_on, shelf, prepared, (begun + at) * 1000)) for at in range(AT_ONCE)]
        if (
            begun % (2 * AT_ONCE) == 0
        ):  # every other time one gets as far as its first document, however busy the machine
            select.select([pipe for _, pipe in writers], [], [])
            usual = min(0.04, time.perf_counter() - started)
            started = time.perf_counter()
        for moment, (process, _) in zip(sorted(chance.uniform(0, 2 * usual) for _ in writers), writers, strict=True):
            time.sleep(max(0.0, started + moment - time.perf_counter()))
            os.kill(process, signal.SIGKILL)
        for process, pipe in writers:
            os.waitpid(process, 0)
            acknowledged += told(pipe)
    assert shelf.verify().troubles == ()
    there = {version.uid for service in shelf.services() for version in service.versions}
    shelf.close()
    assert acknowledged
    assert [number for number in acknowledged if variant(prepared, number).sha256 not in there] == []


def keep_on(shelf: Library, prepared: Prepared, first: int, acknowledge: Callable[[int], None]) -> None:
    """Keep one document after the other, and say so."""
    for number in range(first, first + 1000):
        shelf.keep(variant(prepared, number))
        acknowledge(number)


def test_a_sudden_end_while_a_library_is_made_leaves_one_that_can_be_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    chance = random.Random(1120)
    for _ in range(8):
        place = str(tmp_path_factory.mktemp("new") / "library.db")

        def make(_: Callable[[int], None], place: str = place) -> None:
            library.open(place).close()

        process, pipe = child(make)
        time.sleep(chance.uniform(0.0, 0.2))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(pipe)
        with library.open(place) as shelf:
            assert shelf.verify().whole


def test_five_sessions_that_write_at_once_lose_nothing_and_double_nothing(place: str, prepared: Prepared) -> None:
    library.open(place).close()
    sessions = []
    for session in range(5):

        def write(tell: Callable[[int], None], session: int = session) -> None:
            shelf = library.open(place)
            for number in range(session * 3, session * 3 + 9):  # six of the nine are the neighbour's too
                if shelf.keep(variant(prepared, number)).became is not Became.KNOWN:
                    tell(number)

        sessions.append(child(write))
    new = sorted(number for _, pipe in sessions for number in told(pipe))
    assert all(os.waitpid(process, 0)[1] == 0 for process, _ in sessions)
    assert new == list(range(21))
    with library.open(place) as shelf:
        (service,) = shelf.services()
        assert len(service.versions) == 21
        assert shelf.verify().whole
