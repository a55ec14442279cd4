"""A folder that is watched: what came into it, which service each file is a new version of, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.errors import UserError
from corpus.files import Given
from library.gathering import gathered, listed
from library.importing import Processes
from library.library import Library
from library.preparing import Task
from models.arrivals import Arrival, Came
from models.library import NEW, Became


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A file as the disk shows it: one that grows between two looks is still being written."""

    file: Path
    size: int
    changed: int


def glimpses(folder: Path) -> frozenset[Glimpse]:
    """The readable files of a folder, as they are now."""
    found = []
    for file in listed([folder]):
        if isinstance(file, Path):
            try:
                there = file.stat()
            except OSError:
                continue  # gone between two looks
            found.append(Glimpse(file, there.st_size, there.st_mtime_ns))
    return frozenset(found)


def take_in(library: Library, file: Path, answer: str | None = None) -> Iterator[Arrival]:
    """Keep a file (each member of a zip file) as a version of the service it resembles most; yields what became of it.

    ``answer`` is the uid of a service, or NEW, where somebody said to what it belongs. Nothing is kept of a file of
    which nobody is sure.
    """
    with Processes(1) as hands:
        for given in gathered([file]):
            if isinstance(given, UserError):
                yield Arrival(file.name, Came.BAD, message=str(given))
            elif isinstance(given, Given):
                yield _take(library, given, answer, hands)


def _take(library: Library, given: Given, answer: str | None, hands: Processes) -> Arrival:
    known = library.known(sha256(given.data).hexdigest())
    if known is not None:
        return Arrival(given.name, Came.KNOWN, known)
    prepared = hands.alone(Task(given.name, given.data))
    if isinstance(prepared, str):
        return Arrival(given.name, Came.BAD, message=prepared)
    home, like = library.kin(prepared)
    if home is None and like is not None and answer is None:
        return Arrival(
            given.shown, Came.UNSURE, like=like, message=f"「{like.title}」に似ていますが、その版かどうか分かりません。"
        )
    kept = library.keep(prepared, answer or (home.uid if home else NEW))
    if kept.became is Became.SERVICE:
        return Arrival(given.name, Came.SERVICE, kept, message=" ".join(kept.remarks))
    steps = library.history(kept.service.uid).steps
    step = next((each for each in steps if each.new == kept.version.uid), None)
    step = step or next((each for each in steps if each.old == kept.version.uid), None)
    return Arrival(given.name, Came.VERSION, kept, step, message=" ".join(kept.remarks))
