"""What of the rows belongs to the page and not to the text: page numbers, running heads and feet, printed addresses.

Found by repetition, position and form. No rule here knows what a 条 says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from analysis.structure.asides import PAGE_NUMBER, RUNNING
from analysis.structure.layout import SENTENCE_END
from analysis.structure.line_numbers import line_numbers
from analysis.structure.repeated_headers import repeated_headers
from analysis.structure.row import Row

_PAGE_NUMBER = re.compile(
    r"(?:[-–—―‐‑−ー~]\s*\d{1,4}\s*[-–—―‐‑−ー~]|\d{1,4}\s*/\s*\d{1,4}(?:\s*(?:ページ|頁))?|(?:p|page)\.?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|\d{1,4}\s*(?:ページ|頁)|第?\s*\d{1,4}\s*(?:ページ|頁)(?:\s*/\s*\d{1,4})?)$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}$")
_FOOT = re.compile(r"(?:https?|file)://[!-~]+(?:\s*\d+\s*/\s*\d+)?$")
"""What browsers print at the foot of a page: its address."""
_TO_THE_TOP = re.compile(
    r"[▲△↑∧^\s]*(?:(?:この|本)?ページの?\s?(?:先頭|トップ|上部?|最上部|top)(?:へ|に|まで)?\s?(?:戻る|もどる|移動)?"
    r"|(?:ページ)?(?:トップ|先頭)(?:へ|に)(?:戻る|もどる)|back to top|page ?top)[▲△↑∧^\s]*$",
    re.IGNORECASE,
)
"""What a web page says at the end of its sections, printed with it: ページの先頭へ戻る."""
_URL = re.compile(r"https?://[!-~]+$")
PRINTED_URL = "リンク先の写し"
LINE_NUMBER = "行番号"
TO_THE_TOP = "ページの先頭へのリンク"
REPEATED_HEADER = "表の見出しの繰り返し"


def furniture(all_rows: Sequence[Row]) -> dict[int, str]:
    """Rows that belong to the page and not to the text: index → why."""
    found = {i: PAGE_NUMBER for i, row in enumerate(all_rows) if _PAGE_NUMBER.match(row.text) and not row.cell}
    found |= {i: row.aside for i, row in enumerate(all_rows) if row.aside and i not in found}
    found |= dict.fromkeys(line_numbers(all_rows), LINE_NUMBER)
    found |= {i: TO_THE_TOP for i, row in enumerate(all_rows) if _TO_THE_TOP.match(row.text)}
    found |= _bare_numbers(all_rows, found)
    found |= _running(all_rows, found)
    found |= dict.fromkeys(repeated_headers(all_rows, found), REPEATED_HEADER)
    found |= {i: RUNNING for i in _page_edges(all_rows, single=True) if _FOOT.match(all_rows[i].text)}
    urls: Counter[str] = Counter()
    linking = [i for i, row in enumerate(all_rows) if "http" in row.text]
    for i in linking:
        urls.update(re.findall(r"https?://[!-;=?-~]+", all_rows[i].text))
    for i in linking:
        row = all_rows[i]
        if _URL.match(row.text) and urls[row.text] > 1 and row.gap == 0 and not row.cell:
            found[i] = PRINTED_URL
    return found


def _bare_numbers(all_rows: Sequence[Row], found: dict[int, str]) -> dict[int, str]:
    """Figures alone on a line: page numbers where they stand at the edge of a page or break a sentence in two."""
    figures = [i for i, row in enumerate(all_rows) if _BARE.match(row.text) and not row.cell and i not in found]
    bare = dict.fromkeys(figures if _numbers_pages(all_rows, figures) else (), PAGE_NUMBER)
    for i in figures:
        row = all_rows[i]
        before, after = (_neighbour(all_rows, i, step, passed=figures) for step in (-1, 1))
        at_edge = row.page is not None and (
            before is None or after is None or before.page != row.page or after.page != row.page
        )
        splits = before is not None and after is not None and before.full and before.text[-1] not in SENTENCE_END
        alone = row.page is None and (row.gap >= 2 or (after is not None and after.gap >= 2))
        over_head = row.page is None and row.gap > 0 and after is not None and after.text == all_rows[0].text
        if at_edge or splits or (alone and _counts_pages(all_rows, i)) or over_head or after is None:
            bare[i] = PAGE_NUMBER
    return bare


_PAGES = 3
_SHORTEST_PAGE = 6


def _numbers_pages(all_rows: Sequence[Row], figures: Sequence[int]) -> bool:
    """All figures alone on a line count on from one to the next over the whole source, a page of rows between them."""
    steps = [(b - a, int(all_rows[b].text) - int(all_rows[a].text)) for a, b in pairwise(figures)]
    return len(figures) >= _PAGES and all(rows >= _SHORTEST_PAGE and step == 1 for rows, step in steps)


def _counts_pages(all_rows: Sequence[Row], i: int) -> bool:
    """Another bare figure, one less or one more, stands between 10 and 120 rows away."""
    value = int(all_rows[i].text)
    for step, other in ((-1, value - 1), (1, value + 1)):
        span = all_rows[max(0, i - 120) : max(0, i - 10)] if step < 0 else all_rows[i + 10 : i + 120]
        if any(_BARE.match(r.text) and int(r.text) == other for r in span):
            return True
    return False


def _neighbour(all_rows: Sequence[Row], i: int, step: int, passed: Collection[int]) -> Row | None:
    """The next row, those ``passed`` on one page with row ``i`` left out: two pages on a sheet have two numbers at its foot."""
    at = i + step
    while at in passed and all_rows[at].page == all_rows[i].page is not None:
        at += step
    return all_rows[at] if 0 <= at < len(all_rows) else None


_MARK = r"(?:\([0-9一二三四五六七八九十ア-ンa-z]{1,2}\)|[①-⑳⑴-⒇]|[ア-オイロハニホ] )"
_LISTED = re.compile(rf"{_MARK}\s*\S")
"""The member of a list: one that comes again at the edge of another page is no running head."""
_ALONE = re.compile(rf"(?:{_MARK}|[0-9]{{1,2}}[.．])\s*$")
"""The mark of one, drawn apart from its words."""


def _listed(all_rows: Sequence[Row], i: int) -> bool:
    """The row is a member of a list, its mark, or the end of one whose line above it is full."""
    below = all_rows[i + 1] if i + 1 < len(all_rows) else None
    if _ALONE.match(all_rows[i].text) and below and below.page == all_rows[i].page and below.left > all_rows[i].left:
        return True
    above = all_rows[i - 1] if i and all_rows[i - 1].page == all_rows[i].page else None
    goes_on = above is not None and above.full and not all_rows[i].gap and above.size == all_rows[i].size
    return any(_LISTED.match(all_rows[k].text) for k in ((i, i - 1) if goes_on else (i,)))


def _running(all_rows: Sequence[Row], found: dict[int, str]) -> dict[int, str]:
    """Headers and footers: the same row, figures apart, at the edge of several pages, or as far from every other page number."""
    seen: dict[tuple[str, int, int], list[int]] = defaultdict(list)  # a title in larger type is no running header
    pages = {row.page for row in all_rows if row.page is not None}
    edges = (
        [(i, 0) for i in sorted(_page_edges(all_rows))]
        if pages
        else [(i + d, d) for i in found for d in (-2, -1, 1, 2)]
    )
    for i, distance in edges:
        if (
            0 <= i < len(all_rows)
            and found.get(i, RUNNING) == RUNNING
            and not all_rows[i].cell
            and all_rows[i].text[-1] not in "。、"
            and not _listed(all_rows, i)
        ):
            key = _said_on_every_page(all_rows[i].text), all_rows[i].size, distance
            if not (pages and seen[key] and seen[key][-1] == i - 1 and all_rows[i - 1].page == all_rows[i].page):
                seen[key].append(i)  # the same words below the head of a page are its title
    least = max(2, len(pages) // 3) if pages else max(3, len(found) // 2)
    title = "" if pages or not all_rows else all_rows[0].text
    return {
        i: RUNNING
        for places in seen.values()
        for i in places
        if len(all_rows[i].text) <= 80
        and (
            (len({all_rows[k].page for k in places}) if pages else len(places))
            >= (max(least, len(pages) // 2 + 1) if _ARTICLE.match(all_rows[i].text) else least)
            or (i > 0 and all_rows[i].text == title)  # a text without pages, with its title beside their numbers
        )
    }


def _said_on_every_page(text: str) -> str:
    """The words of a header, whatever it counts; in a sentence, and in the number of a 条, figures are what it says."""
    return re.sub(r"\s+" if "、" in text or _ARTICLE.match(text) else r"\d+|\s+", "#", text)


_ARTICLE = re.compile(r"第\s?\d+\s?条")
"""A 条 that a list of changes names again at the edge of another page is no running head."""


def _page_edges(all_rows: Sequence[Row], *, single: bool = False) -> set[int]:
    """The first and last two rows of every page; of a single page only if asked for, and none where there are no pages."""
    by_page: dict[int | None, list[int]] = defaultdict(list)
    for i, row in enumerate(all_rows):
        by_page[row.page].append(i)
    if None in by_page or (len(by_page) < 2 and not single):
        return set()
    return {i for indices in by_page.values() for i in (*indices[:2], *indices[-2:])}
