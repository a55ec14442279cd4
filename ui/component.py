"""The comparison as a browser component: HTML made by ``ui.view`` in, the order the reader asks for out.

The component lives in a shadow root of its own, so that neither Streamlit's styles nor ours reach the other side. Its
script takes the HTML through an inert template and a list of allowed elements and attributes: the second lock, the
first being that all text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"
ICON = str(_ASSETS / "icon.svg")
WORDMARK = str(_ASSETS / "wordmark.svg")


def asset(name: str) -> str:
    """The text of a file beside this module."""
    return (_ASSETS / name).read_text(encoding="utf-8")


@cache
def _component() -> Callable[..., Any]:
    view: Callable[..., Any] = st.components.v2.component(
        "yakkan_comparison", css=asset("compare.css"), js=asset("compare.js")
    )
    return view


def draw(html: str, *, go: str | None, key: str, on_order: Callable[[], None]) -> None:
    """Show a view; ``go`` is the id of the place to jump to when it has just been opened by its address."""
    _component()(key=key, data={"html": html, "go": go or ""}, default={"order": ""}, on_order_change=on_order)
