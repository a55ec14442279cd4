"""The commands that write reports, and a reviewer's decisions on the command line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from openpyxl import load_workbook

import cli
from analysis.alignment.rulings import decide
from corpus.decisions import write as write_decisions
from corpus.samples import TEXTS
from models.decisions import LinkDecision, LinkSays, Says, StructureDecision
from tests.analysis.services import BARN, BOAT, KILN, analysed


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("貸舟", BOAT), ("納屋", BARN), ("窯", KILN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in ("貸舟", "納屋", "窯")]


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def decisions(path: Path, *links: LinkDecision, structure: tuple[StructureDecision, ...] = ()) -> str:
    path.write_bytes(write_decisions(structure, links))
    return str(path)


BOATS, BARNS = analysed(BOAT).document, analysed(BARN).document
ADDED = decide((BOATS, "本則/第6条"), (BARNS, "本則/第5条"), LinkSays.ADD, "法務 試験", "2026-11-20")
CUT = decide((BOATS, "本則/第4条"), (BARNS, "本則/第4条"), LinkSays.CUT, "法務 試験", "2026-11-20", "別の話")
GONE = LinkDecision("本則/第77条", "", "本則/第1条", "", LinkSays.CUT, "法務 試験", "2026-11-20")


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".html", ".json", ".XLSX"])
def test_matrix_writes_what_the_ending_asks_for_and_the_same_each_time(
    ending: str, files: list[str], tmp_path: Path
) -> None:
    out = tmp_path / f"一覧{ending}"
    assert cli.main(["matrix", *files, "--out", str(out)]) == 0
    first = out.read_bytes()
    assert cli.main(["matrix", *files, "--out", str(out)]) == 0
    assert out.read_bytes() == first


def test_matrix_holds_all_services_with_their_titles_dates_and_digests(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "一覧.json"
    assert cli.main(["matrix", *files, "--out", str(out)]) == 0
    services = load(out)["services"]
    assert [service["name"] for service in services] == ["貸舟利用規約", "納屋賃貸約款", "窯利用規約"]
    assert [service["file"] for service in services] == ["貸舟.txt", "納屋.txt", "窯.txt"]
    assert [service["date"] for service in services] == ["2024-04-01", "", ""]
    assert services[0]["sha256"] == sha256(Path(files[0]).read_bytes()).hexdigest()
    assert load(out)["settings"] == {"文字認識（OCR）": "使っていない", "人の判断": "なし"}


def test_the_four_forms_of_a_matrix_say_the_same(files: list[str], tmp_path: Path) -> None:
    for ending in ("xlsx", "csv", "html", "json"):
        assert cli.main(["matrix", *files, "--out", str(tmp_path / f"m.{ending}")]) == 0
    label, value = "遅延損害金の率", "年12.5％"
    assert any(row["label"] == label for row in load(tmp_path / "m.json")["parameters"])
    rows = list(csv.reader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert next(row for row in rows if row[2:3] == [label])[5].startswith(value)
    sheet = load_workbook(tmp_path / "m.xlsx").worksheets[0]
    assert next(row[3].value for row in sheet.iter_rows() if row[1].value == label).startswith(value)
    assert value in html.document_fromstring((tmp_path / "m.html").read_bytes()).text_content()


def test_matrix_leaves_out_what_cannot_be_read_and_says_so(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "空.pdf", tmp_path / "一覧.json"
    bad.write_bytes(b"")
    assert cli.main(["matrix", files[0], str(bad), files[1], "--out", str(out)]) == 2
    assert len(load(out)["services"]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "「空.pdf」" in sentence


def test_matrix_of_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "空.pdf").write_bytes(b"")
    out = tmp_path / "一覧.json"
    assert cli.main(["matrix", str(tmp_path / "空.pdf"), "--out", str(out)]) == 2
    assert not out.exists()


def test_matrix_takes_the_files_of_a_zip(files: list[str], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "三つ.zip", "w") as package:
        for file in files:
            package.write(file, Path(file).name)
    out = tmp_path / "一覧.json"
    assert cli.main(["matrix", str(tmp_path / "三つ.zip"), "--out", str(out)]) == 0
    assert {service["name"] for service in load(out)["services"]} == {"貸舟利用規約", "納屋賃貸約款", "窯利用規約"}


@pytest.mark.parametrize(("command", "count"), [("matrix", 3), ("compare", 2)])
def test_an_unknown_ending_gets_a_sentence_before_anything_is_read(
    command: str, count: int, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, *files[:count], "--out", str(tmp_path / "一覧.docm")]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.startswith("「一覧.docm」には書き出せません。--out の名前の終わりを ")
    assert ".html" in sentence


@pytest.mark.parametrize(("command", "count"), [("matrix", 3), ("compare", 2)])
def test_a_place_that_cannot_be_written_gets_a_sentence(
    command: str, count: int, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, *files[:count], "--out", str(tmp_path / "ない" / "一覧.json")]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "書き出せません" in sentence


def test_compare_writes_rows_and_parameters_as_json_and_as_a_page(files: list[str], tmp_path: Path) -> None:
    for ending in ("json", "html", "csv"):
        assert cli.main(["compare", *files[:2], "--out", str(tmp_path / f"比較.{ending}")]) == 0
    found = load(tmp_path / "比較.json")
    assert (found["left"]["name"], found["right"]["name"]) == ("貸舟利用規約", "納屋賃貸約款")
    assert {row["state"] for row in found["rows"]} <= {"same", "changed", "left_only", "right_only", "moved"}
    assert found["parameters"]
    text = html.document_fromstring((tmp_path / "比較.html").read_bytes()).text_content()
    assert "貸舟利用規約" in text
    assert found["left"]["sha256"] in text


def test_compare_gives_one_sentence_for_a_file_that_cannot_be_read(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", files[0], str(tmp_path / "ない.txt"), "--out", str(tmp_path / "比較.json")]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "「ない.txt」" in sentence
    assert not (tmp_path / "比較.json").exists()


def test_compare_does_as_a_reviewer_decided_and_says_so(files: list[str], tmp_path: Path) -> None:
    file, out = decisions(tmp_path / "判断.json", ADDED, CUT), tmp_path / "比較.json"
    assert cli.main(["compare", *files[:2], "--decisions", file, "--out", str(out)]) == 0
    found = load(out)
    beside = {(row["left"] or {}).get("path"): (row["right"] or {}).get("path") for row in found["rows"]}
    assert beside["本則/第6条"] == "本則/第5条"
    assert beside["本則/第4条"] is None
    assert [decision["says"] for decision in found["decisions"]] == ["add", "cut"]
    assert found["settings"]["人の判断"].startswith("判断.json（SHA-256 ")
    assert found["settings"]["数えない違い"] == "全角・半角・空白・改行・句読点・漢数字・定義語・条番号"


def test_align_does_as_a_reviewer_decided_and_marks_it(files: list[str], tmp_path: Path) -> None:
    file, out = decisions(tmp_path / "判断.json", ADDED, CUT), tmp_path / "out"
    assert cli.main(["align", *files[:2], "--decisions", file, "--out", str(out)]) == 0
    found = load(out / "貸舟--納屋.json")
    links = {(link["left"], link["right"]): link for link in found["links"]}
    assert ("本則/第4条", "本則/第4条") not in links
    added = links["本則/第6条", "本則/第5条"]
    assert added["reasons"][0] == "人の判断：対応とする（法務 試験、2026-11-20）"
    assert added["decision"]["who"] == "法務 試験"


def test_a_decision_whose_article_is_gone_is_reported_once(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = decisions(tmp_path / "判断.json", ADDED, GONE)
    expected = (
        "本則/第77条 と 本則/第1条 についての判断（法務 試験、2026-11-20）は、条文が見つからないので使っていません。"
    )
    assert cli.main(["align", *files, "--decisions", file, "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err.splitlines() == [expected]
    out = str(tmp_path / "比較.html")
    assert cli.main(["compare", *files[:2], "--decisions", file, "--out", out]) == 0
    assert capsys.readouterr().err.splitlines() == [expected]


def test_decisions_about_lines_hold_in_reports_too(files: list[str], tmp_path: Path) -> None:
    line = StructureDecision("第６条（合意管轄）", 1, Says.FURNITURE, "法務 試験", "2026-11-20")
    file, out = decisions(tmp_path / "判断.json", structure=(line,)), tmp_path / "一覧.json"
    assert cli.main(["matrix", *files[:2], "--decisions", file, "--out", str(out)]) == 0
    court = next(row for row in load(out)["parameters"] if row["key"] == "jurisdiction.court")
    assert court["cells"][0]["values"][0]["at"].startswith("本則/第5条")


def test_a_malformed_file_of_decisions_gets_a_sentence_and_nothing_is_written(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "判断.json"
    bad.write_text('{"format": "yakkan-kurabe decisions", "version": 1, "links": [{"left": 1}]}', encoding="utf-8")
    for words in (["align", *files], ["compare", *files[:2]]):
        out = tmp_path / ("out" if words[0] == "align" else "比較.json")
        assert cli.main([*words, "--decisions", str(bad), "--out", str(out)]) == 2
        (sentence,) = capsys.readouterr().err.splitlines()
        assert "条文の対応（links）の 1 件目" in sentence
        assert not out.exists()


def test_compare_tells_what_each_difference_is_worth_and_what_each_kind_of_noise_took(tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    text = "貸舟規約\n第１条（料金）\n料金は，三十日以内に払います。\n第２条（返却）\n舟は、十日以内に返します。\n"
    old.write_text(text, encoding="utf-8")
    typed = text.replace("，", "、").replace("三十日", "30日")
    new.write_text(typed.replace("舟は、十日", "舟は、20日"), encoding="utf-8")
    out = tmp_path / "比較.json"
    assert cli.main(["compare", str(old), str(new), "--out", str(out)]) == 0
    found = load(out)
    assert [row["grade"] for row in found["rows"]] == ["same", "substantive"]
    assert found["noise"] == {"句読点": 1, "漢数字": 1}
    assert found["orders"]["danger"] == [1, 0]
    change = found["rows"][1]["substance"]["changes"][0]
    assert (change["class"], change["about"], change["words"]) == ("substantive", "deadline", ["10日", "20日"])
    assert cli.main(["compare", str(old), str(new), "--noise", "width,numerals", "--out", str(out)]) == 0
    assert load(out)["grades"]["wording"] == 1
    assert load(out)["noise"] == {"漢数字": 1}
    assert load(out)["settings"]["数えない違い"] == "全角・半角・漢数字"
    assert cli.main(["compare", str(old), str(new), "--out", str(tmp_path / "比較.html")]) == 0
    page = html.document_fromstring((tmp_path / "比較.html").read_bytes()).text_content()
    assert "≠ 実質：期限（10日→20日）" in page
    assert "ノイズ除去：句読点 −1、漢数字 −1" in page


def test_compare_names_the_kinds_of_noise_it_knows(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", *files[:2], "--noise", "width,commas", "--out", str(tmp_path / "a.json")]) == 2
    assert "--noise に commas は使えません（使えるもの: width・space・" in capsys.readouterr().err


def test_compare_shows_what_was_said_of_rows(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {"who": "法務 試験", "when": "2026-11-20T10:00:00+09:00"}
    alone = {"left": "本則/第99条", "says": "checked", **said}
    rows = [{"left": "本則/第1条", "right": "本則/第1条", "says": "comment", "why": "<b>要確認</b>", **said}, alone]
    file = tmp_path / "判断.json"
    whole = {"format": "yakkan-kurabe decisions", "version": 1, "rows": rows}
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    for ending in ("json", "html", "csv"):
        assert cli.main(["compare", *files[:2], "--decisions", str(file), "--out", str(tmp_path / f"a.{ending}")]) == 0
    reviews = [row["review"] for row in load(tmp_path / "a.json")["rows"] if row["review"]]
    assert [[comment["why"] for comment in review["comments"]] for review in reviews] == [["<b>要確認</b>"]]
    page = html.document_fromstring((tmp_path / "a.html").read_bytes())
    assert "✎ コメント　法務 試験　2026-11-20　<b>要確認</b>" in page.text_content()
    assert "本則/第99条 についての判断（法務 試験、2026-11-20）は、条文が見つからないので" in capsys.readouterr().err


def test_revisions_are_a_table_where_the_name_asks_for_one(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "改定.csv"
    assert cli.main(["revisions", files[0], files[0], "--out", str(out)]) == 0
    text = out.read_text("utf-8-sig")
    assert "変更なし" in text
    assert "2024-04-01" in text
    assert sha256(Path(files[0]).read_bytes()).hexdigest() in text


def test_every_report_can_be_made_among_the_reports(files: list[str], tmp_path: Path) -> None:
    for words in (["matrix", *files], ["compare", *files[:2]], ["revisions", *files[:2]], ["check", files[0]]):
        out = tmp_path / f"{words[0]}.json"
        assert cli.main(["report", *words, "--out", str(out)]) == 0
        found = load(out)
        assert cli.main([*words, "--out", str(out)]) == 0
        assert load(out) == found
        assert found["rules"]
        assert sha256(Path(files[0]).read_bytes()).hexdigest() in out.read_text("utf-8")


@pytest.mark.parametrize("what", ["amendments", "redline"])
def test_versions_in_the_wrong_order_and_texts_that_are_no_versions_are_pointed_out(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, old, other = (str(TEXTS / f"{name}.txt") for name in ("minato-2025", "minato-2023", "haruka-2024"))
    said = []
    for left, right in ((old, new), (new, old), (old, other)):
        assert cli.main(["report", what, left, right, "--out", str(tmp_path / "a.docx")]) == 0
        said.append(capsys.readouterr().err)
    assert said[0] == ""
    assert "旧版の日付（2025-04-01）が新版の日付（2023-10-01）より後です。" in said[1]
    assert "同じ約款の版ではないようです。" in said[2]
