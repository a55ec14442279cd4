"""The library: every text that was ever added, in all its versions, with what was found in it and what humans decided.

``library.open()`` gives a ``Library``; it composes the pipeline with the store (``corpus.store``) as ``pipeline`` composes
corpus and analysis.
"""

from __future__ import annotations

from corpus.store.opening import default_url
from corpus.store.opening import there as _there
from library.library import Library

__all__ = ["Library", "open", "place", "there"]


def place() -> str:
    """Where the library lies that ``open`` opens by default, as a URL."""
    return default_url()


def there(where: str | None = None) -> bool:
    """Whether there is a library at a place, which this does not make; UserError for what is no place."""
    return _there(where or default_url())


def open(where: str | None = None) -> Library:
    """The library at a URL or path, made where there is none; by default that of the user (``YAKKAN_DATABASE_URL``).

    Raises corpus.errors.UserError, with a sentence in Japanese, where it cannot be opened.
    """
    return Library(where)
