"""PDF files for tests, drawn with reportlab in the way that word processors and browsers draw them."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MINCHO, VERTICAL = "HeiseiMin-W3", "HeiseiKakuGo-W5"
pdfmetrics.registerFont(UnicodeCIDFont(MINCHO))
pdfmetrics.registerFont(UnicodeCIDFont(VERTICAL, isVertical=True))


class Pages:
    """A PDF in the making. All places are in points from the top left corner."""

    def __init__(self, encrypt: object = None) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, A4, encrypt=encrypt)

    def write(
        self, x: float, base: float, *lines: str, size: float = 10, pitch: float = 18, font: str = MINCHO
    ) -> Pages:
        self.canvas.setFont(font, size)
        for at, line in enumerate(lines):
            self.canvas.drawString(x, HEIGHT - base - at * pitch, line)
        return self

    def spread(self, x: float, base: float, text: str, gap: float, size: float = 10) -> Pages:
        """Text with ``gap`` points of white behind each character."""
        self.canvas.setFont(MINCHO, size)
        self.canvas.drawString(x, HEIGHT - base, text, charSpace=gap)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Pages:
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Pages:
        self.canvas.grid(list(xs), [HEIGHT - y for y in ys])
        return self

    def askew(self, x: float, base: float, text: str, degrees: float, size: float = 40) -> Pages:
        self.canvas.saveState()
        self.canvas.translate(x, HEIGHT - base)
        self.canvas.rotate(degrees)
        self.canvas.setFont(MINCHO, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()
        return self

    def turned(self, quarters: int, *lines: str) -> Pages:
        """Lines on a page whose content is turned by quarters, counter-clockwise, about the middle."""
        self.canvas.translate(WIDTH / 2, HEIGHT / 2)
        self.canvas.rotate(90 * quarters)
        self.canvas.setFont(MINCHO, 10)
        for at, line in enumerate(lines):
            self.canvas.drawString(-200, 200 - 18 * at, line)
        return self

    def shown(self, degrees: int) -> Pages:
        """Show this page and those after it turned clockwise."""
        self.canvas.setPageSize(A4 if degrees % 180 == 0 else (HEIGHT, WIDTH))  # reportlab swaps them back
        self.canvas.setPageRotation(degrees)
        return self

    def picture(self) -> Pages:
        """A picture over the whole page, as a scanner makes it."""
        noise = Image.linear_gradient("L").resize((60, 85))
        self.canvas.drawImage(ImageReader(noise), 0, 0, WIDTH, HEIGHT)
        return self

    def next(self) -> Pages:
        self.canvas.showPage()
        return self

    def data(self) -> bytes:
        self.canvas.save()
        return self._file.getvalue()


def mapped(text: str, *, literal: bool = False) -> bytes:
    """A PDF of one line whose font says that its glyphs are the characters of ``text``.

    ``literal`` writes the font's table with strings in round brackets: valid, read by pdfplumber but not by pdfium.
    """
    distinct = sorted(set(text))
    code = {character: 0x1400 + at for at, character in enumerate(distinct)}
    pairs = "\n".join(
        f"({_octal(code[c].to_bytes(2))}) ({_octal(c.encode('utf-16-be'))})"
        if literal
        else f"<{code[c]:04x}> <{c.encode('utf-16-be').hex()}>"
        for c in distinct
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(distinct)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    )
    shown = "".join(f"{code[c]:04x}" for c in text)
    return _file(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        _stream(f"BT /F 8 Tf 30 700 Td <{shown}> Tj ET"),
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        _stream(table),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /FontDescriptor 8 0 R /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120"
        " /CapHeight 700 /StemV 80 /ItalicAngle 0 >>",
    )


def _octal(data: bytes) -> str:
    return "".join(f"\\{byte:03o}" for byte in data)


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _file(*objects: str) -> bytes:
    body, places = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("ascii")


def near(left: float, right: float) -> bool:
    return math.isclose(left, right, abs_tol=0.6)
