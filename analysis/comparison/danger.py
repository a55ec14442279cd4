"""Rows in the order in which they should be read: what changes rights and duties first, numbers before words."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from models.changes import Ground
from models.comparison import Grade, Row

_CLASS = {
    Grade.SUBSTANTIVE: 0,
    Grade.LEFT_ONLY: 0,
    Grade.RIGHT_ONLY: 0,
    Grade.WORDING: 1,
    Grade.NUMBERING: 2,
    Grade.SAME: 3,
}
_FIGURES = frozenset({Ground.NUMBER, Ground.DEADLINE})
_DIGIT = re.compile("[0-9]")
_FIGURE = re.compile(r"[\d一二三四五六七八九十百千]")
"""A number as it is printed: 30日, １０日, 六か月."""
_FRAME = ("前文", "末尾", "改定履歴", "附則")
"""Parts that no reader begins with: who, when, and what holds for a while."""


def danger(rows: Sequence[Row], showing: Set[str] = frozenset()) -> tuple[int, ...]:
    """The places of the rows, the first to be read first; of equals the one that stands first.

    ``showing`` are kinds of noise that are shown again, by their names.

    実質 and what is missing before 表現, 番号のみ and 一致; first of those where one number or deadline stands for another, then
    what is missing, then what changed, with numbers before without. 前文, 附則 and 末尾 come behind the provisions.
    """
    return tuple(sorted(range(len(rows)), key=lambda at: (*_key(rows[at], showing), at)))


def _key(row: Row, showing: Set[str]) -> tuple[int, bool, int]:
    framing = (row.left or row.right or "").startswith(_FRAME)
    return _CLASS[row.grade_showing(showing)], framing, _missing(row) if _alone(row) else _changed(row)


def _alone(row: Row) -> bool:
    return row.grade in (Grade.LEFT_ONLY, Grade.RIGHT_ONLY)


def _missing(row: Row) -> int:
    return 1 if any(piece.number for strip in row.strips for piece in strip.diff.pieces) else 3


def _changed(row: Row) -> int:
    """First where numbers stand on both sides, then where on one; 期間 and 期日 without a number are words."""
    figures = [
        change for change in row.verdict.changes if change.ground in _FIGURES and _DIGIT.search("".join(change.words))
    ]
    sides = (
        any(_FIGURE.search(change.left) for change in figures),
        any(_FIGURE.search(change.right) for change in figures),
    )
    return 0 if all(sides) else 2 if any(sides) else 4
