"""What a reviewer says of a service or of a clause, besides its structure and its links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


@dataclass(frozen=True, slots=True)
class NameDecision:
    """What a service is called and whose it is, or since when a version holds; an empty field leaves it as it is.

    ``date`` is a day in ISO 8601, ``when`` a date or a time; ``why`` may be empty.
    """

    provider: str
    service: str
    date: str
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not (self.provider.strip() or self.service.strip() or self.date) or not self.who.strip():
            raise ValueError(f"a decision says something and has a person: {self}")
        if not _DATE.fullmatch(self.date):
            raise ValueError(f"a day is written 2024-04-01: {self}")
        datetime.fromisoformat(self.when)


class ReviewSays(StrEnum):
    """What a reviewer says of a text; the values are the words of the screens."""

    CONFIRMED = "確認済"
    REOPENED = "確認を取消"
    COMMENT = "コメント"


@dataclass(frozen=True, slots=True)
class Review:
    """A word about the clause at ``path`` (empty: about the whole version). ``when`` as in the other decisions."""

    path: str
    says: ReviewSays
    text: str
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.who.strip() or (self.says is ReviewSays.COMMENT and not self.text.strip()):
            raise ValueError(f"a review has a person, a comment says something: {self}")
        datetime.fromisoformat(self.when)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an earlier decision (its uid in the library) no longer counts; it stays on record. ``when`` as in the others."""

    decision: str
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.decision or not self.who.strip():
            raise ValueError(f"a withdrawal speaks of a decision and has a person: {self}")
        datetime.fromisoformat(self.when)
