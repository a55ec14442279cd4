"""Annexes that a document names and does not hold: 別紙, 別表第2, 別記."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.subject import Check, Subject
from analysis.text.narrow import fold
from analysis.text.numerals import number
from models.remarks import Remark, Severity

MISSING = Check(
    "missing_annex",
    "別紙なし",
    Severity.WARNING,
    yes=(
        "第1条（料金）\n料金は、別表第1に定めます。\n第2条（範囲）\n役務の範囲は、別紙に定めます。",
        "第1条（料金）\n料金は、別表第2に定めます。\n第2条（範囲）\n畑を貸します。\n別表第1（料金）\n月額 1,000円",
    ),
    no=(
        "第1条（料金）\n料金は、別表に定めます。\n第2条（範囲）\n畑を貸します。\n別表（料金）\n月額 1,000円",
        "第1条（料金）\n法人税法施行規則（昭和40年大蔵省令第12号）第34条第2項に規定する別表二の写しを出します。\n第2条（範囲）\n畑を貸します。",
        "第1条（料金）\n料金は、個別契約の別紙に定めます。\n第2条（範囲）\n畑を貸します。",
    ),
)
CHECKS = (MISSING,)

_NAMED = re.compile(
    r"(?P<kind>別紙|別表|別記|別添)(?!様式)(?P<number>(?:第?[0-9]{1,2}|第[一二三四五六七八九十]{1,3}|[一二三四五六七八九十](?=[にのをはで、]))?)"
)
_ELSEWHERE = re.compile(
    r"(?:申込書|申請書|申告書|契約書|見積書|個別契約|注文書|仕様書|約款|規約|規程|法|令|規則)(?:\((?:[^()]|\([^()]*\))*\))?"
    "(?:の|に添付(?:する|された|の)|添付の)?$"
    r"|(?:法|法律|[政省府]令|規則)(?:\((?:[^()]|\([^()]*\))*\))?第[0-9〇一二三四五六七八九十百]+条[^、。]{0,24}$"
)
_PART = re.compile(r"(別紙|別表|別記|別添)(?:第?([0-9一二三四五六七八九十]+))?")


def remarks(subject: Subject) -> Iterator[Remark]:
    """One remark for each annex that is named and missing, where it is named first."""
    held = _held(subject)
    told: set[str] = set()
    for entry, text in subject.provisions:
        if entry.path.startswith(("別", "附則")):
            continue
        for found in _NAMED.finditer(text.text):
            kind, counted = found["kind"], _count(found["number"])
            name = kind + (str(counted) if counted else "")
            own = re.search("(?:本|この)(?:約款|規約|契約書?|規程|規則)(?:の|に添付の)?$", text.text[: found.start()])
            if name in told or (kind, counted) in held or (not counted and any(k == kind for k, _ in held)):
                continue
            if _ELSEWHERE.search(text.text, 0, found.start()) and not own:
                continue
            told.add(name)
            message = f"「{found.group()}」が引用されていますが、この文書の中に見当たりません。"
            yield MISSING.at(entry, text, found.start(), found.end(), message, "別のファイルにあるかもしれません。")


def _held(subject: Subject) -> frozenset[tuple[str, int]]:
    """Kind and number (0 for none) of the annexes that a document holds, by their labels, captions and first words."""
    held = set()
    for part in subject.document.parts:
        for words in (part.mark.text, part.heading.text, part.label):
            for found in _PART.finditer(fold(words)):
                held.add((found[1], _count(found[2] or "")))
        if part.label.startswith("別"):
            held |= {(kind, 1) for kind, count in tuple(held) if count == 0}
    return frozenset(held)


def _count(written: str) -> int:
    digits = written.removeprefix("第")
    return number(digits) if digits else 0
