"""PDF files: characters by pdfium, tables and second opinions by pdfplumber."""

from __future__ import annotations

from models.source import Source


def read(name: str, data: bytes, *, ocr: bool = False) -> Source:
    """Read a PDF; ``corpus.readers.pdf.reader`` does, loaded with the first one (what OCR needs of this folder is less)."""
    from corpus.readers.pdf import reader

    return reader.read(name, data, ocr=ocr)
