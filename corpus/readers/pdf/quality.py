"""Whether the text of a PDF page can be what is printed there."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from corpus.readers.pdf.drawings import Drawings

_KNOWN = re.compile(
    "[A-Za-z\u00c0-\u017f\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\U00020000-\U000323af]"
)
_ENOUGH = 0.6  # a page of Japanese has about 0.99, one whose font has no character information about 0.1
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
    if known_share(text) < _ENOUGH:
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
    rest, known = _KNOWN.subn("", text)
    strange = sum(c == "\ufffd" or unicodedata.category(c)[0] in "LC" for c in rest if not c.isspace())
    return known / (known + strange) if known + strange >= _FEW_LETTERS else 1.0
