"""The language of the screens: Japanese as it stands in the code, or English by a switch, kept in the session and the address.

Pages say ``say(words)`` and ``spoken(html)`` where something leaves for the browser; while Japanese is on, both give
back what they were given, and nothing of English is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import streamlit as st

JAPANESE, ENGLISH = "ja", "en"
_KEPT = 12
"""Pages in English that a session keeps, so that a view that did not change is not said anew."""
_OURS = frozenset(("said", "what", "head", "note", "wrong"))
"""What a view is told beside its HTML in words of ours; all else there is a document's or a reader's."""


def current() -> str:
    """The language that the screens are in: ``ja`` or ``en``."""
    return ENGLISH if st.session_state.get("language") == ENGLISH else JAPANESE


def settle() -> None:
    """Take the language of an address that was just opened, and keep it in the address, so that a link keeps it."""
    asked = st.query_params.get("lang")
    if asked in (JAPANESE, ENGLISH):
        st.session_state.language = asked
    _write()


def turn(language: str) -> None:
    """Show the screens in another language."""
    st.session_state.language, st.session_state.turns = language, turns() + 1
    _write()


def turns() -> int:
    """How often the language was switched in this session."""
    return int(st.session_state.get("turns", 0))


def _write() -> None:
    if current() == ENGLISH and st.query_params.get("lang") != ENGLISH:
        st.query_params["lang"] = ENGLISH
    elif current() == JAPANESE and "lang" in st.query_params:
        del st.query_params["lang"]


def say(words: str) -> str:
    """Words of ours for a widget."""
    if current() == JAPANESE:
        return words
    from ui import english

    return english.said(words)


def spoken(html: str) -> str:
    """HTML of ours, in which what is a document's or a reader's own is marked by ``lang="ja"``."""
    if current() == JAPANESE:
        return html
    from ui import english

    kept: dict[str, str] = st.session_state.setdefault("spoken", {})
    if html not in kept:
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[html] = english.words().markup(html)
    return kept[html]


def script(source: str) -> str:
    """A script or a style, whose words stand in quotes."""
    if current() == JAPANESE:
        return source
    from ui import english

    return english.script(source)


def told(more: Mapping[str, Any]) -> dict[str, Any]:
    """What a view is told beside its HTML."""
    return {key: _told(key, value) for key, value in more.items()} if current() == ENGLISH else dict(more)


def _told(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return say(value) if key in _OURS else value
    if isinstance(value, Mapping):
        return {inner: _told(inner, each) for inner, each in value.items()}
    return [_told(key, each) for each in value] if isinstance(value, list | tuple) else value


def room() -> AbstractContextManager[object]:
    """Where a page is drawn: in one place for each language, so that the browser builds it anew when the reader switches."""
    return nullcontext() if current() == JAPANESE else st.container(gap=None, key="in-english")
