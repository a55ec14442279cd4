"""Which of many patterns can be found in a text at all, told by the letters that they cannot do without.

Most patterns of a large table are not found in most texts. What a pattern needs (``needed``) is read off the pattern once;
a text is then looked through once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_MOST = 60
"""Writings of one place in a pattern that are told apart; where there are more, the place says nothing."""
_NOTHING = frozenset({""})
Words = frozenset[str]


class _Read(NamedTuple):
    """What is known of a piece of a pattern: all that it can match (None: too much), and words of which any match has one."""

    exact: Words | None
    needed: Words | None


def needed(pattern: str) -> Words | None:
    """Words of which one at least stands in every text in which the pattern is found; None where none can be told.

    >>> sorted(needed("(料金|会費)を?…支払う".replace("…", ".{0,9}")))
    ['支払う']
    >>> sorted(needed("(?<!未)(料金|会費)等?"))
    ['会費', '料金']
    >>> needed("[0-9]*円?") is None
    True
    """
    tree = parser.parse(pattern)
    return None if tree.state.flags & re.IGNORECASE else _joined(tree).needed


def _joined(pieces: Any) -> _Read:
    """Pieces one behind the other: the writings of neighbours are joined as long as they are few."""
    run, whole, best = _NOTHING, True, None
    for piece in pieces:
        read = _piece(*piece)
        best = _better(best, read.needed)
        if read.exact is not None and len(run) * len(read.exact) <= _MOST:
            run = frozenset(before + after for before in run for after in read.exact)
        else:
            best, whole = _better(best, _told(run)), False
            run = read.exact or _NOTHING
    return _Read(run if whole else None, _better(best, _told(run)))


def _told(words: Words) -> Words | None:
    return None if "" in words else words


def _better(one: Words | None, other: Words | None) -> Words | None:
    """The words that say more: the longer ones, and of these the fewer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda words: (min(*map(len, words), _LONG), -len(words)))


_LONG = 3
"""Words of so many letters are rare enough."""


def _piece(sign: Any, said: Any) -> _Read:
    if sign is signs.LITERAL:
        return _exactly(frozenset({chr(said)}))
    if sign is signs.IN:
        return _of_class(said)
    if sign is signs.SUBPATTERN:
        return _joined(said[-1]) if not (said[1] or said[2]) else _Read(None, None)
    if sign is signs.BRANCH:
        return _either([_joined(branch) for branch in said[1]])
    if sign in (signs.MAX_REPEAT, signs.MIN_REPEAT):
        least, most, inner = said
        read = _joined(inner)
        if (least, most) == (0, 1):
            return _Read(None if read.exact is None else read.exact | _NOTHING, None)
        return _Read(None, read.needed if least else None) if (least, most) != (1, 1) else read
    if sign in (signs.ASSERT, signs.ASSERT_NOT, signs.AT):
        return _exactly(_NOTHING)
    return _Read(None, None)


def _exactly(words: Words) -> _Read:
    return _Read(words, _told(words))


def _of_class(members: Any) -> _Read:
    """One of some characters; a class that leaves characters out, or that has ranges, says nothing."""
    letters = {chr(said) for sign, said in members if sign is signs.LITERAL}
    return _exactly(frozenset(letters)) if len(letters) == len(members) <= _MOST else _Read(None, None)


def _either(branches: Sequence[_Read]) -> _Read:
    exact: set[str] = set()
    told: set[str] = set()
    whole = sure = True
    for branch in branches:
        exact |= branch.exact or _NOTHING
        told |= branch.needed or _NOTHING
        whole, sure = whole and branch.exact is not None, sure and branch.needed is not None
    few = whole and len(exact) <= _MOST
    return _Read(frozenset(exact) if few else None, frozenset(told) if sure else None)


class Sieve:
    """What each of many patterns needs (None: nothing), in their order, and which of them a text may have."""

    def __init__(self, patterns: Sequence[Words | None]) -> None:
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for at, words in enumerate(patterns):
            for word in words or ():
                self._by_word.setdefault(word, []).append(at)
            if words is None:
                self._always.append(at)
        self._starts: dict[str, list[str]] = {}
        for word in self._by_word:
            self._starts.setdefault(word[:2], []).append(word)

    def possible(self, text: str) -> list[int]:
        """The places of the patterns of which a text has a word that they need, in order; no other can be found in it."""
        found = set(self._always)
        for word in self._words(text):
            found.update(self._by_word[word])
        return sorted(found)

    def _words(self, text: str) -> Iterator[str]:
        pairs = {text[at : at + 2] for at in range(len(text))}
        for start in self._starts.keys() & (pairs | set(text)):
            for word in self._starts[start]:
                if len(word) <= 2 or word in text:
                    yield word
