"""New documents and new analyses: one document, one transaction, whatever else is going on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, desc, func, insert, select, update

from corpus.store import fulltext
from corpus.store.packing import fit, pack_pieces, packed
from corpus.store.schema import analyses, blobs, clauses, services, stated, steps, versions
from models.library import Became, Clause, Prepared, Shelf

_LONGEST = 8
"""Clauses by which services with the same text are looked for: long ones are nobody's usual phrases."""
_SHELVES = 12


def known(connection: Connection, uids: Sequence[str]) -> set[str]:
    """Those of the digests that the library has a version of."""
    found: set[str] = set()
    for at in range(0, len(uids), 500):
        found |= set(connection.scalars(select(versions.c.uid).where(versions.c.uid.in_(uids[at : at + 500]))))
    return found


def keep(connection: Connection, prepared: Prepared, home: str | None, now: str) -> Became:
    """Put a document into the library, as a version of a service (its uid) or, without one, as a new one; the same bytes once.

    ``connection`` is that of ``writing``; ``now`` the time in ISO 8601.
    """
    if known(connection, [prepared.sha256]):
        return Became.KNOWN
    became = Became.SERVICE if home is None else Became.VERSION
    service = _found_service(connection, prepared) if home is None else _service_id(connection, home)
    packing, content = packed(prepared.data)
    original = {"sha256": prepared.sha256, "size": len(prepared.data), "packing": packing, "content": content}
    connection.execute(insert(blobs), original)
    known_of_it = {
        "uid": prepared.sha256,
        "service_id": service,
        "file": fit(prepared.file),
        "title": fit(prepared.title),
        "effective": prepared.identity.effective,
        "revised": prepared.identity.revised,
        "given": prepared.given,
        "corrected": "",
        "added": now,
        "ocr": prepared.ocr,
        "latest": False,
    }
    version = _inserted(connection, insert(versions).values(known_of_it))
    _keep_analysis(connection, version, prepared)
    mark_latest(connection, service)
    return became


def analyse_anew(connection: Connection, prepared: Prepared, *, same_tree: bool = False) -> None:
    """Put another analysis of a version in the place of the one that is there; KeyError for an unknown version.

    ``same_tree``: only its values are others, so that what became of its articles holds as before.
    """
    version = connection.scalar(select(versions.c.id).where(versions.c.uid == prepared.sha256))
    if version is None:
        raise KeyError(prepared.sha256)
    old = connection.scalar(select(analyses.c.uid).where(analyses.c.version_id == version))
    for end in (steps.c.old, steps.c.new):
        ours: Any = update(steps).values({end: analysis_uid(prepared)}) if same_tree else delete(steps)
        connection.execute(ours.where(end == old))
    connection.execute(delete(analyses).where(analyses.c.version_id == version))
    ids = list(connection.scalars(select(clauses.c.id).where(clauses.c.version_id == version)))
    fulltext.forget(connection, ids)
    connection.execute(delete(stated).where(stated.c.clause_id.in_(ids)))
    connection.execute(delete(clauses).where(clauses.c.version_id == version))
    dates = {"effective": prepared.identity.effective, "revised": prepared.identity.revised, "ocr": prepared.ocr}
    connection.execute(update(versions).where(versions.c.id == version).values(dates))
    _keep_analysis(connection, version, prepared)
    service = connection.scalar(select(versions.c.service_id).where(versions.c.id == version))
    mark_latest(connection, int(service or 0))


def mark_latest(connection: Connection, service: int) -> None:
    """Mark the newest version of a service, and no other of it."""
    newest = connection.scalar(
        select(versions.c.id)
        .where(versions.c.service_id == service)
        .order_by(desc(day()), desc(versions.c.id))
        .limit(1)
    )
    ours = update(versions).where(versions.c.service_id == service)
    connection.execute(ours.where(versions.c.latest, versions.c.id != newest).values(latest=False))
    connection.execute(ours.where(versions.c.id == newest).values(latest=True))


def day() -> Any:
    """SQL for ``Version.date``."""
    told = [func.nullif(versions.c[name], "") for name in ("corrected", "effective", "revised", "given")]
    return func.coalesce(*told, "")


def _service_id(connection: Connection, uid: str) -> int:
    found = connection.scalar(select(services.c.id).where(services.c.uid == uid))
    if found is None:
        raise KeyError(uid)
    return int(found)


def _found_service(connection: Connection, prepared: Prepared) -> int:
    said = prepared.identity
    names = {
        "provider": fit(said.provider),
        "name": fit(said.service),
        "kind": fit(said.kind),
        "name_key": fit(prepared.name_key),
    }
    return _inserted(connection, insert(services).values(uid=prepared.sha256, **names))


def _inserted(connection: Connection, statement: Any) -> int:
    key = connection.execute(statement).inserted_primary_key
    assert key is not None
    return int(key[0])


def analysis_uid(prepared: Prepared) -> str:
    """What an analysis is known by: of what it is, who made it around which decisions, and what it says."""
    said = f"{prepared.sha256}{prepared.maker}{prepared.decisions}".encode()
    return sha256(said + prepared.analysis).hexdigest()


def _keep_analysis(connection: Connection, version: int, prepared: Prepared) -> None:
    row = {
        "version_id": version,
        "uid": analysis_uid(prepared),
        "maker": prepared.maker,
        "rules": prepared.rules,
        "decisions": prepared.decisions,
        "articles": prepared.articles,
        "notices": fit("\n".join(prepared.notices)),
        "content": prepared.analysis,
    }
    connection.execute(insert(analyses), row)
    if not prepared.clauses:
        return
    rows = [_clause_row(version, at, clause) for at, clause in enumerate(prepared.clauses)]
    connection.execute(insert(clauses), rows)
    placed = select(clauses.c.place, clauses.c.id).where(clauses.c.version_id == version)
    ids = {row.place: row.id for row in connection.execute(placed)}
    by_path = {clause.path: ids[at] for at, clause in reversed(list(enumerate(prepared.clauses)))}
    if values := [
        {
            "clause_id": by_path[each.clause],
            "key": each.key,
            "value": fit(each.value),
            "path": fit(each.path),
            "scale": each.scale,
            "low": each.low,
            "high": each.high,
        }
        for each in prepared.stated
        if each.clause in by_path
    ]:
        connection.execute(insert(stated), values)
    keys: dict[int, dict[str, None]] = {}
    for each in prepared.stated:
        if each.clause in by_path:
            keys.setdefault(by_path[each.clause], {})[fulltext.parameter_tag(each.key)] = None
    placed_clauses = ((ids[at], clause) for at, clause in enumerate(prepared.clauses))
    fulltext.index(connection, (_indexed(version, id, clause, keys.get(id, ())) for id, clause in placed_clauses))


def _clause_row(version: int, place: int, clause: Clause) -> dict[str, Any]:
    return {
        "version_id": version,
        "place": place,
        "path": fit(clause.path),
        "citation": fit(clause.citation),
        "heading": fit(clause.heading),
        "page": clause.page,
        "topics": " ".join(clause.topics),
        "digest": clause.digest,
        "mark": clause.mark,
        "length": len(clause.words),
        "pieces": pack_pieces(clause.pieces),
    }


def _indexed(version: int, id: int, clause: Clause, stated: Iterable[str]) -> fulltext.Indexed:
    own = (fulltext.version_tag(version), *map(fulltext.topic_tag, clause.topics))
    tags = (*own, *stated, *fulltext.bands(clause.mark))
    return fulltext.Indexed(id, clause.heading_words, clause.words, tags)


def shelves_for(connection: Connection, prepared: Prepared) -> list[Shelf]:
    """The services that a document may belong to: those of the same name, and those that have its long clauses."""
    named: list[int] = []
    if prepared.name_key:
        same = select(services.c.id).where(services.c.name_key == fit(prepared.name_key)).limit(_SHELVES)
        named = list(connection.scalars(same))
    ids: list[int] = []
    for clause in sorted(prepared.clauses, key=lambda each: -len(each.words))[:_LONGEST]:
        alike = select(versions.c.service_id).join(clauses, clauses.c.version_id == versions.c.id)
        ids += connection.scalars(alike.where(clauses.c.digest == clause.digest).limit(_SHELVES))
    often = list(dict.fromkeys([*named, *sorted(ids, key=lambda id: -ids.count(id))]))[: len(named) + _SHELVES]
    rows = {row.id: row for row in connection.execute(select(services).where(services.c.id.in_(often)))}
    return [_shelf(connection, rows[id]) for id in often]


def _shelf(connection: Connection, row: Row[Any]) -> Shelf:
    latest = (
        select(clauses.c.path, clauses.c.digest, clauses.c.mark)
        .join(versions, clauses.c.version_id == versions.c.id)
        .where(versions.c.service_id == row.id, versions.c.latest)
        .order_by(clauses.c.place)
    )
    found = tuple((path, digest, mark) for path, digest, mark in connection.execute(latest))
    return Shelf(row.uid, row.provider, row.name, row.kind, row.name_key, found)
