"""Versions taken apart again: by better rules, or around other decisions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

import pipeline
from corpus.store import decided, intake, shelves
from corpus.store.opening import reading, writing
from library import following, preparing
from library.preparing import Counting, Task
from models.library import Prepared


def stale(engine: Engine) -> tuple[str, ...]:
    """The versions (uids) that other rules than today's took apart, or without a decision that counts for them."""
    with reading(engine) as connection:
        found = dict.fromkeys(shelves.made_otherwise(connection, preparing.maker()))
        heeded = decided.heeded(connection)
    return tuple(found | dict.fromkeys(uid for service in heeded for uid in _unsettled(engine, service)))


def _unsettled(engine: Engine, service: str) -> tuple[str, ...]:
    """The versions of a service (its uid) whose analysis lacks a decision, or has one too many."""
    with reading(engine) as connection:
        (found,) = shelves.services_of(connection, [service])
        made = {version.uid: shelves.decisions_of(connection, version.uid) for version in found.versions}
        return tuple(uid for uid, by in made.items() if by != following.counting(connection, uid).digest)


def task(engine: Engine, version: str) -> Task:
    """What it takes to take a version apart again: its original, and what was decided about it."""
    with reading(engine) as connection:
        there = next(each for each in shelves.service_of(connection, version).versions if each.uid == version)
        decisions = following.counting(connection, version)
        return Task(there.file, shelves.original(connection, version), decisions=decisions, ocr=there.ocr)


def renew(engine: Engine, prepared: Prepared, *, same_tree: bool = False) -> bool:
    """Put an analysis of a version in the place of the one that is there; False where other decisions count by now.

    ``same_tree``: it is another in its values alone.
    """
    with writing(engine) as connection:
        intake.analyse_anew(connection, prepared, same_tree=same_tree)
        return following.counting(connection, prepared.sha256).digest == prepared.decisions


def refresh(engine: Engine, version: str) -> None:
    """Take a version apart again; other clauses, or another session, may have changed what counts in the meantime."""
    while not renew(engine, preparing.taken_apart(task(engine, version))):
        pass


def settle(engine: Engine, services: Sequence[str]) -> None:
    """Carry out what was decided in the versions of these services (uids) of which it is not true yet."""
    for service in services:
        for version in _unsettled(engine, service):
            if not _restated(engine, version):
                refresh(engine, version)


def _restated(engine: Engine, version: str) -> bool:
    """Find the values of a version anew where nothing but what was decided about them is different."""
    with reading(engine) as connection:
        _, by, analysis = shelves.analysis(connection, version)
        heeded = shelves.decisions_of(connection, version)
    if analysis is None or by != preparing.maker():
        return False
    again = task(engine, version)
    if Counting(again.decisions.lines, tuple(each.decision for each in analysis.rulings)).digest != heeded:
        return False
    anew = pipeline.restated(analysis, again.decisions.values)
    made = preparing.ready(anew, again.data, decisions=again.decisions, ocr=again.ocr)
    return renew(engine, made, same_tree=True)
