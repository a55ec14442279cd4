"""The page 比較: two documents side by side. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

import streamlit as st

import pipeline
from ui import choosing, component, papers, uploads
from ui.comparison import rulings, said
from ui.comparison.comparing import drawn
from ui.comparison.record import record
from ui.documents.decisions import decisions_of
from ui.language import spoken
from ui.session import choices
from ui.values import decided as values


def page() -> None:
    """Draw the page."""
    state = st.session_state
    component.style("page.css")
    library = choices()
    pair, at = choosing.chosen_pair(library)
    choosing.address(pair)
    left, right = (next(choice for choice in library if choice.id == id_) for id_ in pair)
    with st.container(key="top"):
        head = choosing.pickers(library)
        lines = st.empty()
        if state.get("loading"):
            uploads.panel(choosing.placed_in_pair)
        waiting = st.empty()
    made = drawn(left, right, waiting)
    waiting.empty()
    with head:
        record(left, right, made.shown)
    shown, decisions = made.shown, rulings.ruled(pair)
    paper = papers.of_pair(shown, (left, right))
    go = shown.place(at) if at else None
    sides = ((left, shown.left), (right, shown.right))
    decided = {choice.id: len(decisions_of(choice.id)) + len(found.rulings) for choice, found in sides}
    if words := choosing.remarks(left, right, state.notice, at if go is None else None, decided):
        lines.html(spoken(choosing.said(words)))
    reviews = pipeline.reviewed(shown.left, shown.right, shown.comparison, decisions.rows)
    more = said.told(shown, decisions, reviews, made.tips, who=state.get("who", ""), look=state.get("first_look", {}))
    more["wrong"] = values.wrong()
    component.draw(
        "compare",
        made.html,
        more,
        go=go,
        key="comparison",
        on_decide_change=lambda: rulings.take(shown, state.comparison.decide),
        on_paper_change=lambda: papers.open_at(paper, state.comparison.paper),
        on_value_change=lambda: rulings.take_value(shown, state.comparison.value),
        on_withdraw_change=lambda: rulings.withdraw(shown, state.comparison.withdraw),
        on_leave_change=lambda: state.update(leaving=str(state.comparison.leave)),
    )
    papers.draw(paper)
