"""The papers of 一覧 are those that the command line makes of the same files."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import cli
import pipeline
from corpus.samples import find
from reports.imprint import how_read
from ui.matrix.documents import Served, answers, gaps, template

IDS = ("minato-2025", "haruka-2024", "tobiume-2023")
SHEET = (
    "要件,項目,求める値\n一か月前までに申し出ればよい,契約者からの解約予告,1か月以内\n分からないもの,ないはずの項目,\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for id_ in IDS:
        (tmp_path / find(id_).file).write_bytes(find(id_).read())
    return [tmp_path / find(id_).file for id_ in IDS]


def served(files: list[Path]) -> Served:
    read = [pipeline.analyse(file.name, file.read_bytes()) for file in files]
    origins = [pipeline.origin(file.name, file.read_bytes(), each) for file, each in zip(files, read, strict=True)]
    texts = tuple((lambda found=each: found) for each in read)
    return Served(tuple(origins), texts, ((),) * len(files), tuple(how_read(ocr=False, decisions=[])))


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_the_gaps_of_one_service_are_those_of_the_command_line(files: list[Path], ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"out{ending}"
    ours, *peers = files[1], files[0], files[2]
    assert cli.main(["report", "gaps", str(ours), *map(str, peers), "--out", str(out)]) == 0
    assert gaps(served(files), 1, ending) == out.read_bytes()


def test_requirements_are_answered_as_by_the_command_line(files: list[Path], tmp_path: Path) -> None:
    sheet, out = tmp_path / "要件.csv", tmp_path / "out.xlsx"
    sheet.write_text(SHEET, encoding="utf-8")
    assert cli.main(["report", "questions", str(sheet), *map(str, files), "--out", str(out)]) in (0, 2)
    assert answers(served(files), sheet.name, sheet.read_bytes()) == out.read_bytes()


def test_the_blank_sheet_is_that_of_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "要件.xlsx"
    assert cli.main(["report", "questions", "--template", str(out)]) == 0
    assert template() == out.read_bytes()


def _matrix() -> None:
    from ui.matrix import page

    page.page()


def test_a_sheet_is_taken_its_unclear_rows_are_named_and_a_wrong_one_gets_a_sentence(place: str) -> None:
    app = AppTest.from_function(_matrix, default_timeout=60).run()
    uploader = next(each for each in app.file_uploader if "要件" in each.label)
    uploader.upload("要件.csv", SHEET.encode(), "text/csv").run()
    words = " ".join(part.proto.body for part in app.get("html"))
    assert "「要件.csv」の 2 件の要件を読み取りました。" in words
    assert "3 行目：項目「ないはずの項目」がありません。" in words
    uploader = next(each for each in app.file_uploader if "要件" in each.label)
    uploader.upload("要件.csv", b"a,b\n", "text/csv").run()
    assert "要件の表として読めません。" in " ".join(part.proto.body for part in app.get("html"))
