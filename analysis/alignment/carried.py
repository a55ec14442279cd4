"""Between two versions of one document: which article carries on which, and which were split or merged.

Identity and order weigh more here than the subject: the same words, the same caption, the same place. Then come the
articles that were rewritten where they stand, and what was split off or taken in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.alignment.evidence import Evidence
from analysis.alignment.kinship import CARRIED_ON, Kinship
from analysis.alignment.letters import Letters
from analysis.alignment.order import longest_run
from analysis.assignment import best_pairs
from analysis.subjects.provisions import Provision
from analysis.subjects.topics import UNSPOKEN
from analysis.text.units import units

if TYPE_CHECKING:
    from analysis.alignment.evidence import Matrix

Pairs = dict[tuple[int, int], float]
"""(row, column) → score."""

_SAME_TEXT, _SAME_CAPTION, _SAME_SUBJECT = 0.95, 0.6, 0.35
"""How far each is believed to say that a provision was carried on."""
_CARRIED = 0.55
"""What a pair must score."""
_SUBJECT_IN_PLACE, _TEXT_IN_PLACE = 0.5, 0.42
"""What the subject or the text must score where all around is paired and nothing else is left there.

Of two articles of one document that have nothing to do with each other one pair in fifty reaches either; of articles
of two providers on one subject, which share no sentence, nine in ten reach the former.
"""
_PART = 0.5
"""The share of a provision that must stand in another for it to have been split off or merged."""
_CLEARLY = 0.1
"""How much less of it the partner may have."""
_A_CLAUSE, _LOOSE = 8, 0.2
"""Units that a part of a sentence must have to be looked for, and what of it counts for little: particles are
everywhere.
"""
_HAIR = 0.001
"""So much below a threshold rapidfuzz is told to look: it loses what is equal to it (0.6 of 22 and 28)."""
_SHARES_WORDS = 0.05
"""Provisions that share fewer telling words are no parts of each other, nor one rewritten where it stands."""
_SENTENCE = re.compile(r"[^。\n]+[。\n]*")
_SHARP = 4
"""Power that scores are raised to before they are added up: one sure pair is worth more than two doubtful ones."""
_SAME_PLACE, _NEAR, _SAME_PART = 0.02, 0.01, 0.2
"""What the same path, the same place in the order and parts alike add where nothing else tells two pairs apart."""


@dataclass(frozen=True)
class Carried:
    """What became of the provisions (by row and column): one-to-one, and what was split off or merged besides."""

    pairs: Pairs
    split: Pairs
    """Old one in ``pairs`` with another; this new one is a further part of it."""
    merged: Pairs
    """New one in ``pairs`` with another; this old one was taken into it."""

    @property
    def all(self) -> Pairs:
        return self.pairs | self.split | self.merged


def carry(evidence: Evidence, kin: Kinship) -> Carried:
    """Pair the provisions of an old (left) and a new (right) version."""
    import numpy as np

    score = 1 - (
        (1 - _SAME_TEXT * kin.alike) * (1 - _SAME_CAPTION * kin.captions) * (1 - _SAME_SUBJECT * evidence.score)
    )
    spoken = np.outer(_counted(evidence.left.provisions), _counted(evidence.right.provisions)) > 0
    score = score * (spoken | (kin.alike >= CARRIED_ON))
    sure = np.where(kin.alike >= CARRIED_ON, score, 0)
    found = _assignment(evidence, sure)
    letters = Letters()
    left, right = (
        [sentences(each.texts, letters) for each in side.provisions] for side in (evidence.left, evidence.right)
    )
    split, merged = _parts(evidence, score, found, left, right)
    rest = _without(score, {*found, *split, *merged})
    found |= _assignment(evidence, rest)
    text = (kin.alike >= _TEXT_IN_PLACE) & (evidence.body >= _SHARES_WORDS)
    in_place = (evidence.score >= _SUBJECT_IN_PLACE) | text | (kin.captions > 0)
    found |= _in_place(_without(rest * in_place, found), found)
    parts = _parts(evidence, score, found, left, right)
    return Carried(found, split | parts[0], merged | parts[1])


def told_apart(pairs: Pairs, known: Pairs) -> Carried:
    """What became of the provisions where all pairs are given, such as a reviewer would have them.

    Those of ``known`` stay one-to-one, then the best of the others do; what is beyond that was split off or merged.
    """
    found: Pairs = {}
    rows, columns = set[int](), set[int]()
    for row, column in sorted(pairs, key=lambda pair: (pair not in known, -pairs[pair], pair)):
        if row not in rows and column not in columns:
            found[row, column] = pairs[row, column]
            rows.add(row)
            columns.add(column)
    further = {pair: score for pair, score in pairs.items() if pair not in found}
    split = {(r, c): score for (r, c), score in further.items() if r in rows}
    merged = {(r, c): score for (r, c), score in further.items() if c in columns}
    return Carried(found, split, merged)


def _without(score: Matrix, pairs: Iterable[tuple[int, int]]) -> Matrix:
    """The scores of what no pair holds."""
    import numpy as np

    rest: Matrix = np.array(score)
    for row, column in pairs:
        rest[row] = 0
        rest[:, column] = 0
    return rest


def counts(provision: Provision) -> bool:
    """Whether a provision is one that is carried on: not 前文, 末尾, 改定履歴."""
    return not provision.path.startswith(UNSPOKEN)


def _counted(provisions: Sequence[Provision]) -> list[float]:
    return [float(counts(provision)) for provision in provisions]


def _assignment(evidence: Evidence, score: Matrix) -> Pairs:
    """The one-to-one pairing of what scores enough; of equals the one that keeps numbers and order."""
    import numpy as np

    left, right = evidence.left.provisions, evidence.right.provisions
    if not left or not right:
        return {}
    rows = {path: at for at, path in enumerate(p.path for p in left)}
    same = np.zeros(score.shape)
    for column, provision in enumerate(right):
        if provision.path in rows:
            same[rows[provision.path], column] = 1.0
    whole = _affinity(left, right, score)
    near = 1 - np.abs(np.linspace(0, 1, len(left))[:, None] - np.linspace(0, 1, len(right))[None, :])
    worth = np.where(score >= _CARRIED, score**_SHARP + _SAME_PLACE * same + _NEAR * near + _SAME_PART * whole, 0)
    return {pair: float(score[pair]) for pair in best_pairs(worth) if score[pair] >= _CARRIED}


def _affinity(left: Sequence[Provision], right: Sequence[Provision], score: Matrix) -> Matrix:
    """How alike the parts are that two provisions stand in, 0 … 1: what of the one is found in the other, on average."""
    import numpy as np

    ours, theirs = ([p.path.partition("/")[0] for p in side] for side in (left, right))
    alike = np.zeros(score.shape)
    for part in dict.fromkeys(ours):
        rows = [at for at, each in enumerate(ours) if each == part]
        for other in dict.fromkeys(theirs):
            columns = [at for at, each in enumerate(theirs) if each == other]
            block = score[np.ix_(rows, columns)]
            alike[np.ix_(rows, columns)] = min(block.max(axis=1).mean(), block.max(axis=0).mean()) ** _SHARP**2
    return alike


def _in_place(score: Matrix, found: Pairs) -> Pairs:
    """Pairs left over on both sides between the same neighbours: rewritten, but carried on in their place."""
    more: Pairs = {}
    taken = {row for row, _ in found}, {column for _, column in found}
    anchors = longest_run(found)
    edges = [(-1, -1), *anchors, (score.shape[0], score.shape[1])]
    for (row, column), (next_row, next_column) in pairwise(edges):
        ours = [r for r in range(row + 1, next_row) if r not in taken[0]]
        theirs = [c for c in range(column + 1, next_column) if c not in taken[1]]
        for r, c in sorted(((r, c) for r in ours for c in theirs), key=lambda pair: -score[pair]):
            free = all(r != other and c != another for other, another in more)
            if free and score[r, c] > 0:
                more[r, c] = float(score[r, c])
    return more


def _parts(
    evidence: Evidence, score: Matrix, found: Pairs, left: Sequence[Sentences], right: Sequence[Sentences]
) -> tuple[Pairs, Pairs]:
    """Provisions without counterpart whose text stands in another one that has a counterpart: split off, or merged."""
    split: Pairs = {}
    merged: Pairs = {}
    for row, column, partner in _beside(evidence, found, old=True):
        if stands_in(left[row], right[column], left[partner]):
            merged[row, column] = max(_CARRIED, float(score[row, column]))
    for column, row, partner in _beside(evidence, found, old=False):
        if stands_in(right[column], left[row], right[partner]):
            split[row, column] = max(_CARRIED, float(score[row, column]))
    return split, merged


def _beside(evidence: Evidence, found: Pairs, *, old: bool) -> Iterator[tuple[int, int, int]]:
    """Each provision of one version without counterpart, beside all of the other that have one, and their partner."""
    pairs = [(r, c) if old else (c, r) for r, c in found]
    taken, partners = {here for here, _ in pairs}, {there: here for here, there in pairs}
    words = evidence.body if old else evidence.body.T
    for at, provision in enumerate((evidence.left if old else evidence.right).provisions):
        if at not in taken and counts(provision):
            yield from ((at, to, partners[to]) for to in sorted(partners) if words[at, to] >= _SHARES_WORDS)


class Sentence(NamedTuple):
    """A sentence: its code points, and its units, a letter each."""

    size: int
    units: str


Sentences = tuple[Sentence, ...]


def sentences(texts: Iterable[str], letters: Letters) -> Sentences:
    """All sentences of some texts, in order; those that are spelled by the same ``letters`` can be compared."""
    return tuple(sentence for text in texts for sentence in _sentences(text, letters))


def _sentences(text: str, letters: Letters) -> Iterator[Sentence]:
    """The text is cut into units once, and its sentences share them."""
    cut, begun = units(text), 0
    for found in _SENTENCE.finditer(text):
        end = bisect_left(cut.starts, found.end(), begun, len(cut.keys))
        yield Sentence(found.end() - found.start(), letters.spelled(cut.keys[begun:end]))
        begun = end


@lru_cache(maxsize=4096)  # it is asked twice for most: before and after what is left over is paired
def stands_in(sentences: Sentences, other: Sentences, partner: Sentences) -> bool:
    """Whether most of some sentences stands among those of another, and no longer in its partner's."""
    size = left = sum(sentence.size for sentence in sentences)
    carried = 0
    for sentence in sentences:
        left -= sentence.size
        there = _held(sentence, other, CARRIED_ON)
        if there and not _held(sentence, partner, there - _CLEARLY):
            carried += sentence.size
        if carried + left < _PART * size:
            return False
    return size > 0


def _held(sentence: Sentence, others: Sentences, least: float) -> float:
    """How far a sentence is one of others, or stands in it as a part of some length; 0 below ``least``."""
    from rapidfuzz.distance import Indel, LCSseq

    (size, ours), best = sentence, 0.0
    for length, theirs in others:
        shorter, both = min(len(ours), len(theirs)), len(ours) + len(theirs)
        if both and 2 * shorter < least * both and shorter < (least + _LOOSE) * len(ours):
            continue  # too short to be either
        alike = Indel.normalized_similarity(ours, theirs, score_cutoff=min(least, CARRIED_ON) - _HAIR)
        if alike < CARRIED_ON and len(ours) >= _A_CLAUSE and length >= size:
            alike = max(alike, LCSseq.similarity(ours, theirs) / len(ours) - _LOOSE)
        best = max(best, alike)
    return best if best >= least else 0.0
