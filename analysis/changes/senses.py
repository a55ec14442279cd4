"""A text as a sequence of senses: what it says, with the ways of saying it taken away and the way back kept.

Numbers stand in one writing, references as the provision they lead to, names as the name that is common to both texts,
turns of phrase and words as what stands for all that mean the same. Two texts with equal keys differ in wording only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.subjects.lexicon.phrases import PHRASES
from analysis.subjects.lexicon.same_words import APART, SAME, SILENT
from analysis.text.needed import Sieve, needed
from analysis.text.noise import USUAL, Cleaned, Noise, clean
from analysis.text.quantities import canonical, quantities
from analysis.text.tokens import Token, tokens
from models.changes import Ground

_NOISE = USUAL | {Noise.PUNCTUATION}
_PHRASES = tuple((re.compile(phrase.pattern), phrase.key) for phrase in PHRASES)
_KANA = re.compile("[ぁ-ん]+")
_TRIED = re.compile("[よおこごそとのぼもろ]う$")
"""A verb that と makes an attempt: 転売しようとした is not 転売した."""
_ANSWERS = {"○": "○", "◯": "○", "〇": "○", "×": "×", "✕": "×", "✖": "×", "△": "△", "✓": "○", "✔": "○"}
_SIGN = ("補助記号", "記号", "空白")


class Sense(NamedTuple):
    """One unit of sense: code points ``start`` to ``end`` of the text. An empty key says nothing."""

    key: str
    start: int
    end: int
    kind: Ground
    """As what it differs where the key is the same and the text is not."""
    reading: str = ""
    number: bool = False
    known: bool = True
    """Whether the dictionary knows the word."""


@dataclass(frozen=True)
class Names:
    """What is to be read as something else: names (``common``), and single words by their keys (``words``)."""

    common: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Where the names stand in a clean text; the longest first where several begin."""
        if not self.common:
            return
        names = sorted(self.common, key=lambda name: (-len(name), name))
        for found in re.finditer("|".join(map(written, names)), text):
            yield found.start(), found.end(), self.common[found.group()]


def written(name: str) -> str:
    """The pattern of a name; 会社 in 株式会社 is none."""
    return ("(?<!株式)(?<!有限)(?<!合同)(?<!合資)(?<!合名)" if name.startswith("会社") else "") + re.escape(name)


NO_NAMES = Names()
Link = tuple[int, int, str]
"""A reference in a clean text (start, end), and the key of the provision it leads to."""


def cleaned(text: str) -> str:
    """The text as senses are found in: half width, without spaces, with Japanese punctuation."""
    return _clean(text).text


_SPACE = re.compile("(?<=[0-9]) (?=[0-9])")


@lru_cache(maxsize=4096)
def _clean(text: str) -> Cleaned:
    """Without the spaces inside numbers either: 第 1 3 条."""
    plain = clean(text, _NOISE)
    gaps = {found.start() for found in _SPACE.finditer(plain.text)}
    if not gaps:
        return plain
    kept = [at for at in range(len(plain.text)) if at not in gaps]
    return Cleaned("".join(plain.text[at] for at in kept), tuple(plain.places[at] for at in kept))


def senses(text: str, names: Names = NO_NAMES, links: Sequence[Link] = ()) -> tuple[Sense, ...]:
    """The senses of a text, in order, covering all of it but noise.

    ``links`` are the references in the *clean* text. Ranges of the senses count in the text itself.
    """
    plain = _clean(text)
    spans = _spans(plain.text, names, links)
    found = tuple(_words(plain.text, spans))
    if names.words:
        found = tuple(_renamed(each, names.words) for each in found)
    places = (*plain.places, len(text))
    if places == tuple(range(len(places))):  # nothing was taken away
        return found
    return tuple(each._replace(start=places[each.start], end=places[each.end]) for each in found)


def _renamed(sense: Sense, words: Mapping[str, str]) -> Sense:
    return sense._replace(key=words[sense.key], kind=Ground.NAME) if sense.key in words else sense


def _spans(text: str, names: Names, links: Sequence[Link]) -> dict[int, Sense]:
    """Stretches that are taken whole, by where they start: references, numbers, names, turns of phrase."""
    spans: dict[int, Sense] = {}
    taken = bytearray(len(text) + 1)

    def take(start: int, end: int, key: str, kind: Ground, *, number: bool = False) -> None:
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            spans[start] = Sense(key, start, end, kind, number=number)

    for start, end, key in links:
        take(start, end, key, Ground.RENUMBERED)
    for start, end, name in names.find(text):
        take(start, end, name, Ground.NAME)
    for start, end, key, kind in _fixed(text):
        take(start, end, key, kind)
    for start, end, binding in quantities(text):
        take(
            start,
            end,
            canonical(text[start:end], text[end : end + 4], text[max(0, start - 12) : start]),
            Ground.SPELLING,
            number=binding,
        )
    return spans


@cache
def _sieve() -> Sieve:
    """Which turns of phrase a text may have at all."""
    return Sieve([needed(pattern.pattern) for pattern, _ in _PHRASES])


@lru_cache(maxsize=4096)
def _fixed(text: str) -> tuple[tuple[int, int, str, Ground], ...]:
    """Turns of phrase, the longest first: of those that overlap it is the one that counts."""
    possible = (_PHRASES[at] for at in _sieve().possible(text))
    found = [(m.start(), m.end(), key, Ground.SYNONYM) for pattern, key in possible for m in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda span: span[0] - span[1]))


def _words(text: str, spans: Mapping[int, Sense]) -> Iterable[Sense]:
    until = 0
    before: Token | None = None
    pending = sorted(spans)
    at = 0
    parsed = tokens(text)
    two = len({token.normal for token in parsed} & APART) > 1
    for token in parsed:
        while at < len(pending) and pending[at] < token.end:
            span = spans[pending[at]]
            at += 1
            if token.start < span.start and until < span.start:
                yield _rest(text, max(token.start, until), span.start, token)
            yield span
            until = span.end
            before = None
        if token.end <= until:
            continue
        if token.start < until:
            yield _rest(text, until, token.end, token)
        else:
            found = _word(token, before)
            if two and token.normal in APART:
                found = found._replace(key=token.normal)
            elif token.surface in _ANSWERS and _answers(text, token.start, token.end):
                answer = _ANSWERS[token.surface]
                found = found._replace(key=answer, reading=answer, kind=Ground.SPELLING)
            yield found
        until, before = token.end, token


def _answers(text: str, start: int, end: int) -> bool:
    """Whether a sign stands for yes or no, as in a table, and does not open a line as a bullet."""
    opens = start == 0 or text[start - 1] == "\n"
    return not opens or end == len(text) or text[end] == "\n"


def _rest(text: str, start: int, end: int, token: Token) -> Sense:
    """What is left of a morpheme beside a stretch that was taken whole: an ending says nothing."""
    left = text[start:end]
    return Sense(
        "" if _KANA.fullmatch(left) and token.pos.startswith(("動詞", "助動詞", "形容詞")) else left,
        start,
        end,
        Ground.SYNONYM,
    )


def _says_nothing(token: Token) -> bool:
    """A word that may come and go; て but as a particle, and 物 but in kana, are others."""
    if token.normal == "て":
        return token.pos == "助詞"
    return token.normal in SILENT and (token.normal != "物" or bool(_KANA.fullmatch(token.surface)))


def _word(token: Token, before: Token | None) -> Sense:
    if token.normal == "と" and before is not None and _TRIED.search(before.surface):
        return Sense("ようと", token.start, token.end, Ground.SPELLING, token.reading)
    kind = Ground.SPELLING
    key = SAME.get(token.normal, token.normal)
    key = key.casefold() if key.isascii() else key
    if token.pos.startswith(_SIGN):
        key, kind = "", Ground.SIGN
    elif (token.normal in SILENT and not (token.normal == "て" and token.pos != "助詞")) or (
        token.normal == "は" and before is not None and before.pos == "助詞"
    ):
        key, kind = "", Ground.SYNONYM
    elif token.normal in SAME:
        kind = Ground.SYNONYM
    return Sense(key, token.start, token.end, kind, token.reading, known=token.known)
