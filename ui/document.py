"""The page 文書: one document with its outline. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

from functools import partial

import streamlit as st

from reports.markup import tag
from ui import choosing, component, decisions, uploads
from ui.document_view import view
from ui.progress import progress
from ui.session import choices, opened


def page() -> None:
    """Draw the page."""
    state = st.session_state
    st.html(tag("style", component.asset("page.css")))
    library = choices()
    choice, at = choosing.chosen_document(library)
    choosing.document_address(choice.id)
    with st.container(key="top"):
        choosing.document_picker(library)
        said = st.empty()
        if state.get("loading"):
            uploads.panel(choosing.brought_in)
        waiting = st.empty()
    read = opened(choice, partial(progress, waiting))
    waiting.empty()
    go = read.place(at) if at else None
    lines = choosing.document_remarks(choice, state.doc_notice, at if go is None else None)
    if lines:
        said.html(choosing.said(lines))
    key = f"document-{choice.id}"
    component.draw(
        "document",
        view(read, state.get("who", "")),
        go=go,
        key=key,
        on_decide_change=lambda: decisions.take(choice.id, read.document.source, state[key].decide),
        on_withdraw_change=lambda: decisions.withdraw(choice.id, state[key].withdraw),
    )
