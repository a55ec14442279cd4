"""What the reader is told of each file, and of long work."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from corpus.readers import READERS
from models.analysis import Analysis
from models.document import Finding
from pipeline import Stage
from tests.ui.small import harbour
from tests.ui.test_markup import Reading
from ui.choosing import document_remarks, remarks
from ui.library import Choice
from ui.progress import MATCHING, progress
from ui.session import Own
from ui.uploads import Outcome, listed, understood, unpacked
from ui.words import FORMATS

OWN = Own(Choice("own-1", "みなと舟艇約款", "minato.txt", own=True), Analysis(harbour()), harbour().source, "0" * 64)


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
    assert [name for name, _ in seen.elements] == ["ul", "li", "span", "li", "b", "small", "span"]
    assert "「<b>.pdf」を読み込めません。" in seen.text


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return held.getvalue()


def test_a_zip_file_is_replaced_by_its_members_and_said_to_be_opened() -> None:
    whole = zipped(約款_txt="第1条".encode(), 規約_md=b"# 1")
    files, said = unpacked([("別.txt", b"x"), ("まとめ.zip", whole)])
    assert [name for name, _ in files] == ["別.txt", "約款.txt", "規約.md"]
    assert [(outcome.sentence, outcome.bad) for outcome in said] == [
        ("「まとめ.zip」から 2 件を取り出しました。", False)
    ]


def test_a_zip_file_that_cannot_be_opened_and_a_bad_member_get_sentences_of_their_own() -> None:
    files, said = unpacked([("壊れ.zip", b"PK\x03\x04zzzz"), ("中.zip", zipped(中_zip=b"PK", 約款_txt=b"1"))])
    assert [name for name, _ in files] == ["約款.txt"]
    assert [outcome.sentence.partition("。")[0] for outcome in said] == [
        "「壊れ.zip」を読み込めません",
        "「中.zip」から 1 件を取り出しました",
        "「中.zip」を読み込めません",
    ]
    html = listed(said, {})
    assert html.count('class="bad"') == 2
    assert html.count('class="said"') == 1


def test_every_format_that_can_be_read_has_a_name_on_the_screen() -> None:
    assert {ending for endings in FORMATS.values() for ending in endings} == set(READERS)


def test_a_document_read_by_ocr_is_called_so() -> None:
    assert Choice("own-1", "約款", "紙.pdf", own=True, ocr=True).label == "約款　OCR（紙.pdf）"


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
    progress(bar, Stage.READING, words="文字認識")
    assert bar.drawn[-1][1] == "文字認識"


def test_a_document_is_called_a_sample_where_it_is_one_and_a_lost_place_is_named() -> None:
    assert document_remarks(Choice("a", "甲", "甲社"), "", None) == [
        "見本を表示しています。この製品のために作った架空の約款です。"
    ]
    assert document_remarks(OWN.choice, "", "本則/第9条") == [
        "このURLが指す場所「本則/第9条」は、この文書にはありません。"
    ]


def test_only_samples_are_called_samples() -> None:
    one, other = Choice("a", "甲", "甲社"), Choice("b", "乙", "乙社")
    assert remarks(one, other, "", None) == [
        "見本を表示しています。この製品のために作った架空の約款を二つ、すでに比べてあります。"
    ]
    assert remarks(OWN.choice, other, "", None) == []
    assert remarks(OWN.choice, other, "", None, {"own-1": 2, "b": 0}) == [
        "「みなと舟艇約款」は、人の判断 2 件を入れて読んだものです。"
    ]
    assert remarks(OWN.choice, OWN.choice, "", "本則/第9条") == [
        "このURLが指す場所「本則/第9条」は、この比較にはありません。",
        "左と右に同じ文書が選ばれています。比べる相手を選び直してください。",
    ]
