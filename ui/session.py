"""What a session keeps: the reader's own documents, the chosen pair, and what was computed for it.

Uploads and all that is made of them stay in ``st.session_state``. Only what is made of the samples, which are the same
for everybody, is shared between sessions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import pipeline
from corpus.errors import UnreadableFile
from corpus.samples import find, samples
from models.analysis import Analysis
from models.comparison import Comparison, Side
from models.document import Kind
from ui.laid import Shown
from ui.library import Choice, versions
from ui.progress import MATCHING
from ui.words import NO_ARTICLES, NO_ARTICLES_REMEDY

Step = Callable[[str], None]
_KEPT = 6
"""Comparisons a session keeps; each is a few megabytes at most."""


@dataclass(frozen=True)
class Own:
    """A document of the reader's: its choice and what was found in it."""

    choice: Choice
    analysis: Analysis

    @property
    def articles(self) -> int:
        return sum(entry.node.kind is Kind.ARTICLE for entry in self.analysis.document.entries)


def own_documents() -> dict[str, Own]:
    """The documents read in this session by id, in the order in which they were read."""
    kept: dict[str, Own] = st.session_state.setdefault("own_documents", {})
    return kept


def choices() -> tuple[Choice, ...]:
    """All that can be compared here: the reader's own documents first, then the samples, newest versions first."""
    shelf = [Choice(sample.id, sample.service, sample.provider, sample.version) for sample in samples()]
    makers = list(dict.fromkeys(choice.maker for choice in shelf))
    newest_first = sorted(shelf, key=lambda choice: choice.version, reverse=True)
    ordered = sorted(newest_first, key=lambda choice: makers.index(choice.maker))
    return (*(own.choice for own in own_documents().values()), *ordered)


def digest(data: bytes) -> str:
    """The content of a file as a short name."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_own(name: str, data: bytes, step: Step) -> Own:
    """Take a file apart and keep it in this session; the same content is read once. ``step`` is told each stage.

    Raises UserError for a file that cannot be read or has no 条.
    """
    known = own_documents()
    key = f"own-{digest(data)}"
    if key not in known:
        analysis = pipeline.analyse(name, data, begins=step)
        file = analysis.document.source.name
        title = " ".join(analysis.document.title.text.split())
        read = Own(Choice(key, title or file, file, own=True), analysis)
        if not read.articles:
            raise UnreadableFile(name, NO_ARTICLES, NO_ARTICLES_REMEDY)
        known[key] = read
    return known[key]


def shown(left: Choice, right: Choice, order: Side, step: Step) -> Shown:
    """Two documents laid side by side; computed once in a session, for two samples once in a process."""
    kept: dict[tuple[str, str, Side], Shown] = st.session_state.setdefault("comparisons", {})
    key = (left.id, right.id, order)
    if key not in kept:
        step(pipeline.Stage.READING)
        analyses = (_analysis(left), _analysis(right))
        step(MATCHING)
        comparison = _comparison(left, right, analyses, order)
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        ids, titles = (left.id, right.id), (left.title, right.title)
        kept[key] = Shown(*analyses, comparison, ids, titles, versions(left, right), order)
    return kept[key]


def _analysis(choice: Choice) -> Analysis:
    return own_documents()[choice.id].analysis if choice.own else _analysed_sample(*_content(choice))


def _comparison(left: Choice, right: Choice, analyses: tuple[Analysis, Analysis], order: Side) -> Comparison:
    if left.own or right.own:
        return pipeline.compare(*analyses, order)[1]
    return _compared_samples(_content(left), _content(right), order, *analyses)


def _content(choice: Choice) -> tuple[str, str]:
    """The id and the content of a sample: what its findings are kept under."""
    return choice.id, digest(find(choice.id).read())


@st.cache_resource(show_spinner=False)
def _analysed_sample(id_: str, content: str) -> Analysis:
    sample = find(id_)
    return pipeline.analyse(sample.file, sample.read())


@st.cache_resource(show_spinner=False, max_entries=40)
def _compared_samples(
    left: tuple[str, str], right: tuple[str, str], order: Side, _left: Analysis, _right: Analysis
) -> Comparison:
    return pipeline.compare(_left, _right, order)[1]
