"""Rows in the order of danger."""

from __future__ import annotations

from dataclasses import replace

from analysis.comparison.danger import danger
from models.changes import Change, Ground, Verdict
from models.comparison import Diff, Op, Piece, Row, State, Strip


def row(number: int, ground: Ground | None, left: str = "旧", right: str = "新", part: str = "本則") -> Row:
    path = f"{part}/第{number}条"
    if ground is None:
        strip = Strip(path, path, Diff((Piece(Op.SAME, "同じ", "同じ"),)))
        return Row(State.SAME, path, path, (strip,))
    strip = Strip(path, path, Diff((Piece(Op.CHANGED, "旧", "新"),)))
    words = tuple(filter(None, (left, right)))
    change = Change(left, right, path, 0, path, 0, ground, words)
    return Row(State.CHANGED, path, path, (strip,), verdict=Verdict((change,)))


def alone(number: int, *, figure: bool) -> Row:
    path = f"本則/第{number}条"
    diff = Diff((Piece(Op.LEFT, "10日" if figure else "文", "", number=figure),))
    return Row(State.LEFT_ONLY, path, None, (Strip(path, None, diff),))


def test_what_matters_comes_first_and_numbers_before_words() -> None:
    rows = (
        row(1, None),
        row(2, Ground.SPELLING),
        row(3, Ground.RENUMBERED),
        row(4, Ground.PARTY),
        alone(5, figure=False),
        row(6, Ground.DEADLINE, "10日", ""),
        alone(7, figure=True),
        row(8, Ground.NUMBER, "年5%", "年6%"),
    )
    assert danger(rows) == (7, 6, 5, 4, 3, 1, 2, 0)


def test_a_deadline_without_a_number_is_a_word_and_numbers_count_wherever_they_stand_in_the_row() -> None:
    apart = row(2, Ground.NUMBER, "1名", "")
    both = replace(apart, verdict=Verdict((*apart.verdict.changes, *row(2, Ground.NUMBER, "", "2名").verdict.changes)))
    assert danger((row(1, Ground.DEADLINE, "期間", "期日"), both)) == (1, 0)


def test_a_number_beside_words_is_no_number_for_another() -> None:
    beside_words = row(1, Ground.DEADLINE, "始める日をいいます", "毎月1日")
    for_another = row(2, Ground.DEADLINE, "六か月", "10日")
    assert danger((beside_words, for_another)) == (1, 0)


def test_of_equals_the_first_stands_first() -> None:
    assert danger((row(1, Ground.PARTY), row(2, Ground.SCOPE), row(3, Ground.PARTY))) == (0, 1, 2)


def test_supplements_stand_behind_the_provisions_of_their_kind() -> None:
    rows = (row(1, Ground.NUMBER, "1", "2", part="附則1"), row(1, Ground.PARTY), row(2, Ground.SPELLING))
    assert danger(rows) == (1, 0, 2)


def test_a_difference_of_substance_counts_where_only_noise_is_seen() -> None:
    hidden = replace(
        row(2, None), verdict=Verdict((Change("甲", "乙", "本則/第2条", 0, "本則/第2条", 0, Ground.PARTY),))
    )
    assert danger((row(1, None), hidden)) == (1, 0)
