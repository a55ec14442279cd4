"""The page 設定: the library as a whole, who decides, and who may."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import library
from tests.library.texts import terms
from tests.ui.test_markup import Reading
from ui import access

APP = str(Path(__file__).parents[2] / "app.py")


def _settings() -> None:
    from ui.settings import page as settings

    settings.page()


def visit() -> AppTest:
    return AppTest.from_function(_settings, default_timeout=60).run()


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join([*(Reading(part.proto.body).text for part in app.get("html")), *(text.value for text in app.text)])


def test_where_the_library_would_lie_is_said_before_there_is_one(place: str) -> None:
    app = visit()
    assert place.removeprefix("sqlite:///") in said(app)
    assert "最初に保存したときに作られます。" in said(app)
    assert not library.there(place)


def test_the_library_is_counted_and_held_against_itself(place: str) -> None:
    with library.open(place) as shelf:
        shelf.add("a.txt", terms())
    app = visit()
    assert "サービス 1・版 1・人の判断 0" in said(app)
    app.button(key="verify").click().run()
    assert "欠けや食い違いはありません（サービス 1 件・版 1 件" in said(app)


def test_what_is_written_out_can_be_taken_in_elsewhere(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.settings.library import exported

    with library.open(place) as shelf:
        shelf.add("a.txt", terms())
    whole = exported(place)
    other = f"sqlite:///{tmp_path / 'other.db'}"
    monkeypatch.setenv("YAKKAN_DATABASE_URL", other)
    app = visit()
    app.file_uploader[0].upload("文書庫.zip", whole, "application/zip").run()
    assert "取り込みました（新しいもの：版 1 件・人の判断 0 件）。" in said(app)
    with library.open(other) as shelf:
        assert len(shelf.services()) == 1


def test_a_zip_that_is_no_library_gets_a_sentence_and_changes_nothing(place: str) -> None:
    with library.open(place) as shelf:
        shelf.add("a.txt", terms())
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    app = visit()
    app.file_uploader[0].upload("別.zip", held.getvalue(), "application/zip").run()
    assert "「別.zip」を文書庫として読み込めません。" in said(app)
    assert "版 1・" in said(app)


def test_the_name_given_here_goes_with_the_decisions() -> None:
    app = visit()
    app.text_input(key="settings_who").input("  法務　山田 ").run()
    assert app.session_state.who == "法務 山田"


def test_limits_and_versions_are_told() -> None:
    words = said(visit())
    assert "PDF 200 MB" in words
    assert "約款くらべ 0.1.0　規則" in words


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A server that asks for a login; who is logged in can be changed."""
    user: dict[str, Any] = {}

    class User(dict[str, Any]):
        @property
        def is_logged_in(self) -> bool:
            return bool(user)

        def get(self, key: str, default: Any = None) -> Any:
            return user.get(key, default)

    monkeypatch.setattr(access, "_secrets", lambda: {"auth": {}, "roles": {"review": ["yamada@example.com"]}})
    monkeypatch.setattr(st, "user", User())
    return user


def test_without_a_login_nothing_is_shown_where_one_is_asked_for(asked: dict[str, Any]) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    assert [button.label for button in app.button] == ["ログインする"]
    assert [json.loads(drawn.proto.json)[0].get("now") for drawn in app.get("bidi_component")] == ["ja"]  # the switch


@pytest.mark.parametrize(
    ("mail", "verified", "role"),
    [
        ("Yamada@example.com", True, access.REVIEW),
        ("yamada@example.com", False, access.LOOK),
        ("sato@example.com", True, access.LOOK),
    ],
)
def test_who_is_listed_may_decide_and_everybody_else_may_look(
    asked: dict[str, Any], mail: str, verified: bool, role: str
) -> None:
    asked |= {"email": mail, "email_verified": verified, "name": "山田"}
    assert access.role() == role
    assert access.may_decide() == (role == access.REVIEW)


def test_who_may_only_look_is_offered_nothing_that_keeps(asked: dict[str, Any], place: str) -> None:
    asked |= {"email": "sato@example.com", "name": "佐藤"}
    app = AppTest.from_function(_document, default_timeout=60).run()
    assert "閲覧の権限で開いています。" in said(app)
    assert app.button(key="samples").disabled
    app = visit()
    assert not app.file_uploader
    assert app.text_input(key="settings_who").disabled


def _document() -> None:
    from ui.documents import page as document

    document.page()


def test_where_no_login_is_asked_for_everybody_may_decide() -> None:
    assert access.role() == access.REVIEW
    assert access.name() == ""
