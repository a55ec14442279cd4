"""From examples to the tables of ``analysis.subjects.learned.beliefs``: one logistic regression for each topic.

One against the rest, because a provision may have several topics; each example once with its caption and once without,
because many documents print none. The n-grams that tell most are kept and the regressions made again over these alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analysis.subjects.learned.beliefs import Learned
from analysis.subjects.learned.grams import Grams, Stretches, stretches
from learning.marked import Example

FEW = 3
"""An n-gram that fewer documents have is a habit of theirs, or a name."""
KEPT = 12_000
"""So many n-grams are kept."""
STRICT = 20.0
"""How closely the regressions follow the examples (the inverse of the strength of L2 regularization)."""
BARE, LISTED = 0.3, 0.1
"""How much an example without its caption counts, and a caption without a text."""
STEPS = 127
"""The heaviest weight in steps: weights are kept as whole numbers of them."""
FAINT = 3
"""Weights of fewer steps are left out."""


class Tables(NamedTuple):
    """What ``weights.py`` holds, before it is packed."""

    keys: tuple[str, ...]
    known: Grams
    rarity: NDArray[np.float32]
    steps: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float32]

    def learned(self) -> Learned:
        """What the product makes of them."""
        return Learned(self.keys, self.known, self.rarity, self.steps * np.float32(self.scale), self.bias)


def fit(examples: Sequence[Example]) -> Tables:
    """Learn from examples. The same examples give the same tables."""
    whole = [each for each in examples if each.texts]
    rows = [stretches(each.caption, each.text) for each in examples] + [stretches("", each.text) for each in whole]
    topics = [each.topics for each in (*examples, *whole)]
    counted = np.array([1.0 if each.texts else LISTED for each in examples] + [BARE] * len(whole))
    keys = tuple(sorted({key for each in topics for key in each}))
    rarity = _rarity(examples, rows)
    known = np.array(sorted(rarity), dtype=np.uint64)
    weights, _ = _regressions(_table(rows, known, rarity), topics, keys, counted)
    telling = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:KEPT]
    known = known[np.sort(telling)]
    weights, bias = _regressions(_table(rows, known, rarity), topics, keys, counted)
    scale = float(np.abs(weights).max()) / STEPS
    steps = np.round(weights / scale).astype(np.int8)
    steps[np.abs(steps) < FAINT] = 0
    return Tables(keys, known, _of(known, rarity), steps, scale, bias)


def _rarity(examples: Sequence[Example], rows: Sequence[Stretches]) -> dict[int, float]:
    """The inverse document frequency, smoothed, of n-grams that are not few: ln((1 + n) / (1 + df)) + 1."""
    having = {
        (each.document, gram)
        for each, row in zip(examples, rows, strict=False)
        for part in row
        for gram in part.tolist()
    }
    documents = len({each.document for each in examples})
    counts = Counter(gram for _, gram in having)
    return {gram: log((1 + documents) / (1 + count)) + 1 for gram, count in counts.items() if count >= FEW}


def _of(known: Grams, rarity: Mapping[int, float]) -> NDArray[np.float32]:
    """The rarity of each n-gram, as closely as it is written down."""
    return np.array([rarity[gram] for gram in known.tolist()], dtype="<f2").astype(np.float32)


def _table(rows: Sequence[Stretches], known: Grams, rarity: Mapping[int, float]) -> csr_matrix:
    """What each row says with the known n-grams: caption and text each at unit length, as ``Learned`` weighs them."""
    weight = _of(known, rarity)
    ends, places, values = [0], [], []
    for row in rows:
        for part in row:
            at = np.flatnonzero(np.isin(known, part, assume_unique=True))
            places.append(at)
            values.append(weight[at] / max(float(np.sqrt(np.dot(weight[at], weight[at]))), 1e-9))
        ends.append(ends[-1] + len(places[-1]) + len(places[-2]))
    return csr_matrix((np.concatenate(values), np.concatenate(places), ends), shape=(len(rows), len(known)))


def _regressions(
    table: csr_matrix, topics: Sequence[tuple[str, ...]], keys: tuple[str, ...], counted: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """The weights (n-grams × topics) and the biases of one regression for each topic."""
    weights, bias = [], []
    for key in keys:
        model = LogisticRegression(C=STRICT, solver="liblinear", random_state=0)
        model.fit(table, [key in each for each in topics], sample_weight=counted)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.stack(weights, axis=1), np.array(bias, dtype=np.float32)
