"""The page 比較 as Streamlit runs it, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import FileUploader

from corpus.samples import samples
from tests.ui.test_markup import Reading

APP = str(Path(__file__).parents[2] / "app.py")
TERMS = "舟艇貸渡約款\n\n第１条（目的）\nこの約款は、舟の貸渡しについて定めます。\n\n第２条（料金）\n料金は、月末に払います。\n"


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(APP, default_timeout=60).run()


def view_of(app: AppTest) -> str:
    """The HTML that the page hands to the browser."""
    assert not app.exception
    _switch, drawn = app.get("bidi_component")
    html = json.loads(drawn.proto.json)[0]["html"]
    assert isinstance(html, str)
    return html


def place(app: AppTest) -> FileUploader:
    """The place for documents; the first one is that for decisions."""
    assert len(app.file_uploader) == 2
    return app.file_uploader[1]


def said(app: AppTest) -> str:
    """What the page says around the comparison."""
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


def test_the_first_visit_compares_two_samples_and_says_so(app: AppTest) -> None:
    assert "見本を表示しています。" in said(app)
    text = Reading(view_of(app)).text
    assert "対応する条がありません" in text
    assert "対応の理由：" in text
    assert [box.label for box in app.selectbox] == ["左", "右"]
    assert app.query_params["left"] != app.query_params["right"]


def test_an_address_chooses_the_documents() -> None:
    one, other = samples()[0], samples()[-1]
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["left"], app.query_params["right"] = other.id, one.id
    app.run()
    assert [box.value for box in app.selectbox] == [other.id, one.id]
    assert other.service in Reading(view_of(app)).text


def test_choosing_and_swapping_change_the_address(app: AppTest) -> None:
    left, right = (box.value for box in app.selectbox)
    third = next(sample.id for sample in samples() if sample.id not in (left, right))
    app.selectbox[0].select(third).run()
    assert app.query_params["left"] == third
    app.button(key="swap").click().run()
    assert (app.query_params["left"], app.query_params["right"]) == (right, third)
    assert [box.value for box in app.selectbox] == [right, third]


def test_the_same_document_on_both_sides_is_allowed_and_pointed_out(app: AppTest) -> None:
    app.selectbox[0].select(app.selectbox[1].value).run()
    assert "左と右に同じ文書が選ばれています。" in said(app)
    assert "一致" in Reading(view_of(app)).text


def test_an_uploaded_document_takes_the_left_side_and_is_explained(app: AppTest) -> None:
    app.button(key="load").click().run()
    place(app).upload("舟艇.txt", TERMS.encode(), "text/plain").run()
    assert "舟艇貸渡約款舟艇.txt2 条・数値と条件" in said(app)
    assert str(app.selectbox[0].value).startswith("own-")
    assert "見本を表示しています。" not in said(app)
    assert "舟の貸渡し" in Reading(view_of(app)).text


def test_an_unreadable_upload_gets_a_sentence_and_leaves_the_comparison(app: AppTest) -> None:
    before = view_of(app)
    app.button(key="load").click().run()
    place(app).upload("空.pdf", b"", "application/pdf").run()
    assert "「空.pdf」を読み込めません。" in said(app)
    assert view_of(app) == before


def test_a_text_without_articles_gets_a_sentence_too(app: AppTest) -> None:
    app.button(key="load").click().run()
    place(app).upload("手紙.txt", "お元気ですか。また書きます。\n".encode(), "text/plain").run()
    assert "「手紙.txt」を読み込めません。条（第1条、1. など）が見つかりません。条文のある" in said(app)
    assert not str(app.selectbox[0].value).startswith("own-")


def test_closing_the_place_for_files_keeps_the_documents(app: AppTest) -> None:
    app.button(key="load").click().run()
    place(app).upload("舟艇.txt", TERMS.encode(), "text/plain").run()
    next(button for button in app.button if button.label == "閉じる").click().run()
    assert len(app.file_uploader) == 1, "the one for decisions stays"
    assert str(app.selectbox[0].value).startswith("own-")


def test_a_session_does_not_see_the_documents_of_another(app: AppTest) -> None:
    app.button(key="load").click().run()
    place(app).upload("舟艇.txt", TERMS.encode(), "text/plain").run()
    mine = app.query_params["left"]
    other = AppTest.from_file(APP, default_timeout=60)
    other.query_params["left"] = mine
    other.run()
    assert "このURLが指す文書は、ここにはありません。" in said(other)
    assert not any("舟艇" in label for label in other.selectbox[0].options)


@pytest.mark.parametrize(
    ("left", "right", "read_as"),
    [
        ("minato-2022", "minato-2025", "versions"),
        ("minato-2025", "minato-2022", "services"),
        ("minato-2025", "haruka-2024", "services"),
        ("minato-2025", "minato-2025", "services"),
    ],
)
def test_only_the_older_version_beside_the_newer_one_is_read_as_a_revision(left: str, right: str, read_as: str) -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["left"], app.query_params["right"] = left, right
    assert view_of(app.run()).startswith(f'<div class="view {read_as}')
