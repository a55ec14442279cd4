"""Words as search compares them: Sudachi's normalized forms of what carries meaning, so that spellings do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.text.tokens import tokens


class Word(NamedTuple):
    """A word of a text as search knows it: its form, and the code points where it stands."""

    form: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, without particles, auxiliaries, signs and spaces.

    >>> [word.form for word in words("解約の申込みは、書面でおこなう。")]
    ['解約', '申し込み', '書面', '行う']
    """
    found = []
    for token in tokens(text):
        form = _form(token.normal)
        if form and token.content:
            found.append(Word(form, token.start, token.end))
    return tuple(found)


def forms(texts: Iterable[str]) -> tuple[str, ...]:
    """The forms of the words of several texts, one after the other."""
    return tuple(form for text in texts for form in _forms(text))


@lru_cache(maxsize=8192)
def _forms(text: str) -> tuple[str, ...]:
    return tuple([word.form for word in words(text)])


@lru_cache(maxsize=32_768)
def _form(normal: str) -> str:
    """Letters and digits of any script, in one width and one case."""
    plain = unicodedata.normalize("NFKC", normal).casefold()
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))


def marks(text: str, phrases: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    """Where the phrases (forms in a row) stand in a text: (start, end) in code points, in order, none in another.

    >>> marks("解約を希望する者は、解約の申込みをする。", [("解約", "申し込み")])
    ((10, 16),)
    """
    found: list[tuple[int, int]] = []
    said = words(text)
    for phrase in filter(None, phrases):
        length = len(phrase)
        found += [
            (said[at].start, said[at + length - 1].end)
            for at in range(len(said) - length + 1)
            if all(said[at + k].form == phrase[k] for k in range(length))
        ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
