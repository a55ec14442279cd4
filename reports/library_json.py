"""What the library holds as JSON, for scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from models.library import Followed, Service, Version


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


def _of_decision(each: Followed) -> dict[str, Any]:
    what = asdict(each.decided.what)
    return {"at": each.path, "standing": each.standing.value, "recorded": each.decided.recorded, **what}
