"""From evidence to pairs: the best one-to-one pairing first, then what else belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.alignment.evidence import Evidence
from analysis.alignment.kinship import CARRIED_ON, Kinship
from analysis.assignment import best_pairs
from analysis.subjects.topics import UNSPOKEN

if TYPE_CHECKING:
    from analysis.alignment.evidence import Matrix

Pairs = dict[tuple[int, int], float]
"""(row, column) → score."""

_CORE, _FURTHER = 0.58, 0.68
"""What a pair must score inside the best pairing, and outside it."""
_BESIDE = 0.7
"""A further pair scores at least this share of the best either side has elsewhere."""
_UNRIVALLED = 0.8
"""Provisions this alike word for word leave room for others only where those score as much."""


def between_services(evidence: Evidence, kin: Kinship) -> Pairs:
    """Pairs of two documents that were drafted apart: whatever a reader wants side by side, m:n."""
    import numpy as np

    score = np.maximum(evidence.score, 0.97 * kin.alike * (kin.alike >= CARRIED_ON))
    rows, columns = _spoken(evidence)
    score = score * np.outer(rows, columns)
    core = set(best_pairs(score))
    found: Pairs = {}
    for row, column in zip(*np.nonzero(score >= _CORE), strict=True):
        here = float(score[row, column])
        best = max(score[row].max(), score[:, column].max())
        rival = max(kin.alike[row].max(), kin.alike[:, column].max()) >= _UNRIVALLED
        further = here >= (_UNRIVALLED if rival else _FURTHER) and here >= _BESIDE * best
        if (row, column) in core or further:
            found[int(row), int(column)] = here
    return found


def _spoken(evidence: Evidence) -> tuple[Matrix, Matrix]:
    """1 for every provision, 0 for 前文, 末尾 and 改定履歴, in the order of the rows and of the columns."""
    import numpy as np

    sides = (evidence.left.provisions, evidence.right.provisions)
    rows, columns = (np.array([float(not p.path.startswith(UNSPOKEN)) for p in side]) for side in sides)
    return rows, columns
