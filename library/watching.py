"""A folder that is watched: what came into it, which service each file is a new version of, and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from models.library import NEW, Became, Service


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


Asked = Callable[[str, Service], str | None]
"""Says to which service a file of that name belongs that resembles this one: its uid, NEW, or None for nobody knows."""


def nobody(file: str, like: Service) -> None:
    """Where there is nobody to ask."""


def take_in(library: Library, file: Path, ask: Asked = nobody) -> Iterator[Arrival]:
    """Keep a file (each member of a zip file) as a version of the service it resembles most; yields what became of it.

    Nothing is kept of a file of which nobody is sure.
    """
    with Processes(1) as hands:
        for given in gathered([file]):
            if isinstance(given, UserError):
                yield Arrival(file.name, Came.BAD, message=str(given))
            elif isinstance(given, Given):
                packed = given.shown != str(file)
                shown = f"{file.name} の {given.name}" if packed else given.name
                yield _take(library, given, shown, ask, hands)


def _take(library: Library, given: Given, shown: str, ask: Asked, hands: Processes) -> Arrival:
    known = library.known(sha256(given.data).hexdigest())
    if known is not None:
        return Arrival(shown, Came.KNOWN, known)
    prepared = hands.alone(Task(given.name, given.data))
    if isinstance(prepared, str):
        return Arrival(shown, Came.BAD, message=prepared)
    home, like = library.kin(prepared)
    belongs = home.uid if home else ask(shown, like) if like else NEW
    if belongs is None:
        assert like is not None
        words = f"「{like.title}」に似ていますが、その版かどうか分かりません。"
        return Arrival(shown, Came.UNSURE, like=like, message=words)
    kept = library.keep(prepared, belongs)
    if kept.became is Became.SERVICE:
        return Arrival(shown, Came.SERVICE, kept, message=" ".join(kept.remarks))
    steps = library.history(kept.service.uid).steps
    step = next((each for each in steps if each.new == kept.version.uid), None)
    step = step or next((each for each in steps if each.old == kept.version.uid), None)
    return Arrival(shown, Came.VERSION, kept, step, message=" ".join(kept.remarks))
