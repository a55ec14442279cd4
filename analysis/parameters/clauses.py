"""Sentences in their surroundings: the heading above, the lead of the 項 for its 号, and what went before."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.text.written import plain
from models.document import Document, Entry, Kind, article_of


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the own text of a node; all texts are plain but ``raw``."""

    path: str
    start: int
    """Where the sentence begins in the own text of the node."""
    text: str
    raw: str
    """The whole own text of the node as it is."""
    own: str
    """The same, plain."""
    near: str
    """What of it stands near the sentence: all but in a node of more than ``NEAR`` characters."""
    heading: str
    """Captions of the node and of its article (or part)."""
    lead: str = ""
    """Own texts of the nodes above, up to the article: the 柱書 of a 号."""
    before: str = ""
    """The 項 before, where the sentence speaks of it (前項の場合)."""
    first: bool = True

    @property
    def spoken(self) -> str:
        """The sentence with its lead: who must do what when."""
        return f"{self.lead}\n{self.text}" if self.lead else self.text

    @property
    def scope(self) -> str:
        """All that says what the sentence is about."""
        return "\n".join((self.heading, self.lead, self.before, self.near))


NEAR = 4_000
"""Characters of a node that say what a sentence in it is about; longer nodes are read by such pieces, in linear time."""
_END = re.compile(r"[。．]|(?<=[^0-9a-zA-Z])\.(?=\s|$)|\n|(?<=す)\s(?=ただし)")
_PREVIOUS = re.compile(r"前(?:項|[0-9一二三]項|各項)|本項|同項|この場合|当該")
_TABLE = re.compile(r"[\t ]{2,}|\t")


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text begin and end; a full stop inside brackets ends none.

    >>> text = "甲は乙に払う（税を除く。）。ただし、丙は除く。"
    >>> [text[start:end] for start, end in sentences(text)]
    ['甲は乙に払う（税を除く。）。', 'ただし、丙は除く。']
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if end[0] != "\n" and sum(map(piece.count, "（(")) > sum(map(piece.count, "）)")) and len(piece) < 400:
            continue
        if piece.strip():
            yield start, end.end()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def sentence_of(spans: Sequence[tuple[int, int]], place: int) -> int | None:
    """Which of the sentences of a text holds a place, None for a place between them.

    >>> sentence_of([(0, 4), (6, 9)], 7), sentence_of([(0, 4), (6, 9)], 5)
    (1, None)
    """
    at = bisect_right(spans, (place, sys.maxsize)) - 1
    return at if at >= 0 and place < spans[at][1] else None


def clauses(document: Document, renamed: Callable[[str], str] = str) -> Iterator[Clause]:
    """Every sentence of a document in its order, but for the 改定履歴, which tells what is no longer so.

    ``renamed`` puts other words in the place of names, length for length.
    """
    above: list[Entry] = []
    siblings: dict[str, str] = {}
    for entry in document.entries:
        above = [e for e in above if e.depth < entry.depth]
        text = renamed(plain(entry.node.text))
        if text.strip() and not entry.path.startswith("改定履歴"):
            yield from _of_node(entry, text, above, siblings, renamed)
        above.append(entry)
        if entry.node.kind in (Kind.PARAGRAPH, Kind.ARTICLE) and text:
            siblings[article_of(entry.path)] = text[-NEAR:]


def _of_node(
    entry: Entry, text: str, above: Sequence[Entry], siblings: dict[str, str], renamed: Callable[[str], str]
) -> Iterator[Clause]:
    captions = [e.node.title for e in above if e.node.kind is not Kind.CHAPTER] + [entry.node.title]
    inner = [e for e in above if e.node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.ARTICLE)]
    lead = "\n".join(renamed(plain(e.node.text))[-NEAR:] for e in inner if e.node.text)
    heading = plain(" ".join(filter(None, captions)))
    whole = Clause(entry.path, 0, "", entry.node.text, text, text[:NEAR], heading, lead)
    piece, first = 0, True
    for start, end in sentences(text):
        sentence = text[start:end].replace("。", "、", max(0, text[start:end].count("。") - 1))
        before = siblings.get(article_of(entry.path), "") if first and _PREVIOUS.search(sentence) else ""
        if start // NEAR > piece:
            piece = start // NEAR
            whole = replace(whole, near=text[piece * NEAR - NEAR // 2 : (piece + 1) * NEAR + NEAR // 2])
        yield replace(whole, start=start, text=sentence, before=before, first=first)
        first = False
