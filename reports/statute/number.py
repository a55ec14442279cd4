"""Numbers for the attributes of 法令標準XML: of the law itself, and of what lies below 号."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.text.numerals import AIU, IROHA, number, roman_number

_ERAS = {"明治": "Meiji", "大正": "Taisho", "昭和": "Showa", "平成": "Heisei", "令和": "Reiwa"}
_TYPES = (  # the first that the law's number speaks of
    ("憲法", "Constitution"),
    ("法律", "Act"),
    ("政令", "CabinetOrder"),
    ("勅令", "ImperialOrder"),
    ("省令", "MinisterialOrdinance"),
    ("府令", "MinisterialOrdinance"),
    ("規則", "Rule"),
)
_N = r"[0-9０-９〇一二三四五六七八九十百千]{1,9}"
_LAW_NUMBER = re.compile(
    rf"[（(]?\s*(?P<whole>(?P<era>明治|大正|昭和|平成|令和)\s*(?P<year>{_N}|元)\s*年\s*(?P<kind>[^第年（）()。]{{1,30}})"
    rf"第\s*(?P<n>{_N})\s*号)\s*(?:制定|公布)?\s*[）)]?"
)


class LawNumber(NamedTuple):
    """The attributes of Law, the text of LawNum, and the line as the document prints it."""

    attributes: dict[str, str]
    text: str
    printed: str


UNNUMBERED = LawNumber({"Era": "Reiwa", "Year": "1", "Num": "1", "LawType": "Misc", "Lang": "ja"}, "", "")
"""Terms and contracts are no statutes; the schema wants an era, a year and a number all the same."""


def law_number(preface: str) -> tuple[LawNumber, str]:
    """The number of a law where it is the first line of what stands before the first heading, and the other lines."""
    first, _, rest = preface.partition("\n")
    found = _LAW_NUMBER.fullmatch(first.strip())
    if not found:
        return UNNUMBERED, preface
    kind = next((name for word, name in _TYPES if word in found["kind"]), "Misc")
    year = 1 if found["year"] == "元" else number(found["year"])
    if not year or not number(found["n"]):
        return UNNUMBERED, preface
    attributes = {"Era": _ERAS[found["era"]], "Year": str(year), "Num": str(number(found["n"]))}
    return LawNumber({**attributes, "LawType": kind, "Lang": "ja"}, found["whole"], first), rest


def ordinals(labels: Sequence[str]) -> list[str]:
    """The numbers of labels below 号 in their list: イ ロ ハ, ア イ ウ, a b c, i ii iii, 1 2 3; else their places.

    >>> ordinals(["イ", "ロ", "ニ"]), ordinals(["ア", "イ"]), ordinals(["i", "ii"]), ordinals(["甲", "乙"])
    (['1', '2', '4'], ['1', '2'], ['1', '2'], ['1', '2'])
    """
    best: list[int] = []
    for read in (_place_in(IROHA), _place_in(AIU), _place_in("abcdefghijklmnopqrstuvwxyz"), _figure, _roman, _kanji):
        values = [value for value in map(read, labels) if value]
        if len(values) == len(labels) and values == sorted(set(values)) and (not best or values[0] < best[0]):
            best = values
    return [str(n) for n in best or range(1, len(labels) + 1)]


def _place_in(order: str) -> Callable[[str], int]:
    return lambda label: order.find(label.lower()) + 1 if len(label) == 1 else 0


def _figure(label: str) -> int:
    return int(label) if label.isascii() and label.isdecimal() and len(label) <= 6 else 0


def _roman(label: str) -> int:
    try:
        return roman_number(label)
    except (ValueError, KeyError):
        return 0


def _kanji(label: str) -> int:
    return number(label) if re.fullmatch("[〇一二三四五六七八九十百千]{1,9}", label) else 0
