"""Markup to a tree of elements: libxml2 finds the tags, closes what was left open and never fetches anything.

Its events are taken instead of its tree: the tree stops at a depth of 2,048 elements and loses the rest of the page.
Every walk over these elements therefore goes by loops, not by recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST = 20_000
"""Elements within one another. Pages have a few dozen."""

_DROPPED = {"script", "noscript", "template", "svg"}
_NOT_TEXT = {"meta", "link", "base"}
_DATA_URI = re.compile(r"(=\s*[\"']?)data:[^\"'\s>]{200,}", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype[^>\[]{0,500}(?:>|\[.*?\]\s*>)?", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b|<!doctype[^>]{0,200}\bxhtml\b", re.IGNORECASE)
_EMPTY = re.compile(r"<([A-Za-z][\w:-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))?)*)\s*/>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_UNWANTED = str.maketrans({"\0": None, "\u2028": "\n", "\u2029": "\n"})


class TooDeep(Exception):  # noqa: N818 -- it says what the page is
    """Elements lie within one another to a depth that no page of text has."""


@dataclass(slots=True, eq=False)
class Element:
    """An element with its children in order. ``index`` counts its element siblings before it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    index: int = 0
    children: list[Element | str] = field(default_factory=list)
    count: int = 0
    """How many of the children are elements."""
    before: Element | None = field(default=None, repr=False)
    after: Element | None = field(default=None, repr=False)
    """The elements beside it."""
    last: Element | None = field(default=None, repr=False)
    """The last of the children that are elements."""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> Iterator[Element]:
        return (child for child in self.children if isinstance(child, Element))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one style element and the media it is for."""

    media: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What markup holds: its elements, the words of its title, its own style sheets, and what tells its kind."""

    root: Element
    title: str
    sheets: tuple[Sheet, ...]
    tags: frozenset[str]
    asks_password: bool


def parse(text: str, *, xml: bool = False) -> Page:
    """The elements of a page, scripts and pictures left out. ``xml``: an empty tag <a/> closes itself, as in XHTML.

    Raises TooDeep.
    """
    from lxml import etree

    text = _DATA_URI.sub(r"\1data:", text.translate(_UNWANTED))
    xml = xml or _XML.match(text[:1000]) is not None
    text = _DOCTYPE.sub("<!DOCTYPE html>", text, count=1)
    if xml:
        text = _sections(_EMPTY.sub(_closed, text))
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, encoding="utf-8", no_network=True, huge_tree=True)
    parser.feed(text.encode("utf-8", "replace"))
    parser.close()
    return builder.page()


def _closed(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>"


def _sections(text: str) -> str:
    """The text with what stands in <![CDATA[ ]]> as text."""
    first, *parts = text.split("<![CDATA[")
    for part in parts:
        inside, end, behind = part.partition("]]>")
        first += inside.replace("<", "&lt;") + behind if end else part
    return first


class _Builder:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self._root = Element("#page", {})
        self._open = [self._root]
        self._dropped = 0
        self._title: list[str] = []
        self._sheets: list[Sheet] = []
        self._tags: set[str] = set()
        self._password = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags.add(tag)
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
            return
        if len(self._open) > DEEPEST:
            raise TooDeep
        parent = self._open[-1]
        element = Element(tag, dict(attributes), parent, parent.count)
        if tag not in _NOT_TEXT:
            element.before = parent.last
            if parent.last:
                parent.last.after = element
            parent.last = element
            parent.children.append(element)
            parent.count += 1
        self._open.append(element)
        self._password = self._password or (tag == "input" and attributes.get("type", "").lower() == "password")

    def end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        element = self._open.pop()
        if tag in ("title", "style"):
            words = "".join(child for child in element.children if isinstance(child, str))
            if tag == "style":
                self._sheets.append(Sheet(element.attributes.get("media", ""), words))
            else:
                self._title = self._title or [words]
            element.children.clear()

    def data(self, text: str) -> None:
        if not self._dropped:
            self._open[-1].children.append(text)

    def close(self) -> None:
        self._open = [self._root]

    def page(self) -> Page:
        title = " ".join("".join(self._title).split())
        return Page(self._root, title, tuple(self._sheets), frozenset(self._tags), self._password)
