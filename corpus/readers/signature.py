"""What a file really is, by its first bytes: names lie, and the user should hear which kind of file was found."""

from __future__ import annotations

import re

PDF = "PDF"
_OFFICE = (
    (b"xl/", "Excel ファイル（.xlsx）"),
    (b"word/", "Word ファイル（.docx）"),
    (b"ppt/", "PowerPoint ファイル（.pptx）"),
)
_STARTS = (
    (b"PK\x03\x04", "Zip ファイル"),
    (b"PK\x05\x06", "Zip ファイル"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式の Word・Excel ファイル（.doc・.xls）"),
    (b"{\\rtf", "リッチテキスト（.rtf）"),
    (b"\xff\xd8\xff", "画像（JPEG）"),
    (b"\x89PNG\r\n\x1a\n", "画像（PNG）"),
    (b"GIF87a", "画像（GIF）"),
    (b"GIF89a", "画像（GIF）"),
    (b"II*\x00", "画像（TIFF）"),
    (b"MM\x00*", "画像（TIFF）"),
    (b"\x1f\x8b", "圧縮ファイル（.gz）"),
    (b"7z\xbc\xaf\x27\x1c", "圧縮ファイル（.7z）"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 1024


def kind_of(data: bytes) -> str | None:
    """The kind of file in Japanese (``PDF`` for a PDF), or None where the first bytes tell nothing, as for plain text."""
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return PDF
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "Web ページ（HTML）"
    found = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if found == "Zip ファイル":
        return next((kind for folder, kind in _OFFICE if folder in data), found)
    return found
