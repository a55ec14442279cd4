"""What the reader is told of each file, and of long work."""

from __future__ import annotations

from dataclasses import replace

from models.analysis import Analysis
from models.document import Finding
from pipeline import Stage
from tests.ui.small import harbour
from tests.ui.test_markup import Reading
from ui.choosing import remarks
from ui.library import Choice
from ui.progress import MATCHING, progress
from ui.session import Own
from ui.uploads import Outcome, listed, understood

OWN = Own(Choice("own-1", "みなと舟艇約款", "minato.txt", own=True), Analysis(harbour()))


def test_a_file_is_told_by_title_name_and_what_was_found() -> None:
    assert Reading(understood(OWN)).text == "みなと舟艇約款minato.txt3 条・数値と条件 0 件"


def test_notices_about_the_reading_stand_below() -> None:
    document = harbour()
    noticed = replace(document, source=replace(document.source, notices=("2 頁は読めませんでした。",)))
    assert "2 頁は読めませんでした。" in Reading(understood(replace(OWN, analysis=Analysis(noticed)))).text


def test_what_is_odd_is_told_and_much_of_it_is_folded() -> None:
    document = harbour()
    findings = tuple(Finding("欠番", f"第{n}条がありません。", "本則", 0, 1) for n in range(10, 15))
    html = understood(replace(OWN, analysis=Analysis(replace(document, findings=findings))))
    assert "第10条がありません。" in html.split("<details>")[0]
    assert "第13条がありません。" in html.split("<summary>ほか 2 件</summary>")[1]


def test_an_error_is_one_sentence_and_hostile_names_stay_text() -> None:
    html = listed([Outcome(None, "「<b>.pdf」を読み込めません。"), Outcome("own-1")], {"own-1": OWN})
    seen = Reading(html)
    assert [name for name, _ in seen.elements] == ["ul", "li", "li", "b", "small", "span"]
    assert "「<b>.pdf」を読み込めません。" in seen.text


def test_progress_names_the_file_and_the_step_and_only_grows() -> None:
    class Bar:
        def __init__(self) -> None:
            self.drawn: list[tuple[float, str | None]] = []

        def progress(self, value: float, text: str | None = None) -> None:
            self.drawn.append((value, text))

    bar = Bar()
    for file in range(2):
        for step in (*Stage, MATCHING):
            progress(bar, step, file=file, files=2)
    values = [value for value, _ in bar.drawn]
    assert values == sorted(values)
    assert values[0] >= 0.0
    assert values[-1] < 1.0
    assert bar.drawn[4][1] == "2 件中 2 件目　読み込み"
    progress(bar, MATCHING)
    assert bar.drawn[-1][1] == "対応づけ"


def test_only_samples_are_called_samples() -> None:
    one, other = Choice("a", "甲", "甲社"), Choice("b", "乙", "乙社")
    assert remarks(one, other, "", None) == [
        "見本を表示しています。この製品のために作った架空の約款を二つ、すでに比べてあります。"
    ]
    assert remarks(OWN.choice, other, "", None) == []
    assert remarks(OWN.choice, OWN.choice, "", "本則/第9条") == [
        "このURLが指す場所「本則/第9条」は、この比較にはありません。",
        "左と右に同じ文書が選ばれています。比べる相手を選び直してください。",
    ]
