"""The one-to-one choice with the greatest sum."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import numpy as np
import pytest

from analysis.assignment import best_pairs


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 3), (2, 5), (5, 2), (4, 4)])
def test_no_other_choice_is_worth_more(rows: int, columns: int) -> None:
    worth = np.random.default_rng(rows * 10 + columns).integers(0, 9, (rows, columns)).astype(float)
    wide = worth if rows <= columns else worth.T
    best = max(
        sum(wide[row, at] for row, at in enumerate(chosen)) for chosen in permutations(range(wide.shape[1]), len(wide))
    )
    pairs = best_pairs(worth)
    assert sum(worth[pair] for pair in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs) == min(rows, columns)


def test_nothing_to_choose_from_gives_no_pairs() -> None:
    assert best_pairs(np.zeros((0, 3))) == best_pairs(np.zeros((3, 0))) == []


def test_the_rest_of_scipy_is_not_loaded() -> None:
    seen = "import sys, numpy; from analysis.assignment import best_pairs; best_pairs(numpy.eye(2)); "
    done = subprocess.run(
        [sys.executable, "-c", seen + "print('scipy.optimize' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
