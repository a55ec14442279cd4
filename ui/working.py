"""Work on large documents beside the session: shown while it lasts, ended by a button, and nobody else waits for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Generic, NoReturn, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from apart import Job, hands
from corpus.errors import UnreadableFile, UserError
from models.analysis import Analysis
from reports.markup import escape, tag
from ui.language import say, spoken
from ui.library_words import STOP
from ui.progress import Place, counted
from ui.words import AGAIN, GIVEN_UP, UNFINISHED

_LARGE = 1_200
"""Provisions in all, from which on what is made of documents may take longer than a second."""
_SECONDS = 3_600
"""After which work is given up that nobody stopped."""

Result = TypeVar("Result")


def large(*analyses: Analysis) -> bool:
    """Whether what is made of these documents together may take long."""
    return sum(len(each.document.entries) for each in analyses) > _LARGE


@dataclass(frozen=True)
class Doing(Generic[Result]):
    """A function without arguments as a job: it can be sent to a process where all that it holds can."""

    make: Callable[[], Result]

    def __call__(self, step: Callable[[str], None]) -> Result:
        return self.make()


def done(what: str, of: Hashable, job: Job[Result], place: DeltaGenerator) -> Result:
    """What a job gives. The page ends here, with a sentence and a way to begin again, where the reader stopped it.

    ``what`` is the work in a word (対応づけ), ``of`` tells it from other work of its kind; ``place`` is where it is shown.
    """
    if st.session_state.get("given_up") == (what, of):
        _ended(place, GIVEN_UP.format(what=what))
    try:
        return watched(what, job, place, partial(_give_up, (what, of)))
    except UserError as error:
        _ended(place, str(error))


def watched(what: str, job: Job[Result], place: DeltaGenerator, stop: Callable[[], None]) -> Result:
    """What a job gives, with the button that ends it: ``stop`` is called, and the page is drawn anew. Raises UserError."""
    bar = _bar(place, stop)
    try:
        return hands().do(what, job, limit=_SECONDS, told=partial(counted, bar, what))
    except UnreadableFile:  # it took too long, or its process died; what the job has to say itself is a plain UserError
        raise UserError(UNFINISHED.format(what=what)) from None


def begun(what: str, of: Hashable, place: DeltaGenerator) -> Place:
    """Where work of the page itself is shown step by step: the reader can stop it at each step that is shown. See ``done``."""
    if st.session_state.get("given_up") == (what, of):
        _ended(place, GIVEN_UP.format(what=what))
    return _bar(place, partial(_give_up, (what, of)))


def _bar(place: DeltaGenerator, stop: Callable[[], None]) -> DeltaGenerator:
    with place.container(horizontal=True, vertical_alignment="center", key="working"):
        bar = st.empty()
        st.button(say(STOP), key="stop_work", on_click=stop)
    return bar


def _ended(place: DeltaGenerator, sentence: str) -> NoReturn:
    with place.container(horizontal=True, vertical_alignment="center", key="ended"):
        st.html(spoken(tag("p", escape(sentence), class_="said", role="status")), width="content")
        st.button(say(AGAIN), key="again", on_click=_give_up, args=(None,))
    st.stop()


def _give_up(work: tuple[str, Hashable] | None) -> None:
    st.session_state.given_up = work
