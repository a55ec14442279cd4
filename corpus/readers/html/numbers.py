"""Numbers as lists and counters print them: the styles of CSS that Japanese pages use, and those a page defines itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.readers.html.css import Declarations

_HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"
_HIRAGANA_IROHA = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"
_KATAKANA_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_BELOW = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_KANJI, _KANJI_FORMAL = "〇一二三四五六七八九", "零壱弐参四五六七八九"

BULLET = "・"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """A list style. ``system`` names how ``symbols`` make a number; ``yes`` shows it: number → as printed."""

    name: str
    system: str
    symbols: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ". "
    """Stands between number and text where the style numbers a list; ``counter()`` leaves both away."""
    yes: Mapping[int, str] = field(default_factory=dict)


_STYLES = (
    NumberStyle("decimal", "decimal", yes={1: "1", 12: "12", 0: "0", -3: "-3"}),
    NumberStyle("decimal-leading-zero", "padded", yes={1: "01", 12: "12"}),
    NumberStyle("lower-alpha", "alphabetic", tuple("abcdefghijklmnopqrstuvwxyz"), yes={1: "a", 26: "z", 27: "aa"}),
    NumberStyle("upper-alpha", "alphabetic", tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), yes={1: "A", 28: "AB"}),
    NumberStyle("lower-greek", "alphabetic", tuple(_GREEK), yes={1: "α", 3: "γ"}),
    NumberStyle("lower-roman", "roman", yes={1: "i", 4: "iv", 19: "xix"}),
    NumberStyle("upper-roman", "upper-roman", yes={1: "I", 9: "IX", 2024: "MMXXIV"}),
    NumberStyle("cjk-decimal", "numeric", tuple(_KANJI), suffix="、", yes={1: "一", 10: "一〇", 25: "二五"}),
    NumberStyle("japanese-informal", "kanji", tuple(_KANJI), suffix="、", yes={1: "一", 10: "十", 111: "百十一"}),
    NumberStyle("japanese-formal", "kanji-formal", tuple(_KANJI_FORMAL), suffix="、", yes={1: "壱", 12: "壱拾弐"}),
    NumberStyle("hiragana", "alphabetic", tuple(_HIRAGANA), suffix="、", yes={1: "あ", 6: "か"}),
    NumberStyle("hiragana-iroha", "alphabetic", tuple(_HIRAGANA_IROHA), suffix="、", yes={1: "い", 3: "は"}),
    NumberStyle("katakana", "alphabetic", tuple(_KATAKANA), suffix="、", yes={1: "ア", 48: "ン"}),
    NumberStyle("katakana-iroha", "alphabetic", tuple(_KATAKANA_IROHA), suffix="、", yes={1: "イ", 4: "ニ"}),
    NumberStyle("cjk-heavenly-stem", "fixed", tuple("甲乙丙丁戊己庚辛壬癸"), suffix="、", yes={1: "甲", 11: "11"}),
    NumberStyle("cjk-earthly-branch", "fixed", tuple("子丑寅卯辰巳午未申酉戌亥"), suffix="、", yes={2: "丑"}),
    NumberStyle("disc", "cyclic", (BULLET,), suffix="", yes={1: BULLET, 7: BULLET}),
    NumberStyle("none", "cyclic", ("",), suffix="", yes={1: ""}),
)
_ALSO = {
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "cjk-ideographic": "japanese-informal",
    "simp-chinese-informal": "japanese-informal",
    "trad-chinese-informal": "japanese-informal",
    "circle": "disc",
    "square": "disc",
    "disclosure-open": "none",  # the triangle of a summary is no bullet
    "disclosure-closed": "none",
}
STYLES = {style.name: style for style in _STYLES}


def styles_of_page(defined: Mapping[str, Declarations]) -> dict[str, NumberStyle]:
    """All styles that a page can use: those of CSS, and its own ``@counter-style`` rules."""
    styles = dict(STYLES) | {name: STYLES[same] for name, same in _ALSO.items()}
    for name, found in defined.items():
        styles[name] = _defined(name, {key: value for key, (value, _) in found.items()}, styles)
    return styles


def _defined(name: str, said: Mapping[str, str], styles: Mapping[str, NumberStyle]) -> NumberStyle:
    system, _, base = said.get("system", "symbolic").partition(" ")
    below = styles.get(base.strip(), STYLES["decimal"]) if system == "extends" else STYLES["decimal"]
    known = system in ("cyclic", "fixed", "numeric", "alphabetic", "symbolic")
    symbols = tuple(strings(said.get("symbols", ""))) or tuple(said.get("symbols", "").split())
    prefix, suffix = "".join(strings(said.get("prefix", ""))), strings(said.get("suffix", ""))
    return NumberStyle(
        name,
        system if known and symbols else below.system,
        symbols if known and symbols else below.symbols,
        prefix or ("" if known else below.prefix),
        suffix[0] if suffix else (". " if known else below.suffix),
    )


_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\\n|\\(.)", re.DOTALL)


def strings(value: str) -> list[str]:
    r"""The strings of a value, escapes resolved.

    >>> strings(r'"第" "\6761" ")"')
    ['第', '条', ')']
    """
    return [_ESCAPE.sub(_escaped, m[1] if m[1] is not None else m[2]) for m in _STRING.finditer(value)]


def _escaped(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[2] or ""
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def printed(style: NumberStyle, number: int) -> str:
    """A number as ``counter()`` prints it; in digits where the style cannot write it."""
    symbols, size = style.symbols, len(style.symbols)
    match style.system:
        case "padded":
            return f"{number:02d}"
        case "cyclic":
            return symbols[(number - 1) % size]
        case "fixed" if 1 <= number <= size:
            return symbols[number - 1]
        case "symbolic" if 1 <= number <= 10 * size:
            return symbols[(number - 1) % size] * ((number - 1) // size + 1)
        case "alphabetic" if number >= 1 and size > 1:
            return _in_digits(number, symbols, one_less=1)
        case "numeric" if number >= 0 and size > 1:
            return _in_digits(number, symbols, one_less=0) or symbols[0]
        case "roman" if 1 <= number < 4000:
            return _roman(number)
        case "upper-roman" if 1 <= number < 4000:
            return _roman(number).upper()
        case "kanji" | "kanji-formal" if 1 <= number <= 9999:
            return _kanji(number, symbols, formal=style.system == "kanji-formal")
    return str(number)


def marker(style: NumberStyle, number: int) -> str:
    """A number as it stands before the text of a list item."""
    words = printed(style, number)
    return f"{style.prefix}{words}{style.suffix}" if words else ""


def _in_digits(number: int, symbols: tuple[str, ...], *, one_less: int) -> str:
    words = ""
    while number > 0:
        number, digit = divmod(number - one_less, len(symbols))
        words = symbols[digit] + words
    return words


def _roman(number: int) -> str:
    words = ""
    for value, letters in (*_ROMAN, *_ROMAN_BELOW):
        words += letters * (number // value)
        number %= value
    return words


def _kanji(number: int, digits: tuple[str, ...], *, formal: bool) -> str:
    words = ""
    for value, unit in ((1000, "阡" if formal else "千"), (100, "百"), (10, "拾" if formal else "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            words += (digits[digit] if formal or digit > 1 or not unit else "") + unit
    return words
