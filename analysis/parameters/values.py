"""Written values → the value grammar: rates, durations, amounts of money, multiples, fractions and dates.

All patterns work on plain text (see ``plain``), which has one character for each character of the document, so that every
match is a range of the text itself. A pattern says what a value may look like; its reader says what it is worth, or
None where the neighbours show that it is something else (2024年 is no duration).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from analysis.text.narrow import narrow
from analysis.text.numerals import kanji_number

_KANJI = "〇零一二三四五六七八九十百千壱弐参拾"
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12}
_SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.\u2028?[0-9]{1,6})?"
NUMBER = rf"(?:{_ARABIC}|[{_KANJI}]{{1,12}}(?:[・.][{_KANJI}]{{1,6}})?)"
_AMOUNT = rf"(?:{_ARABIC}(?:\s?[十百千]?[万萬億兆]\s?(?:{_ARABIC})?){{0,4}}[十百千]?|[{_KANJI}万萬億兆]{{1,16}})\s*"
MONTH = r"[かカヶケヵゕ箇個ｶｹ]\s*月"
_UNIT = rf"(?:営業日|年|[かカヶケヵ箇]年|{MONTH}|暦月|月(?=\s*(?:前|以内|間|以上|を経|を超|後))|週間|週|日|時間|分|秒)"
_SPAN = rf"{NUMBER}\s*{_UNIT}(?:\s*半)?"
_YEAR = r"(?:(?:令和|平成|昭和|大正|明治)\s*(?:元|[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})|[12][0-9]{3}|[〇一二三四五六七八九]{4})"
_TWO = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3}|元)"
_PER_CENT = r"(?:%|パーセント|ﾊﾟｰｾﾝﾄ)"
_NOTE = r"(?:\s*\([^()\n]{1,30}\))?\s*"
_EACH = r"\s*(?:につき|に付き|当たり|あたり|当り)?[、:]?\s*(?:金)?\s*"
_PART = rf"{NUMBER}\s*分の\s*{NUMBER}"
_WARI = rf"{NUMBER}\s*割(?:\s*{NUMBER}\s*分)?(?:\s*{NUMBER}\s*厘)?|{NUMBER}\s*分(?:\s*{NUMBER}\s*厘)?(?![の以間前後を])"
_COUNT = rf"(?:{NUMBER}\s*{_PER_CENT}|{_PART}|{_WARI})"
PERIODS = {"年": "year", "月": "month", "日": "day"}
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "R": 2018, "H": 1988, "S": 1925}

PATTERNS: Mapping[str, str] = {
    "date": rf"{_YEAR}\s*年\s*{_TWO}\s*月\s*{_TWO}\s*日|(?:[12][0-9]{{3}}|[RHS][0-9]{{1,2}})\s*[/.\-]\s*[0-9]{{1,2}}\s*[/.\-]\s*[0-9]{{1,2}}(?![0-9])",
    "rate": (
        rf"日歩{_EACH}{NUMBER}\s*(?:銭(?:\s*{NUMBER}\s*厘)?|{_PER_CENT})"
        rf"|[1一]\s*日{_EACH}{NUMBER}\s*銭(?:\s*{NUMBER}\s*厘)?"
        rf"|(?:年(?:率|利|間)?|月(?:率|利)|月(?=\s*[0-9])|日(?:率|利)|(?:1|一)\s*(?:年|{MONTH}|月|日)){_NOTE}{_EACH}{_COUNT}"
        rf"|[1一]\s*日(?:につき|当たり|あたり)[^。、0-9%]{{1,12}}?{_COUNT}"
        rf"|{NUMBER}\s*{_PER_CENT}\s*(?:/\s*[年月日]|\(\s*年(?:率|利)?\s*\))"
    ),
    "money": rf"(?:金\s*)?{_AMOUNT}円(?:也)?|[¥￥\\]\s*{_AMOUNT}",
    "multiple": rf"{NUMBER}\s*倍|倍額",
    "duration": (
        rf"(?:{NUMBER}\s*年\s*{NUMBER}\s*{MONTH}|{NUMBER}\s*時間\s*{NUMBER}\s*分(?!の)|{_SPAN})間?"
        rf"(?:\s*(?:と|プラス|\+)\s*{NUMBER}\s*(?:営業日|日|時間)間?)?|半年"
    ),
    "share": rf"{_PART}|{NUMBER}\s*{_PER_CENT}|{NUMBER}\s*割(?![引増])",
}
"""Kind of value → what it looks like on plain text."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value found in a text; ``value`` is None where the grammar has no word for it (a share without a period)."""

    kind: str
    start: int
    end: int
    value: str | None


def plain(text: str) -> str:
    """Narrowed text, with one comma for all that do not stand inside a number, and no line feed inside one.

    >>> plain("料金，３０，０００円")
    '料金、30,000円'
    """
    text = re.sub(r"(?<![0-9])[,､]|[,､](?![0-9])", "、", narrow(text))
    return re.sub(r"(?<=[0-9]\.)\n(?=[0-9]+\s*[%パ倍年])", "\u2028", text)


def amount(written: str) -> Decimal | None:
    """The number that is written, in any mixture of figures and kanji; None where it is none.

    >>> amount("十四・六"), amount("3万5千"), amount("参拾萬"), amount("30,000"), amount("円")
    (Decimal('14.6'), Decimal('35000'), Decimal('300000'), Decimal('30000'), None)
    """
    written = re.sub(r"[,\s]", "", written)
    point = re.fullmatch(rf"([{_KANJI}]+)[・.]([{_KANJI}]+)", written)
    if point:
        fraction = "".join(str(kanji_number(c)) for c in point[2])
        return Decimal(f"{kanji_number(point[1])}.{fraction}")
    pieces = re.findall(rf"([0-9]+(?:\.[0-9]+)?|[{_KANJI}]+)?([十拾百千]?)([万萬億兆]?)", written)
    if "".join("".join(piece) for piece in pieces) != written or not written:
        return None
    total = section = Decimal(0)
    for digits, small, large in pieces:
        count = Decimal(digits) if digits[:1].isdigit() and digits.isascii() else _kanji(digits)
        section += (Decimal(1) if count is None and small else count or Decimal(0)) * _SMALL.get(small, 1)
        if large:
            total += (section or Decimal(1)) * _LARGE[large]
            section = Decimal(0)
    return total + section


def _kanji(digits: str) -> Decimal | None:
    return Decimal(kanji_number(digits)) if digits else None


def short(number: Decimal) -> str:
    """Without exponent and without zeros at the end.

    >>> short(Decimal("14.60")), short(Decimal("3E+4"))
    ('14.6', '30000')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_LETTER = {"年": "Y", "月": "M", "週": "W", "日": "D", "時": "H", "分": "M", "秒": "S"}


def duration(text: str, start: int, end: int) -> str | None:
    """ISO 8601 in the document's own unit; business days as BD; sums that ISO cannot say are joined by +.

    >>> duration("1ヶ月と5営業日", 0, 8), duration("2024年", 0, 5), duration("二十四時間", 0, 5)
    ('P1M+5BD', None, 'PT24H')
    """
    if text[start:end].strip() == "半年":
        return "P6M"
    before = re.search(r"(?:第|(月の)|月|[0-9]\s*[/.])\s*$", text[max(0, start - 4) : start])
    if (before and not (before[1] and re.search("月|週", text[start:end]))) or _is_year(text, start, end):
        return None
    spans = re.findall(rf"({NUMBER})\s*({_UNIT})\s*(半?)", text[start:end] + text[end : end + 2])
    days, clock, business = "", "", ""
    for number, unit, half in spans:
        count = amount(number)
        if count is None or (unit == "分" and (text[end : end + 1] == "の" or number == "十")):
            return None
        letter = "M" if "月" in unit else "Y" if "年" in unit else _LETTER.get(unit[0], "")
        word = short(count) + letter + ({"Y": "6M", "H": "30M"}.get(letter, "") if half else "")
        if unit == "営業日":
            business += f"{short(count)}BD"
        elif unit in ("時間", "分", "秒"):
            clock += word
        else:
            days += word
    iso = f"P{days}" + (f"T{clock}" if clock else "") if days or clock else ""
    return "+".join(part for part in (iso, f"P{business}" if business and not iso else business) if part) or None


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether 2024年 or 平成11年 is a date, not a length of time."""
    year = re.match(r"\s*([0-9]{4}|[〇一二三四五六七八九]{4})\s*年", text[start:end])
    return bool(year) or bool(re.search(r"(?:令和|平成|昭和|大正|明治|西暦)\s*$", text[max(0, start - 4) : start]))


def rate(text: str, start: int, end: int) -> str | None:
    """Per cent in a year, month or day.

    >>> rate("年率14.6%", 0, 7), rate("日歩4銭", 0, 4), rate("1日につき1000分の1", 0, 12), rate("一日四銭", 0, 4)
    ('14.6%/year', '0.04%/day', '0.1%/day', '0.04%/day')
    """
    written = text[start:end]
    after = re.search(r"[/(]\s*([年月日])[率利]?\s*\)?$", written)
    period = after or re.match(r"\s*(?:[1一]\s*)?[かカヶケヵゕ箇個ｶｹ]?\s*([年月日])", written)
    if period is None:
        return None
    figures = written[: after.start()] if after else re.sub(_NOTE_AND_PERIOD, "", written, count=1)
    value = share(figures, sen="銭" in written)
    return None if value is None else f"{short(value)}%/{PERIODS[period[1]]}"


_NOTE_AND_PERIOD = rf"^(?:日歩|年(?:率|利|間)?|月(?:率|利)?|日(?:率|利)|(?:1|一)\s*(?:年|{MONTH}|月|日)){_NOTE}{_EACH}"


def share(written: str, *, sen: bool = False) -> Decimal | None:
    """A share of a whole, in per cent.

    >>> share("1000分の1"), share("一割四分六厘"), share("5分"), share("4銭", sen=True)
    (Decimal('0.1'), Decimal('14.6'), Decimal('5'), Decimal('0.04'))
    """
    if part := re.search(rf"({NUMBER})\s*分の\s*({NUMBER})", written):
        below, above = amount(part[1]), amount(part[2])
        return above * 100 / below if below and above is not None else None
    worth = {"割": "10", "分": "1", "厘": "0.1", "銭": "0.01", "%": "1", "パ": "1", "ﾊ": "1"}
    if sen:
        worth["厘"] = "0.001"
    found = re.findall(rf"({NUMBER})\s*([割分厘銭%パﾊ])", written)
    numbers = [(amount(number), Decimal(worth[unit])) for number, unit in found]
    if not numbers or any(number is None for number, _ in numbers):
        return None
    return sum((number * unit for number, unit in numbers if number is not None), Decimal(0))


def money(text: str, start: int, end: int) -> str | None:
    r"""Yen.

    >>> money("金参拾萬円也", 0, 6), money("30,000円", 0, 7), money("¥500", 0, 4)
    ('JPY300000', 'JPY30000', 'JPY500')
    """
    value = amount(re.sub(r"[金円也¥￥\\]", "", text[start:end]))
    return None if value is None else f"JPY{short(value)}"


def multiple(text: str, start: int, end: int) -> str | None:
    """How many times.

    >>> multiple("1.5倍", 0, 4), multiple("賃料の倍額", 3, 5)
    ('x1.5', 'x2')
    """
    if text[start:end] == "倍額":
        return "x2"
    value = amount(text[start:end].replace("倍", ""))
    return None if value is None else f"x{short(value)}"


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date(text: str, start: int, end: int) -> str | None:
    """ISO 8601, from Japanese or Western years.

    >>> date("令和2年2月1日", 0, 8), date("2023.04.01", 0, 10), date("H30/4/1", 0, 7), date("2023年13月1日", 0, 10)
    ('2020-02-01', '2023-04-01', '2018-04-01', None)
    """
    written = re.sub(r"\s", "", text[start:end]).replace("元", "1")
    numbers = [int(amount(piece) or 0) for piece in re.findall(r"[0-9]+|[〇一二三四五六七八九十]+", written)]
    if len(numbers) != 3:
        return None
    era = re.match("|".join(ERAS), written)
    year, month, day = numbers[0] + (ERAS[era[0]] if era else 0), numbers[1], numbers[2]
    if not (1868 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return None
    return f"{year:04}-{month:02}-{day:02}"


READERS: Mapping[str, Callable[[str, int, int], str | None]] = {
    "date": date,
    "rate": rate,
    "money": money,
    "multiple": multiple,
    "duration": duration,
}
_LOOSE = (
    ("share", rf"{_PART}|{NUMBER}\s*(?:割|{_PER_CENT})"),
    (
        "date",
        rf"(?:{_YEAR}\s*年)(?:度|\s*{_TWO}\s*月)?|{_TWO}\s*月\s*{_TWO}\s*日|(?:月の?|毎月)(?:第\s*)?\s*{_TWO}\s*(?:営業)?日",
    ),
)
_ORDER = ("date", "rate", "money", "multiple", "duration", "share")
_FINDERS = [(kind, re.compile(PATTERNS[kind])) for kind in _ORDER] + [(kind, re.compile(p)) for kind, p in _LOOSE]


def figures(text: str) -> Iterator[Figure]:
    """Every value of a plain text in its order, none overlapping another: what a reader would call a number.

    >>> [(f.kind, f.value) for f in figures("2024年4月1日から1年間、年14.6%で、3万円の2倍を")]
    [('date', '2024-04-01'), ('duration', 'P1Y'), ('rate', '14.6%/year'), ('money', 'JPY30000'), ('multiple', 'x2')]
    """
    taken = bytearray(len(text))
    found: list[Figure] = []
    for kind, finder in _FINDERS:
        for match in finder.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            if any(taken[start:end]):
                continue
            reader = READERS.get(kind)
            value = reader(text, start, end) if reader else None
            if value is None and kind in ("rate", "money", "multiple", "duration"):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Figure("rate" if kind == "share" else kind, start, end, value))
    yield from sorted(found, key=lambda figure: figure.start)
