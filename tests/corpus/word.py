"""Word files for tests: python-docx makes the file, the blocks and lists are written as Word writes them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml.parser import parse_xml

from corpus.readers.docx import reader as docx
from models.source import Source

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word(*blocks: str, numbering: str = "", styles: str = "", notes: str = "") -> bytes:
    """A Word file with these blocks; ``numbering`` replaces the lists of python-docx's template, ``styles`` come on top."""
    document = Document()
    _fill(document.element.body, "".join(blocks), keep=False)
    _fill(document.styles.element, styles, keep=True)
    if numbering:
        _fill(document.part.numbering_part.element, numbering, keep=False)
    file = io.BytesIO()
    document.save(file)
    return _with_footnotes(file.getvalue(), notes) if notes else file.getvalue()


def _fill(parent: Any, xml: str, *, keep: bool) -> None:
    if not keep:
        for child in list(parent):
            parent.remove(child)
    parent.extend(list(parse_xml(f"<w:x {_NAMESPACES}>{xml}</w:x>")))


def _with_footnotes(data: bytes, notes: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relationship = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relationships = archive.read("word/_rels/document.xml.rels").decode()
    return repacked(
        data,
        {
            "word/footnotes.xml": f"<w:footnotes {_NAMESPACES}>{notes}</w:footnotes>".encode(),
            "word/_rels/document.xml.rels": relationships.replace("</Relationships>", relationship).encode(),
        },
    )


def repacked(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The package with parts put in, replaced or (None) left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", *, of: tuple[int, int] | None = None, style: str = "", properties: str = "") -> str:
    """A paragraph: plain text, or runs; ``of`` is its list and level."""
    content = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{of[1]}"/><w:numId w:val="{of[0]}"/></w:numPr>' if of else ""
    return f"<w:p><w:pPr>{named}{listed}{properties}</w:pPr>{content}</w:p>"


def level(at: int, form: str, text: str, *, start: int = 1, suffix: str = "space", more: str = "") -> str:
    """A level of a list definition; ``more`` are further elements (lvlRestart, isLgl, pStyle, rPr)."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def definition(at: int, *levels: str) -> str:
    """A definition (w:abstractNum); its levels may be preceded by a w:styleLink or w:numStyleLink."""
    return f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'


def a_list(num_id: int, of: int, starts: Mapping[int, int] | None = None, *, overrides: str = "") -> str:
    """A list (w:num) of a definition, with starts of its own."""
    own = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for at, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{of}"/>{own}{overrides}</w:num>'


def table(*rows: Sequence[str]) -> str:
    """A table of cells, each given as blocks or as a whole w:tc."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(content: str) -> str:
    return (
        content
        if content.startswith("<w:tc>")
        else f"<w:tc>{content if content.startswith('<') else p(content)}</w:tc>"
    )


def field(code: str, result: str) -> str:
    """A field in its long form."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*blocks: str) -> str:
    """A run with a text box, once for Word of today and once more for old ones."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def source(*blocks: str, numbering: str = "", styles: str = "", notes: str = "") -> Source:
    """What the reader makes of such a file."""
    return docx.read("規約.docx", word(*blocks, numbering=numbering, styles=styles, notes=notes))


def texts(*blocks: str, numbering: str = "", styles: str = "", notes: str = "") -> list[str]:
    """The lines that the reader makes of such a file."""
    return [line.text for line in source(*blocks, numbering=numbering, styles=styles, notes=notes).lines]


def converted(flat: Path, folder: Path) -> bytes | None:
    """A Word file that LibreOffice makes of a flat OpenDocument text; None where LibreOffice is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    (folder / "made.odt").write_bytes(_odt(flat.read_text(encoding="utf-8")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(folder / "made.odt"),
    ]
    subprocess.run(arguments, check=True, capture_output=True, timeout=600)
    return (folder / "made.docx").read_bytes()


def _odt(flat: str) -> bytes:
    """Two parts of an OpenDocument package; LibreOffice reads the flat form only with an extra package."""
    found = re.search(r"<office:document\s[^>]*>", flat)
    assert found
    namespaces = re.sub(r'office:mimetype="[^"]*"', "", found[0].removeprefix("<office:document").removesuffix(">"))
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</manifest:manifest>'
    styles = "".join(_section(flat, name) for name in ("styles", "automatic-styles", "master-styles"))
    body = _section(flat, "automatic-styles") + _section(flat, "body")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("styles.xml", f"<office:document-styles {namespaces}>{styles}</office:document-styles>")
        package.writestr("content.xml", f"<office:document-content {namespaces}>{body}</office:document-content>")
    return file.getvalue()


def _section(flat: str, name: str) -> str:
    found = re.search(rf"<office:{name}>.*</office:{name}>", flat, re.DOTALL)
    assert found, name
    return found[0]
