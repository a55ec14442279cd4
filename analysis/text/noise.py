"""Differences that no reader wants to see, by kind; width, spaces and punctuation are taken away here, with the way back.

Numerals, terms and references are seen to where a text is cut into units (``analysis.text.units``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Noise(StrEnum):
    """Kinds of difference that can be switched off; the values are their names on the screen."""

    WIDTH = "全角・半角"
    SPACE = "空白・改行"
    PUNCTUATION = "句読点"
    NUMERALS = "漢数字"
    TERMS = "定義語"
    """Names that either document defines for the same thing or party (``analysis.changes.dialects``)."""
    REFERENCES = "条番号"
    """Numbers of articles that are linked to each other."""


USUAL = frozenset({Noise.WIDTH, Noise.SPACE})
_TYPING = USUAL | {Noise.NUMERALS, Noise.PUNCTUATION}


def usual(*, versions: bool) -> frozenset[Noise]:
    """What a comparison of two documents takes away unless told otherwise: between versions only what is typing.

    Who follows a document over the years wants to see what was renamed and renumbered; between two services that is how
    each happens to be written.
    """
    return _TYPING if versions else frozenset(Noise)


_DIGIT = "[0-9０-９]"
_PUNCTUATION = re.compile(
    f"(?<!{_DIGIT})[，．｡､]|[，．｡､](?!{_DIGIT})|(?<![0-9A-Za-z０-９]),|,(?![0-9A-Za-z０-９])(?=[^ ]|$)"
)
"""Signs that do not stand inside a number."""
_USUAL_SIGN = {"，": "、", ",": "、", "､": "、", "．": "。", "｡": "。"}
_JOINED = "\u0300-\u036f\u3099\u309a\uff9e\uff9f"
"""Signs that make one with what stands before them."""
_CLUSTER = re.compile(
    rf"(?P<plain>(?:[\u3005-\u3007\u3010\u3011\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff、。「」『』](?![{_JOINED}]))+)"
    rf"|(?P<latin>(?:[!-~](?![{_JOINED}]))+)|[\s\S][{_JOINED}]*"
)
"""A run of signs that no noise touches, or one sign with what belongs to it; Latin ones keep a space between them."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without noise. ``places[i]`` is where in the original the code point ``i`` came from."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=20_000)
def clean(text: str, noise: frozenset[Noise] = USUAL) -> Cleaned:
    """The text without the noise asked for.

    A space between two Latin letters or digits is no noise; any stretch of them counts as one.

    >>> clean("第 １８ 条（ KLM  VPN ）").text
    '第18条(KLM VPN)'
    """
    if Noise.PUNCTUATION in noise:
        text = _PUNCTUATION.sub(lambda found: _USUAL_SIGN[found.group()], text)
    pieces: list[str] = []
    places: list[int] = []
    gap = False
    for found in _CLUSTER.finditer(text):
        piece, at = found.group(), found.start()
        if found.lastgroup:
            if gap and found["latin"] and pieces and _latin(pieces[-1][-1]) and _latin(piece[0]):
                pieces.append(" ")
                places.append(at)
            pieces.append(piece)
            places.extend(range(at, found.end()))
            gap = False
            continue
        if Noise.WIDTH in noise and not piece.isascii():
            piece = unicodedata.normalize("NFKC", piece)
        if Noise.SPACE in noise:
            if not piece.strip():
                gap = True
                continue
            if gap and pieces and _latin(pieces[-1][-1]) and _latin(piece.lstrip()[0]):
                pieces.append(" ")
                places.append(at)
            gap = piece[-1].isspace()
            piece = "".join(piece.split())
        pieces.append(piece)
        places.extend([at] * len(piece))
    return Cleaned("".join(pieces), tuple(places))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
