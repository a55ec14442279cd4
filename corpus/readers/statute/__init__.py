"""法令標準XML, whose tree is stated."""

from corpus.readers.statute.reader import document, read

__all__ = ["document", "read"]
