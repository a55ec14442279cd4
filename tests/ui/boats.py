"""An invented document with everything that the page 文書 has to show, read by the real segmentation."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.structure.segment import segment
from models.decisions import Says, StructureDecision
from models.source import Cell, Line, Source
from ui.documents.opened import Opened

TERMS = """舟艇貸渡約款

目　次
第１章　総則
第２章　料金

みなと舟艇組合
第１章　総則
第１条（目的）
この約款は、舟の貸渡しに
ついて定めます。
第２章　料金
第２条（料金）
１　料金は、次のいずれかで払います。
(1) 現金
(2) 次のもの
イ 小切手
ロ 手形
払った料金は、返しません。
３　料金は、次の表のとおりとします。
第２条（利息）
遅れたときは、利息を払います。
附　則
この約款は、2024年4月1日から施行します。
"""
PRICES = (("舟", "料金"), ("和船", "1,000円"), ("帆船", "3,000円"))
WHO, WHEN = "法務 山田", "2026-11-20T10:30:00+09:00"


def lines() -> list[Line]:
    """The terms on two pages with page numbers, and a table in 第２条第３項."""
    found: list[Line] = []
    for text in TERMS.split("\n"):
        page = 1 if len(found) < 13 else 2
        if text.startswith("ついて"):
            found.append(Line("- 1 -", page))
        found.append(Line(text, page))
        if text.startswith("３　"):
            found += [
                Line(words, page, cell=Cell(0, row, column))
                for row, cells in enumerate(PRICES)
                for column, words in enumerate(cells)
            ]
    return [*found, Line("- 2 -", 2)]


def source(notices: Sequence[str] = ()) -> Source:
    return Source("舟.pdf", tuple(lines()), tuple(notices))


def opened(*decisions: StructureDecision, notices: Sequence[str] = ()) -> Opened:
    return Opened(segment(source(notices), decisions), "boats", "舟艇貸渡約款", decisions)


def says(line: str, what: Says, why: str = "", occurrence: int = 1) -> StructureDecision:
    return StructureDecision(line, occurrence, what, WHO, WHEN, why)
