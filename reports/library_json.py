"""What the library holds as JSON, for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from models.history import History, InForce, Statement, Step
from models.library import Followed, Service, Version, kind_of
from models.search import Found
from reports.measures import of_revisions


def of_services(services: Sequence[Service]) -> list[dict[str, Any]]:
    """All services, each with its versions from the oldest on."""
    return [of_service(service) for service in services]


def of_service(service: Service, followed: Sequence[Followed] | None = None) -> dict[str, Any]:
    """One service with its versions, and how decisions stand for the latest one."""
    found: dict[str, Any] = {
        "service": service.uid,
        "provider": service.provider,
        "name": service.name,
        "kind": service.kind,
        "versions": [of_version(version) for version in service.versions],
    }
    if followed is not None:
        found["decisions"] = [_of_decision(each) for each in followed]
    return found


def of_version(version: Version) -> dict[str, Any]:
    """A version as lists name it."""
    return {
        "version": version.uid,
        "date": version.date,
        "effective": version.effective,
        "revised": version.revised,
        "file": version.file,
        "title": version.title,
        "size": version.size,
        "articles": version.articles,
        "added": version.added,
        "rules": version.rules,
        "notices": list(version.notices),
    }


def of_history(history: History) -> dict[str, Any]:
    """The versions of a service, what each step changed (FORMAT.md 5), and the line of every parameter.

    ``first`` and ``last`` of a span count versions from 0; ``articles`` is null where two versions say the same.
    """
    return {
        **of_service(history.service),
        "steps": [of_step(step) for step in history.steps],
        "parameters": [
            {
                "key": line.key,
                "label": line.label,
                "spans": [
                    {
                        "first": span.first,
                        "last": span.last,
                        "values": [_of_statement(each) for each in span.statements],
                    }
                    for span in line.spans
                ],
            }
            for line in history.lines
        ],
    }


def of_step(step: Step) -> dict[str, Any]:
    """What one step changed (FORMAT.md 5), with how many articles met each fate."""
    told = {"old": step.old, "new": step.new, "substantive": step.substantive}
    if step.revisions is None:
        return {**told, "counts": {}, "articles": None}
    counts = {fate.value: count for fate, count in step.counts}
    return {**of_revisions(step.old, step.new, step.revisions), **told, "counts": counts}


def _of_statement(each: Statement) -> dict[str, Any]:
    where = {"at": each.place.path, "citation": each.place.citation, "page": each.place.page}
    return {"value": each.value, "spoken": each.spoken, "quote": each.quote, **where}


def of_day(found: InForce) -> dict[str, Any]:
    """What held on a day, and what is said of the passage to it."""
    return {
        "day": found.day,
        "version": of_version(found.version),
        "following": of_version(found.following) if found.following else None,
        "supplements": [
            {"at": each.place.path, "citation": each.place.citation, "heading": each.place.heading, "text": each.text}
            for each in found.supplements
        ],
    }


def of_found(found: Found) -> dict[str, Any]:
    """What was found, the best first; ``marks`` are ranges (code points) of the words in ``text``."""
    return {
        "hits": [
            {
                "title": hit.title,
                "service": hit.service,
                "version": hit.version,
                "date": hit.date,
                "latest": hit.latest,
                "at": hit.path,
                "citation": hit.citation,
                "heading": hit.heading,
                "page": hit.page,
                "text": hit.text,
                "marks": [list(mark) for mark in hit.marks],
                "values": list(hit.values),
            }
            for hit in found.hits
        ],
        "more": found.more,
    }


def _of_decision(each: Followed) -> dict[str, Any]:
    what = each.decided.what
    told = {"kind": kind_of(what), "at": each.path, "standing": each.standing.value}
    return {**told, "recorded": each.decided.recorded, **asdict(what)}
