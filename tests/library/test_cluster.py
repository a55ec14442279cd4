"""A Dask cluster on loopback: two workers, one of which dies; every document is stored exactly once."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import library
from corpus.errors import UserError
from library.cluster import Cluster
from tests.library.texts import terms

ROOT = Path(__file__).parents[2]
FILES = 40
QUIET = {"DASK_DISTRIBUTED__DASHBOARD__LINK": "", "PYTHONWARNINGS": "ignore"}


def begun(*words: str, **options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, **QUIET, **options, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def ended(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler without workers."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = begun(
        "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
    )
    for _ in range(3000):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.1)
    yield f"tcp://127.0.0.1:{port}"
    ended(process)


@pytest.fixture
def workers(scheduler: str, tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Two workers of one thread each."""
    words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory")
    made = [
        begun("-m", "distributed.cli.dask_worker", scheduler, *words, str(tmp_path / f"worker{at}")) for at in range(2)
    ]
    yield made
    for process in made:
        ended(process)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "terms"
    made.mkdir()
    for at in range(FILES):
        (made / f"{at:02}.txt").write_bytes(terms(service=f"月見舟{at}"))
    return made


def add(folder: Path, place: str, scheduler: str) -> subprocess.Popen[str]:
    return begun("cli.py", "library", "add", str(folder), "--library", place, "--scheduler", scheduler)


def wait_for_workers(scheduler: str) -> None:
    ask = (
        "import sys; from distributed import Client; Client(sys.argv[1], timeout=300).wait_for_workers(2, timeout=300)"
    )
    asked = begun("-c", ask, scheduler)
    _, told = asked.communicate(timeout=600)
    assert asked.returncode == 0, told


def test_a_worker_that_dies_loses_and_doubles_nothing(
    scheduler: str, workers: list[subprocess.Popen[str]], folder: Path, place: str
) -> None:
    wait_for_workers(scheduler)
    adding = add(folder, place, scheduler)
    assert adding.stdout
    for _ in range(5):  # some are on the disk, others in hand
        assert adding.stdout.readline()
    workers[0].send_signal(signal.SIGKILL)
    _, told = adding.communicate(timeout=600)
    assert adding.returncode == 0, told
    with library.open(place) as shelf:
        services = shelf.services()
        assert len(services) == FILES
        assert all(len(service.versions) == 1 for service in services)
        assert shelf.verify().whole


def test_a_scheduler_that_is_not_there_gets_a_sentence(folder: Path, tmp_path: Path) -> None:
    adding = add(folder, str(tmp_path / "library.db"), "tcp://127.0.0.1:1")
    _, told = adding.communicate(timeout=600)
    assert adding.returncode == 2
    assert "Dask のスケジューラ tcp://127.0.0.1:1 につながりません。" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("address", ["here", "tcp://here", "8786"])
def test_an_address_that_is_none_gets_a_sentence(address: str) -> None:
    with pytest.raises(UserError, match="tcp://ホスト:8786 の形で"):
        Cluster(address)


def test_a_scheduler_without_workers_gets_a_sentence(scheduler: str, folder: Path, tmp_path: Path) -> None:
    adding = add(folder, str(tmp_path / "library.db"), scheduler)
    _, told = adding.communicate(timeout=600)
    assert adding.returncode == 2
    assert "ワーカーがいません" in told


def test_the_workers_do_something_with_each_of_many(scheduler: str, workers: list[subprocess.Popen[str]]) -> None:
    wait_for_workers(scheduler)
    assert len(workers) == 2
    with Cluster(scheduler) as cluster:
        assert list(cluster.each(abs, range(-20, 0))) == list(range(20, 0, -1))
