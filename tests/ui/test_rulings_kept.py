"""What is said of two documents of the library beside each other is kept there: for everybody, in either order, with who and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import library
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from tests.library.texts import ARTICLES, terms
from ui import shelf
from ui.comparison import rulings
from ui.library import Pair

WHO, WHEN, LATER = "法務 山田", "2026-11-20T10:00:00+09:00", "2026-11-20T11:00:00+09:00"
CUT = LinkDecision("本則/第3条", "", "本則/第4条", "", LinkSays.CUT, WHO, WHEN, "率が違う")
CHECKED = RowDecision("本則/第1条", "", "本則/第1条", "", RowSays.CHECKED, WHO, WHEN)
ALONE = RowDecision("本則/第6条", "", "", "", RowSays.CHECKED, WHO, WHEN)


@pytest.fixture
def pair(place: str) -> Pair:
    """Two services in the library."""
    with library.open(place) as made:
        one = made.add("a.txt", terms()).version.uid
        other = made.add(
            "b.txt", terms("花見馬車", "花見馬車株式会社", articles=dict(reversed(list(ARTICLES.items()))))
        ).version.uid
    return shelf.id_of(one), shelf.id_of(other)


def test_what_one_session_says_every_session_has_in_either_order(pair: Pair) -> None:
    rulings.add(pair, [CUT], [CHECKED, ALONE])
    said = rulings.ruled(pair)
    assert (said.links, said.rows) == ((CUT,), (CHECKED, ALONE))
    assert rulings.ruled((pair[1], pair[0])) == said
    with library.open() as kept:
        every = [each.decided.what for each in kept.decisions(shelf.stock().versions[pair[1]][1].uid)]
        assert every == [CUT, CHECKED, ALONE]


def test_the_later_word_counts_and_taking_it_back_takes_back_what_it_replaced(pair: Pair) -> None:
    rulings.add(pair, rows=[CHECKED])
    rulings.add(pair, rows=[replace(CHECKED, says=RowSays.REOPENED, when=LATER), ALONE])
    assert [word.says for word in rulings.ruled(pair).rows] == [RowSays.REOPENED, RowSays.CHECKED]
    rulings.take_back(pair, "row", 0)
    assert rulings.ruled(pair).rows == (ALONE,)


def test_it_is_said_of_these_two_and_of_no_others(pair: Pair, place: str) -> None:
    with library.open(place) as kept:
        third = shelf.id_of(kept.add("c.txt", terms("夕焼け筏", "株式会社夕焼け")).version.uid)
    rulings.add(pair, [CUT], [ALONE])
    assert rulings.ruled((pair[0], third)) == rulings.NOTHING_RULED


def test_words_read_the_other_way_round_are_turned() -> None:
    left, right = {"本則/第3条": "a" * 64}, {"本則/第4条": "b" * 64}
    turned = LinkDecision("本則/第4条", "b" * 64, "本則/第3条", "a" * 64, LinkSays.CUT, WHO, WHEN)
    found = rulings.faced(turned, left, right)
    assert (found.left, found.left_print, found.right, found.right_print) == (
        "本則/第3条",
        "a" * 64,
        "本則/第4条",
        "b" * 64,
    )
    assert rulings.faced(found, left, right) == found


def _session() -> None:
    import streamlit as st

    from ui.comparison import rulings

    state = st.session_state
    rulings.add(("own-1", state.other), [state.cut])
    rulings.moved("own-1", state.new)
    state.left_here = dict(state.ruled)


def test_what_was_said_before_a_document_was_kept_goes_with_it(pair: Pair) -> None:
    app = AppTest.from_function(_session, default_timeout=60)
    app.session_state.cut, app.session_state.other, app.session_state.new = CUT, pair[1], pair[0]
    app.run()
    assert not app.exception
    assert app.session_state.left_here == {}
    assert rulings.ruled(pair).links == (CUT,)
