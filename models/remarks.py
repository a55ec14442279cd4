"""What 点検 finds in one document: places that a careful reader would stop at, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.parameters import Where


class Severity(StrEnum):
    """How much hangs on it; the values are the words on the screen."""

    SERIOUS = "重大"
    """The text leads nowhere or says two things: rights and duties are in doubt."""
    WARNING = "注意"
    """A reader can tell what is meant, and has to."""
    NOTE = "参考"
    """Untidy; the meaning does not suffer."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a check.

    ``check`` is the check's key, ``what`` its name on the screen. ``start``/``end`` delimit ``quote`` in the passage of
    the node at ``path`` that ``where`` tells (code points). ``message`` says what is wrong, ``reason`` what the check
    saw.
    """

    check: str
    what: str
    severity: Severity
    path: str
    start: int
    end: int
    quote: str
    message: str
    reason: str = ""
    where: Where = Where.TEXT

    def __post_init__(self) -> None:
        if not self.check or not self.what or not self.path or not self.message:
            raise ValueError(f"a remark needs a check, a place and a sentence: {self}")
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.quote):
            raise ValueError(f"the range does not fit the quote: {self}")
