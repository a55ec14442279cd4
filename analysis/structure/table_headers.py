"""Whether the first row of a table names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.structure.beginnings import table_header
from analysis.text.narrow import narrow

_LONGEST_LABEL = 15
_AMOUNT = re.compile(r"[0-9][0-9,.]*\s*(?:[円%％日月年時分件台個名]|か月|ヶ月)")
_VALUE = re.compile(rf"{_AMOUNT.pattern}|。")


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """0 where the first row is a header, else None.

    It is one where it consists of words that head tables, where it stands over a column of nothing but values, where it
    alone has something in every column, or where one label stands over several columns.

    >>> header_row([["区分", "料金"], ["基本料", "1,000円"]]), header_row([["営業日", "月曜日から金曜日"], ["休業日", "土日"]])
    (0, None)
    >>> header_row([["時刻", "0", "1"], ["営業日", "②", ""]]), header_row([["機種", ""], ["A300", "A-n50"]])
    (0, 0)
    >>> header_row([["機能", "月額使用料（税別）"], ["暗号", "500円"], ["監視", "800円"]])
    0
    """
    if len(rows) < 2:
        return None
    labels = ["".join(narrow(text).split()) for text in rows[0]]
    filled = [label for label in labels if label]
    if any(len(label) > _LONGEST_LABEL or _VALUE.search(label) for label in filled):
        return None
    if table_header(" ".join(filled)):
        return 0
    if len(filled) == len(labels) and _over_values(rows):
        return 0
    if len(filled) == len(labels):
        return 0 if len(labels) > 2 and not any(all(row) for row in rows[1:]) else None
    spans = len(filled) == 1 and bool(labels[0]) and sum(map(bool, rows[1])) > 1
    return 0 if spans else None


def _over_values(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every row but the first has a value in one and the same column."""
    return len(rows) > 2 and any(
        all(_AMOUNT.search(narrow(text)) for text in column[1:]) for column in zip(*rows, strict=True)
    )
