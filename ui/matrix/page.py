"""The page 一覧: many services beside each other. It asks, calls and draws; what is shown is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ui import choosing, component, uploads
from ui.language import spoken
from ui.matrix import services
from ui.matrix.clause import clause
from ui.matrix.gathered import cell_at
from ui.session import choices
from ui.values import decided as values


def page() -> None:
    """Draw the page."""
    state = st.session_state
    component.style("page.css", "services.css")
    library = choices()
    chosen = services.chosen_services(library)
    services.address(chosen)
    with st.container(key="top"):
        head = services.picker(library, chosen)
        st.html(spoken(choosing.said(services.remarks(chosen))))
        if state.get("loading"):
            uploads.panel(partial(services.arrive, choices))
        waiting = st.empty()
    found, table = services.gathered(chosen, waiting)
    waiting.empty()
    with head:
        services.reports(found)
        services.papers(found)
    if services.charts_wanted():
        from ui.matrix import charts

        charts.draw(found)
        return
    component.draw("grid", table, go=None, key="grid", on_cell_change=services.take_cell)
    opened = cell_at(found, services.cell())
    told: dict[str, Callable[[], None]] = {
        "on_shut_change": services.drop_cell,
        "on_leave_change": services.leave,
        "on_value_change": partial(services.take_value, chosen, found),
    }
    more = {"wrong": values.wrong(), "who": state.get("who", "")}
    component.draw("clause", clause(found, opened), more, go=None, key="clause", **told)
