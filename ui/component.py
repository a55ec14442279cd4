"""Views as browser components: HTML made by pure functions in, what the reader asks for out.

A component lives in a shadow root of its own, so that neither Streamlit's styles nor ours reach the other side. Its
script takes the HTML through an inert template and a list of allowed elements and attributes: the second lock, the
first being that all text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from reports.markup import tag
from ui import language

_ASSETS = Path(__file__).parent / "assets"
ICON = str(_ASSETS / "icon.svg")
WORDMARK = str(_ASSETS / "wordmark.svg")

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})


def asset(name: str) -> str:
    """The text of a file beside this module."""
    return (_ASSETS / name).read_text(encoding="utf-8")


_MORE = {f"{view}.{kind}": "values" for view in ("compare", "clause") for kind in ("css", "js")} | {
    "language.js": "history"
}
"""What some views have in common beyond what all have: a further asset by the asset of a view."""


def whole(name: str, kind: str) -> str:
    """The script (js) or the style (css) of a view, with what it has in common with others before it."""
    return "".join(asset(f"{part}.{kind}") for part in ("view", _MORE.get(f"{name}.{kind}"), name) if part)


def style(*names: str) -> None:
    """Draw the styles of a page, whose few words are in the language of the screens."""
    st.html(tag("style", language.script("".join(map(asset, names)))))


@cache
def _component(name: str, tongue: str) -> Callable[..., Any]:
    css, js = (language.script(whole(name, kind)) for kind in ("css", "js"))
    view: Callable[..., Any] = st.components.v2.component(f"yakkan_{name}_{tongue}", css=css, js=js)
    return view


def draw(
    name: str,
    html: str,
    more: Mapping[str, Any] = NOTHING_MORE,
    /,
    *,
    go: str | None,
    key: str,
    **told: Callable[[], None],
) -> None:
    """Show a view with the style and the script of this name.

    ``go`` is the id of the place to jump to when it has just been opened by its address; ``more`` is told to the script
    beside the HTML, whose words it shows as text only; ``told`` are called with what the view tells
    (``on_decide_change`` …).
    """
    # in a list, as Streamlit looks into a bare mapping for tables, for which it would first load pandas
    said = {"html": language.spoken(html), "go": go or "", **language.told(more)}
    _component(name, language.current())(key=key, data=[said], **told)
