"""The rules from the shell: proved by their examples, added to by a table, overruled by a reviewer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cli
from corpus.decisions import write
from models.decisions import ParameterDecision, ParameterSays

TERMS = "第1条（寄港）\n会員は、寄港の5日前までに知らせます。\n第2条（退会）\n会員は、退会する日の20日前までに届け出ます。\n"
HEADS = "キー,項目名,値の書き方,当たる例,当たらない例\n"
GOOD = HEADS + "dock.notice,寄港の予告,寄港の〔期間〕前,寄港の3日前に知らせる。→3日,寄港は3日で終わる。\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "貸舟.txt"
    file.write_text(TERMS, encoding="utf-8")
    return file


def load(folder: Path) -> Any:
    return json.loads((folder / "貸舟.json").read_text(encoding="utf-8"))


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "項目.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_rules_and_a_table_are_proved_by_their_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "check", str(table(tmp_path, GOOD))]) == 0
    built_in, own = capsys.readouterr().out.splitlines()
    assert built_in.startswith("組み込みの規則 ")
    assert built_in.endswith("すべて成り立ちます。")
    assert own == "「項目.csv」の行 1 件、例 2 件: すべて成り立ちます。"


def test_an_example_that_goes_wrong_is_named_with_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "check", str(table(tmp_path, GOOD.replace("→3日", "→4日")))]) == 2
    said = capsys.readouterr()
    assert "1 件が成り立ちません。" in said.out
    assert said.err == (
        "「項目.csv」の 2 行目（寄港の予告）: 当たる例「寄港の3日前に知らせる。」から 4日 が読み取れるはずが、3日 でした。"
        "値の書き方か例を直してください。\n"
    )


def test_a_row_that_cannot_be_read_is_named_with_cause_and_remedy(
    tmp_path: Path, terms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, GOOD.replace("〔期間〕", "〔期日〕"))
    words = ["analyze", str(terms), "--keys", str(file), "--out", str(tmp_path / "out")]
    assert cli.main(words) == 2
    assert "2 行目を、項目の表として使えません。〔期日〕という値はありません。" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_added_key_stands_among_the_further_parameters(tmp_path: Path, terms: Path) -> None:
    words = ["analyze", str(terms), "--keys", str(table(tmp_path, GOOD)), "--out", str(tmp_path)]
    assert cli.main(words) == 0
    (own,) = [p for p in load(tmp_path)["further_parameters"] if p.get("own")]
    assert (own["key"], own["label"], own["value"], own["at"]) == (
        "dock.notice",
        "寄港の予告",
        "P5D",
        "本則/第1条/第1項",
    )


def test_a_reviewers_word_about_a_value_counts_and_is_marked(
    tmp_path: Path, terms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "判断.json"
    key, at = "termination_by_customer.notice", "本則/第2条/第1項"
    corrected = ParameterDecision(key, at, "", "P20D", ParameterSays.CORRECT, "P20BD", "", "法務 山田", "2026-11-20")
    gone = ParameterDecision(
        "refund", "本則/第9条", "", "none", ParameterSays.CONFIRM, "", "", "法務 山田", "2026-11-20"
    )
    file.write_bytes(write([], parameters=[corrected, gone]))
    assert cli.main(["analyze", str(terms), "--decisions", str(file), "--out", str(tmp_path)]) == 0
    found = load(tmp_path)
    (leaving,) = [p for p in found["parameters"] if p["key"] == key]
    assert leaving["value"] == "P20BD"
    assert leaving["decision"] == {"says": "correct", "who": "法務 山田", "when": "2026-11-20", "why": ""}
    assert [told["at"] for told in found["parameter_decisions"]] == [at, None]
    assert "本則/第9条 の refund についての判断（法務 山田、2026-11-20）は" in capsys.readouterr().err
