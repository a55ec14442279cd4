"""The head of a comparison: which two documents, from the address, the lists or the reader's own files."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.comparison import Side
from ui.library import Choice, Pair, pair_of
from ui.words import FIRST_MINUTE, LOAD, SAME_DOCUMENT, UNKNOWN_DOCUMENT, UNKNOWN_PLACE


def chosen_pair(choices: Sequence[Choice]) -> tuple[Pair, str | None]:
    """The pair that is to be shown, and the ``at`` of an address that was just opened (None: nothing was opened)."""
    state, address = st.session_state, st.query_params
    asked = (address.get("left"), address.get("right"))
    if "pair" in state and asked == state.get("asked"):
        return state.pair, None
    state.pair, state.asked = pair_of(choices, *asked)[0], asked
    state.notice = "" if pair_of(choices, *asked)[1] else UNKNOWN_DOCUMENT
    state.order = Side.RIGHT if address.get("order") == Side.RIGHT.value else Side.LEFT
    return state.pair, address.get("at")


def pickers(choices: Sequence[Choice]) -> None:
    """Two lists, a button that swaps them, and the one that opens the place for files."""
    state = st.session_state
    labels = {choice.id: choice.label for choice in choices}
    state.left, state.right = state.pair
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html('<h1 class="title">比較</h1>', width="content")
        _picker("左", "left", labels)
        st.button("⇄ 入れ替え", key="swap", on_click=_swap)
        _picker("右", "right", labels)
        st.button(LOAD, key="load", on_click=_open)


def _picker(label: str, key: str, labels: dict[str, str]) -> None:
    st.selectbox(label, list(labels), key=key, format_func=lambda id_: labels[id_], on_change=_pick)


def _pick() -> None:
    state = st.session_state
    state.pair, state.notice = (state.left, state.right), ""


def _swap() -> None:
    left, right = st.session_state.pair
    st.session_state.pair = (right, left)


def _open() -> None:
    st.session_state.loading = True


def reorder() -> None:
    """Take over the order that the reader pressed in the view."""
    state = st.session_state
    state.order = Side.RIGHT if state.comparison.order == Side.RIGHT.value else Side.LEFT


def address(pair: Pair) -> None:
    """Write the pair into the URL where it says something else, so that it can be sent to a colleague."""
    state = st.session_state
    order = "right" if state.order is Side.RIGHT else None
    if (st.query_params.get("left"), st.query_params.get("right"), st.query_params.get("order")) != (*pair, order):
        st.query_params.from_dict({"left": pair[0], "right": pair[1]} | ({"order": order} if order else {}))
    state.asked = pair


def remarks(left: Choice, right: Choice, notice: str, lost: str | None) -> list[str]:
    """The lines over a comparison; ``lost`` is the place an address asked for in vain."""
    lines = [notice] if notice else []
    if lost:
        lines.append(UNKNOWN_PLACE.format(at=lost))
    if left.id == right.id:
        lines.append(SAME_DOCUMENT)
    elif not left.own and not right.own and not notice:
        lines.append(FIRST_MINUTE)
    return lines
