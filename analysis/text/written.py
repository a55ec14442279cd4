"""Written values → what they are worth: rates, durations, money, multiples, shares and dates, in any writing.

All patterns work on plain text (see ``plain``), which has one character for each character of the document, so that
every match is a range of the text itself. A pattern says what a value may look like; its reader says what it is worth
(``models.values``), or None where the neighbours show that it is something else (2024年 is no duration).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from analysis.text.narrow import narrow
from analysis.text.numerals import KANJI, amount
from models.values import Date, Duration, Money, Month, MonthDay, Multiple, Period, Rate, Tax, Unit, Worth

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15}+)(?:\.\u2028?[0-9]{1,6}+)?"
NUMBER = rf"(?:{_ARABIC}|[{KANJI}]{{1,12}}(?:[・.][{KANJI}]{{1,6}})?)"
_AMOUNT = rf"(?:{_ARABIC}(?:\s?[十百千]?[万萬億兆]\s?(?:{_ARABIC})?){{0,4}}[十百千]?|[{KANJI}万萬億兆]{{1,16}}(?:・[{KANJI}]{{1,6}})?)\s*"
_SMALL = "[かカヶケヵゕ箇個ｶｹヽ]"
MONTH = rf"{_SMALL}\s*月"
_BUSINESS = "(?:(?:銀行|金融機関)?営業日|稼働日|就業日|業務日|執務日|開庁日)"
_UNIT = rf"(?:{_BUSINESS}|{_SMALL}?年|{MONTH}|暦月|月(?=\s*(?:前|以[内上下前後]|間|未満|を(?:経|超)|超|後))|週間|週|暦?日|時間|分間?|秒)"
_SPAN = rf"{NUMBER}\s*{_UNIT}(?:\s*半)?"
_ERA = "令和|平成|昭和|大正|明治"
_YEAR = (
    rf"(?:(?:{_ERA})\s*(?:元|[0-9]{{1,2}}|[〇一二三四五六七八九十]{{1,3}})|[12][0-9]{{3}}|[〇一二三四五六七八九]{{4}})"
)
_TWO = r"(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3}|元)"
_PER_CENT = r"(?:%|パーセント|ﾊﾟｰｾﾝﾄ|プロセント|㌫)"
_NOTE = r"(?:\s*\([^()\n]{1,30}\))?\s*"
_EACH = r"\s*(?:につき|に付き|当たり|あたり|当り)?[、:]?\s*(?:金)?\s*"
_BELOW = rf"(?:{NUMBER}\s*[万億]|[万億]|{NUMBER})"
_PART = rf"{_BELOW}\s*分の\s*{NUMBER}"
_SLASHED = r"(?<![0-9./])[1-9][0-9]?\s*/\s*[1-9][0-9]{0,3}(?![0-9./])"
_WARI = rf"{NUMBER}\s*割(?:\s*{NUMBER}\s*分)?(?:\s*{NUMBER}\s*厘)?|{NUMBER}\s*分(?:\s*{NUMBER}\s*厘)?(?!の(?!割合|利率|利息|遅延|延滞)|[以間前後をになで])"
_COUNT = rf"(?:{NUMBER}\s*{_PER_CENT}|{_PART}|{_SLASHED}|{_WARI})"
_OF_A_YEAR = r"年(?:(?:利率|率|利)(?:にして|換算(?:で|にて)?|で|は)?|間)?"
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "令": 2018, "平": 1988, "昭": 1925} | {
    "R": 2018,
    "H": 1988,
    "S": 1925,
}

PATTERNS: Mapping[str, str] = {
    "date": (
        rf"{_YEAR}\s*年\s*{_TWO}\s*月\s*{_TWO}\s*日"
        r"|(?:[12][0-9]{3}|(?<![A-Za-z])[RHS][0-9]{1,2}|[令平昭][0-9]{1,2})\s*[/.\-]\s*[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}(?![0-9])"
    ),
    "rate": (
        rf"日歩{_EACH}{NUMBER}\s*(?:銭(?:\s*{NUMBER}\s*厘)?|{_PER_CENT})"
        rf"|[1一]\s*日{_EACH}{NUMBER}\s*銭(?:\s*{NUMBER}\s*厘)?"
        rf"|(?<![0-9.,{KANJI}])(?:(?<![かヶカケヵ箇])(?:{_OF_A_YEAR}|月(?:率|利)|月(?=\s*[0-9])|日(?:率|利))|[1一]\s*(?:年|{MONTH}|月|日)間?){_NOTE}{_EACH}{_COUNT}"
        rf"|(?<![0-9.,{KANJI}])[1一]\s*日(?:につき|当たり|あたり)[^。、0-9%]{{1,12}}?{_COUNT}"
        rf"|{NUMBER}\s*{_PER_CENT}\s*(?:/\s*[年月日]|\(\s*[年月日](?:率|利)?\s*\)|の年[率利])"
    ),
    "money": (
        rf"(?:金\s*)?{_AMOUNT}[円圓](?:\s*{NUMBER}\s*銭)?也?|{NUMBER}\s*銭|[¥￥\\]\s*{_AMOUNT}|JPY\s*{_AMOUNT}"
        rf"|{_AMOUNT}(?:米ドル|ドル|ユーロ)|(?:US\$|USD|\$|EUR|€)\s*{_AMOUNT}"
    ),
    "multiple": rf"(?<!人){NUMBER}\s*倍|倍額",
    "duration": (
        rf"(?:{NUMBER}\s*{_SMALL}?年(?:間|と)?\s*{NUMBER}\s*{MONTH}|{NUMBER}\s*時間(?:と\s*)?(?!十分)[ 　]*{NUMBER}\s*分(?!の)|{_SPAN})間?"
        rf"(?:\s*(?:と|プラス|\+)\s*{NUMBER}\s*(?:{_BUSINESS}|日|時間)間?)?|半年間?"
    ),
    "share": rf"{_PART}|{NUMBER}\s*{_PER_CENT}|{NUMBER}\s*割(?:\s*{NUMBER}\s*分(?!の))?(?![引増])|{_SLASHED}(?=\s*(?:の|を乗|に相当|に減|以[上下]|相当))",
}
"""Kind of value → what it looks like on plain text."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value found in a text; ``value`` is None where nothing but its kind can be told (2024年度, 4月1日)."""

    kind: str
    start: int
    end: int
    value: Worth | None


def plain(text: str) -> str:
    """Narrowed text, with one comma for all that do not stand inside a number, and no line feed inside one.

    >>> plain("料金，３０，０００円")
    '料金、30,000円'
    """
    return _plain(text) if len(text) <= _KEPT else _plain.__wrapped__(text)


_KEPT = 10_000
"""Characters of a text that is worth remembering: that of a node, not that of a document."""


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    text = re.sub(r"(?<![0-9])[,､]|[,､](?![0-9])", "、", narrow(text))
    return re.sub(r"(?<=[0-9]\.)\n(?=[0-9]+\s*[%パ倍年])", "\u2028", text)


_LETTERS = (
    (re.compile(_BUSINESS), Unit.BUSINESS_DAY),
    (re.compile("月"), Unit.MONTH),
    (re.compile("年"), Unit.YEAR),
    (re.compile("週"), Unit.WEEK),
    (re.compile("時"), Unit.HOUR),
    (re.compile("分"), Unit.MINUTE),
    (re.compile("秒"), Unit.SECOND),
    (re.compile("日"), Unit.DAY),
)
_HALF = {Unit.YEAR: (Decimal(6), Unit.MONTH), Unit.HOUR: (Decimal(30), Unit.MINUTE)}
"""What 半 after a unit is in the next smaller one; of others it is 0.5."""


_ONE_SPAN = re.compile(rf"({NUMBER})\s*({_UNIT})\s*(半?)")


def duration(text: str, start: int, end: int) -> Duration | None:
    """A length of time in the document's own units.

    >>> [str(duration(*each)) for each in (("1ヶ月と5営業日", 0, 8), ("2024年", 0, 5), ("二十四時間", 0, 5))]
    ['P1M+5BD', 'None', 'PT24H']
    """
    if text[start:end].strip().startswith("半年"):
        return Duration(((Decimal(6), Unit.MONTH),))
    if _is_date(text, start, end) or text.startswith("も早", end):  # 一日も早く
        return None
    counts: dict[Unit, Decimal] = {}
    for span in _ONE_SPAN.finditer(text, start, end + 2):
        number, unit, half = span.groups()
        if span.end(2) > end:
            continue
        count = amount(number)
        if count is None or (unit == "分" and (text[end : end + 1] == "の" or number == "十")):
            return None
        kind = next(kind for look, kind in _LETTERS if look.search(unit))
        more, small = _HALF.get(kind, (Decimal("0.5"), kind)) if half else (Decimal(0), kind)
        counts[kind] = counts.get(kind, Decimal(0)) + count
        counts[small] = counts.get(small, Decimal(0)) + more
    spans = tuple((counts[unit], unit) for unit in Unit if unit in counts)
    return Duration(spans) if spans else None


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether 2024年, 平成11年, the 1日 of 4月1日 or 第10日 is a date or its end, not a length of time."""
    before = re.search(r"(?:第|(月の?)|[0-9]\s*[/.])\s*$", text[max(0, start - 4) : start])
    if before and not (before[1] and re.search("[月週年時]", text[start:end])):
        return True
    year = re.match(r"\s*([12][0-9]{3}|[一二][〇一二三四五六七八九]{3})\s*年(?!間)", text[start:end])
    return bool(year) or bool(re.search(rf"(?:{_ERA}|西暦)\s*$", text[max(0, start - 4) : start]))


_NOTE_AND_PERIOD = rf"^(?:日歩|{_OF_A_YEAR}|月(?:率|利)?|日(?:率|利)|[1一]\s*(?:年|{MONTH}|月|日)間?){_NOTE}{_EACH}"
_PERIODS = {"年": Period.YEAR, "月": Period.MONTH, "日": Period.DAY}


def rate(text: str, start: int, end: int) -> Rate | None:
    """Per cent in a year, month or day.

    >>> [str(rate(said, 0, len(said))) for said in ("年率14.6%", "日歩4銭", "1日につき1000分の1", "一日四銭")]
    ['14.6%/year', '0.04%/day', '0.1%/day', '0.04%/day']
    """
    written = text[start:end]
    after = re.search(r"(?:[/(]\s*([年月日])[率利]?\s*\)?|の(年)[率利])$", written)
    period = after or re.match(rf"\s*(?:[1一]\s*)?{_SMALL}?\s*([年月日])", written)
    if period is None:
        return None
    figures = written[: after.start()] if after else re.sub(_NOTE_AND_PERIOD, "", written, count=1)
    value = _per_cent(figures, sen="銭" in written)
    return None if value is None else Rate(value, _PERIODS[period[1] or "年"])


def share(text: str, start: int, end: int) -> Rate | None:
    """A share of a whole.

    >>> [str(share(said, 0, len(said))) for said in ("1000分の1", "一割五分", "1/2", "百分の五", "20%")]
    ['0.1%', '15%', '50%', '5%', '20%']
    """
    value = _per_cent(text[start:end])
    return None if value is None else Rate(value)


_WORTH = {"割": "10", "分": "1", "厘": "0.1", "銭": "0.01", "%": "1", "パ": "1", "ﾊ": "1", "プ": "1", "㌫": "1"}


def _per_cent(written: str, *, sen: bool = False) -> Decimal | None:
    """A share of a whole in per cent; ``sen``: written in 銭 of 100 yen (日歩)."""
    if part := re.search(rf"({_BELOW})\s*分の\s*({NUMBER})", written):
        below, above = amount(part[1]), amount(part[2])
        return above * 100 / below if below and above is not None else None
    if part := re.search(_SLASHED, written):
        above, below = (Decimal(figure) for figure in part[0].split("/"))
        return above * 100 / below if above < below else None
    worth = _WORTH | {"厘": "0.001"} if sen else _WORTH
    found = re.findall(rf"({NUMBER})\s*([割分厘銭%パﾊプ㌫])", written)
    numbers = [(amount(number), Decimal(worth[unit])) for number, unit in found]
    if not numbers or any(number is None for number, _ in numbers):
        return None
    return sum((number * unit for number, unit in numbers if number is not None), Decimal(0))


_CURRENCIES = (("USD", re.compile(r"米?ドル|US\$|USD|\$")), ("EUR", re.compile("ユーロ|EUR|€")))
_TAXES = (
    (Tax.INCLUDED, re.compile(r"\s*[(]?\s*(?:消費)?税\s*込|\s*\([^()]{0,14}?(?:税|税等)を?(?:含む|込み|込)")),
    (
        Tax.EXCLUDED,
        re.compile(
            r"\s*[(]?\s*(?:消費)?税(?:等)?\s*(?:別|抜)|\s*[(]?\s*(?:\+|プラス|別途)\s*(?:消費)?税|\s*\([^()]{0,14}?(?:税|税等)(?:は|を)?(?:別途|含まない|含まず|除く)"
        ),
    ),
)


def money(text: str, start: int, end: int) -> Money | None:
    r"""An amount of money, with what is said of the tax behind it.

    >>> [str(money(said, 0, len(said))) for said in ("金参拾萬円也", "¥500", "10円50銭", "五十銭", "100米ドル")]
    ['JPY300000', 'JPY500', 'JPY10.5', 'JPY0.5', 'USD100']
    >>> money("3,300円(税込)", 0, 6).tax, money("3,000円(消費税別)", 0, 6).tax, money("3,000円を", 0, 6).tax
    (<Tax.INCLUDED: '税込'>, <Tax.EXCLUDED: '税別'>, None)
    """
    written = text[start:end].replace("圓", "円")
    yen, _, sen = written.partition("円") if "円" in written or "銭" not in written else ("0", "", written)
    value = amount(re.sub(rf"[^0-9.,{KANJI}万萬億兆]", "", yen))
    if value is None or re.match(r"金?\s*[万萬億兆]", yen):  # 万円単位
        return None
    if part := re.search(rf"({NUMBER})\s*銭", sen):
        value += (amount(part[1]) or 0) / Decimal(100)
    currency = next((code for code, look in _CURRENCIES if look.search(written)), "JPY")
    tax = next((tax for tax, look in _TAXES if look.match(text, end)), None)
    return Money(value, currency, tax)


def multiple(text: str, start: int, end: int) -> Multiple | None:
    """How many times.

    >>> str(multiple("1.5倍", 0, 4)), str(multiple("賃料の倍額", 3, 5))
    ('x1.5', 'x2')
    """
    value = Decimal(2) if text[start:end] == "倍額" else amount(text[start:end].replace("倍", ""))
    return None if value is None else Multiple(value)


def date(text: str, start: int, end: int) -> Date | None:
    """A day, from Japanese or Western years; None where there is no such day.

    >>> [str(date(said, 0, len(said))) for said in ("令和2年2月1日", "2023.04.01", "H30/4/1", "2023年13月1日")]
    ['2020-02-01', '2023-04-01', '2018-04-01', 'None']
    """
    written = re.sub(r"\s", "", text[start:end]).replace("元", "1")
    numbers = [int(amount(piece) or 0) for piece in re.findall(r"[0-9]+|[〇一二三四五六七八九十]+", written)]
    if len(numbers) != 3:
        return None
    era = re.match("|".join(ERAS), written)
    year = numbers[0] + (ERAS[era[0]] if era else 0)
    if not 1868 <= year <= 2200:
        return None
    try:
        return Date.of(year, numbers[1], numbers[2])
    except ValueError:
        return None


_MONTHS = {
    "翌々月": Month.AFTER_NEXT,
    "翌月": Month.NEXT,
    "次月": Month.NEXT,
    "前月": Month.PREVIOUS,
    "先月": Month.PREVIOUS,
}
_MONTHS |= {"毎月": Month.EVERY, "各月": Month.EVERY} | dict.fromkeys(("当月", "同月", "その月", "当該月"), Month.THIS)
DAY_OF = rf"(?P<month>{'|'.join(_MONTHS)})\s*の?\s*(?:(?P<end>月?末日?)|(?P<day>{_TWO})\s*日)"


def month_day(text: str, start: int, end: int) -> MonthDay | None:
    """A day of a month that is told by the one before it.

    >>> [str(month_day(said, 0, len(said))) for said in ("翌月末日", "前月の月末日", "毎月20日", "翌月32日")]
    ['end_of_next_month', 'end_of_previous_month', 'day_20_of_every_month', 'None']
    """
    found = re.match(DAY_OF, text[start:end])
    if found is None:
        return None
    day = None if found["end"] else int(amount(found["day"].replace("元", "1")) or 0)
    return MonthDay(_MONTHS[found["month"]], day) if day is None or 1 <= day <= 31 else None


READERS: Mapping[str, Callable[[str, int, int], Worth | None]] = {
    "date": date,
    "rate": rate,
    "money": money,
    "multiple": multiple,
    "duration": duration,
    "share": share,
}
_LOOSE = (
    ("date", rf"(?:{_YEAR}\s*年)(?:度|\s*{_TWO}\s*月)?|{_TWO}\s*月\s*{_TWO}\s*日"),
    ("date", rf"(?:月の?|毎月)(?:第\s*)?\s*{_TWO}\s*(?:営業)?日"),
    ("share", rf"{_PART}|{NUMBER}\s*(?:割|{_PER_CENT})"),
    ("date", rf"(?<![第0-9.,{KANJI}]){NUMBER}\s*(?:営業)?日"),
)
"""What is no value of the grammar and a number all the same."""
_FINDERS = [(kind, re.compile(PATTERNS[kind]), READERS[kind]) for kind in ("date", "rate", "money", "multiple")]
_FINDERS += [("date", re.compile(DAY_OF), month_day)]
_FINDERS += [(kind, re.compile(PATTERNS[kind]), READERS[kind]) for kind in ("share", "duration")]
_FINDERS += [("duration", re.compile(_SPAN), duration)]  # where a sum has lost one of its parts to a rate or a date
_LAST = [(kind, re.compile(pattern)) for kind, pattern in _LOOSE]


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """Every value of a plain text in its order, none overlapping another: what a reader would call a number.

    >>> [(f.kind, str(f.value)) for f in figures("2024年4月1日から1年間、年14.6%で、3万円の2倍を")]
    [('date', '2024-04-01'), ('duration', 'P1Y'), ('rate', '14.6%/year'), ('money', 'JPY30000'), ('multiple', 'x2')]
    """
    taken = bytearray(len(text))
    found: list[Figure] = []
    for kind, finder, reader in (*_FINDERS, *((kind, finder, None) for kind, finder in _LAST)):
        for match in finder.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            value = reader(text, start, end) if reader else None
            if any(taken[start:end]) or (value is None and reader and kind != "date"):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Figure("rate" if kind == "share" else kind, start, end, value))
    return tuple(sorted(found, key=lambda figure: figure.start))
