"""The history of the chosen versions and what is told of two of them: found once in a session for the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import pipeline
from analysis.alignment.rulings import prints
from analysis.comparison.reviews import of_pairs
from analysis.histories import past as told
from models.analysis import Analysis
from models.changes import Revisions
from models.decisions import LinkDecision, RowDecision, RowSays
from models.document import Document
from models.library import Service
from ui.access import may_decide
from ui.comparison import rulings
from ui.documents.decisions import now
from ui.documents.mending import NAME_LENGTH
from ui.library import Choice
from ui.library_words import LOOK_ONLY
from ui.progress import MATCHING, nothing, progress
from ui.revisions.past import Day, Pair, Past, Sibling
from ui.session import analysed, origin_of
from ui.words import NO_NAME
from ui.working import Doing, done, large

_KEPT = 40
"""Steps that a session keeps."""
_SIBLINGS = 12
"""Other services that an edit is looked for in: the reader's own first, then those of the same provider."""


def made(choices: Sequence[Choice], waiting: DeltaGenerator) -> Past:
    """The versions with their history."""
    analyses = []
    for at, choice in enumerate(choices):
        step = partial(progress, waiting, file=at, files=len(choices))
        step(pipeline.Stage.READING)
        analyses.append(analysed(choice, step))
    progress(waiting, MATCHING)
    steps = [
        revisions(choices[at], choices[at + 1], analyses[at], analyses[at + 1], waiting)
        for at in range(len(choices) - 1)
    ]
    origins = [(origin_of(choice, each), 0) for choice, each in zip(choices, analyses, strict=True)]
    found = pipeline.history(origins, analyses, steps)
    return Past(tuple(choices), tuple(analyses), replace(found, service=_dated(found.service, choices)))


def _dated(service: Service, choices: Sequence[Choice]) -> Service:
    """The service with the days that the library knows, where its versions are of the library."""
    versions = [
        replace(version, corrected=choice.version) if choice.kept else version
        for version, choice in zip(service.versions, choices, strict=True)
    ]
    return replace(service, versions=tuple(versions))


def revisions(old: Choice, new: Choice, one: Analysis, other: Analysis, waiting: DeltaGenerator) -> Revisions:
    """What became of every article from one version to another, around what was decided about links.

    While that takes long, ``waiting`` is where it is shown; the page ends there where the reader stops it.
    """
    links = rulings.ruled((old.id, new.id)).links
    kept: dict[object, tuple[Analysis, Analysis, Revisions]] = st.session_state.setdefault("revised_steps", {})
    key = (old.id, new.id, links)
    if key not in kept or kept[key][0] is not one or kept[key][1] is not other:
        if large(one, other):
            found = done(MATCHING, key, Doing(partial(_found, one, other, links)), waiting)
        elif links or old.own or new.own:
            found = _found(one, other, links)
        else:
            found = _shared(one, other, (old.id, id(one)), (new.id, id(other)))
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = (one, other, found)
    return kept[key][2]


def _found(one: Analysis, other: Analysis, links: tuple[LinkDecision, ...]) -> Revisions:
    return pipeline.revisions(one, other, decisions=links)


@st.cache_resource(show_spinner=False, max_entries=60)
def _shared(_one: Analysis, _other: Analysis, old: tuple[str, int], new: tuple[str, int]) -> Revisions:
    """For samples and the library, which all sessions share."""
    return _found(_one, _other, ())


def pair(past: Past, places: tuple[int, int], every: Sequence[Choice], waiting: DeltaGenerator) -> Pair:
    """What is told of two versions (their places); ``every`` are all documents that can be chosen, ``waiting`` as above."""
    old, new = places
    choices, one, other = past.choices, past.analyses[old], past.analyses[new]
    found = revisions(choices[old], choices[new], one, other, waiting)
    account = pipeline.account(one, other, found) if new == old + 1 else None
    siblings = tuple(_siblings(past, (one, other), found, every))
    rows = rulings.ruled((choices[old].id, choices[new].id)).rows
    return Pair(past, old, new, found, account, siblings, _checked((one.document, other.document), found, rows))


def _siblings(past: Past, pair: tuple[Analysis, Analysis], found: Revisions, every: Sequence[Choice]) -> list[Sibling]:
    known = []
    for choice in _kin(past, every)[:_SIBLINGS]:
        analysis = analysed(choice, nothing)
        known.append(Sibling(choice, analysis.document, pipeline.left_behind(*pair, found, analysis)))
    return known


def _kin(past: Past, every: Sequence[Choice]) -> list[Choice]:
    """The latest texts of other services: the reader's own, and those of the provider of these versions."""
    from ui.revisions.lines import lines

    shown = {choice.id for choice in past.choices}
    makers = {choice.maker for choice in past.choices if not choice.own} | {past.history.service.provider}
    by_id = {choice.id: choice for choice in every}
    latest = [by_id[line.ids[-1]] for line in lines(every) if not shown & set(line.ids)]
    samples = any(choice.sample for choice in past.choices)
    return [
        choice
        for choice in latest
        if choice.own or (choice.maker in makers and not choice.draft and (samples or not choice.sample))
    ]


def _checked(
    documents: tuple[Document, Document], found: Revisions, words: Sequence[RowDecision]
) -> Mapping[tuple[str, str], RowDecision]:
    """What is done with, by the paths of both sides; nothing of an article that says something else now."""
    pairs = [(entry.old or "", entry.new or "") for entry in found.entries]
    said = of_pairs(*documents, pairs, words).rows
    return {pairs[at]: each.checked for at, each in said.items() if each.checked and not each.stale}


def day(past: Past, asked: str) -> Day:
    """What held on a day (ISO 8601)."""
    at = told.held(past.history.service, asked)
    return (
        Day(asked) if at is None else Day(asked, at, told.in_force(past.history.service, at, asked, past.analyses[at]))
    )


def check(pair: Pair, key: str) -> None:
    """Keep that an article was read, or is to be read again, as the view of this key tells.

    It tells ``left`` and ``right`` (paths, one may be empty) and ``who``.
    """
    state = st.session_state
    said: Mapping[str, Any] = state[key].check
    who = " ".join(str(said["who"]).split())[:NAME_LENGTH]
    if not may_decide():
        state.revised_notice = LOOK_ONLY
    elif not who:
        state.revised_notice = NO_NAME
    else:
        sides = str(said["left"]), str(said["right"])
        marks = [prints(document)[path] if path else "" for document, path in zip(pair.documents, sides, strict=True)]
        says = RowSays.REOPENED if sides in pair.checked else RowSays.CHECKED
        word = RowDecision(sides[0], marks[0], sides[1], marks[1], says, who, now())
        state.who, state.revised_notice = who, ""
        rulings.add(pair.ids, rows=[word])
