"""How numbers bind: every row against its own sentences."""

from __future__ import annotations

import pytest

from analysis.text.bounds import ROWS, Row, bound
from analysis.text.written import plain
from models.parameters import Bound


def told(sentence: str, number: str) -> Bound | None:
    text = plain(sentence)
    start = text.index(plain(number))
    return bound(text, start, start + len(number))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.bound.value)
def test_a_row_binds_its_own_numbers_and_no_others(row: Row) -> None:
    assert {sentence: told(sentence, number) for sentence, number in row.yes.items()} == dict.fromkeys(
        row.yes, row.bound
    )
    assert [sentence for sentence, number in row.no.items() if told(sentence, number) is row.bound] == []
    assert len(row.no) >= len(row.yes)


def test_every_way_to_bind_has_its_row() -> None:
    assert [row.bound for row in ROWS] == list(Bound)
