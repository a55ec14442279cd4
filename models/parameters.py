"""What was taken out of a document: parameters, and the numbers that no rule claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from models.decisions import ParameterDecision
from models.values import Money, Tax, Worth, worth


class Where(StrEnum):
    """The passage in which a range counts: the own text of a node, its caption as printed, or the document's title."""

    TEXT = "text"
    HEADING = "heading"
    TITLE = "title"


class Bound(StrEnum):
    """How a number binds; the values are the words of the screens."""

    CAP = "上限"
    BEFORE = "前まで"
    WITHIN = "以内"
    AT_LEAST = "以上"
    OVER = "超"
    UNDER = "未満"
    AT_MOST = "以下"
    AFTER = "経過後"
    FROM = "から"
    UNTIL = "まで"
    ABOUT = "程度"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document: ``start``/``end`` delimit ``quote`` in the own text of the node at ``path`` (code points)."""

    path: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not self.path or not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"the range does not fit the quote: {self}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a provision states.

    ``key`` and ``value`` follow the tables of keys and the value grammar (FORMAT.md 4: ``14.6%/year``, ``P1M``,
    ``JPY30000`` …). ``path`` is the node that states it (前文 for the title, whether or not there is more of it);
    ``start``/``end`` delimit ``quote`` in the passage that ``where`` tells (code points). ``bound`` is how the number
    binds, ``tax`` what is said of the tax on an amount; ``worth`` is the value as its type.

    ``who`` acts (当社は), ``anchor`` is what the value counts from (満了日の), ``condition`` when it holds (…した場合),
    ``exception`` when it does not (ただし、…): in the words of the document, None where it says nothing of the kind.
    ``decision`` is the reviewer's word that confirmed, corrected or added the value.
    """

    key: str
    value: str
    path: str
    start: int
    end: int
    quote: str
    where: Where = Where.TEXT
    bound: Bound | None = None
    tax: Tax | None = None
    who: Said | None = None
    anchor: Said | None = None
    condition: Said | None = None
    exception: Said | None = None
    decision: ParameterDecision | None = None

    def __post_init__(self) -> None:
        if not self.key or not self.value or not self.path:
            raise ValueError(f"a parameter needs key, value and place: {self}")
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"the range does not fit the quote: {self}")

    @property
    def worth(self) -> Worth:
        read = worth(self.value)
        return replace(read, tax=self.tax) if isinstance(read, Money) else read


@dataclass(frozen=True, slots=True)
class ParameterRuling:
    """A reviewer's decision about a value, and the node it holds for now; None: it came to nothing."""

    decision: ParameterDecision
    path: str | None


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A rate, duration, amount, date or multiple in a text, caption or title that is in no parameter (promise 4)."""

    kind: str
    """rate, duration, money, date or multiple."""
    path: str
    start: int
    end: int
    quote: str
    sentence: str
    where: Where = Where.TEXT
    value: str = ""
    """What it is worth in the value grammar, empty where only its kind can be told."""
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class StatuteNote:
    """That a statute speaks of what a provision states: which one (民法404条2項) and what it says, no verdict.

    ``start``/``end`` delimit the words in the own text of the node at ``path`` (code points); ``key`` is the parameter
    it is about, empty where it is about the words alone.
    """

    law: str
    note: str
    path: str
    start: int
    end: int
    key: str = ""

    def __post_init__(self) -> None:
        if not self.law or not self.note or not self.path or not 0 <= self.start < self.end:
            raise ValueError(f"a note needs its statute, its words and a place: {self}")
