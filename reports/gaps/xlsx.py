"""Gaps as an Excel workbook: what a service lacks, what it has alone, one row for each wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.gaps import Apart
from models.origin import Imprint
from reports.gaps.told import COUNT, LEGEND, NONE, Told, titled, wordings
from reports.spreadsheet import put, saved
from reports.workbook import HEAD, TEXT, about_sheet, blank, layout, line

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS = {Apart.LACKS: "見当たらない定め", Apart.ALONE: "このサービスだけの定め"}


def gaps_xlsx(told: Told, imprint: Imprint) -> bytes:
    """The workbook: columns to filter by, counts as numbers."""
    book = blank(titled(told))
    for apart, name in SHEETS.items():
        _gaps(book.create_sheet(name), told, apart)
    about_sheet(book, imprint, LEGEND)
    return saved(book)


def _gaps(sheet: Worksheet, told: Told, apart: Apart) -> None:
    line(sheet, 1, ["種別", "項目", COUNT, "ほかのサービス", "サービス", "条", "書きぶり"], HEAD)
    at = 2
    for gap in told.of(apart):
        for service, place, text in wordings(told, gap):
            line(sheet, at, [gap.about.value, gap.label, "", "", service, place, text], TEXT)
            for column, number in ((3, gap.having), (4, gap.others)):
                sheet.cell(at, column).value = number
            at += 1
    if at == 2:
        put(sheet.cell(at, 1), NONE[apart])
    layout(sheet, "C2", [11, 26, 9, 9, 26, 24, 90])
