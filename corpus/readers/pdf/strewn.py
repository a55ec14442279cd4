"""Spaces strewn between the characters of a sentence, as the text below a recognised scan has them.

A page set wide has white between its characters; here there is next to none, and the file says space all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from corpus.readers.pdf.characters import Glyph

_STREWN = 0.2  # share of spaces among the characters of a page; a page of Japanese has 0.05
_STEP = 2.4  # em from one character to the next behind a space: more, and the space is seen
_MARKS = "イロハニホヘトチリヌアウエオカキクケコ一二三四五六七八九十"
_KANA = "\u3001"
"""Japanese begins here: kana and kanji, and the signs between them."""


def without_strewn(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The characters, without the spaces in Japanese that cannot be seen where a page is full of them."""
    spaces = [glyph[0] for glyph in glyphs].count(" ")
    if spaces <= _STREWN * len(glyphs):
        return glyphs
    step = _STEP * median(glyph.size for glyph in glyphs)
    closed: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        if glyph.text != " " or not _unseen(glyphs, at, step) or _behind_mark(closed):
            closed.append(glyph)
        else:  # the character before takes its room
            closed[-1] = closed[-1]._replace(x1=glyphs[at + 1].x0)
    return closed


def _unseen(glyphs: Sequence[Glyph], at: int, step: float) -> bool:
    if not 0 < at < len(glyphs) - 1:
        return False
    before, behind = glyphs[at - 1], glyphs[at + 1]
    return before.text >= _KANA and behind.text >= _KANA and 0 < behind.x0 - before.x0 < step


def _behind_mark(line: Sequence[Glyph]) -> bool:
    """Whether a character that may number a provision stands alone at the beginning of its line."""
    last = line[-1]
    begins = len(line) < 2 or line[-2].x0 > last.x0 or abs(line[-2].base - last.base) > last.size
    return begins and last.text in _MARKS
