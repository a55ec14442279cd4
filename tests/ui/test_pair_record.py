"""The report of a comparison is the one that the command line makes of the same files; decisions come back from a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import cli
import pipeline
from analysis.text.noise import Noise
from corpus.decisions import write
from corpus.samples import find, samples
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from tests.ui.test_page import APP, said, view_of
from ui.comparison.laid import Shown
from ui.comparison.record import report
from ui.comparison.rulings import NOTHING_RULED, Ruled
from ui.library import Choice
from ui.session import origin_of

LEFT, RIGHT = "minato-2025", "haruka-2024"
WHEN = "2026-11-20T10:00:00+09:00"
CUT = LinkDecision("本則/第14条", "", "本則/第31条", "", LinkSays.CUT, "法務 試験", WHEN)
CHECKED = RowDecision("本則/第3条", "", "本則/第2条", "", RowSays.CHECKED, "法務 試験", WHEN)


def choice(id_: str) -> Choice:
    sample = find(id_)
    return Choice(sample.id, sample.service, sample.provider, sample.version)


def shown() -> Shown:
    left, right = (pipeline.analyse(find(id_).file, find(id_).read()) for id_ in (LEFT, RIGHT))
    alignment, found = pipeline.compare(left, right, noise=frozenset(Noise))
    return Shown(left, right, found, (LEFT, RIGHT), (LEFT, RIGHT), alignment=alignment)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("比較.json", ["compare"]),
        ("比較.html", ["compare"]),
        ("比較.csv", ["compare"]),
        ("対比表.docx", ["report", "sidebyside"]),
        ("新旧対照表.docx", ["report", "amendments"]),
        ("変更履歴.docx", ["report", "redline"]),
    ],
)
def test_a_report_is_that_of_the_command_line_to_the_byte(name: str, command: list[str], tmp_path: Path) -> None:
    files = []
    for id_ in (LEFT, RIGHT):
        files.append(tmp_path / find(id_).file)
        files[-1].write_bytes(find(id_).read())
    pair, laid = (choice(LEFT), choice(RIGHT)), shown()
    origins = [origin_of(*each) for each in zip(pair, (laid.left, laid.right), strict=True)]
    out, decisions = tmp_path / name, tmp_path / f"判断-{LEFT}-{RIGHT}.json"
    for ruled, more in ((NOTHING_RULED, []), (Ruled((CUT,), (CHECKED,)), ["--decisions", str(decisions)])):
        decided = write((), ruled.links, ruled.rows)
        decisions.write_bytes(decided)
        assert cli.main([*command, *map(str, files), "--out", str(out), *more]) == 0
        assert report(*pair, laid, name, decided, ruled, origins) == out.read_bytes()


@pytest.fixture
def app() -> AppTest:
    opened = AppTest.from_file(APP, default_timeout=60)
    opened.query_params["left"], opened.query_params["right"] = LEFT, RIGHT
    return opened.run()


def told(app: AppTest) -> dict[str, object]:
    """What the page tells the view beside its HTML."""
    _switch, drawn = app.get("bidi_component")
    found = json.loads(drawn.proto.json)[0]
    assert isinstance(found, dict)
    return found


def test_decisions_of_a_file_are_taken_over_and_the_rest_follows(app: AppTest) -> None:
    before = view_of(app)
    assert told(app)["record"] == []
    app.file_uploader[0].upload("判断.json", write((), (CUT,), (CHECKED,)), "application/json").run()
    assert "2 件の判断を読み込みました。" in said(app)
    record = told(app)["record"]
    assert isinstance(record, list)
    assert {each["said"] for each in record} == {"対応を切った", "✓ 確認済"}
    assert view_of(app) != before
    assert 'data-left="本則/第14条" data-right="本則/第31条"' not in view_of(app)
    assert "人の判断：対応から外す（法務 試験、2026-11-20）" in view_of(app)
    assert len(samples()) > 2


def test_a_file_that_holds_no_decisions_gets_a_sentence(app: AppTest) -> None:
    before = view_of(app)
    app.file_uploader[0].upload("判断.json", b"{}", "application/json").run()
    assert "「判断.json」を、判断を記録したファイルとして読み込めません。" in said(app)
    assert view_of(app) == before
