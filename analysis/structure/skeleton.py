"""Rows → the headings of parts, chapters and articles: which of the lines that look like headings are headings.

A line may begin with 第34条（…） because a sentence wrapped there. So every candidate gets a score for its shape and for
what stands around it, and of all candidates the sequence with the best total is taken: shape plus how well each
number follows the one before (dynamic programming over the candidates).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.structure import markers
from analysis.structure.layout import break_before
from analysis.structure.marker_styles import PARTICLE_START
from analysis.structure.row import Row
from models.document import Kind

Span = tuple[int, int]
LEVELS = "編章節款目"


class Heading(NamedTuple):
    """The heading of a part, chapter or article. Spans count in the source; own text begins in ``row`` at ``column``."""

    kind: Kind
    label: str
    """第3条の2, 第1章, or the kind of a part (附則)."""
    first: int
    """The row where the heading begins (a caption may stand above the number)."""
    row: int
    column: int
    mark: Span | None
    caption: tuple[Span, ...]
    numbers: tuple[int, ...] = ()
    level: int = 0
    """Of a chapter: 0 for 編 to 4 for 目."""
    sign: Span | None = None
    """The sign of a list before a caption above the number, which is no part of the text."""


class Candidate(NamedTuple):
    heading: Heading
    shape: float


class Text:
    """The rows that print text, furniture left out, with what the rules ask again and again."""

    def __init__(self, rows: Sequence[Row], indices: Sequence[int]) -> None:
        # blank lines round a page number say nothing about the text that it interrupts
        self.rows = [
            rows[i] if k == 0 or indices[k - 1] == i - 1 else rows[i]._replace(gap=0) for k, i in enumerate(indices)
        ]
        self.at = {row.start: i for i, row in enumerate(self.rows)}
        """The row that begins at a code point of the source."""
        self.wrapped = any(row.full for row in self.rows)
        self.breaks = [
            break_before(row, self.rows[i - 1] if i else None, self.wrapped) for i, row in enumerate(self.rows)
        ]

    def span(self, row: int, start: int, end: int) -> Span:
        """A range of a row's text as a range of the source, without white space at its ends."""
        here = self.rows[row]
        if start == 0 and end >= len(here.text):
            return here.start, here.end
        text = here.text[start:end].rstrip()
        body = text.lstrip()
        begin = here.start + start + len(text) - len(body)
        return begin, begin + len(body)


_PAIRS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "「": "」", "<": ">", "〈": "〉", "≪": "≫", "『": "』"}
_CAPTION_ROW = re.compile(r"[(\[【〔][^()\[\]【】〔〕。]*(?:[(\[][^()\[\]]*[)\]][^()\[\]【】〔〕。]*)*[)\]】〕]$")
_LONGEST_CAPTION = 60
_NO_CAPTION = re.compile(
    r"\([0-9]{1,2}\)|[(\[【〔]?\s*(?:(?:最終)?(?:改[正定訂]|制定)[:：\s]*)?(?:明治|大正|昭和|平成|令和|[12][0-9]{3})\s*[0-9元〇一二三四五六七八九十]*\s*年"
    r"[^()]*(?:日|号)(?:\s*(?:制定|改[正定訂]|施行|実施|現在))?[)\]】〕]?$"
)
"""A number, or a law's number and a date, as stand below the title of a text."""
NOTE_OF_CHANGE = re.compile(
    r"[(〔](?:明治?|大正?|昭和?|平成?|令和?)\s?[0-9元〇一二三四五六七八九十][^()〔〕。]*(?:改正|追加|全改|繰[上下]げ?)[)〕]$"
    r"|\([一全]部改正〔[^〔〕]*〕[^()〔〕]*\)$|\(追加〔[^〔〕]*〕[^()〔〕]*\)$"
)
"""What collections of rules print below a 条: （平20規則3・令元規則8・一部改正）, （一部改正〔平成20年規則3号〕）."""


def caption_row(row: Row) -> bool:
    """A row that is nothing but a caption in brackets: （目的）."""
    return (
        len(row.text) <= _LONGEST_CAPTION
        and _CAPTION_ROW.match(row.text) is not None
        and not _NO_CAPTION.match(row.text)
        and not NOTE_OF_CHANGE.match(row.text)
    )


def caption_above(text: Text, i: int) -> int | None:
    """The first of the rows, three at most, that together are nothing but a caption in brackets above row ``i``."""
    if i == 0 or text.rows[i - 1].text[-1] not in ")]】〕":
        return None
    for first in range(i - 1, max(-1, i - 4), -1):
        line = text.rows[first].text
        if line[0] in "([【〔" and not has_mark(line):
            joined = "".join(text.rows[k].text for k in range(first, i))
            whole = (
                len(joined) <= _LONGEST_CAPTION * (i - first)
                and _CAPTION_ROW.match(joined)
                and not _NO_CAPTION.match(joined)
                and not NOTE_OF_CHANGE.match(joined)
            )
            return first if whole else None
        if "。" in line or has_mark(line):
            return None
    return None


def _closing(text: str, at: int) -> int | None:
    """Where the bracket that opens at ``at`` is closed (behind it), None where the row leaves it open."""
    close, depth = _PAIRS[text[at]], 0
    for i in range(at, len(text)):
        depth += (text[i] == text[at]) - (text[i] == close)
        if depth == 0:
            return i + 1
    return None


def bracket_caption(text: Text, row: int, at: int) -> tuple[tuple[Span, ...], int, int] | None:
    """A caption in brackets at ``at``, over at most three rows: spans, and where own text begins."""
    line = text.rows[row].text
    if at >= len(line) or line[at] not in _PAIRS:
        return None
    spans: list[Span] = []
    for more in range(3):
        if row + more >= len(text.rows):
            return None
        here = text.rows[row + more].text
        joined = "".join(text.rows[row + k].text[at if k == 0 else 0 :] for k in range(more + 1))
        close = _closing(joined, 0)
        if close is not None:
            end = len(here) - (len(joined) - close)
            spans.append(text.span(row + more, at if more == 0 else 0, end))
            return tuple(spans), row + more, end
        spans.append(text.span(row + more, at if more == 0 else 0, len(here)))
    return None


def caption_like(text: Text, row: int, at: int) -> bool:
    """What stands from ``at`` on reads like a caption, not like the beginning of a sentence."""
    rest = text.rows[row].text[at:].strip()
    if not rest or len(rest) > 40 or rest[-1] in "。、，,.．" or "。" in rest:
        return False
    stops_short = (
        text.wrapped and not text.rows[row].full
    )  # where lines wrap, one that stops before the margin is whole
    if _SENTENCE_LIKE.search(rest) and len(rest) > 12 and not stops_short:
        return False
    if row + 1 == len(text.rows) or text.breaks[row + 1] >= 0 or not text.rows[row].full:
        return True
    return _FIRST.match(text.rows[row + 1].text) is not None  # 第４条　電線の名称の明示⏎１　前条の電線には、…


_FIRST = re.compile(r"1(?:\s+(?=[^\s0-9])|[.．]\s)")
"""The number of a first 項."""


_SENTENCE_LIKE = re.compile(r"(?:する|した|とき|こと|もの|ます|ない|いう|場合|とする)$")


def _goes_over(text: Text, row: int, at: int) -> bool:
    """A caption without brackets fills its row and ends in the next one: in type of its own size, or above a first 項.

    第８条　代理店及びその使用人への本約款
    の適用
    １　代理店は、…
    """
    if row + 2 >= len(text.rows) or not text.rows[row].full or text.breaks[row + 1] >= 0:
        return False
    here, rest, below = text.rows[row : row + 3]
    caption = here.text[at:] + rest.text
    if rest.full or rest.cell or has_mark(rest.text) or len(caption) > _LONGEST_CAPTION or "。" in caption:
        return False
    if here.size == rest.size > below.size > 0:
        return rest.text[-1] not in "、，"
    numbered = has_mark(below.text) and below.text[0] in "1(①一"
    return numbered and "、" not in caption and not _SENTENCE_LIKE.search(caption)


def skip(line: str, at: int) -> int:
    while at < len(line) and line[at] == " ":
        at += 1
    return at


def prefix(line: str) -> int:
    """Where the words of a heading begin behind a decoration such as ■ or a Markdown #."""
    found = re.match(r"[■□◆◇●○◎▼▽★【<＜≪]?\s*(?:#{1,6}\s+)?(?:\*\*)?", line)
    return found.end() if found else 0


def _behind_bracket(line: str, end: int) -> int:
    """Behind the bracket that closes one before the number: 【第１条】（目的）."""
    pair = _PAIRS.get(line[prefix(line) - 1 : prefix(line)].strip(), "") if prefix(line) else ""
    return end + 1 if pair and line[end : end + 1] == pair else end


def article_candidates(text: Text, allowed: Sequence[bool]) -> list[Candidate]:
    """Every row that could be the heading of a 条, with the score of its shape."""
    return _candidates(text, allowed, "条", markers.article_mark, range(len(text.rows)))


def ordinals(text: Text, allowed: Sequence[bool], first: int = 0, last: int | None = None) -> list[Candidate]:
    """The same where 第１ stands for 第１条, from row ``first`` to before ``last``."""
    return _candidates(
        text, allowed, "第", markers.ordinal_mark, range(first, len(text.rows) if last is None else last)
    )


_Mark = tuple[str, tuple[int, ...], int]


def _candidates(
    text: Text, allowed: Sequence[bool], sign: str, mark_at: Callable[[str, int], _Mark | None], rows: range
) -> list[Candidate]:
    found, bulleted = [], []
    for i in rows:
        row = text.rows[i]
        if sign not in row.text[:24] or not allowed[i] or row.cell:
            continue
        at = prefix(row.text) or (1 if _WHOLE_IN_BRACKETS.match(row.text) else 0)
        mark = mark_at(row.text, at)
        bullet = markers.bullet(row.text) if not mark and row.text[0] in markers.SIGNS else None
        if mark:
            found.append(_article(text, i, mark))
        elif bullet and (mark := mark_at(row.text, bullet)):
            bulleted.append(_article(text, i, mark))
    return found or bulleted  # where some have no bullet, those with one speak of them


_WHOLE_IN_BRACKETS = re.compile(r"\(第[^()]{1,8}条\s[^()。]{1,40}(?<!関係)\)$")
"""（第1条　目的）"""


class _Captioned(NamedTuple):
    """Where the caption of a candidate stands, where own text begins, and what that speaks for a heading."""

    shape: float
    spans: tuple[Span, ...]
    first: int
    row: int
    column: int


def _article(text: Text, i: int, mark: _Mark) -> Candidate:
    """The candidate at row ``i``: where its caption stands, and how much its shape speaks for a heading."""
    label, numbers, end = mark
    end = _behind_bracket(text.rows[i].text, end)
    end += text.rows[i].text[end : end + 1] == ":"
    found = _caption_of(text, i, end)
    evidence = max(-3.0, min(3.0, text.breaks[i])) * 0.8
    if found.first < i:
        evidence = max(evidence, max(-3.0, min(3.0, text.breaks[found.first])) * 0.8)
    place = (found.first, found.row, found.column, text.span(i, 0, end), found.spans, numbers)
    return Candidate(Heading(Kind.ARTICLE, label, *place), found.shape + evidence)


def _caption_of(text: Text, i: int, end: int) -> _Captioned:
    """The caption of a number that ends at ``end`` of row ``i``: behind it in brackets, above it, behind it without."""
    line = text.rows[i].text
    at = skip(line, end)
    over = caption_above(text, i)
    bracketed = bracket_caption(text, i, at)
    if bracketed and (over is None or bracketed[1:] == (i, len(line))):
        return _bracketed(text, i, *bracketed)
    if over is not None:
        return _Captioned(3.0, tuple(text.span(k, 0, len(text.rows[k].text)) for k in range(over, i)), over, i, at)
    if at >= len(line):
        following = text.rows[i + 1].text if i + 1 < len(text.rows) else ""
        return _Captioned(-4.0 if PARTICLE_START.match(following) else 1.0, (), i, i, at)
    apart = at > end or line[end - 1] == ":"
    if apart and _goes_over(text, i, at):
        below = text.rows[i + 1].text
        return _Captioned(2.0, (text.span(i, at, len(line)), text.span(i + 1, 0, len(below))), i, i + 1, len(below))
    if caption_like(text, i, at) if apart else _glued_caption(text, i, at):
        return _Captioned(2.0 if apart else 1.0, (text.span(i, at, len(line)),), i, i, len(line))
    text_follows = apart and not re.match(rf"第\s*{markers.N}", line[at:])
    return _Captioned(1.0 if text_follows else -1.5, (), i, i, at)


def _bracketed(text: Text, i: int, spans: tuple[Span, ...], row: int, column: int) -> _Captioned:
    """A caption in brackets behind the number; a particle behind it makes it a citation."""
    line = text.rows[row].text
    rest = line[column:] or (text.rows[row + 1].text if row + 1 < len(text.rows) else "")
    shape = -6.0 if PARTICLE_START.match(rest.lstrip()) else 3.0
    if column < len(line) and line[column] != " ":
        shape -= 1.0
    return _Captioned(shape, spans, i, row, skip(line, column))


_GLUED = re.compile(r"[一-龥々ァ-ヶA-Z「][^。、,第]{1,24}$")


def _glued_caption(text: Text, i: int, at: int) -> bool:
    """第１条目的: the caption follows the number without a space, and text follows in the next row."""
    row = text.rows[i]
    below = i + 1 < len(text.rows) and text.breaks[i + 1] > 0
    return below and not row.full and _GLUED.match(row.text, at) is not None and caption_like(text, i, at)


def has_mark(line: str) -> bool:
    return markers.list_mark(line) is not None


_NEXT = 2.0


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> float:
    """How well a number follows another: 2 for the next one, less for gaps, much less for a step back."""
    if len(before) == 1 and after == (before[0] + 1,):
        return _NEXT
    if after == (*before, 2) or any(after == (*before[:k], before[k] + 1) for k in range(len(before))):
        return _NEXT
    if after == before:
        return -4.0
    if after > before:
        return max(-3.0, -0.7 - 0.4 * (after[0] - before[0]))
    return -3.5 if after[0] == 1 and len(after) == 1 else -6.0


def best_sequence(candidates: Sequence[Candidate], fresh: Sequence[int]) -> list[Heading]:
    """The candidates whose shapes and numbers together fit best. ``fresh``: rows of part headings, where counting restarts."""
    best: list[tuple[float, int]] = []
    parts = [bisect_left(fresh, heading.row) for heading, _ in candidates]
    for k, (heading, shape) in enumerate(candidates):
        top = (0.5 if heading.numbers[0] == 1 else 0.0 if heading.numbers[0] == 2 else -1.0), -1
        restart = 0.5 if heading.numbers[0] == 1 else -0.5
        for j in range(k - 1, max(-1, k - 31), -1):
            if best[j][0] + _NEXT <= top[0]:
                continue
            other = candidates[j].heading
            if other.row >= heading.first:
                continue
            step = follows(other.numbers, heading.numbers) if parts[j] == parts[k] else restart
            if best[j][0] + step > top[0]:
                top = best[j][0] + step, j
        best.append((top[0] + shape, top[1]))
    if not best or max(best)[0] <= 0:
        return []
    k = max(range(len(best)), key=lambda i: best[i][0])
    chosen: list[Heading] = []
    while k >= 0:
        chosen.append(candidates[k].heading)
        k = best[k][1]
    return chosen[::-1]


def chapter_headings(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """The headings of 編章節款目."""
    found: list[Heading] = []
    for i, row in enumerate(text.rows):
        if "第" not in row.text[:24] or not allowed[i] or row.cell:
            continue
        mark = markers.chapter_mark(row.text, prefix(row.text))
        if not mark or len(row.text) > 70 or row.text[-1] in "。、，":
            continue
        sure = row.gap or (found and found[-1].row == i - 1) or _headed_below(text, i)
        if text.breaks[i] < (-3.0 if sure else 0.0):
            continue
        label, level, numbers, end = mark
        end += row.text[end : end + 1] == ":"
        last = _caption_end(text, i, end)
        at = skip(row.text, end)
        spans = [text.span(k, at if k == i else 0, len(text.rows[k].text)) for k in range(i, last + 1)]
        caption = tuple(span for span in spans if span[0] < span[1])
        place = (i, last, len(text.rows[last].text))
        found.append(Heading(Kind.CHAPTER, label, *place, text.span(i, 0, end), caption, numbers, LEVELS.index(level)))
    return found


def _headed_below(text: Text, i: int) -> bool:
    """The next row is a heading: a caption in brackets, a 条, or a chapter of a lower level."""
    if text.rows[i].full or i + 1 == len(text.rows):
        return False
    row = text.rows[i + 1]
    return caption_row(row) or (markers.article_mark(row.text) or markers.chapter_mark(row.text)) is not None


def _caption_end(text: Text, i: int, end: int) -> int:
    """The last row of a chapter's caption: a short row before the next heading where it fills its line, or prints none."""
    if i + 2 >= len(text.rows) or not (text.rows[i].full or end == len(text.rows[i].text)):
        return i
    after, following = text.rows[i + 1].text, text.rows[i + 2].text
    heading = markers.article_mark(following) or markers.chapter_mark(following) or caption_row(text.rows[i + 2])
    plain = not (
        markers.article_mark(after) or markers.chapter_mark(after) or caption_row(text.rows[i + 1]) or has_mark(after)
    )
    return i + 1 if heading and plain and after[-1] not in "。、" and len(after) <= 40 else i
