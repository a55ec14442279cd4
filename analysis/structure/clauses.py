"""Documents whose 条 are not called 条: numbered clauses (1. 適用) and bare captions, counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, repeat

from analysis.structure import markers
from analysis.structure.captions import plain_caption
from analysis.structure.marker_styles import PARTICLE_START
from analysis.structure.skeleton import (
    LEVELS,
    Candidate,
    Heading,
    Span,
    Text,
    best_sequence,
    bracket_caption,
    caption_above,
    caption_like,
    caption_row,
    prefix,
)
from analysis.structure.title import names_a_text
from models.document import Kind

_MANY = 3


def counted_headings(text: Text, allowed: Sequence[bool], fresh: Sequence[int]) -> list[Heading]:
    """The articles of a document without 条: its top-level numbered clauses, or its bare captions counted.

    Behind the first row of ``fresh``, in 附則 and annexes, numbers are 項.
    """
    if fresh:
        allowed = [ok and i < fresh[0] for i, ok in enumerate(allowed)]
    groups = ("arabic", "multi", "roman", "kanji", "paren")
    named = _numbered(text, _clauses(text, allowed, "named"), fresh)  # 第1項　申込み
    best = named or max((_numbered(text, _clauses(text, allowed, group), fresh) for group in groups), key=_rank)
    ranked = _headed_by_the_file(text, allowed, (*groups, "rparen"))
    if ranked and (not best or any(not text.rows[h.row].rank for h in best)):
        return ranked
    if stopped := _with_full_stops(text, allowed):
        return stopped
    bare, over = _bare_captions(text, allowed)
    bare = bare or _inline_captions(text, allowed)
    whole = _without_captions(text, allowed)
    if bare and whole and not best and _run_through(bare, whole):
        return whole
    if bare and (not best or (len(bare) >= len(best) and bare[0].first < best[0].first and not _most(best, bare))):
        return sorted((*bare, *over), key=lambda h: h.first)
    if whole and (not best or whole[0].first < best[0].first):
        return whole
    if not best:
        lists = _over_lists(text, allowed) or _numbered(text, _clauses(text, allowed, "circle"), fresh)
        return lists or _two_below_a_title(text, allowed) or _plain_captions(text, allowed)
    above = best_sequence(_clauses(text, allowed, "roman"), fresh) if best else []
    if len(above) >= 2 and len(above) < len(best) and all(h.caption for h in above):  # Ⅰ．総則 over 1. 適用, 2. 定義
        return sorted((*best, *map(_as_chapter, above)), key=lambda h: h.first)
    return best


def _run_through(captions: Sequence[Heading], clauses: Sequence[Heading]) -> bool:
    """The clauses count on from one caption to the next, more than one below some: the captions are those of groups of clauses."""
    rows = [caption.row for caption in captions]
    under = [bisect_right(rows, clause.row) for clause in clauses]
    return len(clauses) > len(captions) and len({k for k in under if k}) >= _TWO


def _headed_by_the_file(text: Text, allowed: Sequence[bool], groups: Sequence[str]) -> list[Heading]:
    """Two or more numbers from 1 on in rows that the file marks as headings of one rank: other numbers are those of lists."""
    for group in groups:
        found = [c.heading for c in _clauses(text, allowed, group) if text.rows[c.heading.row].rank]
        top = min((text.rows[h.row].rank for h in found), default=0)
        found = [h for h in found if text.rows[h.row].rank == top]
        if len(found) >= _TWO and [h.numbers for h in found] == [(n,) for n in range(1, len(found) + 1)]:
            return found
    return []


_TWO = 2


def _over_lists(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """Plain captions counted, one above every list that begins at 1: リンクについて⏎1. …⏎2. …."""
    found: list[int] = []
    for i, row in enumerate(text.rows):
        mark = None if row.cell else markers.list_mark(row.text)
        if mark is None or mark.readings[0] != ("arabic", (1,)):
            continue
        if not i or not allowed[i - 1] or not plain_caption(text, i - 1):
            return []
        found.append(i - 1)
    return [_counted(text, i, n) for n, i in enumerate(found, 1)] if len(found) >= _TWO else []


def _most(numbered: Sequence[Heading], bare: Sequence[Heading]) -> bool:
    """The numbered clauses are themselves most of the captions: the others are the title, or a word before the terms."""
    rows = {heading.first for heading in bare}
    return 2 * len(numbered) > len(rows) and all(heading.first in rows for heading in numbered)


def _rank(found: Sequence[Heading]) -> tuple[bool, int]:
    """Numbers that count on through the document come before longer ones that begin again at 1, as lists in clauses do."""
    return bool(found) and sum(h.numbers == (1,) for h in found) == 1, len(found)


def _numbered(text: Text, found: Sequence[Candidate], fresh: Sequence[int]) -> list[Heading]:
    """The clauses of one style: those with captions alone where they count on, else most of them with captions."""
    for candidates in ([c for c in found if c.heading.caption], found):
        best = _outermost(candidates, best_sequence(candidates, fresh))
        headed = sum(1 for h in best if h.caption)
        gaps = sum(b.numbers != (a.numbers[0] + 1,) for a, b in pairwise(best))
        if len(best) >= _MANY and headed >= 0.6 * len(best) and (candidates is found or 8 * gaps <= len(best)):
            return best if any(_speaks(text, a.row, b.first) for a, b in pairwise(best)) else []
    return []


def _outermost(found: Sequence[Candidate], chosen: Sequence[Heading]) -> list[Heading]:
    """The chosen headings, with the row above in place of one whose number that row has too: 1. 定義⏎1. 会員⏎…⏎2. 店舗."""
    by_row = {c.heading.row: c.heading for c in found if c.heading.caption}
    taken = {h.row for h in chosen}
    result = []
    for heading in chosen:
        above = by_row.get(heading.first - 1)
        same = above is not None and above.numbers == heading.numbers and above.row not in taken
        result.append(above if above and same else heading)
    return result


def _without_captions(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """Clauses that are numbered sentences: the style of the first number counts on from 1 to the end, each number once.

    They count from 1 again below the title of a further text.
    """
    first = next((m for i, row in enumerate(text.rows) if allowed[i] and (m := markers.list_mark(row.text))), None)
    group = first.readings[0][0] if first else ""
    if group not in ("arabic", "kanji", "roman"):
        return []
    found = [candidate.heading for candidate in _clauses(text, allowed, group)]
    begin = [k for k, h in enumerate(found) if h.numbers == (1,)]
    texts = [found[a:b] for a, b in pairwise((*begin, len(found)))]
    counted = all(h.numbers == (n,) for clauses in texts for n, h in enumerate(clauses, 1))
    titled = all(_below_a_title(text, clauses[0].first) for clauses in texts[1:])
    whole = begin[:1] == [0] and counted and titled and min(map(len, texts)) >= _MANY
    stops = [h.first for h in found[1:]] + [len(text.rows)]
    spoken = sum(_speaks(text, h.first, stop) for h, stop in zip(found, stops, strict=True)) if whole else 0
    headed = all(h.caption for h in found)  # Ⅰ 総則 stands over other clauses
    return found if whole and not headed and spoken >= 0.8 * len(found) else []


_STOPPED = re.compile(r"(?=.*[^ぁ-ん\s])[^。、,.:()「」]{1,19}[^。、,.:()「」うくすつぬむるただい]。(?=\s|$)")


def _with_full_stops(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """1. 定義。 本契約において、…: a name with a full stop and white space behind it begins every clause, from 1 on."""
    found: list[Heading] = []
    for heading in (candidate.heading for candidate in _clauses(text, allowed, "arabic")):
        name = _STOPPED.match(text.rows[heading.row].text, heading.column)
        if name and not heading.caption:
            caption = text.span(heading.row, heading.column, name.end())
            found.append(heading._replace(caption=(caption,), column=name.end()))
    counted = len(found) >= _MANY and [h.numbers for h in found] == [(n,) for n in range(1, len(found) + 1)]
    stops = [h.row for h in found[1:]] + [len(text.rows)]
    return found if counted and all(map(_goes_on, repeat(text), found, stops)) else []


def _goes_on(text: Text, heading: Heading, stop: int) -> bool:
    """A sentence follows the name."""
    return "。" in text.rows[heading.row].text[heading.column :] or _speaks(text, heading.row + 1, stop)


_TITLE_ROWS = 4
_MEMBER = re.compile(r"(?:こと|とき|場合|もの|者|方|行為)。$")
"""A member of a list may end with a full stop."""


def _two_below_a_title(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """The clauses 1 and 2 of a short agreement: the only numbers of the text, sentences both, under a row that names the text."""
    found = [c.heading for c in _clauses(text, allowed, "arabic")]
    if [h.numbers for h in found] != [(1,), (2,)]:
        return []
    titled = any(names_a_text(row.text) for row in text.rows[: min(_TITLE_ROWS, found[0].first)])
    spoken = [text.rows[i].text for i in range(found[0].row, len(text.rows)) if text.rows[i].text.endswith("。")]
    whole = all(_speaks(text, h.first, stop) for h, stop in zip(found, (found[1].first, len(text.rows)), strict=True))
    return found if titled and whole and not any(_MEMBER.search(line) for line in spoken) else []


def _below_a_title(text: Text, i: int) -> bool:
    """Row ``i`` follows a row of its own that names a kind of text; リンクについて is the caption of a list as well."""
    above = text.rows[i - 1]
    named = names_a_text(above.text) and not above.text.endswith("について")
    return named and text.breaks[i - 1] > 0 and not above.cell and not markers.list_mark(above.text)


def _speaks(text: Text, first: int, last: int) -> bool:
    """A sentence ends in the rows from ``first`` to before ``last``."""
    return any("。" in row.text for row in text.rows[first:last])


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
            clause = _clause(text, i, mark.end, numbers[0])
            found.append(clause._replace(shape=clause.shape - _LISTED * _listed(text, i, name, numbers[0])))
    return found


_LISTED = 1.5


def _listed(text: Text, i: int, group: str, number: int) -> bool:
    """Nothing stands between the row and the next number: a member of a list."""
    following = (
        markers.list_mark(text.rows[i + 1].text, prefix(text.rows[i + 1].text)) if i + 1 < len(text.rows) else None
    )
    return following is not None and (group, (number + 1,)) in following.readings


def _clause(text: Text, i: int, end: int, number: int) -> Candidate:
    line = text.rows[i].text
    at = end + len(line[end:]) - len(line[end:].lstrip())
    caption: tuple[Span, ...] = ()
    row, column = i, at
    shape = -1.0
    bracketed = bracket_caption(text, i, at)
    over = caption_above(text, i)
    first = i
    if bracketed and bracketed[1:] == (i, len(line)):
        caption, row, column = bracketed
        shape = 2.0
    elif over is not None and text.breaks[over] > 0:
        caption, first = tuple(text.span(k, 0, len(text.rows[k].text)) for k in range(over, i)), over
        shape = 2.0
    elif at < len(line) and len(line) - at <= 30 and caption_like(text, i, at):
        caption, column, shape = (text.span(i, at, len(line)),), len(line), 1.5
    shape += max(-3.0, min(1.0, text.breaks[i]))
    return Candidate(
        Heading(Kind.ARTICLE, f"第{number}条", first, row, column, text.span(i, 0, end), caption, (number,)), shape
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


_INLINE = re.compile(
    r"[(【\[〔](?!注|例|備考|以下|[0-9一二三四五六七八九十]{1,3}[)】\]〕])[^()【】\[\]〔〕。、0-9]{2,20}[)】\]〕]\s+(?=\S)"
)


def _inline_captions(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """（目的）　この規程は、…: captions in brackets before the first sentence of their clause, counted."""
    found: list[Heading] = []
    for i, row in enumerate(text.rows):
        caption = _INLINE.match(row.text) if allowed[i] and not row.cell and text.breaks[i] > 0 else None
        if caption and not PARTICLE_START.match(row.text[caption.end() :]):
            span, number = text.span(i, 0, caption.end()), len(found) + 1
            found.append(Heading(Kind.ARTICLE, f"第{number}条", i, i, caption.end(), None, (span,), (number,)))
    return found if len(found) >= _MANY else []


def _bare_captions(text: Text, allowed: Sequence[bool]) -> tuple[list[Heading], list[Heading]]:
    """Captions counted in order of appearance: rows that the file marks as headings, or in brackets or behind a ■.

    With the chapters over them, where the file marks those too.
    """
    rows, over = _marked_headings(text, allowed)
    rows = rows or [i for i in range(len(text.rows) - 1) if allowed[i] and _bare_caption(text, i)]
    if len(rows) < _MANY:
        return [], []
    groups = [_counted(text, i, n) for n, i in enumerate(over, 1)]
    chapters = [_as_chapter(heading) for heading in groups]
    return [_counted(text, i, n) for n, i in enumerate(rows, 1)], chapters


def _as_chapter(heading: Heading) -> Heading:
    return heading._replace(kind=Kind.CHAPTER, label=f"第{heading.numbers[0]}章", level=LEVELS.index("章"))


def _plain_captions(text: Text, allowed: Sequence[bool]) -> list[Heading]:
    """Captions without number or sign, counted: short rows between blank lines, each with sentences below it."""
    last = len(text.rows) - 1
    found = [i for i in range(last) if allowed[i] and text.rows[i].gap and text.rows[i + 1].gap and _short(text, i)]
    spoken = [i for i, below in zip(found, [*found[1:], last + 1], strict=False) if _speaks(text, i + 1, below)]
    return [_counted(text, i, n) for n, i in enumerate(spoken, 1)] if len(spoken) >= _MANY else []


def _short(text: Text, i: int) -> bool:
    return plain_caption(text, i) and not text.rows[i].full and caption_like(text, i, 0)


_SIGN = re.compile(r"[■□◆◇●○◎▼▽★]+\s*|#{1,6}\s+")


def _counted(text: Text, i: int, n: int) -> Heading:
    """The ``n``-th clause, whose caption is row ``i``; a sign before the caption stands for the number."""
    line = text.rows[i].text
    sign = _SIGN.match(line)
    at = sign.end() if sign and sign.end() < len(line) else 0
    mark = text.span(i, 0, at) if at else None
    return Heading(Kind.ARTICLE, f"第{n}条", i, i, len(line), mark, (text.span(i, at, len(line)),), (n,))


def _marked_headings(text: Text, allowed: Sequence[bool]) -> tuple[list[int], list[int]]:
    """The rows of the highest rank of heading (h2, ##) that the file uses often enough for clauses, and those over groups of them.

    Where most rows of that rank stand right over headings of the next, these and the others are the clauses.
    """
    by_rank: dict[int, list[int]] = {}
    for i, row in enumerate(text.rows[:-1]):
        if allowed[i] and row.rank and not row.cell and len(row.text) <= 60:
            by_rank.setdefault(row.rank, []).append(i)
    ranks = sorted(by_rank)
    often = next((rank for rank in ranks if len(by_rank[rank]) >= _MANY), 0)
    rows = by_rank.get(often, [])
    over = [i for i in rows if text.rows[i + 1].rank > often]
    below = next((by_rank[rank] for rank in ranks if rank > often), [])
    if len(over) < max(_TWO, 0.6 * len(rows)) or len(below) < _MANY:
        return rows, []
    return sorted((*below, *(i for i in rows if i not in over))), over
