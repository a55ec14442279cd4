"""What a diff compares: morphemes of the cleaned text, with numbers, dates and references kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.text.narrow import narrow
from analysis.text.noise import USUAL, Noise, clean
from analysis.text.quantities import arabic, quantities
from analysis.text.tokens import tokens

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
    whole = {start: (end, binding) for start, end, binding in quantities(cleaned.text)}
    said = dict(_said(cleaned.text, whole, noise, dialect))
    keys: list[str] = []
    starts: list[int] = []
    numbers: set[int] = set()
    slight: set[int] = set()
    until, begun = 0, 0  # where the unit under way ends, and began
    for token in tokens(cleaned.text):
        if token.start < until:  # inside a number or name: it takes all of the last morpheme
            until = max(until, token.end)
            keys[-1] = _key(cleaned.text, begun, until, said)
            continue
        place = cleaned.places[token.start]
        if starts and place == starts[-1]:  # one printed sign that stands for several morphemes (㍿)
            keys[-1] += token.surface
            continue
        spans = [whole[at] for at in range(token.start, token.end) if at in whole]
        named = said[token.start][0] if token.start in said else 0
        begun, until = token.start, max(token.end, named, *(end for end, _ in spans))
        if any(binding for _, binding in spans):
            numbers.add(len(keys))
        elif not token.content:
            slight.add(len(keys))
        starts.append(place)
        keys.append(_key(cleaned.text, begun, until, said))
    return _finish(text, keys, starts, numbers, slight, noise)


def _said(
    text: str, whole: Mapping[int, tuple[int, bool]], noise: frozenset[Noise], dialect: Dialect
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where what is said otherwise begins, where it ends, and what stands for it."""
    articles = dict(dialect.articles) if Noise.REFERENCES in noise else {}
    for start, (end, _) in whole.items() if articles or Noise.NUMERALS in noise else ():
        written = arabic(text[start:end]) if Noise.NUMERALS in noise else text[start:end]
        called = articles.get(arabic(narrow(written)), written)
        if called != text[start:end]:
            yield start, (end, called)
    if Noise.TERMS in noise and dialect.terms:
        terms = dict(dialect.terms)
        names = "|".join(re.escape(name) for name in sorted(terms, key=lambda name: (-len(name), name)))
        for found in re.finditer(names, text):
            yield found.start(), (found.end(), terms[found.group()])


def _key(text: str, start: int, end: int, said: Mapping[int, tuple[int, str]]) -> str:
    if start not in said:
        return text[start:end]
    until, called = said[start]
    return called + text[until:end]


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
