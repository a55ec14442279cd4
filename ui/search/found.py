"""What the library answers on 検索, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from corpus.errors import UserError
from models.document import article_of
from models.search import Found
from reports.markup import escape, tag
from ui import shelf
from ui.language import say, spoken
from ui.search import searchable
from ui.search.asking import Asked, ask_for
from ui.search.words import (
    ASK_ANEW,
    EXAMPLES,
    HOW,
    LIKE_THIS,
    NOT_KEPT,
    NOTHING_FOUND,
    NOTHING_FOUND_HINT,
    NOTHING_LIKE,
    UNSAVED,
)
from ui.session import own_documents

_NEAR = 20
"""Clauses like one that are shown."""
_QUOTED = 160
"""Characters of the clause itself that are shown."""


@dataclass(frozen=True)
class Answer:
    """What was found, None where nothing was asked for; ``lines`` are said over it."""

    found: Found | None = None
    lines: tuple[str, ...] = ()


def answer(asked: Asked) -> Answer:
    """The clauses that an address asks for."""
    try:
        query = asked.query()
        found = searchable.opened().search(query, asked.limit) if query else None
    except UserError as error:
        return Answer(None, (str(error),))
    if found is None:
        return Answer()
    return Answer(found) if found.hits else Answer(None, (NOTHING_FOUND, NOTHING_FOUND_HINT))


def near(id_: str, path: str) -> Answer:
    """The clauses of other services like the one at a path of a version (its id in addresses)."""
    there = searchable.stock().versions.get(id_)
    if there is None:
        return Answer(None, (NOT_KEPT,))
    service, version = there
    clause, document = article_of(path) or path, searchable.document(version.uid)
    entry = document.by_path.get(clause)
    try:
        found = searchable.opened().like(version.uid, clause, _NEAR)
    except KeyError:
        return Answer(None, (NOT_KEPT,))
    words = " ".join(
        each.node.text for each in document.entries if each.path == clause or each.path.startswith(f"{clause}/")
    )
    named = f"{service.title}　{document.cited(clause)} {entry.node.heading.text if entry else ''}".strip()
    quoted = f"{words[:_QUOTED]}…" if len(words) > _QUOTED else words
    said = (named, quoted, LIKE_THIS if found.hits else NOTHING_LIKE)
    return Answer(found if found.hits else None, said)


def lines(found: Answer) -> list[str]:
    """What is to be said over the answer."""
    unsaved = [UNSAVED.format(count=len(own_documents()))] if own_documents() else []
    return [*filter(None, [shelf.trouble()]), *found.lines, *unsaved]


def explain() -> None:
    """Say how to ask, with examples that can be pressed."""
    st.html(spoken(tag("p", escape(HOW), class_="said")))
    with st.container(horizontal=True, key="examples"):
        for typed, words in EXAMPLES.items():
            st.button(f"{typed}　— {say(words)}", key=f"example-{typed}", on_click=ask_for, args=(typed,))


def ask_anew() -> None:
    """Draw the way back from clauses like one to words."""
    st.button(say(ASK_ANEW), key="anew", on_click=st.query_params.clear)
