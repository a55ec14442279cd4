"""The head of a page: which documents, from the address, the lists or the reader's own files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from reports.markup import escape, tag
from ui.documents.decisions import record
from ui.documents.naming import rename
from ui.language import say, spoken
from ui.library import Choice, Pair, first_pair, pair_of, placed
from ui.library_words import BACK
from ui.session import choices, own_documents
from ui.words import (
    DECIDED,
    FIRST_DOCUMENT,
    FIRST_MINUTE,
    FIRST_TWO,
    LOAD,
    SAME_DOCUMENT,
    UNKNOWN_DOCUMENT,
    UNKNOWN_PLACE,
    UNKNOWN_PROVISION,
)

LOOK = ("tab", "order", "filter", "off")
"""What of an address says how the comparison is looked at: the tab, the order of the rows, the filter, noise that is
shown.
"""
NOBODY_DECIDED: Mapping[str, int] = MappingProxyType({})


def chosen_pair(choices: Sequence[Choice]) -> tuple[Pair, str | None]:
    """The pair that is to be shown, and the ``at`` of an address that was just opened (None: nothing was opened)."""
    state, address = st.session_state, st.query_params
    asked = (address.get("left"), address.get("right"))
    look = {key: value for key in LOOK if (value := address.get(key))}
    if look or asked != (None, None):
        state.first_look = look
    if "pair" in state and asked in (state.get("asked"), (None, None)):  # the latter: back from another page
        return state.pair, None
    state.pair, state.asked = pair_of(choices, *asked)[0], asked
    known = pair_of(choices, *asked)[1]
    first = asked == (None, None) and not any(choice.sample for choice in choices if choice.id in state.pair)
    state.notice = UNKNOWN_DOCUMENT if not known else FIRST_TWO if first else ""
    return state.pair, address.get("at")


def chosen_document(choices: Sequence[Choice]) -> tuple[Choice, str | None]:
    """The document that is to be shown, and the ``at`` of an address that was just opened (None: nothing was opened)."""
    state, address = st.session_state, st.query_params
    asked = address.get("doc")
    known = {choice.id: choice for choice in choices}
    if state.get("doc") in known and asked in (state.get("asked_doc"), None):
        return known[state.doc], None
    first = state.pair[0] if "pair" in state else first_pair(choices)[0]
    state.doc = asked if asked in known else first
    state.asked_doc = asked
    state.doc_notice = UNKNOWN_DOCUMENT if asked and asked not in known else ""
    return known[state.doc], address.get("at")


def document_picker(choices: Sequence[Choice]) -> None:
    """One list, the record of decisions, and the button that opens the place for files."""
    state = st.session_state
    labels = {choice.id: say(choice.label) for choice in choices}
    state.document_picked = state.doc
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">文書</h1>'), width="content")
        st.button(say(BACK), key="back", on_click=_to_shelf)
        _picker("文書", "document_picked", labels, _pick_document, quiet=True)
        rename(next(choice for choice in choices if choice.id == state.doc))
        record(state.doc)
        st.button(say(LOAD), key="load", on_click=_open)


def pickers(choices: Sequence[Choice]) -> DeltaGenerator:
    """Two lists, a button that swaps them, and the one that opens the place for files; returns the place behind them."""
    state = st.session_state
    labels = {choice.id: say(choice.label) for choice in choices}
    state.left, state.right = state.pair
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">比較</h1>'), width="content")
        _picker("左", "left", labels, _pick)
        st.button(say("⇄ 入れ替え"), key="swap", on_click=_swap)
        _picker("右", "right", labels, _pick)
        st.button(say(LOAD), key="load", on_click=_open)
        return st.container(horizontal=True, width="content", key="records")


def _picker(label: str, key: str, labels: dict[str, str], picked: Callable[[], None], *, quiet: bool = False) -> None:
    """One list; ``quiet``: its label is only for those who do not see the screen."""
    seen: Literal["visible", "collapsed"] = "collapsed" if quiet else "visible"
    options = list(labels)
    st.selectbox(
        say(label), options, key=key, format_func=lambda id_: labels[id_], on_change=picked, label_visibility=seen
    )


def _pick() -> None:
    state = st.session_state
    state.pair, state.notice = (state.left, state.right), ""


def _pick_document() -> None:
    state = st.session_state
    state.doc, state.doc_notice = state.document_picked, ""


def _to_shelf() -> None:
    st.query_params.clear()


def _swap() -> None:
    left, right = st.session_state.pair
    st.session_state.pair = (right, left)


def _open() -> None:
    st.session_state.loading = True


def placed_in_pair(new: Sequence[str]) -> None:
    """Newly read documents take the places of samples in the comparison."""
    state = st.session_state
    if "pair" in state:
        state.pair = placed(state.pair, new, [*own_documents(), *(c.id for c in choices() if c.kept)])
        state.notice = ""


def came(page: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The documents (ids) that have come since a page was last drawn, while another one was open; the samples are none."""
    seen: dict[str, frozenset[str]] = st.session_state.setdefault("seen", {})
    here = tuple(choice.id for choice in choices if not choice.sample)
    before = seen.get(page, frozenset(here))
    seen[page] = frozenset(here)
    return tuple(id_ for id_ in here if id_ not in before)


def brought_in(new: Sequence[str]) -> None:
    """The first of newly read documents is the one to be shown."""
    placed_in_pair(new)
    if new:
        st.session_state.doc, st.session_state.doc_notice = new[0], ""


def address(pair: Pair) -> None:
    """Write the pair into the URL where it says something else, so that it can be sent to a colleague."""
    state = st.session_state
    if (st.query_params.get("left"), st.query_params.get("right")) != pair:
        kept = {key: value for key in LOOK if (value := st.query_params.get(key))}
        st.query_params.from_dict({"left": pair[0], "right": pair[1], **kept})
    state.asked = pair


def document_address(id_: str) -> None:
    """Write the document into the URL where it says something else."""
    if st.query_params.get("doc") != id_:
        st.query_params.from_dict({"doc": id_})
    st.session_state.asked_doc = id_


def document_remarks(choice: Choice, notice: str, lost: str | None) -> list[str]:
    """The lines over a document; ``lost`` is the place an address asked for in vain."""
    lines = [notice] if notice else []
    if lost:
        lines.append(UNKNOWN_PROVISION.format(at=lost))
    if choice.sample and not notice:
        lines.append(FIRST_DOCUMENT)
    return lines


def remarks(
    left: Choice, right: Choice, notice: str, lost: str | None, decided: Mapping[str, int] = NOBODY_DECIDED
) -> list[str]:
    """The lines over a comparison; ``lost`` is the place an address asked for in vain.

    ``decided``: the number of decisions by the id of a document.
    """
    lines = [notice] if notice else []
    if lost:
        lines.append(UNKNOWN_PLACE.format(at=lost))
    if left.id == right.id:
        lines.append(SAME_DOCUMENT)
    elif left.sample and right.sample and not notice:
        lines.append(FIRST_MINUTE)
    counted = [(choice, decided.get(choice.id, 0)) for choice in dict.fromkeys((left, right))]
    lines += [DECIDED.format(name=choice.title, count=count) for choice, count in counted if count]
    return lines


def said(lines: Sequence[str]) -> str:
    """The lines over a page as HTML."""
    return "".join(tag("p", escape(line), class_="said") for line in lines)
