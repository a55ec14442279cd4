"""The order in which the lines of a page are read, from their places and their order in the file alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.pdf.order import Extent, reading_order


def column(x0: float, x1: float, *tops: float) -> list[Extent]:
    return [Extent(x0, top, x1, top + 10) for top in tops]


def tops(extents: list[Extent]) -> list[float]:
    return [extents[at].top for at in reading_order(extents)]


def in_file_order(extents: list[Extent]) -> bool:
    return reading_order(extents) == list(range(len(extents)))


def test_lines_are_read_from_the_top_down() -> None:
    assert tops(column(60, 500, 100, 118, 136)) == [100, 118, 136]


def test_a_foot_that_the_file_writes_first_is_read_last() -> None:
    assert tops([*column(280, 300, 800), *column(60, 500, 100, 118)]) == [100, 118, 800]


def test_a_header_and_a_foot_that_the_file_writes_last_go_to_their_places() -> None:
    body = [*column(60, 500, 100, 118), *column(60, 120, 136)]
    assert tops([*body, *column(400, 500, 30), *column(280, 300, 800)]) == [30, 100, 118, 136, 800]


def test_a_heading_drawn_after_the_text_stands_above_it() -> None:
    assert tops([*column(60, 500, 118, 136, 172, 190), *column(60, 130, 100, 154)]) == [100, 118, 136, 154, 172, 190]


def test_the_left_column_is_read_before_the_right_one() -> None:
    left, right = column(60, 280, 118, 136, 154), column(310, 530, 116, 134, 152)
    assert in_file_order([*column(60, 530, 80), *left, *right, *column(60, 530, 200)])


def test_a_foot_between_columns_that_the_file_writes_first_is_read_last() -> None:
    left, right = column(60, 280, 118, 136, 154), column(310, 530, 118, 136)
    assert reading_order([*column(290, 300, 800), *left, *right]) == [1, 2, 3, 4, 5, 0]


def test_three_columns_are_read_one_after_the_other() -> None:
    assert in_file_order([*column(60, 200, 100, 118), *column(220, 360, 100, 118), *column(380, 520, 100, 118)])


def test_a_header_above_columns_is_read_first_though_written_last() -> None:
    left, right = column(60, 280, 118, 136), column(310, 530, 118, 136)
    extents = [*left, *right, *column(400, 530, 30)]
    assert reading_order(extents) == [4, 0, 1, 2, 3]


def test_cells_without_rulings_are_read_whole() -> None:
    first_row = [*column(60, 120, 100, 118), *column(150, 400, 100, 118, 136)]
    second_row = [*column(60, 120, 160), *column(150, 400, 160, 178)]
    assert in_file_order([*first_row, *second_row])


def test_labels_drawn_before_the_texts_beside_them_are_read_with_them() -> None:
    labels, texts = column(60, 110, 100, 154), column(150, 500, 100, 118, 136, 154, 172)
    assert reading_order([*labels, *texts]) == [0, 2, 3, 4, 1, 5, 6]


def test_one_row_is_read_from_the_left() -> None:
    assert reading_order([*column(400, 500, 101), *column(60, 120, 100)]) == [1, 0]


def test_a_word_drawn_apart_after_a_short_line_is_no_column() -> None:
    assert reading_order([*column(60, 110, 100), *column(60, 90, 118), *column(112, 200, 100)]) == [0, 2, 1]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 800), st.integers(1, 400), st.integers(1, 40)), max_size=30)
)
def test_every_line_is_read_once(places: list[tuple[int, int, int, int]]) -> None:
    extents = [Extent(x, y, x + width, y + height) for x, y, width, height in places]
    assert sorted(reading_order(extents)) == list(range(len(extents)))


def test_numbers_drawn_before_all_text_are_no_column() -> None:
    tops = range(100, 196, 16)
    numbers = [Extent(60, top, 74, top + 10) for top in tops]
    texts = [Extent(90, top, 520, top + 10) for top in tops]
    heading = Extent(60, 200, 180, 210)
    later = [Extent(60, 216, 74, 226), Extent(90, 216, 520, 226)]
    extents = [*numbers, later[0], *texts, heading, later[1]]
    order = [extents[at] for at in reading_order(extents)]
    assert order == [extent for pair in zip(numbers, texts, strict=True) for extent in pair] + [heading, *later]
