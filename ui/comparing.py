"""Two documents laid side by side for a session: computed once for two documents and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

import pipeline
from analysis.text.noise import Noise
from corpus.samples import find
from models.analysis import Analysis
from models.comparison import Alignment, Comparison
from models.decisions import LinkDecision
from models.origin import Origin
from ui.decisions import Decisions, decisions_of
from ui.laid import Shown
from ui.library import Choice
from ui.progress import MATCHING
from ui.rulings import ruled
from ui.session import Step, analysed, content_of, own_documents
from ui.tips import Tips
from ui.view import view

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
    """Two documents side by side; computed once in a session, for two samples as they are once in a process."""
    kept: dict[Key, Drawn] = st.session_state.setdefault("comparisons", {})
    links = ruled((left.id, right.id)).links
    key = (left.id, right.id, decisions_of(left.id), decisions_of(right.id), links)
    if key not in kept:
        step(pipeline.Stage.READING)
        analyses = (analysed(left, step), analysed(right, step))
        step(MATCHING)
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        own = links or any(choice.own or decisions_of(choice.id) for choice in (left, right))
        samples = None if own else _drawn_samples(left, right, content_of(left), content_of(right), *analyses)
        kept[key] = samples or _drawn(left, right, analyses, links)
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
    versions = alignment.versions and older and left.id != right.id
    return Shown(*analyses, comparison, (left.id, right.id), (left.title, right.title), versions, alignment)


@st.cache_resource(show_spinner=False, max_entries=40)
def _drawn_samples(
    _left: Choice,
    _right: Choice,
    left: tuple[str, str],
    right: tuple[str, str],
    _one: Analysis,
    _other: Analysis,
) -> Drawn:
    return _drawn(_left, _right, (_one, _other))


def origin_of(choice: Choice, analysis: Analysis) -> Origin:
    """A document as the reports of the command line name it."""
    if choice.own:
        return pipeline.named(analysis.document.source.name, own_documents()[choice.id].sha256, analysis)
    sample = find(choice.id)
    return pipeline.origin(sample.file, sample.read(), analysis)
