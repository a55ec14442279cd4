"""Captions over groups of 条, which have captions of their own: （予約）⏎第3条（予約の成立）."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from analysis.structure import markers
from analysis.structure.row import Row
from analysis.structure.skeleton import caption_row

GROUP = "区分の見出し"
"""Why such a row belongs to no provision: it has no number, and a path has no place for it."""
_FEW = 2


def group_captions(rows: Sequence[Row], away: Collection[int]) -> list[int]:
    """The rows that are nothing but a caption in brackets, right above a 条 that prints its own in brackets; none where one is alone."""
    kept = [i for i in range(len(rows)) if i not in away]
    found = [
        i
        for i, below in pairwise(kept)
        if rows[i].text[0] in "([【〔" and _headed(rows[below]) and caption_row(rows[i])
    ]
    return found if len(found) >= _FEW else []


def _headed(row: Row) -> bool:
    """A number of a 条 and a caption in brackets fill the row."""
    mark = markers.article_mark(row.text) if row.text[0] == "第" else None
    caption = row.text[mark[2] :].strip() if mark else ""
    return bool(caption) and caption_row(row._replace(text=caption))
