"""The papers of several services: what one of them lacks, and a buyer's requirements answered by all.

The bytes are those that ``cli.py report gaps`` and ``report questions`` make of the same files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import pipeline
from corpus.errors import UserError, shown_name
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.origin import Origin
from models.questions import Question
from reports.markup import escape, tag
from ui.language import say, spoken
from ui.library import Choice
from ui.matrix.user_keys import user_keys
from ui.matrix.words import (
    ANSWERS,
    ANSWERS_HINT,
    GAPS_EXCEL,
    GAPS_HINT,
    GAPS_OF,
    GAPS_WORD,
    LOAD_SHEET,
    PAPERS,
    SHEET_READ,
    SHEET_UNCLEAR,
    TEMPLATE,
    TOO_FEW,
)

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ENOUGH = 3
"""Services from which on most of the others are a number that says something."""
_SHOWN = 5
"""Rows of a sheet that were not understood and are named."""


@dataclass(frozen=True)
class Served:
    """The services of the table as reports take them, where no session is known.

    ``texts`` give what is known of each, ``lines`` is what was decided about its lines; ``settings`` are (what, how)
    before those of a report of its own, ``added`` those that tell of a user's own keys.
    """

    origins: tuple[Origin, ...]
    texts: tuple[Callable[[], Analysis], ...]
    lines: tuple[tuple[StructureDecision, ...], ...]
    settings: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...] = ()

    def named(self) -> list[tuple[Origin, Analysis]]:
        """Every service under its name."""
        return [(origin, text()) for origin, text in zip(self.origins, self.texts, strict=True)]


def papers(choices: Sequence[Choice], served: Served) -> None:
    """Draw the button behind which the papers are made when they are pressed."""
    with st.popover(say(PAPERS), width="content", key="matrix-papers"):
        _gaps(choices, served)
        _answers(served)


def _gaps(choices: Sequence[Choice], served: Served) -> None:
    if len(choices) < _ENOUGH:
        _said(TOO_FEW)
        return
    _said(GAPS_HINT)
    labels = {choice.id: say(choice.label) for choice in choices}
    of = st.selectbox(say(GAPS_OF), list(labels), key="gaps_of", format_func=labels.__getitem__)
    at = [choice.id for choice in choices].index(of) if of in labels else 0
    with st.container(horizontal=True):
        for words, ending, kind in ((GAPS_WORD, ".docx", _WORD), (GAPS_EXCEL, ".xlsx", _EXCEL)):
            make, name = partial(gaps, served, at, ending), f"欠け-{choices[at].id}{ending}"
            st.download_button(say(words), make, name, kind, key=f"gaps{ending}", on_click="ignore", width="stretch")


def gaps(served: Served, at: int, ending: str) -> bytes:
    """What most of the others regulate and one service (its place) does not, and the other way round: .docx or .xlsx."""
    from analysis.services.gaps import gaps as found_in
    from reports.gaps.docx import gaps_docx
    from reports.gaps.told import Told
    from reports.gaps.xlsx import gaps_xlsx

    order = [at, *(place for place in range(len(served.origins)) if place != at)]
    every = served.named()
    named = [every[place] for place in order]
    table = pipeline.matrix(named, [served.lines[place] for place in order])
    found = found_in(table, [analysis.document for _, analysis in named])
    told = Told(table.services, tuple(gap for gap in found if gap.service == 0))
    imprint = pipeline.imprint(table.services, [*served.settings, ("文書庫", "使っていない"), *served.added])
    return {".docx": gaps_docx, ".xlsx": gaps_xlsx}[ending](told, imprint)


def _answers(served: Served) -> None:
    """A buyer's sheet: a blank one, the place for one that is filled in, and the answers."""
    state = st.session_state
    _said(ANSWERS_HINT)
    st.download_button(say(TEMPLATE), template, "要件.xlsx", _EXCEL, key="template", on_click="ignore", width="stretch")
    number = state.setdefault("sheet_files", 0)  # a loaded file leaves its place: the next run draws another one
    file = st.file_uploader(say(LOAD_SHEET), key=f"decisions-sheet{number}")
    if file:
        state.sheet_files, state.sheet_said = number + 1, load(file.name, file.getvalue())
        st.rerun()
    for line in state.get("sheet_said", ()):
        _said(line)
    if sheet := state.get("sheet"):
        name, data = sheet
        make = partial(answers, served, name, data, user_keys())
        st.download_button(
            say(ANSWERS), make, "要件への回答.xlsx", _EXCEL, key="answers", on_click="ignore", width="stretch"
        )


def template() -> bytes:
    """An empty sheet with the items that can be asked for (.xlsx)."""
    from reports.questions.template import questions_template

    return questions_template()


def load(name: str, data: bytes) -> list[str]:
    """Take a sheet, and say what became of it; one that cannot be read leaves the one before it."""
    try:
        asked = pipeline.questions(name, data, user_keys())
    except UserError as error:
        return [str(error)]
    st.session_state.sheet = (name, data)
    return [SHEET_READ.format(name=shown_name(name), count=len(asked)), *_unclear(asked)]


def _unclear(asked: Sequence[Question]) -> list[str]:
    rows = [each for each in asked if each.unknown]
    return [SHEET_UNCLEAR.format(line=each.requirement.line, why=each.unknown) for each in rows[:_SHOWN]]


def answers(served: Served, name: str, data: bytes, keys: tuple[OwnKey, ...] = ()) -> bytes:
    """The sheet with 適合, 不適合 or 要確認 of every service, each with its clause (.xlsx)."""
    from reports.questions.xlsx import questions_xlsx

    asked = pipeline.questions(name, data, keys)
    found = pipeline.answers(asked, served.named(), served.lines)
    told = ("要件の表", f"{name}（SHA-256 {pipeline.digest(data)}）")
    imprint = pipeline.imprint(served.origins, [*served.settings, told, *served.added])
    return questions_xlsx(found, imprint)


def _said(words: str) -> None:
    st.html(spoken(tag("p", escape(words), class_="record")))
