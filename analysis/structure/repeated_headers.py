"""The header of a table that is printed again on the next page: it belongs to the page, not to the table."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.structure.row import Row
from analysis.text.narrow import fold

_MOST = 3  # rows of a header
_FAR = 150  # rows of plain text within which a table began
_LABELS = re.compile(r"\S{1,12}(?:[ \u3000\t]+\S{1,12}){1,7}")
_SENTENCE = re.compile(r"[。、，]")
_HEADING = re.compile(r"第\s*[0-9〇一二三四五六七八九十百]+\s*[章節条]")

Header = tuple[Mapping[int, str], ...]
"""Row after row, what stands in each column."""


class _Part(NamedTuple):
    """The rows of one table as the reader saw it, on one page: the first of them and the one behind the last."""

    first: int
    behind: int


def repeated_headers(rows: Sequence[Row], away: Container[int]) -> frozenset[int]:
    """The rows that say again what the first rows of a table said on the page before; ``away``: other page furniture."""
    if any(row.cell for row in rows):
        return frozenset(_in_cells(rows, away))
    return frozenset(_in_text(rows, away))


def _in_cells(rows: Sequence[Row], away: Container[int]) -> Iterator[int]:
    above: _Part | None = None
    header: Header = ()
    for part in _parts(rows):
        here = _lines(rows, part)
        if above and _continues(rows, away, above, part):
            alike = 0
            while alike < min(_MOST, len(header), len(here) - 1) and _says(rows, here[alike]) == header[alike]:
                alike += 1
            yield from (i for line in here[:alike] for i in line)
        else:
            header = tuple(_says(rows, line) for line in here[:_MOST])
        above = part


def _parts(rows: Sequence[Row]) -> Iterator[_Part]:
    first = 0
    for i, row in enumerate((*rows, None)):
        cell = row.cell if row else None
        before = rows[i - 1].cell if i else None
        if (before and before[0]) != (cell and cell[0]) or (before is None) != (cell is None):
            if before is not None:
                yield _Part(first, i)
            first = i


def _lines(rows: Sequence[Row], part: _Part) -> list[list[int]]:
    """The rows of a table's part, those of one of its lines together."""
    lines: dict[int, list[int]] = {}
    for i in range(part.first, part.behind):
        cell = rows[i].cell
        if cell:
            lines.setdefault(cell[1], []).append(i)
    return [lines[line] for line in sorted(lines)]


def _says(rows: Sequence[Row], line: Sequence[int]) -> Mapping[int, str]:
    columns: dict[int, str] = {}
    for i in line:
        cell = rows[i].cell
        if cell:
            columns[cell[2]] = columns.get(cell[2], "") + fold(rows[i].text)
    return columns


def _continues(rows: Sequence[Row], away: Container[int], above: _Part, part: _Part) -> bool:
    """Only the edge of a page lies between."""
    turned = rows[part.first].page != rows[above.behind - 1].page
    return turned and all(i in away for i in range(above.behind, part.first))


def _in_text(rows: Sequence[Row], away: Container[int]) -> Iterator[int]:
    """Plain text: words side by side that come again right after the edge of a page, with no heading between."""
    seen: dict[str, int] = {}
    for i, row in enumerate(rows):
        if _HEADING.match(row.text):
            seen.clear()
        if i in away or _SENTENCE.search(row.text) or not _LABELS.fullmatch(row.text):
            continue
        words = fold(row.text)
        at_top = i > 0 and (i - 1 in away or rows[i - 1].page != row.page)
        if at_top and words in seen and i - seen[words] <= _FAR:
            yield i
        seen[words] = i
