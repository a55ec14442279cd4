"""The library as a whole on 設定: held against itself, written out, taken in, read again by today's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import library
from corpus.errors import UserError
from library import Library
from ui import shelf
from ui.access import may_decide
from ui.language import say
from ui.library_words import LOOK_ONLY, STOP
from ui.saving import offer
from ui.settings.about import counted
from ui.settings.words import (
    EXPORT,
    IMPORT,
    IMPORTED,
    REFRESH,
    REFRESHED,
    REFRESHING,
    STALE,
    STOPPED,
    TAKING_IN,
    VERIFY,
    VERIFYING,
    WHOLE,
)
from ui.working import watched

_FILE = "約款くらべ-文書庫.zip"
_MANY = 300
"""Versions that are written out in about a second."""


def tools() -> None:
    """Draw the buttons, and what became of what they did."""
    library = None if shelf.trouble() else shelf.opened()
    with st.container(horizontal=True, vertical_alignment="center", key="library_tools"):
        st.button(say(VERIFY), key="verify", on_click=ask, args=(VERIFYING,), disabled=library is None)
        if library:
            with st.container(width="content", key="library_export"):
                _export(library)
    if may_decide():
        _import()
        if library:
            _refresh(library)
    _work(st.empty())
    for sentence in st.session_state.get("library_said", ()):
        st.text(say(sentence))


def _say(*sentences: str) -> None:
    st.session_state.library_said = sentences


def ask(what: str, file: tuple[str, bytes] = ("", b"")) -> None:
    """Have something done with the whole library when the page is drawn next; ``file`` (name, bytes) is taken in."""
    if what == TAKING_IN and not may_decide():
        _say(LOOK_ONLY)
    else:
        st.session_state.library_work = (what, file)


def _work(place: DeltaGenerator) -> None:
    """Do what was asked for, beside the session."""
    state = st.session_state
    asked: tuple[str, tuple[str, bytes]] | None = state.get("library_work")
    if asked is None:
        return
    what, (name, data) = asked
    _say()
    where = library.place()
    job = Verifying(where) if what == VERIFYING else TakingIn(where, name, data)
    try:
        _say(*watched(what, job, place, partial(_stopped, what)))
    except UserError as error:
        _say(str(error))
    state.library_work = None
    st.rerun()


def _stopped(what: str) -> None:
    st.session_state.library_work = None
    _say(STOPPED[what])


@dataclass(frozen=True, slots=True)
class Verifying:
    """A library held against itself: the sentences that tell of it."""

    where: str

    def __call__(self, step: Callable[[str], None]) -> tuple[str, ...]:
        with library.open(self.where) as opened:
            found = opened.verify()
        whole = [WHOLE.format(counts=counted(dict(found.counts)))] * found.whole
        return (*(each.sentence for each in found.troubles), *whole)


@dataclass(frozen=True, slots=True)
class TakingIn:
    """An exported library taken into another: the sentence that tells of it."""

    where: str
    name: str
    data: bytes

    def __call__(self, step: Callable[[str], None]) -> tuple[str]:
        with TemporaryDirectory() as folder, library.open(self.where) as made:
            file = Path(folder) / "library.zip"  # never the name that the browser says
            file.write_bytes(self.data)
            try:
                return (IMPORTED.format(counts=counted(made.import_(file, step))),)
            except UserError as error:
                return (str(error).replace("library.zip", Path(self.name).name),)


def _export(opened: Library) -> None:
    """The button that writes the library out; a large one is written out first."""
    versions = len(shelf.stock().versions)
    make, of = partial(exported, library.place()), opened.revision()
    offer(EXPORT, make, _FILE, "application/zip", key="export", of=of, long=versions > _MANY)


def exported(where: str) -> bytes:
    """A whole library as one .zip, as ``cli.py library export`` writes it."""
    with TemporaryDirectory() as folder, library.open(where) as opened:
        file = Path(folder) / "library.zip"
        opened.export(file)
        return file.read_bytes()


def _import() -> None:
    state = st.session_state
    file = st.file_uploader(say(IMPORT), type="zip", key=f"library{state.setdefault('libraries', 0)}")
    if file:
        state.libraries += 1
        ask(TAKING_IN, (file.name, file.getvalue()))
        st.rerun()


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
