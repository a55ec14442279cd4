"""Tables that only place text: authors of terms set numbers and text side by side in cells without lines.

A table of fees stays a table. One that holds the 条 themselves is read as the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from models.source import Cell, Line

_N = "[0-9０-９〇一二三四五六七八九十百千]"
_HEADING = re.compile(rf"\s*第\s*(?P<n>{_N}+)\s*条(?:\s*の\s*{_N}+)*(?=$|[\s（(【\[〔])")
_FIRST = ("1", "１", "一")
_SENTENCE = re.compile(r"\S.{5,}[。．.]\s*$")
_CAPTION_ABOVE = re.compile(r"[（(【〔\[][^（(）)]{1,30}[）)】〕\]]")
_COMMAS = frozenset("、，,")
_OPEN, _CAPTION = "（(【〔[", 40
_EDGES = 4  # running lines between the two halves of a table
_BARE_MARK = re.compile(rf"\s*[第(（]?\s*(?:{_N}{{1,4}}|[ァ-ンｦ-ﾝA-Za-zａ-ｚ①-⑳⑴-⒇])\s*[章節条項号]?[)）]?[.．、]?\s*$")


def holds_clauses(lines: Sequence[Line], *, continued: bool = False) -> bool:
    """The lines of a table are the 条 of a document: they head cells of one column, and one column has sentences.

    They begin with 第1条 unless the table goes on from one that held clauses (``continued``). A table that sets old and
    new wording, or two languages, side by side has two columns of sentences.
    """
    headings = list(_headings(lines))
    if not headings or len({column for column, _ in headings}) > 1:
        return False
    if not continued and (headings[0][1] not in _FIRST or len({n for _, n in headings}) < 2):
        return False
    column = headings[0][0]
    said = {cell.column for cell, text in _cells(lines) if _SENTENCE.search(text)}
    goes_on = (
        continued
        and not said
        and any(not _COMMAS.isdisjoint(text) for cell, text in _cells(lines) if cell.column > column)
    )
    return len(said) == 1 or goes_on  # the only row of a page may end in mid-sentence


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Column and number of each 条 that heads a cell; a line that begins with one where a sentence wrapped heads none."""
    captions = True
    last: Cell | None = None
    for line in lines:
        if line.cell is None:
            continue
        captions = line.cell != last or captions
        found = _HEADING.match(line.text)
        if found and (captions or not line.box):
            yield line.cell.column, found["n"]
        captions = (line.cell != last or captions) and _CAPTION_ABOVE.fullmatch(line.text.strip()) is not None
        last = line.cell


def _cells(lines: Sequence[Line]) -> Iterator[tuple[Cell, str]]:
    """Each cell with its text; what a page broke into lines is one."""
    for cell, group in groupby(lines, key=lambda line: line.cell):
        inside = list(group)
        if cell and all(line.box for line in inside):
            yield cell, "".join(line.text for line in inside)
        elif cell:
            yield from ((cell, line.text) for line in inside)


def without_clause_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines of a file with the tables unfolded that hold one 条 each, 第1条 the first of them."""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell:
            tables.setdefault(line.cell.table, []).append(line)
    held = [at for at, table in tables.items() if holds_clauses(table, continued=True)]
    numbers = {found["n"] for at in held for line in tables[at] if (found := _HEADING.match(line.text))}
    if len(numbers) < 2 or not numbers & set(_FIRST):
        return list(lines)
    result: list[Line] = []
    above: list[Line] = []  # the last table that held clauses, and what stands between it and the next
    between = 0
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else None):
        here = list(group)
        if table in held or (table is not None and between <= _EDGES and _goes_on(above, here)):
            result += unfolded(_without_caption_overleaf(result, here) if between <= _EDGES and above else here)
            above, between = here, 0
        else:
            result += here
            between += len(here)
    return result


def _without_caption_overleaf(before: list[Line], table: Sequence[Line]) -> Sequence[Line]:
    """The table without the caption with which its first row begins, where the number stands at the foot of the page before.

    The caption goes behind that number, in ``before``.
    """
    first = [line for line in table if line.cell and (line.cell.row, line.cell.column) == (0, 0)]
    words = "".join(line.text.strip() for line in first)
    page = table[0].page
    at, number = next(
        ((k, found[0]) for k in range(len(before) - 1, -1, -1) if (found := _HEADING.match(before[k].text))), (0, "")
    )
    rest = before[at].text[len(number) :].strip()
    at_foot = page is not None and before[at].page == page - 1
    if not (number and at_foot and _CAPTION_ABOVE.fullmatch(words)) or rest[:1] in _OPEN:
        return table
    before[at] = replace(before[at], text=f"{number}{words} {rest}".rstrip())
    return [line for line in table if line not in first]


def _goes_on(above: Sequence[Line], table: Sequence[Line]) -> bool:
    """Whether a table without a 条 is the rest of one that held clauses, at the head of the next page.

    All its text stands in the column of the clauses, set in no further than there.
    """
    if not above or above[-1].page is None or table[0].page != above[-1].page + 1:
        return False
    column = max(line.cell.column for line in above if line.cell)
    places = [line.box.x0 for line in above if line.cell and line.box and line.cell.column == column]
    return bool(places) and all(
        line.cell and line.box and line.cell.column == column and line.box.x0 <= max(places) + 2 * line.box.size
        for line in table
    )


def unfolded(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of such a table without their cells; a number alone in its cell joins the line beside it."""
    mark: Line | None = None
    for cell, group in groupby(lines, key=lambda line: line.cell):
        inside = [replace(line, cell=None, heading=0) for line in group]
        if mark:
            words = "".join(line.text.strip() for line in inside)
            if inside[0].box and len(words) <= _CAPTION and "。" not in words and _more_in_row(lines, cell):
                inside = [replace(inside[0], text=words)]  # a caption in a cell of its own, over several lines
            inside[0] = _behind(mark, inside[0])
            mark = None
        inside = _with_whole_caption(inside)
        if len(inside) == 1 and _BARE_MARK.match(inside[0].text) and _more_in_row(lines, cell):
            mark = inside[0]
        else:
            yield from inside


def _with_whole_caption(cell: Sequence[Line]) -> list[Line]:
    """The lines of a cell; the caption below its number, printed over one or several lines, goes on behind it."""
    words = "".join(line.text.strip() for line in cell[1:])
    if not words or not _HEADING.fullmatch(cell[0].text.rstrip()):
        return list(cell)
    if _CAPTION_ABOVE.fullmatch(words):
        return [_behind(cell[0], replace(cell[-1], text=words), white="")]
    wrapped = cell[0].box and words[0] not in _OPEN and len(words) <= _CAPTION and "。" not in words
    return [_behind(cell[0], replace(cell[-1], text=words))] if wrapped else list(cell)


def _behind(mark: Line, line: Line, white: str = " ") -> Line:
    """A line behind the number that stands beside or above it, and where they stand together."""
    box = line.box
    if box and mark.box and mark.page == line.page:
        box = replace(box, x0=min(box.x0, mark.box.x0), top=min(box.top, mark.box.top))
    return replace(line, text=f"{mark.text.rstrip()}{white}{line.text.lstrip()}", box=box)


def _more_in_row(lines: Sequence[Line], cell: Cell | None) -> bool:
    return cell is not None and any(
        line.cell is not None and line.cell.row == cell.row and line.cell.column > cell.column for line in lines
    )
