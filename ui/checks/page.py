"""The page 点検: what a careful reader would have caught. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

import streamlit as st

from ui import choosing, component, uploads
from ui.checks import choice as checks_choice
from ui.checks import made as checks_made
from ui.checks import record as checks_record
from ui.checks.rulings import take
from ui.checks.view import view
from ui.language import spoken
from ui.session import choices

KEY = "remarks"


def page() -> None:
    """Draw the page."""
    state = st.session_state
    component.style("page.css", "services.css")
    library = choices()
    choice, before = checks_choice.chosen(library)
    checks_choice.address(choice, before)
    with st.container(key="top"):
        head = checks_choice.picker(library, choice, before)
        lines = st.empty()
        if state.get("loading"):
            uploads.panel(lambda new: checks_choice.arrive(choices(), new))
        waiting = st.empty()
    checked = checks_made.made(choice, before, waiting)
    waiting.empty()
    with head:
        checks_record.draw(checked)
    lines.html(
        spoken(choosing.said(checks_made.remarks(checked, state.get("checks_notice", ""), state.get("checks_at", ""))))
    )
    component.draw(
        "checks",
        view(checked, state.get("who", "")),
        {"who": state.get("who", "")},
        go=None,
        key=KEY,
        on_decide_change=lambda: take(checked, state[KEY].decide),
        on_leave_change=lambda: state.update(leaving=str(state[KEY].leave)),
    )
