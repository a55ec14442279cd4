"""What the screens say of a place in a document."""

from __future__ import annotations

from models.document import Document


def page_of(document: Document, path: str) -> str:
    """The page on which a provision begins, as 5頁; empty where the source has no pages."""
    entry = document.by_path.get(path)
    page = document.page(entry.node) if entry else None
    return f"{page}頁" if page else ""
