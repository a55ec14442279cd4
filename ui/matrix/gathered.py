"""Services beside each other as a screen shows them: the matrix, their names, and an address for every provision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from models.document import Document, Kind
from models.matrix import Cell, Matrix, ParameterRow, Place, TopicCell, TopicRow
from models.origin import Imprint
from ui.library import Choice, newest

NUMBERS, TOPICS = "n", "t"
"""The two tabs, as they stand in the address of a cell."""
DOCUMENT, COMPARE = "文書", "."
"""The addresses of the pages 文書 and 比較 beside this one."""


@dataclass(frozen=True)
class Gathered:
    """Chosen documents laid beside each other, in the order of the choice."""

    choices: tuple[Choice, ...]
    documents: tuple[Document, ...]
    matrix: Matrix
    imprint: Imprint

    def __post_init__(self) -> None:
        if not len(self.choices) == len(self.documents) == len(self.matrix.services):
            raise ValueError("a choice and a document for each service")

    @cached_property
    def parameters(self) -> dict[str, tuple[str, ParameterRow]]:
        """The rows that any service speaks of, by key, each with the name of its group."""
        return {row.key: (group.name, row) for group in self.matrix.groups for row in group.rows if not row.empty}

    @cached_property
    def topics(self) -> dict[str, TopicRow]:
        """The topics that any service has, by key."""
        return {row.key: row for row in self.matrix.topics if row.count}

    def articles(self, service: int) -> int:
        """How many 条 a service has."""
        return sum(entry.node.kind is Kind.ARTICLE for entry in self.documents[service].entries)

    def in_document(self, service: int, path: str) -> str:
        """The address that opens a provision on the page 文書."""
        return f"{DOCUMENT}?{urlencode({'doc': self.choices[service].id})}&at={_path(path)}"

    def in_comparison(self, service: int, path: str, other: int) -> str:
        """The address that opens a provision of one service in its comparison with another."""
        pair = {"left": self.choices[service].id, "right": self.choices[other].id}
        return f"{COMPARE}/?{urlencode(pair)}&at={_path(path)}"


def _path(path: str) -> str:
    return quote(path, safe="/:", errors="replace")


@dataclass(frozen=True, slots=True)
class At:
    """A cell that is opened: which tab, which service, which row."""

    tab: str
    service: int
    key: str


def cell_at(gathered: Gathered, asked: str | None) -> At | None:
    """The cell that an address asks for (``n:minato-2025:late_interest.rate``), None where there is none."""
    tab, _, rest = (asked or "").partition(":")
    id_, _, key = rest.partition(":")
    known = {choice.id: at for at, choice in enumerate(gathered.choices)}
    rows = {NUMBERS: set(gathered.parameters), TOPICS: set(gathered.topics)}.get(tab, set())
    return At(tab, known[id_], key) if id_ in known and key in rows else None


def places(cell: Cell | TopicCell) -> tuple[Place, ...]:
    """The provisions that a cell rests on, each once, in its order."""
    if isinstance(cell, TopicCell):
        return cell.places
    return tuple(dict.fromkeys((*(value.place for value in cell.values), *cell.traces)))


_AT_FIRST = 6
"""Services of the library that a first visit shows beside each other."""


def first_services(choices: Sequence[Choice]) -> tuple[str, ...]:
    """What a first visit shows: the reader's own documents; beside a single one, or none, the newest of the others."""
    own = [choice.id for choice in choices if choice.own]
    if len(own) > 1:
        return tuple(own)
    kept = [choice.id for choice in newest(choice for choice in choices if choice.kept)]
    return (*own, *(kept[:_AT_FIRST] if len(kept) > 1 else newest_samples(choices)))


def newest_samples(choices: Sequence[Choice]) -> tuple[str, ...]:
    """The newest version of each provider's sample, and of what is kept of a single service."""
    return tuple(choice.id for choice in newest(choice for choice in choices if not choice.own))[:_AT_FIRST]


def asked_services(choices: Sequence[Choice], asked: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The services that an address asks for, and whether all of them are here; what a first visit shows for none."""
    known = {choice.id for choice in choices}
    found = tuple(dict.fromkeys(id_ for id_ in asked if id_ in known))
    return found or first_services(choices), len(found) == len(set(asked))


def arrived(chosen: Sequence[str], new: Sequence[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """The services when newly read documents have come, one by one or together: behind the reader's others, before the rest.

    Samples that nobody chose leave once two documents of the reader's stand beside each other.

    >>> mine, theirs = (Choice(id_, id_, id_, own=True) for id_ in ("mine", "theirs"))
    >>> sample = Choice("sample", "s", "s", "2024-04-01")
    >>> arrived(["sample"], ["mine"], [mine, sample]), arrived(["mine", "sample"], ["theirs"], [mine, theirs, sample])
    (('mine', 'sample'), ('mine', 'theirs'))
    """
    own = {choice.id for choice in choices if choice.own}
    mine = tuple(dict.fromkeys(id_ for id_ in (*chosen, *new) if id_ in own))
    joined = tuple(dict.fromkeys((*mine, *new, *chosen)))
    untouched = set(joined) - set(mine) == set(newest_samples(choices))
    return mine if len(mine) > 1 and untouched else joined
