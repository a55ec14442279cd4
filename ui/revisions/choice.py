"""Which versions are looked at on 改定, which two of them, and which day: from the address, the lists or the reader's files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.choosing import came
from ui.language import say, spoken
from ui.library import Choice
from ui.revisions.lines import Line, first_line, found_line, in_time, lines, with_new
from ui.revisions.past import in_order
from ui.revisions.words import IN_TIME, PICK_VERSIONS, SERVICE, UNKNOWN_VERSION, VERSIONS
from ui.words import LOAD


def chosen(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The versions that are to be shown, in their order: those of an address that was just opened, or of this session."""
    state, asked = st.session_state, tuple(st.query_params.get_all("v"))
    known, new = {choice.id: choice for choice in choices}, came("revisions", choices)
    if "revised" not in state or asked not in (state.get("asked_revised"), ()):
        here = tuple(dict.fromkeys(id_ for id_ in asked if id_ in known))
        state.revised = here or first_line(lines(choices)).ids
        state.revised_notice = UNKNOWN_VERSION if len(here) < len(set(asked)) else ""
        pair = (st.query_params.get("old", ""), st.query_params.get("new", ""))
        state.revised_pair = pair if all(pair) else None
        state.revised_day = _day(st.query_params.get("on", ""))
    elif new and all(known[id_].sample for id_ in state.revised if id_ in known):
        _show(first_line(lines(choices)).ids)
    state.revised = tuple(id_ for id_ in state.revised if id_ in known) or first_line(lines(choices)).ids
    return tuple(known[id_] for id_ in state.revised)


def _day(words: str) -> str:
    """A day as it stands in an address or a field (ISO 8601), empty where it is none."""
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        return ""


def pair_of(versions: Sequence[Choice]) -> tuple[int, int] | None:
    """The places of the two versions that are compared: those asked for, else the latest two; None for a single one."""
    if len(versions) < 2:
        return None
    places = {choice.id: at for at, choice in enumerate(versions)}
    asked: tuple[str, str] | None = st.session_state.get("revised_pair")
    if asked and asked[0] in places and asked[1] in places and asked[0] != asked[1]:
        old, new = sorted(places[id_] for id_ in asked)
        return old, new
    return len(versions) - 2, len(versions) - 1


def day() -> str:
    """The day that is asked for (ISO 8601), today where none is."""
    return str(st.session_state.get("revised_day") or date.today().isoformat())


def address(versions: Sequence[Choice], pair: tuple[int, int] | None) -> None:
    """Write the versions, the pair and the day into the URL where it says something else; what the view keeps there stays."""
    state, ids = st.session_state, [choice.id for choice in versions]
    if st.query_params.get_all("v") != ids:
        st.query_params["v"] = ids
    state.asked_revised = tuple(ids)
    told = {"old": versions[pair[0]].id, "new": versions[pair[1]].id} if pair else {}
    told |= {"on": state.revised_day} if state.get("revised_day") else {}
    for name in ("old", "new", "on"):
        if name in told and st.query_params.get(name) != told[name]:
            st.query_params[name] = told[name]
        elif name not in told and name in st.query_params:
            del st.query_params[name]


def picker(choices: Sequence[Choice], versions: Sequence[Choice]) -> DeltaGenerator:
    """The list of services, that of versions, and the button that opens the place for files; where the papers go."""
    state, known = st.session_state, lines(choices)
    here = found_line(known, state.revised)
    shown = known if here in known else (here, *known)
    state.revised_line = here
    labels = {choice.id: say(choice.label) for choice in choices}
    state.revised_picked = list(state.revised)
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html(spoken('<h1 class="title">改定</h1>'), width="content")
        st.selectbox(
            say(SERVICE), shown, key="revised_line", format_func=lambda line: say(line.label), on_change=_take_line
        )
        with st.popover(say(VERSIONS.format(count=len(versions))), width="content", key="versions"):
            st.multiselect(
                say(PICK_VERSIONS), list(labels), key="revised_picked", format_func=labels.__getitem__, on_change=_pick,
                args=(choices,),
            )  # fmt: skip
            st.button(say(IN_TIME), on_click=_restore, args=(choices,), disabled=state.revised == _sorted(choices))
        st.space("stretch")
        papers = st.container(key="papers", width="content")
        st.button(say(LOAD), key="load", on_click=_open)
    return papers


def _sorted(choices: Sequence[Choice]) -> tuple[str, ...]:
    known = {choice.id: choice for choice in choices}
    return in_time([known[id_] for id_ in st.session_state.revised if id_ in known])


def _take_line() -> None:
    state = st.session_state
    line: Line = state.revised_line
    _show(line.ids)


def _pick(choices: Sequence[Choice]) -> None:
    known = {choice.id: choice for choice in choices}
    _show(in_time([known[id_] for id_ in st.session_state.revised_picked]) or st.session_state.revised)


def _restore(choices: Sequence[Choice]) -> None:
    _show(_sorted(choices))


def _show(ids: tuple[str, ...]) -> None:
    state = st.session_state
    state.revised, state.revised_pair, state.revised_notice = ids, None, ""


def _open() -> None:
    st.session_state.loading = True


def arrive(choices: Sequence[Choice], new: Sequence[str]) -> None:
    """Newly read documents join the versions of their service, which is shown."""
    shown = st.session_state.get("revised", ())
    known = {choice.id: choice for choice in choices}
    ids = with_new([known[id_] for id_ in shown if id_ in known], [known[id_] for id_ in new if id_ in known], choices)
    if ids:
        _show(ids)


def take(key: str, what: str) -> None:
    """Do what the view asks for: another pair, a version moved, another day, another page."""
    state = st.session_state
    told: Any = state[key][what]
    if what == "pair":
        state.revised_pair = (str(told["old"]), str(told["new"]))
    elif what == "move":
        state.revised, state.revised_pair = in_order(state.revised, int(told["at"]), int(told["by"])), None
    elif what == "day":
        state.revised_day = _day(str(told))
    else:
        state.leaving = str(told)
