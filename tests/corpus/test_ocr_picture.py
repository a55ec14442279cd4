"""The picture of a page is set straight, and the rulings on it are found."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.ocr.picture import DPI, Scan, is_blank, lean, rulings, straightened, turned
from corpus.readers.pdf.tables import find_tables
from tests.corpus.pages import near

SCALE = 72 / DPI
WIDTH, HEIGHT = round(595 / SCALE), round(842 / SCALE)
LINES_OF_TEXT = range(100, 740, 18)


def drawn(*lines: tuple[float, float, float, float], degrees: float = 0) -> Scan:
    """A page with lines of small marks, as of text, and rulings (in points), turned counter-clockwise by ``degrees``."""
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(image)
    for base in LINES_OF_TEXT:
        for x in range(70, 520, 11):
            for stroke in (0, 4, 8):
                pen.line([v / SCALE for v in (x, base + stroke, x + 9 - stroke / 3, base + stroke)], fill=0, width=3)
    for ruling in lines:
        pen.line([v / SCALE for v in ruling], fill=0, width=2)
    return scan_of(image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255))


def scan_of(image: Any) -> Scan:
    return Scan(np.asarray(image), SCALE)


@pytest.mark.parametrize("degrees", [-4.0, -1.0, -0.3, 0.0, 0.6, 3.0])
def test_a_page_that_lay_askew_is_set_straight(degrees: float) -> None:
    picture = drawn(degrees=degrees)
    assert abs(lean(picture) + degrees) <= 0.1
    assert abs(lean(straightened(picture))) <= 0.1


def test_a_straight_page_is_left_alone() -> None:
    picture = drawn()
    assert straightened(picture) is picture


def test_a_page_is_turned_by_quarters_counter_clockwise() -> None:
    picture = scan_of(np.array([[0, 255, 255], [255, 255, 255]], dtype=np.uint8))
    assert turned(picture, 1).pixels.tolist() == [[255, 255], [255, 255], [0, 255]]
    assert turned(picture, 4).pixels.tolist() == picture.pixels.tolist()
    assert turned(picture, 1).size == (2 * SCALE, 3 * SCALE)


GRID = [
    *((60.0, y, 530.0, y) for y in (90.0, 200.0, 400.0)),
    *((x, 90.0, x, 400.0) for x in (60.0, 200.0, 530.0)),
]


@pytest.mark.parametrize("degrees", [0.0, 1.3])
def test_the_rulings_of_a_table_are_found_and_the_strokes_of_characters_are_not(degrees: float) -> None:
    picture = straightened(drawn(*GRID, degrees=degrees))
    (table,) = find_tables(rulings(picture), *picture.size)
    assert [(cell.row, cell.column) for cell in table.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    if not degrees:
        assert all(near(a, b) for a, b in zip(table.extent, (60, 90, 530, 400), strict=True))
    assert rulings(drawn()) == ()


def test_a_broken_ruling_makes_the_same_cells() -> None:
    broken = [(60, 90, 299, 90), (300, 90, 530, 90), *GRID[1:]]
    picture = drawn(*broken)
    (table,) = find_tables(rulings(picture), *picture.size)
    assert len(table.cells) == 4


def test_a_black_area_is_no_table() -> None:
    stripes = np.zeros((3000, 2500), dtype=np.uint8)
    stripes[:, ::100] = 255
    picture = scan_of(stripes)
    assert find_tables(rulings(picture), *picture.size) == ()


def test_white_paper_is_blank_even_with_a_speck() -> None:
    white = np.full((HEIGHT, WIDTH), 255, dtype=np.uint8)
    white[:10, :10] = 0
    assert is_blank(scan_of(white))
    assert not is_blank(drawn())
    assert lean(scan_of(np.full((300, 200), 255, dtype=np.uint8))) == 0
