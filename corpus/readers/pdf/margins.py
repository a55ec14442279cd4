"""Captions in the margin, beside the first line of their article: a line of their own, though they stand on one with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.readers.pdf.lines import Run

_BRACKETS = {"（": "）", "(": ")", "【": "】", "［": "］", "〔": "〕"}
_LONGEST = 20  # characters of a caption on one line
_WHITE = 0.5  # em at least between a caption and the text
_SAME = 1.5  # points
_MANY = 4  # lines that begin where the text beside the caption does


def without_margins(found: Sequence[Run]) -> Iterator[Run]:
    """The runs, where those that begin with a caption in the margin are two."""
    for run in found:
        at = _behind_caption(run) if run.glyphs[0].text in _BRACKETS and run.cell is None else None
        if at is not None and _begin_there(found, run.glyphs[at].x0) >= _MANY:
            caption = run.glyphs[:at]
            while caption[-1].text.isspace():
                caption = caption[:-1]
            yield Run(caption)
            yield Run(run.glyphs[at:])
        else:
            yield run


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
