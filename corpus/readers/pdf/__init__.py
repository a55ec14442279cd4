"""PDF files: characters by pdfium, tables and second opinions by pdfplumber."""

from corpus.readers.pdf.reader import read

__all__ = ["read"]
