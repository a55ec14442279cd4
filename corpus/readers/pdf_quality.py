"""Whether the text of a PDF page can be what is printed there."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto

from corpus.readers.pdf_drawings import Drawings

_KNOWN = 0.6  # a page of Japanese has about 0.99, one whose font has no character information about 0.1
_FEW_LETTERS = 12  # fewer say nothing
_FEW_CHARACTERS = 30  # a stamp, a page number: not the text of a page
_MOSTLY = 0.5  # share of the page under pictures
_OUTLINES = 400  # paths that may be letters


class Quality(Enum):
    READABLE = auto()
    BLANK = auto()
    PICTURE = auto()
    """Next to no text, and pictures or outlines in its place."""
    GARBLED = auto()
    """Text that is none: the font does not say which characters its glyphs are."""


def quality(text: str, drawings: Drawings) -> Quality:
    """Judge a page by its text and by what is drawn on it."""
    if known_share(text) < _KNOWN:
        return Quality.GARBLED
    printed = len("".join(text.split()))
    if printed < _FEW_CHARACTERS and drawings.pictures >= _MOSTLY:
        return Quality.PICTURE
    if printed:
        return Quality.READABLE
    return Quality.PICTURE if drawings.pictures or drawings.strokes >= _OUTLINES else Quality.BLANK


def known_share(text: str) -> float:
    """The share of kana, kanji, Latin and Hangul among the letters of a text; 1.0 where it has too few to tell.

    Glyph numbers taken for characters fall between U+0250 and U+1FFF, into the private area, or are no characters.

    >>> known_share("当社は、本約款を変更することがあります。"), known_share("ਫ਼ࣰƸଥ֯׶ςƹචˇƪ˥ˋʎƐ௪චܙௐƸ")
    (1.0, 0.0)
    """
    letters = [c for c in text if not c.isspace() and (unicodedata.category(c)[0] in "LC" or c == "\ufffd")]
    if len(letters) < _FEW_LETTERS:
        return 1.0
    return sum(_known(ord(c)) for c in letters) / len(letters)


def _known(code: int) -> bool:
    return (
        0x41 <= code <= 0x7A
        or 0xC0 <= code <= 0x17F
        or 0x2100 <= code <= 0x2BFF
        or 0x3000 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x323AF
    )
