"""A comparison as plain JSON values, for scripts."""

from __future__ import annotations

from typing import Any

from analysis.alignment.rulings import prints
from analysis.comparison.reviews import Reviewed
from models.changes import Verdict
from models.comparison import Grade, Order, Piece, Side, State, Strip
from models.decisions import LinkDecision, RowDecision
from models.parameters import OtherNumber
from models.terms import TermDifference
from reports.comparison.sides import Compared, across, path_of
from reports.matrix.json import matrix_json

Json = dict[str, Any]


def comparison_json(compared: Compared) -> Json:
    """Rows with strips and pieces, counts, decisions, and the parameters of both sides (``cells``: left, right).

    ``counts`` are by state, ``grades`` by what the differences are worth, ``noise`` how many places each kind took
    away,
    ``orders`` the places of the rows in each order of reading. The left texts of the pieces of a strip joined are the
    text of the left provision exactly, the right ones likewise; where a strip holds ``further`` provisions of a side,
    their texts follow, from ``start`` on, and no piece lies in two. ``elsewhere`` are provisions that stand in the
    strip of another row.
    ``fingerprint`` is what a decision about a link needs beside the path.
    """
    whole = matrix_json(compared.matrix, compared.imprint)
    left, right = whole.pop("services")
    marks = {side: prints(compared.document(side)) for side in Side}
    return {
        **{key: whole[key] for key in ("program", "rules", "settings")},
        "left": left,
        "right": right,
        "versions": compared.versions,
        "counts": {state.name.lower(): compared.comparison.count(state) for state in State},
        "grades": {grade.name.lower(): compared.comparison.graded(grade) for grade in Grade},
        "noise": dict(compared.comparison.taken),
        "orders": {order.value: list(compared.comparison.places(order)) for order in Order},
        "definitions": [_term(compared, told) for told in compared.comparison.terms],
        "rows": [_row(compared, at, marks) for at in range(len(compared.comparison.rows))],
        "decisions": [
            {**_decision(ruling.decision), "left": ruling.left, "right": ruling.right, "changed": ruling.changed}
            for ruling in compared.alignment.rulings
        ],
        "parameters": whole["parameters"],
        "topics": whole["topics"],
        "other_numbers": {
            side.value: [_number(number) for number in analysis.other_numbers]
            for side, analysis in ((Side.LEFT, compared.left), (Side.RIGHT, compared.right))
        },
    }


def _row(compared: Compared, at: int, marks: dict[Side, dict[str, str]]) -> Json:
    row = compared.comparison.rows[at]
    found: Json = {"state": row.state.name.lower(), "grade": row.grade.name.lower()}
    for side in Side:
        path = path_of(row, side)
        found[side.value] = _place(compared, side, path, marks[side]) if path is not None else None
    found["confidence"] = row.confidence.value if row.confidence else None
    found["reasons"] = list(row.reasons)
    alone = Side.LEFT if row.right is None else Side.RIGHT
    found["nearest"] = _place(compared, across(alone), row.nearest, marks[across(alone)]) if row.nearest else None
    found["also"] = [{"side": side.value, **_place(compared, side, path, marks[side])} for side, path in row.also]
    found["decision"] = _decision(row.decision) if row.decision else None
    found["review"] = _review(compared.reviews.rows.get(at))
    found["substance"] = _verdict(row.verdict)
    found["strips"] = [_strip(strip) for strip in row.strips]
    found["elsewhere"] = list(row.elsewhere)
    return found


def _place(compared: Compared, side: Side, path: str, marks: dict[str, str]) -> Json:
    place = compared.place(side, path)
    found: Json = {"path": path, "citation": place.citation, "heading": place.heading}
    if place.page:
        found["page"] = place.page
    return {**found, "fingerprint": marks[path]} if path in marks else found


def _verdict(verdict: Verdict) -> Json:
    """Every change with its class, what it is about and the words that decided; and what helps to read them."""
    return {
        "class": verdict.substance.name.lower(),
        "aids": list(verdict.aids),
        "changes": [
            {
                "class": change.substance.name.lower(),
                "about": change.ground.name.lower(),
                "words": list(change.words),
                "left": {"at": change.left_path, "start": change.left_start, "text": change.left},
                "right": {"at": change.right_path, "start": change.right_start, "text": change.right},
            }
            for change in verdict.changes
        ],
    }


def _term(compared: Compared, told: TermDifference) -> Json:
    return {"term": told.left.term, "message": told.message} | {
        side.value: {
            "at": each.path,
            "citation": compared.place(side, each.path).citation,
            "start": each.start,
            "end": each.end,
            "meaning": each.meaning,
            "scope": each.scope,
        }
        for side, each in ((Side.LEFT, told.left), (Side.RIGHT, told.right))
    }


def _strip(strip: Strip) -> Json:
    diff = strip.diff
    return {
        "left": strip.left,
        "right": strip.right,
        "further": [{"side": each.side.value, "path": each.path, "start": each.start} for each in strip.further],
        "reasons": list(strip.reasons),
        "nearest": strip.nearest,
        "also": [{"side": side.value, "path": path} for side, path in strip.also],
        "decision": _decision(strip.decision) if strip.decision else None,
        "rewritten": diff.rewritten,
        "noise": dict(diff.taken),
        "pieces": [_piece(piece) for piece in diff.pieces],
    }


def _piece(piece: Piece) -> Json:
    found: Json = {"op": piece.op.value, "left": piece.left, "right": piece.right, "number": piece.number}
    return {**found, "noise": list(piece.noise)} if piece.noise else found


def _review(found: Reviewed | None) -> Json | None:
    if found is None:
        return None
    checked = {**_decision(found.checked), "stale": found.stale} if found.checked else None
    return {"checked": checked, "comments": [_decision(comment) for comment in found.comments]}


def _decision(decision: LinkDecision | RowDecision) -> Json:
    return {"says": decision.says.value, "who": decision.who, "when": decision.when, "why": decision.why}


def _number(number: OtherNumber) -> Json:
    return {
        "kind": number.kind,
        "at": number.path,
        "where": number.where.value,
        "start": number.start,
        "end": number.end,
        "quote": number.quote,
        "sentence": number.sentence,
    }
