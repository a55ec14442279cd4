"""Headings told by the size of their type, in sources that have places but mark no headings themselves (PDF)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from models.source import Line

_LARGER = 1.08  # times the size of the text, at least
_LONGEST = 40  # characters
_MOST = 6  # ranks
_STEPS = 2  # per point: sizes that differ by less are one


def ranks(lines: Sequence[Line]) -> Mapping[int, int]:
    """Line → its rank as a heading, 1 for the largest type. Lines in the size of the text, and sentences, have none."""
    if any(line.heading for line in lines):
        return {}
    sizes: Counter[int] = Counter()
    for line in lines:
        if line.box and not line.cell:
            sizes[round(line.box.size * _STEPS)] += len(line.text)
    if len(sizes) < 2:
        return {}
    text = max(sizes, key=sizes.__getitem__)
    larger = sorted((size for size in sizes if size >= _LARGER * text), reverse=True)
    by_size = {size: rank for rank, size in enumerate(larger[:_MOST], 1)}
    return {
        at: by_size[round(line.box.size * _STEPS)]
        for at, line in enumerate(lines)
        if line.box and round(line.box.size * _STEPS) in by_size and _short(line)
    }


def _short(line: Line) -> bool:
    words = line.text.strip()
    return not line.cell and 0 < len(words) <= _LONGEST and words[-1] not in "。、．，"
