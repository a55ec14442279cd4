"""Where numbers that bind stand in a text: dates, deadlines, rates, amounts — and references, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.text.narrow import narrow
from analysis.text.numerals import amount, kanji_number

_DIGITS = r"[0-9]+(?:[,.][0-9]+)*"
_KANJI = "[〇一二三四五六七八九十百千壱弐参拾]+"
_MONTHS = "(?:か|ヶ|カ|ヵ|ケ|箇|ｹ)"
_UNIT = (
    rf"(?:営業日|日間|日|週間?|{_MONTHS}月間?|{_MONTHS}年間?|年間|年度|年|月末|月分|月|時間|時|分の|分|秒|%|％|パーセント|割|倍"
    r"|(?:十|百|千|万|億)*円|円|銭|回|件|名|人|台|個|口|歳|枚|部|通|頁|ページ|GB|MB|TB|KB|Mbps|Gbps|bps)"
)
_AMOUNT = rf"(?<![A-Za-z0-9.-])(?:{_DIGITS}|{_KANJI})(?: ?[百千万億兆] ?(?:{_DIGITS}|{_KANJI})?)+"
"""Figures and kanji together: 3万5千, 二万四千, 1億2,000万."""
_COUNTED = "(?:円|人|名|件|個|台|枚|部|通|回|口|点|ポイント|時間|日)"
_ERA = "(?:令和|平成|昭和|西暦)"
_NUMBER = re.compile(
    rf"{_ERA} ?(?:元|[0-9]+|{_KANJI}) ?年(?: ?(?:[0-9]+|{_KANJI}) ?月(?: ?(?:[0-9]+|{_KANJI}) ?日)?)?"
    r"|[0-9]{4} ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?"
    rf"|(?:[0-9]{{1,2}}|{_KANJI}) ?月 ?(?:[0-9]{{1,2}}|{_KANJI}) ?日(?!間)"
    rf"|(?:[0-9]+|{_KANJI}) ?分の ?(?:[0-9]+|{_KANJI})"
    rf"|(?:年率|年利|月利|日歩|(?<![0-9])年|(?<![0-9翌当前毎])月) ?(?:{_DIGITS}|{_KANJI}(?:[・．][〇一二三四五六七八九]+)?) ?(?:%|％|パーセント|分|割|銭)"
    rf"|{_AMOUNT} ?{_COUNTED}"
    rf"|午[前後] ?(?:[0-9]{{1,2}}|{_KANJI}) ?時(?:[0-9]{{1,2}}分|{_KANJI}分|半)?"
    rf"|(?<![A-Za-z0-9.-]){_DIGITS} ?(?:(?:万|億|千) ?)?{_UNIT}?"
    rf"|{_KANJI}(?:[・．][〇一二三四五六七八九]+)? ?{_UNIT}"
)
_REFERENCE = re.compile(rf"第 ?(?:[0-9]+|{_KANJI}) ?[編章節款目条項号](?: ?の ?(?:[0-9]+|{_KANJI}))*")
_NO_NUMBER = re.compile("[一十](?:部|時|分)$|[0-9.]+$")
"""一部, 一時, 十分; digits that count nothing (marks, names of products)."""


def quantities(text: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches (start, end, whether it is a number that binds) in order; the others are references and mere figures.

    >>> [("年14.5%の割合、第3条、10 日以内"[a:b], n) for a, b, n in quantities("年14.5%の割合、第3条、10 日以内")]
    [('年14.5%', True), ('第3条', False), ('10 日', True)]
    """
    plain = narrow(text)
    number, reference, at = _NUMBER.search(plain), _REFERENCE.search(plain), 0
    while number or reference:
        number = _NUMBER.search(plain, at) if number and number.start() < at else number
        reference = _REFERENCE.search(plain, at) if reference and reference.start() < at else reference
        found = min((m for m in (reference, number) if m), key=lambda m: m.start(), default=None)
        if found is None:
            return
        at = found.end()
        yield found.start(), at, found is number and not _NO_NUMBER.match(found.group())


_WHOLE_AMOUNT = re.compile(f"({_AMOUNT})({_COUNTED})")
_MONTH = re.compile(rf"{_MONTHS}(?=月)")
_YEARS = re.compile(rf"{_MONTHS}(?=年)")
_ERA_YEAR = re.compile("(令和|平成|昭和)(元|[0-9]+)(?=年)")
_KANJI_FIGURES = re.compile(r"[〇一二三四五六七八九十百千壱弐参拾]+(?:[・.][〇一二三四五六七八九]+)?")
_FIRST_YEAR = {"令和": 2018, "平成": 1988, "昭和": 1925}


_BARE_MONTHS = re.compile(f"(?:[0-9]+|{_KANJI})月")
_SPAN_FOLLOWS = re.compile("以[内上下]|前(?:から|まで|に|の)|間|を(?:限度|超え|経過|下回)|未満|の(?:期間|猶予)")


_SPAN_BEFORE = re.compile("(?:から|期間[はを]、?)[^。]{0,8}$")
_SPAN_ENDS = re.compile("と(?:する|します|し、)|です|である")


def canonical(written: str, after: str = "", before: str = "") -> str:
    """A number in one writing, whatever way it is written: equal texts are equal numbers in equal units.

    Twelve months are a year; no other unit is turned into another. ``before`` and ``after`` are
    what stands around the number: there 三月 is a length of time (三月以内, 期間は三月とする) or a date (三月一日).

    >>> canonical("一箇月間"), canonical("１ヶ月"), canonical("年14.6パーセント"), canonical("令和６年４月１日"), canonical("３万円")
    ('1か月', '1か月', '年14.6%', '2024年4月1日', '30000円')
    >>> canonical("二万四千円"), canonical("3万5,000円"), canonical("5千円"), canonical("一億二千万円")
    ('24000円', '35000円', '5000円', '120000000円')
    >>> canonical("百分の十"), canonical("三割"), canonical("午後五時"), canonical("午前九時")
    ('10%', '30%', '17時', '9時')
    >>> canonical("三月", "以内に"), canonical("三月", "とする", "期間は、"), canonical("三月", "の末日")
    ('3か月', '3か月', '3月')
    """
    text = "".join(narrow(written).replace(",", "").split())
    span = _SPAN_FOLLOWS.match(after) or (_SPAN_ENDS.match(after) and _SPAN_BEFORE.search(before))
    if span and _BARE_MONTHS.fullmatch(text):
        text = text.removesuffix("月") + "か月"
    if (whole := _WHOLE_AMOUNT.fullmatch(text)) and (value := amount(whole[1])) is not None:
        return f"{value.normalize():f}{whole[2]}"
    text = _KANJI_FIGURES.sub(lambda found: _figures(found.group()), text)
    text = _ERA_YEAR.sub(lambda era: str(_FIRST_YEAR[era[1]] + int(era[2].replace("元", "1"))), text)
    text = _YEARS.sub("", _MONTH.sub("か", text)).replace("％", "%").replace("パーセント", "%").replace("ページ", "頁")
    text = re.sub(r"^([0-9]+)か月", _years, text)
    text = re.sub(r"^年[率利](?=[0-9])", "年", re.sub(r"^月[率利](?=[0-9])", "月", text))
    text = re.sub(r"([0-9]+(?:\.[0-9]+)?)([万億千百]+)(?=円|$)", _large, text)
    text = re.sub(r"^([0-9]+)割$", r"\g<1>0%", re.sub(r"^100分の([0-9]+)$", r"\1%", text))
    text = re.sub(r"^午([前後])([0-9]+)時", _hour, text)
    return re.sub(r"(?<=[日月年週])間$", "", re.sub(r"(\.[0-9]*?)0+(?![0-9])", _short, text)).replace("圓", "円")


def arabic(written: str) -> str:
    """A number or reference with Arabic figures in the place of kanji; everything else stays.

    >>> arabic("三か月"), arabic("第十八条の二"), arabic("三万円"), arabic("年十四・六パーセント")
    ('3か月', '第18条の2', '3万円', '年14.6パーセント')
    """
    return _KANJI_FIGURES.sub(lambda found: _figures(found.group()), written)


def _figures(written: str) -> str:
    whole, _, part = written.replace(".", "・").partition("・")
    figures = str(kanji_number(whole))
    return f"{figures}.{''.join(str(kanji_number(c)) for c in part)}" if part else figures


def _years(found: re.Match[str]) -> str:
    """Twelve months are a year."""
    years, months = divmod(int(found[1]), 12)
    return found.group() if months or not years else f"{years}年"


def _large(found: re.Match[str]) -> str:
    value = Decimal(found[1])
    for sign in found[2]:
        value *= {"百": 100, "千": 1000, "万": 10**4, "億": 10**8}[sign]
    return f"{value.normalize():f}"


def _hour(found: re.Match[str]) -> str:
    """By the clock of twenty-four hours; what noon and midnight are called differs and is left as written."""
    hour = int(found[2])
    return found.group() if hour >= 12 else f"{hour + 12 * (found[1] == '後')}時"


def _short(found: re.Match[str]) -> str:
    return found[1].rstrip(".")
