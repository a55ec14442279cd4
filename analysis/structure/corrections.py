"""A reviewer's decisions about lines, as segmentation takes them: which rows they speak of and what follows.

Segmentation asks here which rows are furniture, where headings may stand and what the headings then are. How lists obey
stands in ``lists``, which is told the depths at which a provision may begin in a row; what became of the decisions
tells ``answers``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from analysis.structure import markers, skeleton
from analysis.structure.part_marks import part_heading
from analysis.structure.row import Row
from analysis.structure.skeleton import Candidate, Heading, Span, Text
from analysis.structure.title import Title
from analysis.text.narrow import fold
from analysis.text.numerals import number
from models.decisions import Says, StructureDecision
from models.document import Kind
from models.source import Source

FURNITURE = "人の判断"
"""Why a row that a reviewer took out is furniture."""
_SURE = 1000.0
_DEPTHS = {
    Says.PARAGRAPH: range(1),
    Says.ITEM: range(1, 2),
    Says.SUBITEM: range(2, 99),
    Says.TEXT: range(0),
}
_MAY_HEAD = (None, Says.ARTICLE, Says.HEADING)
_BEGINS = (Says.ARTICLE, Says.PARAGRAPH, Says.ITEM, Says.SUBITEM, Says.HEADING)


class Placed(NamedTuple):
    """Decisions by the row they speak of, and those whose line is not there."""

    by_row: Mapping[int, StructureDecision]
    missing: tuple[StructureDecision, ...]


def decide(source: Source, line: int, says: Says, who: str, when: str, why: str = "") -> StructureDecision:
    """The decision about a line of a source (index from 0); ValueError for a blank line."""
    text = fold(source.lines[line].text)
    occurrence = sum(fold(other.text) == text for other in source.lines[: line + 1])
    return StructureDecision(source.lines[line].text.strip(), occurrence, says, who, when, why)


def place(source: Source, rows: Sequence[Row], decisions: Sequence[StructureDecision]) -> Placed:
    """Find the rows that decisions speak of; of several about one row the latest holds (the last of equal times)."""
    if not decisions:
        return Placed({}, ())
    wanted = {fold(decision.line) for decision in decisions}
    found: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        at = source.line_at(row.start)
        line = fold(source.lines[at].text) if i == 0 or source.line_at(rows[i - 1].start) != at else ""
        if line in wanted:
            found[line].append(i)
    by_row: dict[int, StructureDecision] = {}
    missing: list[StructureDecision] = []
    for decision in sorted(decisions, key=lambda d: d.moment):
        places = found[fold(decision.line)]
        if decision.occurrence > len(places):
            missing.append(decision)
        else:
            by_row[places[decision.occurrence - 1]] = decision
    return Placed(by_row, tuple(missing))


def furniture(away: Mapping[int, str], placed: Placed) -> dict[int, str]:
    """Rows that belong to the page: those found, without the ones a reviewer claims for the text, with those he took out."""
    kept = {i: why for i, why in away.items() if i not in placed.by_row}
    taken = {i: FURNITURE for i, decision in placed.by_row.items() if decision.says is Says.FURNITURE}
    return {**kept, **taken}


def of_text(placed: Placed, indices: Sequence[int]) -> dict[int, Says]:
    """What is said of the rows of a text, which are the rows ``indices`` of the source."""
    if not placed.by_row:
        return {}
    return {k: placed.by_row[i].says for k, i in enumerate(indices) if i in placed.by_row}


def breaks(evidence: Sequence[float], said: Mapping[int, Says]) -> list[float]:
    """What speaks for a new block at each row: everything where a reviewer says that something begins."""
    return [3.0 if said.get(i) in _BEGINS else there for i, there in enumerate(evidence)]


def allowed(rows: Sequence[bool], said: Mapping[int, Says]) -> list[bool]:
    """Where headings may be looked for."""
    return [may and said.get(i) in _MAY_HEAD for i, may in enumerate(rows)] if said else list(rows)


def candidates(text: Text, found: Sequence[Candidate], said: Mapping[int, Says]) -> Sequence[Candidate]:
    """Candidates for headings of 条: those that a reviewer says are ones cannot lose."""
    if not said:
        return found
    sure = [_covering(text, candidate.heading, said, Says.ARTICLE) for candidate in found]
    return [c._replace(shape=_SURE) if is_sure else c for c, is_sure in zip(found, sure, strict=True)]


def depths(said: Mapping[int, Says]) -> dict[int, range]:
    """The depths at which a provision may begin in a row: none for text."""
    return {i: _DEPTHS[says] for i, says in said.items() if says in _DEPTHS}


def no_title(title: Title, said: Mapping[int, Says]) -> bool:
    """A reviewer says that a row of the title is something else."""
    return any(i in said for i in range(title.first, title.behind))


def headings(text: Text, found: Sequence[Heading], said: Mapping[int, Says]) -> list[Heading]:
    """The headings with those that a reviewer adds, and without captions in rows that are something else."""
    if not said:
        return list(found)
    kept = [_without_captions(text, heading, said) for heading in found if not _contradicted(text, heading, said)]
    by_name = any("条" in _mark(text, heading) for heading in kept if heading.kind is Kind.ARTICLE)
    taken = {row for heading in kept for row in _rows(text, heading)}
    captions: list[int] = []
    for i in sorted(said):
        if i in taken:
            continue
        new = None
        if said[i] is Says.ARTICLE:
            new = _article(text, i, (taken, said), by_name=by_name)
        elif said[i] is Says.HEADING:
            new = _chapter(text, i) or _part(text, i)
            captions += [] if new else [i]
        if new:
            kept.append(new)
            taken |= _rows(text, new)
    kept = [_captioned(text, heading, captions) for heading in kept]
    return _counted(sorted(kept, key=lambda heading: heading.first))


def _start(row: Row) -> int:
    return row.start


def _row_of(text: Text, offset: int) -> int:
    """The row that holds an offset of the source."""
    return bisect_right(text.rows, offset, key=_start) - 1


def _rows(text: Text, heading: Heading) -> set[int]:
    """The rows of a heading: from its first to the last one of its number or its caption."""
    spans = [*heading.caption, *([heading.mark] if heading.mark else [])]
    return {*range(heading.first, max((_row_of(text, start) for start, _ in spans), default=heading.first) + 1)}


def _mark(text: Text, heading: Heading) -> str:
    """The number of a heading as printed."""
    if heading.mark is None:
        return ""
    row = text.rows[_row_of(text, heading.mark[0])]
    return row.text[heading.mark[0] - row.start : heading.mark[1] - row.start]


def _contradicted(text: Text, heading: Heading, said: Mapping[int, Says]) -> bool:
    """A reviewer says of the row of a chapter or part that it is the heading of a 条."""
    return heading.kind is not Kind.ARTICLE and _covering(text, heading, said, Says.ARTICLE)


def _covering(text: Text, heading: Heading, said: Mapping[int, Says], says: Says) -> bool:
    return any(said.get(i) is says for i in _rows(text, heading))


def _without_captions(text: Text, heading: Heading, said: Mapping[int, Says]) -> Heading:
    """The heading without the part of its caption that a reviewer says is none, above its number or below it."""
    if heading.mark is None:
        return heading
    middle = _row_of(text, heading.mark[0])
    rows = [_row_of(text, start) for start, _ in heading.caption]
    none = [row for row in rows if said.get(row, Says.HEADING) not in _MAY_HEAD]
    first = max((row + 1 for row in none if row < middle), default=heading.first)
    stop = min((row for row in none if row > middle), default=len(text.rows))
    caption = tuple(span for row, span in zip(rows, heading.caption, strict=True) if first <= row < stop)
    if stop < len(text.rows):
        heading = heading._replace(row=stop, column=0)
    return heading._replace(first=first, caption=caption) if none else heading


_ARTICLE = re.compile(rf"第\s*({markers.N})\s*条((?:\s*の\s*{markers.N})*)")


def _number(line: str, at: int) -> tuple[tuple[int, ...], int]:
    """The number that a line prints, and where it ends; no number at ``at`` where it prints none."""
    if article := _ARTICLE.match(line, at):
        return (number(article[1]), *map(number, re.findall(markers.N, article[2]))), article.end()
    mark = markers.list_mark(line, at)
    return (mark.readings[0][1], mark.end) if mark else ((), at)


def _article(text: Text, i: int, taken: Sequence[Collection[int]], *, by_name: bool) -> Heading:
    """The heading of a 条 in a row that does not look like one.

    ``taken``: rows that cannot be its caption. ``by_name``: the others are called 第…条; a plain number beside them is
    not the number of a 条, which is counted.
    """
    line = text.rows[i].text
    numbers, end = _number(line, skeleton.prefix(line))
    if not numbers:
        return Heading(Kind.ARTICLE, "", i, i, len(line), None, (text.span(i, 0, len(line)),))
    at = end + len(line[end:]) - len(line[end:].lstrip())
    caption: tuple[Span, ...] = ()
    row, column, first = i, at, i
    over = skeleton.caption_above(text, i)
    bracketed = skeleton.bracket_caption(text, i, at)
    if bracketed and not _meets(taken, i + 1, bracketed[1] + 1):
        caption, row, column = bracketed
    elif over is not None and not _meets(taken, over, i):
        first, caption = over, tuple(text.span(k, 0, len(text.rows[k].text)) for k in range(over, i))
    elif at < len(line) and skeleton.caption_like(text, i, at):
        caption, column = (text.span(i, at, len(line)),), len(line)
    if by_name and not _ARTICLE.match(line, skeleton.prefix(line)):
        numbers = ()
    label = f"第{numbers[0]}条" + "".join(f"の{n}" for n in numbers[1:]) if numbers else ""
    return Heading(Kind.ARTICLE, label, first, row, column, text.span(i, 0, end), caption, numbers)


def _meets(taken: Sequence[Collection[int]], first: int, behind: int) -> bool:
    return any(row in rows for row in range(first, behind) for rows in taken)


def _chapter(text: Text, i: int) -> Heading | None:
    line = text.rows[i].text
    mark = markers.chapter_mark(line, skeleton.prefix(line))
    if mark is None:
        return None
    label, level, numbers, end = mark
    rank = skeleton.LEVELS.index(level)
    return Heading(Kind.CHAPTER, label, i, i, len(line), text.span(i, 0, end), _rest(text, i, end), numbers, rank)


def _part(text: Text, i: int) -> Heading | None:
    mark = part_heading(text.rows[i].text)
    if mark is None:
        return None
    length = len(text.rows[i].text)
    return Heading(Kind.PART, mark[0], i, i, length, text.span(i, 0, mark[1]), _rest(text, i, mark[1]))


def _rest(text: Text, i: int, end: int) -> tuple[Span, ...]:
    """What stands behind the number of a heading."""
    start, stop = text.span(i, end, len(text.rows[i].text))
    return ((start, stop),) if start < stop else ()


def _captioned(text: Text, heading: Heading, captions: Sequence[int]) -> Heading:
    """The heading of a 条 with the caption that stands in the row above it."""
    above = heading.first - 1
    if heading.kind is not Kind.ARTICLE or heading.caption or above not in captions:
        return heading
    return heading._replace(first=above, caption=(text.span(above, 0, len(text.rows[above].text)),))


def _counted(all_headings: Sequence[Heading]) -> list[Heading]:
    """The headings with numbers for the 条 that print none: each one more than the 条 before it."""
    printed = any(heading.mark for heading in all_headings if heading.kind is Kind.ARTICLE)
    last = 0
    result = []
    for heading in all_headings:
        if heading.kind is Kind.PART and printed:
            last = 0
        if heading.kind is Kind.ARTICLE:
            counted = not heading.mark or not heading.numbers
            last = last + 1 if counted else heading.numbers[0]
            if counted:
                heading = heading._replace(label=f"第{last}条", numbers=(last,))  # noqa: PLW2901
        result.append(heading)
    return result
