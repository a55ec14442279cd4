"""What a session decided about two documents beside each other: links, rows that were checked, comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import streamlit as st

from analysis.alignment.rulings import decide
from analysis.comparison.reviews import say
from models.comparison import Side
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from ui import values
from ui.access import may_decide
from ui.laid import Shown
from ui.library import Pair
from ui.library_words import LOOK_ONLY
from ui.mending import NAME_LENGTH, WHY_LENGTH
from ui.words import NO_NAME

Word = TypeVar("Word", LinkDecision, RowDecision)


@dataclass(frozen=True, slots=True)
class Ruled:
    """The decisions about two documents, whichever stands on the left."""

    links: tuple[LinkDecision, ...] = ()
    rows: tuple[RowDecision, ...] = ()

    def joined(self, links: Iterable[LinkDecision] = (), rows: Iterable[RowDecision] = ()) -> Ruled:
        """These with others: of two about one pair the later stays; every comment does."""
        return Ruled(_latest((*self.links, *links)), _latest((*self.rows, *rows)))

    def without(self, kind: str, number: int) -> Ruled:
        """These but one, by its place among the ``link``s or the ``row``s."""
        if kind == "link":
            return Ruled((*self.links[:number], *self.links[number + 1 :]), self.rows)
        return Ruled(self.links, (*self.rows[:number], *self.rows[number + 1 :]))


NOTHING_RULED = Ruled()


def _latest(words: Iterable[Word]) -> tuple[Word, ...]:
    """Of several words about one pair the latest, in the place of the first; every comment once."""
    kept: dict[object, Word] = {}
    for word in words:
        comment = (word.when, word.who, word.why) if word.says is RowSays.COMMENT else None
        key = frozenset({(word.left, word.left_print), (word.right, word.right_print)}), comment
        if key not in kept or word.moment >= kept[key].moment:
            kept[key] = word
    return tuple(kept.values())


def ruled(pair: Pair) -> Ruled:
    """What was decided in this session about two documents."""
    return _kept().get(frozenset(pair), NOTHING_RULED)


def keep(pair: Pair, decisions: Ruled) -> None:
    """Put these in the place of what was decided about two documents."""
    _kept()[frozenset(pair)] = decisions


def _kept() -> dict[frozenset[str], Ruled]:
    kept: dict[frozenset[str], Ruled] = st.session_state.setdefault("ruled", {})
    return kept


def made(shown: Shown, told: Mapping[str, Any], when: str) -> LinkDecision | RowDecision:
    """The decision that a view tells of: says, left, right (paths, one may be empty for a row), who, why.

    ValueError or KeyError where it cannot be one.
    """
    who, why = (" ".join(str(told[key]).split()) for key in ("who", "why"))
    sides = (shown.left.document, str(told["left"])), (shown.right.document, str(told["right"]))
    name, reason = who[:NAME_LENGTH], why[:WHY_LENGTH]
    if told["says"] in list(LinkSays):
        return decide(*sides, LinkSays(told["says"]), name, when, reason)
    return say(*sides, RowSays(told["says"]), name, when, reason)


def take(shown: Shown, told: Mapping[str, Any]) -> None:
    """Keep the decision that a view tells of."""
    state = st.session_state
    if not may_decide():
        state.notice = LOOK_ONLY
        return
    if not str(told["who"]).split():
        state.notice = NO_NAME
        return
    decision = made(shown, told, datetime.now().astimezone().isoformat(timespec="seconds"))
    state.who, state.notice = decision.who, ""
    before = ruled(shown.ids)
    if isinstance(decision, LinkDecision):
        keep(shown.ids, before.joined(links=[decision]))
    else:
        keep(shown.ids, before.joined(rows=[decision]))


def withdraw(shown: Shown, told: Mapping[str, Any]) -> None:
    """Take back the decision at a place of the list: about a link, a row, or a value of one side."""
    if not may_decide():
        st.session_state.notice = LOOK_ONLY
        return
    if told["kind"] in list(Side):
        values.withdraw(shown.ids[told["kind"] == Side.RIGHT], int(told["number"]))
        return
    keep(shown.ids, ruled(shown.ids).without(str(told["kind"]), int(told["number"])))


def take_value(shown: Shown, told: Mapping[str, Any]) -> None:
    """Keep the decision about a value that a view tells of."""
    side = Side(told["side"])
    values.take(shown.ids[side is Side.RIGHT], shown.analysis(side), told)
