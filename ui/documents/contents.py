"""The rail beside a document: parts, chapters and articles, each a link to its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from models.document import Entry, Kind
from reports.markup import escape, tag
from reports.outline import OutlineLine, outline
from ui.documents.opened import Opened
from ui.words import HUMAN, ODD

_MAIN = "本則"
_LISTED = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
_WORDS = 16
"""Characters of a text that stand for a missing caption."""


def contents(opened: Opened) -> str:
    """The rail as HTML; a document without any 条 is listed by its 項."""
    document = opened.document
    least = Kind.ARTICLE if any(e.node.kind is Kind.ARTICLE for e in document.entries) else Kind.PARAGRAPH
    odd = _homes(opened, opened.odd)
    human = _homes(opened, [opened.block_of_line[line] for line in opened.said if line in opened.block_of_line])
    lines = [
        _line(opened, entry, line, _marks(odd=entry.index in odd, human=entry.index in human))
        for entry, line in zip(document.entries, outline(document), strict=True)
        if entry.node.kind in (Kind.PART, Kind.CHAPTER, least) and entry.path != _MAIN
    ]
    return tag("nav", "".join(lines), class_="rail", aria_label="条の一覧")


def _homes(opened: Opened, blocks: Iterable[int]) -> set[int]:
    """The nodes whose lines of the rail stand for what is in some blocks: article, chapter or part."""
    entries = [entry for index in blocks if (entry := opened.blocks[index].entry)]
    listed = [entry.index for entry in opened.document.entries if entry.node.kind in _LISTED]
    return {listed[bisect_right(listed, entry.index) - 1] for entry in entries}


def _marks(*, odd: bool, human: bool) -> str:
    """That something is odd there, or decided by a human."""
    marks = (tag("i", ODD, class_="odd", title="気づいた点があります") if odd else "") + (
        tag("i", HUMAN, class_="human", title="人が判断した行があります") if human else ""
    )
    return tag("span", marks, class_="marks") if marks else ""


def _line(opened: Opened, entry: Entry, line: OutlineLine, marks: str) -> str:
    kind = entry.node.kind
    words = line.heading or (line.words[:_WORDS] if kind is not Kind.PART else "")
    caption = " " + tag("span" if line.heading else "em", escape(words)) if words else ""
    page = tag("small", str(line.page), title=f"{line.page}頁") if line.page else ""
    level = min(3, entry.depth - 1) if kind is Kind.CHAPTER else 0
    return tag(
        "a",
        tag("span", tag("b", escape(line.citation)) + caption, lang="ja") + marks + page,
        class_=f"{kind.value} l{level}",
        href=opened.address(entry.path),
        data_go=opened.anchor(entry),
    )
