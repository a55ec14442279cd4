"""Furigana: lines of small kana above the kanji that they say how to read. They are no part of the text.

Where lines have places, size and place tell. In plain text only what can be nothing else is taken for furigana: two
or more words of hiragana, each above kanji of fitting length, over a line of running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.source import Box, Line

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f\s]+")
_HIRAGANA = re.compile(r"\s*[\u3041-\u3096ー]+(?:\s+[\u3041-\u3096ー]+)*\s*")
_WORD = re.compile(r"[\u3041-\u3096ー]+")
_KANJI = re.compile(r"[\u3005\u3400-\u9fff]+")
_RUNNING = re.compile(r"[。、]|[\u3041-\u3096]{2}")
_ROW_OF_TABLE = re.compile(r"\S(?:\t| {2}|\u3000)\s*\S")

_SMALL = 0.65  # of the size of the line below
_CLOSE = 0.15  # em of that line between the two
_KANA_FOR_ONE = 4  # at most, as in こころざし for 志 and its like
_OFF = 3  # columns by which a text made from a page sets a word aside
_AHEAD = 8  # lines among which that below is to be found: each word may be a line of its own


def furigana(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that are furigana."""
    if any(line.box for line in lines):
        return frozenset(i for i, line in enumerate(lines) if _small_above(line, lines[i + 1 : i + _AHEAD]))
    return frozenset(i for i, (line, below) in enumerate(pairwise(lines)) if _over_kanji(line.text, below.text))


def _small_above(line: Line, following: Sequence[Line]) -> bool:
    """Whether a line of kana stands close above one with kanji that is much larger, and within its width."""
    if not line.box or not _KANA.fullmatch(line.text):
        return False
    below = next((other for other in following if other.box and not _KANA.fullmatch(other.text)), None)
    return (
        below is not None
        and below.box is not None
        and below.page == line.page
        and _KANJI.search(below.text) is not None
        and _sits_on(line.box, below.box)
    )


def _sits_on(small: Box, large: Box) -> bool:
    return (
        small.size <= _SMALL * large.size
        and -large.size / 2 < large.top - small.bottom < _CLOSE * large.size
        and large.x0 - large.size < small.x0
        and small.x1 < large.x1 + large.size
    )


def _over_kanji(line: str, below: str) -> bool:
    """Whether each word of a line of hiragana stands above kanji of its own in a line of running text."""
    if not _HIRAGANA.fullmatch(line) or _ROW_OF_TABLE.search(below.strip()) or not _RUNNING.search(below):
        return False
    words = [(_columns(line[: word.start()]), len(word[0])) for word in _WORD.finditer(line)]
    kanji = [(_columns(below[: run.start()]), len(run[0])) for run in _KANJI.finditer(below)]
    return len(words) > 1 and all(any(_reads(word, run) for run in kanji) for word in words)


def _reads(word: tuple[int, int], kanji: tuple[int, int]) -> bool:
    """Whether kana at a column may be the reading of kanji at a column; full-width characters take two columns."""
    (at, kana), (start, length) = word, kanji
    return length <= kana <= _KANA_FOR_ONE * length and start - _OFF <= at <= start + 2 * length


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
