"""Which articles of two documents answer each other: m:n, with the reasons of every link and of every gap."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.alignment.carried import carry
from analysis.alignment.clause_links import clause_links
from analysis.alignment.clause_rulings import settle_clauses
from analysis.alignment.evidence import Evidence, weigh
from analysis.alignment.kinship import CARRIED_ON, Kinship, kinship
from analysis.alignment.pairing import Pairs, between_services
from analysis.alignment.reading import Reading, Topics, read
from analysis.alignment.reasons import for_cut, for_decision, for_link, for_unlinked, speaks_for
from analysis.alignment.rulings import Pair, Rulings, paired, settle
from models.comparison import Alignment, Confidence, Link, Side, Unlinked
from models.decisions import LinkDecision
from models.document import Document

_SURE, _LIKELY = 0.85, 0.72


def align(
    left: Document,
    right: Document,
    left_topics: Topics | None = None,
    right_topics: Topics | None = None,
    decisions: Iterable[LinkDecision] = (),
) -> Alignment:
    """Link the articles (and parts without articles) of two documents, and inside linked ones their 項 and 号.

    The latter of two services; of two versions of one document only where a reviewer decided about some.

    Topics (path → keys, as ``analysis.subjects.topics.topics`` gives them) are read from the documents where not given.
    Two versions of one document are recognised by themselves; identity and order then weigh more than the subject.
    ``decisions`` are a reviewer's: what he cut is never linked, what he added always, and the rest is linked around it.
    """
    return align_read(read(left, left_topics), read(right, right_topics), decisions)


def align_read(left: Reading, right: Reading, decisions: Iterable[LinkDecision] = ()) -> Alignment:
    """The same of two readings, so that a document that stands in many pairs is read once."""
    evidence = weigh(left, right)
    kin = kinship(evidence)
    decisions = tuple(decisions)
    rulings = settle(evidence.left.provisions, evidence.right.provisions, decisions)
    pairs = paired(evidence, kin, rulings, _pairs)
    links = tuple(_link(evidence, kin, pair, score, rulings.held.get(pair)) for pair, score in sorted(pairs.items()))
    inner = settle_clauses(left, right, [each for each in decisions if each.inside])
    told_of = [pair for pair in sorted(pairs) if not kin.versions or inner.touches(pair)]
    clauses, alone = clause_links(left, right, told_of, inner)
    ruled = {id(ruling.decision): ruling for ruling in (*rulings.told, *inner.told)}
    told = tuple(ruled[id(decision)] for decision in decisions)
    return Alignment(links, _unlinked(evidence, kin, pairs, rulings), told, kin.versions, clauses, alone)


def _pairs(evidence: Evidence, kin: Kinship) -> Pairs:
    return carry(evidence, kin).all if kin.versions else between_services(evidence, kin)


def _link(evidence: Evidence, kin: Kinship, pair: Pair, score: float, decision: LinkDecision | None) -> Link:
    paths = evidence.left.provisions[pair[0]].path, evidence.right.provisions[pair[1]].path
    if decision is None:
        reasons = for_link(evidence, kin, *pair)
        return Link(*paths, min(1.0, score), _confidence(evidence, kin, *pair, score), reasons)
    reasons = (for_decision(decision), *(for_link(evidence, kin, *pair) if speaks_for(evidence, *pair) else ()))
    return Link(*paths, 1.0, Confidence.HIGH, reasons, decision)


def _confidence(evidence: Evidence, kin: Kinship, row: int, column: int, score: float) -> Confidence:
    carried = kin.alike[row, column] >= CARRIED_ON
    agreed = bool(kin.captions[row, column]) or evidence.shared[row, column] >= 1.0
    if carried or (score >= _SURE and agreed):
        return Confidence.HIGH
    return Confidence.MIDDLE if score >= _LIKELY else Confidence.LOW


def _unlinked(evidence: Evidence, kin: Kinship, pairs: Pairs, rulings: Rulings) -> tuple[Unlinked, ...]:
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for row, column in sorted(pairs):
        rows.setdefault(row, []).append(column)
        columns.setdefault(column, []).append(row)
    found = []
    for side, reading, linked, taken in (
        (Side.LEFT, evidence.left, rows, columns),
        (Side.RIGHT, evidence.right, columns, rows),
    ):
        for at, provision in enumerate(reading.provisions):
            if at not in linked:
                nearest, why = for_unlinked(evidence, side, at, taken, versions=kin.versions)
                cuts = rulings.cuts(0 if side is Side.LEFT else 1, at)
                if cuts:
                    nearest, why = for_cut(evidence, side, cuts)
                found.append(Unlinked(side, provision.path, nearest, why))
    return tuple(found)
