"""Headings → parts: 前文, 本則, 附則, annexes, and further sets of terms in the same file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.structure import skeleton
from analysis.structure.part_marks import part_heading
from analysis.structure.skeleton import Heading, Text, bracket_caption, has_mark, skip
from analysis.structure.title import names_a_text
from models.document import Kind

MAIN, PREFACE, CLOSING, HISTORY, SUPPLEMENT = "本則", "前文", "末尾", "改定履歴", "附則"
ANNEX = ("別表", "別紙", "別記")
MANY = 3
"""Fewer rows 第１, 第２ or 適用　第１条, 解約　第２条 are no clauses."""
_TITLED = (*ANNEX, "特約")
_PREFACE = 6
"""Rows between the title of a further text and its 第1条, at most."""


class Division(NamedTuple):
    """A part before it is built: its heading (None for 本則), the headings in it, and its rows."""

    label: str
    heading: Heading | None
    inner: tuple[Heading, ...]
    first: int
    last: int


def divisions(text: Text, headings: Sequence[Heading], first: int, last: int) -> Iterator[Division]:
    """The headings by part: at each heading of one, at what follows a 前文, and where the articles begin again at 1."""
    label, heading, inner, start = MAIN, None, list[Heading](), first
    for here in headings:
        begin = here.first if here.kind is Kind.PART else _text_begins(text, here, heading, inner)
        if begin is not None:
            kept: list[Heading] = []
            while here.kind is Kind.ARTICLE and inner and inner[-1].kind is Kind.CHAPTER:
                kept.insert(0, inner.pop())
            if inner or heading:
                yield Division(label, heading, tuple(inner), start, begin)
            label, heading, inner, start = MAIN, None, kept, begin
            if here.kind is Kind.PART:
                label, heading = here.label, here
                continue
        inner.append(here)
    if inner or heading:
        yield Division(label, heading, tuple(inner), start, last)


def _text_begins(text: Text, here: Heading, part: Heading | None, inner: Sequence[Heading]) -> int | None:
    """The row where a chapter or 条 begins a 本則, with the title above it; None where it goes on in its part."""
    if part and part.label == PREFACE:
        return here.first
    if here.numbers != (1,) or here.kind is not Kind.ARTICLE or not (part or inner):
        return None
    behind = len(inner)
    while behind and inner[behind - 1].kind is Kind.CHAPTER:
        behind -= 1
    first = inner[behind].first if behind < len(inner) else here.first
    last = inner[behind - 1] if behind else None
    floor = max(last.row if last else 0, part.row + 1 if part else 0)  # right below its heading stands its own title
    title = _title_above(text, first, floor)
    if title is None or not (part or last):
        return first if last and last.numbers[0] >= 3 else None
    return title


def _title_above(text: Text, first: int, floor: int) -> int | None:
    """The row behind ``floor`` that names a text, above its 第1条 or above the preface of that."""
    for i in range(first - 1, max(floor, first - 2 - _PREFACE), -1):
        row = text.rows[i]
        apart = text.breaks[i] > (-3.0 if i == first - 1 and not row.full else 0.0)
        if names_a_text(row.text) and apart and not row.cell and not has_mark(row.text):
            return i
    return None


def part_headings(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """The headings of 附則, 別表, 別紙, 特約, 改定履歴 …; inside a 改定履歴 only other parts' lone headings end it."""
    found: list[Heading] = []
    history = False
    for i, row in enumerate(text.rows):
        if not allowed[i] or row.cell or text.breaks[i] < -3.0:
            continue
        heading = _part(text, i)
        if heading is None or (
            text.breaks[i] < 0 and heading.caption and not row.gap and not _SUPPLEMENT.match(row.text)
        ):
            continue
        if found and found[-1].row == i - 1 and "別" not in row.text[:4] and heading.label in ("別表", "別紙"):
            continue  # 別紙２⏎料金表
        more = heading.caption or heading.column < len(text.rows[heading.row].text)
        if history and (heading.label in ("特約", "改定履歴") or more):
            continue
        history = heading.label == "改定履歴"
        found.append(heading)
    return found


_SUPPLEMENT = re.compile(r"[附付]\s*則\s*\((?:令和|平成|昭和|大正|明治|[0-9]{4})")


def _part(text: Text, i: int) -> Heading | None:
    line = text.rows[i].text
    mark = part_heading(line)
    if mark is None:
        return None
    part, end = mark
    rest = line[end:]
    if part == "附則" and rest.startswith(" ") and re.search(r"は、|。", rest):  # 附則　本約款は、…施行します。
        return Heading(Kind.PART, part, i, i, skip(line, end), text.span(i, 0, end), ())
    if len(line) > 80 or line[-1] in "。、，":
        return None
    if line[0] in "(【[" and line.endswith((")", "】", "]")) and end >= len(line) - 1:
        end = len(line)  # （附則）
    while end < len(line) and line[end] in "】])〕>＞≫:： ":
        end += 1
    bracketed = bracket_caption(text, i, end)
    if bracketed and bracketed[1] > i and _ABRIDGED.fullmatch(text.rows[bracketed[1]].text, bracketed[2]):
        spans, last, column = bracketed
        rest = text.rows[last].text
        spans = (*spans, text.span(last, column, len(rest))) if column < len(rest) else spans
    else:
        spans, last = ((text.span(i, end, len(line)),) if end < len(line) else ()), i
    if spans and last + 1 < len(text.rows) and text.rows[last + 1].text == "抄":
        last += 1
        spans = (*spans, text.span(last, 0, 1))
    return Heading(Kind.PART, part, i, last, len(text.rows[last].text), text.span(i, 0, end), spans)


_ABRIDGED = re.compile(r"\s*抄?")
"""What may stand behind the bracket of 附則（昭和三六年法律第三号）抄."""


def titled(text: Text, parts: Sequence[Heading]) -> list[Heading]:
    """別記⏎個人情報取扱特記事項: headings of annexes with the title that stands below them."""
    heads = {part.first for part in parts}
    return [
        _titled(text, part) if part.label in _TITLED and not part.caption and part.row + 1 not in heads else part
        for part in parts
    ]


def _titled(text: Text, part: Heading) -> Heading:
    below = part.row + 1
    if part.column < len(text.rows[part.row].text) or below == len(text.rows) or text.breaks[below] <= 0:
        return part
    length = len(text.rows[below].text)
    named = names_a_text(text.rows[below].text)
    return part._replace(row=below, column=length, caption=(text.span(below, 0, length),)) if named else part


def annexed_ordinals(
    text: Text, articles: Sequence[Heading], parts: Sequence[Heading], allowed: Sequence[bool]
) -> list[Heading]:
    """The clauses 第１, 第２ … of annexes that have no 条, where 本則 has."""
    found: list[Heading] = []
    rows = sorted(article.row for article in articles)
    for part, following in zip(parts, [*(p.first for p in parts[1:]), len(text.rows)], strict=False):
        if part.label in _TITLED and bisect_right(rows, part.row) == bisect_left(rows, following):
            clauses = skeleton.best_sequence(skeleton.ordinals(text, allowed, part.row + 1, following), ())
            found += clauses if len(clauses) >= MANY else []
    return found
