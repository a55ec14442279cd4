"""A bar on a terminal while many files are worked on; nothing where standard error is no terminal."""

from __future__ import annotations

import sys
from time import monotonic

_WIDTH = 24
_EVERY = 0.1  # seconds


class Bar:
    """How far a piece of work has come, in one line that is written over and over."""

    def __init__(self, whole: int, what: str = "") -> None:
        self._whole, self._what = max(1, whole), what and f"{what} "
        self._begun = monotonic()
        self._shown = 0.0
        self._on = sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Say that so many are done."""
        now = monotonic()
        if self._on and now - self._shown >= _EVERY:
            self._shown = now
            print(
                f"\r{self._what}{line(done, self._whole, now - self._begun)}\x1b[K", end="", file=sys.stderr, flush=True
            )

    def clear(self) -> None:
        """Make room for other words."""
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def line(done: int, whole: int, seconds: float) -> str:
    """The bar in words.

    >>> line(50, 200, 10.0)
    '██████·················· 50/200 件 5.0 件/秒 残り 30 秒'
    """
    share = min(1.0, done / whole)
    eighths = round(share * _WIDTH * 8)
    bar = "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
    speed = done / seconds if seconds > 0 else 0.0
    words = f"{bar:·<{_WIDTH}} {done}/{whole} 件"
    return words + (f" {speed:.1f} 件/秒 残り {_time((whole - done) / speed)}" if speed else "")


def _time(seconds: float) -> str:
    return f"{seconds:.0f} 秒" if seconds < 90 else f"{seconds / 60:.0f} 分"
