"""The head of the page 一覧: which services, how they are looked at, the reader's own files, and the reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import pipeline
from corpus.decisions import write
from models.analysis import Analysis
from reports.formats import MATRIX
from reports.imprint import how_read
from ui import shelf
from ui.choosing import came
from ui.documents.decisions import Decisions, decisions_of
from ui.language import say, spoken
from ui.library import Choice
from ui.matrix import documents
from ui.matrix.gathered import Gathered, arrived, asked_services, cell_at
from ui.matrix.grid import grid
from ui.matrix.user_keys import keys_panel, table_name, user_keys
from ui.matrix.words import (
    CHART,
    FIRST_SERVICES,
    GATHERED_FROM,
    MORE_SERVICES,
    PICK_SERVICES,
    SAVE_TABLE,
    TABLE,
    UNKNOWN_SERVICE,
    WHAT_FOR,
)
from ui.progress import GATHERING, nothing, progress
from ui.session import origin_of
from ui.values import decided as values
from ui.values.decided import judged, values_of
from ui.words import DECIDED, LOAD
from ui.working import begun

_KINDS = {
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".csv": ("CSV", "text/csv"),
    ".html": ("HTML", "text/html"),
    ".json": ("JSON", "application/json"),
}
"""The reports: name and media type of each ending."""
_MANY = 8
"""Services that are laid beside each other before anybody could stop it."""


def chosen_services(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The services that are to be shown: those of an address that was just opened, or of this session."""
    state = st.session_state
    asked = tuple(st.query_params.get_all("service"))
    known, new = {choice.id: choice for choice in choices}, came("matrix", choices)
    if "services" not in state or asked not in (state.get("asked_services"), ()):
        state.services, complete = asked_services(choices, asked)
        state.services_notice = "" if complete else UNKNOWN_SERVICE
    elif own := [id_ for id_ in new if known[id_].own]:
        state.services = arrived(state.services, own, choices)
    if "services_view" not in state:
        state.services_view = CHART if st.query_params.get("view") == "chart" else TABLE
    state.services = tuple(id_ for id_ in state.services if id_ in known) or asked_services(choices, ())[0]
    return tuple(known[id_] for id_ in state.services)


def address(chosen: Sequence[Choice]) -> None:
    """Write the services and the view into the URL where it says something else; what the table keeps there stays."""
    state, ids = st.session_state, tuple(choice.id for choice in chosen)
    if tuple(st.query_params.get_all("service")) != ids:
        st.query_params["service"] = list(ids)
    state.asked_services = ids
    if charts_wanted() != (st.query_params.get("view") == "chart"):
        if charts_wanted():
            st.query_params["view"] = "chart"
        else:
            del st.query_params["view"]


def charts_wanted() -> bool:
    """Whether the reader looks at the charts and not at the table."""
    return bool(st.session_state.get("services_view", TABLE) == CHART)


def picker(choices: Sequence[Choice], chosen: Sequence[Choice]) -> DeltaGenerator:
    """The list of services, table or charts, the button that opens the place for files; where the reports go."""
    state = st.session_state
    labels = {choice.id: say(choice.label) for choice in choices}
    state.services_picked = [choice.id for choice in chosen]
    state.services_looked = state.get("services_view", TABLE)
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">一覧</h1>'), width="content")
        with st.popover(say(PICK_SERVICES.format(count=len(chosen))), width="content", key="services"):
            st.multiselect(
                say("並べるサービス（列の順）"),
                list(labels),
                key="services_picked",
                format_func=labels.__getitem__,
                on_change=_pick,
            )
        st.segmented_control(
            say("見せ方"),
            [TABLE, CHART],
            key="services_looked",
            format_func=say,
            on_change=_look,
            label_visibility="collapsed",
            width="content",
        )
        st.space("stretch")
        keys_panel()
        reports_here = st.container(key="reports", width="content", horizontal=True)
        st.button(say(LOAD), key="load", on_click=_open)
    return reports_here


def _pick() -> None:
    state = st.session_state
    state.services, state.services_notice = tuple(state.services_picked), ""


def _look() -> None:
    st.session_state.services_view = st.session_state.services_looked or TABLE


def _open() -> None:
    st.session_state.loading = True


def arrive(choices: Callable[[], Sequence[Choice]], new: Sequence[str]) -> None:
    """Newly read documents stand beside the others."""
    st.session_state.services = arrived(st.session_state.services, new, choices())


def cell() -> str:
    """The cell that is opened, by the address that was just visited or by the reader's last press; empty for none."""
    state, asked = st.session_state, st.query_params.get("cell", "")
    if asked and asked != state.get("asked_cell"):
        state.cell = state.asked_cell = asked
    return str(state.get("cell", ""))


def take_cell() -> None:
    """Open the cell that was pressed."""
    st.session_state.cell = str(st.session_state.grid.cell)


def drop_cell() -> None:
    """Close it."""
    st.session_state.cell = ""


def take_value(chosen: Sequence[Choice], found: Gathered) -> None:
    """Keep the decision about a value of the opened cell."""
    if opened := cell_at(found, cell()):
        choice = chosen[opened.service]
        values.take(choice.id, judged(choice, lambda step: None, user_keys()), st.session_state.clause.value)


def leave() -> None:
    """Go to the page that a link leads to, when the page is drawn next."""
    st.session_state.leaving = str(st.session_state.clause.leave)


def remarks(chosen: Sequence[Choice]) -> list[str]:
    """The lines over the table: what the page is for, what is shown, what was not found, what humans decided."""
    lines = [st.session_state.get("services_notice") or WHAT_FOR]
    if all(choice.sample for choice in chosen):
        lines[0] += FIRST_SERVICES
    if others := {service.uid for service in shelf.stock().services} - {choice.service for choice in chosen}:
        lines[0] += MORE_SERVICES.format(count=len(others))
    counted = [(choice, len(decisions_of(choice.id)) + len(values_of(choice.id))) for choice in chosen]
    return lines + [DECIDED.format(name=choice.title, count=count) for choice, count in counted if count]


def gathered(chosen: Sequence[Choice], waiting: DeltaGenerator) -> tuple[Gathered, str]:
    """The services laid beside each other, and the table as HTML; kept until others are asked for."""
    own = user_keys()
    key = (own, *((choice.id, decisions_of(choice.id), values_of(choice.id), choice.ocr) for choice in chosen))
    kept: tuple[object, Gathered, str] | None = st.session_state.get("gathered")
    if kept is None or kept[0] != key:
        shown = begun(GATHERING, key, waiting) if len(chosen) > _MANY else waiting
        analyses = []
        for at, choice in enumerate(chosen):
            progress(shown, pipeline.Stage.READING, file=at, files=len(chosen))
            analyses.append(judged(choice, partial(progress, shown, file=at, files=len(chosen)), own))
        progress(shown, GATHERING)
        found = _laid(chosen, analyses, lambda group: progress(shown, GATHERING))
        kept = (key, found, grid(found))
        st.session_state.gathered = kept
    return kept[1], kept[2]


def _laid(chosen: Sequence[Choice], analyses: Sequence[Analysis], told: Callable[[str], None]) -> Gathered:
    origins = [origin_of(choice, analysis) for choice, analysis in zip(chosen, analyses, strict=True)]
    decisions = [decisions_of(choice.id) for choice in chosen]
    matrix = pipeline.matrix(list(zip(origins, analyses, strict=True)), decisions, told)
    imprint = pipeline.imprint(origins, settings(chosen, decisions))
    return Gathered(tuple(chosen), tuple(analysis.document for analysis in analyses), matrix, imprint)


def settings(chosen: Sequence[Choice], decisions: Sequence[Decisions]) -> list[tuple[str, str]]:
    """How the documents were read, as the command line says it of the same files and the same decisions."""
    every = [(choice, each, values_of(choice.id)) for choice, each in zip(chosen, decisions, strict=True)]
    files = [(f"判断-{c.id}.json", write(each, (), (), values)) for c, each, values in every if each or values]
    added = [("加えた項目の表", table_name())] if user_keys() else []
    return how_read(ocr=any(choice.ocr for choice in chosen), decisions=files) + added


def reports(found: Gathered) -> None:
    """The buttons that make the reports when they are pressed."""
    with st.popover(say(SAVE_TABLE), width="content"):
        for ending, (words, kind) in _KINDS.items():
            make = partial(MATRIX[ending], found.matrix, found.imprint)
            st.download_button(
                say(words), make, f"一覧{ending}", kind, key=f"report{ending}", on_click="ignore", width="stretch"
            )
        st.caption(say(GATHERED_FROM))


def papers(found: Gathered) -> None:
    """The button behind which the papers of the services are; those of the library are fetched when one is made."""
    decisions, own = [decisions_of(choice.id) for choice in found.choices], user_keys()
    texts = (
        partial(shelf.analysis, choice.kept)
        if choice.kept and not own
        else partial(_itself, judged(choice, nothing, own))
        for choice in found.choices
    )
    told = settings(found.choices, decisions)
    at = len(told) - bool(own)
    documents.papers(
        found.choices,
        documents.Served(found.imprint.origins, tuple(texts), tuple(decisions), tuple(told[:at]), tuple(told[at:])),
    )


def _itself(analysis: Analysis) -> Analysis:
    return analysis
