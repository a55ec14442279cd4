"""What humans decided: added, never changed, and found again for every version of the service."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from enum import Enum
from hashlib import sha256
from typing import Any, get_type_hints

from sqlalchemy import Connection, insert, select, update

from corpus.store.intake import mark_latest
from corpus.store.packing import fit
from corpus.store.schema import anchors, decisions, services, versions
from models.library import KINDS, Anchor, Decided, Decision, kind_of
from models.reviews import NameDecision, Withdrawal


def record(
    connection: Connection, what: Decision, speaks_of: Sequence[Anchor], now: str, name_key: str = ""
) -> Decided:
    """Add a decision; the same one (who, when, what, of what) once. ``name_key`` goes with a new name of a service.

    ``connection`` is that of ``writing``. KeyError where a version it speaks of is not there.
    """
    written, kind = content(what), kind_of(what)
    places = [asdict(anchor) for anchor in speaks_of]
    uid = sha256(json.dumps([kind, written, places], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
    known = connection.scalar(select(decisions.c.recorded).where(decisions.c.uid == uid))
    if known is None:
        for anchor in speaks_of:
            if connection.scalar(select(versions.c.id).where(versions.c.uid == anchor.version)) is None:
                raise KeyError(anchor.version)
        row = {"uid": uid, "kind": kind, "content": written, "recorded": now}
        key = connection.execute(insert(decisions).values(row)).inserted_primary_key
        assert key is not None
        for at, place in enumerate(places):
            place["path"] = fit(place["path"])
            connection.execute(insert(anchors).values(decision_id=key[0], place=at, **place))
        if isinstance(what, NameDecision):
            _rename(connection, what, speaks_of[0].version, name_key)
    return Decided(uid, what, tuple(speaks_of), known or now)


def content(what: Decision) -> str:
    """A decision as JSON: the names of its fields and their values."""
    return fit(json.dumps(asdict(what), ensure_ascii=False))


def read(kind: str, written: str) -> Decision:
    """What ``content`` wrote; ValueError or TypeError for what is none."""
    known = KINDS[kind]
    values = json.loads(written)
    hints = get_type_hints(known)
    for field in fields(known):
        if isinstance(hints[field.name], type) and issubclass(hints[field.name], Enum):
            values[field.name] = hints[field.name](values[field.name])
    found: Decision = known(**values)
    return found


def of_service(connection: Connection, service: str) -> tuple[Decided, ...]:
    """The decisions that speak of any version of a service (its uid), in the order they were recorded.

    Those that were withdrawn, and the withdrawals, are left out; they stay on record (``everything``).
    """
    ours = (
        select(anchors.c.decision_id)
        .join(versions, versions.c.uid == anchors.c.version)
        .join(services, versions.c.service_id == services.c.id)
        .where(services.c.uid == service)
    )
    found = _found(connection, decisions.c.id.in_(ours))
    gone = {each.what.decision for each in found if isinstance(each.what, Withdrawal)}
    return tuple(each for each in found if each.uid not in gone and not isinstance(each.what, Withdrawal))


def of_uid(connection: Connection, uid: str) -> Decided:
    """One decision; KeyError for one that is not there."""
    for found in _found(connection, decisions.c.uid == uid):
        return found
    raise KeyError(uid)


def counts(connection: Connection) -> dict[str, int]:
    """How many decisions count for each service (its uid) that has any."""
    withdrawn = _withdrawn(connection)
    rows = (
        select(services.c.uid.label("service"), decisions.c.uid.label("decision"))
        .join(versions, versions.c.service_id == services.c.id)
        .join(anchors, anchors.c.version == versions.c.uid)
        .join(decisions, decisions.c.id == anchors.c.decision_id)
        .where(decisions.c.kind != "withdrawal")
        .distinct()
    )
    found: dict[str, int] = {}
    for row in connection.execute(rows):
        if row.decision not in withdrawn:
            found[row.service] = found.get(row.service, 0) + 1
    return found


def _withdrawn(connection: Connection) -> set[str]:
    return {
        each.what.decision
        for each in _found(connection, decisions.c.kind == "withdrawal")
        if isinstance(each.what, Withdrawal)
    }


HEEDED = ("structure", "parameter")
"""Kinds of decisions that an analysis takes into account."""


def heeded(connection: Connection) -> tuple[str, ...]:
    """The services (uids) with decisions that the analysis of any of their versions takes into account."""
    rows = (
        select(services.c.uid)
        .join(versions, versions.c.service_id == services.c.id)
        .join(anchors, anchors.c.version == versions.c.uid)
        .join(decisions, decisions.c.id == anchors.c.decision_id)
    )
    return tuple(connection.scalars(rows.where(decisions.c.kind.in_(HEEDED)).distinct()))


def everything(connection: Connection) -> tuple[Decided, ...]:
    """All decisions in the order they were recorded."""
    return _found(connection, decisions.c.id > 0)


def _found(connection: Connection, condition: Any) -> tuple[Decided, ...]:
    rows = connection.execute(select(decisions).where(condition).order_by(decisions.c.id)).all()
    placed: dict[int, list[Anchor]] = {}
    of_these = select(anchors).join(decisions, decisions.c.id == anchors.c.decision_id).where(condition)
    for row in connection.execute(of_these.order_by(anchors.c.decision_id, anchors.c.place)):
        placed.setdefault(row.decision_id, []).append(Anchor(row.version, row.path, row.digest, row.mark))
    return tuple(Decided(r.uid, read(r.kind, r.content), tuple(placed.get(r.id, ())), r.recorded) for r in rows)


def _rename(connection: Connection, what: NameDecision, version: str, name_key: str) -> None:
    """A name holds for the service, a day for the version."""
    row = connection.execute(select(versions.c.id, versions.c.service_id).where(versions.c.uid == version)).one()
    said = {"provider": what.provider.strip(), "name": what.service.strip()}
    names = {column: fit(value) for column, value in said.items() if value}
    if what.service.strip():
        names["name_key"] = fit(name_key)
    if names:
        connection.execute(update(services).where(services.c.id == row.service_id).values(names))
    if what.date:
        connection.execute(update(versions).where(versions.c.id == row.id).values(corrected=what.date))
        mark_latest(connection, row.service_id)
