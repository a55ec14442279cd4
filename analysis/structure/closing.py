"""Loose text after the last provision: 以上, copyright, dates, who signed, tables without a heading."""

from __future__ import annotations

import re

from analysis.structure import markers
from analysis.structure.skeleton import Text, has_mark


def closing_rows(text: Text, first: int, last: int, *, annex: bool) -> int:
    """Where loose text after the last provision begins (以上, copyright, dates); ``last`` if nowhere.

    ``annex``: tables may hold dates anywhere; only an unbroken run of such rows at the end closes one.
    """
    if annex:
        begin = last
        while begin > first and _CLOSING.match(text.rows[begin - 1].text) and text.breaks[begin - 1] > 0:
            begin -= 1
        return begin
    return next((i for i in range(first, last) if _CLOSING.match(text.rows[i].text) and text.breaks[i] > 0), last)


_DATE = r"(?:(?:19|20)\d\d|(?:令和|平成|昭和)\s*(?:\d{1,2}|元))\s*[年./]\s*\d{1,2}\s*[月./]\s*\d{1,2}\s*日?"
_THE_END = r"以\s*上$|[(【]?以下\s*余白[)】]?$|(?:©|\(c\)|copyright)\b.*|©.*"
_DATES_OF = "制定|改定|改訂|改正|施行|実施|発効|更新|策定"
_CLOSING = re.compile(
    rf"{_THE_END}|(?:以上[、,]?)?(?:本|この)(?:契約|覚書|合意|約款)書?の?(?:成立|締結|内容|合意)?(?:を証するため|の証として|を証する)|[(【\[]?\s*(?:附則\s*)?(?:最終)?(?:(?:{_DATES_OF})日?)?\s*[:：]?\s*{_DATE}\s*(?:(?:{_DATES_OF}|版)(?:日|する)?)?(?:\s*[・/]?\s*(?:{_DATES_OF}))?\s*[)】\]]?$",
    re.IGNORECASE,
)


_SIGNED = re.compile(
    r"株式会社|有限会社|合同会社|法人|組合|協会|代表|住所|所在地|〒|電話|TEL|Ver|版|[0-9]\s*年|[0-9]{4}[./]",
    re.IGNORECASE,
)


def signature_rows(text: Text, first: int, last: int) -> int:
    """Where lines of who and when (company, representative, version) begin after the last sentence; ``last`` if nowhere."""
    begin = last
    while begin > first and _loose(text, begin - 1):
        begin -= 1
    rows = text.rows[begin:last]
    if (
        not rows
        or begin == first
        or not text.rows[begin - 1].text.endswith("。")
        or _INTRODUCES.search(text.rows[begin - 1].text)
    ):
        return last
    return begin if any(_SIGNED.search(row.text) for row in rows) else last


def _loose(text: Text, i: int) -> bool:
    """A short row that is no sentence, bears no mark and begins a block."""
    row = text.rows[i]
    short = len(row.text) <= 40 and "。" not in row.text and not row.cell
    return short and text.breaks[i] > 0 and not has_mark(row.text) and markers.bullet(row.text) is None


_INTRODUCES = re.compile(r"次の|以下の|下記|下表|[とど]おり|通り|表に")


def table_rows(text: Text, first: int, last: int) -> int:
    """Where a table without heading begins after the last sentence; ``last`` where everything is sentences."""
    for i in range(first, last):
        row = text.rows[i]
        if i == first or "。" in row.text or text.breaks[i] <= 0 or not text.rows[i - 1].text.endswith("。"):
            continue
        if _INTRODUCES.search(text.rows[i - 1].text):
            continue
        if (row.cell and not text.rows[i - 1].cell) or (len(row.text.split()) >= 5 and not has_mark(row.text)):
            return i
    return last
