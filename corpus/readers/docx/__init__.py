"""Word files, their automatic numbers written out."""

from corpus.readers.docx.reader import read

__all__ = ["read"]
