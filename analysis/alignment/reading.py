"""One document as alignment sees it: its provisions, what each is about and says.

Everything that does not depend on the other document is found here, once, and kept: a reading serves for any number of
pairs, and can be sent to another process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

from analysis.alignment.clauses import Clause, Saying, clauses, sayings
from analysis.subjects.lexicon import OTHER
from analysis.subjects.lexicon.synonyms import MEANS
from analysis.subjects.parties import Roles
from analysis.subjects.provisions import Provision, provisions
from analysis.subjects.provisions import units as provision_entries
from analysis.subjects.topics import UNSPOKEN, Subject, roles_of, subject_of
from analysis.text.narrow import fold
from analysis.text.noise import clean
from analysis.text.tokens import tokens
from analysis.text.units import units
from analysis.text.words import words
from models.document import Document

Topics = Iterable[tuple[str, tuple[str, ...]]]
Weights = Mapping[str, float]
"""What each word or topic weighs."""


@dataclass(frozen=True)
class Reading:
    """One document: its provisions, and what each is about."""

    provisions: tuple[Provision, ...]
    keys: tuple[tuple[str, ...], ...]
    subjects: tuple[Subject, ...]
    clauses: tuple[tuple[Clause, ...], ...]
    """The 項 and 号 of each."""
    roles: Roles

    @cached_property
    def index(self) -> dict[str, int]:
        """Where the (first) provision of each path stands."""
        return {provision.path: at for at, provision in reversed(list(enumerate(self.provisions)))}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The captions, folded."""
        return tuple(fold(provision.heading) for provision in self.provisions)

    @cached_property
    def morphemes(self) -> tuple[tuple[str, ...], ...]:
        """What each provision says, morpheme by morpheme, as texts are compared word for word."""
        return tuple(tuple(chain(*(units(text).keys for text in each.texts))) for each in self.provisions)

    @cached_property
    def captions(self) -> tuple[Weights, ...]:
        """The telling words of each caption, and how much their number counts."""
        return tuple(_counted(words) for words in self._words[0])

    @cached_property
    def whole(self) -> tuple[Weights, ...]:
        """The same of each provision, caption included."""
        captions, stretches = self._words
        return tuple(_counted([*one, *chain(*more)]) for one, more in zip(captions, stretches, strict=True))

    @cached_property
    def stretches(self) -> tuple[tuple[Weights, ...], ...]:
        """The same of each stretch (項) of each provision; at least one stretch each."""
        return tuple(tuple(_counted(words) for words in each) for each in self._words[1])

    @cached_property
    def _words(self) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[tuple[str, ...], ...], ...]]:
        captions = tuple(words(provision.heading) for provision in self.provisions)
        return captions, tuple(tuple(words(text) for text in each.texts) or ((),) for each in self.provisions)

    @cached_property
    def written(self) -> tuple[Mapping[str, str], ...]:
        """How each provision writes the words that stand for others."""
        return tuple(_written((provision.heading, *provision.texts)) for provision in self.provisions)

    @cached_property
    def places(self) -> tuple[Weights, ...]:
        """For each provision and each of its topics, how far it is the place of its document for that topic.

        What only a 項 is about has its place there if no other article says more about it: then whoever looks for the
        counterpart of an article on that topic must come here.
        """
        most: dict[str, float] = {}
        for key, weight in chain(*(subject.scores for subject in self.subjects)):
            most[key] = max(most.get(key, 0.0), weight)
        return tuple(_place(keys, s, most) for keys, s in zip(self.keys, self.subjects, strict=True))

    @cached_property
    def sayings(self) -> tuple[tuple[Saying, ...], ...]:
        """What the clauses of each provision say, sentence by sentence."""
        return tuple(sayings(held, self.roles) for held in self.clauses)

    @cached_property
    def spread(self) -> tuple[Counter[str], Counter[str], int]:
        """In how many sentences each word stands, and each letter; and how many sentences there are."""
        told = list(chain(*self.sayings))
        return (
            Counter(chain(*(each.words for each in told))),
            Counter(chain(*(each.letters for each in told))),
            len(told),
        )

    def prepare(self) -> Reading:
        """Find all that is kept now rather than with the first pair; gives the reading itself."""
        for name in _KEPT:
            getattr(self, name)
        return self


_KEPT = ("index", "headings", "morphemes", "captions", "whole", "stretches", "written", "places", "sayings", "spread")


def read(document: Document, topics: Topics | None = None) -> Reading:
    """Read a document. ``topics`` (path → keys), where given, stand in place of what the lexicon says."""
    found = provisions(document)
    who = roles_of(found, document.title.text)
    subjects = tuple(subject_of(each, who) for each in found)
    given = dict(topics or ())
    keys = tuple(
        () if each.path.startswith(UNSPOKEN) else given.get(each.path, subject.keys)
        for each, subject in zip(found, subjects, strict=True)
    )
    told = (s if k == s.keys or not k else _as_told(k, s) for k, s in zip(keys, subjects, strict=True))
    return Reading(found, keys, tuple(told), tuple(map(clauses, provision_entries(document))), who)


def _as_told(keys: tuple[str, ...], subject: Subject) -> Subject:
    """A subject whose topics somebody else decided."""
    scores = tuple((key, 1.0 if at == 0 else 0.5) for at, key in enumerate(keys))
    return Subject(keys, scores, subject.paragraphs, keys[0])


def _counted(said: Sequence[str]) -> Weights:
    return {word: log(1 + count) for word, count in Counter(said).items()}


def _written(texts: Iterable[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for token in chain(*(tokens(clean(text).text) for text in texts)):
        found.setdefault(MEANS.get(token.normal, token.normal), token.normal)
    return found


def _place(keys: tuple[str, ...], subject: Subject, most: Weights) -> Weights:
    weights = dict(subject.scores)
    further = {key: (weights.get(key, 0.0) / most.get(key, 1.0)) ** 1.5 for key in keys[1:]}
    first = {subject.primary: 1.0} if keys else {}
    return {key: place for key, place in (first | further).items() if key != OTHER}
