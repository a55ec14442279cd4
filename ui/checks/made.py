"""The remarks of 点検 for a session: found once for two texts and what was said of them; the lines over them."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import pipeline
from ui.checks.found import Checked
from ui.checks.rulings import words_of
from ui.checks.words import LOST, SAMPLE, UNKNOWN_REMARK, WHAT_FOR
from ui.library import Choice
from ui.progress import CHECKING, progress
from ui.session import analysed
from ui.working import Doing, done, large

_NAMES = 3
"""Lost decisions that are named."""


def made(choice: Choice, before: Choice | None, waiting: DeltaGenerator) -> Checked:
    """A document checked, against the version before where there is one."""
    step = partial(progress, waiting)
    analysis = analysed(choice, step)
    old = analysed(before, step) if before else None
    words = words_of(choice)
    key = (id(analysis), id(old), words, choice.id)
    kept: tuple[object, Checked, object] | None = st.session_state.get("remarks_found")
    if kept is None or kept[0] != key:
        step(CHECKING)
        check = partial(pipeline.check, analysis, old, words)
        ruled = done(CHECKING, key, Doing(check), waiting) if old and large(analysis, old) else check()
        kept = (key, Checked(choice, analysis, ruled, before), (analysis, old))
        st.session_state.remarks_found = kept
    return kept[1]


def remarks(checked: Checked, notice: str, at: str) -> list[str]:
    """The lines over the list: ``notice`` first; ``at`` is a remark that the address asks for."""
    lines = [notice] if notice else []
    lines.append(WHAT_FOR + (SAMPLE if checked.choice.draft else ""))
    if at and checked.find(at) is None:
        lines.append(UNKNOWN_REMARK)
    if lost := checked.ruled.lost:
        names = "、".join(f"{each.path} {each.who} {each.day}" for each in lost[:_NAMES])
        lines.append(LOST.format(count=len(lost), names=names + ("ほか" if len(lost) > _NAMES else "")))
    return lines
