"""From evidence to pairs: the best one-to-one pairing first, then what else belongs together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.evidence import Evidence
from analysis.kinship import CARRIED_ON, Kinship
from analysis.order import longest_run
from analysis.topics import UNSPOKEN

if TYPE_CHECKING:
    from analysis.evidence import Matrix

Pairs = dict[tuple[int, int], float]
"""(row, column) → score."""

_CORE, _FURTHER = 0.58, 0.68
"""What a pair must score inside the best pairing, and outside it."""
_BESIDE = 0.6
"""A further pair scores at least this share of the best either side has elsewhere."""
_UNRIVALLED = 0.8
"""Provisions this alike word for word leave room for others only where those score as much."""

_SAME_TEXT, _SAME_CAPTION, _SAME_SUBJECT = 0.95, 0.6, 0.35
"""Between versions: how far each is believed to say that a provision was carried on."""
_CARRIED, _IN_PLACE = 0.55, 0.35
"""What a pair must score between versions, and where all around it is paired and nothing else is left there."""
_PART = 0.5
"""The share of a provision that must stand in another for it to have been split off or merged."""


def between_services(evidence: Evidence, kin: Kinship) -> Pairs:
    """Pairs of two documents that were drafted apart: whatever a reader wants side by side, m:n."""
    import numpy as np

    score = np.maximum(evidence.score, 0.97 * kin.alike * (kin.alike >= CARRIED_ON))
    rows, columns = _spoken(evidence)
    score = score * np.outer(rows, columns)
    core = set(_assignment(score))
    found: Pairs = {}
    for row, column in zip(*np.nonzero(score >= _CORE), strict=True):
        here = float(score[row, column])
        best = max(score[row].max(), score[:, column].max())
        rival = max(kin.alike[row].max(), kin.alike[:, column].max()) >= _UNRIVALLED
        further = here >= (_UNRIVALLED if rival else _FURTHER) and here >= _BESIDE * best
        if (row, column) in core or further:
            found[int(row), int(column)] = here
    return found


def between_versions(evidence: Evidence, kin: Kinship) -> Pairs:
    """Pairs of two versions of one document: each provision with what it became, and what was split or merged."""
    import numpy as np

    score = 1 - (
        (1 - _SAME_TEXT * kin.alike) * (1 - _SAME_CAPTION * kin.captions) * (1 - _SAME_SUBJECT * evidence.score)
    )
    rows, columns = _spoken(evidence)
    score = score * ((np.outer(rows, columns) > 0) | (kin.alike >= CARRIED_ON))
    found = {pair: value for pair in _assignment(score) if (value := float(score[pair])) >= _CARRIED}
    found |= _in_place(score, found)
    return found | _parts(evidence, score, found)


def _spoken(evidence: Evidence) -> tuple[Matrix, Matrix]:
    """1 for every provision, 0 for 前文, 末尾 and 改定履歴, in the order of the rows and of the columns."""
    import numpy as np

    sides = (evidence.left.provisions, evidence.right.provisions)
    rows, columns = (np.array([float(not p.path.startswith(UNSPOKEN)) for p in side]) for side in sides)
    return rows, columns


def _assignment(score: Matrix) -> list[tuple[int, int]]:
    """The one-to-one pairing with the greatest sum."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(score, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


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
            if free and score[r, c] >= _IN_PLACE:
                more[r, c] = float(score[r, c])
    return more


def _parts(evidence: Evidence, score: Matrix, found: Pairs) -> Pairs:
    """Provisions without counterpart whose text stands in another one that has a counterpart: split off or merged."""
    more: Pairs = {}
    left, right = evidence.left.provisions, evidence.right.provisions
    partners = dict(found.keys()), {column: row for row, column in found}
    for row, one in enumerate(left):
        if row not in partners[0]:
            for column, partner in partners[1].items():
                if _stands_in(one.texts, right[column].texts, left[partner].texts):
                    more[row, column] = max(_CARRIED, float(score[row, column]))
    for column, one in enumerate(right):
        if column not in partners[1]:
            for row, partner in partners[0].items():
                if _stands_in(one.texts, left[row].texts, right[partner].texts):
                    more[row, column] = max(_CARRIED, float(score[row, column]))
    return more


def _stands_in(texts: tuple[str, ...], other: tuple[str, ...], partner: tuple[str, ...]) -> bool:
    """Whether most of some stretches stands among the stretches of another, and nearer to them than its partner's."""
    from analysis.diff import likeness

    size, carried = sum(map(len, texts)), 0
    for text in texts:
        there, nearest = max(((likeness(text, each), each) for each in other), default=(0.0, ""))
        if there >= CARRIED_ON and all(likeness(each, nearest) < there for each in partner):
            carried += len(text)
    return size > 0 and carried >= _PART * size
