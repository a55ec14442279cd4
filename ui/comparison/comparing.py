"""Two documents laid side by side for a session: computed once for two documents and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
from ui.place import has_pages
from ui.progress import MATCHING, progress
from ui.session import analysed, content_of, origin_of, shared
from ui.values.decided import judged, values_of
from ui.working import Doing, done, large

_KEPT = 6
"""Comparisons a session keeps; each is a few megabytes at most."""
_LARGE_KEPT = 8
"""Comparisons of large documents that all sessions share."""
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


def drawn(left: Choice, right: Choice, waiting: DeltaGenerator) -> Drawn:
    """Two documents side by side, around all that was decided about them; what belongs to what does not hang on values.

    While that takes long, ``waiting`` is where it is shown; the page ends there where the reader stops it.
    """
    step = partial(progress, waiting)
    found = _beside(left, right, waiting)
    values = (values_of(left.id), values_of(right.id))
    if not any(values):
        return found
    kept: tuple[Drawn, object, Drawn] | None = st.session_state.get("valued")
    if kept is None or kept[0] is not found or kept[1] != values:
        shown = replace(found.shown, left=judged(left, step), right=judged(right, step))
        kept = st.session_state.valued = (found, values, Drawn(shown))
    return kept[2]


def _beside(left: Choice, right: Choice, waiting: DeltaGenerator) -> Drawn:
    """Two documents side by side; computed once in a session, for what all sessions share once in a process."""
    kept: dict[Key, Drawn] = st.session_state.setdefault("comparisons", {})
    links = ruled((left.id, right.id)).links
    key = (left.id, right.id, decisions_of(left.id), decisions_of(right.id), links)
    if key not in kept:
        step = partial(progress, waiting)
        step(pipeline.Stage.READING)
        analyses = (analysed(left, step), analysed(right, step))
        step(MATCHING)
        own = links or any(choice.own or (choice.sample and decisions_of(choice.id)) for choice in (left, right))
        if large(*analyses):
            made = _large(left, right, analyses, links, waiting, own=bool(own))
        else:
            made = _drawn(left, right, analyses, _compared(analyses, links)) if own else drawn_shared(left, right)
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = made
    return kept[key]


def _large(
    left: Choice,
    right: Choice,
    analyses: tuple[Analysis, Analysis],
    links: tuple[LinkDecision, ...],
    waiting: DeltaGenerator,
    *,
    own: bool,
) -> Drawn:
    """Two large documents side by side; shared where nothing in it is the session's own."""
    kept: dict[object, Drawn] = {} if own else _shared_large()
    key: object = None if own else (_key(left), _key(right), rules())
    if key not in kept:
        job = Doing(partial(_compared, analyses, links))
        made = _drawn(left, right, analyses, done(MATCHING, (left.id, right.id), job, waiting))
        while len(kept) >= _LARGE_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[key] = made
    return kept[key]


@st.cache_resource(show_spinner=False)
def _shared_large() -> dict[object, Drawn]:
    """What all sessions share of large documents: found where a session can show it and stop it, not inside a cache."""
    return {}


def _compared(
    analyses: tuple[Analysis, Analysis], links: tuple[LinkDecision, ...] = ()
) -> tuple[Alignment, Comparison]:
    return pipeline.compare(*analyses, decisions=links, noise=frozenset(Noise))


def _drawn(
    left: Choice, right: Choice, analyses: tuple[Analysis, Analysis], found: tuple[Alignment, Comparison]
) -> Drawn:
    dates = [origin_of(choice, analysis).date for choice, analysis in zip((left, right), analyses, strict=True)]
    return Drawn(_shown(left, right, analyses, found, older=dates[0] <= dates[1] or not all(dates)))


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
    analyses = (shared(_left), shared(_right))
    made = _drawn(_left, _right, analyses, _compared(analyses))
    _ = made.html  # the browser is given it in any case
    return made
