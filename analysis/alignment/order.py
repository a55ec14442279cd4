"""Which of some pairs run in the same order on both sides, and which were moved."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[int, int]


def longest_run(pairs: Iterable[Pair]) -> list[Pair]:
    """The most pairs that rise on both sides; of equally many, those whose places differ least. Sorted.

    >>> longest_run([(0, 3), (1, 0), (2, 1), (3, 2)])
    [(1, 0), (2, 1), (3, 2)]
    """
    rising = sorted(set(pairs))
    best: list[
        tuple[int, int, int]
    ] = []  # for the run that ends here: its length, minus its displacement, the one before
    for at, (left, right) in enumerate(rising):
        before = max(
            ((*best[k][:2], k) for k in range(at) if rising[k][0] < left and rising[k][1] < right),
            key=lambda run: run[:2],
            default=(0, 0, -1),
        )
        best.append((before[0] + 1, before[1] - abs(left - right), before[2]))
    at = max(range(len(rising)), key=lambda k: best[k][:2], default=-1)
    run: list[Pair] = []
    while at >= 0:
        run.append(rising[at])
        at = best[at][2]
    return run[::-1]
