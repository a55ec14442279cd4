"""The switch between Japanese and English, at the head of every page."""

from __future__ import annotations

import streamlit as st

from reports.markup import tag
from ui import component
from ui.language import ENGLISH, JAPANESE, current, turn, turns

_NAMES = {JAPANESE: "日本語", ENGLISH: "English"}
"""Each in itself, so that who looks for it can read it."""


def switch() -> None:
    """Draw the switch; it also says to the browser which language the page is in."""
    other = ENGLISH if current() == JAPANESE else JAPANESE
    button = tag("button", _NAMES[other], type="button", lang=other, data_to=other)
    html = tag("div", button, class_="view")
    with st.container(key="switch"):
        component.draw(
            "language",
            html,
            {"now": current(), "turns": turns()},
            go=None,
            key="turn-language",
            on_turn_change=lambda: turn(other),
        )
