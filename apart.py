"""Work on one file done apart: in a process of its own, which is ended when the file takes too long or nobody waits.

A file may be slow in ways that nobody foresaw: a regular expression that tries everything, a library that loops. A
thread cannot be ended in the middle of either, a process can; and what it does holds up no other session meanwhile.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import mkdtemp
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic
from typing import IO, Any, Protocol, TypeVar, cast

from corpus.errors import UnreadableFile, UserError

SECONDS = 120
"""For one file, from when a process begins with it; a page that is read by OCR takes one to two of them."""
OCR_SECONDS = 1800
_SETTING = "YAKKAN_FILE_SECONDS"
_LOOKS = 0.1
"""Seconds between two looks at a process, and so until one is ended that nobody waits for."""
_GRACE = 30
"""Seconds after which a process ends by itself that should have been ended: who began it is gone."""
WAITING = "ほかの処理が済むのを待っています"
_TOO_LONG = (
    "{seconds:,} 秒たっても処理が終わらないので、途中でやめました。大きすぎるか、込み入ったつくりのファイルです。"
)
_TOO_LONG_REMEDY = (
    "分けて保存するか、Word やテキストに書き出してから選んでください（上限は環境変数 {setting} の秒数で変えられます）。"
)
_DIED = "処理している途中で、プログラムが止まりました。"
_DIED_REMEDY = "ファイルを確かめ、別の形式でもう一度加えてください。"

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
Told = Callable[[str, float], None]
"""What is told while somebody waits, about ten times a second: the step (empty: none yet), and the seconds since the
beginning.
"""


class Job(Protocol[Result_co]):
    """What is to be done, as it can be sent to a process; it tells each step of its work."""

    def __call__(self, step: Callable[[str], None]) -> Result_co: ...


def seconds(*, ocr: bool = False) -> int:
    """How long one file may take: as the server's environment says, or what is usual."""
    said = os.environ.get(_SETTING, "")
    return int(said) if said.isdecimal() and int(said) else OCR_SECONDS if ocr else SECONDS


def cores() -> int:
    """How many processes this machine is good for."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@cache
def hands() -> Apart:
    """The processes of this program, for all that it does; they end with it."""
    return Apart(cores())


def nothing_told(step: str, elapsed: float) -> None:
    """For work that is not shown."""


class _Process:
    """A process that does one job after another; begun once, as loading what a job needs takes longer than most jobs."""

    def __init__(self) -> None:
        self._folder = mkdtemp(
            prefix="yakkan-"
        )  # what lies there when a job is ended in its midst goes with the process
        command = [sys.executable, str(Path(__file__).resolve()), self._folder]
        own = {**os.environ, "TMPDIR": self._folder}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=own)
        self._said: SimpleQueue[tuple[str, Any] | None] = SimpleQueue()
        Thread(target=self._listen, name="listen", daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                self._said.put(pickle.load(cast(IO[bytes], self._process.stdout)))
        self._said.put(None)

    def said(self, job: Job[object], limit: int) -> Iterator[tuple[str, Any] | None]:
        """What the process says of a job, as it comes: ("begun" | "step" | "done" | "refused" | "failed", what).

        In between, empty words where there is nothing to tell; None when it has died.
        """
        try:
            pickle.dump((job, limit + _GRACE), cast(IO[bytes], self._process.stdin), pickle.HIGHEST_PROTOCOL)
            cast(IO[bytes], self._process.stdin).flush()
        except (OSError, ValueError):  # it has died, or was ended
            yield None
        while True:
            try:
                yield self._said.get(timeout=_LOOKS)
            except Empty:
                yield "", None

    def end(self) -> None:
        """Whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                cast(IO[bytes], pipe).close()
        shutil.rmtree(self._folder, ignore_errors=True)


class Apart:
    """So many processes at most, begun when they are needed. What holds them ends them with ``close``."""

    def __init__(self, many: int) -> None:
        self._room = BoundedSemaphore(many)
        self._lock = Lock()
        self._idle: list[_Process] = []
        self._busy: set[_Process] = set()
        self._closed = False

    def do(self, name: str, job: Job[Result], *, limit: int, told: Told = nothing_told) -> Result:
        """What a job about the file of this name gives; ``limit`` in seconds.

        Raises UnreadableFile where that takes too long or ends its process, UserError as the job does. What ``told``
        raises ends the work. A job whose process dies is done once more, in a new one: it may have been another's
        fault.
        """
        while not self._room.acquire(timeout=_LOOKS):
            told(WAITING, 0.0)
        try:
            with contextlib.suppress(_Died):
                return cast(Result, self._done(name, job, limit, told))
            try:
                return cast(Result, self._done(name, job, limit, told))
            except _Died:
                raise UnreadableFile(name, _DIED, _DIED_REMEDY) from None
        finally:
            self._room.release()

    def _done(self, name: str, job: Job[object], limit: int, told: Told) -> object:
        process = self._taken()
        whole = False
        began, step = monotonic(), ""
        try:
            for said in process.said(job, limit):
                if said is None:
                    raise _Died
                what, words = said
                if what == "begun":
                    began = monotonic()
                elif what == "step":
                    step = words
                elif what:
                    whole = True
                    return _answer(what, words)
                if monotonic() - began > limit:
                    remedy = _TOO_LONG_REMEDY.format(setting=_SETTING)
                    raise UnreadableFile(name, _TOO_LONG.format(seconds=limit), remedy)
                told(step, monotonic() - began)
            raise AssertionError("a process says something until it is asked no more")
        finally:
            self._left(process, whole=whole)

    def _taken(self) -> _Process:
        with self._lock:
            process = self._idle.pop() if self._idle else _Process()
            self._busy.add(process)
            if self._closed:
                process.end()
            return process

    def _left(self, process: _Process, *, whole: bool) -> None:
        with self._lock:
            self._busy.discard(process)
            if whole and not self._closed:
                self._idle.append(process)
                return
        process.end()

    def close(self) -> None:
        """End all processes; work that is waited for ends as if its process had died."""
        with self._lock:
            self._closed = True
            ended, self._idle = [*self._idle, *self._busy], []
        for process in ended:
            process.end()


class _Died(Exception):  # noqa: N818 -- it says what the process did
    """The process ended before its job did."""


def _answer(what: str, words: Any) -> object:
    if what == "done":
        return words
    if what == "refused":
        raise UserError(words)
    raise RuntimeError(words)


def main(folder: str) -> None:
    """A process of its own: jobs in, what is said of them out; it ends when nobody asks any more, and its folder with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who waits
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not come between the answers

    def say(what: str, words: object) -> None:
        pickle.dump((what, words), out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    with contextlib.suppress(EOFError, BrokenPipeError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            job, limit = pickle.load(sys.stdin.buffer)
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            say("begun", None)  # what the job needs is loaded now
            say(*_said_of(job, say))
            faulthandler.cancel_dump_traceback_later()
    shutil.rmtree(folder, ignore_errors=True)


def _said_of(job: Job[object], say: Callable[[str, object], None]) -> tuple[str, object]:
    import traceback

    try:
        return "done", job(lambda step: say("step", step))
    except UserError as error:
        return "refused", str(error)
    except Exception:  # a bug: it goes to who asked, with the place where it happened
        return "failed", traceback.format_exc()


if __name__ == "__main__":
    main(sys.argv[1])
