"""``history`` from the shell: the figures of the page 改定."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cli
from corpus.samples import TEXTS

FILES = [str(TEXTS / f"minato-{year}.txt") for year in (2025, 2022, 2023)]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.main(["history", *words]) == 0
    return capsys.readouterr().out


def test_versions_stand_in_the_order_of_their_days_with_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, *FILES, "--json", "--on", "2024-01-01"))
    assert [version["date"] for version in found["versions"]] == ["2022-04-01", "2023-10-01", "2025-04-01"]
    assert found["steps"][1]["counts"]["substantive"] == 6
    assert [(each["right"], each["wrong"]) for each in found["accounts"]] == [(22, 0), (21, 0)]
    assert found["accounts"][1]["notices"][0]["promised"] == "P30D"
    assert found["day"]["version"]["date"] == "2023-10-01"
    caps = next(line for line in found["parameters"] if line["key"] == "liability.cap")
    assert len(caps["spans"]) == 3


def test_the_steps_are_those_of_revisions(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    steps = json.loads(told(capsys, *FILES, "--json"))["steps"]
    out = tmp_path / "revisions.json"
    assert cli.main(["revisions", FILES[2], FILES[0], "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["articles"] == steps[1]["articles"]


def test_the_order_that_is_given_holds_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, *FILES, "--json", "--given-order"))
    assert [version["date"] for version in found["versions"]] == ["2025-04-01", "2022-04-01", "2023-10-01"]


def test_a_false_account_and_a_sibling_left_behind_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (TEXTS / "minato-2025.txt").read_text("utf-8")
    later, sibling = tmp_path / "後.txt", tmp_path / "給与.txt"
    later.write_text(text.replace("年14.6％から年12.0％に", "年14.6％から年10.0％に"), "utf-8")
    sibling.write_text((TEXTS / "minato-2023.txt").read_text("utf-8").replace("クラウド会計", "クラウド給与"), "utf-8")
    lines = told(capsys, FILES[2], str(later), "--sibling", str(sibling))
    assert "✗【内容の食い違い】第14条（遅延損害金）は、「年10.0%」に改めたとありますが" in lines
    assert "「給与.txt」に及んでいない改定" in lines
    assert "14.6％" in lines.partition("「給与.txt」")[2]


def test_a_day_before_the_first_version_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["history", *FILES, "--on", "2020-01-01"]) == 2
    assert "2020-01-01 に有効だった版がありません" in capsys.readouterr().err
