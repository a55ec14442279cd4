"""The whole view of one document as one HTML string: counts, rail, text, what is to be known, and the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from models.document import Kind
from reports.markup import escape, tag
from ui.documents.contents import contents
from ui.documents.mending import form
from ui.documents.notes import notes
from ui.documents.opened import Opened
from ui.documents.sheet import sheet

_UNITS = {Kind.ARTICLE: "条", Kind.PARAGRAPH: "項", Kind.ITEM: "号", Kind.SUBITEM: "号の下"}

NO_LINKS: Mapping[str, str] = MappingProxyType({})
_LONG = 1500
"""Blocks from which on the browser lays out only what is near the window."""


def view(opened: Opened, who: str = "", links: Mapping[str, str] = NO_LINKS) -> str:
    """Everything under the choice of the document; ``who`` is the name of the last one who decided.

    ``links`` are (address on another page → words).
    """
    paper = tag("div", sheet(opened), class_="paper")
    text = tag("div", contents(opened) + notes(opened) + paper, class_="text")
    long = " long" if len(opened.blocks) > _LONG else ""
    return tag("div", _bar(opened, links) + text + form(who), class_=f"view document{long}", data_aside="shown")


def _bar(opened: Opened, links: Mapping[str, str]) -> str:
    aside = len(opened.document.furniture)
    box = tag("input", type="checkbox", data_aside=True, checked=True)
    parts = [tag("span", _counts(opened), class_="counts")]
    if aside:
        parts.append(tag("label", f"{box} 本文でないもの {aside} 件も見せる", class_="only"))
    if opened.odd or opened.said:
        back = tag("button", "↑ 前の印", type="button", data_step="-1", title="k キー")
        forth = tag("button", "↓ 次の印", type="button", data_step="1", title="j キー")
        parts.append(tag("div", back + forth, class_="steps"))
    ways = "".join(tag("a", escape(words), href=there, data_page=True) for there, words in links.items())
    return tag(
        "div", "".join(parts) + (tag("nav", ways, class_="ways", aria_label="この文書を") if ways else ""), class_="bar"
    )


def _counts(opened: Opened) -> str:
    """How much there is: 条, 項, 号, pages."""
    kinds = Counter(entry.node.kind for entry in opened.document.entries)
    said = [f"{tag('b', f'{kinds[kind]:,}')} {unit}" for kind, unit in _UNITS.items() if kinds[kind]]
    pages = max((line.page or 0 for line in opened.document.source.lines), default=0)
    return "　".join([*said, f"{tag('b', str(pages))} 頁"] if pages else said)
