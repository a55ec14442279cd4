"""One service as the matrix asks it: its value for a parameter, its provisions on a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.parameters import spoken
from analysis.parameters.clauses import sentences
from analysis.structure.answers import decided
from analysis.subjects.parties import Roles
from analysis.subjects.provisions import Provision, provisions
from analysis.subjects.topics import UNSPOKEN, earned, roles_of
from analysis.text.written import plain
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.document import Document, Entry, Kind, article_of
from models.matrix import Cell, Place, Standing, TopicCell, Value
from models.parameters import Parameter, Where

_HALF = 0.5
"""A 項 speaks of a further topic if it says at least this share of what the 項 says that says most of it."""


def human(document: Document, decisions: Sequence[StructureDecision]) -> dict[str, str]:
    """The paths of the provisions that a human decided about, and who did when: 山田 2026-11-20."""
    found = decided(document, decisions) if decisions else ()
    return {path: f"{decision.who} {decision.when[:10]}" for path, decision in found}


@dataclass(frozen=True)
class Column:
    """An analysed service; ``decided``: the paths of provisions that a human decided about → who and when."""

    analysis: Analysis
    decided: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        return self.analysis.document

    @cached_property
    def by_key(self) -> dict[str, list[Parameter]]:
        found: defaultdict[str, list[Parameter]] = defaultdict(list)
        for parameter in self.analysis.parameters:
            found[parameter.key].append(parameter)
        return found

    @cached_property
    def provisions(self) -> list[tuple[Provision, tuple[str, ...]]]:
        """Each provision with its topics; of a number printed twice each its own."""
        given: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for path, keys in self.analysis.topics:
            given[path].append(keys)
        return [
            (each, given[each.path].pop(0) if given[each.path] and not each.path.startswith(UNSPOKEN) else ())
            for each in self._all
        ]

    @cached_property
    def _all(self) -> tuple[Provision, ...]:
        return provisions(self.document)

    @cached_property
    def _roles(self) -> Roles:
        return roles_of(self._all)

    @cached_property
    def _unread(self) -> Mapping[str, tuple[str, ...]]:
        return dict(self.analysis.unread)

    @cached_property
    def _told(self) -> Mapping[str, str]:
        """The one topic of each 項 of the long articles."""
        known = {each.path for each in self._all}
        return {path: keys[0] for path, keys in self.analysis.topics if path not in known}

    @cached_property
    def _places(self) -> dict[tuple[str, int | None], Place]:
        return {}

    def place(self, path: str, entry: Entry | None = None) -> Place:
        """A provision as it is cited; ``entry`` tells which one where a number is printed twice."""
        key = (path, entry.index if entry else None)
        if key not in self._places:
            self._places[key] = self._placed(path, entry)
        return self._places[key]

    def _placed(self, path: str, entry: Entry | None) -> Place:
        here = entry or self.document.by_path.get(path)
        above = self.document.by_path.get(article_of(path))
        heading = above.node.title if above else ""
        page = self.document.page(here.node) if here else None
        return Place(path, self.document.cited(path), heading, page, self._human(path))

    def _human(self, path: str) -> str:
        """Who decided about a provision, or about one that it lies in, up to its article."""
        while path and self.decided:
            if path in self.decided:
                return self.decided[path]
            entry = self.document.by_path.get(path)
            path = "" if entry and entry.node.kind is Kind.ARTICLE else path.rpartition("/")[0]
        return ""

    def cell(self, key: str) -> Cell:
        """What the service says of a parameter, compared with nobody."""
        if found := self.by_key.get(key):
            return Cell(Standing.STATED, values=tuple(map(self._value, found)))
        if spoken_of := self._unread.get(key):
            return Cell(Standing.UNREAD, traces=tuple(map(self.place, spoken_of)))
        return Cell(Standing.ABSENT)

    def statutes(self, key: str) -> list[str]:
        """What the law says of a value of the parameter, behind the provision of the statute."""
        return [f"{note.law}：{note.note}" for note in self.analysis.statutes if note.key == key]

    def _value(self, parameter: Parameter) -> Value:
        entry, text, start = self._passage(parameter)
        end = start + len(parameter.quote)
        first, last = next((s for s in sentences(plain(text)) if s[0] <= start < s[1]), (0, len(text)))
        first = min(start, last - len(text[first:last].lstrip()))
        sentence = text[first : max(end, first + len(text[first:last].rstrip()))]
        place = self.place(parameter.path, entry)
        if decision := parameter.decision:
            place = replace(place, human=f"{decision.who} {decision.day}")
        terms = (parameter.anchor, parameter.condition, parameter.exception)
        return Value(
            parameter.value,
            spoken(parameter.key, parameter.value),
            place,
            parameter.start,
            parameter.end,
            parameter.quote,
            sentence,
            start - first,
            tuple(dict.fromkeys(said.quote for said in terms if said)),
        )

    def _passage(self, parameter: Parameter) -> tuple[Entry | None, str, int]:
        """The node and the text that a parameter is quoted from, and where its quote begins there."""
        if parameter.where is Where.TITLE:
            return None, self.document.title.text, parameter.start
        for entry in self._entries(parameter.path):
            text = entry.node.heading.text if parameter.where is Where.HEADING else entry.node.text
            if text[parameter.start : parameter.end] == parameter.quote:
                return entry, text, parameter.start
        return None, parameter.quote, 0

    def _entries(self, path: str) -> Iterator[Entry]:
        """The nodes of a path; a number that is printed twice has two."""
        if first := self.document.by_path.get(path):
            yield first
            yield from (entry for entry in self.document.entries[first.index + 1 :] if entry.path == path)

    @cached_property
    def topics(self) -> dict[str, TopicCell]:
        """The cell of each topic that the service has."""
        own: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        part: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        for provision, keys in self.provisions:
            for key in keys[:1]:
                own[key].append((self.place(provision.path), _length(provision.text)))
            for key in keys[1:]:
                part[key] += [(self.place(path), _length(text)) for path, text in self._stretches(key, provision)]
        found = {}
        for key in {**own, **part}:
            held = own[key] + part[key]
            places = tuple(dict.fromkeys(place for place, _ in held))
            found[key] = TopicCell(places, sum(length for _, length in held))
        return found

    def _stretches(self, key: str, provision: Provision) -> Iterator[tuple[str, str]]:
        """The 項 of an article that speak of one of its further topics; the whole of it where none is told."""
        if len(provision.texts) == 1:
            yield provision.paths[0], provision.texts[0]
            return
        stretches = list(zip(provision.paths, provision.texts, strict=True))
        if about := [each for each in stretches if self._told.get(each[0]) == key]:
            yield from about
            return
        scores = [earned(key, text, self._roles) for text in provision.texts]
        most = max(scores, default=0.0)
        if most <= 0:
            yield provision.path, provision.text
            return
        yield from (each for each, score in zip(stretches, scores, strict=True) if score >= _HALF * most)


def _length(text: str) -> int:
    return len("".join(text.split()))
