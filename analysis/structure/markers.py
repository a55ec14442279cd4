"""Reading the marks at the beginning of a line: which style, which number, where the mark ends.

What the styles look like stands in the table of ``marker_styles``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from analysis.structure.marker_styles import (
    ARTICLE,
    BULLET,
    CHAPTER,
    DASHES,
    HALF_KANA,
    LIST_MARKERS,
    ORDINAL,
    SIGNS,
    Marker,
    N,
)
from analysis.text.numerals import AIU, IROHA, number, roman_number

__all__ = [
    "BULLET",
    "DASHES",
    "SIGNS",
    "Mark",
    "Marker",
    "N",
    "article_mark",
    "bullet",
    "chapter_mark",
    "list_mark",
    "ordinal_mark",
]

_LIST = re.compile("|".join(m.pattern.replace("(?P<n>", f"(?P<{m.name}>", 1) for m in LIST_MARKERS))
"""One pattern for all styles: each style's number stands in the group of its name."""
_FIGURES = ("number", "circled", "parenthesized", "parenthesized_kanji")
_BY_NAME = {m.name: m for m in (*LIST_MARKERS, BULLET)}
_ARTICLE = re.compile(ARTICLE.pattern)
_ORDINAL = re.compile(ORDINAL.pattern)
_CHAPTER = re.compile(CHAPTER.pattern)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found: its style, how it can be read, where it ends in the narrowed text, and its label.

    ``readings`` are (group, numbers): ハ is the third of イロハ and the 26th of アイウ, i the first of i ii iii and the ninth
    of a b c; the list it stands in decides. 枝番 and 1.2.3 have several numbers. ``label`` is what a level below 号 is
    called: as the document writes it, without brackets.
    """

    marker: Marker
    readings: tuple[tuple[str, tuple[int, ...]], ...]
    end: int
    label: str


def _readings(marker: Marker, written: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The ways to read a written number; none where the letters are no number after all."""
    match marker.value:
        case "number":
            return ((marker.group, (number(written),)),)
        case "multi":
            return ((marker.group, tuple(int(n) for n in re.split(r"[.\-]", written))),)
        case "branched":
            return ((marker.group, tuple(number(n.strip(" )")) for n in written.split("の"))),)
        case "circled":
            return ((marker.group, (ord(written) - (ord("①") - 1 if written <= "⑳" else ord("㉑") - 21),)),)
        case "parenthesized":
            return ((marker.group, (ord(written) - ord("⑴") + 1,)),)
        case "parenthesized_kanji":
            return ((marker.group, (ord(written) - ord("㈠") + 1,)),)
        case "kana":
            kana = AIU[HALF_KANA.index(written)] if written in HALF_KANA else written
            orders = ((f"{marker.group}:iroha", IROHA), (f"{marker.group}:aiu", AIU))
            return tuple((group, (order.index(kana) + 1,)) for group, order in orders if kana in order)
        case "alpha":
            return ((marker.group, (ord(written.lower()) - ord("a") + 1,)),)
        case "roman":
            return _roman_readings(marker, unicodedata.normalize("NFKC", written))
    raise AssertionError(marker.value)


def _roman_readings(marker: Marker, written: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """A Roman numeral, which a single letter need not be."""
    letter = "palpha" if marker.group == "proman" else "alpha"
    both = ((letter, (ord(written.lower()) - ord("a") + 1,)),) if len(written) == 1 else ()
    try:
        return ((marker.group, (roman_number(written),)), *both)
    except ValueError:
        return both


def list_mark(text: str, at: int = 0) -> Mark | None:
    """The numbering at ``at`` of a narrowed line, None where it begins with none."""
    return _list_mark(text, at) if text[at : at + 1] in _FIRST else None


_FIRST = frozenset(
    "0123456789([<〈≪第〇一二三四五六七八九十百千abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    + AIU
    + IROHA
    + HALF_KANA
    + "".join(chr(c) for first, last in ("①⑳", "㉑㉟", "⑴⒇", "㈠㈩", "Ⅰⅿ") for c in range(ord(first), ord(last) + 1))
)
"""What a number begins with: most lines begin otherwise."""


@lru_cache(maxsize=8192)
def _list_mark(text: str, at: int) -> Mark | None:
    found = _LIST.match(text, at)
    if not found or not found.lastgroup:
        return None
    marker = _BY_NAME[found.lastgroup]
    written = found[marker.name].strip()
    readings = _readings(marker, written)
    if not readings:
        return None
    plain = str(readings[0][1][0]) if marker.value in _FIGURES else ""
    label = plain or unicodedata.normalize("NFKC", re.sub(r"[)\s]", "", written))
    return Mark(marker, readings, found.end(), label)


_BULLET = re.compile(BULLET.pattern)


def bullet(text: str, at: int = 0) -> int | None:
    """Where the bullet at ``at`` of a narrowed line ends, None where there is none."""
    found = _BULLET.match(text, at)
    return found.end() if found else None


def article_mark(text: str, at: int = 0) -> tuple[str, tuple[int, ...], int] | None:
    """(label, numbers with 枝番, end) of the 条 that a narrowed line announces at ``at``."""
    return _article(_ARTICLE, text, at)


def ordinal_mark(text: str, at: int = 0) -> tuple[str, tuple[int, ...], int] | None:
    """(label, numbers with 枝番, end) of the 第１ at ``at`` that stands for a 条; the label is that of a 条."""
    return _article(_ORDINAL, text, at)


def _article(pattern: re.Pattern[str], text: str, at: int) -> tuple[str, tuple[int, ...], int] | None:
    found = pattern.match(text, at)
    if not found:
        return None
    branches = found.groupdict().get("within", "") + found["b"]
    numbers = (number(found["n"]), *map(number, re.findall(N, branches)))
    label = f"第{numbers[0]}条" + "".join(f"の{n}" for n in numbers[1:])
    if found["to"]:
        word = re.search("から|及び|・", found["to"])
        last = re.findall(N, found["to"])
        assert word
        label += word[0] + f"第{number(last[0])}条" + "".join(f"の{number(n)}" for n in last[1:])
    return label, numbers, found.end()


def chapter_mark(text: str, at: int = 0) -> tuple[str, str, tuple[int, ...], int] | None:
    """(label, level 編章節款目, numbers, end) of the chapter heading at ``at``."""
    found = _CHAPTER.match(text, at)
    if not found:
        return None
    numbers = (number(found["n"]), *map(number, re.findall(N, found["b"])))
    label = f"第{numbers[0]}{found['l']}" + "".join(f"の{n}" for n in numbers[1:])
    return label, found["l"], numbers, found.end()
