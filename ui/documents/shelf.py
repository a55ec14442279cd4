"""The library on the page 文書: what is there, and files on their way in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from models.document import Kind
from models.library import Service
from ui import choosing, component, keeping, shelf, uploads
from ui.access import may_decide
from ui.documents.shelves import Line, shelves
from ui.language import say, spoken
from ui.library import Choice
from ui.library_words import EMPTY, FILTER, KEEP_SAMPLES, LOOK_ONLY, NOT_OPENED, WHAT_FOR
from ui.session import analysed, choices, of_library, own_documents

_SHOWN = 40
"""Services that are listed; the others are found by their names."""
_FEW = 12
"""Services from which on a field for names is offered."""


def page() -> None:
    """Draw what is there and the place for files."""
    state, stock = st.session_state, shelf.stock()
    with st.container(key="top"):
        with st.container(horizontal=True, vertical_alignment="center", key="head"):
            st.html(spoken('<h1 class="title">文書</h1>'), width="content")
            wanted = _field(len(stock.services))
            if not stock.services:
                st.space("stretch")
                st.button(say(KEEP_SAMPLES), key="samples", on_click=keeping.ask_for_samples, disabled=not may_decide())
        st.html(spoken(choosing.said(_remarks(empty=not stock.services))))
        keeping.work()
        uploads.panel(choosing.placed_in_pair, shelf=True, lasting=True)
    component.draw("drop", "", go=None, key="drop")
    component.draw(
        "intake", keeping.form(), go=None, key="intake", on_keep_change=lambda: keeping.ask(state.intake.keep)
    )
    lines, every = _lines(wanted)
    told = {"on_leave_change": lambda: leave(state.shelves.leave), "on_open_change": lambda: beside(state.shelves.open)}
    component.draw("shelves", shelves(lines, every=every, pages=("改定", "点検")), go=None, key="shelves", **told)


def _field(count: int) -> str:
    """What the names of services are to hold."""
    if count < _FEW:
        return ""
    words = st.text_input(
        say(FILTER), key="shelf_filter", placeholder=say(FILTER), label_visibility="collapsed", width=360
    )
    return str(words).strip()


def _remarks(*, empty: bool) -> list[str]:
    trouble = shelf.trouble()
    lines = [trouble, NOT_OPENED] if trouble else [EMPTY if empty else WHAT_FOR]
    return lines if may_decide() else [*lines, LOOK_ONLY]


def _lines(wanted: str) -> tuple[list[Line], int]:
    """The services to be listed, and how many there are that have the words in their names."""
    own = [_own(choice) for choice in choices() if choice.own]
    stock = shelf.stock()
    named = sorted(stock.services, key=lambda service: not service.provider)  # whose provider nobody knows come last
    kept = [service for service in named if wanted.casefold() in service.title.casefold()]
    samples = [line for line in _samples() if wanted.casefold() in f"{line.provider}{line.name}".casefold()]
    every = len(own) + len(kept) + len(samples)
    return [*own, *(_kept(service, stock) for service in kept[:_SHOWN]), *samples], every


def _own(choice: Choice) -> Line:
    own = own_documents()[choice.id]
    said, count = keeping.understood(choice.id), len(own.analysis.document.findings)
    dated = replace(choice, version=said.effective or said.revised)
    return Line(said.provider, choice.name, (dated,), own.articles, count)


def _kept(service: Service, stock: shelf.Stock) -> Line:
    versions = tuple(of_library(service, version) for version in reversed(service.versions))
    return _line(service.provider, versions, (stock.decided or {}).get(service.uid, 0))


def _samples() -> Iterator[Line]:
    """The samples that nobody has kept, by service."""
    services: dict[str, list[Choice]] = {}
    for choice in choices():
        if choice.sample and not choice.draft:
            services.setdefault(choice.maker, []).append(choice)
    for maker, versions in services.items():
        yield _line(maker, tuple(versions))


def _line(provider: str, versions: tuple[Choice, ...], decided: int | None = None) -> Line:
    """A service with what was found in its newest version."""
    document = analysed(versions[0], lambda step: None).document
    articles = sum(entry.node.kind is Kind.ARTICLE for entry in document.entries)
    return Line(provider, versions[0].name, versions, articles, len(document.findings), decided)


def leave(address: str) -> None:
    """Go to the page that a link leads to, when the page is drawn next."""
    st.session_state.leaving = str(address)
    uploads.close()


def beside(told: dict[str, object]) -> None:
    """Open the chosen documents beside each other."""
    ids = told.get("ids")
    chosen: Sequence[str] = [str(id_) for id_ in ids] if isinstance(ids, list) else []
    if told.get("page") == "compare" and len(chosen) == 2:
        leave(f"./?left={chosen[0]}&right={chosen[1]}")
    elif chosen:
        leave("一覧?" + "&".join(f"service={id_}" for id_ in chosen))
