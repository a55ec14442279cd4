"""Whether two documents are versions of one, and how alike their provisions are word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis.alignment.evidence import Evidence
from analysis.alignment.letters import Letters

if TYPE_CHECKING:
    from analysis.alignment.evidence import Matrix

CARRIED_ON = 0.6
"""Two provisions this alike word for word are one, carried on."""
VERSIONS = 0.5
"""The share of the shorter document that must be carried on for the two to be versions of one."""
_WORTH_A_LOOK, _SAME_SUBJECT = 0.3, 0.5
"""Where fewer telling words are shared, less speaks for one subject and the captions differ, nothing is compared."""


@dataclass(frozen=True)
class Kinship:
    """How alike all pairs of provisions are, 0 … 1, and what follows for the documents."""

    alike: Matrix
    """Word for word: twice the morphemes in common, in order, by those of both."""
    captions: Matrix
    """1 where both print the same caption, else 0."""
    versions: bool


def kinship(evidence: Evidence) -> Kinship:
    """Compare the provisions of two documents word for word."""
    import numpy as np
    from rapidfuzz.distance import Indel

    left, right = evidence.left, evidence.right
    captions = _equal(*([heading or None for heading in side.headings] for side in (left, right)))
    same_place = _equal(*([provision.path for provision in side.provisions] for side in (left, right)))
    near = (evidence.body >= _WORTH_A_LOOK) | (evidence.score >= _SAME_SUBJECT)
    letters, alike = Letters(), np.zeros(captions.shape)
    said = [cache(lambda at, side=side: letters.spelled(side.morphemes[at])) for side in (left, right)]
    for row, column in zip(*np.nonzero((captions > 0) | (same_place > 0) | near), strict=True):
        same = left.morphemes[row] == right.morphemes[column]
        alike[row, column] = 1.0 if same else Indel.normalized_similarity(said[0](row), said[1](column))
    shortest = min(captions.shape)
    carried = min(int((alike.max(axis=axis) >= CARRIED_ON).sum()) for axis in (0, 1)) if shortest else 0
    return Kinship(alike, captions, versions=shortest > 0 and carried >= VERSIONS * shortest)


def _equal(left: Sequence[str | None], right: Sequence[str | None]) -> Matrix:
    """1 where both sides have the same, else 0; None is equal to nothing."""
    import numpy as np

    columns: dict[str | None, list[int]] = {}
    for column, each in enumerate(right):
        columns.setdefault(each, []).append(column)
    equal: Matrix = np.zeros((len(left), len(right)))
    for row, each in enumerate(left):
        if each is not None:
            equal[row, columns.get(each, [])] = 1.0
    return equal
