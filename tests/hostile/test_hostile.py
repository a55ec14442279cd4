"""Hostile documents: each is shown as the text that it is, or gets one sentence; none runs, breaks or stalls a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import library
from tests.hostile.documents import Hostile, documents
from tests.ui.test_markup import Reading

DOCUMENTS = documents()
BARRED = {"script", "img", "svg", "iframe", "style", "link", "object", "embed", "base", "meta"}
EVERYTHING = {
    "a article aside b button del details div em h1 h2 h3 h4 i input ins label li main mark nav option p q "
    "section select small span summary table tbody td th thead tr ul"
}
ELEMENTS = set(" ".join(EVERYTHING).split())


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    where = f"sqlite:///{tmp_path / 'library.db'}"
    monkeypatch.setenv("YAKKAN_DATABASE_URL", where)
    return where


def _document() -> None:
    import streamlit as st

    from ui import keeping
    from ui.documents import page as document

    if told := st.session_state.pop("told", None):
        keeping.ask(told)
    document.page()


def _search() -> None:
    from ui.search import page as search

    search.page()


def htmls(app: AppTest) -> list[str]:
    """All HTML that the page hands to the browser."""
    assert not app.exception, [each.message for each in app.exception]
    views = [json.loads(drawn.proto.json)[0]["html"] for drawn in app.get("bidi_component")]
    words = [part.proto.body for part in app.get("html") if "<style>" not in part.proto.body]
    return [*views, *words]


def assert_harmless(app: AppTest) -> None:
    for html in htmls(app):
        seen = Reading(html)
        names = {name for name, _ in seen.elements}
        assert not names & BARRED
        assert names <= ELEMENTS | {"h1"}
        for _, attributes in seen.elements:
            assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcdoc")]
            assert not str(dict(attributes).get("href", "")).lower().strip().startswith(("javascript", "data", "http"))


def test_there_are_fifty_of_them() -> None:
    assert len(DOCUMENTS) >= 50
    assert len({each.about for each in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("hostile", DOCUMENTS, ids=[each.about for each in DOCUMENTS])
def test_a_hostile_file_is_shown_harmlessly_or_gets_its_sentence(hostile: Hostile, place: str) -> None:
    app = AppTest.from_function(_document, default_timeout=300).run()
    app.file_uploader[-1].upload(hostile.name, hostile.data, "application/octet-stream").run()
    assert_harmless(app)
    own = app.session_state.own_documents if "own_documents" in app.session_state else {}
    sentences = [outcome.sentence for outcome in app.session_state.outcomes if outcome.bad and not outcome.id]
    assert own or sentences
    assert all(sentence.endswith("。") and "Traceback" not in sentence for sentence in sentences)
    rows = [{"id": i, "provider": "", "service": "", "kind": "", "date": "", "into": ""} for i in own]
    app.session_state.told = {"who": "<b>甲</b>", "rows": rows}
    app.run()
    assert_harmless(app)
    if own:
        with library.open(place) as shelf:
            assert len([v for s in shelf.services() for v in s.versions]) == len(own)
            assert shelf.verify().whole
            uid = shelf.services()[0].latest.uid
        app.query_params["doc"] = f"v-{uid[:16]}"
        assert_harmless(app.run())


def test_what_they_say_is_found_and_shown_as_text(place: str) -> None:
    with library.open(place) as shelf:
        for hostile in DOCUMENTS[:4]:
            shelf.add(hostile.name, hostile.data)
    app = AppTest.from_function(_search, default_timeout=60)
    app.query_params["q"] = "料金"
    assert_harmless(app.run())
