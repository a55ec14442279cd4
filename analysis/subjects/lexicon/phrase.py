"""A way to say something for which others may stand without touching a right or a duty."""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern for clean text (half width, no spaces, 、 and 。), and the key that stands for what it finds.

    An empty key stands for what says nothing. ``yes`` are pairs of sentences that say the same, ``no`` pairs that don't
    though they look alike; both hold in either direction.
    """

    pattern: str
    key: str
    yes: tuple[Pair, ...]
    no: tuple[Pair, ...] = ()
