"""A comparison as CSV: one row for each 項 or 号 beside its counterpart, then the values of both sides, then where it is from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from analysis.comparison.stretches import Stretch, stretches
from models.comparison import Row, Side
from reports.comparison.sides import Compared, path_of
from reports.comparison.words import SIDES, absent, cited, decided, nothing, reviewed, state, titled, why
from reports.imprint import SOURCES, about, sources
from reports.matrix.words import DIFFERS, places_of, quotes_of, value_of
from reports.spreadsheet import guarded


def comparison_csv(compared: Compared) -> bytes:
    """UTF-8 with a mark for Excel, in the order of the left document; nothing in it is taken for a formula."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerows([guarded(cell) for cell in row] for row in _rows(compared))
    return written.getvalue().encode("utf-8-sig")


def _rows(compared: Compared) -> Iterator[list[str]]:
    names = SIDES[compared.versions]
    heads = [f"{names[side]}{what}" for side in Side for what in ("の条", "の頁", "の場所", "の文")]
    yield ["判定", "理由", *heads, "人の確認"]
    for at, row in enumerate(compared.comparison.rows):
        said = [state(row, versions=compared.versions), "　".join(why(row))]
        articles = {side: _article(compared, at, side) for side in Side}
        read = stretches(row, compared.left.document, compared.right.document)
        cells = [line for stretch in read for line in _cells(compared, row, stretch, articles)]
        for texts in cells or [[*articles[Side.LEFT], "", "", *articles[Side.RIGHT], "", ""]]:
            yield [*said, *texts, "\n".join(reviewed(compared, at))]
    yield []
    yield ["項目", "違い", *(f"{titled(compared, side)}{what}" for side in Side for what in ("", " 条", " 引用"))]
    for parameter in compared.matrix.parameters:
        found = [text for cell in parameter.cells for text in (value_of(cell), places_of(cell), quotes_of(cell))]
        yield [parameter.label, DIFFERS if parameter.differs else "", *found]
    yield []
    yield from ([line] for line in decided(compared))
    yield from ([what, how] for what, how in about(compared.imprint))
    yield []
    yield list(SOURCES)
    yield from (list(source) for source in sources(compared.imprint))


def _article(compared: Compared, at: int, side: Side) -> tuple[str, str]:
    """The article of one side with its page; where it has none, which comes nearest."""
    row = compared.comparison.rows[at]
    path = path_of(row, side)
    if path is None:
        return absent(compared, row, side), ""
    place = compared.place(side, path)
    return cited(place), str(place.page or "")


def _cells(compared: Compared, row: Row, stretch: Stretch, articles: Mapping[Side, tuple[str, str]]) -> list[list[str]]:
    """Article, page, place and text of both sides; several provisions of one side in lines of their own."""
    held = {side: stretch.cells(side) for side in Side}
    found: list[list[str]] = []
    for at in range(max(map(len, held.values()))):
        line: list[str] = []
        for side, cells in held.items():
            if at < len(cells):
                path, diff = cells[at]
                text = diff.left if side is Side.LEFT else diff.right
                line += [*articles[side], compared.document(side).cited(path), text]
            else:
                line += [*articles[side], "", "" if cells else nothing(compared, row, stretch, side)]
        found.append(line)
    return found
