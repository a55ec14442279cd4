"""The question sheet as an Excel workbook: the verdicts beside the requirements, then every answer with its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.origin import Imprint
from models.questions import Answer, Fit, Sheet
from reports.questions.told import HEADS, LEGEND, SIGNS, asked, cited, listed, near, quoted, stated, verdict
from reports.spreadsheet import saved
from reports.workbook import (
    BEST,
    HEAD,
    OPEN,
    TEXT,
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

VERDICTS, GROUNDS = "判定表", "根拠"
"""Names of the sheets before the one of sources."""
_LOOKS = {Fit.FITS: BEST, Fit.FAILS: WORST, Fit.OPEN: OPEN}
_FILLED_IN = "確認結果（記入欄）"


def questions_xlsx(sheet: Sheet, imprint: Imprint) -> bytes:
    """The workbook: panes frozen, columns to filter by, reasons and quotes as comments on the verdicts."""
    book = blank("要件への回答")
    _verdicts(book.create_sheet(VERDICTS), sheet)
    _grounds(book.create_sheet(GROUNDS), sheet)
    about_sheet(book, imprint, LEGEND)
    return saved(book)


def _verdicts(page: Worksheet, sheet: Sheet) -> None:
    services = [headed(origin) for origin in sheet.services]
    line(page, 1, ["行", "要件", "項目", "求める値", "読み取り", *services], HEAD)
    for at, (question, answers) in enumerate(sheet.rows, 2):
        line(page, at, [*asked(question), *map(_cell, answers)], TEXT)
        page.cell(at, 1).value, page.cell(at, 1).data_type = question.requirement.line, "n"
        for column, answer in enumerate(answers, 6):
            look(page.cell(at, column), _LOOKS[answer.fit])
            comment(page.cell(at, column), joined(answer.why, quoted(answer)))
    counts = ["・".join(f"{SIGNS[fit]}{sheet.count(at, fit)}" for fit in Fit) for at in range(len(sheet.services))]
    line(page, len(sheet.rows) + 2, ["", "合計", "", "", "", *counts], HEAD)
    layout(page, "F2", [5, 34, 22, 16, 16, *[28] * len(services)])
    page.auto_filter.ref = f"A1:{page.cell(len(sheet.rows) + 1, 5 + len(services)).coordinate}"


def _cell(answer: Answer) -> str:
    """The verdict, what the text states and where, else why and where to look."""
    if answer.fit is Fit.FITS:
        return joined(verdict(answer), stated(answer), cited(answer))
    place = cited(answer)
    beside = "" if place else near(answer)[0] and f"近い条：{near(answer)[0]}"
    return joined(verdict(answer), answer.why, place, beside)


def _grounds(page: Worksheet, sheet: Sheet) -> None:
    line(page, 1, [*HEADS, _FILLED_IN], HEAD)
    answers = [answer for _, row in sheet.rows for answer in row]
    for at, (texts, answer) in enumerate(zip(listed(sheet), answers, strict=True), 2):
        line(page, at, [*texts, ""], TEXT)
        look(page.cell(at, HEADS.index("判定") + 1), _LOOKS[answer.fit])
    layout(page, "C2", [5, 28, 18, 14, 14, 18, 9, 30, 16, 16, 52, 26, 20, 40, 16])
