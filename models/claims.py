"""A document's own 改定履歴 as data, and whether it tells the truth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Said(StrEnum):
    """What a provider says became of a place; the values are the words on the screen."""

    CHANGED = "改めた"
    INSERTED = "新設した"
    DELETED = "削除した"
    MOVED = "移した"
    RENUMBERED = "繰り下げ・繰り上げた"
    HEADING = "見出しを改めた"
    REFERENCES = "引用する条番号を改めた"
    WORDING = "字句を改めた"
    """… and says that rights and duties stay as they are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is said to be.

    ``label`` is an article (第14条の2) or a part (附則); ``last`` the end of a range, else the same. ``below`` are paths
    under it (第2項, 第1項/第6号), empty for the whole. ``old``: the number is that of the version before. ``start``/``end``
    delimit it in the text of the 改定履歴 (code points).
    """

    label: str
    last: str
    below: tuple[str, ...]
    caption: str
    old: bool
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.label or not 0 <= self.start < self.end:
            raise ValueError(f"a place has a name and a stretch: {self}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One row: places, and what is said of them (``words``, as printed)."""

    places: tuple[Place, ...]
    said: frozenset[Said]
    words: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One revision as the provider tells it: its day (ISO 8601), the days of notice and of effect where they are said."""

    day: str
    claims: tuple[Claim, ...]
    reason: str
    start: int
    end: int
    noticed: str = ""
    effective: str = ""

    @property
    def days(self) -> int | None:
        """The days from 周知 to 施行, None where no day of 周知 is said."""
        if not self.noticed:
            return None
        return (date.fromisoformat(self.effective or self.day) - date.fromisoformat(self.noticed)).days


class Truth(StrEnum):
    """How a claim, or its absence, stands to what changed; the values are the words on the screen."""

    TRUE = "記載どおり"
    UNLISTED = "記載のない変更"
    UNCHANGED = "変更のない記載"
    WRONG_PLACE = "番号・見出しの誤り"
    CONTRADICTED = "内容の食い違い"
    NOTICE = "周知期間の不足"
    NO_PLACES = "改定箇所の記載なし"
    NO_ENTRY = "この改定の記載なし"


@dataclass(frozen=True, slots=True)
class Held:
    """One finding of the check: the claim as printed (empty where there is none), the articles, and a sentence why.

    ``old`` and ``new`` are paths in the two versions, None where a side has none. ``place`` is the stretch of the 改定履歴
    it speaks of (code points in its text), None for what is not there.
    """

    truth: Truth
    claim: str
    old: str | None
    new: str | None
    message: str
    place: tuple[int, int] | None = None

    @property
    def good(self) -> bool:
        return self.truth is Truth.TRUE


_PROMISE = re.compile(r"P(?P<count>[1-9][0-9]*)(?P<unit>[DWMY])")
_UNITS = {"D": "日", "W": "週間", "M": "か月", "Y": "年"}
_SHORTEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
"""The days of so many months in a row, at the fewest."""


@dataclass(frozen=True, slots=True)
class Promise:
    """How long before 施行 a version promises to tell of new terms; ``value`` is a length of time (P30D, P1M).

    ValueError for what is none, or is said in several units.

    >>> Promise("P30D").days, Promise("P1M").days, Promise("P1M").words
    (30, 28, '1か月')
    """

    value: str

    def __post_init__(self) -> None:
        if not _PROMISE.fullmatch(self.value):
            raise ValueError(f"not a length of time in one unit: {self.value}")

    @classmethod
    def of(cls, value: str) -> Promise | None:
        """The promise of a value, None for one that is no length of time in one unit: 事前, 3営業日."""
        return cls(value) if _PROMISE.fullmatch(value) else None

    @property
    def days(self) -> int:
        """The fewest days that keep it: a month may have 28."""
        count, unit = int(self.value[1:-1]), self.value[-1]
        if unit == "M":
            return 365 * (count // 12) + _SHORTEST[count % 12]
        return count * {"D": 1, "W": 7, "Y": 365}[unit]

    @property
    def words(self) -> str:
        """As it reads: 30日, 1か月."""
        return self.value[1:-1] + _UNITS[self.value[-1]]


@dataclass(frozen=True, slots=True)
class Notice:
    """The time between 周知 and 施行 of one revision (``day``).

    ``noticed`` and ``effective`` are days as the 改定履歴 says them, empty where it does not; ``days`` lie between them;
    ``promised`` is what the version before promises. None is not said.
    """

    day: str
    noticed: str = ""
    effective: str = ""
    days: int | None = None
    promised: Promise | None = None

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept, None where that cannot be told."""
        return None if self.days is None or self.promised is None else self.days >= self.promised.days


@dataclass(frozen=True, slots=True)
class Account:
    """The new version's own account of the step to it, held against what changed.

    ``told`` says that it has a 改定履歴 at all; ``held`` are the findings in the order of the account, then what it leaves
    out; ``notices`` one for each revision of the step that it tells of.
    """

    told: bool
    held: tuple[Held, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def wrong(self) -> tuple[Held, ...]:
        """What is not as it is said, or not said."""
        return tuple(each for each in self.held if not each.good)
