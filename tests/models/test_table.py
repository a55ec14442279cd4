"""The model of a table refuses what is none."""

from __future__ import annotations

import pytest

from models.document import NOTHING, Passage, Run
from models.table import Table

WORD = Passage("料金", (Run(0, 0, 2),))


def test_a_table_says_what_its_cells_say_and_its_body_begins_below_the_header() -> None:
    table = Table(((WORD, NOTHING), (NOTHING, WORD)), header=0)
    assert table.texts == (("料金", ""), ("", "料金"))
    assert table.body == ((NOTHING, WORD),)
    assert Table(table.rows).body == table.rows


@pytest.mark.parametrize(
    ("rows", "header"),
    [((), None), (((),), None), (((WORD, WORD), (WORD,)), None), (((WORD, WORD),), 1), (((WORD, WORD),), -1)],
)
def test_rows_of_unequal_length_and_a_header_outside_are_refused(
    rows: tuple[tuple[Passage, ...], ...], header: int | None
) -> None:
    with pytest.raises(ValueError, match="row"):
        Table(rows, header)
