"""What a reviewer decided about a document: values that the analysis takes as input, and that outlive a new reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

_JAPAN = timezone(timedelta(hours=9))


class Says(StrEnum):
    """What a reviewer says a printed line is."""

    ARTICLE = "article"
    """The heading of a 条: with its printed number, else the next one."""
    PARAGRAPH = "paragraph"
    """The beginning of a 項."""
    ITEM = "item"
    """The beginning of a 号."""
    SUBITEM = "subitem"
    """The beginning of what lies below 号."""
    TEXT = "text"
    """No heading and no beginning: it goes on with the provision above it."""
    HEADING = "heading"
    """The heading of a 編 … 目 or a part, as its words say; else the caption of the 条 or 項 below it."""
    FURNITURE = "furniture"
    """Of the page, not of the text: a page number, a running header."""


@dataclass(frozen=True, slots=True)
class StructureDecision:
    """One line of the source, and what it is.

    The line is addressed by its text and its place among the lines that print the same (width and white space apart), so
    that the decision holds when the file is read again, also by a reader that finds other lines around it.
    ``when`` is a date or a time in ISO 8601; ``why`` may be empty.
    """

    line: str
    occurrence: int
    """1 for the first line with this text."""
    says: Says
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.line.strip() or "\n" in self.line or self.occurrence < 1 or not self.who.strip():
            raise ValueError(f"a decision needs a line, its place and a person: {self}")
        datetime.fromisoformat(self.when)  # ValueError where it is none

    @property
    def moment(self) -> datetime:
        """``when`` as a point in time; one without a zone is Japanese time."""
        moment = datetime.fromisoformat(self.when)
        return moment if moment.tzinfo else moment.replace(tzinfo=_JAPAN)
