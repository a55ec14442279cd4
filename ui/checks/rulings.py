"""What a reviewer says of remarks: 了解 or 直すべき, kept in the session, for a document of the library there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from analysis.checks.rulings import Judged
from models.decisions import RemarkDecision, RemarkSays
from ui import shelf
from ui.access import may_decide
from ui.checks.found import Checked
from ui.documents.decisions import now
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.library import Choice
from ui.library_words import LOOK_ONLY
from ui.words import NO_NAME

Words = tuple[RemarkDecision, ...]


def words_of(choice: Choice) -> Words:
    """What was said of remarks about a document, the last word of each remark."""
    return latest(said for _, said in _in_library(choice)) if choice.kept else _kept().get(choice.id, ())


def _in_library(choice: Choice) -> list[tuple[str, RemarkDecision]]:
    """The uids of what was said of the service of a document, and what that is."""
    followed = shelf.found(choice.kept).decisions(choice.kept)
    said = [(each.decided.uid, each.decided.what) for each in followed]
    return [(uid, what) for uid, what in said if isinstance(what, RemarkDecision)]


def _kept() -> dict[str, Words]:
    kept: dict[str, Words] = st.session_state.setdefault("remark_words", {})
    return kept


def forget(id_: str) -> Words:
    """Let go of what this session said of remarks about a document, and say what that was."""
    return _kept().pop(id_, ())


def latest(words: Iterable[RemarkDecision]) -> Words:
    """Of several words about one remark the latest, in the place of the first."""
    kept: dict[str, RemarkDecision] = {}
    for word in words:
        if word.print not in kept or word.moment >= kept[word.print].moment:
            kept[word.print] = word
    return tuple(kept.values())


def add(choice: Choice, words: Iterable[RemarkDecision]) -> None:
    """Keep words beside those that were said before."""
    if choice.kept:
        for word in words:
            shelf.found(choice.kept).decide(word, choice.kept)
    else:
        _kept()[choice.id] = latest((*words_of(choice), *words))


def made(each: Judged, says: str, who: str, when: str, why: str) -> RemarkDecision:
    """The decision that a view tells of; ValueError where it cannot be one."""
    remark = each.remark
    return RemarkDecision(remark.check, remark.path, each.print, RemarkSays(says), who, when, why)


def take(checked: Checked, told: Mapping[str, Any]) -> None:
    """Keep what a view tells: of which remark (``print``), ``says``, ``who``, ``why``; empty ``says`` takes back what was said."""
    state, each = st.session_state, checked.find(str(told["print"]))
    who, why = (" ".join(str(told[key]).split()) for key in ("who", "why"))
    state.checks_notice = ""
    if each is None:
        return
    if not may_decide():
        state.checks_notice = LOOK_ONLY
    elif not told["says"]:
        withdraw(checked.choice, each.print, who)
    elif not who:
        state.checks_notice = NO_NAME
    else:
        word = made(each, str(told["says"]), who[:NAME_LENGTH], now(), why[:WHY_LENGTH])
        state.who = word.who
        add(checked.choice, [word])


def withdraw(choice: Choice, mark: str, who: str) -> None:
    """Take back what was said of a remark (its fingerprint); in the library it stays on record."""
    if choice.kept:
        for uid, word in _in_library(choice):
            if word.print == mark:
                shelf.found(choice.kept).withdraw(uid, who or word.who, now())
    else:
        _kept()[choice.id] = tuple(word for word in words_of(choice) if word.print != mark)
