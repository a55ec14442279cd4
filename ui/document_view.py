"""The whole view of one document as one HTML string: counts, rail, text, what is to be known, and the form."""

from __future__ import annotations

from collections import Counter

from models.document import Kind
from reports.markup import tag
from ui.contents import contents
from ui.mending import form
from ui.notes import notes
from ui.opened import Opened
from ui.sheet import sheet

_UNITS = {Kind.ARTICLE: "条", Kind.PARAGRAPH: "項", Kind.ITEM: "号", Kind.SUBITEM: "号の下"}

_LONG = 1500
"""Blocks from which on the browser lays out only what is near the window."""


def view(opened: Opened, who: str = "") -> str:
    """Everything under the choice of the document; ``who`` is the name of the last one who decided."""
    paper = tag("div", sheet(opened), class_="paper")
    text = tag("div", contents(opened) + notes(opened) + paper, class_="text")
    long = " long" if len(opened.blocks) > _LONG else ""
    return tag("div", _bar(opened) + text + form(who), class_=f"view document{long}", data_aside="shown")


def _bar(opened: Opened) -> str:
    aside = len(opened.document.furniture)
    box = tag("input", type="checkbox", data_aside=True, checked=True)
    parts = [tag("span", _counts(opened), class_="counts")]
    if aside:
        parts.append(tag("label", f"{box} 本文でないもの {aside} 件も見せる", class_="only"))
    if opened.odd or opened.said:
        back = tag("button", "↑ 前の印", type="button", data_step="-1", title="k キー")
        forth = tag("button", "↓ 次の印", type="button", data_step="1", title="j キー")
        parts.append(tag("div", back + forth, class_="steps"))
    return tag("div", "".join(parts), class_="bar")


def _counts(opened: Opened) -> str:
    """How much there is: 条, 項, 号, pages."""
    kinds = Counter(entry.node.kind for entry in opened.document.entries)
    said = [f"{tag('b', f'{kinds[kind]:,}')} {unit}" for kind, unit in _UNITS.items() if kinds[kind]]
    pages = max((line.page or 0 for line in opened.document.source.lines), default=0)
    return "　".join([*said, f"{tag('b', str(pages))} 頁"] if pages else said)
