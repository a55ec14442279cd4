"""Linked articles of two services laid side by side by what their 項 and 号 answer: one beside several where that is so.

A 項 of the left document stands in the row of its article. So does one of the right, unless it answers a 項 of another
row: then it stands there. So every provision stands in exactly one strip, and the left document is read in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.comparison.diff import likeness, one_sided
from analysis.comparison.strips import Passage
from models.comparison import Diff, Further, Link, Op, Side, Strip, Unlinked

Place = tuple[int | None, int | None]
"""What stands in a row: the place of an article on the left, and on the right."""
Spot = tuple[int, int]
"""An article, and one of the provisions in it that have a text."""
_REASONS = 4
"""Reasons that a strip names; of several links the surest ones."""
_SHARED = "同じ語："
Compared = Callable[[Sequence[str], Sequence[str]], Diff]


@dataclass(frozen=True)
class Laid:
    """What stands in one row, and what of its article on the right stands in another one."""

    strips: tuple[Strip, ...]
    elsewhere: tuple[str, ...]
    there: tuple[Strip, ...]
    """The strips in which that stands."""


@dataclass(eq=False)
class _Star:
    """One provision beside one or several: either side has one at most where the other has more."""

    lefts: list[Spot] = field(default_factory=list)
    rights: list[Spot] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    strip: Strip | None = None
    """Made when it is first asked for."""


def lay_linked(
    sides: tuple[Sequence[Sequence[Passage]], Sequence[Sequence[Passage]]],
    places: Sequence[Place],
    found: tuple[Sequence[Link], Sequence[Unlinked]],
    compared: Compared,
) -> list[Laid]:
    """The rows at ``places`` of articles that are given by their passages, as their clauses are linked."""
    table = _Table(sides, found, compared)
    return [table.row(place) for place in places]


class _Table:
    def __init__(
        self,
        sides: tuple[Sequence[Sequence[Passage]], Sequence[Sequence[Passage]]],
        found: tuple[Sequence[Link], Sequence[Unlinked]],
        compared: Compared,
    ) -> None:
        self.spots = tuple([list(_flat(passages)) for passages in side] for side in sides)
        self.compared = compared
        self.gaps = {(gap.side, gap.path): gap for gap in found[1]}
        self.stars: dict[tuple[Side, Spot], _Star] = {}
        self.also: dict[tuple[Side, Spot], list[Spot]] = {}
        for one, other, link in self._placed(found[0]):
            self._join(one, other, link)

    def _placed(self, links: Sequence[Link]) -> list[tuple[Spot, Spot, Link]]:
        """The links by the places of their provisions, the surest first; of several that bear one number the most alike."""
        where: tuple[dict[str, list[Spot]], dict[str, list[Spot]]] = {}, {}
        for index, known in zip(where, self.spots, strict=True):
            for article, held in enumerate(known):
                for at, passage in enumerate(held):
                    index.setdefault(passage.path, []).append((article, at))
        taken: set[tuple[Spot, Spot]] = set()
        found: list[tuple[Spot, Spot, Link]] = []
        for link in sorted(links, key=lambda link: -link.score):
            ours, theirs = where[0].get(link.left, []), where[1].get(link.right, [])
            pairs = [(one, other) for one in ours for other in theirs if (one, other) not in taken]
            if pairs:
                best = pairs[0] if len(pairs) == 1 else max(pairs, key=self._likeness)
                taken.add(best)
                found.append((*best, link))
        return found

    def _likeness(self, pair: tuple[Spot, Spot]) -> float:
        return likeness(self._passage(Side.LEFT, pair[0]).text, self._passage(Side.RIGHT, pair[1]).text)

    def _join(self, one: Spot, other: Spot, link: Link) -> None:
        """Put two provisions into one strip, if one of its sides has no other and the left ones are of one article."""
        ours, theirs = self.stars.get((Side.LEFT, one)), self.stars.get((Side.RIGHT, other))
        if ours is None and theirs is None:
            star = _Star()
        elif ours is not None and theirs is None and ours.lefts == [one]:
            star = ours
        elif theirs is not None and ours is None and theirs.rights == [other] and theirs.lefts[0][0] == one[0]:
            star = theirs
        else:
            self.also.setdefault((Side.LEFT, one), []).append(other)
            self.also.setdefault((Side.RIGHT, other), []).append(one)
            return
        star.lefts = sorted({*star.lefts, one})
        star.rights = sorted({*star.rights, other})
        star.links.append(link)
        self.stars[Side.LEFT, one] = self.stars[Side.RIGHT, other] = star

    def _passage(self, side: Side, spot: Spot) -> Passage:
        return self.spots[side is Side.RIGHT][spot[0]][spot[1]]

    def row(self, place: Place) -> Laid:
        """The strips of a row: the left provisions in their order, each that is alone on the right behind the one before it."""
        row, column = place
        held: list[tuple[Strip, _Star | Spot]] = []
        elsewhere: list[str] = []
        there: list[Strip] = []
        for spot in self._of(Side.LEFT, row):
            star = self.stars.get((Side.LEFT, spot))
            if star is None:
                held.append((self._alone(Side.LEFT, spot), spot))
            elif star.lefts[0] == spot:
                held.append((self._strip(star), star))
        behind = 0
        for spot in self._of(Side.RIGHT, column):
            star = self.stars.get((Side.RIGHT, spot))
            if star is None:
                held.insert(behind, (self._alone(Side.RIGHT, spot), spot))
                behind += 1
            elif star.lefts[0][0] == row:
                behind = next(at for at, (_, what) in enumerate(held) if what is star) + 1
            else:
                elsewhere.append(self._passage(Side.RIGHT, spot).path)
                there.append(self._strip(star))
        once = tuple(strip for at, strip in enumerate(there) if all(strip is not other for other in there[:at]))
        return Laid(tuple(strip for strip, _ in held), tuple(elsewhere), once)

    def _of(self, side: Side, article: int | None) -> Iterator[Spot]:
        if article is not None:
            yield from ((article, at) for at in range(len(self.spots[side is Side.RIGHT][article])))

    def _strip(self, star: _Star) -> Strip:
        if star.strip is None:
            star.strip = self._made(star)
        return star.strip

    def _made(self, star: _Star) -> Strip:
        texts = {
            side: [self._passage(side, spot) for spot in spots]
            for side, spots in ((Side.LEFT, star.lefts), (Side.RIGHT, star.rights))
        }
        further: list[Further] = []
        for side, passages in texts.items():
            start = 0
            for before, passage in pairwise(passages):
                start += len(before.text)
                further.append(Further(side, passage.path, start))
        diff = self.compared(*([each.text for each in passages] for passages in texts.values()))
        links = sorted(star.links, key=lambda link: (link.decision is None, -link.score))
        return Strip(
            texts[Side.LEFT][0].path,
            texts[Side.RIGHT][0].path,
            diff,
            tuple(further),
            _once(reason for link in links for reason in link.reasons)[:_REASONS],
            also=tuple(self._also(star)),
            decision=links[0].decision,
        )

    def _also(self, star: _Star) -> Iterator[tuple[Side, str]]:
        for side, spots in ((Side.LEFT, star.lefts), (Side.RIGHT, star.rights)):
            across = Side.RIGHT if side is Side.LEFT else Side.LEFT
            for spot in spots:
                yield from ((across, self._passage(across, to).path) for to in self.also.get((side, spot), ()))

    def _alone(self, side: Side, spot: Spot) -> Strip:
        passage = self._passage(side, spot)
        gap = self.gaps.get((side, passage.path))
        left, right = (passage.path, None) if side is Side.LEFT else (None, passage.path)
        diff = one_sided(passage.text, Op.LEFT if side is Side.LEFT else Op.RIGHT)
        across = Side.RIGHT if side is Side.LEFT else Side.LEFT
        also = tuple((across, self._passage(across, to).path) for to in self.also.get((side, spot), ()))
        return Strip(left, right, diff, (), (gap.why,) if gap else (), gap.nearest if gap else None, also)


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    """Each reason once; the words that are the same in several are listed together.

    >>> _once(["同じ語：変更・規約", "どちらにも期間の定め", "同じ語：規約・承諾"])
    ('同じ語：変更・規約・承諾', 'どちらにも期間の定め')
    """
    found: dict[str, dict[str, None]] = {}
    for reason in reasons:
        shared = reason.removeprefix(_SHARED)
        found.setdefault(reason if shared == reason else _SHARED, {}).update(dict.fromkeys(shared.split("・")))
    return tuple(what + "・".join(words) if what == _SHARED else what for what, words in found.items())


def _flat(passages: Sequence[Passage]) -> Iterator[Passage]:
    for passage in passages:
        if passage.text:
            yield passage
        yield from _flat(passage.below)
