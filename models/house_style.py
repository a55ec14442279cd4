"""How a house wants its 新旧対照表 to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How changed words are marked; the values are the words of a house-style file."""

    UNDERLINE = "下線"
    SIDELINE = "傍線"
    """A heavier line: what stands beside the words in vertical writing stands below them here."""
    RED = "赤字"
    """Red and underlined, so that a black-and-white print still tells."""


class Sides(StrEnum):
    NEW_LEFT = "新左"
    OLD_LEFT = "旧左"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """``all_articles``: those that did not change are listed too, as （略）. ``face`` is the name of a font."""

    mark: Mark = Mark.UNDERLINE
    sides: Sides = Sides.NEW_LEFT
    face: str = "ＭＳ 明朝"
    remarks: bool = True
    """With a column 備考."""
    all_articles: bool = False

    def __post_init__(self) -> None:
        if not self.face.strip():
            raise ValueError("a font has a name")
