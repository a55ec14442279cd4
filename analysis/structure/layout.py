"""Printed lines → rows: where each stands, and whether its sentence runs on into the next.

No rule here knows what a 条 is. Widths are in columns: one for a half-width character, two for a full-width one; for
sources with positions a column is half the size of the page's type.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analysis.structure.asides import asides
from analysis.structure.furigana import furigana
from analysis.structure.lone_bullets import with_lone_bullets
from analysis.structure.markers import DASHES, SIGNS
from analysis.structure.page_columns import column_edges
from analysis.structure.row import Row
from analysis.structure.run_on import with_run_on_headings
from analysis.structure.spaced_captions import RANK, spaced_captions
from analysis.structure.type_sizes import ranks
from analysis.text.narrow import narrow
from models.source import Box, Cell, Line, Source

SENTENCE_END = "。．.！？!?:：」』"
FURIGANA = "ふりがな"
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


def _indent(blank: str) -> int:
    """The columns of the white space before a line; a tab goes on to the next fourth column."""
    return _columns(blank.expandtabs(_TAB) if "\t" in blank else blank)


_TAB = 4

_FEW = 3
"""Fewer lines in the right half of a page are no column: a title in the middle may begin there."""


def _margins(boxes: Sequence[tuple[int, Box]]) -> dict[tuple[int, bool], float]:
    """The right edge of the type area by page and half: on a page of two columns each has its own."""
    edges: dict[tuple[int, bool], list[float]] = defaultdict(list)
    widest = max(box.x1 for _, box in boxes)
    for page, box in boxes:
        edges[page, box.x0 > widest / 2].append(box.x1)
    whole = median(sorted(box.x1 for _, box in boxes)[-max(1, len(boxes) // 4) :])
    usual = {
        half: _usual_edge([x for (_, side), on in edges.items() if side == half for x in on]) for half in (False, True)
    }
    result = {}
    for key, x in edges.items():
        stick_out = [end for end in x if end > usual[key[1]] + _STICKS_OUT]
        inside = [end for end in x if end not in stick_out]
        kept = inside if inside and len(stick_out) <= _HEADS else x
        result[key] = max(*kept, whole if len(x) < (_FEW if key[1] else 6) else 0)
    return result


_STICKS_OUT = 24.0
"""Points by which the head of a page may stick out over the text before it says nothing of the text's margin."""
_HEADS = 2
_SHARE = 12
"""The margin of a text is where one line in so many ends."""


def _usual_edge(ends: Sequence[float]) -> float:
    """The farthest place at which many lines of a document end; infinite where few lines are."""
    if len(ends) < _SHARE * _HEADS:
        return math.inf
    return sorted(ends)[-max(_HEADS + 1, len(ends) // _SHARE)]


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
    full = edge - min(_HANGING, edge // 5) if edge is not None else None
    if any(line.box for line in source.lines):
        return with_run_on_headings(with_lone_bullets(_Page(source, aside, full).rows(printed, above)))
    result = []
    for at, start, end, text, blank, width in printed:
        line, body = source.lines[at], text.lstrip()
        cell = (line.cell.table, line.cell.row, line.cell.column) if line.cell else None
        left = _indent(text[: len(text) - len(body)]) if len(body) < len(text) else 0
        wrapped = full is not None and width >= full
        gap = max(0, blank - above)
        row = Row(start, end, narrow(body), left, wrapped, gap, line.page, cell, 0, aside.get(at, ""), line.heading)
        result.append(row)
    return with_run_on_headings(with_lone_bullets(result))


_RAGGED = 0.12
"""How much of a narrow column's width a full line may leave white."""


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
        left = float(_indent(here.text[: len(here.text) - len(body)]))
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
        full = box.x1 >= right - min(4 * size, _RAGGED * (right - left))
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
    return evidence + _NEXT_BULLET if _next_bullet(row, previous) else evidence


_NEXT_BULLET = 4.0
_HUNG = 1.5


def _next_bullet(row: Row, previous: Row) -> bool:
    """Below a row that begins with the same sign, or left of one that hangs: no printer begins the rest of a line with ・."""
    if row.text[0] not in SIGNS or row.text[0] in DASHES or not row.size:
        return False
    same = previous.text[0] == row.text[0] and abs(previous.left - row.left) < _HUNG
    return same or previous.left - row.left >= _HUNG


def _unclosed(text: str) -> bool:
    """A bracket is open at the end of the row."""
    brackets = _BRACKET.findall(text)
    return bool(brackets) and 2 * sum([c in _OPEN for c in brackets]) > len(brackets)


def is_wrapped(all_rows: Sequence[Row]) -> bool:
    """The source breaks its lines at a margin."""
    return any(row.full for row in all_rows)
