"""Numbers as they are written in labels: Arabic, kanji, circled, Roman, イロハ, アイウ, abc."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_DIGIT = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {c: n for n, c in enumerate("零壱弐参肆伍陸漆捌玖")}
_DIGIT |= {"壹": 1, "貳": 2, "貮": 2, "參": 3}
_UNIT = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "阡": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12}
KANJI = "".join((*_DIGIT, *_UNIT))
"""The kanji that a number is written with, 大字 among them, below 万."""
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
AIU = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def kanji_number(text: str) -> int:
    """The value of kanji numerals, with units or by place.

    >>> kanji_number("百二十三"), kanji_number("一二"), kanji_number("十")
    (123, 12, 10)
    """
    if not any(c in _UNIT for c in text):
        return int("".join(str(_DIGIT[c]) for c in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNIT:
            total += (digit or 1) * _UNIT[character]
            digit = 0
        else:
            digit = _DIGIT[character]
    return total + digit


def amount(written: str) -> Decimal | None:
    """The number that is written, in any mixture of figures and kanji; None where it is none.

    >>> amount("十四・六"), amount("3万5千"), amount("参拾萬"), amount("30,000"), amount("円")
    (Decimal('14.6'), Decimal('35000'), Decimal('300000'), Decimal('30000'), None)
    """
    written = re.sub(r"[,\s]", "", written)
    if point := re.fullmatch(rf"([{KANJI}]+)[・.]([{KANJI}]+)", written):
        return Decimal(f"{kanji_number(point[1])}.{''.join(str(kanji_number(c)) for c in point[2])}")
    pieces = re.findall(rf"([0-9]+(?:\.[0-9]+)?|[{KANJI}]+)?([十拾百千]?)([万萬億兆]?)", written)
    if "".join("".join(piece) for piece in pieces) != written or not written:
        return None
    total = section = Decimal(0)
    for digits, small, large in pieces:
        section += _section(digits, small)
        if large:
            total += (section or Decimal(1)) * _LARGE[large]
            section = Decimal(0)
    return total + section


def _section(digits: str, small: str) -> Decimal:
    """What stands before 万 or at the end: 35, 三十五, 3千, 千."""
    if not digits:
        return Decimal(_UNIT.get(small, 0))
    return (Decimal(digits) if digits.isascii() else Decimal(kanji_number(digits))) * _UNIT.get(small, 1)


def roman_number(text: str) -> int:
    """The value of a Roman numeral in upper or lower case; ValueError for letters that are none.

    >>> roman_number("XIV"), roman_number("iii")
    (14, 3)
    """
    text = text.upper()
    if not re.fullmatch(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text) or not text:
        raise ValueError(f"not a Roman numeral: {text}")
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def number(text: str) -> int:
    """The value of digits of any width, kanji numerals or a circled or parenthesised figure; spaces are ignored.

    >>> number("１ ２"), number("二十一"), number("⑫")
    (12, 21, 12)
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    text = "".join(unicodedata.normalize("NFKC", text).split()).strip("()")
    return int(text) if text.isdecimal() else kanji_number(text)
