"""The letter n-grams of a provision: what is learned from, and what is asked for.

Stretches of letters instead of words: nothing needs a dictionary, and 解約料 is akin to 解約金.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint64]

_OF_CAPTION, _OF_TEXT = (1, 2, 3), (2, 3)
_CAPTION, _OPENS, _CLOSES = 0x1, "^", "$"
_BITS = 16


class Stretches(NamedTuple):
    """The different n-grams of a caption (1 to 3 letters) and of a text (2 or 3), ascending, each packed into one number."""

    caption: Grams
    text: Grams


def stretches(caption: str, text: str) -> Stretches:
    """The n-grams of one provision; both parts masked and folded (``analysis.subjects.parties``).

    >>> [spelt(gram) for gram in stretches("料金", "").caption]
    ['見出し$', '見出し^', '見出し料', '見出し金', '見出し^料', '見出し料金', '見出し金$', '見出し^料金', '見出し料金$']
    """
    named = _packed(f"{_OPENS}{caption}{_CLOSES}", _OF_CAPTION) if caption else _packed("", _OF_CAPTION)
    wide = np.uint64(_CAPTION << 3 * _BITS)
    return Stretches(np.unique(named | wide), np.unique(_packed(text, _OF_TEXT)))


def _packed(text: str, lengths: tuple[int, ...]) -> Grams:
    """All stretches of these lengths; sixteen bits for each letter, the last one lowest."""
    letters = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2").astype(np.uint64)
    found, longer = [], letters
    for length in range(1, lengths[-1] + 1):
        if length > 1:
            longer = (longer[:-1] << np.uint64(_BITS)) | letters[length - 1 :]
        if length in lengths:
            found.append(longer)
    return np.concatenate(found)


def spelt(gram: int | np.uint64) -> str:
    """An n-gram in letters, for people to read."""
    codes = [int(gram) >> at * _BITS & 0xFFFF for at in (3, 2, 1, 0)]
    letters = "".join(map(chr, (code for code in codes if code > _CAPTION)))
    return f"見出し{letters}" if codes[0] == _CAPTION else letters
