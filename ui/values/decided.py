"""Decisions about values: made on 比較 and 一覧, taken back, and carried out before anything is drawn.

Those about a document of the library are kept there; those about all others belong to the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

import pipeline
from analysis.parameters import LABELS
from analysis.parameters.rulings import marks, stands
from analysis.parameters.typed import WrongValue, typed
from models.analysis import Analysis
from models.decisions import ParameterDecision, ParameterSays
from models.document import article_of
from models.library import Decided, Standing
from ui import shelf
from ui.access import may_decide
from ui.documents.decisions import now
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.library import Choice
from ui.library_words import LOOK_ONLY
from ui.session import Step, analysed
from ui.values.words import GONE_VALUE, NO_KEY, NO_PLACE, NO_QUOTE, NOT_SAID
from ui.words import NO_NAME

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey

Values = tuple[ParameterDecision, ...]
_QUOTE_LENGTH = 300
"""Characters of the words that state a value."""


def values_of(id_: str) -> Values:
    """What was decided about the values of a document."""
    version = _version(id_)
    return tuple(_what(each) for each in _recorded(version)) if version else _kept().get(id_, ())


def _what(decided: Decided) -> ParameterDecision:
    assert isinstance(decided.what, ParameterDecision)
    return decided.what


def _version(id_: str) -> str:
    """The uid of a document in the library, empty for one that is not there."""
    there = shelf.stock().versions.get(id_)
    return there[1].uid if there else ""


def _recorded(version: str) -> tuple[Decided, ...]:
    """What the library has on the values of a version (its uid): said of this version, or of a clause that it has as well."""
    every = shelf.found(version).decisions(version)
    return tuple(
        each.decided
        for each in every
        if isinstance(each.decided.what, ParameterDecision)
        and (each.decided.anchors[0].version == version or each.standing is Standing.HOLDS)
    )


def _kept() -> dict[str, Values]:
    kept: dict[str, Values] = st.session_state.setdefault("value_decisions", {})
    return kept


def joined(old: Iterable[ParameterDecision], new: Iterable[ParameterDecision]) -> Values:
    """Old decisions with new ones: of two about one value the later stays, in the place of the earlier."""
    kept: dict[tuple[str, ...], ParameterDecision] = {}
    for decision in (*old, *new):
        about = (decision.key, decision.path, decision.print, decision.value or f"+{decision.instead}")
        if about not in kept or decision.moment >= kept[about].moment:
            kept[about] = decision
    return tuple(kept.values())


def add(id_: str, found: Iterable[ParameterDecision]) -> None:
    """Keep decisions about a document beside those that were made before."""
    new, version = tuple(found), _version(id_)
    if version:
        for decision in new:
            shelf.found(version).decide(decision, version)
    elif new:
        _kept()[id_] = joined(values_of(id_), new)


def forget(id_: str) -> Values:
    """Let go of what this session decided about the values of a document, and say what that was."""
    return _kept().pop(id_, ())


def withdraw(id_: str, number: int) -> None:
    """Take the decision back that stands at a place of the list; in the library it stays on record."""
    version, state = _version(id_), st.session_state
    if not may_decide():
        state.value_wrong = LOOK_ONLY
    elif version:
        recorded = _recorded(version)[number]
        shelf.found(version).withdraw(recorded.uid, state.get("who") or recorded.what.who, now())
    else:
        kept = values_of(id_)
        _kept()[id_] = (*kept[:number], *kept[number + 1 :])


def made(analysis: Analysis, told: Mapping[str, Any], when: str) -> ParameterDecision:
    """The decision that a view tells of: says, key, path, value, instead (as typed), quote, who, why.

    WrongValue, a sentence for the reader, where it cannot be one; ValueError where no view of ours tells such a thing.
    """
    says = ParameterSays(told["says"])
    key, path, value = (str(told.get(name, "")) for name in ("key", "path", "value"))
    who, why = (" ".join(str(told.get(name, "")).split()) for name in ("who", "why"))
    quote = str(told.get("quote", "")).strip()[:_QUOTE_LENGTH]
    if not who:
        raise WrongValue(NO_NAME)
    if says is ParameterSays.ADD:
        value = ""
        _complete(analysis, key, path, quote)
    found = [p for p in analysis.parameters if (p.key, p.path, p.value) == (key, path, value)]
    if not found and says is not ParameterSays.ADD:
        raise WrongValue(GONE_VALUE)
    instead = typed(key, str(told.get("instead", ""))) if says in (ParameterSays.CORRECT, ParameterSays.ADD) else ""
    quote = quote if says is ParameterSays.ADD or not found else quote or found[0].quote
    mark = marks(analysis.document).get(article_of(path), "")
    decision = ParameterDecision(
        key, path, mark, value, says, instead, quote, who[:NAME_LENGTH], when, why[:WHY_LENGTH]
    )
    if not any(p.quote == quote for p in found) and not stands(analysis.document, decision):
        raise WrongValue(NOT_SAID.format(quote=quote, place=analysis.document.cited(article_of(path))))
    return decision


def _complete(analysis: Analysis, key: str, path: str, quote: str) -> None:
    """WrongValue where a value to be added lacks what it needs."""
    missing = (
        (key in LABELS or key in dict(analysis.own_keys), NO_KEY),
        (path in analysis.document.by_path, NO_PLACE),
        (bool(quote), NO_QUOTE),
    )
    for there, sentence in missing:
        if not there:
            raise WrongValue(sentence)


def take(id_: str, analysis: Analysis, told: Mapping[str, Any]) -> None:
    """Keep the decision that a view tells of; what is wrong with it waits in the session for the view."""
    state = st.session_state
    state.value_wrong = ""
    if not may_decide():
        state.value_wrong = LOOK_ONLY
        return
    try:
        decision = made(analysis, told, now())
    except WrongValue as wrong:
        state.value_wrong = str(wrong)
        return
    state.who = decision.who
    add(id_, [decision])


def wrong() -> str:
    """Why the decision that was told last did not come to be, once; empty where it did."""
    return str(st.session_state.pop("value_wrong", ""))


def judged(choice: Choice, step: Step, keys: Sequence[OwnKey] = ()) -> Analysis:
    """A document taken apart, around what was decided about its lines and its values; with the keys that a user added.

    What the library keeps is around its decisions already.
    """
    found, values = analysed(choice, step), values_of(choice.id)
    if not keys and (choice.kept or not values):
        return found
    kept: dict[str, tuple[Analysis, object, Analysis]] = st.session_state.setdefault("judged", {})
    by = (values, tuple(keys))
    if choice.id not in kept or kept[choice.id][0] is not found or kept[choice.id][1] != by:
        kept[choice.id] = (found, by, pipeline.restated(found, values, keys))
    return kept[choice.id][2]


def moved_here(decision: ParameterDecision, analysis: Analysis) -> bool:
    """Whether a decision from a file speaks of a document."""
    from analysis.parameters import decided

    _, rulings = decided(analysis.document, analysis.parameters, [decision])
    return rulings[0].path is not None
