"""The command line as a script sees it: files, exit status, one sentence for each trouble."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import cli
from corpus.decisions import write as write_decisions
from models.decisions import LinkDecision, LinkSays, Says, StructureDecision

ROOT = Path(__file__).parents[1]
HEAVY = {"sudachipy", "spacy", "ginza", "numpy", "scipy", "pandas", "sklearn", "streamlit", "rapidfuzz", "pdfplumber"}
BOAT = """貸舟利用規約

第１条（目的）
本規約は、当社が営む貸舟の利用について定めます。

第２条（料金の支払）
１　利用者は、毎月末日までに料金を支払います。
２　支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。

第３条（解約）
利用者は、解約を希望する日の４５日前までに書面で通知することにより、契約を解約できます。
"""
BARN = """納屋賃貸約款

第１条　（適用）
この約款は、納屋の賃貸に適用する。

第２条　（中途解約）
借主は、２ヶ月前までに通知して、賃貸借を解約することができる。

第３条　（賃料）
借主は、賃料を前払いする。遅滞したときは、年８％の遅延損害金を付す。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    boat, barn = tmp_path / "貸舟.txt", tmp_path / "納屋.txt"
    boat.write_text(BOAT, encoding="utf-8")
    barn.write_text(BARN, encoding="cp932")
    return boat, barn


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def complaints(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_analyze_writes_one_file_for_each_input(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert cli.main(["analyze", *map(str, files), "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {"貸舟.json", "納屋.json"}
    found = load(out / "貸舟.json")
    assert found["title"] == "貸舟利用規約"
    assert found["parts"] == ["本則"]
    assert [n["path"] for n in found["nodes"] if n["kind"] == "article"] == ["本則/第1条", "本則/第2条", "本則/第3条"]
    assert {"key": "late_interest.rate", "value": "12.5%/year", "at": "本則/第2条/第2項"}.items() <= next(
        p for p in found["parameters"] if p["key"] == "late_interest.rate"
    ).items()
    assert set(found["topics"]) == {"本則/第1条", "本則/第2条", "本則/第3条"}


def test_the_structure_alone_loads_nothing_heavy(files: tuple[Path, Path], tmp_path: Path) -> None:
    program = f"import sys, cli; cli.main(sys.argv[1:]); print(*({HEAVY!r} & set(sys.modules)))"
    words = ["analyze", "--only", "structure", str(files[0]), "--out", str(tmp_path / "out")]
    done = subprocess.run([sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    found = load(tmp_path / "out" / "貸舟.json")
    assert found["nodes"]
    assert "parameters" not in found


def test_a_second_run_replaces_the_results_of_the_first(files: tuple[Path, Path], tmp_path: Path) -> None:
    words = ["analyze", "--only", "structure", str(files[0]), "--out", str(tmp_path)]
    assert cli.main(words) == 0
    first = (tmp_path / "貸舟.json").read_bytes()
    files[0].write_text(BOAT + "\n第４条（雑則）\n利用者は、舟を洗って返します。\n", encoding="utf-8")
    assert cli.main(words) == 0
    assert (tmp_path / "貸舟.json").read_bytes() != first


def test_align_writes_every_pair_in_the_order_given(files: tuple[Path, Path], tmp_path: Path) -> None:
    third = tmp_path / "舟二.txt"
    third.write_text(BOAT.replace("貸舟", "貸船"), encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["align", str(files[1]), str(files[0]), str(third), "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == {"納屋--貸舟.json", "納屋--舟二.json", "貸舟--舟二.json"}
    found = load(out / "貸舟--舟二.json")
    assert [(k["left"], k["right"]) for k in found["links"]] == [(f"本則/第{n}条", f"本則/第{n}条") for n in (1, 2, 3)]
    assert all(k["reasons"] and k["confidence"] in {"高", "中", "低"} for k in found["links"])


def test_align_wants_two_files(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["align", str(files[0]), "--out", str(tmp_path / "out")]) == 2
    assert len(complaints(capsys)) == 1


def unreadable(folder: Path, what: str) -> Path:
    path = folder / f"{what}.pdf"
    if what == "長い":
        return folder / f"{'長' * 300}.pdf"
    if what == "フォルダ":
        path.mkdir()
    elif what != "ない":
        path.write_bytes({"空": b"", "偽": b"<html>not a document</html>"}[what])
    return path


@pytest.mark.parametrize("command", ["analyze", "align"])
@pytest.mark.parametrize("what", ["ない", "フォルダ", "長い", "空", "偽"])
def test_a_file_that_cannot_be_read_gets_one_sentence_and_the_others_are_done(
    what: str, command: str, files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = unreadable(tmp_path, what)
    out = tmp_path / "out"
    assert cli.main([command, str(files[0]), str(bad), str(files[1]), "--out", str(out)]) == 2
    (sentence,) = complaints(capsys)
    assert f"「{bad.name[:30]}" in sentence
    assert sentence.endswith("。")
    expected = {"analyze": {"貸舟.json", "納屋.json"}, "align": {"貸舟--納屋.json"}}
    assert {path.name for path in out.iterdir()} == expected[command]


def test_a_file_without_permission_gets_a_sentence(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # who runs the tests may be root, whom nothing is denied
    assert cli.main(["analyze", str(files[0]), "--out", str(tmp_path / "out")]) == 2
    (sentence,) = complaints(capsys)
    assert "許可" in sentence


@pytest.mark.parametrize("command", ["analyze", "align"])
def test_results_that_cannot_be_written_get_a_sentence(
    command: str, files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "out"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert cli.main([command, *map(str, files), "--out", str(in_the_way)]) == 2
    (sentence,) = complaints(capsys)
    assert "--out" in sentence
    assert in_the_way.read_text(encoding="utf-8") == "not a folder"


def test_one_result_that_cannot_be_written_does_not_stop_the_others(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / "貸舟.json").mkdir(parents=True)
    assert cli.main(["analyze", *map(str, files), "--out", str(tmp_path / "out")]) == 2
    assert len(complaints(capsys)) == 1
    assert (tmp_path / "out" / "納屋.json").is_file()


def test_two_inputs_of_one_name_do_not_overwrite_each_other(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "別" / "貸舟.txt"
    other.parent.mkdir()
    other.write_text(BARN, encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["analyze", str(files[0]), str(other), str(files[1]), "--out", str(out)]) == 2
    (sentence,) = complaints(capsys)
    assert str(other) in sentence
    assert load(out / "貸舟.json")["title"] == "貸舟利用規約"
    assert (out / "納屋.json").is_file()


def test_a_text_without_articles_is_written_with_a_remark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memo = tmp_path / "覚え書き.txt"
    memo.write_text("今日は風が強く、舟を出さなかった。\n明日は晴れるだろう。\n", encoding="utf-8")
    assert cli.main(["analyze", "--only", "structure", str(memo), "--out", str(tmp_path)]) == 0
    (remark,) = complaints(capsys)
    assert remark.startswith("「覚え書き.txt」: ")
    assert "条" in remark
    assert "舟を出さなかった" in (tmp_path / "覚え書き.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["-h"], ["analyze", "--help"], ["align", "-h"]])
def test_help_is_japanese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = cli.main(words)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    text = capsys.readouterr().out
    assert status == 0
    assert text.startswith("使い方: python cli.py")
    assert not re.search(r"usage|optional|positional|show this|exit", text)


@pytest.mark.parametrize(
    "words",
    [
        ["analyze"],
        ["analyze", "a.txt"],
        ["analyze", "a.txt", "--out"],
        ["analyze", "a.txt", "--out", "o", "--deep"],
        ["analyze", "--only", "topics", "a.txt", "--out", "o"],
        ["destroy"],
    ],
)
def test_a_wrong_call_gets_one_japanese_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.main(words)
    assert leaving.value.code == 2
    (line,) = complaints(capsys)
    assert not re.search(r"argument|required|expected|invalid|choose", line)
    assert line.endswith("-h」で使い方を表示します。")


def test_japanese_comes_out_whatever_the_locale(files: tuple[Path, Path], tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [
            sys.executable,
            "cli.py",
            "analyze",
            "--only",
            "structure",
            "nowhere.txt",
            str(files[1]),
            "--out",
            str(tmp_path),
        ],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, **plain},
        check=False,
    )
    assert done.returncode == 2
    assert "「nowhere.txt」を読み込めません。" in done.stderr.decode("utf-8")
    assert load(tmp_path / "納屋.json")["title"] == "納屋賃貸約款"


def test_the_outline_is_printed_with_citations_captions_and_what_was_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "舟.txt"
    file.write_text(
        "貸舟規約\n第1条（舟）\n舟を貸します。\n第2条（料金）\n1. 前払いとします。\n2. 次の場合は返します。\n(1) 嵐\n- 1 -\n第4条（岸）\n岸へ戻します。\n",
        encoding="utf-8",
    )
    assert cli.main(["outline", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "貸舟規約"
    assert "　第2条（料金）" in lines
    assert "　　　第2条第2項第1号　嵐" in lines
    assert "　　第1条　舟を貸します。" in lines
    assert "　頁番号: - 1 -" in lines
    assert any(line.startswith("　欠番: 第4条") for line in lines)


def test_a_reviewers_decisions_change_the_outline_and_are_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, decisions = tmp_path / "舟.txt", tmp_path / "判断.json"
    file.write_text("第1条（舟）\n舟を貸します。\n第2条（料金）\n前払いとします。\n一括とする\n", encoding="utf-8")
    decision = StructureDecision("一括とする", 1, Says.ITEM, "山田", "2026-04-01")
    decisions.write_bytes(write_decisions([decision]))
    assert cli.main(["outline", str(file), "--decisions", str(decisions)]) == 0
    assert any("第2条第1号" in line and "✎" in line for line in capsys.readouterr().out.splitlines())


def test_a_tree_leaves_as_statute_xml_and_comes_back(tmp_path: Path, files: tuple[Path, Path]) -> None:
    sent = tmp_path / "納屋.xml"
    assert cli.main(["export", str(files[1]), "--format", "xml", "--out", str(sent)]) == 0
    assert cli.main(["analyze", "--only", "structure", str(files[1]), "--out", str(tmp_path / "a")]) == 0
    assert cli.main(["analyze", "--only", "structure", str(sent), "--out", str(tmp_path / "b")]) == 0
    one, other = load(tmp_path / "a" / "納屋.json"), load(tmp_path / "b" / "納屋.json")
    assert [node["path"] for node in one["nodes"]] == [node["path"] for node in other["nodes"]]


def test_the_files_in_a_zip_are_read_one_by_one(
    tmp_path: Path, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    packed = tmp_path / "約款.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(files[0], "a/貸舟.txt")
        archive.write(files[1], "納屋.txt")
        archive.writestr("壊れた.pdf", b"%PDF-1.7 oops")
    assert cli.main(["analyze", "--only", "structure", str(packed), "--out", str(tmp_path / "out")]) == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["納屋.json", "貸舟.json"]
    (sentence,) = complaints(capsys)
    assert "壊れた.pdf" in sentence


def test_revisions_say_what_became_of_every_article(tmp_path: Path) -> None:
    old, new, out = tmp_path / "旧.txt", tmp_path / "新.txt", tmp_path / "歩み.json"
    old.write_text(BOAT, encoding="utf-8")
    new.write_text(BOAT.replace("４５日前", "６０日前"), encoding="utf-8")
    assert cli.main(["revisions", str(old), str(new), "--out", str(out)]) == 0
    changes = {entry["new"]: entry["change"] for entry in load(out)["articles"]}
    assert changes == {"本則/第1条": ["same"], "本則/第2条": ["same"], "本則/第3条": ["substantive"]}


def test_revisions_obey_a_reviewer_and_tell_which_of_his_words_came_to_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, said, out = (tmp_path / name for name in ("旧.txt", "新.txt", "判断.json", "歩み.json"))
    old.write_text(BOAT, encoding="utf-8")
    new.write_text(BOAT, encoding="utf-8")
    cut, lost = (
        LinkDecision(f"本則/第{n}条", "", f"本則/第{n}条", "", LinkSays.CUT, "法務 試験", "2026-11-20") for n in (3, 9)
    )
    said.write_bytes(write_decisions([], [cut, lost]))
    words = ["revisions", str(old), str(new), "--decisions", str(said), "--out", str(out)]
    assert cli.main(words) == 0
    articles = load(out)["articles"]
    assert [(e["old"], e["new"]) for e in articles if e.get("decision", {}).get("says") == "cut"] == [
        ("本則/第3条", None),
        (None, "本則/第3条"),
    ]
    assert any("本則/第9条" in sentence for sentence in complaints(capsys))


def test_a_reader_who_has_seen_enough_ends_the_output_without_a_trace() -> None:
    read, write = os.pipe()
    os.close(read)
    words = [sys.executable, "cli.py", "outline", "corpus/samples/text/haruka-2024.txt"]
    try:
        done = subprocess.run(words, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
