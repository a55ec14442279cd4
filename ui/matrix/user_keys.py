"""A user's own keys on 一覧: a table is uploaded, its rows become keys of every service, or one sentence says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import pipeline
from corpus.errors import UserError, shown_name
from reports.markup import escape, tag
from ui.language import say, spoken
from ui.values.words import DROP_KEYS, KEYS, KEYS_HINT, KEYS_READ, LOAD_KEYS

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey


def user_keys() -> tuple[OwnKey, ...]:
    """The keys that were added in this session."""
    kept: tuple[str, tuple[OwnKey, ...]] = st.session_state.get("user_keys", ("", ()))
    return kept[1]


def table_name() -> str:
    """The name of the table they come from, empty without one."""
    return str(st.session_state.get("user_keys", ("", ()))[0])


def keys_panel() -> None:
    """Draw the button behind which a table of keys is loaded and put away."""
    state = st.session_state
    with st.popover(say(f"{KEYS} {len(labels)}" if (labels := _labels()) else KEYS), width="content", key="user-keys"):
        st.html(spoken(tag("p", escape(KEYS_HINT), class_="record")))
        count = state.setdefault("key_files", 0)
        file = st.file_uploader(say(LOAD_KEYS), key=f"keys{count}")
        if file:
            state.key_files, state.keys_said = count + 1, load(file.name, file.getvalue())
            st.rerun()
        if state.get("keys_said"):
            st.html(spoken(tag("p", escape(state.keys_said), role="status", class_="record")))
        if labels:
            st.button(say(DROP_KEYS), on_click=_drop)


def load(name: str, data: bytes) -> str:
    """Take over the keys of a table, and say what became of it; a table that is wrong leaves the one before it."""
    try:
        found = pipeline.own_keys(name, data)
    except UserError as error:
        return str(error)
    shown = shown_name(name)
    st.session_state.user_keys = (shown, found)
    return KEYS_READ.format(name=shown, count=len(_labels()), labels="・".join(_labels()))


def _labels() -> list[str]:
    return list({each.key: each.label for each in user_keys()}.values())


def _drop() -> None:
    st.session_state.pop("user_keys", None)
    st.session_state.keys_said = ""
