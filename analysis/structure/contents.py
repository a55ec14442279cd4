"""Where a table of contents stands: its lines head nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.structure import markers
from analysis.structure.part_marks import CONTENTS
from analysis.structure.skeleton import Text, caption_row, prefix


def contents(text: Text) -> tuple[int, int]:
    """The rows (first, behind the last) of a table of contents; equal where there is none.

    It begins at 目次 and ends before the heading that it began with comes again.
    """
    for i, row in enumerate(text.rows[:80]):
        if CONTENTS.match(row.text):
            return i, _contents_end(text, i + 1)
    led = [i for i, row in enumerate(text.rows[:200]) if re.search(r"[.．・…‥⋯]{3,}\s*[0-9]{1,3}$", row.text)]
    if len(led) >= 3:
        return led[0], _contents_end(text, led[0])
    paged = [
        i for i, row in enumerate(text.rows[:80]) if re.search(r"(?:\s[0-9]{1,3}|[.．…‥⋯]{3,}\s*[0-9]{1,3})$", row.text)
    ]
    return (paged[0], _contents_end(text, paged[0])) if _announced(text, paged) else (0, 0)


def _announced(text: Text, paged: Sequence[int]) -> bool:
    """Rows one below the other that end with the number of a page, each a heading that comes again below them.

    They stand before the first sentence: a list behind it may well end with figures.
    """
    entries = [_entry(text.rows[i].text) for i in paged]
    if len(paged) < 2 or None in entries or paged != list(range(paged[0], paged[0] + len(paged))):
        return False
    if any(row.text[-1] in "。、" for row in text.rows[: paged[0]]):
        return False
    again = {entry for row in text.rows[paged[-1] + 1 :] if (entry := _entry(row.text))}
    return all(entry in again for entry in entries)


def _contents_end(text: Text, first: int) -> int:
    """Behind the last entry: before the first entry's number comes again, or before the first row that is no entry."""
    opening = _entry(text.rows[first].text) if first < len(text.rows) else None
    for i in range(first + 1, len(text.rows)):
        if opening is not None and _entry(text.rows[i].text) == opening:
            return i - 1 if caption_row(text.rows[i - 1]) else i
        if text.rows[i].text.endswith("。"):
            return i if i > first + 1 else first  # a heading and its text: the entries are not printed
    return first


def _entry(line: str) -> str | None:
    """The number that a line of a table of contents begins with."""
    at = prefix(line)
    if chapter := markers.chapter_mark(line, at):
        return chapter[0]
    if article := re.match(rf"第\s*{markers.N}\s*条(?:\s*の\s*{markers.N})*", line[at:]):
        return "".join(article[0].split())
    mark = markers.list_mark(line, at)
    return f"{mark.marker.group} {mark.label}" if mark else None
