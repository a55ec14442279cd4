"""The characters of a PDF page with their places, as pdfium reads them, in the order of the content stream.

Through pdfium's C interface: three calls for each character are six times faster than an interpreter in Python.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

ASCENT = 0.88
"""Of an em, above the base line; the rest of the em box is below."""

_SAMPLE = 60  # characters whose direction is asked before the page is read
_LINE_ENDS = "\r\n"
_LEAN = 0.1  # quarter turns
_NEXT = 1.6  # em between the beginnings of two characters that stand next to each other
_EVERY = 5  # pairs of characters, one of which is looked at to tell vertical writing
_OFF_PAGE = 3.0  # points that a character may lie outside of its page


class Glyph(NamedTuple):
    """A printed character: left and right edge and distance of its base line from the top of the page, in points.

    A space that pdfium saw only as a gap has no width.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float


class Matrix(NamedTuple):
    """x' = a·x + c·y + e and y' = b·x + d·y + f, as in PDF."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, after: Matrix) -> Matrix:
        a, b, c, d, e, f = self
        return Matrix(
            a * after.a + b * after.c,
            a * after.b + b * after.d,
            c * after.a + d * after.c,
            c * after.b + d * after.d,
            e * after.a + f * after.c + after.e,
            e * after.b + f * after.d + after.f,
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """How page coordinates become those of the page as a reader holds it: x to the right, y down from the top.

    ``turn`` counts the quarter turns, clockwise, by which the page is shown. A page in vertical writing is laid on its
    side, so that x follows its lines down and y goes from the first line, at the right, to the last.
    """

    turn: int
    left: float
    bottom: float
    right: float
    top: float
    vertical: bool = False

    @property
    def _quarters(self) -> int:
        return (self.turn + (3 if self.vertical else 0)) % 4

    @property
    def width(self) -> float:
        return self.top - self.bottom if self._quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self._quarters % 2 else self.top - self.bottom

    @property
    def matrix(self) -> Matrix:
        """From page coordinates to those of the reader."""
        return (
            Matrix(1, 0, 0, -1, -self.left, self.top),
            Matrix(0, 1, 1, 0, -self.bottom, -self.left),
            Matrix(-1, 0, 0, 1, self.right, -self.bottom),
            Matrix(0, -1, -1, 0, self.top, self.right),
        )[self._quarters]

    def upright(self, angle: float) -> bool:
        """Whether a character at ``angle`` (radians, counter-clockwise) stands as most do, or lies in a vertical line."""
        quarters = (angle / (math.pi / 2) - self.turn + 2) % 4 - 2
        return abs(quarters) < _LEAN or (self.vertical and abs(quarters + 1) < _LEAN)


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page, those that run askew to the others apart, and the frame they are placed in."""

    frame: Frame
    glyphs: tuple[Glyph, ...]
    askew: tuple[tuple[Glyph, ...], ...] = ()
    """Runs in another direction than the page: stamps, notes up the margin."""


def read_characters(page: Any) -> Characters:
    """The characters of a pypdfium2 page. Turns the page so that most of its characters stand upright."""
    textpage = page.get_textpage()
    try:
        turn = _turn(textpage.raw, otherwise=page.get_rotation() // 90)
        if turn != page.get_rotation() // 90:
            textpage.close()  # pdfium orders a line by the page as shown: turn first, then read
            pdfium.FPDFPage_SetRotation(page.raw, turn)
            textpage = page.get_textpage()
        frame = Frame(turn, *page.get_bbox())
        characters = _characters(textpage.raw, frame)
        if _runs_down(characters.glyphs):
            characters = _characters(textpage.raw, replace(frame, vertical=True))
        return characters
    finally:
        textpage.close()


def _turn(textpage: Any, otherwise: int) -> int:
    """The quarter turns, clockwise, that make most characters of the page stand upright."""
    count = pdfium.FPDFText_CountChars(textpage)
    angles: Counter[int] = Counter()
    for at in range(0, count, max(1, count // _SAMPLE)):
        if pdfium.FPDFText_GetUnicode(textpage, at) > 0x20:
            angles[round(-pdfium.FPDFText_GetCharAngle(textpage, at) / (math.pi / 2)) % 4] += 1
    return max(angles, key=lambda turn: angles[turn], default=otherwise)


def _text(textpage: Any, count: int) -> str:
    """The characters; in one call where the text has one UTF-16 unit for each of them."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(textpage, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join([chr(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count)])


_BOX = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""The call with plain addresses for its arguments: half of its time goes into checking their types otherwise."""


def _boxes(textpage: Any, count: int) -> Iterator[tuple[float, ...]]:
    """Left, top, right and bottom of the box of each character, in page coordinates."""
    boxes = (pdfium.FS_RECTF * count)()
    size, first = ctypes.sizeof(pdfium.FS_RECTF), ctypes.addressof(boxes)
    page = ctypes.cast(textpage, ctypes.c_void_p).value
    deque(map(_BOX, repeat(page), range(count), range(first, first + size * count, size)), maxlen=0)
    return struct.iter_unpack("4f", boxes)


def _characters(textpage: Any, frame: Frame) -> Characters:
    askew: list[list[Glyph]] = []
    upright = tuple(_upright(textpage, frame, askew))
    return Characters(frame, upright, tuple(map(tuple, askew)))


def _set_aside(glyph: Glyph, askew: list[list[Glyph]]) -> None:
    """Puts a character that runs askew with those it stands next to."""
    if askew and _follows(glyph, askew[-1][-1]):
        askew[-1].append(glyph)
    else:
        askew.append([glyph])


def _follows(glyph: Glyph, last: Glyph) -> bool:
    """Whether a character stands next to the one before, in whatever direction."""
    return math.hypot(glyph.x0 - last.x0, glyph.base - last.base) < _NEXT * last.size and glyph.size == last.size


def _upright(textpage: Any, frame: Frame, askew: list[list[Glyph]]) -> Iterator[Glyph]:
    """Each upright character on the page; the others go into ``askew``. One turn of the loop for each character: fast."""
    a, b, c, d, e, f = frame.matrix
    width, height = frame.width + _OFF_PAGE, frame.height + _OFF_PAGE
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    count, place_of, glyph_of = pdfium.FPDFText_CountChars(textpage), pdfium.FPDFText_GetCharOrigin, Glyph._make
    last, straight, base, size, level, shape = Glyph("", 0.0, 0.0, 0.0, 0.0), True, 0.0, 0.0, (0.0, 0.0), (0.0, 0.0)
    boxes = _boxes(textpage, count)
    for at, (character, (left, top, right, bottom)) in enumerate(zip(_text(textpage, count), boxes, strict=True)):
        if character in _LINE_ENDS:  # as pdfium sees them; the places of the characters say it better
            continue
        if top == bottom and character == " ":  # a gap; pdfium says truly where it is on unturned pages only
            gap = Glyph(" ", last.x1, last.x1, last.base, last.size)
            if straight:
                yield gap
            else:
                _set_aside(gap, askew)
            continue
        x0, x1 = left + e, right + e
        if a != 1 or level != (level := (bottom, top)):  # not just the next one on a level line
            place_of(textpage, at, x_at, y_at)
            # Size and angle cost two more calls. Where they change, the height of the box does, or on its side its width.
            if shape != (shape := (top - bottom, a == 0 and right - left)):
                size, straight = _size(textpage, at, frame)
            ends = (a * left + c * bottom + e, a * right + c * top + e)
            x0, x1, base = a * x.value + c * y.value + e, max(ends), b * x.value + d * y.value + f
            if frame.vertical:  # the origin of a character means nothing across a line
                x0, base = min(ends), (b * (left + right) + d * (bottom + top)) / 2 + f + (ASCENT - 0.5) * size
        if x1 >= -_OFF_PAGE and x0 <= width and -_OFF_PAGE <= base <= height:
            last = glyph_of((character, x0, x1, base, size))
            if straight:
                yield last
            else:
                _set_aside(last, askew)


def _size(textpage: Any, at: int, frame: Frame) -> tuple[float, bool]:
    """The size of a character in points, whatever the page is scaled by, and whether it stands upright."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, at, ctypes.byref(matrix))
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    return pdfium.FPDFText_GetFontSize(textpage, at) * scale, frame.upright(math.atan2(matrix.b, matrix.a))


def _runs_down(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether most characters follow each other downwards."""
    down = across = 0
    for left, right in zip(glyphs[::_EVERY], glyphs[1::_EVERY], strict=False):
        if left.text.isspace() or right.text.isspace():
            continue
        step, fall = right.x0 - left.x0, right.base - left.base
        down += abs(step) < 0.3 * left.size and 0.5 * left.size < fall < 2 * left.size
        across += abs(fall) < 0.3 * left.size
    return down > max(3, across)
