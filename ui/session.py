"""What a session keeps: the reader's own documents, the chosen pair, and what was computed for it.

Uploads and all that is made of them stay in ``st.session_state``, and so do decisions about them and about samples.
Shared between sessions are the library, with what is decided about its documents, and what is made of the samples as
they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

import streamlit as st

import pipeline
from analysis.rulebook import digest as rules
from corpus.errors import UnreadableFile
from corpus.samples import drafts, find, samples
from models.analysis import Analysis
from models.document import Kind
from models.library import Service, Version
from models.origin import Origin
from ui import reading, shelf
from ui.documents.decisions import Decisions, decisions_of
from ui.documents.opened import Opened
from ui.library import Choice
from ui.place import has_pages
from ui.reading import Reading, Told
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
    data: bytes = b""
    """The file itself, for the library."""

    @property
    def articles(self) -> int:
        return sum(entry.node.kind is Kind.ARTICLE for entry in self.analysis.document.entries)


def own_documents() -> dict[str, Own]:
    """The documents read in this session by id, in the order in which they were read."""
    kept: dict[str, Own] = st.session_state.setdefault("own_documents", {})
    return kept


_LISTED = 300
"""Versions of the library that lists offer: those of the services that came last; others are reached by address."""


def choices() -> tuple[Choice, ...]:
    """All that can be chosen: the reader's own documents, the library, the samples; newest versions first."""
    return (*(own.choice for own in own_documents().values()), *offered(_asked()))


def offered(asked: Set[str] = frozenset()) -> tuple[Choice, ...]:
    """What of it everybody can choose; ``asked`` are the ids of versions that are listed in any case."""
    stock = shelf.stock()
    known = [of_library(service, version) for service, version in _listed(stock, asked)]
    there = {choice.id for choice in known} | set(stock.versions)
    shown = [Choice(s.id, s.service, s.provider, s.version) for s in (*samples(), *drafts()) if s.id not in there]
    makers = list(dict.fromkeys(choice.maker for choice in shown))
    newest_first = sorted(shown, key=lambda choice: choice.version, reverse=True)
    ordered = sorted(newest_first, key=lambda choice: makers.index(choice.maker))
    return (*known, *ordered)


def _asked() -> Set[str]:
    """The versions of the library that were asked for by an address in this session."""
    asked: set[str] = st.session_state.setdefault("asked_of_library", set())
    versions = shelf.stock().versions
    asked |= {id_ for key in st.query_params for id_ in st.query_params.get_all(key) if id_ in versions}
    return asked


def _listed(stock: shelf.Stock, asked: Set[str]) -> Iterator[tuple[Service, Version]]:
    """The versions that lists offer, and those that were asked for."""
    came = sorted(stock.services, key=lambda service: max(v.added for v in service.versions), reverse=True)
    count = 0
    for service in came:
        for version in reversed(service.versions):
            if count < _LISTED or shelf.id_of(version.uid) in asked:
                yield service, version
            count += 1


def of_library(service: Service, version: Version) -> Choice:
    """A version of the library as it can be chosen."""
    name = service.called or version.title or version.file
    id_ = shelf.id_of(version.uid)
    maker = service.provider or version.file
    return Choice(id_, name, maker, version.date, ocr=version.ocr, kept=version.uid, service=service.uid)


_SHORT = 16
"""Characters of a digest that name a file."""


def digest(data: bytes) -> str:
    """The content of a file as a short name."""
    return hashlib.sha256(data).hexdigest()[:_SHORT]


def read_own(name: str, data: bytes, told: Told, *, ocr: bool = False, any_text: bool = False) -> Own:
    """Take a file apart and keep it in this session; the same content is read once. ``told`` is told each stage, again and again.

    With ``ocr`` pages without text are read too, and what was read of the file before is replaced. Raises UserError for
    a file that cannot be read, takes too long or, unless ``any_text``, has no 条.
    """
    known = own_documents()
    sha256 = hashlib.sha256(data).hexdigest()
    key = f"own-{sha256[:_SHORT]}"
    if key not in known or (ocr and not known[key].choice.ocr):
        content, analysis = reading.read(Reading(name, data, ocr), told)
        file = analysis.document.source.name
        title = " ".join(analysis.document.title.text.split())
        date = pipeline.named(file, sha256, analysis).date  # two versions have one title
        read = Own(Choice(key, title or file, file, date, own=True, ocr=ocr), analysis, content, sha256, data)
        if not read.articles and not any_text:
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
    if choice.kept:
        return shelf.analysis(choice.kept)
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
    if kept is None or (kept.id, kept.decisions, kept.kept) != (choice.id, decisions, bool(choice.kept)):
        step(pipeline.Stage.READING)
        found = analysed(choice, step)
        known = (found.unread, found.statutes, found.own_keys, has_pages(choice, found))
        kept = Opened(found.document, choice.id, choice.title, decisions, bool(choice.kept), *known)
        st.session_state.opened = kept
    return kept


def content_of(choice: Choice) -> tuple[str, str]:
    """The id and the content of what all sessions share: what its findings are kept under."""
    return choice.id, shelf.mark(choice.kept) if choice.kept else digest(find(choice.id).read())


def origin_of(choice: Choice, analysis: Analysis) -> Origin:
    """A document as the reports of the command line name it."""
    if choice.own:
        return pipeline.named(analysis.document.source.name, own_documents()[choice.id].sha256, analysis)
    if choice.kept:
        return pipeline.named(analysis.document.source.name, choice.kept, analysis)
    sample = find(choice.id)
    return pipeline.origin(sample.file, sample.read(), analysis)


def shared(choice: Choice) -> Analysis:
    """What every session sees of a document: one of the library with what was decided there, a sample as it is."""
    return shelf.analysis(choice.kept) if choice.kept else _analysed_sample(*content_of(choice), rules())


@st.cache_resource(show_spinner=False)
def _analysed_sample(id_: str, content: str, rules: str) -> Analysis:
    sample = find(id_)
    return pipeline.analyse(sample.file, sample.read())
