"""An exported library taken into another one: what is new is added, what is there stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, update

from corpus.store import decided, intake, shelves
from corpus.store.codec import OtherShape, unpack
from corpus.store.exchange import Exported
from corpus.store.opening import reading, writing
from corpus.store.schema import versions
from library.preparing import Counting, Made, made_ready, prepare
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.library import Became, Decided, Identity, Prepared
from models.reviews import NameDecision


def take(engine: Engine, given: Exported, told: Callable[[str], None]) -> Mapping[str, int]:
    """Add what a checked export has and the library lacks: each version in a transaction of its own, then the decisions.

    ``told`` is told how many of how many versions are done (130/2000).
    """
    names = {row["uid"]: row for row in given.services}
    homes = _homes(engine, given.versions)
    every = tuple(given.decided())
    new = {"versions": 0, "decisions": 0}
    for at, row in enumerate(given.versions):
        told(f"{at}/{len(given.versions)}")
        with reading(engine) as connection:
            if intake.known(connection, [row["uid"]]):
                continue
        prepared = _prepared(given, row, names[row["service"]], every)
        with writing(engine) as connection:
            if intake.keep(connection, prepared, homes.get(row["service"]), row["added"]) is not Became.KNOWN:
                new["versions"] += 1
            if row["corrected"]:
                ours = update(versions).where(versions.c.uid == row["uid"])
                connection.execute(ours.values(corrected=row["corrected"]))
            homes.setdefault(row["service"], shelves.service_of(connection, row["uid"]).uid)
    with writing(engine) as connection:
        there = {each.uid for each in decided.everything(connection)}
        for each in every:
            if each.uid not in there:
                key = names[_service(given, each)]["name_key"] if isinstance(each.what, NameDecision) else ""
                decided.record(connection, each.what, each.anchors, each.recorded, key)
                new["decisions"] += 1
    return new


def _homes(engine: Engine, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The services of the export that are here, by a version that both have: their uids there and here."""
    there = {row["uid"]: row["service"] for row in rows}
    with reading(engine) as connection:
        known = intake.known(connection, list(there))
        return {there[uid]: shelves.service_of(connection, uid).uid for uid in known}


def _service(given: Exported, each: Decided) -> str:
    return next(str(row["service"]) for row in given.versions if row["uid"] == each.anchors[0].version)


def _prepared(
    given: Exported, row: Mapping[str, Any], service: Mapping[str, Any], every: Sequence[Decided]
) -> Prepared:
    """A version with the analysis that was exported, or with a new one where that can no longer be read."""
    data, made = given.original(row["uid"]), row["analysis"]
    told = Identity(service["provider"], service["name"], service["kind"], row["effective"], row["revised"])
    content = given.analysis(made["uid"])
    try:
        analysis = unpack(Analysis, content)
    except OtherShape:
        own = [each.what for each in every if each.anchors[0].version == row["uid"]]
        lines = tuple(what for what in own if isinstance(what, StructureDecision))
        anew = prepare(row["file"], data, decisions=Counting(lines), ocr=row["ocr"])
        how = Made(anew.maker, anew.rules, anew.decisions, anew.ocr)
        return made_ready(
            unpack(Analysis, anew.analysis), data, anew.analysis, told, how, service["name_key"], row["given"]
        )
    how = Made(made["maker"], made["rules"], made["decisions"], row["ocr"])
    return made_ready(analysis, data, content, told, how, service["name_key"], row["given"])
