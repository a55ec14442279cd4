"""Lists of Markdown: authors who write 1. before every item leave the counting to the program that prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.readers.html.marks import mark_of

_ITEM = re.compile(r"([ \t]*)([0-9]{1,9})([.)])(?=[ \t]+\S)")
_BULLET = re.compile(r"([ \t]*)[*+-](?![ \t]+\[[ xX]\])[ \t]+(?=\S)")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
"""A line drawn across the page, which looks like bullets."""
_NEXT = 2
"""Columns by which a list stands further in than the one around it."""


@dataclass(slots=True)
class _List:
    """A list that is still open: how far in it stands, the lines of its items, and the numbers that they have."""

    indent: int
    sign: str
    items: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def repeated(self) -> bool:
        return len(self.numbers) > 1 and len(set(self.numbers)) == 1


def numbered(lines: Sequence[str]) -> list[str]:
    """The lines with lists that repeat one number counted on from it; numbers that differ are the author's and stay.

    Bullets before numbers that the author typed, or before a single item, only set the text in and go.

    >>> numbered(["1. 甲", "  1. 乙", "  1. 丙", "1. 丁", "", "本文", "1. 戊", "- (1) 己", "- (2) 庚"])
    ['1. 甲', '  1. 乙', '  2. 丙', '2. 丁', '', '本文', '1. 戊', '(1) 己', '(2) 庚']
    """
    result = list(lines)
    for found in _lists(lines):
        texts = [_BULLET.sub("", lines[line], count=1) for line in found.items]
        if found.repeated:
            for place, line in enumerate(found.items):
                result[line] = _ITEM.sub(rf"\g<1>{found.numbers[0] + place}\3", lines[line], count=1)
        elif not found.numbers and (len(texts) == 1 or any(map(mark_of, texts))):
            for line in found.items:
                result[line] = _BULLET.sub(r"\1", lines[line], count=1)
    return result


def _lists(lines: Sequence[str]) -> list[_List]:
    done: list[_List] = []
    still_open: list[_List] = []
    fenced = False
    for k, line in enumerate(lines):
        if re.match(r"\s*(?:```|~~~)", line):
            fenced = not fenced
        if fenced or not line.strip():
            continue
        item = _ITEM.match(line)
        mark = item or (None if RULE.match(line) else _BULLET.match(line))
        indent = len((mark[1] if mark else re.match(r"[ \t]*", line)[0]).expandtabs(4))  # type: ignore[index]
        sign = item[3] if item else "-"
        while still_open and (indent < still_open[-1].indent - 1 or (not mark and indent <= still_open[-1].indent)):
            done.append(still_open.pop())
        if not mark:
            continue
        if not still_open or indent >= still_open[-1].indent + _NEXT:
            still_open.append(_List(indent, sign))
        elif still_open[-1].sign != sign:
            done.append(still_open.pop())
            still_open.append(_List(indent, sign))
        still_open[-1].items.append(k)
        if item:
            still_open[-1].numbers.append(int(item[2]))
    return [*done, *still_open]
