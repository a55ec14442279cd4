"""The outline of a document: its provisions with citation, caption, first words and page, as lines of text.

What a lawyer checks first: is the tree right, what was set aside, what is odd.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from models.document import Document, Entry

FIRST_WORDS = 30
"""Code points of a provision's own text that an outline shows."""


class OutlineLine(NamedTuple):
    """One provision. ``depth`` counts what stands above it; ``human`` where a reviewer decided it."""

    depth: int
    path: str
    citation: str
    heading: str
    words: str
    page: int | None
    human: bool


def outline(document: Document, human: Collection[str] = ()) -> list[OutlineLine]:
    """Every provision in document order. ``human``: paths that a reviewer decided."""
    return [
        OutlineLine(
            entry.depth,
            entry.path,
            document.cited(entry.path),
            entry.node.title,
            _first_words(entry),
            document.page(entry.node),
            entry.path in human,
        )
        for entry in document.entries
    ]


def printed(document: Document, human: Collection[str] = ()) -> Iterator[str]:
    """The outline, what was set aside and what is odd, as lines for a terminal."""
    if document.title:
        yield " ".join(document.title.text.split())
    for line in outline(document, human):
        page = f"　{line.page}頁" if line.page else ""
        heading = f"（{line.heading}）" if line.heading else ""
        words = f"　{line.words}" if line.words else ""
        yield f"{'　' * line.depth}{line.citation}{heading}{words}{page}{'　✎' if line.human else ''}"
    if document.furniture:
        yield f"本文でないもの {len(document.furniture)} 件"
        text = document.source.text
        for piece in document.furniture:
            yield f"　{piece.why}: {' '.join(text[piece.start : piece.end].split())[:60]}"
    if document.findings:
        yield f"気づいた点 {len(document.findings)} 件"
        for finding in document.findings:
            page_at = document.source.page_at(finding.start)
            yield f"　{finding.what}: {document.cited(finding.path)} {finding.message}{f'（{page_at}頁）' if page_at else ''}"


def _first_words(entry: Entry) -> str:
    words = " ".join(entry.node.text.split())
    return words[:FIRST_WORDS] + ("…" if len(words) > FIRST_WORDS else "")
