"""What became of every article from one version of a document to the next (FORMAT.md 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.alignment.carried import Carried, carry, counts, told_apart
from analysis.alignment.clause_rulings import ClauseRulings, settle_clauses
from analysis.alignment.evidence import Evidence, weigh
from analysis.alignment.kinship import kinship
from analysis.alignment.order import longest_run
from analysis.alignment.reading import Reading, Topics, read
from analysis.alignment.reasons import for_cut, for_decision
from analysis.alignment.rulings import Rulings, paired, settle
from analysis.changes.accounts import reasons, why
from analysis.changes.clauses import Ruled, across, clauses
from analysis.changes.shares import shares
from analysis.changes.substance import Sight, Stretch, judge
from analysis.comparison.sights import of_versions, stretches
from analysis.subjects.lexicon import OTHER
from analysis.subjects.provisions import Provision, units
from analysis.text.narrow import fold
from models.changes import Fate, Revision, Revisions, Substance, Verdict
from models.comparison import Side
from models.decisions import LinkDecision
from models.document import Document, Entry

_EMPTY = re.compile(r"[(\[【〔]?(?:削除|欠番|\(?削る\)?)[)\]】〕]?。?")
_BULLET = re.compile(r"^[・●○■□◆◇▪•*※\-–—－]+")


@dataclass(frozen=True)
class _Unit:
    """An article (or part without articles) with the texts that are compared."""

    at: int
    provision: Provision
    entry: Entry
    stretches: tuple[Stretch, ...]

    @cached_property
    def text(self) -> str:
        """All own texts, folded; a bullet is no text."""
        return "".join(_BULLET.sub("", fold(stretch.text)) for stretch in self.stretches)

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """The same by node: where below the article it stands, and what it says."""
        return tuple((s.path.removeprefix(self.entry.path), fold(s.text)) for s in self.stretches)

    @property
    def heading(self) -> str:
        return fold(self.entry.node.title)

    @property
    def empty(self) -> bool:
        """Only the number is left: 第7条　削除."""
        return bool(_EMPTY.fullmatch(self.heading + self.text))

    @property
    def number(self) -> tuple[str, str]:
        """The part, and the last segment of the path."""
        part, _, rest = self.entry.path.partition("/")
        return part, rest.rpartition("/")[2]


@dataclass(frozen=True)
class Version:
    """A version as it is held against others, read once for all of them."""

    document: Document
    reading: Reading
    units: tuple[_Unit, ...]


def revisions(
    old: Document,
    new: Document,
    old_topics: Topics | None = None,
    new_topics: Topics | None = None,
    decisions: Iterable[LinkDecision] = (),
) -> Revisions:
    """Say of every article of two versions what became of it, in the order of the new one.

    前文, 末尾 and 改定履歴 are left out. Topics (path → keys) are read from the documents where not given. ``decisions`` are a
    reviewer's: what he cut is not carried on there, what he added is, and the rest is paired around it.
    """
    return revisions_of(version(old, old_topics), version(new, new_topics), decisions)


def revisions_of(old: Version, new: Version, decisions: Iterable[LinkDecision] = ()) -> Revisions:
    """The same of two versions that were read before."""
    evidence = weigh(old.reading, new.reading)
    decisions = tuple(decisions)
    rulings = settle(evidence.left.provisions, evidence.right.provisions, decisions)
    inner = settle_clauses(evidence.left, evidence.right, [each for each in decisions if each.inside])
    return _Telling(old, new, evidence, _carried(evidence, rulings), rulings, inner).told()


def _carried(evidence: Evidence, rulings: Rulings) -> Carried:
    kin = kinship(evidence)
    natural = carry(evidence, kin)
    if not rulings.held:
        return natural
    return told_apart(paired(evidence, kin, rulings, lambda e, k: carry(e, k).all), natural.pairs)


def version(document: Document, topics: Topics | None = None) -> Version:
    """Read a version; ``topics`` as in ``revisions``."""
    reading = read(document, topics)
    made = (_unit(at, p, e) for at, (p, e) in enumerate(zip(reading.provisions, units(document), strict=True)))
    return Version(document, reading, tuple(made))


def _unit(at: int, provision: Provision, entry: Entry) -> _Unit:
    return _Unit(at, provision, entry, tuple(stretches(entry.node, entry.path)))


@dataclass(frozen=True)
class _Telling:
    """Two versions, which of their articles carry on which, and how to tell it."""

    old: Version
    new: Version
    evidence: Evidence
    carried: Carried
    rulings: Rulings
    inner: ClauseRulings
    """What was decided about 項 and 号."""

    @cached_property
    def ruled(self) -> Ruled:
        """The same by path."""
        return self.inner.by_path

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Who carries on whom, one-to-one, without articles of which only the number is left."""
        held = [(r, c, self.old.units[r], self.new.units[c]) for r, c in sorted(self.carried.pairs)]
        counted = ((r, c, a, b) for r, c, a, b in held if counts(a.provision) and counts(b.provision))
        return [(r, c) for r, c, one, other in counted if one.empty == other.empty]

    @cached_property
    def sight(self) -> Sight:
        """How the two versions are read beside each other."""
        linked = [*self.pairs, *sorted(self.carried.split), *sorted(self.carried.merged)]
        entries = [(self.old.units[r].entry, self.new.units[c].entry) for r, c in linked]
        roles = self.old.reading.roles, self.new.reading.roles
        return of_versions(self.old.document, self.new.document, entries, roles)

    @cached_property
    def moved(self) -> frozenset[tuple[int, int]]:
        """The pairs that must be lifted out so that the rest run in the same order."""
        shared = self._shared()
        single = [pair for pair in self.pairs if pair not in shared]
        ours = [unit.at for unit in self.old.units if counts(unit.provision)]
        theirs = [unit.at for unit in self.new.units if counts(unit.provision)]
        placed = {(ours.index(r), theirs.index(c)): (r, c) for r, c in single}
        return frozenset(placed[pair] for pair in placed.keys() - set(longest_run(placed)))

    def _shared(self) -> dict[tuple[int, int], frozenset[Fate]]:
        """The pairs that are split or merged."""
        rows = {r for r, _ in self.carried.split}
        columns = {c for _, c in self.carried.merged}
        found: dict[tuple[int, int], frozenset[Fate]] = {}
        for pair in (*self.pairs, *self.carried.split, *self.carried.merged):
            fates = {Fate.SPLIT} if pair[0] in rows else set()
            fates |= {Fate.MERGED} if pair[1] in columns else set()
            if fates:
                found[pair] = frozenset(fates)
        return found

    def told(self) -> Revisions:
        """The entries, in the order of the new version, deleted articles where they stood."""
        shared = self._shared()
        linked = sorted({*self.pairs, *shared}, key=lambda pair: (pair[1], pair[0]))
        entries: list[tuple[int, Revision]] = []
        for unit in self.new.units:
            held = [(r, self._carried_on(r, c, shared.get((r, c)))) for r, c in linked if c == unit.at]
            if not held and counts(unit.provision) and not unit.empty:
                held = [(-1, self._alone(unit, new=True))]
            entries += held
        kept = {r for r, _ in linked}
        for unit in self.old.units:
            if unit.at not in kept and counts(unit.provision):
                entries.insert(_after(entries, unit.at), (unit.at, self._alone(unit, new=False)))
        lost = tuple(ruling.decision for ruling in (*self.rulings.told, *self.inner.told) if ruling.lost)
        return Revisions(across([revision for _, revision in entries], self._judged, self.ruled), lost)

    def _alone(self, unit: _Unit, *, new: bool) -> Revision:
        version, fates = (self.new, (Fate.INSERTED,)) if new else (self.old, (Fate.DELETED,))
        here = unit.entry.path, unit.entry.node.title
        verdict = judge((), unit.stretches) if new else judge(unit.stretches, ())
        keys = version.reading.keys[unit.at]
        topic = keys[0] if keys and keys[0] != OTHER else ""
        told = reasons(verdict, fates, None if new else here, here if new else None)
        old, path = (None, here[0]) if new else (here[0], None)
        cuts = self.rulings.cuts(1 if new else 0, unit.at)
        if cuts:
            told = (for_cut(self.evidence, Side.RIGHT if new else Side.LEFT, cuts)[1], *told)
        return Revision(old, path, fates, why(verdict, fates, topic), told, verdict, cuts[0][1] if cuts else None)

    def _carried_on(self, r: int, c: int, shared: frozenset[Fate] | None) -> Revision:
        one, other = self.old.units[r], self.new.units[c]
        parts = self._parts(r, c) if shared else (one.stretches, other.stretches)
        same = not shared and one.text == other.text
        verdict = Verdict() if same else judge(*parts, self.sight)
        fates = set(shared or ())
        if shared or not same:
            fates.add(Fate.SUBSTANTIVE if verdict.substance is Substance.SUBSTANTIVE else Fate.WORDING)
        if not shared and one.number != other.number:
            fates.add(Fate.RENUMBERED)
        if (r, c) in self.moved:
            fates.add(Fate.MOVED)
        if one.heading != other.heading:
            fates.add(Fate.HEADING)
        told = tuple(fate for fate in Fate if fate in fates) or (Fate.SAME,)
        sides = (one.entry.path, one.entry.node.title), (other.entry.path, other.entry.node.title)
        decision = self.rulings.held.get((r, c))
        said = reasons(verdict, told, *sides)
        said = said if decision is None else (for_decision(decision), *said)
        plain = same and one.shape == other.shape and not self.inner.touches((r, c))
        inside = () if plain else clauses(*parts, self._judged, self.ruled)
        return Revision(sides[0][0], sides[1][0], told, why(verdict, told), said, verdict, decision, inside)

    def _judged(self, left: Sequence[Stretch], right: Sequence[Stretch]) -> Verdict:
        return judge(left, right, self.sight)

    def _parts(self, r: int, c: int) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
        """What of a split or merged article belongs to a pair."""
        pairs = {*self.pairs, *self.carried.split, *self.carried.merged}
        columns = sorted((k for row, k in pairs if row == r), key=lambda k: ((r, k) not in self.carried.pairs, k))
        rows = sorted((k for k, column in pairs if column == c), key=lambda k: ((k, c) not in self.carried.pairs, k))
        ours = shares(self.old.units[r].stretches, [self.new.units[k].stretches for k in columns])
        theirs = shares(self.new.units[c].stretches, [self.old.units[k].stretches for k in rows])
        return ours[columns.index(c)], theirs[rows.index(r)]


def _after(entries: Sequence[tuple[int, Revision]], at: int) -> int:
    """Where an article stands that was dropped: behind the one that stood before it."""
    before = max((old for old, _ in entries if old < at), default=-1)
    if before < 0:
        return 0
    return max(place for place, (old, _) in enumerate(entries) if old == before) + 1
