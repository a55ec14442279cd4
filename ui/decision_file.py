"""Decisions as a file: saved and loaded again, in the same words on every page that makes them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from reports.markup import escape, tag
from ui.language import say, spoken
from ui.words import LOAD_DECISIONS, SAVE_DECISIONS


def form(page: str, hint: str, name: str, content: bytes, count: int, load: Callable[[str, bytes], str]) -> None:
    """Draw the button that saves ``count`` decisions, and the place for a file of them.

    ``load`` takes over what a file (name, bytes) says and gives the sentence that tells of it; ``page`` keeps the pages
    apart.
    """
    state, files, told = st.session_state, f"{page}_files", f"{page}_told"
    st.html(spoken(tag("p", escape(hint), class_="record")))
    words = SAVE_DECISIONS.format(count=count)
    st.download_button(say(words), content, name, "application/json", disabled=not count, on_click="ignore")
    number = state.setdefault(files, 0)  # a loaded file leaves its place: the next run draws another one
    file = st.file_uploader(say(LOAD_DECISIONS), key=f"decisions-{page}{number}")
    if file:
        state[files], state[told] = number + 1, load(file.name, file.getvalue())
        st.rerun()
    if state.get(told):
        st.html(spoken(tag("p", escape(state[told]), role="status", class_="record")))
