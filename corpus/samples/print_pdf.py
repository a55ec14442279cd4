"""A sample as PDF: reportlab draws what pages.py laid out, with embedded IPAex fonts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from corpus.samples import Sample
from corpus.samples.blocks import blocks
from corpus.samples.furniture import furniture
from corpus.samples.pages import GOTHIC, HEIGHT, LEFT, MINCHO, RIGHT, WIDTH, Page, Words, lay_out

_FONTS = Path("/usr/share/fonts/opentype")
FONTS = {
    MINCHO: _FONTS / "ipaexfont-mincho" / "ipaexm.ttf",
    GOTHIC: _FONTS / "ipaexfont-gothic" / "ipaexg.ttf",
}
FURNITURE_SIZE = 8.5


class FontMissingError(Exception):
    """The machine lacks a font; str(error) says what to install."""


def fonts() -> None:
    """Make the fonts known to reportlab, or raise FontMissingError."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, path in FONTS.items():
        if not path.exists():
            raise FontMissingError(f"{path} is missing: apt-get install fonts-ipaexfont")
        pdfmetrics.registerFont(TTFont(name, str(path)))


def pdf(sample: Sample) -> bytes:
    """The PDF of a sample; the same bytes each time on one machine. FontMissingError without the fonts."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    text = sample.read().decode("utf-8")
    pages = lay_out(blocks(text), stringWidth)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(text.partition("\n")[0])
    canvas.setAuthor(sample.provider)
    for number, page in enumerate(pages, 1):
        _draw(canvas, page, *furniture(sample, number, len(pages)))
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Any, page: Page, head: str, foot: str) -> None:
    """One page: its header first, its foot last, so that the order of drawing is the order of reading."""
    canvas.setFont(MINCHO, FURNITURE_SIZE)
    canvas.drawRightString(RIGHT, HEIGHT - 44, head)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, HEIGHT - 50, RIGHT, HEIGHT - 50)
    for mark in page:
        if isinstance(mark, Words):
            canvas.setFont(mark.font, mark.size)
            canvas.drawString(mark.x, mark.y, mark.text)
        else:
            canvas.line(mark.x0, mark.y0, mark.x1, mark.y1)
    canvas.setFont(MINCHO, FURNITURE_SIZE)
    canvas.drawCentredString(WIDTH / 2, 44, foot)
    canvas.showPage()
