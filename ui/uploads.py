"""自分の文書を読み込む: files in, what was understood of each, or the one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from corpus.errors import UserError
from corpus.readers import READERS
from ui.library import Pair, placed
from ui.markup import escape, tag
from ui.progress import progress
from ui.session import Own, own_documents, read_own
from ui.words import UPLOAD_HINT

_ODD = 3
"""Odd things about one file that are shown at once; the others open on a click."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the id of the document, or the sentence for the reader."""

    id: str | None
    sentence: str = ""


def panel(pair: Pair) -> None:
    """Draw the place for files and what became of them; what is new takes its place in the pair."""
    state = st.session_state
    with st.container(border=True, key="loading"):
        count = state.setdefault("uploader", 0)
        hint = UPLOAD_HINT.format(formats="・".join(READERS))
        files = st.file_uploader(hint, accept_multiple_files=True, key=f"files{count}")
        outcomes: list[Outcome] = state.setdefault("outcomes", [])
        if files:
            new = _read(files)
            outcomes[:0] = new
            state.uploader = count + 1  # an empty place for the next files; these are listed below
            state.pair = placed(pair, [outcome.id for outcome in new if outcome.id], list(own_documents()))
            st.rerun()
        if outcomes:
            st.html(listed(outcomes, own_documents()))
        st.button("閉じる", on_click=_close)


def _close() -> None:
    st.session_state.loading = False
    st.session_state.outcomes = []


def _read(files: Sequence[UploadedFile]) -> list[Outcome]:
    waiting = st.empty()
    outcomes = []
    for at, file in enumerate(files):
        step = partial(progress, waiting, file=at, files=len(files))
        try:
            outcomes.append(Outcome(read_own(file.name, file.getvalue(), step).choice.id))
        except UserError as error:
            outcomes.append(Outcome(None, str(error)))
    waiting.empty()
    return outcomes


def listed(outcomes: Sequence[Outcome], own: dict[str, Own]) -> str:
    """What became of the files, as HTML: newest first, errors in one sentence."""
    lines = []
    for outcome in outcomes:
        if outcome.id is None:
            lines.append(tag("li", escape(outcome.sentence), class_="bad", role="alert"))
        else:
            lines.append(tag("li", understood(own[outcome.id])))
    return tag("ul", "".join(lines), class_="outcomes")


def understood(own: Own) -> str:
    """One file in one line: title, file, how much was found; below it what is odd about it."""
    document = own.analysis.document
    found = f"{own.articles} 条・数値と条件 {len(own.analysis.parameters)} 件"
    name = "" if own.choice.name == own.choice.maker else tag("small", escape(own.choice.maker))
    odd = [*document.source.notices, *(finding.message for finding in document.findings)]
    notices = "".join(tag("span", escape(notice), class_="notice") for notice in odd[:_ODD])
    if len(odd) > _ODD:
        rest = "".join(tag("span", escape(notice), class_="notice") for notice in odd[_ODD:])
        notices += tag("details", tag("summary", f"ほか {len(odd) - _ODD} 件") + rest)
    return tag("b", escape(own.choice.name)) + name + tag("span", found, class_="found") + notices
