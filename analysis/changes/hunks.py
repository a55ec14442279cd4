"""Where two sequences of senses part: what differs in sense, and what differs in wording only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.changes.senses import Sense
from analysis.text.narrow import fold
from models.changes import Ground


@dataclass(frozen=True)
class Page:
    """One side: the texts of its nodes with their senses, in order."""

    paths: tuple[str, ...]
    texts: tuple[str, ...]
    senses: tuple[tuple[Sense, ...], ...]
    starts: tuple[int, ...]
    """Where each text begins in the own text of its node."""

    def flat(self) -> tuple[Place, ...]:
        """All senses with the node they stand in."""
        return tuple(Place(node, sense) for node, senses in enumerate(self.senses) for sense in senses)

    def without(self, nodes: frozenset[int]) -> Page:
        """The page with some nodes left empty."""
        kept = tuple(() if node in nodes else senses for node, senses in enumerate(self.senses))
        return Page(self.paths, self.texts, kept, self.starts)

    def written(self, places: Sequence[Place]) -> str:
        """The text that some senses cover."""
        return "".join(self.texts[place.node][place.sense.start : place.sense.end] for place in places)


class Place(NamedTuple):
    """A sense and the node (by number) it stands in."""

    node: int
    sense: Sense


@dataclass(frozen=True)
class Hunk:
    """What both sides say where they part: all senses of the stretch, silent ones inside included.

    ``ground`` is None where the sense differs. ``before`` is the last thing both sides said.
    """

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    left_at: tuple[int, int]
    right_at: tuple[int, int]
    ground: Ground | None = None
    before: Place | None = None
    after: Place | None = None


def hunks(left: Page, right: Page) -> Iterator[Hunk]:
    """All places where two pages differ, in order, in sense or in wording only."""
    from rapidfuzz.distance import Indel

    flat = left.flat(), right.flat()
    ours, theirs = _spoken(flat[0]), _spoken(flat[1])
    steps = Indel.opcodes([s[-1].sense.key for s in ours], [s[-1].sense.key for s in theirs])
    start: tuple[int, int] | None = None
    for step in steps:
        if step.tag != "equal":
            start = start or (step.src_start, step.dest_start)
            continue
        if start:
            yield _hunk(ours, theirs, start, (step.src_start, step.dest_start))
            start = None
        for i, j in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True):
            yield from _wording(left, right, ours[i], theirs[j])
    if start:
        yield _hunk(ours, theirs, start, (len(ours), len(theirs)))
    yield from _silence(left, right, _tail(flat[0]), _tail(flat[1]), (0, 0), (0, 0))


def _spoken(flat: Sequence[Place]) -> list[tuple[Place, ...]]:
    """Every sense that says something, behind the silent ones that lead to it."""
    found: list[tuple[Place, ...]] = []
    silent: list[Place] = []
    for place in flat:
        silent.append(place)
        if place.sense.key:
            found.append(tuple(silent))
            silent = []
    return found


def _tail(flat: Sequence[Place]) -> tuple[Place, ...]:
    at = len(flat)
    while at and not flat[at - 1].sense.key:
        at -= 1
    return tuple(flat[at:])


def _hunk(
    ours: Sequence[tuple[Place, ...]], theirs: Sequence[tuple[Place, ...]], start: tuple[int, int], end: tuple[int, int]
) -> Hunk:
    left, right = ([p for one in side[a:b] for p in one] for side, a, b in zip((ours, theirs), start, end, strict=True))
    before = ours[start[0] - 1][-1] if start[0] else None
    after = ours[end[0]][-1] if end[0] < len(ours) else None
    return Hunk(_stripped(left), _stripped(right), _at(ours, start[0]), _at(theirs, start[1]), None, before, after)


def _stripped(places: list[Place]) -> tuple[Place, ...]:
    """Without the silent senses that lead to the first one."""
    first = next((at for at, place in enumerate(places) if place.sense.key), 0)
    return tuple(places[first:])


def _at(side: Sequence[tuple[Place, ...]], index: int) -> tuple[int, int]:
    """Node and offset where a stretch begins that starts with the ``index``-th sense."""
    if index < len(side):
        place = side[index][-1]
        return place.node, place.sense.start
    if side:
        return side[-1][-1].node, side[-1][-1].sense.end
    return 0, 0


def _wording(left: Page, right: Page, one: tuple[Place, ...], other: tuple[Place, ...]) -> Iterator[Hunk]:
    """What differs in the writing of one and the same sense, and in what leads to it."""
    here, there = one[-1], other[-1]
    at = (here.node, here.sense.start), (there.node, there.sense.start)
    yield from _silence(left, right, one[:-1], other[:-1], *at)
    texts = fold(left.written([here])), fold(right.written([there]))
    if texts[0] != texts[1]:
        yield Hunk((here,), (there,), *at, ground=_kind(here.sense, there.sense))


def _kind(one: Sense, other: Sense) -> Ground:
    kinds = {one.kind, other.kind}
    for kind in (Ground.RENUMBERED, Ground.NAME, Ground.SYNONYM):
        if kind in kinds:
            return kind
    return Ground.SPELLING


def _silence(
    left: Page,
    right: Page,
    one: Sequence[Place],
    other: Sequence[Place],
    left_at: tuple[int, int],
    right_at: tuple[int, int],
) -> Iterator[Hunk]:
    """A difference in signs and words that say nothing."""
    texts = fold(left.written(one)), fold(right.written(other))
    if texts[0] == texts[1]:
        return
    kinds = {place.sense.kind for place in (*one, *other)}
    left_at = (one[0].node, one[0].sense.start) if one else left_at
    right_at = (other[0].node, other[0].sense.start) if other else right_at
    ground = Ground.SIGN if kinds == {Ground.SIGN} else Ground.SYNONYM
    yield Hunk(tuple(one), tuple(other), left_at, right_at, ground)
