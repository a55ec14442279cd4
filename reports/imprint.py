"""What every report says of itself, as rows of text: program, rules, settings, and the documents it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from models.origin import Imprint

SOURCES = ("文書", "ファイル", "版の日付", "SHA-256", "読み取りについて")
"""Heads of the columns of ``sources``."""


def how_read(*, ocr: bool, decisions: Sequence[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """The settings under which documents were read: (what, how). ``decisions``: name and content of each file of them."""
    used = "文字の情報がない頁に使った" if ocr else "使っていない"
    human = "・".join(f"{name}（SHA-256 {sha256(data).hexdigest()}）" for name, data in decisions)
    return [("文字認識（OCR）", used), ("人の判断", human or "なし")]


def about(imprint: Imprint) -> list[tuple[str, str]]:
    """(what, how): the program, the digest of its rules, the settings."""
    return [("プログラム", imprint.program), ("規則の版", imprint.rules), *imprint.settings]


def sources(imprint: Imprint) -> list[tuple[str, ...]]:
    """One row for each document: name, file, date of the version, digest of the bytes, how it was read."""
    return [
        (origin.name, origin.file, origin.date or "不明", origin.sha256, " ".join(origin.notices))
        for origin in imprint.origins
    ]
