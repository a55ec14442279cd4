"""The page 文書: the library, or one document with its outline. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import choosing, component, keeping, papers, uploads
from ui.documents import decisions, naming
from ui.documents import shelf as shelf_page
from ui.documents.view import view
from ui.language import spoken
from ui.progress import progress
from ui.session import choices, opened


def page() -> None:
    """Draw the page."""
    component.style("page.css", "library.css")
    if "doc" in st.query_params:
        document()
    else:
        shelf_page.page()


def document() -> None:
    """Draw one document."""
    state = st.session_state
    library = choices()
    choice, at = choosing.chosen_document(library)
    choosing.document_address(choice.id)
    with st.container(key="top"):
        choosing.document_picker(library)
        said = st.empty()
        keeping.work()
        uploads.panel(choosing.brought_in, shelf=True, opened=bool(state.get("loading")))
        waiting = st.empty()
    component.draw("drop", "", go=None, key="drop")
    if state.get("loading"):
        keeping.draw()
    read = opened(choice, partial(progress, waiting))
    waiting.empty()
    go = read.place(at) if at else None
    lines = choosing.document_remarks(choice, state.doc_notice, at if go is None else None)
    if lines:
        said.html(spoken(choosing.said(lines)))
    key, paper = f"document-{choice.id}", papers.of_one(choice, read.document, pages=read.pages)
    component.draw(
        "document",
        view(read, state.get("who", ""), naming.links(choice, library)),
        go=go,
        key=key,
        on_decide_change=lambda: decisions.take(choice.id, read.document.source, state[key].decide),
        on_withdraw_change=lambda: decisions.withdraw(choice.id, state[key].withdraw),
        on_leave_change=lambda: shelf_page.leave(state[key].leave),
        on_paper_change=lambda: papers.open_at(paper, state[key].paper),
    )
    papers.draw(paper)
