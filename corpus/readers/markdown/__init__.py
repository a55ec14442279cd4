"""Markdown as authors write it."""

from corpus.readers.markdown.reader import read

__all__ = ["read"]
