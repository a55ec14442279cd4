"""A naive look at a text for promise 4: a number and a unit behind it, by one plain regular expression.

It is written without a look at how the product finds numbers and shares nothing with it, so that the product can fail it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARABIC = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_KANJI = "[〇一二三四五六七八九十百千万億壱弐参拾萬]+(?:・[〇一二三四五六七八九]+)?"
_BIG = "[ 　]?[十百千万億]*"
_NUMBER = rf"(?:{_ARABIC}{_BIG}|{_KANJI})[ 　]?"
_UNIT = (
    "(?:か年|年|[かヶカ箇ヵケｹ]月|月(?=以内|間|前|を経過|を超え|以上|未満)|月[ 　]?[0-9０-９〇一二三四五六七八九十]+[ 　]?日"
    "|週間|営業日|日|時間|秒|％|%|パーセント|倍(?!数)|円|銭|割(?!り?当|り?増|り?引|賦|合|印)|厘|米?ドル|ユーロ|分の(?:[0-9０-９]+(?:[.,，．][0-9０-９]+)*|[一二三四五六七八九十百千]+))"
)
NUMBER = re.compile(
    rf"{_NUMBER}{_UNIT}"
    rf"|{_ARABIC}[ 　]?分(?=間|以内|前|以上|を超)"
    r"|[¥￥][0-9０-９][0-9０-９,，]*"
    r"|(?:19|20)[0-9]{2}[/.-][0-9]{1,2}[/.-][0-9]{1,2}"
)
_NO_NUMBER = re.compile(
    "第[ 　]?$|人$|[A-Za-z]-?$"  # 第十日, 人一倍, a name of a product
)
_NO_QUANTITY = re.compile("[一万]円(?=[のにを滑])|(?:万|億|千|百|十)+年(?=[のに])|十分(?=[なにで])")


def numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Every number with a unit: start, end, and the text around it for a message."""
    for match in NUMBER.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if not _NO_NUMBER.search(before) and not _NO_QUANTITY.match(text, match.start()):
            yield match.start(), match.end(), text[max(0, match.start() - 10) : match.end() + 6]
