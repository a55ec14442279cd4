"""Captions told by the white above them alone, in sources that have places: short lines, nearer to what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.structure.markers import list_mark
from analysis.text.narrow import narrow
from models.source import Box, Line

RANK = 6
_ABOVE = 1.35  # times the distance of lines within a paragraph: that which a quarter of all keep
_NEARER = 2.0  # points by which what follows is nearer
_LONGEST = 24  # characters
_SHORT = 0.6  # of the width of the text
_INDENTED = 1.2  # em


def spaced_captions(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines that stand apart from what is above them as captions do."""
    sizes: Counter[int] = Counter()
    for line in lines:
        if line.box and not line.cell:
            sizes[round(line.box.size)] += len(line.text)
    text = max(sizes, key=sizes.__getitem__, default=0)
    placed = [
        (at, line, line.box)
        for at, line in enumerate(lines)
        if line.box and not line.cell and round(line.box.size) == text
    ]
    steps = [
        below.top - above.top
        for (_, one, above), (_, other, below) in pairwise(placed)
        if one.page == other.page and 0 < below.top - above.top < 60
    ]
    if not steps:
        return frozenset()
    left, right = min(box.x0 for *_, box in placed), max(box.x1 for *_, box in placed)
    usual = sorted(steps)[len(steps) // 4]
    return frozenset(_captions(placed, left, right, usual))


def _captions(placed: Sequence[tuple[int, Line, Box]], left: float, right: float, usual: float) -> Iterator[int]:
    for k, ((at, line, box), (_, following, below)) in enumerate(pairwise(placed)):
        if not k and not at:  # the first line of all is the title
            continue
        _, previous, above = placed[k - 1]
        before = box.top - above.top if k and previous.page == line.page else 10 * usual
        behind = below.top - box.top
        if (
            _caption(line.text.strip())
            and box.x0 - left < _INDENTED * box.size
            and box.x1 - left < _SHORT * (right - left)
            and before > _ABOVE * usual
            and following.page == line.page
            and 0 < behind < before - _NEARER
        ):
            yield at


def _caption(words: str) -> bool:
    return 1 < len(words) <= _LONGEST and words[-1] not in "。、．，:：" and list_mark(narrow(words)) is None
