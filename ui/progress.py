"""Long work, step by step."""

from __future__ import annotations

from typing import Protocol

from pipeline import Stage
from ui.language import say

MATCHING = "対応づけ"
CHECKING = "点検"
GATHERING = "一覧"
_BEHIND = {
    Stage.READING: 0.0, Stage.SEGMENTING: 0.3, Stage.EXTRACTING: 0.4, MATCHING: 0.7, CHECKING: 0.7, GATHERING: 0.9
}  # fmt: skip
"""The steps, and how much of the work is behind when each begins."""


class Place(Protocol):
    """Where a bar can be drawn: what ``st.empty()`` gives."""

    def progress(self, value: float, text: str | None = None) -> object: ...


_LONG = 3.0
"""Seconds after which it is said how long a file takes."""


def progress(place: Place, step: str, elapsed: float = 0.0, *, file: int = 0, files: int = 1, words: str = "") -> None:
    """Show which step of which file is being worked on, and for how many seconds where that is long; files count from 0.

    ``words`` say more about the reading.
    """
    which = f"{files} 件中 {file + 1} 件目　" if files > 1 else ""
    since = f"　{elapsed:.0f} 秒" if elapsed >= _LONG else ""
    what = words or step if step == Stage.READING else step
    place.progress((file + _BEHIND.get(step, 0.0)) / files, text=say(which + what + since))


def counted(place: Place, what: str, step: str, elapsed: float) -> None:
    """Show work that tells how many of how many are done as its step (130/2000), or nothing yet."""
    at, _, every = step.partition("/")
    if every.isdecimal() and at.isdecimal():
        done, files = int(at), max(1, int(every))
        place.progress(min(1.0, done / files), text=say(f"{what}　{files:,} 件中 {done + 1:,} 件目"))
    else:
        progress(place, step or what, elapsed)


def nothing(step: str) -> None:
    """For work that is not shown."""
