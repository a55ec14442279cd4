"""Two services are shown as two, and versions as versions, where the library knows which they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import library
from tests.library.texts import terms
from tests.ui.test_page import said, view_of
from ui.shelf import id_of

APP = str(Path(__file__).parents[2] / "app.py")
LATER = "２０２５年４月１日"


@pytest.mark.parametrize(
    ("provider", "service", "read_as"),
    [
        ("株式会社月見水運", "月見舟", "versions"),
        ("株式会社星見水運", "星見舟", "services"),
    ],
)
def test_terms_of_two_providers_are_no_versions_of_one_however_alike_their_texts(
    place: str, provider: str, service: str, read_as: str
) -> None:
    with library.open(place) as shelf:
        left, right = (
            shelf.add("a.txt", terms()).version.uid,
            shelf.add("b.txt", terms(service, provider, LATER)).version.uid,
        )
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["left"], app.query_params["right"] = id_of(left), id_of(right)
    assert view_of(app.run()).startswith(f'<div class="view {read_as}')


def test_a_first_visit_says_which_two_of_the_library_it_compares(place: str) -> None:
    with library.open(place) as shelf:
        for name in ("月見", "星見", "花見"):
            shelf.add(f"{name}.txt", terms(f"{name}舟", f"株式会社{name}水運"))
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert "新しく加わった二つの文書" in said(app)
    app.selectbox[0].select_index(2).run()
    assert "新しく加わった" not in said(app)
