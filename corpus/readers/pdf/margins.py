"""Captions and line numbers in the margin, beside a line of text: lines of their own, though they stand on one with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.lines import Run

_BRACKETS = {"（": "）", "(": ")", "【": "】", "［": "］", "〔": "〕"}
_LONGEST = 20  # characters of a caption on one line
_WHITE = 0.5  # em at least between a caption and the text
_SMALLER = 0.85  # times the size of the text, at most: a line number
_SAME = 1.5  # points
_MANY = 4  # lines that begin where the text beside the caption does


def without_margins(found: Sequence[Run]) -> Iterator[Run]:
    """The runs, where those that begin with a caption or a line number in the margin are two."""
    numbers = _behind_numbers(found)
    for run, number in zip(found, numbers, strict=True):
        at = _behind_caption(run) if run.glyphs[0].text in _BRACKETS and run.cell is None else number
        if at and (number or _begin_there(found, run.glyphs[at].x0) >= _MANY):
            margin = run.glyphs[:at]
            while margin[-1].text.isspace():
                margin = margin[:-1]
            yield Run(margin)
            yield Run(run.glyphs[at:])
        else:
            yield run


def _behind_numbers(found: Sequence[Run]) -> Sequence[int | None]:
    """For each run the index of the first character behind its line number; none unless they go up in equal steps."""
    behind = [_behind_figures(run) if run.glyphs[0].text.isdecimal() and run.cell is None else None for run in found]
    counted = [
        int("".join(glyph.text for glyph in run.glyphs[:at])) for run, at in zip(found, behind, strict=True) if at
    ]
    steps = {after - before for before, after in pairwise(counted)}
    return behind if len(counted) >= _MANY and len(steps) == 1 and min(steps) > 0 else [None] * len(found)


def _behind_figures(run: Run) -> int | None:
    """The index of the first character behind figures in smaller type than the text, and the white that follows them."""
    end = next((at for at, glyph in enumerate(run.glyphs) if not glyph.text.isdecimal()), None)
    behind = next((at for at in range(end or 0, len(run.glyphs)) if not run.glyphs[at].text.isspace()), None)
    if not end or not behind or max(glyph.size for glyph in run.glyphs[:end]) > _SMALLER * run.glyphs[behind].size:
        return None
    return behind if run.glyphs[behind].x0 - run.glyphs[end - 1].x1 >= run.size else None


def _behind_caption(run: Run) -> int | None:
    """The index of the first character behind a caption in brackets and the white that follows it."""
    close = _BRACKETS[run.glyphs[0].text]
    end = next((at for at, glyph in enumerate(run.glyphs[:_LONGEST]) if glyph.text == close), None)
    if end is None:
        return None
    behind = next((at for at in range(end + 1, len(run.glyphs)) if not run.glyphs[at].text.isspace()), None)
    if behind is None or run.glyphs[behind].x0 - run.glyphs[end].x1 < _WHITE * run.size:
        return None
    return behind


def _begin_there(found: Sequence[Run], x: float) -> int:
    return sum(abs(run.glyphs[0].x0 - x) < _SAME for run in found)
