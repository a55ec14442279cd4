"""What speaks for two provisions answering each other, for all pairs of two documents at once, and kept.

Every kind of evidence is a matrix of numbers from 0 to 1, rows left, columns right; ``score`` puts them together as one
puts independent witnesses together: each one that is believed leaves less room for doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, permutations
from math import log
from typing import TYPE_CHECKING, TypeAlias

from analysis.alignment.reading import Reading, Weights
from analysis.subjects.lexicon import OTHER
from analysis.subjects.topics import Scores, Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

SUBJECT, STRETCH_SUBJECT = 0.85, 0.7
"""How far the same legal subject is believed: of whole articles, and of two of their 項."""
_ELSEWHERE, _NO_TOPIC = 0.7, 0.15
"""What that is worth where a document's own place for the subject is another article; where no topic is shared."""
_BESIDE_SUBJECT, _WITHOUT_SUBJECT = (0.35, 0.35, 0.25), (0.6, 1.0, 0.5)
"""How far shared words are believed (of captions, of whole articles, of two of their 項), beside the subject and where
one of the two speaks of none that the lexicon knows: then words are all there is."""
_NO_SHARED_WORD, _ONLY_ONES = 0.5, 0.8
"""What the same subject is worth where not one telling word is shared; where either document has no other article on
it.
"""
_ANCHOR, _FEW_WORDS = 0.15, 0.3
"""So much in common (of captions, articles and best two 項 together) is an anchor; less than that is few words."""
_BROAD, _BROAD_ALONE = ("customer_obligations", "provider_obligations", "service_content", "equipment_rental"), 0.8
"""Subjects under which much of a trade is gathered; what sharing one is worth where few words are shared."""
_OPPOSED = {
    frozenset(("liability", "indemnity")),
    frozenset(("termination_by_customer", "termination_by_provider")),
    frozenset(("provider_obligations", "customer_obligations")),
    frozenset(("customer_equipment", "equipment_rental")),
}
"""Subjects in which the same words say it of the other party."""
_OTHER_PARTY = 0.8
"""What a pair is worth whose subjects are opposed."""
_FIRST_ARTICLE, _SCOPE, _DEFINITIONS, _OPENING = "本則/第1条", "scope", "definitions", 0.6
"""What speaks at least for two first articles of which one says what its document applies to."""
_NAMED, _JOINTS = (
    0.6,
    re.compile(
        r"^[本当](?=サービス|規約|約款|契約)|[のとをはがにで・、,()\s]|及び|および|並びに|又は|または|等(?=の|$)"
    ),
)
"""How far two captions are alike of which one says all that the other says; what stands between the words of a caption."""
_AT_ONCE = 500_000
"""Products that are held in memory at a time, unless one row has more."""
_ASTRAY = 0.2
"""What is lost between the first article of one document and the last of the other: terms keep a customary order."""


@dataclass(frozen=True)
class Pieces:
    """How many words each two 項 share, and where the 項 of each article begin, left and right."""

    alike: Matrix
    starts: tuple[tuple[int, ...], tuple[int, ...]]

    def best(self, row: int, column: int) -> tuple[int, int]:
        """Which 項 of two articles share most, by their places."""
        import numpy as np

        rows, columns = (
            slice(*(*side, None)[at : at + 2]) for side, at in zip(self.starts, (row, column), strict=True)
        )
        block = self.alike[rows, columns]
        here, there = np.unravel_index(block.argmax(), block.shape)
        return int(here), int(there)


@dataclass(frozen=True)
class Evidence:
    """All evidence about two documents."""

    left: Reading
    right: Reading
    subject: Matrix
    """The same legal subject of the whole articles."""
    stretch_subject: Matrix
    """The same legal subject of their best two 項."""
    shared: Matrix
    """A topic in common: 1 where it is the subject of both; else how far either is its document's place for it."""
    heading: Matrix
    body: Matrix
    stretch: Matrix
    """Shared words: of the captions, of the whole articles, of the best two 項."""
    pieces: Pieces
    rarity: Weights
    """How much each word tells."""

    @cached_property
    def score(self) -> Matrix:
        """How much speaks for each pair, 0 … 1."""
        import numpy as np

        anchor = np.minimum(1.0, (self.body + self.stretch + self.heading) / _ANCHOR)
        least = np.where(self._only_ones(), _ONLY_ONES, _NO_SHARED_WORD)
        anchor = least + (1 - least) * anchor
        known = np.outer([_knows(each) for each in self.left.subjects], [_knows(each) for each in self.right.subjects])
        same_words = np.where(known, self._words(_BESIDE_SUBJECT), self._words(_WITHOUT_SUBJECT))
        doubt = (
            (1 - SUBJECT * self.subject * (_ELSEWHERE + (1 - _ELSEWHERE) * self.shared) * anchor)
            * (1 - STRETCH_SUBJECT * self.stretch_subject * np.maximum(self.shared, _NO_TOPIC) * anchor)
            * (1 - same_words)
        )
        score: Matrix = (1 - doubt) * self._plausible()
        for row, column in self.openings:
            score[row, column] = max(score[row, column], _OPENING)
        return score

    @cached_property
    def openings(self) -> tuple[tuple[int, int], ...]:
        """The first articles of both, where one says what its document is about and the other does more than define."""
        first = [side.index.get(_FIRST_ARTICLE) for side in (self.left, self.right)]
        if None in first:
            return ()
        row, column = (at or 0 for at in first)
        subjects = self.left.subjects[row].primary, self.right.subjects[column].primary
        return ((row, column),) if _SCOPE in subjects and _DEFINITIONS not in subjects else ()

    def _only_ones(self) -> NDArray[np.bool_]:
        """Which pairs are the only articles of their documents on a subject that is not broad."""
        import numpy as np

        sides = [[subject.primary for subject in side.subjects] for side in (self.left, self.right)]
        counts = [Counter(side) for side in sides]
        alone = {key for key in counts[0] if counts[0][key] == counts[1][key] == 1} - {OTHER, *_BROAD}
        only: NDArray[np.bool_] = np.zeros(self.subject.shape, dtype=bool)
        for key in alone:
            only[sides[0].index(key), sides[1].index(key)] = True
        return only

    def _plausible(self) -> Matrix:
        """What is taken off for subjects so broad that they say little, or opposed, and for places far apart."""
        import numpy as np

        sides = self.left.subjects, self.right.subjects
        rows, columns = ((np.arange(len(side)) + 0.5) / max(1, len(side)) for side in sides)
        plausible: Matrix = 1 - _ASTRAY * np.abs(rows[:, None] - columns[None, :])
        few = np.where(self.body + self.stretch + self.heading < _FEW_WORDS, _BROAD_ALONE, 1.0)
        here, there = (np.array([subject.primary for subject in side]) for side in sides)
        for key in _BROAD:
            block = np.ix_(here == key, there == key)
            plausible[block] *= few[block]
        for one, other in chain(*(permutations(both) for both in _OPPOSED)):
            plausible[np.ix_(here == one, there == other)] *= _OTHER_PARTY
        return plausible

    def _words(self, weights: tuple[float, float, float]) -> Matrix:
        import numpy as np

        heading, body, stretch = weights
        believed: Matrix = np.minimum(1.0, heading * self.heading + body * self.body + stretch * self.stretch)
        return believed

    def common(self, row: int, column: int, count: int) -> tuple[str, ...]:
        """The words two articles share that tell most, strongest first."""
        ours, theirs = self.left.whole[row], self.right.whole[column]
        shared = ((word, self.rarity[word]) for word in ours if word in theirs)
        both = {word: (ours[word] * tells) * (theirs[word] * tells) for word, tells in shared}
        return tuple(sorted(both, key=lambda word: (-both[word], word))[:count])


def _knows(subject: Subject) -> bool:
    return subject.primary != OTHER


def weigh(left: Reading, right: Reading) -> Evidence:
    """Weigh all pairs of provisions of two documents."""
    import numpy as np

    sides = (left, right)
    rarity = _rarity(sides)
    starts = [_starts(side.stretches) for side in sides]
    pieces = _cosines(list(chain(*left.stretches)), list(chain(*right.stretches)), rarity)
    topical = _rarity_of_topics(sides)
    subjects = [[_topics(s.scores, topical) for s in side.subjects] for side in sides]
    plain = [[_topics(p, topical) for s in side.subjects for p in s.paragraphs or ((),)] for side in sides]
    return Evidence(
        left,
        right,
        subject=_cosines(subjects[0], subjects[1]),
        stretch_subject=_best(_plainly_alike(plain[0], plain[1]), *starts),
        shared=_shared(left.places, right.places),
        heading=np.maximum(_cosines(left.captions, right.captions, rarity), _same_name(left, right)),
        body=_cosines(left.whole, right.whole, rarity),
        stretch=_best(pieces, *starts),
        pieces=Pieces(pieces, (tuple(starts[0]), tuple(starts[1]))),
        rarity=rarity,
    )


def _same_name(left: Reading, right: Reading) -> Matrix:
    """How far captions are alike of which one says all that the other says, on the same subject.

    Every word counts here, also those that stand in most captions and so tell nothing by themselves:
    サービスの内容, サービスの種類と内容.
    """
    import numpy as np

    named = [
        [
            (subject.primary, frozenset(_JOINTS.split(caption)) - {""})
            for subject, caption in zip(side.subjects, side.headings, strict=True)
        ]
        for side in (left, right)
    ]
    same = np.zeros((len(named[0]), len(named[1])))
    for row, (subject, words) in enumerate(named[0]):
        for column, (other, others) in enumerate(named[1]):
            if subject == other != OTHER and min(len(words), len(others)) > 1 and (words <= others or others <= words):
                same[row, column] = _NAMED
    return same


def _rarity(sides: Iterable[Reading]) -> dict[str, float]:
    """How much each word tells: the more the fewer provisions of both documents have it."""
    held = [each for side in sides for each in side.whole]
    counts = Counter(chain.from_iterable(held))
    return {word: log((len(held) + 1) / (count + 0.5)) for word, count in counts.items()}


@dataclass(frozen=True)
class _Table:
    """The weights of many in three columns: of whom each is, of what (by number), and how much."""

    rows: NDArray[np.intp]
    keys: NDArray[np.intp]
    weights: NDArray[np.float64]
    count: int
    """How many these are the weights of."""

    def lengths(self) -> NDArray[np.float64]:
        """The length of each as a vector."""
        import numpy as np

        return np.sqrt(np.bincount(self.rows, self.weights * self.weights, self.count))


def _table(side: Sequence[Weights], numbers: dict[str, int], rarity: Weights | None = None) -> _Table:
    """The weights of one side, by how much each tells where that is known; ``numbers`` are given out to all keys that come."""
    import numpy as np

    keys = np.array([numbers.setdefault(key, len(numbers)) for each in side for key in each], np.intp)
    weights = np.array([weight for each in side for weight in each.values()], np.float64)
    if rarity is not None:
        weights = weights * np.array([rarity[key] for each in side for key in each], np.float64)
    return _Table(np.repeat(np.arange(len(side)), [len(each) for each in side]), keys, weights, len(side))


def _cosines(left: Sequence[Weights], right: Sequence[Weights], rarity: Weights | None = None) -> Matrix:
    """The cosine of every pair; 0 where either side has nothing. Sparse, without threads: rows share few columns.

    What two have in common is added up key by key in the order of the left one, so that the sum is the same to the last
    bit wherever and beside whatever they stand.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    ours, theirs = (_table(side, numbers, rarity) for side in (left, right))
    products = np.zeros((ours.count, theirs.count))
    if not products.size:
        return products
    by_key = np.argsort(theirs.keys, kind="stable")
    holders, weights = theirs.rows[by_key], theirs.weights[by_key]
    often = np.bincount(theirs.keys, minlength=len(numbers))
    begins, times = (np.cumsum(often) - often)[ours.keys], often[ours.keys]
    most = int(np.bincount(ours.rows, times).max(initial=1))
    rows_at_once = max(1, _AT_ONCE // max(1, most))
    for first in range(0, ours.count, rows_at_once):
        last = min(ours.count, first + rows_at_once)
        part = slice(*np.searchsorted(ours.rows, (first, last)))
        many = times[part]
        place = np.repeat(begins[part] - np.cumsum(many) + many, many) + np.arange(many.sum())
        cells = np.repeat(ours.rows[part] - first, many) * theirs.count + holders[place]
        told = np.repeat(ours.weights[part], many) * weights[place]
        products[first:last] = np.bincount(cells, told, (last - first) * theirs.count).reshape(-1, theirs.count)
    lengths = [np.where(each == 0, 1.0, each) for each in (ours.lengths(), theirs.lengths())]
    cosines: Matrix = products / (lengths[0][:, None] * lengths[1][None, :])
    return cosines


def _plainly_alike(left: Sequence[Weights], right: Sequence[Weights]) -> Matrix:
    """The cosine of every pair of stretches, less where either hardly speaks of its subject."""
    import numpy as np

    strength = [np.minimum(1.0, _table(side, {}).lengths() / 3.0) for side in (left, right)]
    alike: Matrix = _cosines(left, right) * np.minimum(strength[0][:, None], strength[1][None, :])
    return alike


def _starts(groups: Sequence[Sequence[object]]) -> list[int]:
    starts, at = [], 0
    for group in groups:
        starts.append(at)
        at += len(group)
    return starts


def _best(alike: Matrix, left: Sequence[int], right: Sequence[int]) -> Matrix:
    """Of a matrix of stretches, the best value for each pair of articles, given where the stretches of each begin."""
    import numpy as np

    if not left or not right:
        return np.zeros((len(left), len(right)))
    best: Matrix = np.maximum.reduceat(np.maximum.reduceat(alike, left, axis=0), right, axis=1)
    return best


def _topics(scores: Scores, rarity: Weights) -> dict[str, float]:
    return {key: weight * rarity.get(key, 1.0) for key, weight in scores if key != OTHER}


def _rarity_of_topics(sides: Iterable[Reading]) -> dict[str, float]:
    """How much a topic tells: less where many articles of both documents speak of it."""
    spread: dict[str, float] = {}
    articles = 0
    for subject in (subject for side in sides for subject in side.subjects):
        articles += 1
        most = max((weight for _, weight in subject.scores), default=1.0)
        for key, weight in subject.scores:
            spread[key] = spread.get(key, 0.0) + weight / most
    return {key: log(1 + articles / (count + 1)) / log(1 + articles / 3) for key, count in spread.items()}


def _shared(left: Sequence[Weights], right: Sequence[Weights]) -> Matrix:
    """The most that two provisions have in any topic: the product of what either is the place for."""
    import numpy as np

    shared = np.zeros((len(left), len(right)))
    for key in sorted({key for each in left for key in each} & {key for each in right for key in each}):
        ours, theirs = (np.array([each.get(key, 0.0) for each in side]) for side in (left, right))
        np.maximum(shared, ours[:, None] * theirs[None, :], out=shared)
    return shared
