"""Escaping: whatever a document holds stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Kind
from reports.markup import escape, tag, visible
from tests.ui.small import Plan, article, document, main
from ui.place import page_of

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></style></div><svg onload=alert(1)>",
    "&lt;b&gt; &#60;i&#62;",
    "javascript:alert(1)",
    "\u202e)001(円を上限\u202c",
    "\x00\x1b[31m\ud800",
    "`${alert(1)}` {{7*7}} [x](javascript:alert(1)) :material/warning:",
)


class Reading(HTMLParser):
    """Collects the text, and the elements with their attributes, that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_content_and_in_attributes(text: str) -> None:
    seen = Reading(tag("p", escape(text), title=text))
    assert seen.text == visible(text)
    assert seen.elements == [("p", {"title": visible(text)})]


@given(st.text())
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    seen = Reading(tag("i", escape(text)))
    assert (seen.text, seen.elements) == (visible(text), [("i", {})])


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_nothing_that_steers_the_direction_or_the_terminal_comes_through(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00\x1b\x9b")
    shown.encode("utf-8")


def test_attributes_are_left_out_written_bare_or_escaped() -> None:
    assert tag("a", "x", href=None, hidden=True, disabled=False, data_go="r1", class_="c") == (
        '<a hidden data-go="r1" class="c">x</a>'
    )
    assert tag("input", type="checkbox") == '<input type="checkbox">'


def test_the_only_paragraph_of_an_article_is_left_out_of_its_citation() -> None:
    one = document("a.txt", main(article(1, "目的", "定める。"), article(2, "料金", "払う。", "返さない。")))
    assert one.cited("本則/第1条/第1項") == "第1条"
    assert one.cited("本則/第2条/第1項") == "第2条第1項"
    assert one.cited("別表1") == "別表1"


def test_a_page_is_named_only_where_there_are_pages() -> None:
    plain = main(article(1, "目的", "定める。"), Plan(Kind.ARTICLE, "第9条", "第9条"))
    assert page_of(document("a.pdf", plain, pages=True), "本則/第9条") == "3頁"
    assert page_of(document("a.txt", plain), "本則/第9条") == ""
    assert page_of(document("a.txt", plain), "本則/第77条") == ""
