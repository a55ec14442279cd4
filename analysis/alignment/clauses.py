"""The 項, 号 and what lies below them, with what each of their sentences says: how one article is read beside another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.alignment.acts import acts
from analysis.subjects.parties import CUSTOMER, PROVIDER, Roles, mask
from analysis.subjects.provisions import whole
from analysis.text.narrow import fold
from analysis.text.words import placed
from models.document import Entry, Node

_SENTENCE = re.compile(r"[^。\n]+[。\n]*")
_JOINT = re.compile(r"(?<=し)、")
_STANDS_ALONE = 12
"""Code points that a part of a sentence must have to be read by itself."""
_LETTER = re.compile("[一-鿿]")
_ACTS = re.compile(f"[{CUSTOMER}{PROVIDER}](?=は|が)")
"""A party that does what a sentence tells."""
_EVERYWHERE = frozenset(
    "当社弊甲乙契約者会員客様利用本第条項号前各次定場合時又若及並其此事物所等的性上下中内外後間以何無"
)
"""Letters that tell no clause of terms from another."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of an article with a text of its own: the article itself, a 項, a 号 or what lies below.

    ``above`` is the place of the clause it lies in among those of its article, None where there is none with a text;
    ``top`` that of the first clause of its 項.
    """

    path: str
    text: str
    everything: str
    """Its own text and all that lies below it: what a person calls this 項."""
    above: int | None
    top: int


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a clause, or a part of one that stands for itself: what is paired.

    ``words`` and ``letters`` (漢字) are counted; ``acts`` are what it does, by name.
    """

    clause: int
    text: str
    words: Mapping[str, int]
    letters: Mapping[str, int]
    acts: tuple[str, ...]
    lead: bool
    """It leads into the clauses below: 次の各号のいずれかに該当するときは、…"""


def clauses(entry: Entry) -> tuple[Clause, ...]:
    """The clauses of an article, or of a part without articles, in order."""
    node, path = entry.node, entry.path
    found = [Clause(path, node.text, node.text, None, 0)] if node.text.strip() else []
    for child in node.children:
        _collect(child, f"{path}/{child.label}", None, len(found), found)
    return tuple(found)


def _collect(node: Node, path: str, above: int | None, top: int, found: list[Clause]) -> None:
    here = above
    if node.text.strip():
        here = len(found)
        found.append(Clause(path, node.text, whole(node), above, top))
    for child in node.children:
        _collect(child, f"{path}/{child.label}", here, top, found)


def sayings(held: Sequence[Clause], roles: Roles) -> tuple[Saying, ...]:
    """What the clauses of an article say, sentence by sentence; ``roles`` are those of the parties of its document."""
    leads = {clause.above for clause in held}
    return tuple(each for at, clause in enumerate(held) for each in _said(at, clause.text, roles, leads=at in leads))


def _said(at: int, text: str, roles: Roles, *, leads: bool) -> Iterator[Saying]:
    said = list(placed(text))  # the clause is cut into words once, and its sentences share them
    for start, end in _parts(text):
        part = text[start:end]
        words = Counter(word for place, word in said if start <= place < end)
        letters = Counter(letter for letter in _LETTER.findall(fold(part)) if letter not in _EVERYWHERE)
        who = tuple(dict.fromkeys(_ACTS.findall(mask(part, roles))))
        yield Saying(at, part, words, letters, (*acts(part), *who), lead=leads and not text[:start].strip())


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand; those that join several deeds by …し、 are cut there."""
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        for joint in _JOINT.finditer(text, start, end):
            if joint.end() - start > _STANDS_ALONE < end - joint.end():
                yield start, joint.end()
                start = joint.end()
        if text[start:end].strip():
            yield start, end
