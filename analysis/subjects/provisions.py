"""The units that are compared: articles, and parts without articles, with their 項 as stretches of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.document import Document, Entry, Kind, Node


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, or a part without articles.

    ``texts`` are what it says, in order: its own text if it has any, then each 項 with all that lies below it.
    ``paths`` are the nodes these stand in.
    """

    path: str
    heading: str
    texts: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything it says."""
        return "\n".join(self.texts)


def provisions(document: Document) -> tuple[Provision, ...]:
    """All articles, and all parts without articles that say anything, in order."""
    return tuple(_provision(entry) for entry in units(document))


def units(document: Document) -> tuple[Entry, ...]:
    """The nodes of the provisions, in the same order."""
    return tuple(entry for entry in document.entries if _is_unit(entry.node))


def _is_unit(node: Node) -> bool:
    if node.kind is Kind.PART:
        return not any(_articles(node)) and bool(whole(node).strip())
    return node.kind is Kind.ARTICLE


def _articles(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind is Kind.ARTICLE:
            yield child
        elif child.kind is Kind.CHAPTER:
            yield from _articles(child)


def _provision(entry: Entry) -> Provision:
    stretches = [
        (entry.path, entry.node.text),
        *((f"{entry.path}/{child.label}", whole(child)) for child in entry.node.children),
    ]
    kept = [(path, text) for path, text in stretches if text.strip()]
    return Provision(entry.path, entry.node.title, tuple(text for _, text in kept), tuple(path for path, _ in kept))


def whole(node: Node) -> str:
    """The own text of a node and of all below it, one to a line, captions included."""
    pieces = [node.heading.text, node.text, *(whole(child) for child in node.children)]
    return "\n".join(piece for piece in pieces if piece)
