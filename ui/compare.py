"""The page 比較: two documents side by side. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

import streamlit as st

from reports.markup import tag
from ui import choosing, component, uploads
from ui.decisions import decisions_of
from ui.progress import progress
from ui.session import choices, shown
from ui.view import view


def page() -> None:
    """Draw the page."""
    state = st.session_state
    st.html(tag("style", component.asset("page.css")))
    library = choices()
    pair, at = choosing.chosen_pair(library)
    choosing.address(pair)
    left, right = (next(choice for choice in library if choice.id == id_) for id_ in pair)
    with st.container(key="top"):
        choosing.pickers(library)
        said = st.empty()
        if state.get("loading"):
            uploads.panel(choosing.placed_in_pair)
        waiting = st.empty()
    laid = shown(left, right, state.order, lambda step: progress(waiting, step))
    waiting.empty()
    go = laid.place(at) if at else None
    decided = {choice.id: len(decisions_of(choice.id)) for choice in (left, right)}
    lines = choosing.remarks(left, right, state.notice, at if go is None else None, decided)
    if lines:
        said.html(choosing.said(lines))
    component.draw("compare", view(laid), go=go, key="comparison", on_order_change=choosing.reorder)
