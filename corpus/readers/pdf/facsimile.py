"""A page of a PDF as a picture, turned as its text was read, with the places of lines marked on it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pypdfium2

from corpus.errors import UnreadableFile
from corpus.readers.pdf.characters import Frame, read_characters
from corpus.readers.pdf.reader import PDFIUM, open_pdf
from models.source import Box

WIDTH = 1000
"""Pixels, of a page of usual shape."""
_PIXELS = 3_000_000
_COLOURS = 48


@dataclass(frozen=True, slots=True)
class Facsimile:
    """A page as PNG. Each of ``marks`` is (left, top, width, height) as shares of the picture, 0 … 1."""

    png: bytes
    width: int
    height: int
    marks: tuple[tuple[float, float, float, float], ...] = ()


def facsimile(name: str, data: bytes, number: int, boxes: Sequence[Box] = ()) -> Facsimile:
    """The page of this number (from 1) as a reader holds it; ``boxes`` are those of ``Line.box`` on this page.

    UnreadableFile where the file or the page cannot be opened; ``name`` stands in its message.
    """
    with PDFIUM, closing(open_pdf(name, data)) as document:
        try:
            with closing(document[number - 1]) as page:
                frame = read_characters(page).frame  # turns the page so that its text stands upright
                image = _drawn(page)
        except (pypdfium2.PdfiumError, IndexError):
            reason = f"{number}頁を開けません。"
            raise UnreadableFile(name, reason, "PDF をほかのプログラムで開いて確かめてください。") from None
    marks = tuple(mark for box in boxes if (mark := _mark(box, frame)))
    return Facsimile(_png(image), image.width, image.height, marks)


def _drawn(page: Any) -> Any:
    """The page as a PIL image; one of unusual size is made smaller."""
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1.0), (_PIXELS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _png(image: Any) -> bytes:
    out = io.BytesIO()
    image.quantize(_COLOURS).save(out, "PNG")
    return out.getvalue()


def _mark(box: Box, frame: Frame) -> tuple[float, float, float, float] | None:
    """A box as shares of the page, None for one that lies outside; vertical writing is read with the page laid on its side."""
    x0, y0 = box.x0 / frame.width, box.top / frame.height
    x1, y1 = box.x1 / frame.width, box.bottom / frame.height
    if frame.vertical:
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    x0, y0, x1, y1 = (min(1.0, max(0.0, each)) for each in (x0, y0, x1, y1))
    return (x0, y0, x1 - x0, y1 - y0) if x1 > x0 and y1 > y0 else None
