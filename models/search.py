"""What is looked for in the library, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.scales import Amount


class Sign(StrEnum):
    """How a value is to stand to the one asked for."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    IS = "="


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter (key) and the value (grammar) that it is to be over, under …; ``amount`` is the place of that value."""

    key: str
    sign: Sign
    value: str
    amount: Amount | None = None

    def __post_init__(self) -> None:
        if self.amount is None and self.sign is not Sign.IS:
            raise ValueError(f"more and less need a scale: {self}")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of it must hold. Empty fields ask for nothing.

    ``phrases`` are words in a row, in the forms of ``analysis.text.search``; ``said`` the same as typed. ``providers``
    and
    ``services`` are parts of names, ``since``/``until`` days (ISO 8601) of versions, ``earlier`` takes in versions that
    are no longer the latest of their service.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    said: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    providers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    earlier: bool = False

    @property
    def empty(self) -> bool:
        """Nothing is asked for but whose and of when."""
        return not (self.phrases or self.topics or self.bounds)


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was found.

    ``path`` is its provision that answers best, ``text`` what that says, ``marks`` the ranges of the words in it (code
    points) and of the numbers that answer, ``heading_marks`` those in the caption; ``citation`` and ``page`` are those of
    the provision and the clause. ``values`` are the parameters that answer, as a reader is told.
    """

    service: str
    """The uid of the service."""
    title: str
    """Provider and what the text is called."""
    version: str
    """The uid of the version."""
    date: str
    latest: bool
    clause: str
    """The path of the article, or of the part without articles."""
    path: str
    citation: str
    heading: str
    page: int | None
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    heading_marks: tuple[tuple[int, int], ...] = ()
    values: tuple[str, ...] = ()
    likeness: float | None = None
    """How like the clause asked for it is, 0 … 1; for ordering only, never shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, the best one first; ``more``: there are further ones."""

    hits: tuple[Hit, ...]
    more: bool = False
