"""What a session keeps: the reader's own documents, the chosen pair, and what was computed for it.

Uploads and all that is made of them stay in ``st.session_state``, and so do decisions and what follows from them. Only
what is made of the samples as they are, which are the same for everybody, is shared between sessions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import pipeline
from analysis.rulebook import digest as rules
from corpus.errors import UnreadableFile
from corpus.samples import find, samples
from models.analysis import Analysis
from models.document import Kind
from ui.decisions import Decisions, decisions_of
from ui.library import Choice
from ui.opened import Opened
from ui.words import NO_ARTICLES, NO_ARTICLES_REMEDY

Step = Callable[[str], None]


@dataclass(frozen=True)
class Own:
    """A document of the reader's: its choice, what was found in it, and what the file says."""

    choice: Choice
    analysis: Analysis
    content: pipeline.Content
    sha256: str
    """Of the bytes of the file, in hexadecimal digits."""

    @property
    def articles(self) -> int:
        return sum(entry.node.kind is Kind.ARTICLE for entry in self.analysis.document.entries)


def own_documents() -> dict[str, Own]:
    """The documents read in this session by id, in the order in which they were read."""
    kept: dict[str, Own] = st.session_state.setdefault("own_documents", {})
    return kept


def choices() -> tuple[Choice, ...]:
    """All that can be chosen here: the reader's own documents first, then the samples, newest versions first."""
    shelf = [Choice(sample.id, sample.service, sample.provider, sample.version) for sample in samples()]
    makers = list(dict.fromkeys(choice.maker for choice in shelf))
    newest_first = sorted(shelf, key=lambda choice: choice.version, reverse=True)
    ordered = sorted(newest_first, key=lambda choice: makers.index(choice.maker))
    return (*(own.choice for own in own_documents().values()), *ordered)


_SHORT = 16
"""Characters of a digest that name a file."""


def digest(data: bytes) -> str:
    """The content of a file as a short name."""
    return hashlib.sha256(data).hexdigest()[:_SHORT]


def read_own(name: str, data: bytes, step: Step, *, ocr: bool = False) -> Own:
    """Take a file apart and keep it in this session; the same content is read once. ``step`` is told each stage.

    With ``ocr`` pages without text are read too, and what was read of the file before is replaced. Raises UserError for
    a file that cannot be read or has no 条.
    """
    known = own_documents()
    sha256 = hashlib.sha256(data).hexdigest()
    key = f"own-{sha256[:_SHORT]}"
    if key not in known or (ocr and not known[key].choice.ocr):
        step(pipeline.Stage.READING)
        content = pipeline.read(name, data, ocr=ocr)
        analysis = pipeline.understand(content, begins=step)
        file = analysis.document.source.name
        title = " ".join(analysis.document.title.text.split())
        read = Own(Choice(key, title or file, file, own=True, ocr=ocr), analysis, content, sha256)
        if not read.articles:
            raise UnreadableFile(name, NO_ARTICLES, NO_ARTICLES_REMEDY)
        known[key] = read
        _forget(key)
    return known[key]


def _forget(id_: str) -> None:
    """Drop what was made of an earlier reading of a document."""
    st.session_state.get("corrected", {}).pop(id_, None)
    st.session_state.pop("opened", None)
    comparisons = st.session_state.get("comparisons", {})
    for key in [key for key in comparisons if id_ in key[:2]]:
        del comparisons[key]


def analysed(choice: Choice, step: Step) -> Analysis:
    """A document taken apart, around what was decided about it in this session."""
    decisions = decisions_of(choice.id)
    if not decisions:
        return own_documents()[choice.id].analysis if choice.own else shared(choice)
    kept: dict[str, tuple[Decisions, Analysis]] = st.session_state.setdefault("corrected", {})
    if choice.id not in kept or kept[choice.id][0] != decisions:
        own = own_documents().get(choice.id)
        content = own.content if own else shared(choice).document.source
        kept[choice.id] = (decisions, pipeline.understand(content, begins=step, decisions=decisions))
    return kept[choice.id][1]


def opened(choice: Choice, step: Step) -> Opened:
    """A document as the page 文書 shows it; kept until another one is asked for."""
    decisions = decisions_of(choice.id)
    kept: Opened | None = st.session_state.get("opened")
    if kept is None or (kept.id, kept.decisions) != (choice.id, decisions):
        step(pipeline.Stage.READING)
        kept = Opened(analysed(choice, step).document, choice.id, choice.title, decisions)
        st.session_state.opened = kept
    return kept


def content_of(choice: Choice) -> tuple[str, str]:
    """The id and the content of a sample: what its findings are kept under."""
    return choice.id, digest(find(choice.id).read())


def shared(choice: Choice) -> Analysis:
    """What every session sees of a document: a sample as it is."""
    return _analysed_sample(*content_of(choice), rules())


@st.cache_resource(show_spinner=False)
def _analysed_sample(id_: str, content: str, rules: str) -> Analysis:
    sample = find(id_)
    return pipeline.analyse(sample.file, sample.read())
