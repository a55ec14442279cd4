"""Which document is checked on 点検, and against which version before: from the address, the lists or the reader's files."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.samples import drafts
from ui import shelf
from ui.checks.words import BEFORE, DOCUMENT, NO_BEFORE, UNKNOWN_DOCUMENT
from ui.choosing import came
from ui.language import say, spoken
from ui.library import Choice
from ui.revisions.lines import lines
from ui.words import LOAD

NONE = "-"
"""In an address: no version before."""


def chosen(choices: Sequence[Choice]) -> tuple[Choice, Choice | None]:
    """The document that is to be checked, and the version before it: those of an address just opened, or of this session."""
    state, known = st.session_state, {choice.id: choice for choice in choices}
    asked, new = (st.query_params.get("doc", ""), st.query_params.get("old", "")), came("checks", choices)
    if "checked" not in state or asked not in (state.get("asked_checked"), ("", "")):
        first = state.get("checked") if not asked[0] else asked[0]
        state.checks_notice = UNKNOWN_DOCUMENT if asked[0] and asked[0] not in known else ""
        state.checked = first if first in known else first_document(choices)
        state.checked_before = asked[1] if asked[1] in (*known, NONE) else before(choices, state.checked)
        state.checks_at = st.query_params.get("at", "")
    elif new and state.checked in known and known[state.checked].sample:
        show(choices, first_document(choices))
    if state.checked not in known:
        state.checked = first_document(choices)
        state.checked_before = before(choices, state.checked)
    return known[state.checked], known.get(state.checked_before)


def first_document(choices: Sequence[Choice]) -> str:
    """What a first visit shows: the reader's last own document, the newest of the library, or the draft with planted mistakes."""
    own = [choice.id for choice in choices if choice.own]
    kept = [choice for choice in choices if choice.kept and choice.kept not in shelf.sample_digests()]
    if own or kept:
        return own[-1] if own else max(kept, key=lambda choice: choice.version).id
    known = {choice.id for choice in choices}
    return next((draft.id for draft in drafts() if draft.id in known), choices[0].id)


def before(choices: Sequence[Choice], id_: str) -> str:
    """The id of the version before a document, ``NONE`` where there is none; for a draft the latest of its provider's."""
    choice = next(each for each in choices if each.id == id_)
    line = next(line for line in lines(choices) if id_ in line.ids)
    at = line.ids.index(id_)
    if at:
        return line.ids[at - 1]
    if choice.draft:
        dated = [each for each in choices if each.maker == choice.maker and each.version]
        return max(dated, key=lambda each: each.version).id if dated else NONE
    return NONE


def address(choice: Choice, old: Choice | None) -> None:
    """Write the document and the version before into the URL where it says something else; what the view keeps there stays."""
    told = (choice.id, old.id if old else NONE)
    for name, value in zip(("doc", "old"), told, strict=True):
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    st.session_state.asked_checked = told


def picker(choices: Sequence[Choice], choice: Choice, old: Choice | None) -> DeltaGenerator:
    """Two lists and the button that opens the place for files; where the record and the reports go."""
    state = st.session_state
    labels = {each.id: say(each.label) for each in choices}
    state.checks_picked, state.checks_before = choice.id, old.id if old else NONE
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">点検</h1>'), width="content")
        st.selectbox(
            say(DOCUMENT),
            list(labels),
            key="checks_picked",
            format_func=labels.__getitem__,
            on_change=_pick,
            args=(choices,),
        )
        earlier = {NONE: say(NO_BEFORE), **{id_: label for id_, label in labels.items() if id_ != choice.id}}
        st.selectbox(
            say(BEFORE), list(earlier), key="checks_before", format_func=earlier.__getitem__, on_change=_pick_before
        )
        reports = st.container(key="reports", width="content", horizontal=True)
        st.button(say(LOAD), key="load", on_click=_open)
    return reports


def _pick(choices: Sequence[Choice]) -> None:
    show(choices, st.session_state.checks_picked)


def _pick_before() -> None:
    st.session_state.checked_before = st.session_state.checks_before


def _open() -> None:
    st.session_state.loading = True


def show(choices: Sequence[Choice], id_: str) -> None:
    """Check another document, against the version before it."""
    state = st.session_state
    state.checked, state.checked_before, state.checks_notice = id_, before(choices, id_), ""
    state.checks_at = ""


def arrive(choices: Sequence[Choice], new: Sequence[str]) -> None:
    """The newest of the versions that have come is checked."""
    known = [id_ for id_ in new if any(choice.id == id_ for choice in choices)]
    if known:
        line = next(line for line in lines(choices) if known[-1] in line.ids)
        show(choices, line.ids[-1])
