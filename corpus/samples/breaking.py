"""Where a Japanese line may end (禁則処理): pure, no font and no file."""

from __future__ import annotations

import re
from collections.abc import Callable

CLOSING = "、。，．・：；？！）」』】〕］｝〉》ー々〜％ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ"
"""Never first in a line (行頭禁則)."""
OPENING = "（「『【〔［｛〈《"
"""Never last in a line (行末禁則)."""
_PIECE = re.compile(rf"[\s{OPENING}]*(?:[0-9A-Za-z][0-9A-Za-z.,/%-]*|\S)[\s{CLOSING}]*")


def wrap(text: str, width: float, measure: Callable[[str], float], first: float | None = None) -> tuple[str, ...]:
    """Cut ``text`` into lines no wider than ``width``, the first no wider than ``first``.

    Joining the lines gives the text without the white space at which a line ended. Words and numbers in half-width
    letters stay whole, closing marks stay with what they close; a piece that is wider than a line stands alone.
    """
    lines: list[str] = []
    line, room = "", width if first is None else first
    for piece in _PIECE.findall(text):
        if line and measure(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width
        line = (line + piece) if line else piece.lstrip()
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)
