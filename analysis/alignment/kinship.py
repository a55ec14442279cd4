"""Whether two documents are versions of one, and how alike their provisions are word for word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.alignment.evidence import Evidence
from analysis.text.narrow import fold
from analysis.text.units import units

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

    left, right = evidence.left.provisions, evidence.right.provisions
    alike, captions = np.zeros((len(left), len(right))), np.zeros((len(left), len(right)))
    keys = [[units(each.text).keys for each in side] for side in (left, right)]
    heads = [[fold(each.heading) for each in side] for side in (left, right)]
    subjects = evidence.score
    for row in range(len(left)):
        for column in range(len(right)):
            captions[row, column] = heads[0][row] != "" and heads[0][row] == heads[1][column]
            same_place = left[row].path == right[column].path
            near = evidence.body[row, column] >= _WORTH_A_LOOK or subjects[row, column] >= _SAME_SUBJECT
            if captions[row, column] or same_place or near:
                alike[row, column] = Indel.normalized_similarity(keys[0][row], keys[1][column])
    shortest = min(len(left), len(right))
    carried = min(int((alike.max(axis=axis) >= CARRIED_ON).sum()) for axis in (0, 1)) if shortest else 0
    return Kinship(alike, captions, versions=shortest > 0 and carried >= VERSIONS * shortest)
