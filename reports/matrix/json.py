"""A matrix as plain JSON values, for scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from models.matrix import Cell, Matrix, ParameterRow, Place, TopicRow
from models.origin import Imprint, Origin

Json = dict[str, Any]


def matrix_json(matrix: Matrix, imprint: Imprint) -> Json:
    """Everything the matrix holds; ``cells`` stand in the order of ``services``.

    ``standing`` is stated, unread (spoken of, but no value was understood) or absent; ``start`` and ``end`` delimit
    ``quote`` in the own text of the node ``at`` (code points); ``length`` counts characters without white space. Cells
    of a row that say the same have the same number in ``alike``, 0 for what most say; ``count`` tells how many services
    speak of it, ``missing`` that this one does not though most of the others do.
    """
    return {
        **imprint_json(imprint),
        "services": [origin_json(origin) for origin in matrix.services],
        "parameters": [{"group": group.name, **_parameter(row)} for group in matrix.groups for row in group.rows],
        "topics": [_topic(row) for row in matrix.topics],
    }


def imprint_json(imprint: Imprint) -> Json:
    """What a report says of itself, but for its documents."""
    return {"program": imprint.program, "rules": imprint.rules, "settings": dict(imprint.settings)}


def origin_json(origin: Origin) -> Json:
    """A document as a report names it."""
    return {**asdict(origin), "notices": list(origin.notices)}


def _parameter(row: ParameterRow) -> Json:
    better = row.direction.better
    return {
        "key": row.key,
        "label": row.label,
        "differs": row.differs,
        "count": row.count,
        "better": better.name.lower() if better else None,
        "why": row.direction.reason,
        "notes": list(row.notes),
        "cells": [_cell(cell, alike) for cell, alike in zip(row.cells, row.alike, strict=True)],
    }


def _cell(cell: Cell, alike: int) -> Json:
    found: Json = {"standing": cell.standing.name.lower(), "favour": cell.favour.name.lower() if cell.favour else None}
    found |= {"alike": alike, "missing": cell.missing}
    found["values"] = [
        {
            "value": value.value,
            "spoken": value.spoken,
            **_place(value.place),
            "start": value.start,
            "end": value.end,
            "quote": value.quote,
            "sentence": value.sentence,
            "conditions": list(value.conditions),
        }
        for value in cell.values
    ]
    return {**found, "traces": [_place(place) for place in cell.traces]} if cell.traces else found


def _place(place: Place) -> Json:
    found: Json = {"at": place.path, "citation": place.citation, "heading": place.heading}
    return {**found, **{name: said for name, said in (("page", place.page), ("human", place.human)) if said}}


def _topic(row: TopicRow) -> Json:
    return {
        "key": row.key,
        "label": row.label,
        "count": row.count,
        "cells": [
            {"has": cell.has, "missing": cell.missing, "length": cell.length, "places": list(map(_place, cell.places))}
            for cell in row.cells
        ],
    }
