"""Which of many patterns can be found in a text at all, told by the letters that they cannot do without.

Most patterns of a large table are not found in most texts. What a pattern needs (``needed``) is read off the pattern
once; a text is then looked through once for all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MOST = 60
"""Writings of one place in a pattern that are told apart; where there are more, the place says nothing."""
_NOTHING = frozenset({""})
Words = frozenset[str]


class _Read(NamedTuple):
    """What is known of a piece of a pattern: all that it can match (None: too much), and words of which any match has one."""

    exact: Words | None
    needed: Words | None


_ANYTHING = _Read(None, None)
_GLOBAL = re.compile(r"\(\?[aLmsux]*i[aLimsux]*\)")
_VERBOSE = re.compile(r"\(\?[aLimsu]*x")
_PLAIN = re.compile(r"\((?:\?(?::|P<\w+>))?(?!\?)")
"""The beginning of a group that stands for what is in it."""
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_BESIDE = re.compile(r"\(\?<?[=!]")
_QUANTITY = re.compile(r"(?:[?*+]|\{(?:[0-9]+(?:,[0-9]*)?|,[0-9]*)\})[?+]?")
_OPTIONAL, _ONCE = re.compile(r"\?|\{0?,1\}"), re.compile(r"\{1(?:,1)?\}")
_AT_LEAST_ONCE = re.compile(r"\+|\{0*[1-9]")
_CODE = re.compile("x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}")
_SAID = re.compile(r"[0-9]+|N\{[^}]*\}|.", re.DOTALL)
_PLACES, _CONTROL = "AbBZ", {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}


def needed(pattern: str) -> Words | None:
    """Words of which one at least stands in every text in which the pattern is found; None where none can be told.

    >>> sorted(needed("(料金|会費)を?…支払う".replace("…", ".{0,9}")))
    ['支払う']
    >>> sorted(needed("(?<!未)(料金|会費)等?"))
    ['会費', '料金']
    >>> needed("[0-9]*円?") is None
    True
    """
    if _GLOBAL.search(pattern) or _VERBOSE.search(pattern):
        return None
    return _Pattern(pattern).whole().needed


class _Pattern:
    """A pattern that compiles, read from the left; what is not known here says nothing."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def whole(self) -> _Read:
        """What stands up to the end of the pattern or of the group."""
        branches = [_joined(self._branch())]
        while self._take("|"):
            branches.append(_joined(self._branch()))
        return branches[0] if len(branches) == 1 else _either(branches)

    def _branch(self) -> Iterator[_Read]:
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            yield self._repeated(self._atom())

    def _take(self, sign: str) -> bool:
        found = self._pattern.startswith(sign, self._at)
        self._at += len(sign) * found
        return found

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._pattern, self._at)
        self._at = found.end() if found else self._at
        return found.group() if found else ""

    def _atom(self) -> _Read:
        if self._pattern[self._at] == "(":
            return self._group()
        if self._take("["):
            return self._of_class()
        if self._take("\\"):
            return self._escaped()
        sign = self._pattern[self._at]
        self._at += 1
        if sign in "^$":
            return _exactly(_NOTHING)
        return _ANYTHING if sign == "." else _exactly(frozenset({sign}))

    def _group(self) -> _Read:
        if self._match(_COMMENT):
            return _exactly(_NOTHING)
        beside = self._match(_BESIDE)
        plain = "" if beside else self._match(_PLAIN)  # what stands beside may begin with a group of its own
        if not beside and not plain:
            self._at += 1  # flags, conditions, a group named before: read for their end alone
        inside = self.whole()
        self._take(")")
        if beside:
            return _exactly(_NOTHING)
        return inside if plain else _ANYTHING

    def _escaped(self) -> _Read:
        """What stands behind a backslash: a place, a character, or a kind of characters."""
        if code := self._match(_CODE):
            return _exactly(frozenset({chr(int(code[1:], 16))}))
        said = self._match(_SAID)
        if said in _PLACES:
            return _exactly(_NOTHING)
        if said in _CONTROL or not (said[0].isascii() and said[0].isalnum()):
            return _exactly(frozenset({_CONTROL.get(said, said)}))
        return _ANYTHING

    def _of_class(self) -> _Read:
        """One of some characters; a class that leaves characters out, or that has ranges, says nothing."""
        letters, plain = set[str](), not self._take("^")
        begin = self._at  # a bracket that stands first is one of the characters
        while self._at == begin or not self._take("]"):
            if self._take("\\"):
                read = self._escaped()
                plain &= read.exact is not None and read.exact != _NOTHING
                letters |= read.exact or _NOTHING
            else:
                sign = self._pattern[self._at]
                plain &= sign != "-" or not letters or self._pattern[self._at + 1] == "]"
                letters.add(sign)
                self._at += 1
        return _exactly(frozenset(letters)) if plain and len(letters) <= _MOST else _ANYTHING

    def _repeated(self, read: _Read) -> _Read:
        quantity = self._match(_QUANTITY)
        if not quantity or _ONCE.match(quantity):
            return read
        if _OPTIONAL.match(quantity):
            return _Read(None if read.exact is None else read.exact | _NOTHING, None)
        return _Read(None, read.needed if _AT_LEAST_ONCE.match(quantity) else None)


def _joined(pieces: Iterator[_Read]) -> _Read:
    """Pieces one behind the other: the writings of neighbours are joined as long as they are few."""
    run, whole, best = _NOTHING, True, None
    for read in pieces:
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


def _exactly(words: Words) -> _Read:
    return _Read(words, _told(words))


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
        often = Counter(pair for word in self._by_word for pair in _pairs(word))
        self._told_by: dict[str, list[str]] = {}
        for word in self._by_word:  # a word is looked for where its rarest two letters stand
            self._told_by.setdefault(min(_pairs(word), key=lambda pair: (often[pair], pair)), []).append(word)

    def possible(self, text: str) -> list[int]:
        """The places of the patterns of which a text has a word that they need, in order; no other can be found in it."""
        found = set(self._always)
        for word in self._words(text):
            found.update(self._by_word[word])
        return sorted(found)

    def _words(self, text: str) -> Iterator[str]:
        pairs = {text[at : at + 2] for at in range(len(text))}
        for pair in self._told_by.keys() & (pairs | set(text)):
            for word in self._told_by[pair]:
                if len(word) <= 2 or word in text:
                    yield word


def _pairs(word: str) -> list[str]:
    """Each two letters that stand beside each other in a word; of one letter that letter."""
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]
