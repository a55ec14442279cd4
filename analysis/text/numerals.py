"""Numbers as they are written in labels: Arabic, kanji, circled, Roman, イロハ, アイウ, abc."""

from __future__ import annotations

import re
import unicodedata

_DIGIT = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"壱": 1, "弐": 2, "参": 3, "零": 0}
_UNIT = {"十": 10, "百": 100, "千": 1000, "拾": 10}
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
    text = "".join(unicodedata.normalize("NFKC", text).split()).strip("()")
    return int(text) if text.isdecimal() else kanji_number(text)
