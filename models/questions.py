"""A buyer's requirements, and what each service answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.matrix import Place, Value
from models.origin import Origin
from models.scales import Amount
from models.search import Sign


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of a buyer's sheet as it is written there; ``line`` counts the rows of the sheet from 1.

    ``text`` says what is required, ``item`` names a parameter or a topic (or is empty), ``wanted`` is the value.
    """

    line: int
    text: str
    item: str
    wanted: str

    def __post_init__(self) -> None:
        if self.line < 1 or not (self.text.strip() or self.item.strip()):
            raise ValueError(f"a requirement says something: {self}")


class Presence(StrEnum):
    """That a text has a provision, or expressly has none."""

    THERE = "あり"
    NONE = "なし"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a value has to be: at most, at least … ``value`` (value grammar), which stands at ``amount`` on its scale."""

    sign: Sign
    value: str
    spoken: str
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: a provision or none, or one of several values, each of which may have several bars.

    Without any of them nothing is wanted but to see what the text says.
    """

    presence: Presence | None = None
    any_of: tuple[tuple[Bar, ...], ...] = ()

    def __post_init__(self) -> None:
        if (self.presence and self.any_of) or not all(self.any_of):
            raise ValueError(f"a provision or values, no empty ones: {self}")


@dataclass(frozen=True, slots=True)
class Question:
    """A requirement as it was understood: about the parameter or topic ``key``, about none where it is empty.

    ``unknown`` says in Japanese why nothing is known by the name that its item gives.
    """

    requirement: Requirement
    key: str
    topic: bool
    label: str
    wish: Wish
    unknown: str = ""

    def __post_init__(self) -> None:
        if self.unknown and self.key:
            raise ValueError(f"an item is known or it is not: {self}")


class Fit(StrEnum):
    """How a service answers; the values are the words of the reports."""

    FITS = "適合"
    FAILS = "不適合"
    OPEN = "要確認"
    """Nobody can be certain from the text alone."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision with what it says, cut where it is long."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How one service answers one question, and why (a sentence in Japanese).

    It rests on ``values`` and ``clauses`` of the text; ``nearest`` is what a reader should look at where there are
    none.
    """

    fit: Fit
    why: str
    values: tuple[Value, ...] = ()
    clauses: tuple[Clause, ...] = ()
    nearest: Clause | None = None

    def __post_init__(self) -> None:
        if not self.why:
            raise ValueError(f"an answer has a reason: {self}")
        if self.fit is Fit.FITS and not (self.values or self.clauses):
            raise ValueError(f"a text that says nothing fits nothing: {self}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All questions with the answers of all services, in their order."""

    services: tuple[Origin, ...]
    rows: tuple[tuple[Question, tuple[Answer, ...]], ...]

    def __post_init__(self) -> None:
        if any(len(answers) != len(self.services) for _, answers in self.rows):
            raise ValueError("every question has one answer of each service")

    def count(self, service: int, fit: Fit) -> int:
        """How many answers of a service are so."""
        return sum(answers[service].fit is fit for _, answers in self.rows)
