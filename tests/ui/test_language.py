"""The switch between Japanese and English: where it is kept, and that Japanese screens know nothing of English."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.test_markup import Reading
from ui import language
from ui.component import asset

APP = str(Path(__file__).parents[2] / "app.py")


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def told(app: AppTest, at: int) -> Mapping[str, Any]:
    """What a view of the page is given; the first is the switch."""
    assert not app.exception
    data: Mapping[str, Any] = json.loads(app.get("bidi_component")[at].proto.json)[0]
    return data


def test_a_first_visit_is_in_japanese_and_offers_english() -> None:
    app = opened()
    assert "lang" not in app.query_params
    assert told(app, 0)["now"] == "ja"
    assert '<button type="button" lang="en" data-to="en">English</button>' in told(app, 0)["html"]
    assert [box.label for box in app.selectbox] == ["左", "右"]


def test_an_address_opens_the_page_in_english() -> None:
    app = opened(lang="en")
    assert told(app, 0)["now"] == "en"
    assert '<button type="button" lang="ja" data-to="ja">日本語</button>' in told(app, 0)["html"]
    assert [box.label for box in app.selectbox] == ["Left", "Right"]
    said = Reading(told(app, 1)["html"]).text
    assert "Matched because: " in said
    assert "対応の理由" not in said


def test_the_language_stays_in_the_session_and_in_the_address() -> None:
    app = opened(lang="en")
    del app.query_params["lang"]  # as the address of another page has none
    app.run()
    assert app.query_params["lang"] in ("en", ["en"])
    assert told(app, 0)["now"] == "en"


def test_an_address_brings_back_japanese() -> None:
    app = opened(lang="en")
    app.query_params["lang"] = "ja"
    app.run()
    assert "lang" not in app.query_params
    assert [box.label for box in app.selectbox] == ["左", "右"]


def test_a_language_that_is_none_is_japanese() -> None:
    app = opened(lang="<script>")
    assert told(app, 0)["now"] == "ja"
    assert "lang" not in app.query_params


def test_a_comparison_in_english_leaves_the_shared_one_as_it_is() -> None:
    before = told(opened(), 1)["html"]
    assert told(opened(lang="en"), 1)["html"] != before
    assert told(opened(), 1)["html"] == before


def test_nothing_of_english_is_loaded_for_japanese_screens() -> None:
    code = (
        "import sys; from streamlit.testing.v1 import AppTest;"
        f"app = AppTest.from_file({APP!r}, default_timeout=60).run(); assert not app.exception;"
        "assert 'ui.language' in sys.modules; assert 'ui.english' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(APP).parent, capture_output=True)


@pytest.mark.parametrize("name", ["view.js", "compare.js", "page.css"])
def test_scripts_and_styles_are_as_they_are_written_in_japanese(name: str) -> None:
    assert language.script(asset(name)) == asset(name)
    assert language.say("保存") == "保存"
    assert language.spoken("<p>保存</p>") == "<p>保存</p>"
    assert language.told({"said": "保存"}) == {"said": "保存"}
