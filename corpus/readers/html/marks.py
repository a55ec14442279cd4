"""Numbers and headings that authors typed, as a reader of files has to know them: to tell a number's cell from a text's.

What a number means, 項 or 号, is not asked here; ``analysis.structure.markers`` knows that.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_N = r"[0-9]{1,3}"
_K = "[〇一二三四五六七八九十百]+"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ"
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A way to number. ``pattern`` (group n: the number) matches NFKC text from its first character on."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


MARKS = (
    Mark(
        "named",
        rf"第\s*(?P<n>{_N}|{_K})\s*[条章節款編項号](?:\s*の\s*(?:{_N}|{_K}))*(?=$|[\s((【\[「:.])",
        yes=("第１条（目的）", "第三条の二", "第 2 条 定義", "第1章 総則"),
        no=("第3条に定める場合", "第一種電気通信", "第３条、第４条"),
    ),
    Mark("bracketed", rf"[(\[]\s*(?P<n>{_N}|{_K})\s*[)\]]", yes=("（１）", "(2) 契約者", "（一）"), no=("(株)", "(注1)")),
    Mark("half_bracketed", rf"(?P<n>{_N}|{_K})\)", yes=("1) 申込者", "２）"), no=("12/29)",)),
    Mark(
        "dotted",
        rf"(?P<n>{_N}(?:[.-]{_N}){{0,3}}|{_K})\s?[.、](?![0-9])",
        yes=("１．", "1. 適用", "2、当社は", "1.2. 定義", "一、甲が"),
        no=("1.5倍", "1,000円", "2024年"),
    ),
    Mark("chained", rf"(?P<n>{_N}(?:[.-]{_N}){{1,3}})(?=\s|$)", yes=("1.1 適用", "2-3"), no=("1.5倍", "03-1234-5678")),
    Mark(
        "spaced",
        rf"(?P<n>{_N}|{_K})(?=$|\s(?!\s*(?:[年月日時分秒円個件回名人%]|ヶ月|か月|営業日|[0-9])))",
        yes=("２", "１ 当社は", "一 法令に違反したとき"),
        no=("10日以内", "2 名まで", "1 2 3", "一般の"),
    ),
    Mark(
        "letter",
        r"(?:\(?(?P<n>[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s|$|[^\x00-\x7f])|(?P<m>[a-zA-Z])(?=\s[^\x00-\x7f]))",
        yes=("a. 公知", "(b)", "iv. 他", "ａ　公知"),
        no=("e.g. x", "A社は", "I am"),
    ),
    Mark(
        "kana",
        rf"(?:\((?P<n>[{_KANA}])\)|(?P<m>[{_KANA}])(?:[.、)]|(?=$|\s)))",
        yes=("イ　暴力団", "（ロ）", "ア．", "ハ、役員"),
        no=("イベント", "(イの場合)", "ア行"),
    ),
)  # fmt: skip
CIRCLED = re.compile("[①-⑳㉑-㉟⑴-⒇❶-❿➀-➉]")
SIGN = re.compile(r"[・●○◯◎■□◆◇▪▫•⚫⦁※★☆▼▶→\-‐–—*]")
_LETTER = re.compile(r"[a-zA-Z]|[ivx]{2,4}")
_PATTERNS = tuple(re.compile(mark.pattern) for mark in MARKS)
HEADING = re.compile(
    rf"第\s*(?P<n>{_N}|{_K})\s*[条章](?:\s*の\s*(?:{_N}|{_K}))*(?=$|[\s(【\[「:<〈]|[^はがにをのとでへもや、。,])"
)
_HEADING_NOT = re.compile(
    r"第\s*\S{1,5}?\s*[条章](?:\s*の\s*\S+?)?\s*(?:第\s*[0-9〇一二三四五六七八九十]|及び|又は|から|まで|[(（][^)）]*[)）]\s*[のにをはが、])"
)


def narrowed(text: str) -> str:
    """NFKC without surrounding space; the circled numbers, which NFKC would open, stay."""
    if not CIRCLED.search(text):
        return unicodedata.normalize("NFKC", text).strip()
    return "".join(c if CIRCLED.match(c) else unicodedata.normalize("NFKC", c) for c in text).strip()


def mark_of(text: str) -> tuple[str, int | None] | None:
    """The typed number (as far as it reaches) and its value that a line begins with; None where it begins with none.

    A bullet before the number is passed over; letters and kana have no value.

    >>> mark_of("（３）　契約者"), mark_of("第十二条"), mark_of("・②料金"), mark_of("イ　甲"), mark_of("契約者は")
    (('(3)', 3), ('第十二条', 12), ('②', 2), ('イ', None), None)
    """
    line = narrowed(text.lstrip()[:40])
    if SIGN.match(line):
        line = line[1:].lstrip()
    if CIRCLED.match(line):
        return line[0], int(unicodedata.numeric(line[0]))
    for pattern in _PATTERNS:
        found = pattern.match(line)
        if found:
            return found[0], _value(found)
    return None


def only_mark(text: str) -> bool:
    """The whole text is a number and nothing else: １．, (2), 第3条, ①, イ, ａ.

    >>> [only_mark(t) for t in ("１．", "- 2", "第3条", "ａ", "1. 甲", "A社")]
    [True, True, True, True, False, False]
    """
    line = narrowed(text) if len(text) < 40 else ""
    if SIGN.match(line):
        line = line[1:].lstrip()
    found = mark_of(line)
    return (found is not None and found[0].strip() == line) or _LETTER.fullmatch(line) is not None


def heading_of(text: str) -> str | None:
    """第3条 of a line that looks like the heading of a 条 or 章, folded; None for other lines.

    >>> heading_of("第 ３ 条（料金）"), heading_of("第3条に定める料金"), heading_of("第3条（料金）に定める")
    ('第3条', None, None)
    """
    line = narrowed(text.lstrip()[:80]).lstrip("■◆●▼【[<〈◇□ ")
    found = HEADING.match(line)
    if not found or _HEADING_NOT.match(line):
        return None
    return "".join(found[0].split())


def begins_with_sign(text: str) -> bool:
    """A line begins with a bullet of its own."""
    return SIGN.match(narrowed(text.lstrip()[:4])) is not None


def _value(found: re.Match[str]) -> int | None:
    written = found["n"] or (found["m"] if "m" in found.re.groupindex else "") or ""
    if re.fullmatch(_N, written):
        return int(written)
    last = re.fullmatch(rf"(?:{_N}[.-])+({_N})", written)
    if last:
        return int(last[1])
    return _kanji(written) if written and all(c in _DIGITS or c in "十百" for c in written) else None


def _kanji(written: str) -> int:
    """A number in kanji.

    >>> [_kanji(k) for k in ("三", "十", "十二", "二十", "百二", "一〇")]
    [3, 10, 12, 20, 102, 10]
    """
    if not set(written) & set("十百"):
        return int("".join(str(_DIGITS[c]) for c in written))
    total = digit = 0
    for c in written:
        if c in "十百":
            total, digit = total + (digit or 1) * (10 if c == "十" else 100), 0
        else:
            digit = _DIGITS[c]
    return total + digit
