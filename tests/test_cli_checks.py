"""``check`` and ``report`` from the shell."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path

import docx
import openpyxl
import pytest

import cli
from tests.analysis.services import BARN, BOAT, KILN

TERMS = "配食利用規約\n第1条（目的）\n第9条によります。\n第2条（料金）\n会員又わ当社が払います。\n"
LATER = "配食利用規約\n第1条（目的）\n第9条によります。\n第2条（会員）\n会員を置きます。\n第3条（料金）\n会員又は当社が払います。\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "規約.txt"
    file.write_text(TERMS, "utf-8")
    return file


@pytest.fixture
def later(tmp_path: Path) -> Path:
    file = tmp_path / "新規約.txt"
    file.write_text(LATER, "utf-8")
    return file


class TestCheck:
    def test_it_prints_the_gravest_first_with_place_and_reason(
        self, terms: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", str(terms)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "【重大】参照先なし　第1条　「第9条」が指す第9条がありません。本則は第2条までです。"
        assert lines[1] == "【注意】誤記　第2条　「又わ」は誤記と思われます。「又は」ではありませんか。"
        assert lines[-1] == "指摘 2 件（重大 1・注意 1・参考 0）"

    def test_what_it_writes_holds_the_same(self, terms: Path, tmp_path: Path) -> None:
        out = tmp_path / "点検.json"
        assert cli.main(["check", str(terms), "--out", str(out)]) == 0
        found = json.loads(out.read_text("utf-8"))
        assert found["counts"] == {"serious": 1, "warning": 1, "note": 0}
        assert [each["quote"] for each in found["remarks"]] == ["第9条", "又わ"]
        table = tmp_path / "点検.csv"
        assert cli.main(["check", str(terms), "--out", str(table)]) == 0
        rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
        assert [row[4] for row in rows[1:3]] == ["第9条", "又わ"]

    def test_word_and_excel_hold_the_gravest_first(self, terms: Path, later: Path, tmp_path: Path) -> None:
        for ending in (".docx", ".xlsx"):
            assert cli.main(["check", str(later), "--old", str(terms), "--out", str(tmp_path / f"点検{ending}")]) == 0
        document = docx.Document(str(tmp_path / "点検.docx"))
        rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
        assert rows[0] == ["重さ", "点検", "条文", "頁", "箇所", "指摘", "理由", "人の判断"]
        assert rows[1][:5] == ["重大", "参照先なし", "第1条", "", "第9条"]
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert sha256(terms.read_bytes()).hexdigest() in text
        sheet = openpyxl.load_workbook(tmp_path / "点検.xlsx").worksheets[0]
        assert [
            ["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ] == rows

    def test_a_dismissed_remark_is_counted_and_not_shown(
        self, terms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "点検.json"
        cli.main(["check", str(terms), "--out", str(out)])
        first = json.loads(out.read_text("utf-8"))["remarks"][0]
        said = {"check": first["check"], "path": first["at"], "print": first["fingerprint"], "says": "dismissed"}
        human = tmp_path / "判断.json"
        whole = {
            "format": "yakkan-kurabe decisions",
            "version": 1,
            "remarks": [{**said, "who": "山田", "when": "2026-11-20"}],
        }
        human.write_text(json.dumps(whole), "utf-8")
        assert cli.main(["check", str(terms), "--decisions", str(human)]) == 0
        printed = capsys.readouterr().out
        assert "参照先なし" not in printed
        assert "指摘 1 件（重大 0・注意 1・参考 0）、了解済み 1 件" in printed

    def test_a_name_that_says_no_known_kind_of_file_is_refused(
        self, terms: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.main(["check", str(terms), "--out", "点検.pdf"]) == 2
        assert "「点検.pdf」には書き出せません。" in capsys.readouterr().err


class TestReport:
    def test_amendments_and_redline_are_word_files(self, terms: Path, later: Path, tmp_path: Path) -> None:
        for what in ("amendments", "redline"):
            out = tmp_path / f"{what}.docx"
            assert cli.main(["report", what, str(terms), str(later), "--out", str(out)]) == 0
            assert "配食利用規約" in docx.Document(str(out)).sections[0].header.paragraphs[0].text

    def test_a_style_turns_the_table_round(self, terms: Path, later: Path, tmp_path: Path) -> None:
        style, out = tmp_path / "様式.txt", tmp_path / "対照表.docx"
        style.write_text("並び = 旧左\n", "utf-8")
        assert cli.main(["report", "amendments", str(terms), str(later), "--style", str(style), "--out", str(out)]) == 0
        heads = [cell.text for cell in docx.Document(str(out)).tables[0].rows[0].cells]
        assert heads == ["改正前", "改正後", "備考"]

    def test_a_style_that_is_none_is_refused_with_a_remedy(
        self, terms: Path, later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        style, out = tmp_path / "様式.txt", tmp_path / "対照表.docx"
        style.write_text("並び = 上下\n", "utf-8")
        assert cli.main(["report", "amendments", str(terms), str(later), "--style", str(style), "--out", str(out)]) == 2
        assert "「並び」は、新左・旧左 のどれか" in capsys.readouterr().err
        assert not out.exists()

    def test_two_services_side_by_side_in_the_order_of_either(self, terms: Path, later: Path, tmp_path: Path) -> None:
        out = tmp_path / "対比表.docx"
        for order, said in (("left", "左の文書の順"), ("right", "右の文書の順")):
            assert cli.main(["report", "sidebyside", str(terms), str(later), "--order", order, "--out", str(out)]) == 0
            assert any(said in paragraph.text for paragraph in docx.Document(str(out)).paragraphs)


REQUIREMENTS = "要件,項目,求める値\n早くやめられる,解約予告,2か月以内\n松江で争う,管轄裁判所,松江地方裁判所\n"


class TestQuestions:
    @pytest.fixture
    def files(self, tmp_path: Path) -> list[str]:
        for name, text in (("貸舟", BOAT), ("納屋", BARN), ("窯", KILN)):
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / "要件.csv").write_text(REQUIREMENTS, "utf-8")
        return [str(tmp_path / f"{name}.txt") for name in ("貸舟", "納屋", "窯")]

    @pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
    def test_every_service_answers_and_the_sheet_itself_is_named(
        self, ending: str, files: list[str], tmp_path: Path
    ) -> None:
        sheet, out = tmp_path / "要件.csv", tmp_path / f"回答{ending}"
        assert cli.main(["report", "questions", str(sheet), *files, "--out", str(out)]) == 0
        if ending == ".json":
            found = json.loads(out.read_text("utf-8"))
            assert [each["fit"] for each in found["questions"][0]["answers"]] == ["fails", "fits", "fits"]
            assert sha256(sheet.read_bytes()).hexdigest() in found["settings"]["要件の表"]

    def test_an_unknown_item_is_told_with_its_row_and_stops_no_other(
        self, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        sheet, out = tmp_path / "要件.csv", tmp_path / "回答.json"
        sheet.write_text(REQUIREMENTS.replace("管轄裁判所", "管轄先の官署"), "utf-8")
        assert cli.main(["report", "questions", str(sheet), *files, "--out", str(out)]) == 0
        said = capsys.readouterr().err
        assert "3 行目" in said
        assert "近いもの：" in said
        asked = json.loads(out.read_text("utf-8"))["questions"]
        assert {each["fit"] for each in asked[1]["answers"]} == {"open"}
        assert {each["fit"] for each in asked[0]["answers"]} != {"open"}

    def test_a_template_is_made_and_can_be_filled_in(self, files: list[str], tmp_path: Path) -> None:
        sheet, out = tmp_path / "要件.xlsx", tmp_path / "回答.json"
        assert cli.main(["report", "questions", "--template", str(sheet)]) == 0
        assert cli.main(["report", "questions", str(sheet), *files, "--out", str(out)]) == 0
        assert len(json.loads(out.read_text("utf-8"))["questions"]) == 4

    @pytest.mark.parametrize("words", [[], ["要件.csv"], ["--template", "要件.txt"]])
    def test_what_is_missing_gets_a_sentence(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["report", "questions", *words]) == 2
        assert capsys.readouterr().err.strip()


class TestGaps:
    files = TestQuestions.files

    @pytest.mark.parametrize("ending", [".docx", ".xlsx", ".json"])
    def test_a_service_is_held_against_its_peers(self, ending: str, files: list[str], tmp_path: Path) -> None:
        out = tmp_path / f"差{ending}"
        assert cli.main(["report", "gaps", files[1], files[0], files[2], "--out", str(out)]) == 0
        if ending == ".json":
            found = json.loads(out.read_text("utf-8"))
            assert [each["name"] for each in found["services"]] == ["納屋賃貸約款", "貸舟利用規約", "窯利用規約"]
            assert "jurisdiction.court" in {gap["key"] for gap in found["gaps"]}

    def test_one_peer_is_too_few(self, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["report", "gaps", *files[:2], "--out", str(tmp_path / "差.docx")]) == 2
        assert "二つ以上" in capsys.readouterr().err

    def test_the_services_of_a_library_are_peers_but_not_the_one_that_is_asked_about(
        self, files: list[str], tmp_path: Path
    ) -> None:
        where, out = str(tmp_path / "文書庫.db"), tmp_path / "差.json"
        assert cli.main(["library", "add", *files, "--library", where]) == 0
        assert cli.main(["report", "gaps", files[1], "--library", where, "--out", str(out)]) == 0
        found = json.loads(out.read_text("utf-8"))
        assert len(found["services"]) == 3
        assert found["settings"]["文書庫"] == "相手に加えた"
