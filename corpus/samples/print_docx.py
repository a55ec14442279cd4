"""A sample as a Word file: heading styles, real tables, a running header and a page field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpus.samples import Sample
from corpus.samples.blocks import Block, Role, blocks
from corpus.samples.furniture import furniture

STYLES = {
    Role.TITLE: "Title",
    Role.MAKER: "Subtitle",
    Role.CHAPTER: "Heading 1",
    Role.PART: "Heading 1",
    Role.ARTICLE: "Heading 2",
}
INDENTS = {Role.PARAGRAPH: (16, -16), Role.ITEM: (40, -24), Role.SUBITEM: (58, -18), Role.TEXT: (10, 0)}
"""Left and first-line indent in points."""


def docx(sample: Sample) -> bytes:
    """The Word file of a sample; the same bytes each time."""
    from docx import Document

    document = Document()
    _dress(document)
    text = sample.read().decode("utf-8")
    for is_row, run in groupby(blocks(text), lambda block: block.role is Role.ROW):
        if is_row:
            _table(document, [block.cells for block in run])
        else:
            for block in run:
                _paragraph(document, block)
    _furniture(document, furniture(sample, 1, 1)[0])
    facts = document.core_properties
    facts.title, facts.author = text.partition("\n")[0], sample.provider
    facts.created = facts.modified = datetime.fromisoformat(sample.version)
    buffer = BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _dress(document: Any) -> None:
    """Japanese faces, and black headings instead of Word's blue ones."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name in ("Normal", *sorted(set(STYLES.values()))):
        style = document.styles[name]
        face = "ＭＳ 明朝" if name in ("Normal", "Subtitle") else "ＭＳ ゴシック"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [*fonts.attrib]:
            del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(script), face)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.size = Pt({"Title": 16, "Heading 1": 12}.get(name, 10.5))
        style.font.italic = False
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _paragraph(document: Any, block: Block) -> None:
    from docx.shared import Pt

    words = f"{block.mark}　{block.text}" if block.mark else block.text
    paragraph = document.add_paragraph(words, style=STYLES.get(block.role, "Normal"))
    if block.role in INDENTS:
        left, first = INDENTS[block.role]
        paragraph.paragraph_format.left_indent = Pt(left)
        paragraph.paragraph_format.first_line_indent = Pt(first)


def _table(document: Any, rows: Sequence[tuple[str, ...]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text


def _furniture(document: Any, head: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = document.sections[0]
    section.header.paragraphs[0].text = head
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(field)


def _undated(data: bytes) -> bytes:
    """The same package with every member at the zip epoch, so that the bytes depend on the text alone."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(ZipInfo(member), old.read(member), ZIP_DEFLATED)
    return buffer.getvalue()
