"""The tree of a document: parts, 章, 条, 項, 号 and what lies below, each with its true place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from models.source import Source


class Kind(StrEnum):
    """The words of 法令標準XML; ``PART`` is 本則, 附則, 別表, 特約 …"""

    PART = "part"
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage: ``length`` code points that stand at ``at`` in it and at ``start`` in the source."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as a reader reads it: stretches of the source, joined across line breaks.

    Between two runs stands what the line break is worth: nothing, one space, a tab (between two cells of a table) or
    a line feed (between two blocks or two rows).
    """

    text: str = ""
    runs: tuple[Run, ...] = ()

    def __post_init__(self) -> None:
        end = 0
        for run in self.runs:
            if run.length < 1 or run.at < end or self.text[end : run.at] not in ("", " ", "\n", "\t"):
                raise ValueError(f"runs overlap, are empty or leave a gap in {self.text!r}: {self.runs}")
            end = run.at + run.length
        if end != len(self.text):
            raise ValueError(f"runs cover {end} of {len(self.text)} code points of {self.text!r}")

    def __bool__(self) -> bool:
        return bool(self.text)

    def origin(self, offset: int) -> int:
        """Where in the source the code point at ``offset`` stands (for a join: the end of the run before it)."""
        if not self.runs or not 0 <= offset <= len(self.text):
            raise IndexError(f"{offset} lies outside a passage of {len(self.text)} code points")
        run = self.runs[max(0, bisect_right(self.runs, offset, key=lambda r: r.at) - 1)]
        return run.start + min(offset - run.at, run.length)


NOTHING = Passage()
_PATH = {
    Kind.CHAPTER: re.compile(r"第\d+[編章節款目](の\d+)*"),
    Kind.ARTICLE: re.compile(r"第\d+条(の\d+)*((から|及び|・)第\d+条(の\d+)*)?"),
    Kind.PARAGRAPH: re.compile(r"第\d+項(の\d+)*"),
    Kind.ITEM: re.compile(r"第\d+号(の\d+)*((から|及び|・)第\d+号(の\d+)*)?"),
}
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Node:
    """One provision.

    ``label`` is its segment of the path (第18条の2, 第2項, イ, 本則); ``mark`` is the number as printed, empty where the
    document prints none; ``heading`` the caption as printed, brackets and all (``title`` is without them).
    ``body`` is the node's *own* text: what stands in its children is not in it.
    """

    kind: Kind
    label: str
    mark: Passage = NOTHING
    heading: Passage = NOTHING
    body: Passage = NOTHING
    children: tuple[Node, ...] = ()

    def __post_init__(self) -> None:
        pattern = _PATH.get(self.kind)
        if not self.label or "/" in self.label or (pattern and not pattern.fullmatch(self.label)):
            raise ValueError(f"{self.label!r} is no label of a {self.kind}")
        if self.children and min([_RANK[child.kind] for child in self.children]) < _RANK[self.kind]:
            raise ValueError(f"{self.label}: a child of higher rank: {[c.kind for c in self.children]}")

    @property
    def text(self) -> str:
        """The own text."""
        return self.body.text

    @property
    def title(self) -> str:
        """The caption without the brackets around it."""
        return bare(self.heading.text)

    def passages(self) -> Iterator[Passage]:
        """The passages of this node alone."""
        yield from [passage for passage in (self.mark, self.heading, self.body) if passage.text]


@dataclass(frozen=True, slots=True)
class Entry:
    """A node at its path. ``depth`` counts the nodes above it, chapters included; ``index`` its place in the order."""

    path: str
    node: Node
    depth: int
    index: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the source that belongs to no provision, and why (頁番号, 柱, 目次 …)."""

    start: int
    end: int
    why: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or not self.why:
            raise ValueError(f"furniture needs a stretch and a reason: {self}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd that a careful reader would want to know, with its place in the source (code points)."""

    what: str
    """欠番, 重複, 順序違い, 見出しのない条 …"""
    message: str
    path: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A source with its tree. The constructor holds promise 1: every printed character has exactly one place."""

    source: Source
    title: Passage
    parts: tuple[Node, ...]
    furniture: tuple[Furniture, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def __post_init__(self) -> None:
        homes = sorted(self.homes())
        text, at = self.source.text, 0
        for start, end, piece in homes:
            if start < at or text[at:start].strip() or (piece is not None and text[start:end] != piece):
                raise ValueError(
                    f"lost, doubled or altered near {at}: {text[at:start]!r} … {text[start:end]!r}, {piece!r}"
                )
            at = end
        if text[at:].strip():
            raise ValueError(f"lost at the end: {text[at:][:80]!r}")

    def homes(self) -> Iterator[tuple[int, int, str | None]]:
        """Every stretch of the source that has a place: start, end, and the text there (None for furniture)."""
        passages = [self.title, *(p for entry in self.entries for p in entry.node.passages())]
        for passage in passages:
            text = passage.text
            for run in passage.runs:
                start, at, length = run.start, run.at, run.length
                yield start, start + length, text[at : at + length]
        for piece in self.furniture:
            yield piece.start, piece.end, None

    def with_findings(self, findings: tuple[Finding, ...]) -> Document:
        """The same tree with these findings; it was checked when it was made and is not checked again."""
        other = object.__new__(Document)
        other.__dict__.update({**self.__dict__, "findings": findings})
        return other

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All nodes in document order with their paths; an article's path passes through no chapter."""
        found: list[Entry] = []

        def walk(node: Node, above: str, depth: int) -> None:
            path = f"{above}/{node.label}" if above else node.label
            found.append(Entry(path, node, depth, len(found)))
            for child in node.children:
                outside = node.kind is Kind.CHAPTER and child.kind is not Kind.CHAPTER
                walk(child, above.partition("/")[0] if outside else path, depth + 1)

        for part in self.parts:
            walk(part, "", 0)
        return tuple(found)

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        """The first node of each path (a number that the document prints twice has two)."""
        first: dict[str, Entry] = {}
        for entry in self.entries:
            first.setdefault(entry.path, entry)
        return first

    def cited(self, path: str) -> str:
        """A path as a lawyer cites it here: the 項 is left out where its article has only one; a chapter by its number."""
        entry = self.by_path.get(path)
        if entry is not None and entry.node.kind is Kind.CHAPTER:
            return entry.node.label
        article = self.by_path.get(article_of(path))
        if article is None or article.node.kind is not Kind.ARTICLE:
            return citation(path)
        paragraphs = sum(child.kind is Kind.PARAGRAPH for child in article.node.children)
        return citation(path, single_paragraph=paragraphs == 1)

    def page(self, node: Node) -> int | None:
        """The page on which a node begins; for one without any print of its own, the page of its first child."""
        for passage in node.passages():
            return self.source.page_at(passage.runs[0].start)
        return next((p for p in map(self.page, node.children) if p is not None), None)


_BRACKETS = ("()", "（）", "[]", "［］", "【】", "〔〕", "〈〉", "《》", "<>", "＜＞", "≪≫", "「」")

_CLOSERS = {"】": "【", "＞": "＜", ">": "<", "≫": "≪", "〉": "〈", "）": "（(", ")": "(（"}
"""Brackets that are set round a number and its caption together: 【第一章 総則】."""

_EXTRACT = re.compile(r"(?:^|(?<=[)）])\s*)抄$")


@lru_cache(maxsize=8192)
def bare(caption: str) -> str:
    """A caption without white space at its ends, the brackets around the whole of it and the 抄 of an extract.

    >>> bare("（ 約款の適用 ）")
    '約款の適用'
    >>> bare("（甲）と（乙）")
    '（甲）と（乙）'
    >>> bare("総則】"), bare("目的)"), bare("（令和三年法律第七号）　抄"), bare("抄")
    ('総則', '目的', '令和三年法律第七号', '')
    """
    caption = _EXTRACT.sub("", caption.strip())
    if caption[-1:] in _CLOSERS and not any(opener in caption for opener in _CLOSERS[caption[-1]]):
        caption = caption[:-1].rstrip()
    pair = next((p for p in _BRACKETS if caption[:1] == p[0] and caption[-1:] == p[1]), None)
    if pair is None or len(caption) < 2:
        return caption
    depth = 0
    for at, character in enumerate(caption):
        depth += (character == pair[0]) - (character == pair[1])
        if depth == 0 and at < len(caption) - 1:
            return caption
    return bare(caption[1:-1])


_COUNTED = re.compile(r"第(\d+)(項|号)((?:の\d+)*)")


def article_of(path: str) -> str:
    """The article a path lies in, or its part where it lies in none: the unit of alignment.

    >>> article_of("本則/第18条/第4項/第1号"), article_of("特約1/第2項")
    ('本則/第18条', '特約1')
    """
    segments = path.split("/")
    if len(segments) > 1 and _PATH[Kind.ARTICLE].fullmatch(segments[1]):
        return "/".join(segments[:2])
    return segments[0]


def citation(path: str, *, single_paragraph: bool = False) -> str:
    """A path as a lawyer cites it; the 項 is left out of an article that has only one.

    >>> citation("本則/第18条/第4項/第1号/イ"), citation("附則1/第2項")
    ('第18条第4項第1号イ', '附則1第2項')
    >>> citation("本則/第5条/第1項/第2号", single_paragraph=True)
    '第5条第2号'
    """
    part, *segments = path.split("/")
    if single_paragraph:
        segments = [s for s in segments if s != "第1項"]
    return ("" if part == "本則" and segments else part) + "".join(segments)
