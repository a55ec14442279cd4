"""Headings over the 条 that are not called 章: 1. 総則, Ⅰ 総則, ■総則, or headings of a higher rank in the file (##)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.structure import markers
from analysis.structure.skeleton import LEVELS, Heading, Text, prefix
from models.document import Kind

_LONGEST = 40
_NUMBERED = ("arabic", "roman", "kanji", "alpha")
_SIGNS = "■□◆◇●○◎▼▽★【"


class _Section(NamedTuple):
    """A row directly above a 条: how it is told from text, its number where it prints one, where its caption begins."""

    row: int
    style: str
    number: int
    at: int


def sections(text: Text, articles: Sequence[Heading], allowed: Sequence[bool]) -> list[Heading]:
    """The rows that head several 条 each, as chapters; none where the 条 below them begin again at 1.

    They stand directly above a 条, all in one style, and where they are numbered they count from 1 without a gap.
    """
    by_style: dict[str, list[_Section]] = defaultdict(list)
    ranks = [text.rows[h.row].rank for h in articles]
    for above in _above(text, articles, allowed):
        for found in _styles(text, above, min(ranks, default=0)):
            by_style[found.style].append(found)
    for found_here in by_style.values():
        opens = found_here[0].number == 1 and found_here[0].row == articles[0].first - 1
        counted = _counted_on(found_here) if opens else found_here
        counts = [section.number for section in counted]
        if len(counts) > 1 and counts in ([0] * len(counts), list(range(1, len(counts) + 1))):
            return [_chapter(text, section, n) for n, section in enumerate(counted, 1)]
    return []


def _counted_on(found: Sequence[_Section]) -> list[_Section]:
    """Those that count on from 1: the last member of a list may stand above a 条 too."""
    kept: list[_Section] = []
    for section in found:
        if section.number == len(kept) + 1:
            kept.append(section)
    return kept


def _above(text: Text, articles: Sequence[Heading], allowed: Sequence[bool]) -> Iterator[int]:
    """The short rows right above a 条, a restart of the numbers apart."""
    taken = {h.row for h in articles}
    for k, article in enumerate(articles):
        i = article.first - 1
        if i < 0 or i in taken or not allowed[i] or (k and article.numbers <= articles[k - 1].numbers):
            continue
        row = text.rows[i]
        if len(row.text) <= _LONGEST and row.text[-1] not in "。、，" and not row.cell and text.breaks[i] > 0:
            yield i


def _styles(text: Text, i: int, rank_of_articles: int) -> Iterator[_Section]:
    """The ways in which a row could be the heading of several 条."""
    row = text.rows[i]
    at = prefix(row.text)
    mark = markers.list_mark(row.text, at)
    number = next((n[0] for group, n in mark.readings if group in _NUMBERED and len(n) == 1), 0) if mark else 0
    if number and mark:
        group = next(group for group, _ in mark.readings if group in _NUMBERED)
        yield _Section(i, group, number, mark.end)
    if row.rank and row.rank < rank_of_articles:
        yield _Section(i, f"rank {row.rank}", 0, at)
    elif row.text[0] in _SIGNS and not mark:
        yield _Section(i, row.text[0], 0, at)


def _chapter(text: Text, section: _Section, number: int) -> Heading:
    line = text.rows[section.row].text
    mark, caption = text.span(section.row, 0, section.at), text.span(section.row, section.at, len(line))
    place = (section.row, section.row, len(line))
    printed = mark if mark[0] < mark[1] else None
    captions = (caption,) if caption[0] < caption[1] else ()
    level = LEVELS.index("章")
    return Heading(Kind.CHAPTER, f"第{number}章", *place, printed, captions, (number,), level)
