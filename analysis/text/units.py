"""What a diff compares: morphemes of the cleaned text, with numbers, dates and references kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.text.narrow import narrow
from analysis.text.noise import USUAL, Noise, clean
from analysis.text.quantities import arabic, quantities
from analysis.text.tokens import Token, tokens

_VARIANTS = str.maketrans("ヶヵカケｹ箇％", "かかかかかか%")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one document calls what another calls otherwise: its own words → those that stand for both."""

    terms: tuple[tuple[str, str], ...] = ()
    articles: tuple[tuple[str, str], ...] = ()
    """第18条 → 第19条, written as in paths."""


PLAIN = Dialect()


@dataclass(frozen=True, slots=True)
class Units:
    """A text cut into units. Unit ``i`` is the stretch ``text[starts[i]:starts[i + 1]]`` and compares by ``keys[i]``."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    """One more than there are units: the last is the length of the text."""
    numbers: frozenset[int]
    """Units that are numbers, dates, rates or deadlines."""
    slight: frozenset[int]
    """Units that carry no meaning of their own: particles, auxiliaries, signs."""

    def between(self, first: int, last: int) -> str:
        """The text of the units from ``first`` up to, not including, ``last``."""
        return self.text[self.starts[first] : self.starts[last]]


@lru_cache(maxsize=20_000)
def units(text: str, noise: frozenset[Noise] = USUAL, dialect: Dialect = PLAIN) -> Units:
    """The units of a text; texts that differ in noise only have the same keys.

    ``dialect`` counts where TERMS or REFERENCES are noise.
    """
    if not text:
        return Units("", (), (0,), frozenset(), frozenset())
    cleaned = clean(text, noise)
    held = _held(cleaned.text, noise, dialect)
    keys: list[str] = []
    starts: list[int] = []
    numbers: set[int] = set()
    slight: set[int] = set()
    until, begun = 0, 0  # where the unit under way ends, and began
    for token in tokens(cleaned.text):
        if token.start < until:  # inside a number or name: it takes all of the last morpheme
            until = max(until, token.end)
            keys[-1] = held.key(begun, until)
            continue
        place = cleaned.places[token.start]
        if starts and place == starts[-1]:  # one printed sign that stands for several morphemes (㍿)
            keys[-1] += token.surface
            continue
        begun, until, binding, key = token.start, token.end, False, token.surface
        if held.marks.find(1, token.start, token.end) >= 0:
            until, binding = held.stretch(token)
            key = held.key(begun, until)
        if binding:
            numbers.add(len(keys))
        elif not token.content:
            slight.add(len(keys))
        starts.append(place)
        keys.append(key)
    return _finish(text, keys, starts, numbers, slight, noise)


@dataclass(frozen=True, slots=True)
class _Held:
    """What of a clean text is kept whole: numbers, references, names."""

    text: str
    spans: Mapping[int, tuple[int, bool]]
    """Numbers and references by where they begin: end, and whether it is a number that binds."""
    said: Mapping[int, tuple[int, str]]
    """What is said otherwise by where it begins: end, and what stands for it."""
    marks: bytearray
    """1 where any of them begins."""

    def stretch(self, token: Token) -> tuple[int, bool]:
        """Where the unit ends that begins with a morpheme, and whether it is a number that binds."""
        whole = [self.spans[at] for at in range(token.start, token.end) if at in self.spans]
        named = self.said[token.start][0] if token.start in self.said else 0
        return max(token.end, named, *(end for end, _ in whole)), any(binding for _, binding in whole)

    def key(self, start: int, end: int) -> str:
        if start not in self.said:
            return self.text[start:end]
        until, called = self.said[start]
        return called + self.text[until:end]


def _held(text: str, noise: frozenset[Noise], dialect: Dialect) -> _Held:
    spans = {start: (end, binding) for start, end, binding in quantities(text)}
    said = dict(_said(text, spans, noise, dialect))
    marks = bytearray(len(text))
    for start in (*spans, *said):
        marks[start] = 1
    return _Held(text, spans, said, marks)


def _said(
    text: str, spans: Mapping[int, tuple[int, bool]], noise: frozenset[Noise], dialect: Dialect
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where what is said otherwise begins, where it ends, and what stands for it."""
    articles = dict(dialect.articles) if Noise.REFERENCES in noise else {}
    for start, (end, _) in spans.items() if articles or Noise.NUMERALS in noise else ():
        written = arabic(text[start:end]) if Noise.NUMERALS in noise else text[start:end]
        called = articles.get(arabic(narrow(written)), written)
        if called != text[start:end]:
            yield start, (end, called)
    if Noise.TERMS in noise and dialect.terms:
        terms = dict(dialect.terms)
        names = "|".join(re.escape(name) for name in sorted(terms, key=lambda name: (-len(name), name)))
        for found in re.finditer(names, text):
            yield found.start(), (found.end(), terms[found.group()])


def _finish(
    text: str, keys: list[str], starts: list[int], numbers: set[int], slight: set[int], noise: frozenset[Noise]
) -> Units:
    if Noise.WIDTH in noise:  # 1ヶ月 and 1か月 are one number
        for index in numbers:
            keys[index] = keys[index].translate(_VARIANTS)
    if not starts:  # nothing but noise
        return Units(text, ("",), (0, len(text)), frozenset(), frozenset({0}))
    starts[0] = 0
    return Units(text, tuple(keys), (*starts, len(text)), frozenset(numbers), frozenset(slight))
