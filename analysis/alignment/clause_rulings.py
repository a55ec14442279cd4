"""A reviewer's decisions about links of 項 and 号: which clauses they speak of, and how the rest is paired around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.alignment.clauses import Clause
from analysis.alignment.fingerprint import fingerprint, likeness
from analysis.alignment.inside import ClausePair, Inside, Pair, Pairs, Place, inside
from analysis.alignment.reading import Reading
from models.comparison import Ruling
from models.decisions import LinkDecision, LinkSays

AT_ITS_PATH, ELSEWHERE, ITS_PATH = 0.4, 0.7, 0.2
"""How alike a text must be to be the one of a decision, and what its own path adds where several are (decision 9)."""
_SURE = 0.6
"""A pair that scores this much stays beside an added one."""


def print_of(clause: Clause) -> str:
    """The fingerprint of a 項 or 号 with all that lies below it."""
    return fingerprint(clause.everything)


@dataclass(frozen=True)
class ClauseRulings:
    """What a reviewer decided about the clauses of two documents, by their places."""

    held: Mapping[ClausePair, LinkDecision]
    """Of several about one pair the latest."""
    told: tuple[Ruling, ...] = ()
    """All decisions, in the order given."""

    def touches(self, articles: Pair) -> bool:
        """Whether any of it is about a clause of one of two articles."""
        return any(pair[side][0] == articles[side] for pair in self.held for side in (0, 1))

    @property
    def by_path(self) -> dict[tuple[str, str], LinkDecision]:
        """The same by the paths that the clauses have now."""
        at = {id(ruling.decision): (ruling.left or "", ruling.right or "") for ruling in self.told}
        return {at[id(decision)]: decision for decision in self.held.values()}

    def of(self, says: LinkSays) -> list[ClausePair]:
        return [pair for pair, decision in self.held.items() if decision.says is says]

    def cuts(self, side: int, place: Place) -> Iterator[tuple[Place, LinkDecision]]:
        """What was cut from a clause (0: of the left document, 1: of the right one)."""
        for pair in self.of(LinkSays.CUT):
            if pair[side] == place:
                yield pair[1 - side], self.held[pair]


def settle_clauses(left: Reading, right: Reading, decisions: Iterable[LinkDecision]) -> ClauseRulings:
    """Find the clauses that decisions speak of; one made with the two documents the other way round holds as well."""
    told: list[tuple[LinkDecision, Place | None, Place | None]] = []
    for decision in decisions:
        one, other = (decision.left, decision.left_print), (decision.right, decision.right_print)
        given = _find(left.clauses, *one), _find(right.clauses, *other)
        turned = _find(left.clauses, *other), _find(right.clauses, *one)
        told.append((decision, *(given if None in turned or None not in given else turned)))
    by_time = sorted(told, key=lambda each: each[0].moment)
    held = {(one, other): decision for decision, one, other in by_time if one is not None and other is not None}
    rulings = (
        Ruling(d, _path(left, one), _path(right, other), _changed(d, left, right, (one, other)))
        for d, one, other in told
    )
    return ClauseRulings(held, tuple(rulings))


def _changed(decision: LinkDecision, left: Reading, right: Reading, places: tuple[Place | None, Place | None]) -> bool:
    one, other = places
    if one is None or other is None:
        return False
    found = left.clauses[one[0]][one[1]], right.clauses[other[0]][other[1]]
    return decision.made_of_others(set(map(print_of, found)))


def _path(side: Reading, place: Place | None) -> str | None:
    return None if place is None else side.clauses[place[0]][place[1]].path


def _find(side: Sequence[Sequence[Clause]], path: str, mark: str) -> Place | None:
    """The clause that a decision speaks of."""
    places = [(article, at) for article, held in enumerate(side) for at in range(len(held))]
    clauses = [side[article][at] for article, at in places]
    if not mark:
        return next((place for place, clause in zip(places, clauses, strict=True) if clause.path == path), None)
    found = meant(mark, path, [(clause.path, print_of(clause)) for clause in clauses])
    return None if found is None else places[found]


def meant(mark: str, path: str, known: Sequence[tuple[str, str]]) -> int | None:
    """Which of some clauses (path, fingerprint) a fingerprint means: the most alike, the one at the path where several are."""
    alike = [(likeness(mark, other), here == path, -at) for at, (here, other) in enumerate(known)]
    near = [
        (score + ITS_PATH * here, here, at)
        for score, here, at in alike
        if score >= (AT_ITS_PATH if here else ELSEWHERE)
    ]
    return -max(near)[2] if near else None


def around(left: Reading, right: Reading, linked: Sequence[Pair], rulings: ClauseRulings) -> Inside:
    """The pairs of clauses as the decisions would have them: cut ones never, added ones always, the rest anew around them.

    What stood where an added pair stands now is kept if it is sure, or if its other end found nothing better.
    """
    cut, added = set(rulings.of(LinkSays.CUT)), rulings.of(LinkSays.ADD)
    found = inside(left, right, linked, cut.__contains__ if cut else None)
    pairs = found.pairs
    if added := [pair for pair in added if pair not in pairs]:
        pairs = _anew(left, right, linked, (pairs, added, cut))
    given = dict.fromkeys((*added, *rulings.of(LinkSays.CONFIRM)), 1.0)
    return replace(found, pairs=pairs | given)


def _anew(
    left: Reading, right: Reading, linked: Sequence[Pair], known: tuple[Pairs, Sequence[ClausePair], set[ClausePair]]
) -> Pairs:
    """Pair again with the added pairs given; ``known`` are the pairs so far, the added ones and those that were cut."""
    natural, added, cut = known
    ours, theirs = {one for one, _ in added}, {other for _, other in added}

    def touches(pair: ClausePair) -> bool:
        return pair[0] in ours or pair[1] in theirs

    again = inside(left, right, linked, lambda pair: pair in cut or touches(pair)).pairs
    taken = {one for one, _ in again}, {other for _, other in again}
    kept = {
        (one, other): score
        for (one, other), score in natural.items()
        if touches((one, other))
        and (score >= _SURE or not ((one in ours or one in taken[0]) and (other in theirs or other in taken[1])))
    }
    return again | kept
