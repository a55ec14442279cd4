"""What Tesseract is known to misread, put right where the line itself, or the list it stands in, leaves no doubt.

Everything else stays as it was read: a sentence that was guessed is worse than one that is plainly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Misreading(NamedTuple):
    """``pattern`` in the characters of a line without its spaces, and as many characters that are printed there."""

    name: str
    pattern: str
    write: str
    yes: Mapping[str, str]
    no: tuple[str, ...]


MISREADINGS = (
    Misreading(
        "full stop for the comma of an amount",
        r"(?<=\d)\.(?=\d{3}(?:[,.]\d{3})*円)",
        ",",
        yes={"月額1.100円": "月額1,100円", "1.234.500円": "1,234,500円"},
        no=("年1.125％", "第1.100条", "3.5円", "1.1000円"),
    ),
)

_LOOK_ALIKES = {"口": "ロ", "二": "ニ", "八": "ハ"}  # at the beginning of a line: the mark of a list
_DASH = re.compile(r"[ーｰ\-—–―－](?![ァ-ヶーｰ\-—–―－])")
"""A dash at the beginning of a line that goes on with no katakana: 一, where 二 stands below it."""
_NEIGHBOURS = {"ロ": ("イ", "ハ"), "ニ": ("ハ", "ホ"), "ハ": ("ロ", "ニ")}
"""A mark → those before and behind it."""
_REACH = 12
"""Lines from a mark to its neighbours at most."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CAPTION = re.compile(r"[(（][^()（）。、]{1,20}$")
_ARTICLE = re.compile(r"第[0-9０-９〇一二三四五六七八九十百]+条")
_IN_BRACKET = re.compile(rf"\(([{_CIRCLED}])\)?$")


def mended(line: str) -> str:
    """The characters of a line, without spaces, with its misreadings put right; as many as before."""
    for misread in MISREADINGS:
        line = re.sub(misread.pattern, misread.write, line)
    return line


def unbracketed(word: str) -> str:
    """The first word of a line; a circled number in a bracket is the number in brackets.

    >>> unbracketed("(④"), unbracketed("(②)"), unbracketed("④"), unbracketed("(④から")
    ('(4)', '(2)', '④', '(④から')
    """
    return _IN_BRACKET.sub(lambda found: f"({_CIRCLED.index(found[1]) + 1})", word)


def listed(lines: Sequence[str]) -> list[str]:
    """The lines, where a look-alike at the beginning of one is the mark that the list around it lacks: ロ, or 一 above 二.

    >>> listed(["イ 大声を出す行為", "口 物品を販売する行為", "ハ 撮影する行為"])[1]
    'ロ 物品を販売する行為'
    >>> listed(["口座から引き落とします。"])
    ['口座から引き落とします。']
    >>> listed(["ー保証金の納付", "二保険契約の締結"])[0], listed(["ービスの料金", "二以上の契約"])[0]
    ('一保証金の納付', 'ービスの料金')
    """
    return [_listed(lines, at) for at in range(len(lines))]


def _listed(lines: Sequence[str], at: int) -> str:
    line = lines[at]
    below = {other[:1] for other in lines[at + 1 : at + 1 + _REACH]}
    if _DASH.match(line):
        return "一" + line[1:] if "二" in below else line
    mark = _LOOK_ALIKES.get(line[:1])
    if mark is None:
        return line
    before, behind = _NEIGHBOURS[mark]
    above = {other[:1] for other in lines[max(0, at - _REACH) : at]}
    return mark + line[1:] if before in above and behind in below else line


def unclosed(lines: Sequence[str]) -> list[int]:
    """The indices of captions that lost the bracket at their end: alone on the line above the number of an article.

    >>> unclosed(["(用語", "第二条 この約款で", "(申込み)", "第三条 当社に"])
    [0]
    """
    return [
        at
        for at in range(len(lines) - 1)
        if lines[at][:1] in ("(", "（") and _CAPTION.match(lines[at]) and _ARTICLE.match(lines[at + 1])
    ]
