"""Captions of 条 that need a look at the whole document: below the number, before it or the text, over two lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.structure import markers
from analysis.structure.marker_styles import PARTICLE_START
from analysis.structure.skeleton import (
    Candidate,
    Heading,
    Text,
    bracket_caption,
    caption_like,
    caption_row,
)
from analysis.structure.title import names_a_text
from models.document import Kind

_NUMBER_BEHIND = re.compile(rf"(?P<caption>[^。、,:;「]{{2,24}}?)\s+(?=第\s*{markers.N}\s*条(?:\s*の\s*{markers.N})*$)")


def numbers_behind(text: Text, allowed: Sequence[bool]) -> list[Candidate]:
    """Rows of nothing but a caption and, behind it, the number of a 条: 適用範囲　第１条."""
    found = []
    for i, row in enumerate(text.rows):
        if not row.text.endswith("条") or not allowed[i] or row.cell or row.full or text.breaks[i] <= 0:
            continue
        printed = _NUMBER_BEHIND.match(row.text)
        mark = markers.article_mark(row.text, printed.end()) if printed else None
        if printed and mark and not PARTICLE_START.match(row.text):
            caption = text.span(i, 0, printed.end("caption"))
            place = (i, i, len(row.text), text.span(i, printed.end(), len(row.text)), (caption,), mark[1])
            found.append(Candidate(Heading(Kind.ARTICLE, mark[0], *place), 1.0))
    return found


def captioned(text: Text, articles: Sequence[Heading], others: Sequence[int] = ()) -> list[Heading]:
    """Articles with the captions that stand on the line below the number, or before the text on the same line.

    ``others``: the rows in order where parts begin; their headings are nobody's caption.
    """
    articles = _with_plain_captions_above(text, articles, others)
    articles = [h._replace(caption=(), column=_behind_mark(text, h)) if _repealed(text, h) else h for h in articles]
    alone = {h.row for h in articles if not h.caption and h.column >= len(text.rows[h.row].text)}
    below = {h.row for h in articles if h.row in alone and h.row + 1 < len(text.rows) and _caption_below(text, h)}
    plain_below = len(below) >= max(2, 0.7 * len(alone))
    styled = sum(1 for h in articles if h.caption) >= 0.6 * len(articles)
    inline = sum(1 for h in articles if h.caption and _inline(text, h)) >= 0.3 * len(articles)
    worded = sum(_split_caption(text, h) != h and _sentence_behind(text, h) for h in articles) >= max(
        _FEW, 0.8 * len(articles)
    )
    result = []
    for k, heading in enumerate(articles):
        behind = articles[k + 1].first if k + 1 < len(articles) else len(text.rows)
        stop = min([behind, *others[bisect_right(others, heading.row) :][:1]])
        if heading.row in alone:
            result.append(_captioned_below(text, heading, stop, plain=plain_below and heading.row in below))
        elif (styled or inline or worded) and not heading.caption:
            long = _long_caption(text, heading, stop) if inline else None
            result.append(long or _split_caption(text, heading))
        else:
            result.append(heading)
    return result


def _with_plain_captions_above(text: Text, articles: Sequence[Heading], others: Sequence[int]) -> Sequence[Heading]:
    """適用範囲⏎第1条　この約款は…: short rows above the numbers, where most articles have one and few another caption.

    A page may print a sign before each: ・適用範囲⏎第1条, - (適用範囲)⏎第1条.
    """
    if len(articles) < _FEW or sum(1 for h in articles if h.caption) > 0.2 * len(articles):
        return articles
    taken = {*others, *(h.row for h in articles)}
    above = [None if h.caption or h.first - 1 in taken else _plain_above(text, h.first - 1) for h in articles]
    if sum(at is not None for at in above) < max(_FEW, 0.7 * len(articles)):
        return articles
    return [h if at is None else _below(text, h, at) for h, at in zip(articles, above, strict=True)]


def _below(text: Text, heading: Heading, at: int) -> Heading:
    """The heading with the row above it as its caption, from column ``at`` on."""
    i = heading.first - 1
    sign = text.span(i, 0, at) if at else None
    return heading._replace(first=i, caption=(text.span(i, at, len(text.rows[i].text)),), sign=sign)


def _plain_above(text: Text, i: int) -> int | None:
    """Where in row ``i`` a caption begins, behind the sign of a list if there is one; None where it is no caption."""
    if plain_caption(text, i):
        return 0
    if i < 0 or text.breaks[i] <= 0 or text.rows[i].cell:
        return None
    line = text.rows[i].text
    at = markers.bullet(line) if line[0] in markers.SIGNS else None
    short = at is not None and at < len(line) <= _LONGEST_ABOVE and not markers.list_mark(line, at)
    alone = i == 0 or text.rows[i - 1].text[0] != line[0]  # else it is the last of a list
    return at if short and alone and line[-1] not in "。、，:：" else None


_FEW = 3
_LONGEST_ABOVE = 25


def plain_caption(text: Text, i: int) -> bool:
    """A short row of its own that is no sentence, number or title."""
    if i < 0 or text.breaks[i] <= 0:
        return False
    row = text.rows[i]
    short = len(row.text) <= _LONGEST_ABOVE and row.text[-1] not in "。、，:：" and not row.cell
    headed = markers.chapter_mark(row.text) or markers.list_mark(row.text) or row.text[0] in markers.SIGNS
    return short and not headed and (row.text.endswith("について") or not names_a_text(row.text))


def _captioned_below(text: Text, heading: Heading, stop: int, *, plain: bool) -> Heading:
    """A number alone on its line, with the caption below it where there is one."""
    following = heading.row + 1
    if following >= stop:
        return heading
    if following + 2 < stop and heading.mark and caption_row(text.rows[following + 1]):
        first = markers.list_mark(text.rows[following].text)
        if first and first.end == len(text.rows[following].text) and first.readings[0][1] == (1,):
            mark = (heading.mark[0], text.rows[following].end)  # 第1条⏎1.⏎（定義）: the number of 項 stands too high
            return _with_caption(text, heading._replace(mark=mark), following + 1)
    bracketed = bracket_caption(text, following, 0) if not markers.list_mark(text.rows[following].text) else None
    if (
        bracketed
        and bracketed[2] == len(text.rows[bracketed[1]].text)
        and bracketed[1] < stop
        and len(bracketed[0]) <= 3
    ):
        spans, row, column = bracketed
        return heading._replace(row=row, column=column, caption=spans)
    return _with_caption(text, heading, following) if plain else heading


def _inline(text: Text, heading: Heading) -> bool:
    """The caption stands without brackets on the line of the number."""
    return heading.first == heading.row and text.rows[heading.row].text[-1] not in ")]】〕"


def _long_caption(text: Text, heading: Heading, stop: int) -> Heading | None:
    """A caption without brackets that fills its line: a noun, ended here or in a short next line."""
    line, second = text.rows[heading.row], heading.row + 1
    words = line.text[heading.column :]
    if second + 1 >= stop or not line.full or re.search(r"[。、]", words) or len(words) > 60 or text.breaks[second] > 0:
        return None
    following = text.rows[second]
    if (
        not following.full
        and "。" not in following.text
        and text.breaks[second + 1] > 0
        and not markers.list_mark(following.text)
    ):
        length = len(following.text)
        spans = (text.span(heading.row, heading.column, len(line.text)), text.span(second, 0, length))
        return heading._replace(row=second, column=length, caption=spans)
    if re.search(r"[\u3041-\u3096]$", words) or not re.search(r"[一-龥ァ-ヶー]$", words):
        return None
    return heading._replace(column=len(line.text), caption=(text.span(heading.row, heading.column, len(line.text)),))


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


def _sentence_behind(text: Text, heading: Heading) -> bool:
    """A caption without brackets stands between the number and a whole sentence: 第１条 目的 この会は、…."""
    return "。" in text.rows[heading.row].text[heading.column :]


def _split_caption(text: Text, heading: Heading) -> Heading:
    """第１条 適用　本規約は、… : in a document of captions the first word before the sentence is one."""
    line = text.rows[heading.row].text
    if heading.column >= len(line):
        return heading
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
