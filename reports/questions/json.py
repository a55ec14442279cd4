"""The question sheet as plain JSON values, for scripts."""

from __future__ import annotations

from typing import Any

from analysis.services.wishes import told
from models.matrix import Place, Value
from models.origin import Imprint
from models.questions import Answer, Clause, Question, Sheet
from reports.matrix.json import imprint_json, origin_json

Json = dict[str, Any]


def questions_json(sheet: Sheet, imprint: Imprint) -> Json:
    """Everything the sheet holds; ``answers`` stand in the order of ``services``.

    ``fit`` is fits, fails or open; ``start`` and ``end`` delimit ``quote`` in the own text of the node ``at`` (code
    points); ``line`` is the row of the buyer's sheet, ``understood`` how the value wanted was read.
    """
    return {
        **imprint_json(imprint),
        "services": [origin_json(origin) for origin in sheet.services],
        "questions": [{**_asked(question), "answers": list(map(_answer, row))} for question, row in sheet.rows],
    }


def _asked(question: Question) -> Json:
    said = question.requirement
    return {
        "line": said.line,
        "requirement": said.text,
        "item": said.item,
        "key": question.key or None,
        "topic": question.topic,
        "label": question.label,
        "wanted": said.wanted,
        "understood": told(question.wish),
    }


def _answer(answer: Answer) -> Json:
    return {
        "fit": answer.fit.name.lower(),
        "why": answer.why,
        "values": list(map(_value, answer.values)),
        "clauses": list(map(_clause, answer.clauses)),
        "nearest": _clause(answer.nearest) if answer.nearest else None,
    }


def _value(value: Value) -> Json:
    return {
        "value": value.value,
        "spoken": value.spoken,
        **_place(value.place),
        "start": value.start,
        "end": value.end,
        "quote": value.quote,
        "sentence": value.sentence,
        "conditions": list(value.conditions),
    }


def _clause(clause: Clause) -> Json:
    return {**_place(clause.place), "text": clause.text}


def _place(place: Place) -> Json:
    found: Json = {"at": place.path, "citation": place.citation, "heading": place.heading}
    return {**found, **{name: said for name, said in (("page", place.page), ("human", place.human)) if said}}
