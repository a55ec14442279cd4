"""What stands in the library: services with their versions, the original and the analysis of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from corpus.store.codec import OtherShape, unpack
from corpus.store.packing import unpacked
from corpus.store.schema import analyses, blobs, clauses, decisions, services, versions
from models.analysis import Analysis
from models.library import Service, Version

_VERSION = (
    versions.c.uid,
    services.c.uid,
    versions.c.file,
    versions.c.title,
    blobs.c.size,
    versions.c.effective,
    versions.c.revised,
    versions.c.given,
    versions.c.added,
    analyses.c.maker,
    analyses.c.rules,
    analyses.c.articles,
    versions.c.ocr,
    analyses.c.notices,
    versions.c.corrected,
)
"""What a Version is made of, in the order of its fields."""


def services_of(connection: Connection, uids: Sequence[str] | None = None) -> tuple[Service, ...]:
    """All services, or those of these uids, by provider and name, with their versions from the oldest on.

    Everything is put in order here: a database sorts rows of many columns in more than twice the time for twice as many,
    and PostgreSQL by the language it was set up in.
    """
    rows = (
        select(versions.c.id, services.c.id, services.c.provider, services.c.name, services.c.kind, *_VERSION)
        .join(services, versions.c.service_id == services.c.id)
        .join(blobs, blobs.c.sha256 == versions.c.uid)
        .join(analyses, analyses.c.version_id == versions.c.id)
    )
    if uids is not None:
        rows = rows.where(services.c.uid.in_(uids))
    found: dict[tuple[str, str, int, str], list[tuple[str, int, Version]]] = {}
    for at, service, provider, name, kind, *fields in connection.execute(rows):
        version = _version(*fields)
        found.setdefault((provider, name, service, kind), []).append((version.date, at, version))
    return tuple(
        _service(provider, name, kind, found[provider, name, service, kind])
        for provider, name, service, kind in sorted(found)
    )


def _service(provider: str, name: str, kind: str, dated: list[tuple[str, int, Version]]) -> Service:
    """A service with its versions in time, those of one day and those without in the order they came."""
    in_time = tuple(version for _, _, version in sorted(dated))
    return Service(in_time[0].service, provider, name, kind, in_time)


def _version(*fields: Any) -> Version:
    """A version of the columns ``_VERSION``."""
    *as_stored, notices, corrected = fields
    made: list[Any] = [*as_stored, tuple(notices.splitlines()), corrected]
    return Version(*made)


def service_of(connection: Connection, version: str) -> Service:
    """The service of a version; KeyError for one that is not there."""
    uid = connection.scalar(
        select(services.c.uid).join(versions, versions.c.service_id == services.c.id).where(versions.c.uid == version)
    )
    if uid is None:
        raise KeyError(version)
    return services_of(connection, [uid])[0]


def original(connection: Connection, version: str) -> bytes:
    """The bytes of a version as they were added; KeyError for one that is not there."""
    row = connection.execute(select(blobs).where(blobs.c.sha256 == version)).one_or_none()
    if row is None:
        raise KeyError(version)
    return unpacked(row.packing, row.content)


def analysis(connection: Connection, version: str) -> tuple[str, str, Analysis | None]:
    """The uid of a version's analysis, its maker, and the analysis.

    None in the place of the analysis where another version of the program wrote it: it has to be made again.
    """
    row = connection.execute(
        select(analyses).join(versions, analyses.c.version_id == versions.c.id).where(versions.c.uid == version)
    ).one_or_none()
    if row is None:
        raise KeyError(version)
    try:
        found = unpack(Analysis, row.content)
    except OtherShape:
        found = None
    return row.uid, row.maker, found


def mark(connection: Connection, version: str) -> str:
    """The uid of a version's analysis; KeyError for a version that is not there."""
    rows = select(analyses.c.uid).join(versions, analyses.c.version_id == versions.c.id)
    found = connection.scalar(rows.where(versions.c.uid == version))
    if found is None:
        raise KeyError(version)
    return str(found)


_NEWEST = select(
    *(select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery() for table in (versions, clauses, decisions))
)
"""In one statement, as every page asks for it many times."""


def revision(connection: Connection) -> str:
    """A word that is another one after every change: what comes in, is taken apart again or decided gets new ids."""
    return ".".join(map(str, connection.execute(_NEWEST).one()))


def decisions_of(connection: Connection, version: str) -> str:
    """The digest of the decisions that a version's analysis took into account, empty for none."""
    rows = select(analyses.c.decisions).join(versions, analyses.c.version_id == versions.c.id)
    return str(connection.scalar(rows.where(versions.c.uid == version)) or "")


def made_otherwise(connection: Connection, maker: str) -> tuple[str, ...]:
    """The versions (uids) whose analysis is by another maker."""
    rows = select(versions.c.uid).join(analyses, analyses.c.version_id == versions.c.id)
    return tuple(connection.scalars(rows.where(analyses.c.maker != maker).order_by(versions.c.id)))


def marks(connection: Connection, version: str) -> tuple[tuple[str, str, str], ...]:
    """The clauses of a version: (path, digest, mark)."""
    rows = select(clauses.c.path, clauses.c.digest, clauses.c.mark).join(
        versions, clauses.c.version_id == versions.c.id
    )
    found = connection.execute(rows.where(versions.c.uid == version).order_by(clauses.c.place))
    return tuple((path, digest, mark) for path, digest, mark in found)


def counts(connection: Connection) -> tuple[int, int, int]:
    """How many services, versions and clauses there are."""
    of = [connection.scalar(select(func.count()).select_from(table)) or 0 for table in (services, versions, clauses)]
    return of[0], of[1], of[2]
