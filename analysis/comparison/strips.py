"""Two articles laid side by side: 項 beside 項, 号 beside 号, in their order; what has no counterpart stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from analysis.comparison.diff import Dialects, diff, likeness, one_sided
from analysis.subjects.provisions import whole
from analysis.text.noise import USUAL, Noise
from analysis.text.units import PLAIN
from analysis.text.words import words
from models.comparison import Diff, Op, Side, Strip
from models.document import Kind, Node

_WORTH_A_LOOK = 0.2
"""Two 項 less alike than this do not stand beside each other."""
_SAME_NUMBER = 0.08
"""What the same number adds."""
_BY_WORDS = 0.8
"""How much the share of common words is worth beside the likeness of the wording."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A node under an article with its own text, and what lies below it.

    An article's own text counts as a passage of the article's path without anything below.
    """

    path: str
    text: str
    everything: str
    below: tuple[Passage, ...] = ()


def passages(node: Node, path: str) -> tuple[Passage, ...]:
    """What a node holds but articles and 章: its own text, if any, then its 項 with all below them.

    ``path`` is that of the node; what lies directly under a 章 is cited without it.
    """
    above = path.partition("/")[0] if node.kind is Kind.CHAPTER else path
    own = (Passage(path, node.text, node.text),) if node.text else ()
    held = (child for child in node.children if child.kind not in (Kind.ARTICLE, Kind.CHAPTER))
    return (*own, *(_passage(child, f"{above}/{child.label}") for child in held))


def _passage(node: Node, path: str) -> Passage:
    below = tuple(_passage(child, f"{path}/{child.label}") for child in node.children)
    return Passage(path, node.text, whole(node), below)


def lay(
    left: Sequence[Passage],
    right: Sequence[Passage],
    noise: frozenset[Noise] = USUAL,
    dialects: Dialects = (PLAIN, PLAIN),
) -> tuple[Strip, ...]:
    """The strips of two articles: every passage with text stands in exactly one. ``noise`` as in ``analysis.comparison.diff``."""
    return tuple(_lay(left, right, lambda one, other: diff(one, other, noise, dialects)))


def alone(side: Side, of: Sequence[Passage]) -> tuple[Strip, ...]:
    """The strips of an article without counterpart."""
    return tuple(_alone(side, of))


def _lay(left: Sequence[Passage], right: Sequence[Passage], compared: Callable[[str, str], Diff]) -> Iterator[Strip]:
    i = j = 0
    for row, column in [*beside(left, right), (len(left), len(right))]:
        yield from _alone(Side.LEFT, left[i:row])
        yield from _alone(Side.RIGHT, right[j:column])
        if row < len(left):
            one, other = left[row], right[column]
            if one.text or other.text:
                yield Strip(one.path, other.path, compared(one.text, other.text))
            yield from _lay(one.below, other.below, compared)
        i, j = row + 1, column + 1


def _alone(side: Side, of: Sequence[Passage]) -> Iterator[Strip]:
    for each in of:
        if each.text and side is Side.LEFT:
            yield Strip(each.path, None, one_sided(each.text, Op.LEFT))
        elif each.text:
            yield Strip(None, each.path, one_sided(each.text, Op.RIGHT))
        yield from _alone(side, each.below)


def beside(left: Sequence[Passage], right: Sequence[Passage]) -> list[tuple[int, int]]:
    """The pairs (by place), rising on both sides, that are most alike all together."""
    if len(left) == 1 == len(right):
        return [(0, 0)]
    gain = [[_gain(one, other) for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if gain[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gain(one: Passage, other: Passage) -> float:
    same = one.path.rpartition("/")[2] == other.path.rpartition("/")[2]
    alike = max(likeness(one.everything, other.everything), _BY_WORDS * _common(one.everything, other.everything))
    return alike + (_SAME_NUMBER if same else 0.0) - _WORTH_A_LOOK


@lru_cache(maxsize=20_000)
def _counts(text: str) -> Counter[str]:
    return Counter(words(text))


def _common(left: str, right: str) -> float:
    """The cosine of the telling words of two texts."""
    ours, theirs = _counts(left), _counts(right)
    product = sum(count * theirs[word] for word, count in ours.items())
    length = sqrt(sum(n * n for n in ours.values()) * sum(n * n for n in theirs.values()))
    return product / length if length else 0.0
