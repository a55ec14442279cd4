"""Number formats of Word's lists (ST_NumberFormat of ISO/IEC 29500-1, 17.18.59): a number as Word prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_FULL_KANA = _AIUEO
_HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_HALF = str.maketrans(_FULL_KANA, _HALF_KANA)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_GREATEST = 32767
"""Word counts no further; beyond it, and below 1, only figures are printed."""


def _roman(n: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (n // value)
        n %= value
    return letters


def _repeated(letters: str) -> Callable[[int], str]:
    """a … z, aa, bb …; Word begins again after thirty letters."""
    return lambda n: letters[(n - 1) % len(letters)] * ((n - 1) // len(letters) % 30 + 1)


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda n: letters[(n - 1) % len(letters)]


def _enclosed(first: str, last: str) -> Callable[[int], str]:
    """Ready-made characters, and plain figures beyond the last of them, as Word does."""
    return lambda n: chr(ord(first) + n - 1) if n <= ord(last) - ord(first) + 1 else str(n)


def _digits(figures: str) -> Callable[[int], str]:
    return lambda n: "".join(figures[int(figure)] for figure in str(n))


def _counting(figures: str, units: tuple[str, str, str, str], *, ones: bool = False) -> Callable[[int], str]:
    """Kanji with 十 百 千 万. ``ones``: a 1 before a unit is written, as in 壱拾."""

    def below_ten_thousand(n: int) -> str:
        written = ""
        for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
            figure = n // power % 10
            if figure:
                written += (figures[figure] if figure > 1 or ones or power == 1 else "") + unit
        return written

    def write(n: int) -> str:
        high, low = divmod(n, 10000)
        return (below_ten_thousand(high) + units[3] if high else "") + below_ten_thousand(low)

    return write


def _ordinal(n: int) -> str:
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _wide(n: int) -> str:
    return str(n).translate(_WIDE)


_KANJI = _counting("〇一二三四五六七八九", ("十", "百", "千", "万"))
_KANJI_DIGITS = _digits("〇一二三四五六七八九")

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda n: f"{n:02}",
    "decimalEnclosedCircle": _enclosed("①", "⑳"),
    "decimalEnclosedCircleChinese": _enclosed("①", "⑳"),
    "decimalEnclosedParen": _enclosed("⑴", "⒇"),
    "decimalEnclosedFullstop": _enclosed("⒈", "⒛"),
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _repeated("abcdefghijklmnopqrstuvwxyz"),
    "chicago": _repeated("*†‡§"),
    "aiueo": lambda n: _cycle(_AIUEO)(n).translate(_HALF),
    "aiueoFullWidth": _cycle(_AIUEO),
    "iroha": lambda n: _cycle(_IROHA)(n).translate(_HALF),
    "irohaFullWidth": _cycle(_IROHA),
    "japaneseCounting": _KANJI,
    "chineseCounting": _KANJI,
    "chineseCountingThousand": _KANJI,
    "taiwaneseCounting": _KANJI,
    "taiwaneseCountingThousand": _KANJI,
    "japaneseDigitalTenThousand": _KANJI_DIGITS,
    "ideographDigital": _KANJI_DIGITS,
    "taiwaneseDigital": _KANJI_DIGITS,
    "japaneseLegal": _counting("〇壱弐参四伍六七八九", ("拾", "百", "阡", "萬"), ones=True),
    "ideographEnclosedCircle": _enclosed("㊀", "㊉"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
}
BULLET, NONE = "bullet", "none"


def written(number: int, form: str) -> str:
    """The number in a format of Word; in figures where the format is none of those used in Japan.

    >>> written(12, "japaneseCounting"), written(3, "irohaFullWidth"), written(21, "decimalEnclosedCircle")
    ('十二', 'ハ', '21')
    """
    if form == NONE:
        return ""
    if form.startswith("custom:"):  # 001, 002, 003, ...
        return f"{number:0{min(9, len(form.removeprefix('custom:').partition(',')[0]))}}"
    if number == 0 and form in ("decimalFullWidth", "decimalFullWidth2", "ideographDigital", "decimalZero"):
        return FORMATS[form](0)
    return FORMATS.get(form, str)(number) if 0 < number <= _GREATEST else str(number)
