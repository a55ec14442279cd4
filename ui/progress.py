"""Long work, step by step."""

from __future__ import annotations

from typing import Protocol

STAGES = {"読み込み": 0.0, "条文の切り分け": 0.2, "数値の抽出": 0.4, "主題の判定": 0.6, "対応づけ": 0.8}
"""The steps, and how much of the work is behind when each begins."""


class Place(Protocol):
    """Where a bar can be drawn: ``st.empty()`` and what it gives back."""

    def progress(self, value: float, text: str | None = None) -> object: ...


def progress(place: Place, stage: str, *, file: int = 0, files: int = 1) -> None:
    """Show which step of which file is being worked on; files count from 0."""
    which = f"{files} 件中 {file + 1} 件目　" if files > 1 else ""
    place.progress((file + STAGES.get(stage, 0.0)) / files, text=which + stage)
