"""A matrix as an Excel workbook: 数値と条件, 主題, the values one by one, and where all of it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.matrix import Cell, Favour, Matrix, Standing, TopicCell
from models.origin import Imprint
from reports.matrix.words import (
    DIFFERS,
    LEGEND,
    direction_of,
    gaps_first,
    length_of,
    places_of,
    topic_value,
    value_of,
    where,
)
from reports.spreadsheet import saved
from reports.workbook import (
    BEST,
    HEAD,
    NONE,
    TEXT,
    UNREAD,
    WORST,
    about_sheet,
    blank,
    comment,
    headed,
    joined,
    layout,
    line,
    look,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PARAMETERS, TOPICS, VALUES = "数値と条件", "主題", "値の一覧"
"""Names of the sheets before the one of sources."""
_SERVICE_WIDTH = 26


def matrix_xlsx(matrix: Matrix, imprint: Imprint) -> bytes:
    """The workbook: panes frozen, columns to filter by, citations in the cells, sentences as comments on them."""
    book = blank("サービスの一覧")
    _parameters(book.create_sheet(PARAMETERS), matrix)
    _topics(book.create_sheet(TOPICS), matrix)
    _values(book.create_sheet(VALUES), matrix)
    about_sheet(book, imprint, LEGEND)
    return saved(book)


def _parameters(sheet: Worksheet, matrix: Matrix) -> None:
    services = [headed(origin) for origin in matrix.services]
    line(sheet, 1, ["分類", "項目", "違い", *services, "契約者から見て", "比べ方"], HEAD)
    rows = [(group.name, row) for group in matrix.groups for row in group.rows]
    for at, (group, row) in enumerate(rows, 2):
        texts = [joined(value_of(cell), places_of(cell)) for cell in row.cells]
        first = [group, row.label, DIFFERS if row.differs else "同じ"]
        line(sheet, at, [*first, *texts, direction_of(row), "。".join(row.notes)], TEXT)
        for column, cell in enumerate(row.cells, 4):
            place = sheet.cell(at, column)
            look(place, _look_of(cell))
            comment(place, _quotes(cell))
    layout(sheet, "D2", [14, 24, 7, *[_SERVICE_WIDTH] * len(services), 30, 30])


def _look_of(cell: Cell) -> str:
    if cell.favour:
        return BEST if cell.favour is Favour.BEST else WORST
    return {Standing.STATED: TEXT, Standing.UNREAD: UNREAD, Standing.ABSENT: NONE}[cell.standing]


def _quotes(cell: Cell) -> str:
    """What the document says, or the captions of the articles that speak of it."""
    said = [f"{value.place.where}「{value.sentence}」" for value in cell.values]
    return "\n".join(said or [f"{place.where} {place.heading}" for place in cell.traces])


def _topics(sheet: Worksheet, matrix: Matrix) -> None:
    services = [headed(origin) for origin in matrix.services]
    line(sheet, 1, ["主題", "ある数", "欠け", *services], HEAD)
    for at, row in enumerate(gaps_first(matrix.topics), 2):
        texts = [joined(topic_value(cell), where(cell.places), length_of(cell)) for cell in row.cells]
        line(sheet, at, [row.label, "", "", *texts], TEXT)
        sheet.cell(at, 2).value, sheet.cell(at, 3).value = row.count, row.gaps
        for column, cell in enumerate(row.cells, 4):
            place = sheet.cell(at, column)
            look(place, TEXT if cell.has else WORST if cell.missing else NONE)
            comment(place, _captions(cell))
    layout(sheet, "D2", [26, 8, 8, *[_SERVICE_WIDTH] * len(services)])


def _captions(cell: TopicCell) -> str:
    return "\n".join(f"{place.where} {place.heading}" for place in cell.places)


def _values(sheet: Worksheet, matrix: Matrix) -> None:
    """Every value in a row of its own, so that one service, one item or one standing can be filtered out."""
    heads = ["サービス", "分類", "項目", "状態", "値", "値（記法）", "契約者から見て", "条", "頁", "引用", "文", "条件"]
    line(sheet, 1, heads, HEAD)
    for at, (texts, page) in enumerate(_listed(matrix), 2):
        line(sheet, at, texts, TEXT)
        if page:
            sheet.cell(at, 9).value = page
    layout(sheet, "D2", [24, 14, 24, 14, 20, 18, 8, 18, 6, 24, 60, 40])


def _listed(matrix: Matrix) -> Iterator[tuple[list[str], int | None]]:
    """The rows of the list, each with its page; a service that states nothing has one row that says so."""
    for group in matrix.groups:
        for row in group.rows:
            for origin, cell in zip(matrix.services, row.cells, strict=True):
                first = [origin.name, group.name, row.label, cell.standing.value]
                sign = cell.favour.value if cell.favour else ""
                for value in cell.values:
                    said = [value.spoken, value.value, sign, value.place.citation, "", value.quote, value.sentence]
                    said.append("\n".join(value.conditions))
                    yield [*first, *said], value.place.page
                for place in cell.traces:
                    yield [*first, "", "", "", place.citation, *[""] * 4], place.page
                if cell.standing is Standing.ABSENT:
                    yield [*first, *[""] * 8], None
