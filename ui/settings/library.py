"""The library as a whole on 設定: held against itself, written out, taken in, read again by today's rules."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from corpus.errors import UserError
from library import Library
from ui import shelf
from ui.access import may_decide
from ui.language import say
from ui.library_words import LOOK_ONLY, STOP
from ui.settings.about import counted
from ui.settings.words import EXPORT, IMPORT, IMPORTED, REFRESH, REFRESHED, REFRESHING, STALE, VERIFY, WHOLE

_FILE = "約款くらべ-文書庫.zip"


def tools() -> None:
    """Draw the buttons, and what became of what they did."""
    library = None if shelf.trouble() else shelf.opened()
    with st.container(horizontal=True, vertical_alignment="center", key="library_tools"):
        st.button(say(VERIFY), key="verify", on_click=_verify, disabled=library is None)
        if library:
            st.download_button(
                say(EXPORT), lambda: exported(library), _FILE, "application/zip", key="export", on_click="ignore"
            )
    if may_decide():
        _import()
        if library:
            _refresh(library)
    for sentence in st.session_state.get("library_said", ()):
        st.text(say(sentence))


def _say(*sentences: str) -> None:
    st.session_state.library_said = sentences


def _verify() -> None:
    library = shelf.opened()
    if library:
        found = library.verify()
        _say(
            *(each.sentence for each in found.troubles),
            *([WHOLE.format(counts=counted(dict(found.counts)))] * found.whole),
        )


def exported(library: Library) -> bytes:
    """The whole library as one .zip, as ``cli.py library export`` writes it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.zip"
        library.export(file)
        return file.read_bytes()


def _import() -> None:
    state = st.session_state
    file = st.file_uploader(say(IMPORT), type="zip", key=f"library{state.setdefault('libraries', 0)}")
    if file:
        state.libraries += 1
        _say(taken_in(file.name, file.getvalue()))
        st.rerun()


def taken_in(name: str, data: bytes) -> str:
    """Take in an exported library, and say what became of it."""
    if not may_decide():
        return LOOK_ONLY
    with TemporaryDirectory() as folder:
        file = Path(folder) / "library.zip"  # never the name that the browser says
        file.write_bytes(data)
        try:
            library = shelf.opened(make=True)
            assert library is not None
            return IMPORTED.format(counts=counted(library.import_(file)))
        except UserError as error:
            return str(error).replace("library.zip", Path(name).name)


def _refresh(library: Library) -> None:
    """Offer to read again what older rules read, one version a run."""
    state = st.session_state
    stale = library.stale()
    if state.get("refreshing") and stale:
        done, every = state.refreshing - len(stale), state.refreshing
        st.progress(max(0.0, done / every), text=say(f"{REFRESHING}　{every} 件中 {done + 1} 件目"))
        st.button(say(STOP), key="stop_refreshing", on_click=_stop)
        try:
            library.refresh(stale[0])
        except UserError as error:
            _say(str(error))
            state.refreshing = 0
        st.rerun()
    if state.get("refreshing"):
        _say(REFRESHED.format(count=state.refreshing))
        state.refreshing = 0
    if stale:
        st.text(say(STALE.format(count=len(stale))))
        st.button(say(REFRESH), key="refresh", on_click=_begin, args=(len(stale),))


def _begin(count: int) -> None:
    st.session_state.refreshing = count


def _stop() -> None:
    st.session_state.refreshing = 0
