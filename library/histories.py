"""The history of a service: its steps, found once and kept, and everything else told from its analyses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from corpus.store import shelves
from corpus.store.opening import reading
from library import steps
from models.analysis import Analysis
from models.history import History, Step
from models.library import Decided, Service


@dataclass(frozen=True)
class Read:
    """A version's analysis with its uid."""

    uid: str
    analysis: Analysis


def history(engine: Engine, service: Service, read: Sequence[Read], decisions: Sequence[Decided]) -> History:
    """What became of a service; ``read`` are the analyses of its versions, all by one maker, in their order."""
    from analysis.changes.timeline import timelines

    with reading(engine) as connection:
        digests = [[digest for _, digest, _ in shelves.marks(connection, v.uid)] for v in service.versions]
    found = []
    for at in range(1, len(read)):
        old, new = service.versions[at - 1].uid, service.versions[at].uid
        step = steps.between((old, read[at - 1].uid), (new, read[at].uid), decisions)
        same = digests[at - 1] == digests[at]
        revisions = None if same else steps.told(engine, step, read[at - 1].analysis, read[at].analysis)
        found.append(Step(old, new, revisions))
    return History(service, tuple(found), timelines([each.analysis for each in read]))
