"""Lines of neighbouring columns that a file writes as one, with a narrow gutter in them, cut apart.

A gap alone may be anything: the tab behind a number, the space between a label and its value. Gaps one below the
other, behind text that fills its column, are the gutter between two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.readers.pdf.lines import Run

_WHITE = 0.9  # em of a gap at least
_BEFORE = 8  # characters before a gap that tells of a gutter
_MANY = 8  # lines that begin behind the gutter
_INDENT = 2.2  # em by which they may be set in
_THROUGH = 0.15  # share of them that may be lines through the gutter: headings over both columns
_TRIED = 4  # places for a gutter
_NEARLY = 12  # em before the gutter from which on lines end that …
_FULL, _NEAR = 0.4, 1.6  # … end, so many of them, within so many em of it


class _Gap(NamedTuple):
    """White in a run: behind which character it begins, and from where to where it goes."""

    behind: int
    left: float
    right: float


def cut_at_gutters(found: Sequence[Run]) -> Iterator[Run]:
    """The runs, where those that go through a gutter are one for each column."""
    gaps = {at: here for at, run in enumerate(found) if run.cell is None and (here := list(_gaps(run)))}
    gutters = list(_gutters(found, gaps)) if gaps and len(found) >= _MANY else []
    for at, run in enumerate(found):
        cuts = [gap for gap in gaps.get(at, ()) if any(gap.left < x < gap.right for x in gutters)]
        yield from _pieces(run, cuts) if cuts else (run,)


def _gaps(run: Run) -> Iterator[_Gap]:
    glyphs, least = run.glyphs, _WHITE * run.size
    for at in [at for at, glyph in enumerate(glyphs) if glyph[0] == " "]:  # by index: for every character of a page
        left, right = glyphs[at - 1].x1, glyphs[at + 1].x0
        if right - left >= least:
            yield _Gap(at, left, right)


def _gutters(found: Sequence[Run], gaps: dict[int, list[_Gap]]) -> Iterator[float]:
    """Where a gutter runs down: just left of where the lines behind many gaps begin."""
    all_gaps = [gap for here in gaps.values() for gap in here if gap.behind >= _BEFORE]
    if not all_gaps:
        return
    begins = Counter(round(gap.right) for gap in all_gaps)
    em = max(Counter(run.size for run in found).items(), key=lambda item: item[1])[0]
    edges = [(run.glyphs[0].x0, run.glyphs[-1].x1) for run in found if run.cell is None]
    taken: list[float] = []
    for begin, _ in begins.most_common(_TRIED):
        x = begin - _WHITE * em / 2
        if all(abs(x - other) > _BEFORE * em for other in taken) and _runs_down(edges, all_gaps, x, em):
            taken.append(x)
            yield x


def _runs_down(edges: Sequence[tuple[float, float]], gaps: Sequence[_Gap], x: float, em: float) -> bool:
    """Whether white runs down the page at ``x``, with lines that begin on its right and lines that fill its left."""
    across = [gap.left for gap in gaps if gap.left < x < gap.right]
    begins = sum(x < left < x + _INDENT * em for left, _ in edges) + len(across)
    through = sum(left < x < right for left, right in edges) - len(across)
    ends = across + [right for left, right in edges if x - _NEARLY * em < right <= x and left < x - _BEFORE * em]
    full = sum(end > max(ends) - _NEAR * em for end in ends)
    return begins >= _MANY and through <= _THROUGH * begins and full >= _FULL * len(ends)


def _pieces(run: Run, cuts: Sequence[_Gap]) -> Iterator[Run]:
    begin = 0
    for end in (*(gap.behind for gap in cuts), len(run.glyphs)):
        glyphs = run.glyphs[begin:end]
        while glyphs and glyphs[0].text.isspace():
            glyphs = glyphs[1:]
        while glyphs and glyphs[-1].text.isspace():
            glyphs = glyphs[:-1]
        if glyphs:
            yield Run(glyphs, run.table, run.cell)
        begin = end
