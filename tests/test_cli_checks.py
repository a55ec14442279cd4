"""``check`` and ``report`` from the shell."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import docx
import pytest

import cli

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
