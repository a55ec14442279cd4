"""The words by which clauses are recognised: content words in normalized form, synonyms brought together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from analysis.subjects.lexicon.synonyms import MEANS, SILENT
from analysis.text.noise import clean
from analysis.text.tokens import tokens


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The telling words of a text, in order; figures, parties and grammar are left out.

    >>> words("契約者は、第３条により１０日前に契約を解除することができます。")
    ('日', '解約')
    """
    return tuple(word for _, word in placed(text))


@lru_cache(maxsize=20_000)
def placed(text: str) -> tuple[tuple[int, str], ...]:
    """The same, each with the place in the text where it begins."""
    return tuple(_placed(text))


def _placed(text: str) -> Iterator[tuple[int, str]]:
    cleaned = clean(text)
    for token in tokens(cleaned.text):
        word = token.normal
        if token.content and word not in SILENT and not word.isnumeric():
            yield cleaned.places[token.start], MEANS.get(word, word)
