"""What 設定 tells of the library and of the program, in lines."""

from __future__ import annotations

import platform
from collections.abc import Mapping

import streamlit as st

import library
from analysis.rulebook import digest
from apart import seconds
from corpus.readers import archive
from models.origin import PROGRAM, VERSION
from ui import shelf
from ui.settings.words import MOVE, NAMES, NOT_THERE, OUT_OF, SIZE, TIME, WHERE


def counted(counts: Mapping[str, int]) -> str:
    """How many of what.

    >>> counted({"services": 2, "versions": 1200})
    'サービス 2 件・版 1,200 件'
    """
    return "・".join(f"{NAMES[name]} {count:,} 件" for name, count in counts.items())


def in_words(size: int) -> str:
    """Bytes as people say them.

    >>> in_words(900), in_words(2_500_000)
    ('1 KB', '2.5 MB')
    """
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} KB"


def of_library() -> list[str]:
    """Where the library is, and how large."""
    if trouble := shelf.trouble():
        return [trouble, MOVE]
    where = WHERE.format(where=library.named())
    if not library.there():
        return [where, NOT_THERE, MOVE]
    stock, size = shelf.stock(), library.size()
    counts = {
        "services": len(stock.services),
        "versions": len(stock.versions),
        "decisions": sum((stock.decided or {}).values()),
    }
    return [where, SIZE.format(size=in_words(size) if size is not None else "―", **counts), MOVE]


def limits() -> list[str]:
    """How large files may be, as the readers say, and how long each may take."""
    from corpus.readers import text
    from corpus.readers.docx import package
    from corpus.readers.html import reader as html
    from corpus.readers.pdf import reader as pdf
    from corpus.readers.statute import reader as statute

    sizes = {"PDF": pdf.LIMIT, "Word": package.LIMIT, "ウェブページ": html.LIMIT}
    sizes |= {"法令標準XML": statute.LIMIT, "テキスト・Markdown": text.LIMIT}
    said = "、".join(f"{name} {size // 1_000_000} MB" for name, size in sizes.items())
    packed = f"Zip は {archive.COUNT_LIMIT} 件・展開して {archive.TOTAL_LIMIT // 1_000_000} MB まで"
    time = TIME.format(usual=seconds(), ocr=seconds(ocr=True))
    return [f"{said} まで。PDF は {pdf.PAGE_LIMIT:,} ページまで。{packed}。", time, OUT_OF]


def about() -> list[str]:
    """Which program, by which rules."""
    return [
        f"{PROGRAM} {VERSION}　規則 {digest()}",
        f"Python {platform.python_version()}　Streamlit {st.__version__}",
    ]
