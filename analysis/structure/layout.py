"""Printed lines → rows: where each stands, whether its sentence runs on into the next, and what is page furniture.

No rule here knows what a 条 is. Widths are in columns: one for a half-width character, two for a full-width one; for
sources with positions a column is half the size of the page's type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analysis.structure.asides import RUNNING, asides
from analysis.structure.furigana import furigana
from analysis.structure.line_numbers import line_numbers
from analysis.structure.lone_bullets import with_lone_bullets
from analysis.structure.page_columns import column_edges
from analysis.structure.repeated_headers import repeated_headers
from analysis.structure.row import Row
from analysis.structure.run_on import with_run_on_headings
from analysis.structure.spaced_captions import RANK, spaced_captions
from analysis.structure.type_sizes import ranks
from analysis.text.narrow import narrow
from models.source import Box, Cell, Line, Source

SENTENCE_END = "。．.！？!?:：」』"
_OPEN, _CLOSE = "(「『[【〔", ")」』]】〕"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_RUNS_ON = "、,(「『・〔－"
_NEVER_FIRST = ")」』】〕、。，"
"""What begins no sentence: such a line goes on with the one above it."""
_HANGING = 12
"""Columns by which hanging indents, lost in extraction, and line-breaking rules shorten a full line."""


def _columns(text: str) -> int:
    """Printed width: a character of three UTF-8 bytes takes two columns."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2 if not text.isascii() else len(text)


_FEW = 3
"""Fewer lines in the right half of a page are no column: a title in the middle may begin there."""


def _margins(boxes: Sequence[tuple[int, Box]]) -> dict[tuple[int, bool], float]:
    """The right edge of the type area by page and half: on a page of two columns each has its own."""
    edges: dict[tuple[int, bool], list[float]] = defaultdict(list)
    widest = max(box.x1 for _, box in boxes)
    for page, box in boxes:
        edges[page, box.x0 > widest / 2].append(box.x1)
    whole = median(sorted(box.x1 for _, box in boxes)[-max(1, len(boxes) // 4) :])
    return {key: max(*x, whole if len(x) < (_FEW if key[1] else 6) else 0) for key, x in edges.items()}


def _cell_margins(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The right edge of the text in each column of each table, from cells of several lines."""
    cells: dict[Cell, list[float]] = defaultdict(list)
    for line in lines:
        if line.cell and line.box:
            cells[line.cell].append(line.box.x1)
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for cell, ends in cells.items():
        if len(ends) > 1:
            edges[cell.table, cell.column] = max(edges[cell.table, cell.column], *ends)
    return edges


_WORD = re.compile(r"[ぁ-ゖァ-ヺ一-龥々a-zA-Z](?<![第一二三四五六七八九十])(?![\s．.、)）])")


_WHOLE = 0.6
"""Where more of the longest lines end with their sentence, they are just sentences of like length."""


def _full_width(lines: Sequence[_Printed]) -> int | None:
    """The width of the type area in columns where the text was wrapped by hand or by a printer, else None.

    Wrapped text has many lines of nearly the greatest width, or lines of that width that stop in mid-sentence.
    """
    if len(lines) < 4:
        return None
    widths = [line.width for line in lines]
    edge = sorted(widths)[int(len(widths) * 0.96)]
    near = [k for k, w in enumerate(widths) if edge - _HANGING <= w <= edge + 2]
    # a sentence that stops near the margin and goes on in a line that begins with a plain word
    broken = sum(
        lines[k].text[-1] not in SENTENCE_END
        and k + 1 < len(lines)
        and _WORD.match(lines[k + 1].text.lstrip()) is not None
        for k in near
    )
    ended = sum(lines[k].text[-1] in SENTENCE_END for k in near)
    many = len(near) >= 0.25 * len(lines) and ended <= _WHOLE * len(near)
    return edge if edge >= 40 and (many or (broken >= 2 and 3 * broken >= len(near) >= 0.06 * len(lines))) else None


def _leading(source: Source) -> float:
    """The usual distance from one line to the next in points, 0 where lines have no place."""
    steps = [
        b.box.top - a.box.top
        for a, b in pairwise(source.lines)
        if a.box and b.box and a.page == b.page and 0 < b.box.top - a.box.top < 60
    ]
    return median(steps) if steps else 0.0


class _Printed(NamedTuple):
    """A line that prints something: its place among the lines, its range, its text as printed with its indentation."""

    at: int
    start: int
    end: int
    text: str
    blank: int
    """Blank lines above it."""
    width: int
    """In columns, with the indentation."""


def _printed(source: Source) -> list[_Printed]:
    found, blank = [], 0
    for at, (line, start) in enumerate(zip(source.lines, source.starts, strict=True)):
        text = line.text.rstrip()
        body = text.lstrip()
        if body:
            indent = len(text) - len(body)
            found.append(_Printed(at, start + indent, start + len(text), text, blank, _columns(text)))
        blank = 0 if body else blank + 1
    return found


def rows(source: Source) -> list[Row]:
    """The printed lines of a source in order."""
    printed = _printed(source)
    above = 1 if sum([line.blank >= 1 for line in printed]) > 0.7 * len(printed) else 0  # between all lines
    aside = dict.fromkeys(furigana(source.lines), FURIGANA)
    edge = _full_width([line for line in printed if "\t" not in line.text])
    full = edge - _HANGING if edge is not None else None
    if any(line.box for line in source.lines):
        return with_run_on_headings(with_lone_bullets(_Page(source, aside, full).rows(printed, above)))
    result = []
    for at, start, end, text, blank, width in printed:
        line, body = source.lines[at], text.lstrip()
        cell = (line.cell.table, line.cell.row, line.cell.column) if line.cell else None
        left = _columns(text[: len(text) - len(body)]) if len(body) < len(text) else 0
        wrapped = full is not None and width >= full
        gap = max(0, blank - above)
        row = Row(start, end, narrow(body), left, wrapped, gap, line.page, cell, 0, aside.get(at, ""), line.heading)
        result.append(row)
    return with_run_on_headings(with_lone_bullets(result))


class _Page:
    """Lines with places on pages: what their rows are is told by where they stand."""

    def __init__(self, source: Source, aside: Mapping[int, str], full: int | None) -> None:
        boxes = [(line.page or 1, line.box) for line in source.lines if line.box]
        self.lines = source.lines
        self.full = full
        """The width of a full line that has no place itself."""
        self.margins = _margins(boxes)
        self.cell_margins = _cell_margins(source.lines)
        self.leading = _leading(source)
        self.left = min(box.x0 for _, box in boxes)
        self.widest = max(box.x1 for _, box in boxes)
        self.columns = column_edges(source.lines)
        self.aside = {**asides(source.lines), **aside}
        self.ranks = {**dict.fromkeys(spaced_captions(source.lines), RANK), **ranks(source.lines)}

    def rows(self, printed: Sequence[_Printed], usual: int) -> list[Row]:
        result: list[Row] = []
        above: Line | None = None
        for here in printed:
            line = self.lines[here.at]
            gap = here.blank
            if line.box and above and above.box and above.page == line.page and self.leading:
                gap = int((line.box.top - above.box.top) > 1.3 * self.leading)
            above = line if line.box else above
            result.append(self._row(line, here, max(0, gap - usual)))
        return result

    def _row(self, line: Line, here: _Printed, gap: int) -> Row:
        body = here.text.lstrip()
        left = float(_columns(here.text[: len(here.text) - len(body)]))
        full, size = self.full is not None and here.width >= self.full, 0
        if line.box:
            left, full = self._place(here.at, line, line.box)
            size = round(line.box.size)
        cell = (line.cell.table, line.cell.row, line.cell.column) if line.cell else None
        rank = line.heading or self.ranks.get(here.at, 0)
        aside = self.aside.get(here.at, "")
        return Row(here.start, here.end, narrow(body), left, full, gap, line.page, cell, size, aside, rank)

    def _place(self, at: int, line: Line, box: Box) -> tuple[float, bool]:
        """The columns left of a line, and whether it reaches the right margin."""
        size = box.size or 10.0
        left, right = self.left, self.margins[line.page or 1, box.x0 > self.widest / 2]
        if at in self.columns:
            left, right = self.columns[at].left, self.columns[at].right
        full = box.x1 >= right - 4 * size
        if line.cell:
            goes_on = at + 1 < len(self.lines) and self.lines[at + 1].cell == line.cell
            full = goes_on and box.x1 >= self.cell_margins[line.cell.table, line.cell.column] - 2 * size
        return (box.x0 - left) / size * 2, full


_FIGURES = "0123456789.,"
_IN_NUMBER = re.compile(r"[0-9][.,]\n[0-9]|[0-9]\n[.,][0-9]")  # 年14.⏎6％, 30⏎,000円
_IN_CITATION = re.compile(
    r"(?:第|第\s?[0-9〇一二三四五六七八九十百]+\s?[条項号]の)\n[0-9一二三四五六七八九十]"
)  # 第105条の⏎2、第175条
CITED = -8.0
"""The evidence for a row that begins inside a citation, from which on nothing makes it a provision."""


def break_before(row: Row, previous: Row | None, wrapped: bool) -> float:
    """How much speaks for a new block at this row (positive) or for a sentence that runs on (negative).

    ``wrapped``: the source breaks its lines at the margin.
    """
    if previous is None:
        return 3.0
    last = previous.text[-1]
    if previous.cell != row.cell and row.cell and previous.cell:
        return 3.0
    if _IN_CITATION.search(f"{previous.text[-8:]}\n{row.text[:1]}"):
        return CITED
    evidence = 0.0
    in_number = row.text[0] in _FIGURES and _IN_NUMBER.search(f"{previous.text[-2:]}\n{row.text[:2]}") is not None
    ended = last in SENTENCE_END and not in_number
    if last in _RUNS_ON or in_number or _unclosed(previous.text):
        evidence -= 4.0
    if row.text[0] in _NEVER_FIRST:
        evidence -= 4.0
    if ended:
        evidence += 2.5
    if row.gap and (ended or not previous.full):
        evidence += 2.0
    if not wrapped or not previous.full:
        evidence += 2.5
    elif not ended:
        evidence -= 2.5
    return evidence


def _unclosed(text: str) -> bool:
    """A bracket is open at the end of the row."""
    brackets = _BRACKET.findall(text)
    return bool(brackets) and 2 * sum([c in _OPEN for c in brackets]) > len(brackets)


def is_wrapped(all_rows: Sequence[Row]) -> bool:
    """The source breaks its lines at a margin."""
    return any(row.full for row in all_rows)


_PAGE_NUMBER = re.compile(
    r"(?:[-–—―‐‑−ー~]\s*\d{1,4}\s*[-–—―‐‑−ー~]|\d{1,4}\s*/\s*\d{1,4}(?:\s*(?:ページ|頁))?|(?:p|page)\.?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|\d{1,4}\s*(?:ページ|頁)|第?\s*\d{1,4}\s*(?:ページ|頁)(?:\s*/\s*\d{1,4})?)$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}$")
_FOOT = re.compile(r"(?:https?|file)://[!-~]+(?:\s*\d+\s*/\s*\d+)?$")
"""What browsers print at the foot of a page: its address."""
_URL = re.compile(r"https?://[!-~]+$")
PAGE_NUMBER, PRINTED_URL, FURIGANA = "頁番号", "リンク先の写し", "ふりがな"
LINE_NUMBER = "行番号"
REPEATED_HEADER = "表の見出しの繰り返し"


def furniture(all_rows: Sequence[Row]) -> dict[int, str]:
    """Rows that belong to the page and not to the text: index → why."""
    found = {i: PAGE_NUMBER for i, row in enumerate(all_rows) if _PAGE_NUMBER.match(row.text) and not row.cell}
    found |= {i: row.aside for i, row in enumerate(all_rows) if row.aside and i not in found}
    found |= dict.fromkeys(line_numbers(all_rows), LINE_NUMBER)
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
        before, after = _neighbour(all_rows, i, -1), _neighbour(all_rows, i, 1)
        at_edge = row.page is not None and (
            before is None or after is None or before.page != row.page or after.page != row.page
        )
        splits = before is not None and after is not None and before.full and before.text[-1] not in SENTENCE_END
        alone = row.page is None and (row.gap >= 2 or (after is not None and after.gap >= 2))
        if at_edge or splits or (alone and _counts_pages(all_rows, i)) or after is None:
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


def _neighbour(all_rows: Sequence[Row], i: int, step: int) -> Row | None:
    return all_rows[i + step] if 0 <= i + step < len(all_rows) else None


_LISTED = re.compile(r"(?:\([0-9一二三四五六七八九十ア-ンa-z]{1,2}\)|[①-⑳⑴-⒇]|[ア-オイロハニホ] )\s*\S")
"""The member of a list: one that comes again at the edge of another page is no running head."""


def _listed(all_rows: Sequence[Row], i: int) -> bool:
    """The row is a member of a list, or the end of one whose line above it is full."""
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
            (len({all_rows[k].page for k in places}) if pages else len(places)) >= least
            or (i > 0 and all_rows[i].text == title)  # a text without pages, with its title beside their numbers
        )
    }


def _said_on_every_page(text: str) -> str:
    """The words of a header, whatever it counts; in a sentence, and in the number of a 条, figures are what it says."""
    return re.sub(r"\s+" if "、" in text or _ARTICLE.match(text) else r"\d+|\s+", "#", text)


_ARTICLE = re.compile(r"第\s?\d+\s?条")


def _page_edges(all_rows: Sequence[Row], *, single: bool = False) -> set[int]:
    """The first and last two rows of every page; of a single page only if asked for, and none where there are no pages."""
    by_page: dict[int | None, list[int]] = defaultdict(list)
    for i, row in enumerate(all_rows):
        by_page[row.page].append(i)
    if None in by_page or (len(by_page) < 2 and not single):
        return set()
    return {i for indices in by_page.values() for i in (*indices[:2], *indices[-2:])}
