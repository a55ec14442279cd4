"""Gaps as plain JSON values, for scripts."""

from __future__ import annotations

from typing import Any

from models.gaps import Gap
from models.origin import Imprint
from reports.gaps.told import Told
from reports.matrix.json import imprint_json, origin_json

Json = dict[str, Any]


def gaps_json(told: Told, imprint: Imprint) -> Json:
    """All gaps of the first of ``services``; ``having`` of ``others`` have it, the service itself not counted.

    ``service`` in a wording counts from 0 in the order of ``services``; ``text`` is all that stands ``at`` its path.
    """
    return {
        **imprint_json(imprint),
        "services": [origin_json(origin) for origin in told.services],
        "gaps": [_gap(gap) for gap in told.gaps],
    }


def _gap(gap: Gap) -> Json:
    wordings = []
    for each in gap.wordings:
        place: Json = {"at": each.place.path, "citation": each.place.citation, "heading": each.place.heading}
        page = {"page": each.place.page} if each.place.page else {}
        wordings.append({"service": each.service, **place, **page, "text": each.text})
    return {
        "about": gap.about.name.lower(),
        "key": gap.key,
        "label": gap.label,
        "apart": gap.apart.name.lower(),
        "having": gap.having,
        "others": gap.others,
        "wordings": wordings,
    }
