"""The words by which clauses are recognised: content words in normalized form, synonyms brought together."""

from __future__ import annotations

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
    normal = (token.normal for token in tokens(clean(text).text) if token.content)
    return tuple(MEANS.get(word, word) for word in normal if word not in SILENT and not word.isnumeric())
