"""Two documents laid side by side for a session: computed once for two documents and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import streamlit as st

import pipeline
from analysis.rulebook import digest as rules
from analysis.text.noise import Noise
from models.analysis import Analysis
from models.comparison import Alignment, Comparison, Side
from models.decisions import LinkDecision
from ui.comparison.laid import Shown
from ui.comparison.providers import two_providers
from ui.comparison.rulings import ruled
from ui.comparison.tips import Tips
from ui.comparison.view import view
from ui.documents.decisions import Decisions, decisions_of
from ui.library import Choice
from ui.papers import has_pages
from ui.progress import MATCHING
from ui.session import Step, analysed, content_of, origin_of, shared
from ui.values.decided import judged, values_of

_KEPT = 6
"""Comparisons a session keeps; each is a few megabytes at most."""
Key = tuple[str, str, Decisions, Decisions, tuple[LinkDecision, ...]]


@dataclass(frozen=True)
class Drawn:
    """A comparison, and what the browser is given of it."""

    shown: Shown

    @cached_property
    def tips(self) -> list[dict[str, Any]]:
        """What is shown over terms and references."""
        return self._made[1]

    @property
    def html(self) -> str:
        return self._made[0]

    @cached_property
    def _made(self) -> tuple[str, list[dict[str, Any]]]:
        tips = Tips(self.shown)
        return view(self.shown, tips), tips.table


def drawn(left: Choice, right: Choice, step: Step) -> Drawn:
    """Two documents side by side, around all that was decided about them; what belongs to what does not hang on values."""
    found = _beside(left, right, step)
    values = (values_of(left.id), values_of(right.id))
    if not any(values):
        return found
    kept: tuple[Drawn, object, Drawn] | None = st.session_state.get("valued")
    if kept is None or kept[0] is not found or kept[1] != values:
        shown = replace(found.shown, left=judged(left, step), right=judged(right, step))
        kept = st.session_state.valued = (found, values, Drawn(shown))
    return kept[2]


def _beside(left: Choice, right: Choice, step: Step) -> Drawn:
    """Two documents side by side; computed once in a session, for what all sessions share once in a process."""
    kept: dict[Key, Drawn] = st.session_state.setdefault("comparisons", {})
    links = ruled((left.id, right.id)).links
    key = (left.id, right.id, decisions_of(left.id), decisions_of(right.id), links)
    if key not in kept:
        step(pipeline.Stage.READING)
        analyses = (analysed(left, step), analysed(right, step))
        step(MATCHING)
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        own = links or any(choice.own or (choice.sample and decisions_of(choice.id)) for choice in (left, right))
        kept[key] = _drawn(left, right, analyses, links) if own else drawn_shared(left, right)
    return kept[key]


def _drawn(
    left: Choice, right: Choice, analyses: tuple[Analysis, Analysis], links: tuple[LinkDecision, ...] = ()
) -> Drawn:
    alignment, comparison = pipeline.compare(*analyses, decisions=links, noise=frozenset(Noise))
    dates = [origin_of(choice, analysis).date for choice, analysis in zip((left, right), analyses, strict=True)]
    return Drawn(_shown(left, right, analyses, (alignment, comparison), older=dates[0] <= dates[1] or not all(dates)))


def _shown(
    left: Choice,
    right: Choice,
    analyses: tuple[Analysis, Analysis],
    found: tuple[Alignment, Comparison],
    *,
    older: bool,
) -> Shown:
    alignment, comparison = found
    if alignment.versions and two_providers((left, right), analyses):
        alignment = replace(alignment, versions=False)
    versions = alignment.versions and older and left.id != right.id
    sides = zip(Side, (left, right), analyses, strict=True)
    papers = frozenset(side for side, choice, analysis in sides if has_pages(choice, analysis))
    return Shown(*analyses, comparison, (left.id, right.id), (left.title, right.title), versions, alignment, papers)


def _key(choice: Choice) -> tuple[str, ...]:
    """What a shared comparison is kept under: which text, as it is read now, under which names."""
    return (*content_of(choice), choice.title, choice.maker)


def drawn_shared(left: Choice, right: Choice) -> Drawn:
    """Two documents side by side as every session sees them; computed once in a process."""
    return _drawn_shared(left, right, _key(left), _key(right), rules())


@st.cache_resource(show_spinner=False, max_entries=40)
def _drawn_shared(_left: Choice, _right: Choice, left: tuple[str, ...], right: tuple[str, ...], rules: str) -> Drawn:
    made = _drawn(_left, _right, (shared(_left), shared(_right)))
    _ = made.html  # the browser is given it in any case
    return made
