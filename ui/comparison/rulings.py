"""What was decided about two documents beside each other: links, rows that were checked, comments.

What is said of two documents of the library is kept there; all else belongs to the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from analysis.alignment.rulings import clause_marks, decide
from analysis.comparison.reviews import say
from analysis.parameters.rulings import marks
from models.comparison import Side
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from ui import shelf
from ui.access import may_decide
from ui.comparison.laid import Shown
from ui.documents.decisions import now
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.library import Pair
from ui.library_words import LOOK_ONLY
from ui.values import decided as values
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

    def of(self, kind: str) -> tuple[LinkDecision, ...] | tuple[RowDecision, ...]:
        """The ``link``s or the ``row``s."""
        return self.links if kind == "link" else self.rows

    def without(self, kind: str, number: int) -> Ruled:
        """These but one, by its place among those of its kind."""
        if kind == "link":
            return Ruled((*self.links[:number], *self.links[number + 1 :]), self.rows)
        return Ruled(self.links, (*self.rows[:number], *self.rows[number + 1 :]))


NOTHING_RULED = Ruled()


def _latest(words: Iterable[Word]) -> tuple[Word, ...]:
    """Of several words about one pair the latest, in the place of the first; every comment once."""
    kept: dict[object, Word] = {}
    for word in words:
        key = _about(word)
        if key not in kept or word.moment >= kept[key].moment:
            kept[key] = word
    return tuple(kept.values())


def _about(word: LinkDecision | RowDecision) -> object:
    """What two words have in common of which only the later counts."""
    comment = (word.when, word.who, word.why) if word.says is RowSays.COMMENT else None
    sides = frozenset({(word.left, word.left_print), (word.right, word.right_print)})
    return isinstance(word, LinkDecision), sides, comment


def ruled(pair: Pair) -> Ruled:
    """What was decided about two documents: in the library where it has both, else in this session."""
    versions = _versions(pair)
    if versions is None:
        return _kept().get(frozenset(pair), NOTHING_RULED)
    said = [each.what for each in shelf.between(*versions)]
    links = [what for what in said if isinstance(what, LinkDecision)]
    return NOTHING_RULED.joined(links, [what for what in said if isinstance(what, RowDecision)])


def _versions(pair: Pair) -> tuple[str, str] | None:
    """The uids of two documents in the library, None where one of them is not there."""
    stock = shelf.stock().versions
    left, right = (stock.get(id_) for id_ in pair)
    return (left[1].uid, right[1].uid) if left and right else None


def add(pair: Pair, links: Iterable[LinkDecision] = (), rows: Iterable[RowDecision] = ()) -> None:
    """Keep decisions about two documents, whose left sides are of the left one, beside those that were made before."""
    if versions := _versions(pair):
        every: list[LinkDecision | RowDecision] = [*links, *rows]
        for what in every:
            shelf.found(versions[0]).decide(what, *versions)
    else:
        _kept()[frozenset(pair)] = ruled(pair).joined(links, rows)


def moved(old: str, new: str) -> None:
    """A document of the session has another id from now on; what was said of it beside one of the library goes there."""
    state = st.session_state
    if "ruled" not in state:
        return
    before, state.ruled = _kept(), {}
    for ids, said in before.items():
        named = tuple(new if id_ == old else id_ for id_ in ids)
        pair = (named[0], named[-1])
        if _versions(pair):
            add(*_faced(pair, said))
        else:
            state.ruled[frozenset(pair)] = said


def _faced(pair: Pair, said: Ruled) -> tuple[Pair, list[LinkDecision], list[RowDecision]]:
    """Two documents, and decisions about them that are turned where they were made the other way round."""
    versions = _versions(pair)
    assert versions is not None
    documents = [shelf.analysis(version).document for version in versions]
    marked = [{**marks(document), **dict(clause_marks(document))} for document in documents]
    return pair, [faced(each, *marked) for each in said.links], [faced(each, *marked) for each in said.rows]


def faced(word: Word, left: Mapping[str, str], right: Mapping[str, str]) -> Word:
    """A decision as it reads with these documents left and right, which are told by the fingerprints of their articles, 項 and 号."""

    def stands(path: str, mark: str, marked: Mapping[str, str]) -> bool:
        return not path or (path in marked and mark in ("", marked[path]))

    here = stands(word.left, word.left_print, left) and stands(word.right, word.right_print, right)
    there = stands(word.left, word.left_print, right) and stands(word.right, word.right_print, left)
    if here or not there:
        return word
    return replace(word, left=word.right, left_print=word.right_print, right=word.left, right_print=word.left_print)


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
    decision = made(shown, told, now())
    state.who, state.notice = decision.who, ""
    if isinstance(decision, LinkDecision):
        add(shown.ids, links=[decision])
    else:
        add(shown.ids, rows=[decision])


def withdraw(shown: Shown, told: Mapping[str, Any]) -> None:
    """Take back the decision at a place of the list: about a link, a row, or a value of one side."""
    if not may_decide():
        st.session_state.notice = LOOK_ONLY
        return
    if told["kind"] in list(Side):
        values.withdraw(shown.ids[told["kind"] == Side.RIGHT], int(told["number"]))
        return
    take_back(shown.ids, str(told["kind"]), int(told["number"]))


def take_back(pair: Pair, kind: str, number: int) -> None:
    """One decision by its place among those of its kind; in the library it stays on record, with those it had replaced."""
    said, versions = ruled(pair), _versions(pair)
    if versions is None:
        _kept()[frozenset(pair)] = said.without(kind, number)
        return
    gone = said.of(kind)[number]
    for each in shelf.between(*versions):
        if isinstance(each.what, LinkDecision | RowDecision) and _about(each.what) == _about(gone):
            who = st.session_state.get("who") or gone.who
            shelf.found(versions[0]).withdraw(each.uid, who, now())


def take_value(shown: Shown, told: Mapping[str, Any]) -> None:
    """Keep the decision about a value that a view tells of."""
    side = Side(told["side"])
    values.take(shown.ids[side is Side.RIGHT], shown.analysis(side), told)
