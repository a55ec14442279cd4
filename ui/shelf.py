"""The library as the screens use it: opened once in a process for all sessions, and made only when something is kept.

Where no library lies yet there is nothing to look into, so that looking at the samples writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256

import streamlit as st

import library
from analysis.text.narrow import fold
from corpus.errors import UserError
from corpus.samples import samples
from library import Library
from models.analysis import Analysis
from models.decisions import LinkDecision, RowDecision, StructureDecision
from models.library import Decided, Service, Version

_SHORT = 16
"""Characters of a digest that name a version in an address."""


@cache
def _sample_ids() -> Mapping[str, str]:
    """The ids of the samples by the digest of their text."""
    return {sha256(sample.read()).hexdigest(): sample.id for sample in samples()}


def sample_digests() -> frozenset[str]:
    """The digests of the samples' texts."""
    return frozenset(_sample_ids())


def id_of(version: str) -> str:
    """How addresses name a version: a sample as before it was kept, others by the first digits of the digest."""
    return _sample_ids().get(version) or f"v-{version[:_SHORT]}"


@dataclass(frozen=True)
class Stock:
    """What is in the library at one moment: the services, and how many decisions count for each (by its uid)."""

    services: tuple[Service, ...] = ()
    decided: Mapping[str, int] | None = None

    @cached_property
    def versions(self) -> Mapping[str, tuple[Service, Version]]:
        """Every version with its service, by its id in addresses."""
        return {id_of(version.uid): (service, version) for service in self.services for version in service.versions}


NOTHING = Stock()


@st.cache_resource(show_spinner=False)
def _opened(where: str) -> Library:
    return library.open(where)


def opened(*, make: bool = False) -> Library | None:
    """The library, None where there is none yet and none is to be made; UserError where it cannot be opened."""
    where = library.place()
    if not make and not library.there(where):
        return None
    return _opened(where)


def trouble() -> str:
    """Why the library cannot be opened, empty where it can."""
    try:
        opened()
    except UserError as error:
        return str(error)
    return ""


def stock() -> Stock:
    """What is there now; nothing where there is no library, or none that opens."""
    try:
        shelf = opened()
    except UserError:
        return NOTHING
    return _stock(library.place(), shelf.revision()) if shelf else NOTHING


@st.cache_resource(show_spinner=False, max_entries=3)
def _stock(where: str, revision: str) -> Stock:
    shelf = _opened(where)
    return Stock(shelf.services(), shelf.decided())


def found(version: str) -> Library:
    """The library that has a version."""
    shelf = opened()
    if shelf is None:
        raise KeyError(version)
    return shelf


def mark(version: str) -> str:
    """A word that is another one after every new reading of a version (its uid)."""
    return found(version).mark(version)


def analysis(version: str) -> Analysis:
    """What is known of a version (its uid); all sessions share it, as they share the library."""
    return _analysis(library.place(), version, mark(version))


@st.cache_resource(show_spinner=False, max_entries=120)
def _analysis(where: str, version: str, mark: str) -> Analysis:
    return _opened(where).analysis(version)


def lines(version: str) -> tuple[Decided, ...]:
    """The decisions about lines that count for a version (its uid): of two about one line the later."""
    return _lines(library.place(), version, found(version).revision())


@st.cache_resource(show_spinner=False, max_entries=400)
def _lines(where: str, version: str, revision: str) -> tuple[Decided, ...]:
    latest: dict[tuple[str, int], Decided] = {}
    for each in _opened(where).lines(version):
        if isinstance(each.what, StructureDecision):
            latest[fold(each.what.line), each.what.occurrence] = each
    return tuple(latest.values())


def structure(version: str) -> tuple[StructureDecision, ...]:
    """What they say."""
    return tuple(each.what for each in lines(version) if isinstance(each.what, StructureDecision))


def between(left: str, right: str) -> tuple[Decided, ...]:
    """What was decided about two versions (uids) beside each other, whichever stood on the left, in its order."""
    first, second = sorted((left, right))
    return _between(library.place(), first, second, found(left).revision())


@st.cache_resource(show_spinner=False, max_entries=400)
def _between(where: str, left: str, right: str, revision: str) -> tuple[Decided, ...]:
    said = [each.decided for each in _opened(where).decisions(left)]
    both = [each for each in said if {anchor.version for anchor in each.anchors} == {left, right}]
    return tuple(each for each in both if isinstance(each.what, LinkDecision | RowDecision))
