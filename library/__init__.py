"""The library: every text that was ever added, in all its versions, with what was found in it and what humans decided.

``library.open()`` gives a ``Library``; it composes the pipeline with the store (``corpus.store``) as ``pipeline`` composes
corpus and analysis.
"""

from __future__ import annotations

from library.library import Library

__all__ = ["Library", "open"]


def open(where: str | None = None) -> Library:
    """The library at a URL or path, made where there is none; by default that of the user (``YAKKAN_DATABASE_URL``).

    Raises corpus.errors.UserError, with a sentence in Japanese, where it cannot be opened.
    """
    return Library(where)
