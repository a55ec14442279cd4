"""Word files that cannot be read: one sentence each, and nothing unpacked that need not be."""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.docx import package as docx_package
from tests.corpus.word import p, repacked, source, word

GOOD = word(p("第1条（目的）"))
MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(*names: str, compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return file.getvalue()


def nested(depth: int) -> bytes:
    deep = b"<w:sdt><w:sdtContent>" * depth + b"</w:sdtContent></w:sdt>" * depth
    return repacked(GOOD, {MAIN: xml(deep)})


def xml(body: bytes) -> bytes:
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return start + body + b"</w:body></w:document>"


def flagged() -> bytes:
    """The main part is marked as encrypted, as zip programs do it."""
    data = bytearray(package(MAIN))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


UNREADABLE = {
    "empty": (b"", "0 バイト"),
    "text": ("第1条".encode(), "中身は Word 文書ではありません"),
    "PDF": (b"%PDF-1.7 ...", "中身はPDFです"),
    "web page": (b"<html><body>", "中身はWeb ページ"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "古い形式の Word 文書（.doc）"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "パスワードが要る"),
    "zip password": (flagged(), "パスワードの付いた Zip"),
    "Excel": (package("[Content_Types].xml", "xl/", "xl/workbook.xml"), "中身はExcel"),
    "PowerPoint": (package("ppt/", "ppt/presentation.xml"), "中身はPowerPoint"),
    "OpenDocument": (package("mimetype", "content.xml"), "中身はOpenDocument"),
    "any zip": (package("a.txt"), "本体（document.xml）が入っていません"),
    "cut off": (GOOD[: len(GOOD) // 2], "途中で切れています"),
    "damaged": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03", 3), "壊れています"),
    "another way of packing": (package(MAIN, compression=zipfile.ZIP_BZIP2), "壊れています"),
    "no XML": (repacked(GOOD, {MAIN: b"not xml"}), "壊れています"),
    "too deep": (nested(900), "入れ子が深すぎます|壊れています"),
    "no text": (word(p()), "文字が一つもありません"),
    "another root": (repacked(GOOD, {MAIN: b"<x/>"}), "文字が一つもありません"),
    "only a picture": (
        word(p('<w:r><w:pict><v:imagedata r:id="rId9"/></w:pict></w:r>')),
        "画像だけの文書",
    ),
    "only another file": (word('<w:altChunk r:id="rId9"/>'), "差し込まれた別のファイル"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_gets_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read("規約.docx", data)
    assert str(caught.value).startswith("「規約.docx」を読み込めません。")
    assert caught.value.remedy.endswith("ください。")


@pytest.mark.parametrize("cut", range(0, len(GOOD), 997))
def test_a_file_that_stops_anywhere_gets_a_sentence(cut: int) -> None:
    with pytest.raises(UnreadableFile):
        read("規約.docx", GOOD[:cut])


def test_a_part_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "PART_LIMIT", 1_000_000)
    bomb = repacked(GOOD, {MAIN: xml(b" " * 2_000_000)})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableFile, match="展開すると 2 MB"):
        read("規約.docx", bomb)


def test_a_file_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LIMIT", 1000)
    with pytest.raises(UnreadableFile, match="MB まで"):
        read("規約.docx", GOOD)


def test_entities_are_not_expanded_and_no_file_is_fetched() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>&b;&f;</w:t></w:r></w:p>".encode()
    assert read("規約.docx", repacked(GOOD, {MAIN: evil + xml(body)})).text == "甲"


class TestOddPackagesThatWordOpens:
    def test_pictures_are_not_unpacked_and_may_be_missing(self) -> None:
        relationship = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../NULL"/>'
            b"</Relationships>"
        )
        assert read("規約.docx", repacked(GOOD, {"word/_rels/document.xml.rels": relationship})).text == "第1条（目的）"

    def test_without_relationships_the_usual_place_is_tried(self) -> None:
        assert read("規約.docx", repacked(GOOD, {"_rels/.rels": None})).text == "第1条（目的）"

    def test_the_strict_form_of_the_standard_is_the_same_text(self) -> None:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
            usual = archive.read(MAIN)
        strict = usual.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        assert read("規約.docx", repacked(GOOD, {MAIN: strict})).text == "第1条（目的）"

    def test_without_styles_and_lists_there_is_still_text(self) -> None:
        bare = repacked(GOOD, {"word/styles.xml": None, "word/numbering.xml": None})
        assert read("規約.docx", bare).text == source(p("第1条（目的）")).text
