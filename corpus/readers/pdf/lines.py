"""From characters to printed lines: what stands on one base line, in one cell, without the gap between two columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from corpus.readers.mending import mend
from corpus.readers.pdf.characters import ASCENT, Glyph
from corpus.readers.pdf.order import Extent
from corpus.readers.pdf.tables import Place, Table

_RAISED = 0.5  # em by which a raised or lowered character may leave the base line of its neighbours
_BACK = 0.6  # em by which a character may begin before the end of the one before it: squeezed punctuation
_SPACE = 0.5  # em of white that is a space even where neither the file nor pdfium says so
_NEAR = 0.4  # em of white, or of squeezing, between two characters that plainly follow each other
_COLUMN = 2.5  # em of white that end a line …
_MARKER = 8  # … unless fewer characters stand before it: the number of a provision and its tab
_SPREAD = 1.5  # … or the line has gaps nearly as wide already: a title set wide …
_SET_WIDE = 2.0  # … the more where all its characters stand apart

_PLACE = attrgetter("base", "size")


@dataclass(frozen=True, slots=True)
class Run:
    """The characters of one printed line, and the cell it stands in."""

    glyphs: tuple[Glyph, ...]
    table: int | None = None
    cell: Place | None = None
    base: float = field(init=False)
    """Distance of the base line from the top of the page, in points, …"""
    size: float = field(init=False)
    """… and size of most of the characters."""

    def __post_init__(self) -> None:
        places = Counter(map(_PLACE, self.glyphs))
        base, size = max(places, key=places.__getitem__)
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "size", size)

    @property
    def text(self) -> str:
        return mend("".join([glyph.text for glyph in self.glyphs]))

    @property
    def extent(self) -> Extent:
        """The em boxes of the line, so that lines of one size are equally high in every font."""
        top = self.base - ASCENT * self.size
        return Extent(self.glyphs[0].x0, top, max(self.glyphs[-1].x1, self.glyphs[0].x0), top + self.size)


def runs(glyphs: Iterable[Glyph], tables: Sequence[Table] = ()) -> list[Run]:
    """The runs of ``glyphs``, in their order. White space at the ends of a run belongs to none."""
    found: list[Run] = []
    line: list[Glyph] = []
    spaces: list[Glyph] = []
    end = widest = 0.0
    home: tuple[int | None, Place | None] = (None, None)
    for glyph in glyphs:
        text, x0, x1, base, size = glyph
        if text.isspace():
            spaces.append(glyph)
            end = max(end, x1)
            continue
        gap = x0 - end
        if line and not tables and not spaces and base == line[0].base and abs(gap) <= _NEAR * size:
            line.append(glyph)  # as most do: what follows would say the same, slower
            end = x1
            if gap > widest:
                widest = gap
            continue
        here = _home(glyph, tables, home) if tables else home
        if line and here == home and _continues(line, glyph, gap, widest):
            if not spaces and gap > _SPACE * size:
                spaces = [Glyph(" ", end, end, base, size)]
            if gap > widest:
                widest = gap
            line += spaces
            line.append(glyph)
        else:
            if line:
                found.append(Run(tuple(line), *home))
            line, widest, home = [glyph], 0.0, here
        end = x1
        if spaces:
            spaces = []
    if line:
        found.append(Run(tuple(line), *home))
    return found


def _continues(line: Sequence[Glyph], glyph: Glyph, gap: float, widest: float) -> bool:
    """Whether a character stands on a line, ``gap`` points behind its end."""
    first, last = line[0], line[-1]
    size = max(first.size, glyph.size)
    if abs(glyph.base - first.base) >= _RAISED * size or glyph.x0 <= last.x1 - _BACK * size:
        return False
    if gap <= size or gap <= max(_COLUMN * size, (_MARKER - len(line)) * size, _SPREAD * widest):
        return True
    return gap <= _SET_WIDE * widest and _set_wide(line, size)


def _set_wide(line: Sequence[Glyph], size: float) -> bool:
    """Whether all characters of a line stand apart, as in a heading that is spread over its width."""
    printed = [glyph for glyph in line if not glyph.text.isspace()]
    return len(printed) > 2 and all(right.x0 - left.x1 >= _SPACE * size for left, right in pairwise(printed))


def _home(
    glyph: Glyph, tables: Sequence[Table], home: tuple[int | None, Place | None]
) -> tuple[int | None, Place | None]:
    """The table and cell around the middle of a character. Most stand in the cell of the one before."""
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.4 * glyph.size
    for at, table in enumerate(tables):
        x0, top, x1, bottom = table.extent
        if x0 <= x <= x1 and top <= y <= bottom:
            cell = home[1]
            if home[0] == at and cell and cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                return home
            cell = table.cell_at(x, y)
            if cell:
                return at, cell
    return None, None


def joined(pieces: Iterable[Run]) -> Iterator[Run]:
    """The runs, where neighbours in reading order turn out to stand close to each other on one line.

    A bold word is often drawn apart from the line it belongs to, and so is the number of a provision.
    """
    last: Run | None = None
    for piece in pieces:
        gap = piece.glyphs[0].x0 - last.glyphs[-1].x1 if last else 0.0
        if (
            last
            and (piece.table, piece.cell) == (last.table, last.cell)
            and abs(piece.base - last.base) < 0.2 * last.size
            and abs(piece.size - last.size) < 0.1 * last.size
            and -_BACK * last.size < gap < max(1, _MARKER - len(last.glyphs)) * last.size
        ):
            space = (Glyph(" ", last.glyphs[-1].x1, piece.glyphs[0].x0, last.base, last.size),)
            last = replace(last, glyphs=last.glyphs + (space if gap > _SPACE * last.size else ()) + piece.glyphs)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
