"""A matrix as CSV: one row for each item, three columns for each service (value, where, quote)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from models.matrix import Matrix
from models.origin import Imprint
from reports.imprint import SOURCES, about, sources
from reports.matrix.words import (
    DIFFERS,
    LEGEND,
    direction_of,
    gaps_first,
    length_of,
    places_of,
    quotes_of,
    topic_value,
    value_of,
    where,
)
from reports.spreadsheet import guarded

PARAMETERS, TOPICS = "数値と条件", "主題"
_FIRST = ("種別", "分類", "項目", "キー", "違い")
_LAST = ("契約者から見て", "比べ方")


def matrix_csv(matrix: Matrix, imprint: Imprint) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads it; no field can be taken for a formula.

    Below the table, behind an empty line, stand program, rules, settings, sources and the meaning of the words.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    for row in _rows(matrix, imprint):
        rows.writerow([guarded(field) for field in row])
    return written.getvalue().encode("utf-8-sig")


def _rows(matrix: Matrix, imprint: Imprint) -> Iterator[list[str]]:
    names = [f"{origin.name} {origin.date}".strip() for origin in matrix.services]
    yield [*_FIRST, *(f"{name}{what}" for name in names for what in ("", " 条", " 引用")), *_LAST]
    for group in matrix.groups:
        for row in group.rows:
            cells = (text for cell in row.cells for text in (value_of(cell), places_of(cell), quotes_of(cell)))
            first = [PARAMETERS, group.name, row.label, row.key, DIFFERS if row.differs else ""]
            yield [*first, *cells, direction_of(row), "。".join(row.notes)]
    for topic in gaps_first(matrix.topics):
        cells = (text for cell in topic.cells for text in (topic_value(cell), where(cell.places), length_of(cell)))
        yield [TOPICS, "", topic.label, topic.key, DIFFERS if topic.differs else "", *cells, "", ""]
    yield []
    yield from ([what, how] for what, how in about(imprint))
    yield []
    yield list(SOURCES)
    yield from (list(row) for row in sources(imprint))
    yield []
    yield from ([sign, meaning] for sign, meaning in LEGEND)
