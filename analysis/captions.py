"""Captions of 条 that need a look at the whole document, and documents whose 条 are not called 条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis import markers
from analysis.skeleton import (
    LEVELS,
    Candidate,
    Heading,
    Span,
    Text,
    best_sequence,
    bracket_caption,
    caption_like,
    caption_row,
    prefix,
)
from models.document import Kind

_MANY = 3


def captioned(text: Text, articles: Sequence[Heading]) -> list[Heading]:
    """Articles with the captions that stand on the line below the number, or before the text on the same line."""
    articles = [h._replace(caption=(), column=_behind_mark(text, h)) if _repealed(text, h) else h for h in articles]
    alone = [h for h in articles if not h.caption and h.column >= len(text.rows[h.row].text)]
    below = [h for h in alone if h.row + 1 < len(text.rows) and _caption_below(text, h)]
    plain_below = len(below) >= max(2, 0.7 * len(alone))
    styled = sum(1 for h in articles if h.caption) >= 0.6 * len(articles)
    result = []
    for k, heading in enumerate(articles):
        stop = articles[k + 1].first if k + 1 < len(articles) else len(text.rows)
        following = heading.row + 1
        if (
            heading in alone
            and following < stop
            and (caption_row(text.rows[following]) or (plain_below and heading in below))
        ):
            result.append(_with_caption(text, heading, following))
        elif styled and not heading.caption and heading.column < len(text.rows[heading.row].text):
            result.append(_split_caption(text, heading))
        else:
            result.append(heading)
    return result


def _repealed(text: Text, heading: Heading) -> bool:
    """第九条　削除: the word is the article's text, not its caption (in brackets it is one)."""
    return (
        len(heading.caption) == 1
        and heading.first == heading.row
        and re.search(r"条\S*\s+削除$", text.rows[heading.row].text) is not None
    )


def _behind_mark(text: Text, heading: Heading) -> int:
    return len(text.rows[heading.row].text) - len("削除")


def _caption_below(text: Text, heading: Heading) -> bool:
    following = text.rows[heading.row + 1]
    if markers.list_mark(following.text) or len(following.text) > 30 or markers.chapter_mark(following.text):
        return False
    after = heading.row + 2
    return caption_like(text, heading.row + 1, 0) and after < len(text.rows) and text.breaks[after] > 0


def _with_caption(text: Text, heading: Heading, row: int) -> Heading:
    length = len(text.rows[row].text)
    return heading._replace(row=row, column=length, caption=(text.span(row, 0, length),))


def _split_caption(text: Text, heading: Heading) -> Heading:
    """第１条 適用　本規約は、… : in a document of captions the first word before the sentence is one."""
    line = text.rows[heading.row].text
    found = re.match(r"([^\s。、,]{2,20})\s+(?=\S)", line[heading.column :])
    if (
        not found
        or re.search(r"[はがをに第]$", found[1])
        or found[1].count("(") != found[1].count(")")
        or markers.list_mark(line, heading.column)
    ):
        return heading
    end = heading.column + found.end(1)
    return heading._replace(column=heading.column + found.end(), caption=(text.span(heading.row, heading.column, end),))


def counted_headings(text: Text, allowed: Sequence[bool], fresh: Sequence[int]) -> list[Heading]:
    """The articles of a document without 条: its top-level numbered clauses, or its bare captions counted."""
    best: list[Heading] = []
    for group in ("arabic", "multi", "roman", "kanji", "paren"):
        found = best_sequence(_clauses(text, allowed, group), fresh)
        headed = sum(1 for h in found if h.caption)
        if len(found) >= _MANY and headed >= 0.6 * len(found) and len(found) > len(best):
            best = found
    above = best_sequence(_clauses(text, allowed, "roman"), fresh) if best else []
    if len(above) >= 2 and len(above) < len(best) and all(h.caption for h in above):  # Ⅰ．総則 over 1. 適用, 2. 定義
        chapters = [h._replace(kind=Kind.CHAPTER, label=f"第{h.numbers[0]}章", level=LEVELS.index("章")) for h in above]
        return sorted((*best, *chapters), key=lambda h: h.first)
    return best or _bare_captions(text, allowed)


def _clauses(text: Text, allowed: Sequence[bool], group: str) -> list[Candidate]:
    """Every row that begins with a number of one style, as the heading of a clause."""
    found = []
    for i, row in enumerate(text.rows):
        if not allowed[i] or row.cell:
            continue
        mark = markers.list_mark(row.text, prefix(row.text))
        if not mark:
            continue
        for name, numbers in mark.readings:
            if name != group or len(numbers) != 1:
                continue
            found.append(_clause(text, i, mark.end, numbers[0]))
    return found


def _clause(text: Text, i: int, end: int, number: int) -> Candidate:
    line = text.rows[i].text
    at = end + len(line[end:]) - len(line[end:].lstrip())
    caption: tuple[Span, ...] = ()
    row, column = i, at
    shape = -1.0
    bracketed = bracket_caption(text, i, at)
    if bracketed and bracketed[1:] == (i, len(line)):
        caption, row, column = bracketed
        shape = 2.0
    elif at < len(line) and len(line) - at <= 30 and caption_like(text, i, at):
        caption, column, shape = (text.span(i, at, len(line)),), len(line), 1.5
    shape += max(-3.0, min(1.0, text.breaks[i]))
    return Candidate(
        Heading(Kind.ARTICLE, f"第{number}条", i, row, column, text.span(i, 0, end), caption, (number,)), shape
    )


_MARKED = re.compile(r"[■◆●▼【\[〔(<＜≪]|#{1,6}\s")


def _bare_caption(text: Text, i: int) -> bool:
    row = text.rows[i]
    if (
        row.cell
        or not _MARKED.match(row.text)
        or len(row.text) > 40
        or text.breaks[i] <= 0
        or markers.list_mark(row.text)
    ):
        return False
    return caption_row(row) or caption_like(text, i, prefix(row.text))


def _bare_captions(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """Captions in brackets or behind a ■, alone on their rows, counted in order of appearance."""
    rows = [i for i in range(len(text.rows) - 1) if allowed[i] and _bare_caption(text, i)]
    if len(rows) < _MANY:
        return []
    return [
        Heading(
            Kind.ARTICLE,
            f"第{n}条",
            i,
            i,
            len(text.rows[i].text),
            None,
            (text.span(i, 0, len(text.rows[i].text)),),
            (n,),
        )
        for n, i in enumerate(rows, 1)
    ]
