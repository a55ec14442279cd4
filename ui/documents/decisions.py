"""Decisions about the lines of documents: made in the view, taken back, saved and loaded.

Those about a document of the library are kept there; those about all others belong to the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from analysis.structure.corrections import decide
from analysis.text.narrow import fold
from corpus.decisions import read, write
from corpus.errors import UserError
from models.decisions import Says, StructureDecision
from models.source import Source
from ui import decision_file, shelf
from ui.access import may_decide
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.language import say
from ui.library_words import LOOK_ONLY
from ui.words import DECISIONS_READ, NO_NAME, RECORD, RECORD_HINT

Decisions = tuple[StructureDecision, ...]


def decisions_of(id_: str) -> Decisions:
    """What was decided about a document."""
    version = _version(id_)
    return shelf.structure(version) if version else _kept().get(id_, ())


def _version(id_: str) -> str:
    """The uid of a document in the library, empty for one that is not there."""
    there = shelf.stock().versions.get(id_)
    return there[1].uid if there else ""


def now() -> str:
    """The time with its zone, in ISO 8601."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _kept() -> dict[str, Decisions]:
    kept: dict[str, Decisions] = st.session_state.setdefault("decisions", {})
    return kept


def made(source: Source, told: Mapping[str, Any], when: str) -> StructureDecision:
    """The decision that a view tells of: line (index), says, who, why. ValueError where it cannot be one."""
    line, says = told["line"], Says(told["says"])
    if not isinstance(line, int) or not 0 <= line < len(source.lines):
        raise ValueError(f"no line {line!r}")
    who, why = (" ".join(str(told[key]).split()) for key in ("who", "why"))
    return decide(source, line, says, who[:NAME_LENGTH], when, why[:WHY_LENGTH])


def joined(old: Iterable[StructureDecision], new: Iterable[StructureDecision]) -> Decisions:
    """Old decisions with new ones: of two about one line the later stays, in the place of the earlier."""
    by_line: dict[tuple[str, int], StructureDecision] = {}
    for decision in (*old, *new):
        place = (fold(decision.line), decision.occurrence)
        if place not in by_line or decision.moment >= by_line[place].moment:
            by_line[place] = decision
    return tuple(by_line.values())


def take(id_: str, source: Source, told: Mapping[str, Any]) -> None:
    """Keep the decision that a view tells of."""
    state = st.session_state
    if not may_decide():
        state.doc_notice = LOOK_ONLY
    elif not str(told["who"]).split():
        state.doc_notice = NO_NAME
    else:
        decision = made(source, told, now())
        state.who, state.doc_notice = decision.who, ""
        add(id_, [decision])


def add(id_: str, found: Iterable[StructureDecision]) -> None:
    """Keep decisions about a document beside those that were made before."""
    new, version = tuple(found), _version(id_)
    if version:
        for decision in new:
            shelf.found(version).decide(decision, version)
    elif new:
        _kept()[id_] = joined(decisions_of(id_), new)


def withdraw(id_: str, number: int) -> None:
    """Take the decision back that stands at a place of the list; in the library it stays on record."""
    version, state = _version(id_), st.session_state
    if not may_decide():
        state.doc_notice = LOOK_ONLY
    elif version:
        said = shelf.lines(version)[number]
        shelf.found(version).withdraw(said.uid, state.get("who") or said.what.who, now())
    else:
        kept = decisions_of(id_)
        _kept()[id_] = (*kept[:number], *kept[number + 1 :])


def forget(id_: str) -> Decisions:
    """Let go of what this session decided about a document, and say what that was."""
    return _kept().pop(id_, ())


def record(id_: str) -> None:
    """Draw the button behind which decisions are saved as a file and loaded from one."""
    kept = decisions_of(id_)
    with st.popover(say(RECORD), width="content"):
        decision_file.form("lines", RECORD_HINT, f"判断-{id_}.json", write(kept), len(kept), partial(_load, id_))


def _load(id_: str, name: str, data: bytes) -> str:
    """Take over the decisions of a file, and say what became of it."""
    try:
        found = read(name, data)
    except UserError as error:
        return str(error)
    if not may_decide():
        return LOOK_ONLY
    add(id_, found)
    return DECISIONS_READ.format(count=len(found))
