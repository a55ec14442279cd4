"""Which stretches of an article that was split, or merged with others, go where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.changes.substance import Stretch
from analysis.comparison.diff import likeness
from analysis.text.units import units

_CARRIED = 0.6
_SENTENCE, _CLAUSE = re.compile(r"[^。\n]+[。\n]*|[。\n]+"), re.compile(r"[^。、，,\n]+[。、，,\n]*|[。、，,\n]+")

Shares = tuple[tuple[Stretch, ...], ...]


def shares(stretches: Sequence[Stretch], others: Sequence[Sequence[Stretch]]) -> Shares:
    """The stretches handed out to those they are carried on in, in order; what is found nowhere goes to the first.

    A stretch that stands in one of the others as a whole goes there whole, else sentence by sentence; clause by clause
    where one of the others would be left with nothing.
    """
    handed = _handed(stretches, others)
    return handed if all(handed) else _by_clauses(stretches, others)


def by_sentence(stretch: Stretch) -> tuple[Stretch, ...]:
    """A stretch cut into its sentences."""
    return tuple(_pieces(stretch, _SENTENCE))


def _handed(stretches: Sequence[Stretch], others: Sequence[Sequence[Stretch]]) -> Shares:
    handed: list[list[Stretch]] = [[] for _ in others]
    whole = [[each.text for each in other] for other in others]
    sentences = [[piece.text for each in other for piece in _pieces(each, _SENTENCE)] for other in others]
    for stretch in stretches:
        place, alike = _nearest(stretch.text, whole)
        if alike >= _CARRIED:
            handed[place].append(stretch)
            continue
        for piece in _pieces(stretch, _SENTENCE):
            place, alike = _nearest(piece.text, sentences)
            handed[place if alike >= _CARRIED else 0].append(piece)
    return tuple(tuple(each) for each in handed)


def _by_clauses(stretches: Sequence[Stretch], others: Sequence[Sequence[Stretch]]) -> Shares:
    from rapidfuzz.distance import LCSseq

    handed: list[list[Stretch]] = [[] for _ in others]
    texts = [units("".join(each.text for each in other)).keys for other in others]
    for piece in (piece for stretch in stretches for piece in _pieces(stretch, _CLAUSE)):
        keys = units(piece.text).keys
        shared = [LCSseq.similarity(keys, text) for text in texts]
        handed[shared.index(max(shared))].append(piece)
    return tuple(tuple(each) for each in handed)


def _nearest(text: str, others: Sequence[Sequence[str]]) -> tuple[int, float]:
    """Which of the others has what is most alike, and how alike it is; of equals the first."""
    best = [max((likeness(text, each) for each in other), default=0.0) for other in others]
    place = max(range(len(best)), key=lambda at: (best[at], -at))
    return place, best[place]


def _pieces(stretch: Stretch, cut: re.Pattern[str]) -> Iterator[Stretch]:
    for found in cut.finditer(stretch.text):
        yield Stretch(stretch.path, found.group(), stretch.start + found.start())
