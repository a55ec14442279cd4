"""Plain text files."""

from __future__ import annotations

import re

from corpus.errors import UnreadableFile
from corpus.readers.encoding import decode
from corpus.readers.mending import mend
from corpus.readers.signature import PDF, kind_of
from models.source import Line, Source

LIMIT = 20_000_000
"""Bytes. The longest terms have about one million; twenty million are two thousand printed pages."""

_PAGE_BREAK = re.compile("(?:\r\n|\r|\n)?\f")
_LINE_BREAK = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.001


def read(name: str, data: bytes, *, keep_rules: bool = False) -> Source:
    """A text file's lines; pages are counted where it has form feeds, as text made from a PDF does.

    A line that is only drawn (-----) is white space, except where it is markup (``keep_rules``).
    Raises UnreadableFile for one that is empty, too long, or not text.
    """
    _refuse(name, data)
    decoded = decode(data)
    text = decoded.text.rstrip("\x1a") if decoded else ""  # the end-of-file mark of old editors
    if (b"\0" in data and not decoded) or "\0" in text or len(_BINARY.findall(text)) > len(text) * _BINARY_SHARE:
        raise UnreadableFile(
            name,
            "文字ではないデータが含まれていて、テキストファイルではないようです。",
            "元のファイルを開き、テキスト（.txt）か PDF として保存し直してから選んでください。",
        )
    if decoded is None:
        raise UnreadableFile(
            name,
            "文字コードがわからず、文字として読めません。",
            "メモ帳などで開き、「UTF-8」を指定して保存し直してから選んでください。",
        )
    if not text.strip():
        raise _empty(name)
    return Source(name, _lines(text if keep_rules else _RULE.sub("", text)), _notices(text))


def _refuse(name: str, data: bytes) -> None:
    if not data.strip():
        raise _empty(name)
    if kind := kind_of(data):
        remedy = "元のアプリで開き、テキスト（.txt）か PDF として保存し直してから選んでください。"
        if kind == PDF:
            remedy = "名前の終わりを .pdf に変えてから選んでください。"
        raise UnreadableFile(name, f"名前はテキストファイルですが、中身は{kind}です。", remedy)
    if len(data) > LIMIT:
        raise UnreadableFile(
            name,
            f"テキストは {LIMIT // 1_000_000} MB までですが、{len(data) / 1_000_000:,.0f} MB あります。",
            "約款の部分だけを別のファイルに保存して選んでください。",
        )


def _empty(name: str) -> UnreadableFile:
    return UnreadableFile(
        name, "文字が一つもありません（空のファイルです）。", "保存やダウンロードをやり直して、もう一度選んでください。"
    )


_LONE_BULLET = re.compile(
    r"^([ \t\u3000]*)(?:([-‐–—・•●○*])[ \t]*\n[ \t\u3000]*(?=[(（]?[0-9０-９]{1,2}[.．、)）]|[①-⑳]|第[ \u3000]*[0-9０-９一二三四五六七八九十百]+[ \u3000]*条)|([・•])[ \t]*\n[ \t\u3000]*(?=[^\s・•]))",
    re.MULTILINE,
)
"""A bullet that a browser put on a line of its own: above a number, or one that is never a dash for an empty cell."""


_RULE = re.compile(r"^[ \t\u3000]*([-=_*~─━―＝＿－])\1{2,}[ \t\u3000]*(?=[\r\n]|$)", re.MULTILINE)
"""A line drawn from margin to margin, as between 条: it stands for white space."""


def _lines(text: str) -> tuple[Line, ...]:
    pages = _PAGE_BREAK.split(text)
    numbers = range(1, len(pages) + 1) if len(pages) > 1 else (None,)
    return tuple(
        Line(line, page=number)
        for number, page in zip(numbers, pages, strict=True)
        for line in _whole_bullets(mend(_LINE_BREAK.sub("\n", page))).split("\n")
    )


def _whole_bullets(page: str) -> str:
    """The page with bullets that stand alone set before the words that they begin."""
    return _LONE_BULLET.sub(lambda found: f"{found[1]}{found[2] or found[3]} ", page)


def _notices(text: str) -> tuple[str, ...]:
    spoilt = text.count("\ufffd")
    if not spoilt:
        return ()
    return (
        f"読めない文字（\ufffd）が {spoilt:,} か所あります。元のファイルの文字化けか破損です。原本と照らしてください。",
    )
