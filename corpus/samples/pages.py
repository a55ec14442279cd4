"""Blocks laid out on A4 pages: what is drawn where. Pure; a font is only something that measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from corpus.samples.blocks import Block, Role
from corpus.samples.breaking import wrap

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""
LEFT, RIGHT, TOP, BOTTOM = 68.0, 527.28, 758.0, 76.0
"""The type area; y grows upwards as in a PDF."""
LEADING = 1.65
PAD = 4.0
MINCHO, GOTHIC = "mincho", "gothic"

Measure = Callable[[str, str, float], float]
"""(text, font, size) → width in points."""


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    font: str
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Ruling:
    x0: float
    y0: float
    x1: float
    y1: float


Page = tuple[Words | Ruling, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """How a role is set. Indent and hang (from the number to the text) in em; space above and below in points."""

    font: str = MINCHO
    size: float = 10.5
    indent: float = 0.0
    hang: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep: int = 1
    """As many lines must fit on the page below its top, or it begins a new page."""
    centred: bool = False


FACES = {
    Role.TITLE: Face(GOTHIC, 16, above=8, centred=True),
    Role.MAKER: Face(size=11, above=8, below=16, centred=True),
    Role.CHAPTER: Face(GOTHIC, 12, above=18, keep=5, centred=True),
    Role.PART: Face(GOTHIC, 11.5, above=18, keep=5),
    Role.ARTICLE: Face(GOTHIC, above=11, keep=3),
    Role.PARAGRAPH: Face(hang=1.5),
    Role.ITEM: Face(indent=1.25, hang=2.75),
    Role.SUBITEM: Face(indent=4.0, hang=2.0),
    Role.ROW: Face(size=9),
    Role.TEXT: Face(indent=1.0),
}


@dataclass
class _Setter:
    """Fills one page after the other from the top."""

    measure: Measure
    pages: list[list[Words | Ruling]] = field(default_factory=lambda: [[]])
    y: float = TOP

    def need(self, height: float) -> None:
        """Begin a new page unless ``height`` points are left on this one."""
        if self.y - height < BOTTOM and self.pages[-1]:
            self.pages.append([])
            self.y = TOP

    def draw(self, *marks: Words | Ruling) -> None:
        self.pages[-1].extend(marks)

    def block(self, block: Block) -> None:
        face = FACES[block.role]
        step = face.size * LEADING
        self.need(face.above + step * face.keep)
        self.y -= face.above if self.y < TOP else 0
        left = LEFT + face.indent * face.size
        text_at = left + face.hang * face.size
        start = text_at
        if block.mark and (mark := self.width(block.mark, face)) > face.hang * face.size:
            start = left + mark + face.size  # 第十二条: the text runs on after the number
        lines = wrap(block.text, RIGHT - text_at, lambda text: self.width(text, face), RIGHT - start)
        for number, line in enumerate(lines):
            self.need(step)
            self.y -= step
            if number == 0 and block.mark:
                self.draw(Words(left, self.y, face.font, face.size, block.mark))
            x = (WIDTH - self.width(line, face)) / 2 if face.centred else start if number == 0 else text_at
            self.draw(Words(x, self.y, face.font, face.size, line))
        self.y -= face.below

    def width(self, text: str, face: Face) -> float:
        return self.measure(text, face.font, face.size)

    def table(self, rows: Sequence[tuple[str, ...]]) -> None:
        face = FACES[Role.ROW]
        columns = self.columns(rows)
        self.y -= 2 * PAD
        for row in rows:
            cells = [
                wrap(cell, right - left - 2 * PAD, lambda text: self.width(text, face))
                for cell, (left, right) in zip(row, columns, strict=True)
            ]
            height = face.size * 1.45 * max(map(len, cells)) + 2 * PAD
            self.need(height)
            top, self.y = self.y, self.y - height
            for lines, (left, right) in zip(cells, columns, strict=True):
                for number, line in enumerate(lines):
                    y = top - PAD - face.size * (1.1 + 1.45 * number)
                    self.draw(Words(left + PAD, y, face.font, face.size, line))
                self.draw(*_frame(left, top, right, self.y))
        self.y -= PAD

    def columns(self, rows: Sequence[tuple[str, ...]]) -> list[tuple[float, float]]:
        """Left and right edges: as wide as the longest cell, the widest column giving way where they do not fit."""
        face = FACES[Role.ROW]
        widths = [max(self.width(cell, face) for cell in column) + 3 * PAD for column in zip(*rows, strict=True)]
        widths = [min(width, (RIGHT - LEFT) * 0.62) for width in widths]
        widest = widths.index(max(widths))
        widths[widest] -= max(0.0, sum(widths) - (RIGHT - LEFT))
        edges = [LEFT + sum(widths[:number]) for number in range(len(widths) + 1)]
        return list(pairwise(edges))


def _frame(left: float, top: float, right: float, bottom: float) -> tuple[Ruling, ...]:
    return (
        Ruling(left, top, right, top),
        Ruling(left, bottom, right, bottom),
        Ruling(left, top, left, bottom),
        Ruling(right, top, right, bottom),
    )


def lay_out(blocks: Sequence[Block], measure: Measure) -> tuple[Page, ...]:
    """All pages without header and footer."""
    setter = _Setter(measure)
    for is_row, run in groupby(blocks, lambda block: block.role is Role.ROW):
        if is_row:
            setter.table([block.cells for block in run])
        else:
            for block in run:
                setter.block(block)
    return tuple(map(tuple, setter.pages))
