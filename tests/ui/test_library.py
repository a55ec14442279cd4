"""Choosing: labels, addresses, and where newly read documents go."""

from __future__ import annotations

import pytest

from ui.english import words
from ui.library import Choice, first_pair, pair_of, placed

OLD = Choice("m1", "みなと", "湊社", "2022-04-01")
NEW = Choice("m2", "みなと", "湊社", "2023-10-01")
RIVER = Choice("h1", "はるか", "川社", "2024-07-01")
OWN = Choice("own-1", "約款", "約款.pdf", own=True)
ALL = (OWN, NEW, OLD, RIVER)


def test_a_label_tells_name_version_and_maker() -> None:
    assert OLD.label == "2022-04-01 版　みなと（湊社）"
    assert OLD.title == "みなと　2022-04-01 版"
    assert OWN.label == "約款（約款.pdf）"
    assert Choice("own-2", "約款.pdf", "約款.pdf", own=True).label == "約款.pdf"
    assert Choice("x", "a\u202eb", "c").label == "a〔U+202E〕b（c）"


@pytest.mark.parametrize(
    ("choice", "english"),
    [
        (OLD, "2022-04-01, みなと (湊社)"),
        (Choice("m1", "湊社", "湊社", "2022-04-01"), "2022-04-01, 湊社"),
        (Choice("m1", "みなと（法人）", "湊社", "2022-04-01", ocr=True), "2022-04-01, みなと（法人）, OCR (湊社)"),
    ],
)
def test_a_label_has_its_english(choice: Choice, english: str) -> None:
    assert words().plain(choice.label) == english


def test_the_first_visit_shows_two_services_in_their_newest_versions() -> None:
    assert first_pair((OLD, NEW, RIVER)) == ("m2", "h1")


@pytest.mark.parametrize(
    ("left", "right", "pair", "known"),
    [
        (None, None, ("m2", "h1"), True),
        ("m1", "m2", ("m1", "m2"), True),
        ("h1", None, ("h1", "m2"), True),
        (None, "m2", ("h1", "m2"), True),
        ("own-gone", "h1", ("m2", "h1"), False),
        ("own-gone", "own-lost", ("m2", "h1"), False),
        ("<script>", None, ("m2", "h1"), False),
    ],
)
def test_an_address_is_followed_as_far_as_it_is_known(
    left: str | None, right: str | None, pair: tuple[str, str], known: bool
) -> None:
    assert pair_of((NEW, OLD, RIVER), left, right) == (pair, known)


def test_new_documents_take_the_places_of_samples_and_push_out_nothing_of_the_readers() -> None:
    assert placed(("m2", "h1"), ["own-1"], ["own-1"]) == ("own-1", "h1")
    assert placed(("own-1", "h1"), ["own-2"], ["own-1", "own-2"]) == ("own-1", "own-2")
    assert placed(("own-1", "own-2"), ["own-3"], ["own-1", "own-2", "own-3"]) == ("own-1", "own-2")
    assert placed(("m2", "h1"), ["own-1", "own-2", "own-3"], ["own-1", "own-2", "own-3"]) == ("own-1", "own-2")
    assert placed(("own-1", "h1"), ["own-1"], ["own-1"]) == ("own-1", "h1")
