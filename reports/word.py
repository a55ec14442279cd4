"""What all Word files have in common: Japanese faces, text as text, a page number, and the same bytes for the same content."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

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
    section.top_margin = section.bottom_margin = Mm(18)
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
    """A running header, and ``- page/pages -`` at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    say(section.header.paragraphs[0], head)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(foot, "- ")
    field(foot, "PAGE")
    say(foot, "/")
    field(foot, "NUMPAGES")
    say(foot, " -")


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
