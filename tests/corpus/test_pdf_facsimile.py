"""A page of a PDF as a picture, with lines marked."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from corpus.errors import UnreadableFile
from corpus.readers.pdf import read
from corpus.readers.pdf.characters import Frame
from corpus.readers.pdf.facsimile import WIDTH, _mark, facsimile
from corpus.samples import find
from models.source import Box

NAME, DATA = "haruka-2024.pdf", find("haruka-2024").read(".pdf")


def darkness(image: Image.Image, mark: tuple[float, float, float, float]) -> int:
    """Dark pixels within a mark."""
    left, top, width, height = mark
    pixels = np.asarray(image)
    rows = slice(round(top * image.height), round((top + height) * image.height))
    columns = slice(round(left * image.width), round((left + width) * image.width))
    return int((pixels[rows, columns] < 128).sum())


def test_marks_lie_on_the_ink_of_their_lines() -> None:
    lines = [line for line in read(NAME, DATA).lines if line.page == 2 and line.box]
    picture = facsimile(NAME, DATA, 2, [line.box for line in lines if line.box])
    image = Image.open(io.BytesIO(picture.png)).convert("L")
    assert (image.width, image.height) == (picture.width, picture.height)
    assert image.width == WIDTH
    assert len(picture.marks) == len(lines)
    inside = sum(darkness(image, mark) for mark in picture.marks)
    assert all(darkness(image, mark) > 0 for mark in picture.marks)
    assert inside > 0.8 * darkness(image, (0, 0, 1, 1))


def test_a_mark_of_vertical_writing_stands_upright_on_the_page() -> None:
    frame = Frame(0, 0, 0, 600, 800, vertical=True)
    first = _mark(Box(100, 60, 400, 75, 12), frame)
    assert first == pytest.approx((1 - 75 / 600, 100 / 800, 15 / 600, 300 / 800))


def test_what_lies_outside_the_page_is_not_marked() -> None:
    assert _mark(Box(700, 10, 900, 20, 10), Frame(0, 0, 0, 600, 800)) is None


def test_a_page_that_is_not_there_gets_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="99頁を開けません。"):
        facsimile(NAME, DATA, 99)
    with pytest.raises(UnreadableFile, match=r"途中で切れています|壊れています"):
        facsimile(NAME, DATA[:2000], 1)
