"""Text for spreadsheets: nothing that a document says may be taken for a formula, and the same sheet is the same bytes."""

from __future__ import annotations

import io
import math
import re
from typing import TYPE_CHECKING

from reports.markup import visible
from reports.package import undated

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

LIMIT = 32_000
"""Characters of a cell; Excel takes 32,767."""
_CUT = "…（以下略）"
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, in full-width forms too.

    >>> [is_formula(text) for text in ("=1+1", " +81", "－5", chr(9) + "x", "年14.6％", "1-2")]
    [True, True, True, True, False, False]
    """
    return _FORMULA.match(text) is not None


def plain(text: str) -> str:
    """The text as a cell can hold it: control characters written out, cut where it is too long."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return shown if len(shown) <= LIMIT else shown[: LIMIT - len(_CUT)] + _CUT


def guarded(text: str) -> str:
    """The text for a file without types (CSV): an apostrophe before what may be taken for a formula."""
    shown = plain(text)
    return f"'{shown}" if is_formula(shown) else shown


def put(cell: Cell, text: str) -> None:
    """Write a text into a cell of a workbook, as text whatever it looks like; an empty one leaves the cell empty."""
    if text:
        cell.value = plain(text)
        cell.data_type = "s"
        cell.quotePrefix = is_formula(text)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column so wide (narrow characters), two for a wide character.

    >>> lines_of("年14.5％", 10), lines_of("年14.5％" + chr(10) + "第31条", 10), lines_of("定めが見当たらない", 10)
    (1, 2, 2)
    """
    room = max(1.0, width - 1)
    return sum(max(1, math.ceil(sum(2 if each > "\xff" else 1 for each in line) / room)) for line in text.split("\n"))


def saved(book: Workbook) -> bytes:
    """The file of a workbook: the same bytes for the same content, without the time of day."""
    written = io.BytesIO()
    book.save(written)
    return undated(written.getvalue())
