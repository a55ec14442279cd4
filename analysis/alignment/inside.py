"""Inside linked articles of two services: which 項 and 号 answer each other, m:n, over all articles linked together.

Sentences are paired, not clauses: where one 項 says in two sentences what the other document says in two 項, each finds
its own. First the best one-to-one choice, then what is left over and says a part of what stands in a sentence of the
other side; last the words that lead into lists, which go where their lists went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt
from typing import TYPE_CHECKING

from analysis.alignment.clauses import Saying
from analysis.alignment.reading import Reading
from analysis.assignment import best_pairs

if TYPE_CHECKING:
    from analysis.alignment.evidence import Matrix

Pair = tuple[int, int]
Place = tuple[int, int]
"""An article (by its place among the provisions) and a clause of it."""
ClausePair = tuple[Place, Place]
Pairs = dict[ClausePair, float]
"""Clauses of the left and of the right document, and how much speaks for each pair."""

_WORDS, _LETTERS, _ABOUT = 0.8, 0.8, 0.2
"""How far each is believed: shared words and acts, shared 漢字 of two sentences, shared words of the 項 they stand in."""
_LETTERS_OF_ALL = 0.8
"""What shared letters are worth beside shared words where one text is held against a longer one."""
_ASTRAY = 0.15
"""What is lost between the beginning of one article and the end of the other."""
_ACT = 2.0
"""What an act weighs among the words; a word that stands in one sentence of a hundred weighs twice as much."""
_KNOWN = 50
"""Sentences that every word is taken to be missing from, so that in short documents too the shared words count."""
_CORE, _OF_BEST = 0.22, 0.65
"""What a pair of sentences must score in the best choice, and what of the best that either side has anywhere."""
_FURTHER, _BESIDE = 0.32, 0.65
"""What a further pair must score, and what of what its partner has in the best choice."""
_HELD, _HELD_ALONE, _HELD_AT_LEAST = 0.62, 0.3, 0.2
"""Or: so much of it stands in the other sentence, so much that does not stand in that one's partner, and it scores
this.
"""
_LEAD, _FOLLOWED = 0.45, 0.4
"""What a lead must score, of which so much for going where all of its list went."""
_ONLY = 0.5
"""What a pair scores whose articles have no other clause."""
_SHARP = 2
_READ_THROUGH = 40_000
"""Pairs of sentences that are weighed; articles of some hundred 項 each go by their numbers."""


@dataclass(frozen=True)
class Inside:
    """What was found inside linked articles: the pairs, and what comes nearest to each clause, left and right."""

    pairs: Pairs
    nearest: tuple[Mapping[Place, Place], Mapping[Place, Place]] = ({}, {})


@dataclass(frozen=True)
class _Weighed:
    """A sentence as it is held against others: its words and letters by weight."""

    clause: int
    lead: bool
    words: Mapping[str, float]
    letters: Mapping[str, float]

    @cached_property
    def lengths(self) -> tuple[float, float]:
        return _length(self.words), _length(self.letters)

    def alike(self, other: _Weighed) -> tuple[float, float]:
        """The cosines of words and of letters."""
        return (
            _product(self.words, other.words) / (self.lengths[0] * other.lengths[0]),
            _product(self.letters, other.letters) / (self.lengths[1] * other.lengths[1]),
        )

    def held_in(self, other: _Weighed, but: _Weighed | None = None) -> float:
        """How much of this one stands in another, 0 … 1; ``but``: of what does not stand in a third one."""
        shares = (
            _share(self.words, other.words, but.words if but else {}),
            _share(self.letters, other.letters, but.letters if but else {}) * _LETTERS_OF_ALL,
        )
        return max(shares)


def _length(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[key] for key, weight in few.items() if key in many)


def _share(one: Mapping[str, float], other: Mapping[str, float], but: Mapping[str, float]) -> float:
    found = sum(weight for key, weight in one.items() if key in other and key not in but)
    return found / (sum(one.values()) or 1.0)


@dataclass(frozen=True)
class _Side:
    """The clauses of some articles of one document, and what they say."""

    places: tuple[Place, ...]
    above: tuple[int | None, ...]
    about: tuple[_Weighed, ...]
    """All that the 項 of each clause says."""
    said: tuple[_Weighed, ...]
    along: tuple[float, ...]
    """How far along its article each clause stands, 0 … 1."""
    numbers: tuple[str, ...]
    """The path of each below its article."""


def inside(
    left: Reading, right: Reading, linked: Iterable[Pair], closed: Callable[[ClausePair], bool] | None = None
) -> Inside:
    """The clauses of linked articles that answer each other, with a score from 0 to 1.

    ``linked`` are the articles by their places; those that hang together are read together. No pair is given that is
    ``closed``.
    """
    weighing = _Weighing(left, right)
    found: Pairs = {}
    nearest: tuple[dict[Place, Place], dict[Place, Place]] = {}, {}
    for group in _groups(linked):
        ours = weighing.side(left, sorted({row for row, _ in group}))
        theirs = weighing.side(right, sorted({column for _, column in group}))
        if len(ours.said) * len(theirs.said) > _READ_THROUGH:
            pairs = _in_place(ours, theirs, group)
        else:
            read = _Group(ours, theirs, group, closed)
            pairs = read.pairs()
            nearest[0].update(read.nearest(turned=False))
            nearest[1].update(read.nearest(turned=True))
        for (one, other), score in pairs.items():
            pair = ours.places[one], theirs.places[other]
            if closed is None or not closed(pair):
                found[pair] = score
    return Inside(found, nearest)


def _groups(linked: Iterable[Pair]) -> list[frozenset[Pair]]:
    """The pairs of articles, those together that share one."""
    groups: list[set[Pair]] = []
    for pair in sorted(linked):
        touching = [group for group in groups if any(pair[0] == row or pair[1] == column for row, column in group)]
        groups = [group for group in groups if group not in touching]
        groups.append({pair}.union(*touching))
    return [frozenset(group) for group in groups]


def _in_place(left: _Side, right: _Side, linked: Set[Pair]) -> dict[Pair, float]:
    """Clauses that bear the same numbers in linked articles."""
    here = {(article, left.numbers[at]): at for at, (article, _) in reversed(list(enumerate(left.places)))}
    found: dict[Pair, float] = {}
    for at, (article, _) in enumerate(right.places):
        for row in sorted(row for row, column in linked if column == article):
            if (row, right.numbers[at]) in here:
                found.setdefault((here[row, right.numbers[at]], at), _ONLY)
    return found


class _Weighing:
    """What words and letters weigh between two documents: the more the fewer sentences have them."""

    def __init__(self, left: Reading, right: Reading) -> None:
        one, other = left.spread, right.spread
        sentences = one[2] + other[2] + _KNOWN
        self._words, self._letters = (one[0], other[0]), (one[1], other[1])
        self._rarity = [0.0, *(log(sentences / count) for count in range(1, sentences))]

    def side(self, reading: Reading, articles: Sequence[int]) -> _Side:
        """The clauses of some articles."""
        places = [(article, at) for article in articles for at in range(len(reading.clauses[article]))]
        begins = {article: places.index((article, 0)) for article, at in places if at == 0}
        said: list[_Weighed] = []
        about: dict[Place, tuple[Counter[str], Counter[str]]] = {}
        for article, begin in begins.items():
            for saying in reading.sayings[article]:
                said.append(self._weighed(begin + saying.clause, saying.words, saying.letters, saying))
                words, letters = about.setdefault(
                    (article, reading.clauses[article][saying.clause].top), (Counter(), Counter())
                )
                words.update(saying.words)
                letters.update(saying.letters)
        whole = {place: self._weighed(0, *told) for place, told in about.items()}
        nothing = self._weighed(0, {}, {})
        held = [(article, reading.clauses[article][at]) for article, at in places]
        return _Side(
            tuple(places),
            tuple(None if clause.above is None else begins[article] + clause.above for article, clause in held),
            tuple(whole.get((article, clause.top), nothing) for article, clause in held),
            tuple(said),
            tuple((at + 0.5) / len(reading.clauses[article]) for article, at in places),
            tuple(clause.path.removeprefix(reading.provisions[article].path) for article, clause in held),
        )

    def _weighed(
        self, clause: int, words: Mapping[str, int], letters: Mapping[str, int], saying: Saying | None = None
    ) -> _Weighed:
        ours, theirs = self._words
        weights = {word: log(1 + count) * self._rarity[ours[word] + theirs[word]] for word, count in words.items()}
        weights |= dict.fromkeys(saying.acts if saying else (), _ACT)
        ours, theirs = self._letters
        marks = {mark: log(1 + count) * self._rarity[ours[mark] + theirs[mark]] for mark, count in letters.items()}
        return _Weighed(clause, saying is not None and saying.lead, weights, marks)


class _Group:
    """The clauses of articles that hang together, and how they are paired."""

    def __init__(
        self, left: _Side, right: _Side, linked: Set[Pair], closed: Callable[[ClausePair], bool] | None
    ) -> None:
        import numpy as np

        self.left, self.right = left, right
        self.open = np.array(
            [
                [(one[0], other[0]) in linked and not (closed and closed((one, other))) for other in right.places]
                for one in left.places
            ],
            dtype=bool,
        ).reshape(len(left.places), len(right.places))
        self.score: Matrix = np.zeros((len(left.said), len(right.said)))
        about: dict[Pair, float] = {}
        for i, one in enumerate(left.said):
            for j, other in enumerate(right.said):
                pair = one.clause, other.clause
                if self.open[pair]:
                    if pair not in about:
                        about[pair] = self._about(*pair)
                    words, letters = one.alike(other)
                    doubt = (1 - _WORDS * words) * (1 - _LETTERS * letters) * (1 - _ABOUT * about[pair])
                    self.score[i, j] = (1 - doubt) * (1 - _ASTRAY * abs(left.along[pair[0]] - right.along[pair[1]]))

    def _about(self, one: int, other: int) -> float:
        words, letters = self.left.about[one].alike(self.right.about[other])
        return max(words, letters * _LETTERS_OF_ALL)

    def pairs(self) -> dict[Pair, float]:
        """The pairs of clauses, by their places in the group."""
        found: dict[Pair, float] = {}
        core = self._core()
        partners = dict(core), {j: i for i, j in core}
        for i, j in [*core, *self._further(partners, turned=False), *self._further(partners, turned=True)]:
            pair = self.left.said[i].clause, self.right.said[j].clause
            found[pair] = max(found.get(pair, 0.0), float(self.score[i, j]))
        found = self._leads(self._leads(found, core, turned=False), core, turned=True)
        return found or self._only()

    def nearest(self, *, turned: bool) -> Iterator[tuple[Place, Place]]:
        """To each clause of one side the one of the other that a sentence of it comes nearest to."""
        here, there = (self.right, self.left) if turned else (self.left, self.right)
        score = self.score.T if turned else self.score
        best: dict[int, tuple[float, int]] = {}
        for i, one in enumerate(here.said):
            if len(there.said) and (worth := float(score[i].max())) > best.get(one.clause, (0.0, 0))[0]:
                best[one.clause] = worth, there.said[int(score[i].argmax())].clause
        for clause, (_, to) in best.items():
            yield here.places[clause], there.places[to]

    def _only(self) -> dict[Pair, float]:
        """Where one side has a single clause and nothing was found: what comes nearest to it."""
        if 1 not in self.open.shape or not self.score.any():
            return {(0, 0): _ONLY} if self.open.shape == (1, 1) and self.open[0, 0] else {}
        i, j = divmod(int(self.score.argmax()), self.score.shape[1])
        return {(self.left.said[i].clause, self.right.said[j].clause): max(_ONLY / 2, float(self.score[i, j]))}

    def _core(self) -> list[Pair]:
        """The best one-to-one choice of sentences; a lead is paired with leads only."""
        import numpy as np

        leads = [np.array([each.lead for each in side.said], dtype=bool) for side in (self.left, self.right)]
        same = leads[0][:, None] == leads[1][None, :]
        score = np.where(same, self.score, 0.0)
        if not score.size:
            return []
        best = np.maximum(score.max(axis=1)[:, None], score.max(axis=0)[None, :])
        enough = (score >= _CORE) & (score >= _OF_BEST * best)
        return [pair for pair in best_pairs(score**_SHARP) if enough[pair]]

    def _further(self, partners: tuple[dict[int, int], dict[int, int]], *, turned: bool) -> list[Pair]:
        """Sentences of one side that are left over, with those of the other that they say a part of."""
        here, there = (self.right, self.left) if turned else (self.left, self.right)
        score = self.score.T if turned else self.score
        paired, back = partners[::-1] if turned else partners
        found = []
        for i, one in enumerate(here.said):
            if i in paired or one.lead:
                continue
            shares = [one.held_in(other) if score[i, j] else 0.0 for j, other in enumerate(there.said)]
            open_ = [j for j, other in enumerate(there.said) if score[i, j] and not other.lead]
            if not open_:
                continue
            j = max(open_, key=lambda j: (score[i, j] + shares[j] / 2, -j))
            rival = back.get(j)
            enough = score[i, j] >= _FURTHER and (rival is None or score[i, j] >= _BESIDE * score[rival, j])
            held = shares[j] >= _HELD and score[i, j] >= _HELD_AT_LEAST
            if held and rival is not None:
                held = one.held_in(there.said[j], here.said[rival]) >= _HELD_ALONE
            if enough or held:
                found.append((j, i) if turned else (i, j))
        return found

    def _leads(self, found: dict[Pair, float], core: Sequence[Pair], *, turned: bool) -> dict[Pair, float]:
        """With the leads of one side that have no partner: what they score, and where their lists went."""
        here, there = (self.right, self.left) if turned else (self.left, self.right)
        score, open_ = (self.score.T, self.open.T) if turned else (self.score, self.open)
        paired = {pair[1 if turned else 0] for pair in core}
        more = dict(found)
        for i, one in enumerate(here.said):
            if not one.lead or i in paired:
                continue
            went = Counter(
                there.above[other] if there.above[other] is not None else other
                for mine, other in ((c, r) if turned else (r, c) for r, c in found)
                if here.above[mine] == one.clause
            )
            best = dict.fromkeys((at for at in range(len(there.places)) if open_[one.clause, at]), 0.0)
            for j, other in enumerate(there.said):
                if other.clause in best:
                    best[other.clause] = max(best[other.clause], float(score[i, j]))
            followed = {at: _FOLLOWED * count / went.total() for at, count in went.items()}
            ranked = {at: worth + followed.get(at, 0.0) for at, worth in best.items()}
            at = max(ranked, key=lambda at: (ranked[at], -at), default=None)
            if at is not None and ranked[at] >= _LEAD:
                more[(at, one.clause) if turned else (one.clause, at)] = min(1.0, ranked[at])
        return more
