"""Numbers and terms that a buyer compares: taken out of a document with the place that states each.

``extract`` gives the parameters, ``other_numbers`` every number that is in none of them, ``contradictions`` what the
document says twice and differently, ``unread`` and ``absent`` what it speaks of without a value and what it says
nothing of,
``statutes`` what the law says of it; ``LABELS``, ``GROUPS`` and ``spoken`` say keys and values in the words of the
trade.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from analysis.parameters.aliases import renaming
from analysis.parameters.applied import Reader, applied
from analysis.parameters.circumstances import circumstances
from analysis.parameters.clauses import clauses, sentence_of, sentences
from analysis.parameters.contradictions import contradictions
from analysis.parameters.dates import dates
from analysis.parameters.engine import Found, captions, chosen
from analysis.parameters.indirect import indirect
from analysis.parameters.known import found as found_in
from analysis.parameters.labels import GROUPS, LABELS, spoken
from analysis.parameters.own_keys import OwnKey, extracted
from analysis.parameters.parties import parties
from analysis.parameters.rulings import ordered, ruled
from analysis.parameters.silence import absent, unread
from analysis.parameters.statutes import statutes
from analysis.parameters.tables import NAMED, RULES
from analysis.text.bounds import bound
from analysis.text.numerals import KANJI
from analysis.text.written import Figure, figures, plain
from models.decisions import ParameterDecision
from models.document import Document
from models.parameters import OtherNumber, Parameter, ParameterRuling, Where

__all__ = [
    "GROUPS",
    "LABELS",
    "absent",
    "contradictions",
    "decided",
    "extract",
    "other_numbers",
    "spoken",
    "statutes",
    "unread",
]


def extract(document: Document, keys: Sequence[OwnKey] = ()) -> tuple[Parameter, ...]:
    """Every value that the rules find, in document order; ``keys`` are those that a user added."""
    whole, titles = plain(document.source.text), captions(document)
    names, renamed = parties(whole), renaming(whole)
    found: list[Found] = []
    read = list(clauses(document, renamed))
    for clause in read:
        found.extend(found_in(clause, names, titles))
    found.extend(indirect(read, RULES, names, titles, NAMED))
    found.extend(applied(read, Reader(RULES, names, titles, NAMED)))
    stated = circumstances(document, ordered(document, {*chosen(found), *dates(document)}), renamed)
    return ordered(document, (*stated, *extracted(document, keys))) if keys else tuple(stated)


def decided(
    document: Document, parameters: Iterable[Parameter], decisions: Iterable[ParameterDecision]
) -> tuple[tuple[Parameter, ...], tuple[ParameterRuling, ...]]:
    """The parameters as a reviewer would have them, and where each of the decisions came to hold."""
    return ruled(document, parameters, decisions, renaming(plain(document.source.text)))


def other_numbers(document: Document, parameters: Iterable[Parameter]) -> tuple[OtherNumber, ...]:
    """Every rate, duration, amount, date and multiple that no parameter quotes, in document order."""
    taken: defaultdict[tuple[str, Where], list[tuple[int, int]]] = defaultdict(list)
    for parameter in parameters:
        taken[parameter.path, parameter.where].append((parameter.start, parameter.end))
    held = {place: _reaches(quotes) for place, quotes in taken.items()}
    found = []
    for path, where, text in _passages(document):
        level = plain(text)
        spans = sentences(level)
        for figure in figures(level):
            if _quoted(level, figure, held.get((path, where), ())):
                continue
            at = sentence_of(spans, figure.start)
            start, end = (0, len(text)) if at is None else spans[at]
            quote, sentence = text[figure.start : figure.end], text[start:end].strip()
            value, binds = str(figure.value or ""), bound(level, figure.start, figure.end)
            found.append(OtherNumber(figure.kind, path, figure.start, figure.end, quote, sentence, where, value, binds))
    return tuple(found)


def _reaches(quotes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """For the beginning of each quote in order, how far the quotes that begin until there reach."""
    ordered = sorted(quotes)
    return list(zip((start for start, _ in ordered), accumulate((end for _, end in ordered), max), strict=True))


def _quoted(text: str, figure: Figure, reaches: Sequence[tuple[int, int]]) -> bool:
    """Whether one quote holds the whole number, with or without what stands around it (30日 of 30日間)."""
    digits = [at for at in range(figure.start, figure.end) if text[at] in _DIGITS] or [figure.start]
    before = bisect_right(reaches, (digits[0], sys.maxsize))
    return before > 0 and digits[-1] < reaches[before - 1][1]


_DIGITS = frozenset(f"0123456789{KANJI}")


def _passages(document: Document) -> Iterator[tuple[str, Where, str]]:
    """All that is printed but the numbers of provisions: place, kind of passage, text."""
    if document.title:
        yield "前文", Where.TITLE, document.title.text
    for entry in document.entries:
        if entry.node.heading:
            yield entry.path, Where.HEADING, entry.node.heading.text
        if entry.node.text:
            yield entry.path, Where.TEXT, entry.node.text
