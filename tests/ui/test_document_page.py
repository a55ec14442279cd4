"""The page 文書 as Streamlit runs it, without a browser."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corpus.decisions import write
from corpus.readers.ocr import recognition as ocr
from corpus.samples import find, samples
from models.decisions import Says, StructureDecision
from tests.corpus.test_ocr import Answers, hocr, marks, scanned
from tests.ui.test_markup import Reading
from ui import reading

TERMS = "舟艇貸渡約款\n\n第１条（目的）\nこの約款は、舟の貸渡しについて定めます。\n\n第２条（料金）\n料金は、月末に払います。\n(1) 現金\n"


def _both() -> None:
    import streamlit as st

    from ui.comparison import page as compare
    from ui.documents import page as document

    compare.page() if st.session_state.get("compare") else document.page()


def visit(**address: str) -> AppTest:
    app = AppTest.from_function(_both, default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


@pytest.fixture
def app() -> AppTest:
    return visit(doc="minato-2025")


def drawn(app: AppTest) -> dict[str, Any]:
    """What the page hands to the browser for its last view."""
    assert not app.exception
    data = json.loads(app.get("bidi_component")[-1].proto.json)
    found = data[0] if isinstance(data, list) else data
    assert isinstance(found, dict)
    return found


def text(app: AppTest) -> str:
    return Reading(drawn(app)["html"]).text


def said(app: AppTest) -> str:
    """What the page says around the document."""
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    next(u for u in app.file_uploader if "約款のファイル" in u.label).upload(
        name, data, "application/octet-stream"
    ).run()
    return app


def load_decisions(app: AppTest, *decisions: StructureDecision) -> AppTest:
    uploader = next(u for u in app.file_uploader if "判断" in u.label)
    uploader.upload("判断.json", write(decisions), "application/json").run()
    return app


CASH = StructureDecision("(1) 現金", 1, Says.TEXT, "法務 山田", "2026-11-20")


def test_a_sample_is_shown_with_its_outline_and_said_to_be_one(app: AppTest) -> None:
    assert "見本を表示しています。" in said(app)
    assert [box.label for box in app.selectbox] == ["文書"]
    assert app.query_params["doc"] == app.selectbox[0].value
    assert "第1条 目的及び適用範囲" in text(app)


def test_an_address_opens_a_document_at_a_place() -> None:
    app = visit(doc="haruka-2024", at="本則/第31条")
    assert app.selectbox[0].value == "haruka-2024"
    place = drawn(app)["go"]
    html = drawn(app)["html"]
    assert "延滞利息" in Reading(html.partition(f'id="{place}"')[2][:900]).text
    assert drawn(app.run())["go"] == "", "the jump is made once"


def test_an_unknown_document_or_place_is_said_to_be_unknown() -> None:
    assert "このURLが指す文書は、ここにはありません。" in said(visit(doc="own-0123456789abcdef"))
    app = visit(doc="haruka-2024", at="本則/第999条")
    assert "このURLが指す場所「本則/第999条」は、この文書にはありません。" in said(app)
    assert drawn(app)["go"] == ""


def test_another_document_can_be_chosen(app: AppTest) -> None:
    app.selectbox[0].select("tobiume-2023").run()
    assert app.query_params["doc"] == "tobiume-2023"
    assert find("tobiume-2023").service in app.selectbox[0].format_func("tobiume-2023")
    assert "厨房機器" in text(app)


def test_an_uploaded_document_is_shown(app: AppTest) -> None:
    upload(app, "舟艇.txt", TERMS.encode())
    assert str(app.selectbox[0].value).startswith("own-")
    assert "舟の貸渡し" in text(app)
    form = json.loads(app.get("bidi_component")[-2].proto.json)[0]["html"]
    assert "舟艇.txt" in form, "it can be kept"


def test_a_zip_file_is_opened_and_each_member_read_or_explained(app: AppTest) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("約款/舟艇.txt", TERMS.encode())
        archive.writestr("約款/空.pdf", b"")
        archive.writestr("約款/見本.pdf", samples()[0].read(".pdf"))
    upload(app, "まとめ.zip", held.getvalue())
    assert "「まとめ.zip」から 3 件を取り出しました。" in said(app)
    assert "「空.pdf」を読み込めません。" in said(app)
    assert (
        sum(
            str(option).find("舟艇.txt") >= 0 or str(option).find("見本.pdf") >= 0
            for option in app.selectbox[0].options
        )
        == 2
    )


def test_decisions_of_a_file_hold_on_both_pages_and_are_counted(app: AppTest) -> None:
    upload(app, "舟艇.txt", TERMS.encode())
    assert "1 号" in text(app)
    load_decisions(app, CASH)
    assert "1 件の判断を読み込みました。" in said(app)
    assert "人の判断 1✎ 「(1) 現金」 は本文法務 山田" in text(app)
    assert "1 号" not in text(app).partition("第1条")[0]
    app.session_state["compare"] = True
    app.run()
    assert "「舟艇貸渡約款」は、人の判断 1 件を入れて読んだものです。" in said(app)
    rows = drawn(app)["html"].partition('class="rows"')[2]
    assert '<span class="n">(1)</span>' not in rows.partition("附則")[0].partition("第3条")[0]


def test_a_file_that_holds_no_decisions_gets_a_sentence(app: AppTest) -> None:
    uploader = next(u for u in app.file_uploader if "判断" in u.label)
    uploader.upload("別.json", b"[]", "application/json").run()
    assert "「別.json」を、判断を記録したファイルとして読み込めません。" in said(app)
    assert "人の判断" not in text(app)


def test_decisions_about_one_document_leave_the_others_alone(app: AppTest) -> None:
    upload(app, "舟艇.txt", TERMS.encode())
    load_decisions(app, CASH)
    app.selectbox[0].select("haruka-2024").run()
    assert "人の判断" not in text(app)


def test_decisions_about_a_sample_are_seen_by_one_session_alone() -> None:
    app = load_decisions(
        visit(doc="haruka-2024"), StructureDecision("第３０条　割増金", 1, Says.TEXT, "甲", "2026-11-20")
    )
    assert "45 条" in text(app)
    assert "46 条" in text(visit(doc="haruka-2024"))


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Tesseract as if installed; on every page it reads one line. Files are read in the process that knows of it."""
    answers = Answers(hocr("第１条（目的）舟を貸す。"))
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(subprocess, "run", answers)
    monkeypatch.setattr(reading, "read", lambda job, told: job(partial(told, elapsed=0.0)))
    return answers


OCR = "文字認識（OCR）で読む"


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_a_scanned_file_is_read_by_ocr_only_after_the_reader_agrees(app: AppTest, tesseract: Answers) -> None:
    upload(app, "紙.pdf", scanned(marks()))
    assert "「紙.pdf」を読み込めません。" in said(app)
    assert tesseract.orders == []
    next(button for button in app.button if button.label == OCR).click().run()
    assert tesseract.orders != []
    assert app.selectbox[0].options[0] == "紙.pdf　OCR"
    assert "1ページを文字認識（OCR）で読みました。誤読があり得ます。" in text(app)
    assert OCR not in buttons(app)


def test_pages_without_text_among_others_can_be_read_by_ocr_too(app: AppTest, tesseract: Answers) -> None:
    whole = scanned(marks(), words="第２条（料金）舟の料金は、月末に払います。")
    upload(app, "半分.pdf", whole)
    first = app.selectbox[0].value
    assert "2ページは画像で" in text(app)
    assert "1 条" in text(app)
    next(button for button in app.button if button.label == OCR).click().run()
    assert app.selectbox[0].value == first, "the same document, read better"
    assert "2 条" in text(app)
    assert OCR not in buttons(app)


def test_a_file_whose_tree_is_its_own_offers_no_ocr(app: AppTest, tesseract: Answers) -> None:
    upload(app, "舟艇.txt", TERMS.encode())
    assert OCR not in buttons(app)
    assert tesseract.orders == []
