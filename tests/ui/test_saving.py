"""Reports that take long are made first, in the place of their button, and then saved; they can be stopped."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from corpus.errors import UserError
from tests.ui.test_working import text

SAVE = "できました。保存する：表"


def content() -> bytes:
    return "表の中身".encode()


def refusal() -> bytes:
    raise UserError("空です。")


def page() -> None:
    import streamlit as st

    from tests.ui.test_saving import content, refusal
    from ui.saving import offer

    make = refusal if st.session_state.get("bad") else content
    offer("表", make, "表.txt", "text/plain", key="table", of=st.session_state.get("of", "a"), long=True)


def visit(**state: object) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def labels(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.label for each in app.button] + [each.proto.label for each in app.get("download_button")]


def test_a_long_report_is_made_when_it_is_asked_for_and_then_saved() -> None:
    app = visit()
    assert labels(app) == ["表"]
    app.button(key="table-make").click().run()
    assert labels(app) == [SAVE]
    assert app.session_state.report_made[1] == content()


def test_a_report_about_something_else_is_made_anew() -> None:
    app = visit()
    app.button(key="table-make").click().run()
    app.session_state.of = "b"
    assert labels(app.run()) == ["表"]


def test_a_report_that_was_stopped_says_what_to_do() -> None:
    app = visit(report_stopped=("table", "a"))
    assert "表を作るのを途中で止めました。もう一度押すと、はじめから作ります。" in text(app)
    app.button(key="table-make").click().run()
    assert labels(app) == [SAVE]
    assert "途中で止めました" not in text(app)


def test_what_is_wrong_is_said_under_the_button() -> None:
    app = visit(bad=True)
    app.button(key="table-make").click().run()
    assert labels(app) == ["表"]
    assert "空です。" in text(app)
