"""Numbers of no key whose sentences say the same: a fee of 5,000円 here and of 8,000円 there.

Without a key nothing tells what a number is but the words around it. Two numbers are twins where they are of one kind,
bind alike, and each word of one sentence stands in the other, but for words of procedure and what one of them adds
behind the number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.parameters.matters import Around, Statement, one_matter
from analysis.parameters.parties import topic
from analysis.parameters.vocabulary import CUSTOMER, PROVIDER
from analysis.text.bounds import bound
from analysis.text.written import Figure, figures
from models.parameters import Bound

_RUN = re.compile(r"(?P<kanji>[一-龥々]+)|[ァ-ヶーA-Za-z]{2,}")
_SILENT = frozenset(
    "日月年分時件回名個者等内中間前後以各本同額書旨際他全第項号条約式甲乙丙受要用知得行負求定申出関係対従応次当含方"
)
"""Single kanji that tell nothing."""
_PARTY = re.compile(rf"{CUSTOMER}|{PROVIDER}|相手方|当事者|第三者")
_PROCEDURE = re.compile(
    r"^(?:支払|納付|納入|振込|口座|指定|銀行|通知|届出|申出|申込|書面|所定|方法|希望|作成|契約|締結|義務|提出|請求|場合|以内|以上|以下|以降|以前|経過|相当|金額|全部|期限|期日"
    r"|開始|限度|範囲|同意|承諾|必要|規定|当初|有効|期間|注文|入会|連絡|可能|行使)"
)
"""Words that sentences of one matter may add or leave out."""
_LIMIT = re.compile("以降|以後|以上|以下|未満|から|[超過]|後")
_NAMED = re.compile(r"([一-龥ァ-ヶー]{2,12}[料金費代賃])(?:として|の額)?(?:は|を)?、?\s*$")
_OF_A_NAME = re.compile("[一-龥ァ-ヶー]金[0-9]")
_FIGURE = re.compile("[0-9]|[一二三四五六七八九十百千]+(?:[日週年割倍円万時分営%]|[かヶカ]月)")
"""Without which a text holds no number that could have a twin."""
_ENOUGH = 3
"""Words that two sentences must share to be of one matter, where no name of a fee tells it."""
_COMMONEST = 12
"""A word that stands in more sentences with numbers than this finds no twin."""


@dataclass(frozen=True)
class Number:
    """A number in its sentence, with the words around it."""

    statement: Statement
    figure: Figure

    @property
    def value(self) -> str:
        return str(self.figure.value)

    @property
    def spoken(self) -> str:
        return self.figure.value.spoken if self.figure.value else ""

    @cached_property
    def binds(self) -> Bound | None:
        return bound(self.statement.home.text, self.figure.start, self.figure.end)

    @cached_property
    def ahead(self) -> frozenset[str]:
        return _words(self.statement.ahead)

    @cached_property
    def behind(self) -> frozenset[str]:
        return _words(self.statement.home.text[self.figure.end : self.statement.span[1]])

    @property
    def limit(self) -> str:
        """Whether it is the last or the first of a stretch: 前まで, 前以降."""
        found = _LIMIT.search(self.statement.home.text, self.figure.end, self.figure.end + 5)
        return found[0] if found else ""

    @property
    def named(self) -> str:
        """The fee that an amount of money is said to be: 入会金として5,000円, 入会金は、5,000円."""
        found = _NAMED.search(self.statement.ahead) if self.figure.kind == "money" else None
        return found[1] if found else ""

    @cached_property
    def who(self) -> str:
        """The party that acts."""
        found = topic(self.statement.home.text, self.statement.span[0], self.statement.start)
        return self.statement.home.text[slice(*found)] if found else ""

    @cached_property
    def lone(self) -> bool:
        """Whether it is the only number of a whole sentence, so that all words are about it."""
        said = self.statement
        return sum(1 for _ in figures(said.sentence)) == 1 and said.sentence.endswith("。") and not said.home.item


def _words(text: str) -> frozenset[str]:
    """Words of two kanji each, words in katakana, and single kanji that tell something."""
    found: list[str] = []
    for run in _RUN.finditer(_PARTY.sub(" ", text)):
        kanji = run["kanji"]
        found += [kanji[at : at + 2] for at in range(0, len(kanji), 2)] if kanji else [run[0]]
    return frozenset(word for word in found if word not in _SILENT)


def numbers(home: Around) -> Iterator[Number]:
    """The numbers of a node whose worth can be told."""
    for figure in figures(home.text) if _FIGURE.search(home.text) else ():
        if figure.value is not None and figure.kind != "date":
            # the figure of 入会金8,000円 is read as 金8,000円
            start = figure.start + bool(_OF_A_NAME.match(home.text, max(0, figure.start - 1)))
            yield Number(Statement(home, start, figure.end), figure)


def twins(found: Iterable[Number]) -> Iterator[tuple[Number, Number]]:
    """Each number that has a twin of another value before it, with the first of these."""
    holding: defaultdict[tuple[str, Bound | None, str], list[Number]] = defaultdict(list)
    for number in found:
        keys = [(number.figure.kind, number.binds, word) for word in sorted(number.ahead | number.behind)]
        near: dict[int, Number] = {}
        for key in keys:
            if len(holding[key]) <= _COMMONEST:
                near.update({id(other): other for other in holding[key]})
        for other in near.values():
            if other.value != number.value and _twins(other, number):
                yield other, number
                break
        for key in keys:
            holding[key].append(number)


def _twins(one: Number, other: Number) -> bool:
    if one.who and other.who and one.who != other.who:
        return False
    if not one.lone or not other.lone or one.limit != other.limit or not one_matter(one.statement, other.statement, ""):
        return False
    if _left(one.ahead, other) or _left(other.ahead, one) or (_left(one.behind, other) and _left(other.behind, one)):
        return False
    shared = [word for word in one.ahead | one.behind if word in other.statement.sentence]
    telling = any(word in one.ahead and not _PROCEDURE.match(word) for word in shared)
    return (telling and len(shared) >= _ENOUGH) or (one.named == other.named != "")


def _left(words: Iterable[str], other: Number) -> list[str]:
    """The telling words that the other sentence does not hold."""
    return [word for word in words if not _PROCEDURE.match(word) and word not in other.statement.sentence]
