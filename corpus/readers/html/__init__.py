"""Web pages as a reader sees them."""

from corpus.readers.html.reader import fragment, read

__all__ = ["fragment", "read"]
