"""What the library says of an article that the other document has not: how many of its services regulate the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

import library
from analysis.subjects.lexicon import OTHER
from analysis.subjects.topics import LABELS
from library import Library
from models.comparison import Side
from ui import shelf
from ui.comparison.laid import Shown, path_of
from ui.comparison.words import MARKET
from ui.documents.shelves import address

_NO_MATTER = frozenset((OTHER, "supplementary"))
"""Topics that are no matter to regulate."""
_MARKET, _MOST = 3, 2000
"""Services from which on their number says something, and up to which counting holds no page up."""


def market(shown: Shown) -> list[dict[str, Any]]:
    """For each article that stands alone, by its row: a sentence, and where the clauses of the others are found."""
    services, alone = len(shelf.stock().services), dict(_alone(shown))
    there = shelf.opened() if _MARKET <= services <= _MOST and alone and not shown.versions else None
    if there is None:
        return []
    counts = _having(there, library.place(), there.revision(), tuple(sorted(set(alone.values()))))
    return [
        {
            "row": row,
            "said": MARKET.format(services=services, count=counts[topic], topic=LABELS[topic]),
            "href": address("検索", q=f"主題:{LABELS[topic]}"),
        }
        for row, topic in alone.items()
    ]


def _alone(shown: Shown) -> Iterator[tuple[str, str]]:
    """The rows of articles without counterpart, each with the first topic of its article."""
    known = {side: dict(shown.analysis(side).topics) for side in Side}
    for at, row in enumerate(shown.comparison.rows):
        if not row.also and (row.left is None or row.right is None):
            side = Side.RIGHT if row.left is None else Side.LEFT
            topics = known[side].get(path_of(row, side) or "", ())
            if topics and topics[0] not in _NO_MATTER:
                yield f"r{at}", topics[0]


@st.cache_resource(show_spinner=False, max_entries=200)
def _having(_there: Library, where: str, revision: str, topics: tuple[str, ...]) -> Mapping[str, int]:
    return _there.having(topics)
