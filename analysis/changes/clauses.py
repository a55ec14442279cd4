"""What became of every 項 and 号 of an article that was carried on: renumbered, moved, split, merged, changed, new, gone.

The same questions as for articles (``analysis.changes.revisions``), asked of all that lies below one. A clause that
moved is compared with itself, so that an edit inside it stays visible; one that went to another article is found there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from analysis.alignment.carried import sentences, stands_in
from analysis.alignment.kinship import CARRIED_ON
from analysis.alignment.letters import Letters
from analysis.alignment.order import Pair, longest_run
from analysis.alignment.reasons import for_decision
from analysis.assignment import best_pairs
from analysis.changes.accounts import reasons, why
from analysis.changes.shares import by_sentence, shares
from analysis.changes.substance import Stretch
from analysis.comparison.diff import likeness
from analysis.text.narrow import fold
from analysis.text.units import units
from models.changes import Fate, Revision, Substance, Verdict
from models.decisions import LinkDecision, LinkSays
from models.document import article_of

Judge = Callable[[Sequence[Stretch], Sequence[Stretch]], Verdict]
Chosen = dict[Pair, float]
Ruled = Mapping[tuple[str, str], LinkDecision]
"""What a reviewer decided about clauses, by their paths in the old and in the new version."""
NOBODY: Ruled = {}

_SHARP = 4
_SAME_PLACE, _NEAR, _OTHER_LEVEL = 0.02, 0.01, 0.9
"""What tells equal clauses apart: the same number, the same place in the order; a 項 that became a 号 is a little less."""
_IN_PLACE = 0.25
"""How alike two clauses are that stand between the same neighbours, where nothing else is left there."""
_A_CLAUSE = 5
"""Units; shorter clauses are everywhere and are looked for in their own article alone."""


def clauses(
    left: Sequence[Stretch], right: Sequence[Stretch], judged: Judge, ruled: Ruled = NOBODY
) -> tuple[Revision, ...]:
    """What became of the clauses of an article, in the order of the new one, those that are gone where they stood.

    A clause is a node with a text of its own, given with its path; ``judged`` says what a change of it is worth. What a
    reviewer ``ruled`` holds: pairs that he cut are none, those that he added or confirmed are.
    """
    alike = [[_alike(one, other, ruled) for other in right] for one in left]
    found = _paired(left, right, alike)
    split, merged = ({(r, c) for r, c in parts if alike[r][c] >= 0} for parts in _parts(left, right, found))
    told = _Telling(left, right, found, split, merged, judged)
    return tuple(_as_ruled(entry, ruled) for entry in told.entries())


def _as_ruled(entry: Revision, ruled: Ruled) -> Revision:
    """An entry with the word of a human about its pair, or that parted a clause from what it stood with."""
    decision = ruled.get((entry.old or "", entry.new or ""))
    if decision is None and (entry.old is None or entry.new is None):
        here = entry.new or entry.old
        cuts = (told for pair, told in ruled.items() if here in pair and told.says is LinkSays.CUT)
        decision = next(cuts, None)
    return replace(entry, decision=decision, reasons=(for_decision(decision), *entry.reasons)) if decision else entry


def _alike(one: Stretch, other: Stretch, ruled: Ruled) -> float:
    """How alike two clauses are; 1 for what a reviewer put together, less than nothing for what he would not have."""
    said = ruled.get((one.path, other.path))
    if said is not None:
        return -1.0 if said.says is LinkSays.CUT else 1.0
    if any(told.says is LinkSays.ADD and (one.path == old or other.path == new) for (old, new), told in ruled.items()):
        return -1.0
    same_level = one.path.count("/") == other.path.count("/")
    return likeness(one.text, other.text) * (1.0 if same_level else _OTHER_LEVEL)


def _paired(left: Sequence[Stretch], right: Sequence[Stretch], alike: Sequence[Sequence[float]]) -> Chosen:
    """One-to-one: what is carried on word for word, then what was rewritten between neighbours that are paired."""
    import numpy as np

    if not left or not right:
        return {}
    score = np.array(alike)
    same = np.array([[float(_below(one) == _below(other)) for other in right] for one in left])
    near = 1 - np.abs(np.linspace(0, 1, len(left))[:, None] - np.linspace(0, 1, len(right))[None, :])
    worth = np.where(score >= CARRIED_ON, np.maximum(score, 0.0) ** _SHARP + _SAME_PLACE * same + _NEAR * near, 0)
    found = {pair: float(score[pair]) for pair in best_pairs(worth) if score[pair] >= CARRIED_ON}
    edges = [(-1, -1), *longest_run(found), (len(left), len(right))]
    taken = {r for r, _ in found}, {c for _, c in found}
    for (row, column), (next_row, next_column) in pairwise(edges):
        ours = [r for r in range(row + 1, next_row) if r not in taken[0]]
        theirs = [c for c in range(column + 1, next_column) if c not in taken[1]]
        pairs = sorted(((r, c) for r in ours for c in theirs), key=lambda p: (-score[p] - _SAME_PLACE * same[p], p))
        for r, c in pairs:
            alone = len(ours) == len(theirs) == 1 and same[r, c] and score[r, c] >= 0
            if (score[r, c] >= _IN_PLACE or alone) and r not in taken[0] and c not in taken[1]:
                found[r, c] = float(score[r, c])
                taken[0].add(r)
                taken[1].add(c)
    return found


def _below(stretch: Stretch) -> str:
    """The path below the article."""
    return stretch.path.removeprefix(article_of(stretch.path))


def _parts(left: Sequence[Stretch], right: Sequence[Stretch], found: Chosen) -> tuple[set[Pair], set[Pair]]:
    """What is left over and stands, for the most part, in a clause that has another counterpart: split off, or merged."""
    letters = Letters()
    ours, theirs = ([sentences([each.text], letters) for each in side] for side in (left, right))
    rows, columns = {r for r, _ in found}, {c for _, c in found}
    split = {
        (r, c)
        for c in range(len(right))
        if c not in columns
        for r, partner in sorted(found)
        if stands_in(theirs[c], ours[r], theirs[partner])
    }
    merged = {
        (r, c)
        for r in range(len(left))
        if r not in rows
        for partner, c in sorted(found)
        if stands_in(ours[r], theirs[c], ours[partner])
    }
    return split, merged


class _Telling:
    """The clauses of two articles, which carry on which, and how to tell it."""

    def __init__(
        self,
        left: Sequence[Stretch],
        right: Sequence[Stretch],
        found: Chosen,
        split: set[Pair],
        merged: set[Pair],
        judged: Judge,
    ) -> None:
        self.left, self.right, self.judged = left, right, judged
        self.pairs = sorted({*found, *split, *merged}, key=lambda pair: (pair[1], pair[0]))
        self.found = found
        self.rows, self.columns = {r for r, _ in split}, {c for _, c in merged}
        self.moved = set(_moved(left, right, found))

    def entries(self) -> Iterator[Revision]:
        """In the order of the new article; a clause that is gone stands behind the one that stood before it."""
        kept = {r for r, _ in self.pairs}
        gone = [r for r in range(len(self.left)) if r not in kept]
        last = -1
        for c in range(len(self.right)):
            held = [r for r, column in self.pairs if column == c]
            while held and gone and last < gone[0] < held[0]:
                yield self._alone(self.left[gone.pop(0)], new=False)
            if not held:
                yield self._alone(self.right[c], new=True)
            for r in held:
                yield self._carried_on(r, c)
                last = r
        for r in gone:
            yield self._alone(self.left[r], new=False)

    def _alone(self, stretch: Stretch, *, new: bool) -> Revision:
        fates = (Fate.INSERTED,) if new else (Fate.DELETED,)
        verdict = self.judged((), (stretch,)) if new else self.judged((stretch,), ())
        here = (stretch.path, "")
        told = reasons(verdict, fates, None if new else here, here if new else None, what="規定")
        old, path = (None, stretch.path) if new else (stretch.path, None)
        return Revision(old, path, fates, why(verdict, fates), told, verdict)

    def _carried_on(self, r: int, c: int) -> Revision:
        one, other = self.left[r], self.right[c]
        shared = {Fate.SPLIT} if r in self.rows else set[Fate]()
        shared |= {Fate.MERGED} if c in self.columns else set()
        return told_of(one, other, self.judged, shared, self._share(r, c) if shared else None, (r, c) in self.moved)

    def _share(self, r: int, c: int) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
        """What of a split or merged clause belongs to a pair."""
        columns = sorted((k for row, k in self.pairs if row == r), key=lambda k: ((r, k) not in self.found, k))
        rows = sorted((k for k, column in self.pairs if column == c), key=lambda k: ((k, c) not in self.found, k))
        ours = shares(by_sentence(self.left[r]), [by_sentence(self.right[k]) for k in columns])
        theirs = shares(by_sentence(self.right[c]), [by_sentence(self.left[k]) for k in rows])
        return ours[columns.index(c)], theirs[rows.index(r)]


def told_of(
    one: Stretch,
    other: Stretch,
    judged: Judge,
    shared: set[Fate],
    parts: tuple[Sequence[Stretch], Sequence[Stretch]] | None,
    moved: bool,
) -> Revision:
    """What became of one clause that is carried on; ``parts`` are what of either is meant where it was split or merged."""
    same = parts is None and fold(one.text) == fold(other.text)
    verdict = Verdict() if same else judged(*(parts or ((one,), (other,))))
    fates = set(shared)
    if not same:
        fates.add(Fate.SUBSTANTIVE if verdict.substance is Substance.SUBSTANTIVE else Fate.WORDING)
    if not shared and one.path.rpartition("/")[2] != other.path.rpartition("/")[2]:
        fates.add(Fate.RENUMBERED)
    if moved:
        fates.add(Fate.MOVED)
    told = tuple(fate for fate in Fate if fate in fates) or (Fate.SAME,)
    said = reasons(verdict, told, (one.path, ""), (other.path, ""), what="規定")
    return Revision(one.path, other.path, told, why(verdict, told), said, verdict)


def _moved(left: Sequence[Stretch], right: Sequence[Stretch], found: Chosen) -> Iterator[Pair]:
    """The pairs that stand in another order among their neighbours, or under another 項."""
    under = {left[r].path: right[c].path for r, c in found}

    def parents(pair: Pair) -> tuple[str, str]:
        return left[pair[0]].path.rpartition("/")[0], right[pair[1]].path.rpartition("/")[0]

    for (above, there), group in groupby(sorted(found, key=lambda pair: (parents(pair), pair)), key=parents):
        held = list(group)
        if above in under and under[above] != there:
            yield from held
            continue
        yield from set(held) - set(longest_run(held))


def across(entries: Sequence[Revision], judged: Judge, ruled: Ruled = NOBODY) -> tuple[Revision, ...]:
    """The same entries; a clause that is gone from one article and new in another has moved, and is told in both."""
    gone = [(at, k, c) for at, e in enumerate(entries) for k, c in enumerate(e.clauses) if c.new is None]
    new = [(at, k, c) for at, e in enumerate(entries) for k, c in enumerate(e.clauses) if c.old is None]
    ranked = sorted(
        (-_across(one, other, ruled), i, j)
        for i, (at, _, lost) in enumerate(gone)
        for j, (to, _, fresh) in enumerate(new)
        for one, other in ((_only(lost), _only(fresh)),)
        if at != to and min(len(units(one.text).keys), len(units(other.text).keys)) >= _A_CLAUSE
    )
    told = {(at, k): clause for at, e in enumerate(entries) for k, clause in enumerate(e.clauses)}
    taken = set[int](), set[int]()
    for distance, i, j in ranked:
        if -distance >= CARRIED_ON and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            moved = told_of(_only(gone[i][2]), _only(new[j][2]), judged, set(), None, moved=True)
            moved = _as_ruled(moved, ruled)
            told[gone[i][:2]] = told[new[j][:2]] = moved
    return tuple(
        replace(e, clauses=tuple(told[at, k] for k in range(len(e.clauses)))) if e.clauses else e
        for at, e in enumerate(entries)
    )


def _across(one: Stretch, other: Stretch, ruled: Ruled) -> float:
    said = ruled.get((one.path, other.path))
    if said is not None:
        return 0.0 if said.says is LinkSays.CUT else 1.0
    return likeness(one.text, other.text)


def _only(alone: Revision) -> Stretch:
    """The clause of an entry with one side."""
    (change,) = alone.verdict.changes
    return (
        Stretch(change.left_path, change.left, change.left_start)
        if alone.new is None
        else Stretch(change.right_path, change.right, change.right_start)
    )
