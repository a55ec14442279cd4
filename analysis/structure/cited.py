"""Which 条 have a second 項, as the document itself cites them: 第3条第2項, 3条2項, 前条第4項.

Whether the list below 以下の制限に服します is one of 項 or of 号 its looks may not say; what the rest of the document calls
it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.structure import markers
from analysis.structure.skeleton import Heading, Text
from analysis.text.numerals import number
from models.document import Kind

_CITED = re.compile(
    rf"(?:(?:第\s*)?(?P<n>{markers.N})\s*条(?P<b>(?:の{markers.N})*)|(?P<last>前条))\s*(?:\([^()]{{1,30}}\)\s*)?"
    rf"(?:第\s*)?(?P<m>{markers.N})\s*項"
)
_FOREIGN = re.compile(r"(?:[法令]|条例|(?<![本この])(?:規[則約程]|約款|契約))(?:\([^()]*\))?(?:施行[令規則]+)?\s*$")
"""What stands before the number of a 条 of another text: 法第42条第1項."""
_BEFORE = 20


def cited(text: Text, headings: Sequence[Heading]) -> frozenset[int]:
    """The rows of the 条 whose second 項, or one behind it, the text cites."""
    rows: dict[tuple[int, ...], int] = {}
    for heading in headings:
        if heading.kind is Kind.ARTICLE:
            rows.setdefault(heading.numbers, heading.row)
    found: set[int] = set()
    above: list[int] = []
    starts = {h.row for h in headings if h.kind is Kind.ARTICLE}
    for i, row in enumerate(text.rows):
        if i in starts:
            above.append(i)
        if "項" not in row.text or "条" not in row.text:
            continue
        for match in _CITED.finditer(row.text):
            if number(match["m"]) < _SECOND:
                continue
            if match["last"]:
                found |= set(above[-2:-1])
            elif not _FOREIGN.search(row.text[max(0, match.start() - _BEFORE) : match.start()]):
                branch = tuple(number(n) for n in re.findall(markers.N, match["b"]))
                found |= {rows[key] for key in [(number(match["n"]), *branch)] if key in rows}
    return frozenset(found)


_SECOND = 2
