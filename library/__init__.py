"""The library: every text that was ever added, in all its versions, with what was found in it and what humans decided.

``library.open()`` gives a ``Library``; it composes the pipeline with the store (``corpus.store``) as ``pipeline``
composes corpus and analysis.
"""

from __future__ import annotations

import gc

from corpus.store.opening import default_url, location, shown
from corpus.store.opening import size as _size
from corpus.store.opening import there as _there
from library.library import Library

__all__ = ["Library", "named", "open", "place", "size", "there"]


def place() -> str:
    """Where the library lies that ``open`` opens by default, as a URL."""
    return default_url()


def there(where: str | None = None) -> bool:
    """Whether there is a library at a place, which this does not make; UserError for what is no place."""
    return _there(where or default_url())


def open(where: str | None = None) -> Library:
    """The library at a URL or path, made where there is none; by default that of the user (``YAKKAN_DATABASE_URL``).

    Raises corpus.errors.UserError, with a sentence in Japanese, where it cannot be opened. From then on Python looks
    for garbage less often in this process: what a library gives is many small values that stay, and looking through all
    of them took a quarter of the time of a matrix, and now and then a fifth of a second in the middle of a question.
    """
    gc.set_threshold(max(_YOUNG, gc.get_threshold()[0]), _ROUNDS, _ROUNDS)
    return Library(where)


_YOUNG, _ROUNDS = 10_000, 20
"""New objects before Python looks for garbage among them (700 of its own), and how many such rounds before it looks at
older ones.
"""


def named(where: str | None = None) -> str:
    """A place as it may be shown: a path, or a URL without its password; UserError for what is no place."""
    return shown(location(where or default_url()))


def size(where: str | None = None) -> int | None:
    """Bytes of a library on this disk, None where it lies on a server or nowhere yet."""
    return _size(where or default_url())
