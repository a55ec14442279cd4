"""Long work, step by step."""

from __future__ import annotations

from typing import Protocol

from pipeline import Stage

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


def progress(place: Place, step: str, *, file: int = 0, files: int = 1, words: str = "") -> None:
    """Show which step of which file is being worked on; files count from 0. ``words`` say more about the reading."""
    which = f"{files} 件中 {file + 1} 件目　" if files > 1 else ""
    place.progress((file + _BEHIND[step]) / files, text=which + (words or step if step == Stage.READING else step))


def nothing(step: str) -> None:
    """For work that is not shown."""
