"""The page 設定: the library as a whole, who decides, what can be read, which version. It asks, calls and draws."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from reports.markup import escape, tag
from ui import access, choosing, component
from ui.documents.mending import NAME_LENGTH
from ui.language import say, spoken
from ui.settings.about import about, limits, of_library
from ui.settings.library import tools
from ui.settings.words import ABOUT, LIBRARY, LIMITS, ME, NAME, NAME_HINT, ROLE, SETTINGS_FOR


def page() -> None:
    """Draw the page."""
    component.style("page.css", "library.css")
    with st.container(key="top"), st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">設定</h1>'), width="content")
        st.html(spoken(choosing.said([SETTINGS_FOR])))
    with st.container(key="settings"):
        _section(LIBRARY, of_library())
        tools()
        _section(ME, [NAME_HINT, *([ROLE.format(role=access.role())] if access.asked_for() else [])])
        st.session_state.settings_who = st.session_state.get("who", "")
        fixed = bool(access.name())
        st.text_input(say(NAME), key="settings_who", max_chars=NAME_LENGTH, on_change=_name, disabled=fixed, width=320)
        access.leave()
        _section(LIMITS, limits())
        _section(ABOUT, about())


def _section(title: str, lines: Sequence[str]) -> None:
    st.html(
        spoken(
            tag("h2", escape(title), class_="part") + "".join(tag("p", escape(line), class_="said") for line in lines)
        )
    )


def _name() -> None:
    st.session_state.who = " ".join(str(st.session_state.settings_who).split())
