"""A document as paragraphs to print: title, captions, numbers and texts, each character of the tree once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from models.document import Document, Entry, Kind, Node

GAP = "　"
"""Between a number and what follows it, whatever the file had there."""
_DEPTH = {Kind.ITEM: 1, Kind.SUBITEM: 2}


class Role(Enum):
    CAPTION = "caption"
    """A caption above the number of its article."""
    LINE = "line"
    """The number and what stands on its line."""
    BODY = "body"
    """Text below the heading of an article, a chapter or a part."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph.

    ``head`` is what stands before the own text of the node (its number, its caption), ``body`` the own text. ``path``
    is empty for the title. ``role`` tells the paragraphs of one node apart.
    """

    path: str
    kind: Kind | None
    depth: int
    head: str
    body: str
    role: Role

    @property
    def text(self) -> str:
        return self.head + self.body


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """All paragraphs of a document in its order, without furniture."""
    found = [Paragraph("", None, 0, document.title.text, "", Role.LINE)] if document.title else []
    for entry in document.entries:
        found += _of(entry)
    return tuple(found)


def _of(entry: Entry) -> Iterator[Paragraph]:
    node, depth = entry.node, _DEPTH.get(entry.node.kind, 0)
    if node.heading and node.mark and _above(node):
        yield Paragraph(entry.path, node.kind, depth, node.heading.text, "", Role.CAPTION)
        head = node.mark.text
    else:
        gap = "" if node.heading.text[:1] in "（([【［〔" else GAP
        head = gap.join(filter(None, (node.mark.text, node.heading.text)))
    own_line = node.kind in (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
    if head and node.body and own_line:
        yield Paragraph(entry.path, node.kind, depth, head, "", Role.LINE)
        yield Paragraph(entry.path, node.kind, depth, "", node.text, Role.BODY)
    elif head or node.body:
        yield Paragraph(entry.path, node.kind, depth, head + GAP if head and node.body else head, node.text, Role.LINE)


def _above(node: Node) -> bool:
    return node.heading.runs[0].start < node.mark.runs[0].start
