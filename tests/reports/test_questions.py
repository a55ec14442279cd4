"""The question sheet read back: verdict, reason, citation and quote of every answer stand in their cells."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl

from analysis.services.answers import answers
from analysis.services.wishes import question
from corpus.requirements import read_requirements
from models.origin import Imprint
from models.questions import Fit, Requirement, Sheet
from reports.questions.csv import questions_csv
from reports.questions.json import questions_json
from reports.questions.template import ITEMS, ROWS, SHEET, questions_template
from reports.questions.told import HEADS, cited, listed, near, quoted, verdict
from reports.questions.xlsx import GROUNDS, VERDICTS, questions_xlsx
from reports.workbook import ABOUT
from tests.analysis.services import services

ASKED = (
    Requirement(3, "二か月前までに言えばやめられること", "解約予告", "2か月以内"),
    Requirement(4, "松江で裁判できること", "管轄裁判所", "松江地方裁判所"),
    Requirement(7, "サービスの廃止は半年前に知らせること", "廃止予告", "6か月以上"),
    Requirement(8, "通知の定め", "主題：約款の変更", "あり"),
)
SHEET_OF_THREE: Sheet = answers([question(each) for each in ASKED], services("貸舟", "納屋", "窯"))
IMPRINT = Imprint("0" * 12, SHEET_OF_THREE.services, (("要件の表", "要件.xlsx"),))


def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(questions_xlsx(SHEET_OF_THREE, IMPRINT)))


def test_the_verdicts_stand_beside_their_requirements() -> None:
    rows = list(book()[VERDICTS].iter_rows(values_only=True))
    assert rows[0][:6] == ("行", "要件", "項目", "求める値", "読み取り", "貸舟")
    for row, (asked, found) in zip(rows[1:], SHEET_OF_THREE.rows, strict=False):
        assert row[0] == asked.requirement.line
        assert row[1] == asked.requirement.text
        assert [cell.split("\n")[0] for cell in row[5:]] == [verdict(each) for each in found]
    assert [[cell.split("\n")[0] for cell in row[5:]] for row in rows[1:5]] == [
        ["× 不適合", "○ 適合", "○ 適合"],
        ["○ 適合", "？ 要確認", "○ 適合"],
        ["？ 要確認", "？ 要確認", "？ 要確認"],
        ["× 不適合", "○ 適合", "× 不適合"],
    ]
    assert rows[-1][5:] == ("○1・×2・？1", "○2・×0・？2", "○2・×1・？1")


def test_each_answer_has_its_grounds_in_a_row_of_its_own() -> None:
    sheet = book()[GROUNDS]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert tuple(rows[0][:-1]) == HEADS
    assert [row[:-1] for row in rows[1:]] == list(listed(SHEET_OF_THREE))
    assert len(rows) == 1 + 4 * 3
    every = [each for _, found in SHEET_OF_THREE.rows for each in found]
    for row, each in zip(rows[1:], every, strict=True):
        told = dict(zip(HEADS, row, strict=False))
        assert (told["判定"], told["条"], told["引用"]) == (each.fit.value, cited(each), quoted(each))
        assert bool(told["引用"]) or each.fit is not Fit.FITS
        assert told["近い条"] == near(each)[0]


def test_reasons_are_comments_and_every_cell_that_is_open_says_why() -> None:
    sheet = book()[VERDICTS]
    for at, (_, found) in enumerate(SHEET_OF_THREE.rows, 2):
        for column, each in enumerate(found, 6):
            assert sheet.cell(at, column).comment.text.startswith(each.why[:20])
            assert each.fit is Fit.FITS or each.why in sheet.cell(at, column).value


def test_csv_and_json_say_the_same() -> None:
    rows = list(csv.reader(io.StringIO(questions_csv(SHEET_OF_THREE, IMPRINT).decode("utf-8-sig"), newline="")))
    assert rows[1 : 1 + 12] == list(listed(SHEET_OF_THREE))
    found = questions_json(SHEET_OF_THREE, IMPRINT)
    assert [[a["fit"] for a in q["answers"]] for q in found["questions"]] == [
        [each.fit.name.lower() for each in row] for _, row in SHEET_OF_THREE.rows
    ]
    first = found["questions"][0]
    assert (first["understood"], first["key"]) == ("2か月以内", "termination_by_customer.notice")
    assert first["answers"][0]["values"][0]["citation"] == "第4条"


def test_the_legend_and_the_sources_stand_on_a_sheet_of_their_own() -> None:
    text = "\n".join(str(cell) for row in book()[ABOUT].iter_rows(values_only=True) for cell in row if cell)
    assert "要件.xlsx" in text
    assert "書かれていないことから適合とすることはありません" in text


def test_the_template_can_be_read_and_every_item_of_it_is_understood() -> None:
    data = questions_template()
    assert data == questions_template()
    found = read_requirements("要件.xlsx", data)
    assert [(each.text, each.item, each.wanted) for each in found] == list(ROWS)
    for each in found:
        assert question(each).wish.any_of or question(each).wish.presence
    whole = openpyxl.load_workbook(io.BytesIO(data))
    assert whole.sheetnames[0] == SHEET
    for _, item, key, wanted in list(whole[ITEMS].iter_rows(values_only=True))[1:]:
        asked = question(Requirement(2, "x", str(item), str(wanted)))
        assert asked.key == key
        assert asked.wish.any_of or asked.wish.presence
