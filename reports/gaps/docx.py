"""Gaps as a Word file: one table for what a service lacks, one for what it has alone, with the wording of those who have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.gaps import Apart
from models.origin import Imprint
from reports import word
from reports.gaps.told import COUNT, HEADINGS, LEGEND, NONE, Told, count, titled, wordings
from reports.word_table import GREY, Cell, Para, Row, Text, add_table, heads, plain

if TYPE_CHECKING:
    from docx.document import Document

FACE = "ＭＳ 明朝"
_WIDTHS = (44, 40, 182)
_SMALL = 9


def gaps_docx(told: Told, imprint: Imprint) -> bytes:
    """The file."""
    title = titled(told)
    document = word.blank(FACE, 10, title=title, landscape=True)
    word.head_and_foot(document, title)
    word.titled(document, title)
    word.line(document, f"ほかのサービス {len(told.services) - 1}：{'、'.join(o.name for o in told.services[1:])}")
    for apart in Apart:
        _table(document, told, apart)
    word.section(document, "言葉")
    for what, meaning in LEGEND:
        word.line(document, f"{what}：{meaning}", 8)
    word.imprint(document, imprint)
    return word.saved(document)


def _table(document: Document, told: Told, apart: Apart) -> None:
    found = told.of(apart)
    word.section(document, f"{HEADINGS[apart]}　{len(found)} 件")
    if not found:
        word.line(document, NONE[apart])
        return
    top = heads("サービス", "条", "書きぶり", size=_SMALL)
    add_table(document, _WIDTHS, (top, *_rows(told, apart)))


def _rows(told: Told, apart: Apart) -> Iterator[Row]:
    """For each gap its name and count over the whole width, then who words it how."""
    for gap in told.of(apart):
        name = Para((Text(f"{gap.about}：{gap.label}", bold=True), Text(f"　{COUNT} {count(gap)}")))
        yield Row((Cell((name,), span=3, shade=GREY),), whole=True, with_next=True)
        for service, place, text in wordings(told, gap):
            yield Row(tuple(plain(words, _SMALL) for words in (service, place, text)))
