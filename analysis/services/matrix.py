"""Services beside each other: every parameter with its value in each of them, and every topic with where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from analysis.parameters import GROUPS, LABELS, spoken
from analysis.parameters.clauses import sentences
from analysis.parameters.values import plain
from analysis.services.amounts import less
from analysis.services.directions import SETS, better, direction, placed
from analysis.services.traces import traces
from analysis.subjects.provisions import Provision, provisions
from analysis.subjects.topics import LABELS as TOPICS
from analysis.subjects.topics import UNSPOKEN, Subject, subjects
from models.analysis import Analysis
from models.document import Document, Entry, article_of
from models.matrix import (
    Cell,
    Favour,
    Group,
    Matrix,
    ParameterRow,
    Place,
    Standing,
    TopicCell,
    TopicRow,
    Value,
)
from models.origin import Origin
from models.parameters import Parameter, Where

ELSE = "そのほか"
"""The group of keys that no other group has."""
_MOST = 0.5
"""A topic is missing where more than this share of the other services have it."""
_HALF = 0.5
"""A 項 speaks of a further topic if it says at least this share of what the 項 says that says most of it."""
_PAIRS = 3
"""How many pairs of values that cannot be compared are named."""


def matrix(services: Sequence[tuple[Origin, Analysis]]) -> Matrix:
    """Lay analysed services beside each other, in the order given."""
    columns = [_Column(analysis) for _, analysis in services]
    known = {key for column in columns for key in column.by_key}
    groups = [(name, list(labels)) for name, labels in GROUPS.items()]
    if strange := sorted(known - LABELS.keys()):
        groups.append((ELSE, strange))
    return Matrix(
        tuple(origin for origin, _ in services),
        tuple(Group(name, tuple(_parameter_row(key, columns) for key in keys)) for name, keys in groups),
        tuple(_topic_row(key, columns) for key in TOPICS),
    )


@dataclass(frozen=True)
class _Column:
    """One service as the matrix asks it."""

    analysis: Analysis

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
    def provisions(self) -> list[tuple[Provision, Subject, tuple[str, ...]]]:
        """Each provision with what it earned for each topic and its topics; of a number printed twice each its own."""
        given: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for path, keys in self.analysis.topics:
            given[path].append(keys)
        found = []
        for provision, (_, subject) in zip(provisions(self.document), subjects(self.document), strict=True):
            spoken_of = not provision.path.startswith(UNSPOKEN) and given[provision.path]
            found.append((provision, subject, given[provision.path].pop(0) if spoken_of else ()))
        return found

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.document.entries:
            found[entry.path].append(entry)
        return found

    def place(self, path: str, entry: Entry | None = None) -> Place:
        here = entry or next(iter(self.entries.get(path, ())), None)
        above = self.document.by_path.get(article_of(path))
        heading = above.node.title if above else ""
        page = self.document.page(here.node) if here else None
        return Place(path, self.document.cited(path), heading, page)

    def cell(self, key: str) -> Cell:
        """What the service says of a parameter, compared with nobody."""
        if found := self.by_key.get(key):
            return Cell(Standing.STATED, values=tuple(map(self._value, found)))
        spoken_of = traces(key, ((provision, topics) for provision, _, topics in self.provisions))
        if spoken_of:
            return Cell(Standing.UNREAD, traces=tuple(map(self.place, dict.fromkeys(spoken_of))))
        return Cell(Standing.ABSENT)

    def _value(self, parameter: Parameter) -> Value:
        entry, text, start = self._passage(parameter)
        end = start + len(parameter.quote)
        first, last = next((s for s in sentences(plain(text)) if s[0] <= start < s[1]), (0, len(text)))
        first = min(start, last - len(text[first:last].lstrip()))
        return Value(
            parameter.value,
            spoken(parameter.key, parameter.value),
            self.place(parameter.path, entry),
            parameter.start,
            parameter.end,
            parameter.quote,
            text[first : max(end, first + len(text[first:last].rstrip()))],
            start - first,
        )

    def _passage(self, parameter: Parameter) -> tuple[Entry | None, str, int]:
        """The node and the text that a parameter is quoted from, and where its quote begins there."""
        if parameter.where is Where.TITLE:
            return None, self.document.title.text, parameter.start
        entries = self.entries.get(parameter.path, [])
        texts = [e.node.heading.text if parameter.where is Where.HEADING else e.node.text for e in entries]
        for entry, text in zip(entries, texts, strict=True):
            if text[parameter.start : parameter.end] == parameter.quote:
                return entry, text, parameter.start
        return None, parameter.quote, 0

    @cached_property
    def topics(self) -> dict[str, TopicCell]:
        """The cell of each topic that the service has."""
        own: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        part: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        for provision, subject, keys in self.provisions:
            for key in keys[:1]:
                own[key].append((self.place(provision.path), _length(provision.text)))
            for key in keys[1:]:
                part[key] += [(self.place(path), _length(text)) for path, text in _stretches(key, provision, subject)]
        found = {}
        for key in {**own, **part}:
            held = own[key] + part[key]
            places = tuple(dict.fromkeys(place for place, _ in held))
            found[key] = TopicCell(places, sum(length for _, length in held))
        return found


def _length(text: str) -> int:
    return len("".join(text.split()))


def _stretches(key: str, provision: Provision, subject: Subject) -> Iterator[tuple[str, str]]:
    """The 項 of an article that speak of one of its further topics; the whole of it where none is told."""
    scores = [dict(each).get(key, 0.0) for each in subject.paragraphs]
    most = max(scores, default=0.0)
    if most <= 0 or len(scores) != len(provision.texts):
        yield provision.path, provision.text
        return
    for path, text, score in zip(provision.paths, provision.texts, scores, strict=True):
        if score >= _HALF * most:
            yield path, text


def _topic_row(key: str, columns: Sequence[_Column]) -> TopicRow:
    cells = [column.topics.get(key, TopicCell()) for column in columns]
    having = sum(cell.has for cell in cells)
    missing = having > _MOST * (len(cells) - 1)
    return TopicRow(
        key, TOPICS[key], tuple(cell if cell.has or not missing else TopicCell(missing=True) for cell in cells)
    )


def _parameter_row(key: str, columns: Sequence[_Column]) -> ParameterRow:
    cells = [column.cell(key) for column in columns]
    values = [tuple(dict.fromkeys(value.value for value in cell.values)) for cell in cells]
    marked = tuple(
        Cell(cell.standing, cell.values, cell.traces, favour)
        for cell, favour in zip(cells, _favours(key, values), strict=True)
    )
    differs = len({_said(key, cell) for cell in cells}) > 1
    way = direction(key)
    notes = (*_conversions(key, values), *(_undecided(key, values) if way.better else ()))
    return ParameterRow(key, LABELS.get(key, key), way, marked, differs, notes)


def _said(key: str, cell: Cell) -> tuple[Standing, frozenset[object]]:
    """What a cell says, however it is written."""
    return cell.standing, frozenset(placed(key, value.value) or value.value for value in cell.values)


def _favours(key: str, values: Sequence[tuple[str, ...]]) -> list[Favour | None]:
    """Of the cells that can be compared: those that are better than one and worse than none, and the other way round."""
    distinct = [each for each in dict.fromkeys(values) if each]
    wins = {each: any(better(key, each, other) for other in distinct) for each in distinct}
    loses = {each: any(better(key, other, each) for other in distinct) for each in distinct}
    signs = {each: Favour.BEST if wins[each] else Favour.WORST for each in distinct if wins[each] != loses[each]}
    return [signs.get(each) for each in values]


def _conversions(key: str, values: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Values that are the same though they are written in other units: 12か月＝1年."""
    same: defaultdict[object, dict[str, None]] = defaultdict(dict)
    for value in (value for each in values for value in each):
        if here := placed(key, value):
            same[here][spoken(key, value)] = None
    for written in same.values():
        if len(written) > 1:
            yield f"{'＝'.join(written)}（換算）"


def _undecided(key: str, values: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Values of several cells that nobody can say which is the better."""
    if key in SETS or sum(map(bool, values)) < 2:
        return
    distinct = list(dict.fromkeys(value for each in values for value in each))
    here = {value: placed(key, value) for value in distinct}
    if unplaced := [spoken(key, value) for value in distinct if here[value] is None]:
        yield f"換算できないため比べていません：{'、'.join(unplaced)}"
    found = []
    for one, other in combinations(distinct, 2):
        ours, theirs = here[one], here[other]
        if ours and theirs and ours != theirs and not less(ours, theirs) and not less(theirs, ours):
            found.append(f"{spoken(key, one)}と{spoken(key, other)}")
    if found:
        more = f"、ほか{len(found) - _PAIRS}組" if len(found) > _PAIRS else ""
        yield f"大小を決められないため比べていません：{'、'.join(found[:_PAIRS])}{more}"
