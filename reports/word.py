"""What all Word files have in common: Japanese faces, text as text, a page number, and the same bytes for the same content."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.origin import Imprint
from reports.imprint import SOURCES, about, sources
from reports.markup import visible
from reports.package import undated

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_EPOCH = datetime(1980, 1, 1)
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def blank(face: str, points: float, *, title: str, landscape: bool = False) -> Document:
    """An empty A4 document in one face; ``title`` is its property, not its text."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(15 if landscape else 22)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    normal = document.styles["Normal"]
    normal.font.size = Pt(points)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [*fonts.attrib]:
        del fonts.attrib[attribute]
    for script in _SCRIPTS:
        fonts.set(qn(script), visible(face))
    normal.paragraph_format.space_after = Pt(0)
    facts = document.core_properties
    facts.title, facts.author, facts.comments = visible(title)[:250], "", ""
    facts.created = facts.modified = _EPOCH
    return document


def say(paragraph: Paragraph, text: str) -> Run:
    """A run with this text, whatever it looks like; controls written out."""
    return paragraph.add_run(visible(text))


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the reader's program fills in: PAGE, NUMPAGES."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def head_and_foot(document: Document, head: str) -> None:
    """A running header at the right, smaller than the text, and ``- page/pages -`` at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    section = document.sections[0]
    above = section.header.paragraphs[0]
    above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    say(above, head).font.size = Pt(8.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(foot, "- ")
    field(foot, "PAGE")
    say(foot, "/")
    field(foot, "NUMPAGES")
    say(foot, " -")


def titled(document: Document, title: str, points: float = 14) -> None:
    """The title at the top of the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_after = Pt(4)
    run = say(head, title)
    run.bold, run.font.size = True, Pt(points)


def section(document: Document, words: str) -> None:
    """The heading of a part of a report; it stays on the page of what it heads."""
    from docx.shared import Pt

    head = document.add_paragraph()
    head.paragraph_format.space_before, head.paragraph_format.space_after = Pt(10), Pt(3)
    head.paragraph_format.keep_with_next = True
    run = say(head, words)
    run.bold, run.font.size = True, Pt(11)


def line(document: Document, words: str, points: float = 9, *, with_next: bool = False) -> None:
    """A paragraph of small text."""
    from docx.shared import Pt

    made = document.add_paragraph()
    made.paragraph_format.keep_with_next = with_next
    say(made, words).font.size = Pt(points)


def imprint(document: Document, of: Imprint, more: Sequence[tuple[str, str]] = ()) -> None:
    """Where a report comes from, on one page: program, rules, settings, ``more`` of them, and the documents."""
    section(document, "出典")
    lines = [f"{what}：{how}" for what, how in [*about(of), *more]]
    named = ([f"{what} {how}" for what, how in zip(SOURCES, row, strict=True) if how] for row in sources(of))
    lines += ["　".join(source) for source in named]
    for at, words in enumerate(lines, 1):
        line(document, words, 8, with_next=at < len(lines))


def repeat_head(row: Any) -> None:
    """Print a row of a table again on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def shade(cell: Any, colour: str) -> None:
    """A background, as RRGGBB."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        element.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(element)


def saved(document: Document) -> bytes:
    """The file: the same bytes for the same content."""
    written = io.BytesIO()
    document.save(written)
    return undated(written.getvalue())
