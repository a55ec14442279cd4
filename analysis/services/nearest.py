"""The clause of a service that comes nearest to some words, where no rule has found any."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log

from analysis.services.column import Column
from analysis.text.words import words
from models.matrix import Place

_CAPTION = 2.0
"""What a word in a caption counts beside one in the text."""
_COMMON = 0.5
"""Words of more than this share of all clauses tell nothing."""


def nearest(column: Column, asked: str) -> Place | None:
    """The 項 that has most of the telling words of ``asked``, rare ones counting more; None where none has any."""
    wanted = dict.fromkeys(words(asked))
    clauses = [
        (path, _counted(provision.heading), _counted(text))
        for provision, _ in column.provisions
        for path, text in zip(provision.paths, provision.texts, strict=True)
    ]
    if not wanted or not clauses:
        return None
    spread = Counter(word for _, caption, text in clauses for word in caption | text)
    weight = {word: log(len(clauses) / spread[word]) for word in wanted if 0 < spread[word] <= _COMMON * len(clauses)}
    best, found = 0.0, None
    for path, caption, text in clauses:
        score = sum(rare * (_CAPTION * (word in caption) + (word in text)) for word, rare in weight.items())
        if score > best:
            best, found = score, path
    return column.place(found) if found else None


@lru_cache(maxsize=20_000)
def _counted(text: str) -> frozenset[str]:
    return frozenset(words(text))
