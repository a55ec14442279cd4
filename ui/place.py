"""What the screens say of a place in a document."""

from __future__ import annotations

from models.analysis import Analysis
from models.document import Document
from ui.library import Choice


def page_of(document: Document, path: str) -> str:
    """The page on which a provision begins, as 5頁; empty where the source has no pages."""
    entry = document.by_path.get(path)
    page = document.page(entry.node) if entry else None
    return f"{page}頁" if page else ""


def has_pages(choice: Choice, analysis: Analysis) -> bool:
    """Whether the pages of a document can be shown: it is a PDF that lies in this session or in the library."""
    source = analysis.document.source
    return not choice.sample and source.name.lower().endswith(".pdf") and any(line.box for line in source.lines)
