"""Which lines of a page belong to its site and not to its text: menus, breadcrumbs, contents, cookie bars, footers.

First the text is found: the smallest element that has every heading of a 条 and nearly all sentences of the page; in it,
what lies between the first such line and the last is the core. Outside of the core much may go; inside, only what names
itself navigation and holds no sentence. When unsure, a line stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.readers.html.flow import Flow, Piece, Span
from corpus.readers.html.marks import heading_of, narrowed
from corpus.readers.html.tree import Element
from corpus.readers.html.words import ANNEX, leads_about, named_parts

_NEARLY_ALL = 0.9  # of the sentences: what a page has besides its text
_ASIDE = 0.2  # of the sentences: more than this is never left out
_SENTENCE = 15  # characters
_LINKED = 0.8  # share of a line in links from which on the line is a link
_DENSE = 0.6
_FEW_LINKS = 2
_CONTENTS_LINKS = 3
_READ = 100  # characters of a line that show what it is

_NAVIGATION_ROLES = {"navigation", "search", "menu", "menubar", "tablist", "toolbar", "alertdialog", "dialog", "alert"}
_EDGE_ROLES = {"banner", "contentinfo", "complementary"}
_EDGE_TAGS = {"header", "footer", "aside"}
_CONTENTS_WORD = re.compile(r"[\s■◆●【\[<〈(]*(?:目\s*次|もくじ|contents?|index|table of contents|この(?:ページ|記事)の(?:目次|内容))[\s】\]>〉)]*$", re.IGNORECASE)  # fmt: skip
_NAMES_A_TEXT = re.compile(r"(?:約款|規約|契約書?|規程|規定|規則|条件書?|特約|ポリシー|ガイドライン|要領|条項|覚書|細則|について)\s*(?:[(（【].*[)）】])?$")  # fmt: skip


_PART = re.compile(
    r"[\s■●◆【\[(（]*(?:[附付]\s*則|別\s*[表紙記]\s*[0-9一二三四五六七八九十]*|改[定訂]履歴|以\s*上)[】\])）]*\s*$"
)
"""Headings and endings of the text that a page may set in a block of any name."""
_PART_AT_MOST = 12  # characters
_STOP = re.compile(r"[。．]|[a-z]\.(?:\s|$)")
_RIGHTS = re.compile(r"©|copyright|all rights reserved|無断転載", re.IGNORECASE)
_OF_THE_TERMS = re.compile(
    r"(?:本|この)(?:規約|約款|契約|条件|ポリシー|特約|規程|規則)|[附付]\s*則|別\s*[紙表記]|以下「"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """What the lines of one element hold, and where they stand."""

    element: Element
    first: int
    last: int
    in_core: bool
    """Some of its lines lie between the first and the last line of the text."""
    before: bool
    """All of its lines lie before the text."""
    characters: int
    linked: int
    links: int
    fragments: int
    sentences: int
    """Characters in sentences outside of links."""
    share: float
    """Of the sentences of the page."""

    @property
    def role(self) -> str:
        return self.element.attributes.get("role", "").lower()

    @property
    def dense(self) -> bool:
        return self.characters > 0 and self.linked >= _DENSE * self.characters


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an element is left out. In the core it must not hold any sentence, be it left out for whatever reason."""

    name: str
    holds: Callable[[Extent], bool]
    sure: bool = False
    """Even a line that names the terms, as menus and breadcrumbs do, is no title there."""


def _navigation(extent: Extent) -> bool:
    return extent.element.tag == "nav" or extent.role in _NAVIGATION_ROLES


def _named_anywhere(extent: Extent) -> bool:
    return any(part.anywhere for part in named_parts(_names(extent.element)))


def _contents(extent: Extent) -> bool:
    """A list of links to places in the page."""
    return (
        extent.links >= _CONTENTS_LINKS
        and extent.fragments >= _LINKED * extent.links
        and extent.linked >= _LINKED * extent.characters
    )


def _edge(extent: Extent) -> bool:
    return not extent.in_core and (extent.element.tag in _EDGE_TAGS or extent.role in _EDGE_ROLES)


def _named_outside(extent: Extent) -> bool:
    return not extent.in_core and bool(named_parts(_names(extent.element)))


def _links(extent: Extent) -> bool:
    """Links and little else."""
    return not extent.in_core and extent.dense and extent.links >= _FEW_LINKS and not extent.sentences


def _dense_edge(extent: Extent) -> bool:
    """A header, footer or aside in the midst of the text that is nothing but links."""
    edge = extent.element.tag in _EDGE_TAGS or extent.role in _EDGE_ROLES
    return edge and extent.dense and extent.links >= _FEW_LINKS


REASONS = (
    Reason("navigation", _navigation, sure=True),
    Reason("named_anywhere", _named_anywhere, sure=True),
    Reason("contents", _contents, sure=True),
    Reason("edge", _edge),
    Reason("named_outside", _named_outside),
    Reason("links", _links),
    Reason("dense_edge", _dense_edge),
)


def _names(element: Element) -> str:
    return f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}".strip()


def left_out(flow: Flow) -> set[int]:
    """The lines (by their place in ``flow.pieces``) that are no text of the document."""
    return _Judge(flow).left_out()


class _Judge:
    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._pieces = flow.pieces
        self._headings = _headings(flow.pieces)
        self._spoken = [_spoken(piece) for piece in flow.pieces]
        self._sums = {
            name: (0, *accumulate(values))
            for name, values in (
                ("sentences", self._spoken),
                ("characters", [piece.characters for piece in flow.pieces]),
                ("linked", [piece.linked for piece in flow.pieces]),
                ("links", [piece.links for piece in flow.pieces]),
                ("fragments", [piece.fragments for piece in flow.pieces]),
                ("headings", [heading is not None for heading in self._headings]),
                ("parts", [_heads_part(piece) for piece in flow.pieces]),
            )
        }
        self._seen = Counter(heading for heading in self._headings if heading)
        self._core = self._find_core()

    def left_out(self) -> set[int]:
        found: set[int] = set()
        reached = 0
        for span in self._flow.spans:
            if span.first >= span.last or span.last <= reached:
                continue
            extent = self._extent(span, self._core)
            if self._may_go(extent) and self._reason(extent):
                found.update(range(span.first, span.last))
                found |= self._contents_word(span.first)
                reached = span.last
        found.update(k for k in range(len(self._pieces)) if k not in found and self._line_may_go(k))
        return found

    def _sum(self, name: str, first: int, last: int) -> int:
        sums = self._sums[name]
        return sums[last] - sums[first]

    def _find_core(self) -> tuple[int, int]:
        """The lines from the first to the last of the text, (0, 0) where the page has neither 条 nor sentences."""
        spoken = self._spoken_of_text()
        sums = (0, *accumulate(spoken))
        headings = self._sum("headings", 0, len(self._pieces))
        first, last = 0, len(self._pieces)
        for span in self._flow.spans:  # those that hold so much lie one within the other
            if (
                self._sum("headings", span.first, span.last) == headings
                and sums[span.last] - sums[span.first] >= _NEARLY_ALL * sums[-1]
                and span.last > span.first
            ):
                first, last = span.first, span.last
        telling = [k for k in range(first, last) if spoken[k] or self._headings[k]]
        return (telling[0], telling[-1] + 1) if telling else (0, 0)

    def _spoken_of_text(self) -> list[int]:
        """The sentences, without those of cookie bars, dialogs, footers and the like."""
        spoken = list(self._spoken)
        half = self._sum("sentences", 0, len(spoken)) / 2
        for span in self._flow.spans:
            sentences = self._sum("sentences", span.first, span.last)
            if not 0 < sentences <= half or self._sum("headings", span.first, span.last):
                continue
            extent = self._extent(span, (0, 0))
            if _navigation(extent) or _named_anywhere(extent) or self._at_the_edge(extent):
                spoken[span.first : span.last] = [0] * (span.last - span.first)
        return spoken

    def _at_the_edge(self, extent: Extent) -> bool:
        """A small part that is called a header, footer, sidebar and so on, and does not speak of the terms."""
        if extent.share > _ASIDE or not (_edge(extent) or _named_outside(extent)):
            return False
        return not any(_OF_THE_TERMS.search(piece.text) for piece in self._pieces[extent.first : extent.last])

    def _extent(self, span: Span, core: tuple[int, int]) -> Extent:
        first, last = span.first, span.last
        sentences = self._sum("sentences", first, last)
        return Extent(
            span.element,
            first,
            last,
            first < core[1] and last > core[0],
            last <= core[0],
            self._sum("characters", first, last),
            self._sum("linked", first, last),
            self._sum("links", first, last),
            self._sum("fragments", first, last),
            sentences,
            sentences / max(1, self._sum("sentences", 0, len(self._pieces))),
        )

    def _may_go(self, extent: Extent) -> bool:
        """Nothing of the terms would be lost with it."""
        if extent.share > _ASIDE or (extent.in_core and extent.sentences):
            return False
        if self._sum("parts", extent.first, extent.last):
            return False
        here = Counter(heading for heading in self._headings[extent.first : extent.last] if heading)
        return not any(self._seen[heading] <= count for heading, count in here.items())

    def _reason(self, extent: Extent) -> Reason | None:
        """The first reason to leave an element out; the title of the text stays."""
        headline = max((_headline(p) for p in self._pieces[extent.first : extent.last]), default=0)
        return next((r for r in REASONS if r.holds(extent) and not (extent.before and headline > r.sure)), None)

    def _contents_word(self, first: int) -> set[int]:
        """The line above that says 目次."""
        above = first - 1
        return {above} if above >= 0 and _CONTENTS_WORD.match(self._pieces[above].text) else set()

    def _line_may_go(self, k: int) -> bool:
        piece = self._pieces[k]
        if not piece.text or self._headings[k] or _headline(piece):
            return False
        words = narrowed(piece.text.strip()[:_READ])
        in_core = self._core[0] <= k < self._core[1]
        if leads_about(words):
            return _is_link(piece) or not in_core
        return not in_core and _is_link(piece) and not ANNEX.match(words)


def _headings(pieces: Sequence[Piece]) -> list[str | None]:
    """第3条 for each line that heads it. In a list of contents it is a link; a heading is one only where no other is there."""
    labels = [heading_of(piece.text) for piece in pieces]
    plain = {label for label, piece in zip(labels, pieces, strict=True) if label and not _is_link(piece)}
    return [
        label if label and not (_is_link(piece) and label in plain) else None
        for label, piece in zip(labels, pieces, strict=True)
    ]


def _heads_part(piece: Piece) -> bool:
    return piece.characters < _PART_AT_MOST and _PART.match(narrowed(piece.text)) is not None and not _is_link(piece)


def _is_link(piece: Piece) -> bool:
    return piece.linked >= _LINKED * max(1, piece.characters)


def _headline(piece: Piece) -> int:
    """2 for a first heading, 1 for words that name a kind of text, 0 for other lines and for links."""
    if _is_link(piece) or not piece.text:
        return 0
    if piece.heading == 1:
        return 2
    return int(piece.characters <= 60 and _NAMES_A_TEXT.search(narrowed(piece.text.strip()[:_READ])) is not None)


def _spoken(piece: Piece) -> int:
    """The characters of a line outside of links, where it holds a sentence."""
    size = piece.characters - piece.linked
    return size if size >= _SENTENCE and _STOP.search(piece.text) and not _RIGHTS.search(piece.text) else 0


def shown(pieces: Sequence[Piece]) -> tuple[bool, int]:
    """Whether hidden lines belong to the text, and how many there are.

    They do where most of the page's sentences are hidden: it shows them only when something is pressed.
    """
    hidden = sum(_spoken(piece) for piece in pieces if piece.hidden)
    return hidden > sum(_spoken(piece) for piece in pieces if not piece.hidden), sum(p.hidden for p in pieces)
