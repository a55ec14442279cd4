"""What a service lacks though most others have it, and what it has though most others lack it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.matrix import Place


class About(StrEnum):
    """What a gap is in; the values are the words of the screens."""

    TOPIC = "条項"
    PARAMETER = "数値・条件"


class Apart(StrEnum):
    """How a service stands apart from most others."""

    LACKS = "ほかの多くにあるのに見当たらない"
    ALONE = "ほかの多くに見当たらないのにある"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one service words it: ``service`` counts in the order of the matrix; ``text`` is all that stands at ``place``."""

    service: int
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One topic or parameter in which a service stands apart.

    ``having`` of ``others`` have it, the service itself not counted. ``wordings`` are those of the others where the
    service lacks it, its own where it is nearly alone.
    """

    about: About
    key: str
    label: str
    service: int
    apart: Apart
    having: int
    others: int
    wordings: tuple[Wording, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.having <= self.others or not self.wordings:
            raise ValueError(f"a gap counts among the others and shows wordings: {self}")
        if any((wording.service == self.service) is not (self.apart is Apart.ALONE) for wording in self.wordings):
            raise ValueError(f"the wordings are those of who has it: {self}")
