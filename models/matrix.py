"""Any number of services beside each other: which value each states for each parameter, and which topics it has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.origin import Origin


class Standing(StrEnum):
    """What a cell says; the values are the words of the screens."""

    STATED = "定めあり"
    UNREAD = "未抽出"
    """A provision speaks of it, but no value was understood."""
    ABSENT = "定めが見当たらない"
    """The whole text was searched, and nothing speaks of it."""


class Favour(StrEnum):
    """How a cell stands for the customer, of those that can be compared; the values are the signs of the screens."""

    BEST = "◎"
    WORST = "△"


class Better(StrEnum):
    """Which values are better for the customer."""

    MORE = "大きい・長いほどよい"
    LESS = "小さい・短いほどよい"


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: its path, how a lawyer cites it, its caption, and the page it begins on where there are pages.

    ``human`` names who decided about a line of it or about the value, and when; empty where nobody did.
    """

    path: str
    citation: str
    heading: str = ""
    page: int | None = None
    human: str = ""

    @property
    def where(self) -> str:
        """Citation and page, with who decided about it: 第18条第2項（5頁）✎山田 2026-11-20."""
        paged = f"{self.citation}（{self.page}頁）" if self.page else self.citation
        return f"{paged}✎{self.human}" if self.human else paged


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a document states.

    ``value`` is in the value grammar, ``spoken`` as a reader is told; ``start``/``end`` delimit ``quote`` in the own
    text of the node at ``place``; ``sentence`` is the sentence around it, in which the quote begins at ``offset``.
    ``conditions`` are words of the document that say on what terms it holds: from when, on what condition, with what
    exception.
    """

    value: str
    spoken: str
    place: Place
    start: int
    end: int
    quote: str
    sentence: str
    offset: int
    conditions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.sentence[self.offset : self.offset + len(self.quote)] != self.quote:
            raise ValueError(f"the sentence does not hold the quote: {self}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one service says of one parameter; ``traces`` are the provisions that speak of it where no value was understood.

    ``missing`` says that nothing speaks of it, though more than half of the other services do.
    """

    standing: Standing
    values: tuple[Value, ...] = ()
    traces: tuple[Place, ...] = ()
    favour: Favour | None = None
    missing: bool = False

    def __post_init__(self) -> None:
        if bool(self.values) != (self.standing is Standing.STATED) or bool(self.traces) != (
            self.standing is Standing.UNREAD
        ):
            raise ValueError(f"values where stated, traces where unread, neither where absent: {self}")
        if self.missing and self.standing is not Standing.ABSENT:
            raise ValueError(f"what is there is not missing: {self}")

    @property
    def human(self) -> str:
        """Who decided about a provision that it rests on; empty where nobody did."""
        return next((place.human for place in (*(v.place for v in self.values), *self.traces) if place.human), "")


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a parameter is better for the customer, None where none can be told, and why (Japanese)."""

    better: Better | None
    reason: str


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter in all services, one cell each in their order.

    ``alike`` numbers what they say, cell by cell: cells of one number say the same, 0 is what most of them say.
    ``notes`` tell how values were converted to compare them, which could not be compared, and what statutes say of
    them.
    """

    key: str
    label: str
    direction: Direction
    cells: tuple[Cell, ...]
    alike: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """They do not all say the same."""
        return len(set(self.alike)) > 1

    @property
    def count(self) -> int:
        """How many services speak of it."""
        return sum(cell.standing is not Standing.ABSENT for cell in self.cells)

    @property
    def gaps(self) -> int:
        """In how many it is missing though most speak of it."""
        return sum(cell.missing for cell in self.cells)

    @property
    def empty(self) -> bool:
        """No service says anything of it."""
        return all(cell.standing is Standing.ABSENT for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Group:
    """Parameters of one subject."""

    name: str
    rows: tuple[ParameterRow, ...]


@dataclass(frozen=True, slots=True)
class TopicCell:
    """Where one service speaks of a topic, its own article on it first, and how long (characters without white space).

    ``missing`` says that it does not, though more than half of the other services do.
    """

    places: tuple[Place, ...] = ()
    length: int = 0
    missing: bool = False

    def __post_init__(self) -> None:
        if self.missing and self.places:
            raise ValueError(f"what is there is not missing: {self}")

    @property
    def has(self) -> bool:
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in all services, one cell each in their order."""

    key: str
    label: str
    cells: tuple[TopicCell, ...]

    @property
    def count(self) -> int:
        """How many services have it."""
        return sum(cell.has for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Some have it and some do not."""
        return 0 < self.count < len(self.cells)

    @property
    def gaps(self) -> int:
        """In how many it is missing though most have it."""
        return sum(cell.missing for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Services (columns) by parameters, in groups, and by topics (rows)."""

    services: tuple[Origin, ...]
    groups: tuple[Group, ...]
    topics: tuple[TopicRow, ...]

    def __post_init__(self) -> None:
        lengths = {len(row.cells) for row in self.parameters} | {len(row.cells) for row in self.topics}
        lengths |= {len(row.alike) for row in self.parameters}
        if lengths - {len(self.services)}:
            raise ValueError("every row has one cell for each service")

    @property
    def parameters(self) -> tuple[ParameterRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)
