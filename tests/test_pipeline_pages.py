"""Web pages as sites make them, from their bytes to the outline: each page in ``pages`` has its outline beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from analysis.structure.segment import outline

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_outline_of_a_page_is_as_written_beside_it(page: Path) -> None:
    document = pipeline.analyse(page.name, page.read_bytes(), only_structure=True).document
    words = [f"題 {document.title.text}", *outline(document).splitlines()]
    assert words == page.with_suffix(".outline").read_text(encoding="utf-8").splitlines()


def test_there_are_pages() -> None:
    assert len(PAGES) >= 6
