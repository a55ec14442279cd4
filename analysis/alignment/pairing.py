"""From evidence to pairs: the best one-to-one pairing first, then what else belongs together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.alignment.evidence import Evidence
from analysis.alignment.kinship import CARRIED_ON, Kinship
from analysis.alignment.reading import Reading
from analysis.assignment import best_pairs
from analysis.subjects.lexicon import OTHER
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
_LEFT_OVER = 0.03
"""What two provisions must score that are left over, each the only one of its document on a subject."""
_NEIGHBOURS = (
    ("application", "acceptance"),
    ("application", "credentials"),
    ("contract_term", "renewal"),
    ("suspension", "termination_by_provider"),
    ("termination_by_customer", "early_termination_fee"),
    ("liability", "disclaimer"),
)
"""Subjects that drafters treat in one provision or in two; what is left over on the one is answered by what is left on
the other.
"""


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
    return found | _left_over(evidence, score, found)


def _left_over(evidence: Evidence, score: Matrix, found: Pairs) -> Pairs:
    """Pairs of provisions that nothing else answers, each the only one of its document on their subject, or on neighbouring ones.

    Whoever looks for the counterpart of the one is shown the other, however differently it is worded.
    """
    left, right = _only_ones(evidence.left), _only_ones(evidence.right)
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    added: Pairs = {}
    same = [(key, key) for key in left]
    for one, other in (*same, *_NEIGHBOURS, *((other, one) for one, other in _NEIGHBOURS)):
        row, column = left.get(one), right.get(other)
        if row is None or column is None or row in rows or column in columns:
            continue
        if score[row, column] >= _LEFT_OVER:
            added[row, column] = float(max(score[row, column], _CORE))
            rows.add(row)
            columns.add(column)
    return added


def _only_ones(reading: Reading) -> dict[str, int]:
    """Subject → the only provision that has it for its primary one; what no subject is known of does not count."""
    held: dict[str, list[int]] = defaultdict(list)
    for at, (subject, keys) in enumerate(zip(reading.subjects, reading.keys, strict=True)):
        if keys and subject.primary != OTHER:
            held[subject.primary].append(at)
    return {key: each[0] for key, each in held.items() if len(each) == 1}


def _spoken(evidence: Evidence) -> tuple[Matrix, Matrix]:
    """1 for every provision, 0 for 前文, 末尾 and 改定履歴, in the order of the rows and of the columns."""
    import numpy as np

    sides = (evidence.left.provisions, evidence.right.provisions)
    rows, columns = (np.array([float(not p.path.startswith(UNSPOKEN)) for p in side]) for side in sides)
    return rows, columns
