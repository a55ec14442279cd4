"""What a reviewer decided about a document: values that the analysis takes as input, and that outlive a new reading."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from models.document import article_of

_JAPAN = timezone(timedelta(hours=9))
_PRINT = re.compile(r"(?:[0-9a-f]{64})?")
_DIGITS = 64


def _moment(when: str) -> datetime:
    """A point in time; one without a zone is Japanese time. ValueError where ``when`` is none."""
    moment = datetime.fromisoformat(when)
    return moment if moment.tzinfo else moment.replace(tzinfo=_JAPAN)


class Dated:
    """Something that was said at a time: ``when`` is a date or a time in ISO 8601."""

    __slots__ = ()
    when: str

    @property
    def moment(self) -> datetime:
        """``when`` as a point in time; one without a zone is Japanese time."""
        return _moment(self.when)

    @property
    def day(self) -> str:
        """The day of ``when``, as 2026-11-20, in the zone it is written in."""
        return datetime.fromisoformat(self.when).date().isoformat()


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
class StructureDecision(Dated):
    """One line of the source, and what it is.

    The line is addressed by its text and its place among the lines that print the same (width and white space apart),
    so that the decision holds when the file is read again, also by a reader that finds other lines around it.
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
        _moment(self.when)


class LinkSays(StrEnum):
    """What a reviewer says of two articles, or of two of their 項 or 号."""

    CUT = "cut"
    """They do not answer each other."""
    ADD = "add"
    """They do, though the program did not see it."""
    CONFIRM = "confirm"
    """They do, as the program saw."""


@dataclass(frozen=True, slots=True)
class LinkDecision(Dated):
    """Two articles (or parts without articles), or a 項 or 号 of either side, and whether they answer each other.

    What is meant is addressed by its path and by the fingerprint of its text, a 項 with its 号
    (``analysis.alignment.fingerprint``), so that the decision follows it to another number and does not hold for
    another one that came to stand at its path; an empty fingerprint leaves the path alone to tell. ``when`` is a date
    or a time in ISO 8601; ``why`` may be empty.
    """

    left: str
    left_print: str
    right: str
    right_print: str
    says: LinkSays
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.left.strip() or not self.right.strip() or not self.who.strip():
            raise ValueError(f"a decision needs two articles and a person: {self}")
        if not all(_PRINT.fullmatch(mark) for mark in (self.left_print, self.right_print)):
            raise ValueError(f"a fingerprint has 64 hexadecimal digits or none: {self}")
        _moment(self.when)

    def made_of_others(self, prints: Set[str]) -> bool:
        """Whether a text that it was made about is none of those with these fingerprints."""
        return any(mark and mark not in prints for mark in (self.left_print, self.right_print))

    @property
    def inside(self) -> bool:
        """It speaks of two 項 or 号, not of two articles."""
        return all(path != article_of(path) for path in (self.left, self.right))


class RowSays(StrEnum):
    """What a reviewer says of two articles beside each other, or of one that stands alone."""

    CHECKED = "checked"
    """Read, and done with."""
    REOPENED = "reopened"
    """To be read again."""
    COMMENT = "comment"
    """``why`` is what he has to say."""


@dataclass(frozen=True, slots=True)
class RowDecision(Dated):
    """A word about one row of a comparison: the articles of both sides, one of them empty where the other stands alone.

    Fingerprints, ``who`` and ``when`` as in ``LinkDecision``. What was checked is a text: it is to be read again when
    the text is another one.
    """

    left: str
    left_print: str
    right: str
    right_print: str
    says: RowSays
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not (self.left.strip() or self.right.strip()) or not self.who.strip():
            raise ValueError(f"a word about a row needs an article and a person: {self}")
        if self.says is RowSays.COMMENT and not self.why.strip():
            raise ValueError(f"a comment says something: {self}")
        if not all(_PRINT.fullmatch(mark) for mark in (self.left_print, self.right_print)):
            raise ValueError(f"a fingerprint has 64 hexadecimal digits or none: {self}")
        _moment(self.when)


class ParameterSays(StrEnum):
    """What a reviewer says of a value."""

    CONFIRM = "confirm"
    """It is as the program says."""
    CORRECT = "correct"
    """It is another one."""
    REJECT = "reject"
    """The document states no such thing there."""
    ADD = "add"
    """The document states it there, though the program did not see it."""


@dataclass(frozen=True, slots=True)
class ParameterDecision(Dated):
    """One value of one parameter at one place, and what it is.

    The place is the path of a node with the fingerprint of its article (``analysis.alignment.fingerprint``), so that
    the decision follows the article to another number; an empty fingerprint leaves the path alone to tell. ``value`` is
    what the program said (value grammar), empty with ADD. ``instead`` is the value that holds, with CORRECT and ADD.
    ``quote`` are the words that state it, which ADD needs and CORRECT may give. ``when`` is a date or a time in ISO
    8601.
    """

    key: str
    path: str
    print: str
    value: str
    says: ParameterSays
    instead: str
    quote: str
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.key.strip() or not self.path.strip() or not self.who.strip():
            raise ValueError(f"a decision needs a key, a place and a person: {self}")
        if not _PRINT.fullmatch(self.print):
            raise ValueError(f"a fingerprint has 64 hexadecimal digits or none: {self}")
        adds = self.says is ParameterSays.ADD
        if bool(self.value) == adds or (adds and not self.quote.strip()):
            raise ValueError(f"a value to add has words and no value before it, all others speak of one: {self}")
        if bool(self.instead) != (self.says in (ParameterSays.CORRECT, ParameterSays.ADD)):
            raise ValueError(f"another value with a correction or an addition, and only there: {self}")
        _moment(self.when)


class RemarkSays(StrEnum):
    """What a reviewer says of a remark of 点検."""

    DISMISSED = "dismissed"
    """Seen, and well as it is."""
    TO_MEND = "to_mend"
    """The text has to be mended."""


@dataclass(frozen=True, slots=True)
class RemarkDecision(Dated):
    """A word about one remark of 点検.

    ``print`` tells it again (``analysis.checks.rulings``): it holds while the provision says the same, also under
    another number. ``check`` and ``path`` are for people to read.
    """

    check: str
    path: str
    print: str
    says: RemarkSays
    who: str
    when: str
    why: str = ""

    def __post_init__(self) -> None:
        if not self.check.strip() or not self.path.strip() or not self.who.strip():
            raise ValueError(f"a word about a remark needs a check, a place and a person: {self}")
        if len(self.print) != _DIGITS or not _PRINT.fullmatch(self.print):
            raise ValueError(f"a fingerprint has 64 hexadecimal digits: {self}")
        _moment(self.when)
