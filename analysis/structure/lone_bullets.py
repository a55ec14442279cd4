"""Signs of a list alone on their rows, as some pages print them: -⏎会員は、…."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.structure.markers import SIGNS
from analysis.structure.row import Row

_FEW = 2


def with_lone_bullets(rows: Sequence[Row]) -> list[Row]:
    """The rows, each sign alone on a row joined to the row below it; as they are where only one stands so."""
    found = {i for i in range(len(rows) - 1) if _alone(rows[i], rows[i + 1])}
    if len(found) < _FEW:
        return list(rows)
    return [_joined(row, rows[i + 1]) if i in found else row for i, row in enumerate(rows) if i - 1 not in found]


def _alone(row: Row, below: Row) -> bool:
    lone = len(row.text) == 1 and row.text in SIGNS and not row.cell and not row.aside
    return lone and len(below.text) > 1 and below.text[0] not in SIGNS and not below.cell and row.page == below.page


def _joined(sign: Row, below: Row) -> Row:
    """Both rows as one; where the line broke stand spaces, so that each character keeps its place."""
    text = sign.text + " " * (below.start - sign.end) + below.text
    return sign._replace(end=below.end, text=text, full=below.full)
