"""The page 検索: the clauses of all services of the library. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

import streamlit as st

from ui import choosing, component
from ui.documents.shelf import leave
from ui.language import say, spoken
from ui.search import asking as search_asking
from ui.search import found as search_found
from ui.search import searchable
from ui.search.view import results
from ui.search.words import MORE, ONLY_SAMPLES, SEARCH_FOR


def page() -> None:
    """Draw the page."""
    state, address = st.session_state, st.query_params
    component.style("page.css", "library.css")
    asked = search_asking.asked()
    like = address.get("like", "")
    with st.container(key="top"):
        with st.container(horizontal=True, vertical_alignment="center", key="head"):
            st.html(spoken('<h1 class="title">検索</h1>'), width="content")
            st.html(spoken(choosing.said([SEARCH_FOR])))
            if like:
                search_found.ask_anew()
        if not like:
            search_asking.fields(asked, searchable.providers())
        found = search_found.near(like, address.get("at", "")) if like else search_found.answer(asked)
        if lines := search_found.lines(found):
            st.html(spoken(choosing.said(lines)))
        if searchable.only_samples():
            st.html(spoken(choosing.said([ONLY_SAMPLES])))
        if found.found is None and not like:
            search_found.explain()
    if found.found:
        component.draw(
            "search", results(found.found), go=None, key="search", on_leave_change=lambda: leave(state.search.leave)
        )
        if found.found.more and asked.limit < search_asking.MOST and not like:
            st.button(say(MORE), key="more", on_click=search_asking.more, args=(asked.limit,))
