"""Where numbers that bind stand in a text: dates, deadlines, rates, amounts — and references, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.narrow import narrow

_DIGITS = r"[0-9]+(?:[,.][0-9]+)*"
_KANJI = "[〇一二三四五六七八九十百千壱弐参拾]+"
_MONTHS = "(?:か|ヶ|カ|ヵ|ケ|箇|ｹ)"
_UNIT = (
    rf"(?:営業日|日間|日|週間?|{_MONTHS}月間?|{_MONTHS}年間?|年間|年度|年|月末|月分|月|時間|時|分の|分|秒|%|％|パーセント|割|倍"
    r"|(?:十|百|千|万|億)*円|円|銭|回|件|名|人|台|個|口|歳|枚|部|通|頁|ページ|GB|MB|TB|KB|Mbps|Gbps|bps)"
)
_ERA = "(?:令和|平成|昭和|西暦)"
_NUMBER = re.compile(
    rf"{_ERA} ?(?:元|[0-9]+|{_KANJI}) ?年(?: ?(?:[0-9]+|{_KANJI}) ?月(?: ?(?:[0-9]+|{_KANJI}) ?日)?)?"
    r"|[0-9]{4} ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?"
    r"|[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    rf"|(?:[0-9]+|{_KANJI}) ?分の ?(?:[0-9]+|{_KANJI})"
    rf"|(?:年率|年利|月利|日歩|(?<![0-9])年|(?<![0-9翌当前毎])月) ?(?:{_DIGITS}|{_KANJI}) ?(?:%|パーセント|分|割|銭)"
    rf"|(?<![A-Za-z0-9.-]){_DIGITS} ?(?:(?:万|億|千) ?)?{_UNIT}?"
    rf"|{_KANJI} ?{_UNIT}"
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
    at = 0
    while at < len(plain):
        number, reference = _NUMBER.search(plain, at), _REFERENCE.search(plain, at)
        found = min((m for m in (reference, number) if m), key=lambda m: m.start(), default=None)
        if found is None:
            return
        yield found.start(), found.end(), found is number and not _NO_NUMBER.match(found.group())
        at = found.end()
