"""A history told from analyses alone: versions as their texts date them, the steps between them, what held on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.changes.timeline import supplements, timelines
from analysis.services.identity import identity
from models.analysis import Analysis
from models.changes import Fate, Revisions
from models.document import Kind
from models.history import History, InForce, Step
from models.library import Service, Version


def version(file: str, sha256: str, size: int, analysis: Analysis) -> Version:
    """A file as a version that belongs to no library; its days are those that the text states."""
    document = analysis.document
    said = identity(document, analysis.parameters)
    return Version(
        uid=sha256,
        service="",
        file=file,
        title=" ".join(document.title.text.split()),
        size=size,
        effective=said.effective,
        revised=said.revised,
        given="",
        added="",
        maker="",
        rules="",
        articles=sum(entry.node.kind is Kind.ARTICLE for entry in document.entries),
        notices=document.source.notices,
    )


def service(versions: Iterable[Version], latest: Analysis) -> Service:
    """The service of some versions, in this order; its names are those that the latest one states."""
    said = identity(latest.document, latest.parameters)
    return Service("", said.provider, said.service, said.kind, tuple(versions))


def in_time(versions: Sequence[Version]) -> tuple[int, ...]:
    """The places of versions from the oldest on; those without a day stand first, in the order they came."""
    return tuple(sorted(range(len(versions)), key=lambda at: versions[at].date))


def history(service: Service, analyses: Sequence[Analysis], revisions: Sequence[Revisions]) -> History:
    """What became of a service; ``analyses`` are those of its versions, ``revisions`` those from each to the next."""
    versions = service.versions
    steps = [
        Step(versions[at].uid, versions[at + 1].uid, None if _same(found) else found)
        for at, found in enumerate(revisions)
    ]
    return History(service, tuple(steps), timelines(analyses))


def _same(found: Revisions) -> bool:
    return all(entry.kinds == (Fate.SAME,) for entry in found.entries)


def held(service: Service, day: str) -> int | None:
    """The place of the version that held on a day, None before the first; versions without a day are left out."""
    return max((at for at, v in enumerate(service.versions) if v.date and v.date <= day), default=None)


def in_force(service: Service, at: int, day: str, analysis: Analysis) -> InForce:
    """What held on a day (2024-04-01): the version at this place, with its analysis."""
    following = service.versions[at + 1] if at + 1 < len(service.versions) else None
    return InForce(day, service.versions[at], following, supplements(analysis.document))
