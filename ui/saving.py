"""Reports to be saved: made when they are pressed; those that take long are made first, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

import streamlit as st

from corpus.errors import UserError
from reports.markup import escape, tag
from ui.language import say, spoken
from ui.words import MADE, NOT_MADE
from ui.working import Doing, watched


def offer(
    words: str, make: Callable[[], bytes], name: str, kind: str, *, key: str, of: Hashable = None, long: bool = False
) -> None:
    """Draw the button of a report: ``make`` gives its bytes where no session is known, ``kind`` is its media type.

    One that takes ``long`` is made beside the session first; ``of`` tells it from the report of the same ``key`` about
    something else.
    """
    if long:
        _in_two_steps(words, make, name, kind, key, (key, of))
    else:
        st.download_button(say(words), make, name, kind, key=key, on_click="ignore", width="stretch")


def _in_two_steps(
    words: str, make: Callable[[], bytes], name: str, kind: str, key: str, report: tuple[str, Hashable]
) -> None:
    """The button that has it made; in its place what goes on; then the button that saves it."""
    state, here, said = st.session_state, st.empty(), ""
    if state.get("making") == report:
        try:
            state.report_made = (report, watched(words, Doing(make), here, partial(_stop, report)))
        except UserError as error:
            said = str(error)
        state.making = None
    made: tuple[object, bytes] = state.get("report_made", (None, b""))
    if made[0] == report:
        here.download_button(
            say(MADE.format(words=words)), made[1], name, kind, key=f"{key}-made", on_click="ignore", width="stretch"
        )
    else:
        here.button(say(words), key=f"{key}-make", on_click=_make, args=(report,), width="stretch")
    if state.get("report_stopped") == report:
        said = NOT_MADE.format(words=words)
    if said:
        st.html(spoken(tag("p", escape(said), class_="record", role="status")))


def _make(report: tuple[str, Hashable]) -> None:
    st.session_state.making, st.session_state.report_stopped = report, None


def _stop(report: tuple[str, Hashable]) -> None:
    st.session_state.making, st.session_state.report_stopped = None, report
