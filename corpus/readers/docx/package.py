"""The parts of a .docx file that hold text; what a file is when it is none.

Only these parts are unpacked. python-docx's own package layer would read every picture, and stops at relationships
that lead nowhere, which Word itself writes; its parser is used for each part.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from corpus.errors import UnreadableFile
from corpus.readers.docx.xml import Element
from corpus.readers.signature import kind_of

LIMIT = 200_000_000
"""Bytes of a file, pictures included."""
PART_LIMIT = 50_000_000
"""Bytes of one part, unpacked: some ten million characters. A file of a few kilobytes can unpack to terabytes."""

_AGAIN = "ダウンロードやコピーをやり直してから選んでください。"
_SAVE = "Word で開き、「Word 文書（.docx）」として保存し直してから選んでください。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OTHERS = (
    ("xl/", "Excel ファイル（.xlsx）"),
    ("ppt/", "PowerPoint ファイル（.pptx）"),
    ("content.xml", "OpenDocument 形式のファイル（.odt など）"),
)
# ISO 29500 Strict differs in the names of its namespaces alone, as far as text goes.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Parts(NamedTuple):
    """The roots of the parts that hold text or say how it is numbered; None where the file has none."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None


def open_parts(name: str, data: bytes) -> Parts:
    """The parts of a Word file. Raises UnreadableFile for everything else, and for a damaged or protected one."""
    _refuse(name, data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(name, archive)
    except BadZipFile:
        cut = b"PK\x05\x06" not in data[-70_000:]
        reason = "ファイルが途中で切れています。" if cut else "ファイルが壊れています。"
        raise UnreadableFile(name, reason, _AGAIN) from None
    except (zlib.error, EOFError, SyntaxError, UnicodeDecodeError, NotImplementedError):
        raise UnreadableFile(name, "ファイルが壊れています。", _AGAIN) from None


def _refuse(name: str, data: bytes) -> None:
    if not data:
        raise UnreadableFile(name, "空のファイルです（0 バイト）。", _AGAIN)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            remedy = "Word でパスワードを入れて開き、パスワードのない文書として保存し直してから選んでください。"
            raise UnreadableFile(name, "開くのにパスワードが要る文書です。", remedy)
        kind = "古い形式の Word 文書（.doc）" if _OLD_WORD in data else kind_of(data)
        raise UnreadableFile(name, f"名前は .docx ですが、中身は{kind}です。", _SAVE)
    if not data.startswith(b"PK"):
        kind = kind_of(data)
        reason = (
            f"名前は .docx ですが、中身は{kind}です。"
            if kind
            else "名前は .docx ですが、中身は Word 文書ではありません。"
        )
        raise UnreadableFile(name, reason, _SAVE)
    if len(data) > LIMIT:
        reason = f"Word 文書は {LIMIT // 1_000_000} MB までですが、{len(data) / 1_000_000:,.0f} MB あります。"
        raise UnreadableFile(name, reason, "画像を除くか、約款の部分だけを別の文書に保存して選んでください。")


def _parts(name: str, archive: ZipFile) -> Parts:
    names = {member.lower(): member for member in archive.namelist()}
    main = _targets(name, archive, names, "").get("officeDocument", "word/document.xml")
    other = next((kind for start, kind in _OTHERS if main.startswith(start) or start in names), None)
    if main.lower() not in names or (other and not main.startswith("word/")):
        if other:
            raise UnreadableFile(name, f"名前は .docx ですが、中身は{other}です。", _SAVE)
        raise UnreadableFile(name, "Word 文書の本体（document.xml）が入っていません。", _SAVE)
    targets = _targets(name, archive, names, main)
    document, *others = (
        _part(name, archive, names, part)
        for part in (main, *map(targets.get, ("styles", "numbering", "footnotes", "endnotes")))
    )
    return Parts(document, *others)


def _targets(name: str, archive: ZipFile, names: dict[str, str], part: str) -> dict[str, str]:
    """The parts that a part (or the package: "") points to, by the last word of the relationship's type."""
    path = PurePosixPath(part)
    root = _part(name, archive, names, (path.parent / "_rels" / f"{path.name}.rels").as_posix())
    found: dict[str, str] = {}
    for relationship in () if root is None else root:
        target = relationship.get("Target")
        if target and relationship.get("TargetMode") != "External":
            kind = relationship.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, normpath((path.parent / target).as_posix()).lstrip("/"))
    return found


def _part(name: str, archive: ZipFile, names: dict[str, str], part: str | None) -> Element | None:
    from docx.oxml.parser import parse_xml

    if part is None or part.lower() not in names:
        return None
    member = archive.getinfo(names[part.lower()])
    if member.flag_bits & 1:
        raise UnreadableFile(name, "パスワードの付いた Zip ファイルです。", "解凍してから、中の文書を選んでください。")
    if member.file_size > PART_LIMIT:
        reason = f"文書の中身が大きすぎます（展開すると {member.file_size / 1_000_000:,.0f} MB）。"
        raise UnreadableFile(name, reason, "約款の部分だけを別の文書に保存して選んでください。")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # the others, which Word never writes, inflate unbounded
        raise BadZipFile
    xml = archive.read(member)
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    return parse_xml(xml)
