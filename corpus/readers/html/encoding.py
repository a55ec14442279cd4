"""The bytes of a web page to its text: what the page says of its encoding, checked against what its bytes say."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.readers.encoding import Decoded, decode

_HEAD = 8192  # bytes in which a declaration is looked for; browsers look at 1024, old pages have longer comments
_DECLARED = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_FEW = 200  # bytes: with fewer that are not ASCII, the declaration knows better than a guess
_HALF = 0.4  # share of NUL bytes in every other place from which on a page is taken for UTF-16

# What pages mean by what they say: Shift_JIS pages hold ① and ㈱, and Latin-1 is what tools wrote that knew nothing else.
_MEANT = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "csshiftjis": "cp932",
    "windows-31j": "cp932",
    "cswindows31j": "cp932",
    "ms932": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "eucjp": "euc_jp",
    "x-euc": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
    "jis": "iso2022_jp_ext",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
_SAYS_NOTHING = {"iso8859-1", "ascii", "cp1252"}
_ALIKE = {"euc_jp": ("euc_jp", "euc_jis_2004"), "iso2022_jp_ext": ("iso2022_jp_ext", "iso2022_jp_2004")}
_SPOKEN = {
    "utf-8": "UTF-8",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "iso2022_jp_ext": "JIS（ISO-2022-JP）",
}


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, and what the user should know of how it was read."""

    text: str
    notices: tuple[str, ...] = ()


def decode_page(data: bytes) -> PageText | None:
    """The text of a page without byte order mark; None where no encoding gives plausible text.

    A byte order mark outweighs all; then come bytes that can only be UTF-8; then the declaration (meta charset,
    http-equiv, XML), unless the bytes contradict it; then what the bytes look like.
    """
    said, declared = declared_encoding(data)
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(decode(data), said, None)
    if wide := _without_mark(data):
        return PageText(wide)
    utf8 = _exact(data, "utf-8")
    if utf8 is not None and not data.isascii():
        return PageText(utf8, _mended(said, declared, "utf-8"))
    if declared is None or declared == "utf-8":
        return _decoded(decode(data), said, declared)
    return _as_declared(data, said, declared)


def declared_encoding(data: bytes) -> tuple[str, str | None]:
    """(what the page says, the Python codec that it means); None where it says nothing that helps.

    >>> declared_encoding(b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=x-sjis">')
    ('x-sjis', 'cp932')
    >>> declared_encoding(b'<meta charset="iso-8859-1">')
    ('iso-8859-1', None)
    """
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return "", None
    said = (found[1] or found[2]).decode("ascii", "replace")
    meant = _MEANT.get(said.lower(), said)
    try:
        codec = codecs.lookup(meant).name
    except LookupError:
        return said, None
    return said, None if codec in _SAYS_NOTHING else codec


def _as_declared(data: bytes, said: str, declared: str) -> PageText | None:
    """The reading that the page asks for, unless it fails and another one doesn't."""
    found = decode(data)
    if found and (found.encoding in _ALIKE.get(declared, (declared,)) or b"\x1b$" in data):
        return _decoded(found, said, declared)
    for codec in _ALIKE.get(declared, (declared,)):
        text = _exact(data, codec)
        foreign = declared not in _SPOKEN
        if text is not None and (foreign or found is None or len(data) - _ascii(data) < _FEW):
            return PageText(text)
    if found is None:
        text = data.decode(declared, errors="replace")
        return PageText(text, _damage(text))
    return _decoded(found, said, declared)


def _decoded(found: Decoded | None, said: str, declared: str | None) -> PageText | None:
    if found is None:
        return None
    return PageText(found.text, (*_mended(said, declared, found.encoding), *_damage(found.text)))


def _mended(said: str, declared: str | None, found: str) -> tuple[str, ...]:
    """A notice where the page is not in the encoding that it names."""
    if declared is None or found in _ALIKE.get(declared, (declared,)):
        return ()
    return (
        f"文字コードの指定（{said}）が実際と違うため、{_SPOKEN.get(found, found)} として読み込みました。文字化けがないか確かめてください。",
    )


def _damage(text: str) -> tuple[str, ...]:
    spoilt = text.count("\ufffd")
    if not spoilt:
        return ()
    return (
        f"読めない文字（\ufffd）が {spoilt:,} か所あります。元のファイルの文字化けか破損です。原本と照らしてください。",
    )


def _without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark got lost: every other byte of its markup is NUL, and none of those between."""
    even, odd = data[:_HEAD:2], data[1:_HEAD:2]
    for codec, full, none in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if full.count(0) > len(full) * _HALF and none.count(0) == 0:
            return _exact(data, codec)
    return None


def _exact(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128))))
