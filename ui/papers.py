"""The page of a PDF beside its clause: opened from the page number at a clause, drawn only then, a few kept in the session."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from corpus.errors import UserError
from corpus.readers.pdf.facsimile import Facsimile, facsimile
from models.comparison import Side
from models.document import Document, Entry
from models.source import Line
from reports.markup import escape, tag, visible
from ui import component, shelf
from ui.comparison.laid import Shown
from ui.library import Choice
from ui.session import own_documents

_KEPT = 4
"""Pictures of pages that a session keeps; each is about a tenth of a megabyte."""
Opened = tuple[str, str, int]
"""Which paper, which clause, which page (from 1)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document whose pages can be shown; ``across``: at the left of the screen, as its text stands at the right."""

    choice: Choice
    document: Document
    across: bool = False
    alone: bool = False
    """Nothing else stands beside its text, which makes room for the page."""

    @property
    def last(self) -> int:
        """The number of its last page."""
        return max(line.page or 1 for line in self.document.source.lines)


Papers = Mapping[str, Paper]
"""What can be shown on a page of ours, by what its buttons call it."""


def of_pair(shown: Shown, choices: Sequence[Choice]) -> Papers:
    """Those of the two documents of a comparison that have pages, by their sides."""
    sides = zip(Side, choices, strict=True)
    return {
        side.value: Paper(choice, shown.document(side), across=side is Side.RIGHT)
        for side, choice in sides
        if side in shown.papers
    }


def of_one(choice: Choice, document: Document, *, pages: bool) -> Papers:
    """A document alone, by its id; nothing where it has no ``pages``."""
    return {choice.id: Paper(choice, document, alone=True)} if pages else {}


def _file(choice: Choice) -> bytes:
    return own_documents()[choice.id].data if choice.own else shelf.found(choice.kept).original(choice.kept)


def printed(document: Document, path: str) -> tuple[Line, ...]:
    """The lines on which a provision stands, with all below it, in their order."""
    entry = document.by_path.get(path)
    numbers = sorted({number for each in _below(document, entry) for number in _lines(document, each)}) if entry else []
    return tuple(document.source.lines[number] for number in numbers)


def _below(document: Document, entry: Entry) -> Iterator[Entry]:
    yield entry
    for other in document.entries[entry.index + 1 :]:
        if other.depth <= entry.depth:
            return
        yield other


def _lines(document: Document, entry: Entry) -> Iterator[int]:
    source = document.source
    for passage in (entry.node.mark, entry.node.heading, entry.node.body):
        for run in passage.runs:
            yield from range(source.line_at(run.start), source.line_at(run.start + run.length - 1) + 1)


def open_at(papers: Papers, told: Mapping[str, Any]) -> None:
    """Open the page on which a clause begins, as a button tells: which paper (``side``) and which clause (``path``)."""
    side, path = str(told["side"]), str(told["path"])
    lines = printed(papers[side].document, path) if side in papers else ()
    pages = [line.page for line in lines if line.page]
    if pages:
        st.session_state.paper = (side, path, pages[0])


def turn(papers: Papers, by: int) -> None:
    """Turn over: to the next page, or back."""
    side, path, number = st.session_state.paper
    st.session_state.paper = (side, path, min(papers[side].last, max(1, number + by)))


def shut() -> None:
    """Put the page away."""
    st.session_state.pop("paper", None)


def draw(papers: Papers) -> None:
    """Draw the page that is open at the side of the screen; nothing where none is."""
    opened: Opened | None = st.session_state.get("paper")
    if opened is None or opened[0] not in papers:
        shut()
        return
    shown = papers[opened[0]]
    if shown.alone:
        component.style("room.css")
    try:
        picture = _picture(shown.choice, shown.document, opened)
    except UserError as error:
        html, more = paper(shown, opened, str(error)), dict[str, Any](png="", marks=[])
    else:
        html = paper(shown, opened)
        more = {"png": b64encode(picture.png).decode(), "marks": [list(mark) for mark in picture.marks]}
    component.draw(
        "paper",
        html,
        more,
        go=None,
        key="paper-view",
        on_turn_change=lambda: turn(papers, int(st.session_state["paper-view"].turn)),
        on_shut_change=shut,
    )


def _picture(choice: Choice, document: Document, opened: Opened) -> Facsimile:
    kept: dict[tuple[str, str, int], Facsimile] = st.session_state.setdefault("papers", {})
    _, path, number = opened
    key = (choice.id, path, number)
    if key not in kept:
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        boxes = [line.box for line in printed(document, path) if line.page == number and line.box]
        kept[key] = facsimile(document.source.name, _file(choice), number, boxes)
    return kept[key]


def paper(shown: Paper, opened: Opened, amiss: str = "") -> str:
    """The side of the screen as HTML; the picture itself is put in by the script."""
    _, path, number = opened
    document, last = shown.document, shown.last
    title = tag("h2", tag("span", escape(document.cited(path)), lang="ja") + tag("small", f"{number} / {last} 頁"))
    buttons = (
        tag("button", "← 前の頁", type="button", data_turn="-1", disabled=number == 1)
        + tag("button", "次の頁 →", type="button", data_turn="1", disabled=number == last)
        + tag("button", "閉じる ×", type="button", data_close=True, title="Esc キー")
    )
    name = tag("p", escape(visible(document.source.name)), class_="of", lang="ja")
    said = tag("p", escape(amiss), class_="amiss", role="alert") if amiss else ""
    picture = tag("div", "", class_="sheet", data_sheet=True, role="img", aria_label=f"原本の{number}頁")
    bar = tag("div", tag("div", title + buttons, class_="top") + name + said, class_="bar")
    across = " across" if shown.across else ""  # over the other text, so that page and clause are both in sight
    return tag("div", bar + picture, class_=f"view paper{across}", role="complementary", aria_label="原本の頁")
