"""Which articles of two documents answer each other: m:n, with the reasons of every link and of every gap."""

from __future__ import annotations

from analysis.carried import carry
from analysis.evidence import Evidence, Topics, read, weigh
from analysis.kinship import CARRIED_ON, Kinship, kinship
from analysis.pairing import Pairs, between_services
from analysis.reasons import for_link, for_unlinked
from models.comparison import Alignment, Confidence, Link, Side, Unlinked
from models.document import Document

_SURE, _LIKELY = 0.85, 0.72


def align(
    left: Document, right: Document, left_topics: Topics | None = None, right_topics: Topics | None = None
) -> Alignment:
    """Link the articles (and parts without articles) of two documents.

    Topics (path → keys, as ``analysis.topics.topics`` gives them) are read from the documents where not given. Two
    versions of one document are recognised by themselves; identity and order then weigh more than the subject.
    """
    evidence = weigh(read(left, left_topics), read(right, right_topics))
    kin = kinship(evidence)
    pairs = carry(evidence, kin).all if kin.versions else between_services(evidence, kin)
    return Alignment(_links(evidence, kin, pairs), _unlinked(evidence, kin, pairs))


def _links(evidence: Evidence, kin: Kinship, pairs: Pairs) -> tuple[Link, ...]:
    found = []
    for (row, column), score in sorted(pairs.items()):
        one, other = evidence.left.provisions[row], evidence.right.provisions[column]
        reasons = for_link(evidence, kin, row, column)
        found.append(
            Link(one.path, other.path, min(1.0, score), _confidence(evidence, kin, row, column, score), reasons)
        )
    return tuple(found)


def _confidence(evidence: Evidence, kin: Kinship, row: int, column: int, score: float) -> Confidence:
    carried = kin.alike[row, column] >= CARRIED_ON
    agreed = bool(kin.captions[row, column]) or evidence.shared[row, column] >= 1.0
    if carried or (score >= _SURE and agreed):
        return Confidence.HIGH
    return Confidence.MIDDLE if score >= _LIKELY else Confidence.LOW


def _unlinked(evidence: Evidence, kin: Kinship, pairs: Pairs) -> tuple[Unlinked, ...]:
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
                found.append(Unlinked(side, provision.path, nearest, why))
    return tuple(found)
