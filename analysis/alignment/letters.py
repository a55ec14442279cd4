"""Sequences of words as strings, a letter for each different word: rapidfuzz compares these many times as fast."""

from __future__ import annotations

import sys
from collections.abc import Iterable


class Letters(dict[str, str]):
    """Which letter stands for which word, given out as words come; what is spelled by the same letters can be compared.

    >>> letters = Letters()
    >>> [len(letters.spelled(words)) for words in (["契約", "を", "解約", "する"], ["解約"], [])]
    [4, 1, 0]
    >>> letters.spelled(["契約", "解約"]) == letters["契約"] + letters["解約"]
    True
    """

    def __missing__(self, word: str) -> str:
        letter = self[word] = chr(min(len(self), sys.maxunicode))  # beyond a million words all others are one
        return letter

    def spelled(self, words: Iterable[str]) -> str:
        """The words, a letter each."""
        return "".join(map(self.__getitem__, words))
