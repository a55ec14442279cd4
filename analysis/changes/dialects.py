"""What two documents call otherwise though it is the same: parties, the document itself, defined terms, linked articles.

Names come from each document's own definitions and its own habit; where both use a name in common nothing is replaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.changes.definitions import definitions, same_thing
from analysis.subjects.parties import BOTH, CUSTOMER, PROVIDER, named
from analysis.subjects.provisions import provisions
from analysis.subjects.topics import roles_of
from analysis.text.noise import clean
from analysis.text.units import Dialect
from models.comparison import Alignment
from models.document import Document
from models.terms import Definition

_ITSELF = re.compile(r"(?:本|この|当)(?:利用|契約|サービス|基本)?(?:約款|規約|規程|会則|条件書)|利用規約")
_THIS, _OWN = "本約款", re.compile(r"本則/(第[0-9]+条(?:の[0-9]+)*)")
_MOST = 0.6
"""A name is the document's own for a party where it is this part of all its names for it."""


def dialects(left: Document, right: Document, alignment: Alignment) -> tuple[Dialect, Dialect]:
    """How either document is to be read so that the same things bear the same names in both."""
    names: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for one, other, common in _shared(left, right):
        if one != other:
            names[0].setdefault(one, common)
            names[1].setdefault(other, common)
    return (
        Dialect(tuple(sorted(names[0].items())), tuple(sorted(_renumbered(alignment)))),
        Dialect(tuple(sorted(names[1].items()))),
    )


def _shared(left: Document, right: Document) -> Iterator[tuple[str, str, str]]:
    """Names of the left and of the right for one thing, and what stands for both."""
    texts = [_text(document) for document in (left, right)]
    who = [roles_of(provisions(document)) for document in (left, right)]
    told = [
        [(text[at:end], sign) for at, end, sign in named(text, roles)] for text, roles in zip(texts, who, strict=True)
    ]
    for sign in (CUSTOMER, PROVIDER):
        names = [_party(each, sign) for each in told]
        if names[0] and names[1]:
            yield names[0], names[1], sign
    itself = [_most(Counter(_ITSELF.findall(text))) for text in texts]
    if itself[0] and itself[1]:
        yield itself[0], itself[1], _THIS
    yield from _defined(definitions(left), definitions(right))


def _text(document: Document) -> str:
    return "\n".join(clean(entry.node.text).text for entry in document.entries)


def _party(told: Sequence[tuple[str, str]], sign: str) -> str:
    """The one name that a document, which names parties so, has for one of them; empty where it has several."""
    found = Counter(name for name, each in told if each in (sign, BOTH))
    name = _most(found)
    return name if name and found[name] >= _MOST * found.total() else ""


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda name: (counts[name], name), default="")


def _defined(left: tuple[Definition, ...], right: tuple[Definition, ...]) -> Iterator[tuple[str, str, str]]:
    """Terms that mean the same under different names."""
    ours, theirs = ({each.term for each in side} for side in (left, right))
    for one in left:
        for other in right:
            apart = one.term != other.term and one.term not in theirs and other.term not in ours
            if apart and not one.scope and not other.scope and same_thing(one, other):
                names = clean(one.term).text, clean(other.term).text
                yield *names, names[0]


def _renumbered(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """Articles of the main provisions that are linked one-to-one under different numbers."""
    links = [(_OWN.fullmatch(link.left), _OWN.fullmatch(link.right)) for link in alignment.links]
    pairs = [(one[1], other[1]) for one, other in links if one and other]
    rows, columns = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    for one, other in pairs:
        if one != other and rows[one] == columns[other] == 1:
            yield one, other
