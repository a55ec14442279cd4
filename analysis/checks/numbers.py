"""A number that a list bears twice: the second one stands as a line of its own, since no 号 can have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.subject import Check, Subject
from analysis.text.narrow import narrow
from models.document import Kind
from models.remarks import Remark, Severity

REPEATED = Check(
    "repeated_number",
    "重複",
    Severity.SERIOUS,
    yes=(
        "第1条（資格）\n次の各号の者とします。\n一　農家\n二　漁師\n二　大工\n第2条（料金）\n月額とします。",
        "第1条（資格）\n次の各号の者とします。\n(1) 農家\n(2) 漁師\n(2) 大工\n第2条（料金）\n月額とします。",
    ),
    no=("第1条（資格）\n次の各号の者とします。\n一　農家\n二　漁師\n三　大工\n第2条（料金）\n二　月額とします。",),
)
CHECKS = (REPEATED,)

_OF_ITEMS = re.compile(r"[(（]|[一二三四五六七八九十]|[⑴-⒇]")
"""How a mark begins that 号 bear and 項 do not."""


def remarks(subject: Subject) -> Iterator[Remark]:
    """A 項 that begins with the number of the 号 right before it, written as that is and as no other 項 is."""
    before = ""
    for entry, text in subject.texts:
        mark = narrow(entry.node.mark.text).strip()
        paragraph = entry.node.kind is Kind.PARAGRAPH
        if paragraph and mark and mark == before and _OF_ITEMS.match(mark):
            yield REPEATED.at(entry, text, 0, min(len(text.text), 12), f"{mark} が二度あります。")
        before = mark if entry.node.kind is Kind.ITEM else ""
