"""The 項 and 号 of linked articles that answer each other, as links with their reasons, and those that none answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from analysis.alignment.acts import ACTS
from analysis.alignment.clause_rulings import ClauseRulings, around
from analysis.alignment.clauses import Saying
from analysis.alignment.inside import ClausePair, Inside, Pair, Place
from analysis.alignment.reading import Reading
from analysis.alignment.reasons import for_decision
from analysis.text.narrow import fold
from models.comparison import Confidence, Link, Side, Unlinked
from models.decisions import LinkSays
from models.document import article_of, citation

_SURE, _LIKELY = 0.6, 0.4
_WORDS = 4
"""Words that a reason names."""
_NAMES = tuple(act.name for act in ACTS)
_SIDE = {Side.LEFT: "左", Side.RIGHT: "右"}


def clause_links(
    left: Reading, right: Reading, linked: Sequence[Pair], rulings: ClauseRulings
) -> tuple[tuple[Link, ...], tuple[Unlinked, ...]]:
    """The links of the clauses inside linked articles (by their places), and the clauses that stand alone there.

    Both in the order of the documents, left before right. What a reviewer decided holds also between other articles.
    """
    told = _Telling(left, right, linked, rulings)
    return tuple(told.links()), tuple(told.alone())


class _Telling:
    def __init__(self, left: Reading, right: Reading, linked: Sequence[Pair], rulings: ClauseRulings) -> None:
        self.left, self.right, self.linked, self.rulings = left, right, linked, rulings
        self.found: Inside = around(left, right, linked, rulings)
        self.partners: tuple[Mapping[Place, list[Place]], Mapping[Place, list[Place]]] = (
            defaultdict(list),
            defaultdict(list),
        )
        for one, other in sorted(self.found.pairs):
            self.partners[0][one].append(other)
            self.partners[1][other].append(one)

    def links(self) -> Iterator[Link]:
        for pair, score in sorted(self.found.pairs.items()):
            decision = self.rulings.held.get(pair)
            if decision is not None and decision.says is LinkSays.CUT:
                continue
            paths = self._path(0, pair[0]), self._path(1, pair[1])
            reasons = tuple(self._reasons(pair))
            if decision is not None:
                yield Link(*paths, 1.0, Confidence.HIGH, (for_decision(decision), *reasons), decision)
            else:
                sure = Confidence.HIGH if score >= _SURE else Confidence.MIDDLE if score >= _LIKELY else Confidence.LOW
                yield Link(*paths, min(1.0, score), sure, reasons)

    def _reasons(self, pair: ClausePair) -> Iterator[str]:
        """Why two clauses belong together, the weightiest first; at least one."""
        one, other = (self._side(at).clauses[place[0]][place[1]] for at, place in enumerate(pair))
        told = [self._shared(pair)]
        if fold(one.text) == fold(other.text):
            told.append("文が同じ")
        else:
            told += [self._acts(pair), self._words(pair)]
        yield from [reason for reason in told if reason] or ["条の中で最も近い定め"]

    def _shared(self, pair: ClausePair) -> str:
        """That what one clause says is told in several over there."""
        for at, side in enumerate((Side.LEFT, Side.RIGHT)):
            others = self.partners[at][pair[at]]
            if len(others) > 1:
                across = Side.RIGHT if side is Side.LEFT else Side.LEFT
                return f"{_SIDE[side]}の{self._name(at, pair[at])}は、{_SIDE[across]}では{self._names(1 - at, others)}に分かれる"
        return ""

    def _names(self, at: int, places: Sequence[Place]) -> str:
        """Several clauses as they are called; a 項 with some of its 号 as the two together."""
        paths = {place: self._path(at, place) for place in places}
        tops = [place for place, path in paths.items() if not any(path.startswith(f"{p}/") for p in paths.values())]
        names = [
            self._name(at, top)
            + ("とその中の号" if any(p.startswith(f"{paths[top]}/") for p in paths.values()) else "")
            for top in tops
        ]
        return "・".join(dict.fromkeys(names))

    def _name(self, at: int, place: Place) -> str:
        """A clause as it is called beside the others: by its article too where several are linked."""
        path = self._path(at, place)
        return (
            citation(path)
            if place[0] in self._several[at] or path == article_of(path)
            else path.removeprefix(f"{article_of(path)}/").replace("/", "")
        )

    @cached_property
    def _several(self) -> tuple[frozenset[int], frozenset[int]]:
        """On each side the articles that answer one over there together with others."""
        found = []
        for at in (0, 1):
            answering: dict[int, set[int]] = {}
            for pair in self.linked:
                answering.setdefault(pair[1 - at], set()).add(pair[at])
            found.append(frozenset(one for ours in answering.values() if len(ours) > 1 for one in ours))
        return found[0], found[1]

    def _acts(self, pair: ClausePair) -> str:
        ours, theirs = (
            {act for saying in self._said(at, place) for act in saying.acts} for at, place in enumerate(pair)
        )
        both = [name for name in _NAMES if name in ours and name in theirs]
        return f"どちらにも{'・'.join(both)}の定め" if both else ""

    def _words(self, pair: ClausePair) -> str:
        counts = [Counter[str](), Counter[str]()]
        for at, place in enumerate(pair):
            for saying in self._said(at, place):
                counts[at].update(saying.words)
        ours, theirs = self.left.spread[0], self.right.spread[0]
        shared = (word for word in counts[0] if word in counts[1] and len(word) > 1)
        both = sorted(shared, key=lambda word: (ours[word] + theirs[word], word))
        written = self.left.written[pair[0][0]]
        return f"同じ語：{'・'.join(written.get(word, word) for word in both[:_WORDS])}" if both else ""

    def alone(self) -> Iterator[Unlinked]:
        """The clauses of linked articles without counterpart."""
        for at, side in enumerate((Side.LEFT, Side.RIGHT)):
            for article in sorted({pair[at] for pair in self.linked}):
                for clause in range(len(self._side(at).clauses[article])):
                    if not self.partners[at][article, clause]:
                        yield Unlinked(side, self._path(at, (article, clause)), *self._why(at, (article, clause)))

    def _why(self, at: int, place: Place) -> tuple[str | None, str]:
        """The nearest candidate of a clause, and why it is none."""
        cuts = list(self.rulings.cuts(at, place))
        if cuts:
            said = (
                f"{citation(self._path(1 - at, to))}は、{for_decision(decision).rstrip('。')}。"
                for to, decision in cuts
            )
            return self._path(1 - at, cuts[0][0]), "".join(said)
        nearest = self.found.nearest[at].get(place)
        if nearest is None:
            return None, "対応する条に、これに近い定めは見当たりません。"
        path = self._path(1 - at, nearest)
        partners, sides = self.partners[1 - at][nearest], tuple(_SIDE.values())
        if partners:
            better = f"{sides[at]}の{citation(self._path(at, partners[0]))}"
            return path, f"最も近い{sides[1 - at]}の{citation(path)}は、{better}のほうによく対応しています。"
        return path, f"最も近い{sides[1 - at]}の{citation(path)}とは、共通する語が少なく、対応とするには足りません。"

    def _side(self, at: int) -> Reading:
        return self.right if at else self.left

    def _path(self, at: int, place: Place) -> str:
        return self._side(at).clauses[place[0]][place[1]].path

    def _said(self, at: int, place: Place) -> Iterator[Saying]:
        return (saying for saying in self._side(at).sayings[place[0]] if saying.clause == place[1])
