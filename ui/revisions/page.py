"""The page 改定: the versions of one service in time. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import choosing, component, uploads
from ui.language import spoken
from ui.revisions import choice as revisions_choice
from ui.revisions import made as revisions_made
from ui.revisions.documents import papers
from ui.revisions.said import remarks
from ui.revisions.view import view
from ui.session import choices

KEY = "past"


def page() -> None:
    """Draw the page."""
    state = st.session_state
    component.style("page.css", "services.css")
    library = choices()
    versions = revisions_choice.chosen(library)
    places = revisions_choice.pair_of(versions)
    revisions_choice.address(versions, places)
    with st.container(key="top"):
        head = revisions_choice.picker(library, versions)
        lines = st.empty()
        if state.get("loading"):
            uploads.panel(lambda new: revisions_choice.arrive(choices(), new))
        waiting = st.empty()
    past = revisions_made.made(versions, waiting)
    pair = revisions_made.pair(past, places, library, waiting) if places else None
    waiting.empty()
    with head:
        papers(pair)
    lines.html(spoken(choosing.said(remarks(past, state.get("revised_notice", "")))))
    told = {f"on_{what}_change": partial(revisions_choice.take, KEY, what) for what in ("pair", "move", "day", "leave")}
    if pair:
        told["on_check_change"] = partial(revisions_made.check, pair, KEY)
    html = view(past, pair, revisions_made.day(past, revisions_choice.day()), state.get("who", ""))
    component.draw("revisions", html, {"who": state.get("who", "")}, go=None, key=KEY, **told)
