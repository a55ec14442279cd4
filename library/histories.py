"""The history of a service: its steps found once and kept, everything else told from its analyses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Engine, insert, select

import pipeline
from corpus.store import shelves
from corpus.store.codec import OtherShape, pack, unpack
from corpus.store.opening import reading, writing
from corpus.store.schema import steps
from models.analysis import Analysis
from models.changes import Revisions
from models.decisions import LinkDecision
from models.history import History, Step
from models.library import Decided, Service


@dataclass(frozen=True)
class Read:
    """A version's analysis with its uid."""

    uid: str
    analysis: Analysis


def history(
    engine: Engine, service: Service, read: Sequence[Read], decisions: Sequence[Decided], maker: str
) -> History:
    """What became of a service; ``read`` are the analyses of its versions, all by one maker, in their order."""
    from analysis.changes.timeline import timelines

    with reading(engine) as connection:
        digests = [[digest for _, digest, _ in shelves.marks(connection, v.uid)] for v in service.versions]
    found = []
    for at in range(1, len(read)):
        old, new = service.versions[at - 1].uid, service.versions[at].uid
        links = _between(decisions, old, new)
        same = digests[at - 1] == digests[at]
        found.append(Step(old, new, None if same else _step(engine, read[at - 1], read[at], links, maker)))
    return History(service, tuple(found), timelines([each.analysis for each in read]))


def _between(decisions: Sequence[Decided], old: str, new: str) -> tuple[LinkDecision, ...]:
    """The links that were decided between two versions."""
    return tuple(
        each.what
        for each in decisions
        if isinstance(each.what, LinkDecision) and {anchor.version for anchor in each.anchors} == {old, new}
    )


def _step(engine: Engine, old: Read, new: Read, links: Sequence[LinkDecision], maker: str) -> Revisions:
    """What became of every article from one analysis to another; kept, and found again by both and what was decided."""
    by = sha256(f"{maker}{tuple(links)!r}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    key = (steps.c.old == old.uid) & (steps.c.new == new.uid) & (steps.c.maker == by)
    with reading(engine) as connection:
        kept = connection.scalar(select(steps.c.content).where(key))
    if kept is not None:
        try:
            return unpack(Revisions, kept)
        except OtherShape:
            pass  # by another version of the program with the same analyses: found anew, and not kept twice
    found = pipeline.revisions(old.analysis, new.analysis, decisions=links)
    with writing(engine) as connection:
        if connection.scalar(select(steps.c.old).where(key)) is None:
            row = {"old": old.uid, "new": new.uid, "maker": by, "content": pack(found)}
            connection.execute(insert(steps), row)
    return found
