"""What came into a watched folder, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.history import Step
from models.library import Kept, Service


class Came(StrEnum):
    """What became of a file that came into the folder; the values are the words of reports."""

    SERVICE = "新しいサービス"
    VERSION = "新しい版"
    KNOWN = "すでにある版"
    UNSURE = "要確認"
    """It resembles a service, but may be one of its own: somebody has to say."""
    BAD = "読み込めない"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file, and what it changed: ``step`` is the one that ends (or begins) with it, None for a first version.

    ``like`` is the service of which nobody is sure. ``message`` says what is wrong, or what the user should know.
    """

    file: str
    came: Came
    kept: Kept | None = None
    step: Step | None = None
    like: Service | None = None
    message: str = ""

    @property
    def format_only(self) -> bool:
        """A new file whose text says what the version before it said."""
        return self.step is not None and (self.step.revisions is None or not self.step.counts)

    @property
    def alarm(self) -> bool:
        """Whether somebody should look: words changed, or it has to be told where the file belongs."""
        return self.came in (Came.UNSURE, Came.BAD) or (self.step is not None and not self.format_only)
