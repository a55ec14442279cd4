"""Work on large documents: done beside the session, not begun again where the reader stopped it, one sentence where it fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

import pipeline
from bench.documents import document
from corpus.errors import UnreadableFile, UserError
from ui.working import Doing, large


def answer() -> int:
    return 42


def refusal() -> int:
    raise UserError("空です。")


def nothing_shown(step: Callable[[str], None]) -> int:
    step("数える")
    return 7


def page() -> None:
    """A page that asks for three things in turn."""
    import streamlit as st

    from tests.ui.test_working import answer, refusal
    from ui.working import Doing, done

    jobs = {"answer": answer, "refusal": refusal}
    asked = st.session_state.get("asked", "answer")
    waiting = st.empty()
    found = done("対応づけ", asked, Doing(jobs[asked]), waiting)
    waiting.empty()
    st.text(f"答えは {found}")


def visit(**state: object) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def text(app: AppTest) -> str:
    return " ".join([each.value for each in app.text] + [each.proto.body for each in app.get("html")])


def test_what_a_job_gives_is_shown_and_the_button_that_ends_it_is_gone() -> None:
    app = visit()
    assert "答えは 42" in text(app)
    assert not app.button


def test_work_that_was_stopped_is_not_begun_again_until_the_reader_says_so() -> None:
    app = visit(given_up=("対応づけ", "answer"))
    assert "対応づけを途中で止めました。もう一度始めるか、上で別の文書を選んでください。" in text(app)
    assert "答えは" not in text(app)
    app.button(key="again").click().run()
    assert "答えは 42" in text(app)


def test_other_work_of_the_same_kind_begins() -> None:
    assert "答えは 42" in text(visit(given_up=("対応づけ", "another")))


def test_what_a_job_has_to_say_is_one_sentence_on_the_page() -> None:
    app = visit(asked="refusal")
    assert "空です。" in text(app)
    assert not app.exception


def test_work_whose_process_ends_gets_a_sentence_that_is_not_about_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def died(*_words: object, **_more: object) -> None:
        raise UnreadableFile("対応づけ", "処理している途中で、プログラムが止まりました。", "もう一度。")

    monkeypatch.setattr("apart.Apart.do", died)
    assert "対応づけを終えられませんでした。もう一度始めるか" in text(visit())


def test_two_usual_documents_are_not_large_two_of_four_hundred_articles_are() -> None:
    usual, long = (pipeline.analyse("a.txt", document(1, 0, articles), only_structure=True) for articles in (50, 400))
    assert not large(usual, usual)
    assert large(long, long)


def test_a_function_without_arguments_is_a_job() -> None:
    assert Doing(partial(nothing_shown, lambda step: None))(lambda step: None) == 7
