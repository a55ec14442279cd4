"""On what terms a value holds, in the words of the document: from when it counts, when alone, but for what.

A table of what such words look like. They are looked for in the sentence that states the value, and in the ただし書 right
behind it; what is found is shown as it stands, never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.text.written import plain


@dataclass(frozen=True)
class Condition:
    """One kind of words; ``yes``: sentence → the words that are shown.

    ``core`` stands in all of them, so that a text without it need not be searched.
    """

    name: str
    core: str
    words: str
    yes: dict[str, str]
    no: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.words)


CONDITIONS: tuple[Condition, ...] = (
    Condition(
        "ただし書",
        "ただし",
        "ただし、?[^。]{2,80}",
        yes={"ただし、鍵を返したときは、この限りでない。": "ただし、鍵を返したときは、この限りでない"},
        no=("舟は、櫂とともに貸す。",),
    ),
    Condition(
        "限定",
        "に限",
        r"[^、。]{2,40}(?:場合|とき|もの|範囲|損害)に限(?:り|る|って)",
        yes={"当社は、会員が鍵を返した場合に限り、料金の三割を返します。": "会員が鍵を返した場合に限り"},
        no=("期限までに届け出る。", "その日に限らず貸す。"),
    ),
    Condition(
        "除外",
        "を除",
        r"[^、。]{2,40}(?:場合|とき|もの|過失|損害|額|税|日)を除(?:き|く|いて)",
        yes={
            "当社に重大な過失がある場合を除き、賠償の額は料金の一か月分を限度とします。": "当社に重大な過失がある場合を除き"
        },
        no=("雪を除き、舟を出す。",),
    ),
    Condition(
        "継続",
        "以上",
        r"[^、。]{0,24}(?:時間|日|か月|ヶ月|月)以上(?:連続|継続)?[^、。]{0,16}(?:とき|場合)",
        yes={
            "利用できない状態が二十四時間以上続いたときは、日割りの額を返す。": "利用できない状態が二十四時間以上続いたとき"
        },
        no=("二人以上で乗る。",),
    ),
    Condition(
        "起算",
        "から",
        r"[^、。（(]{1,24}(?:(?:の|した)(?:翌日|翌月|日)から(?:起算して)?|から起算して)",
        yes={
            "会員は、支払期日の翌日から支払の日まで、年三分の利息を払う。": "支払期日の翌日から",
            "保証の期間は、引渡しの日から起算して一年とする。": "引渡しの日から起算して",
        },
        no=("港から沖へ出る。",),
    ),
)
_MOST = 2
"""Conditions shown of one value."""
_LONGEST = 48
_PROVISO = "ただし"


def conditions(sentence: str, behind: str, offset: int, quote: str) -> tuple[str, ...]:
    """The terms on which a sentence states a value, and those of the sentence ``behind`` it if that is a ただし書.

    ``quote`` stands in ``sentence`` at ``offset``. Each answer is a stretch of one of the two sentences; those that a whole
    value hides in are left out, for they say nothing but the value.
    """
    found = [words for words in _of(sentence) if not _only(words, sentence[offset : offset + len(quote)])]
    if behind.lstrip().startswith(_PROVISO):
        found += [words for words in _of(behind) if words.startswith(_PROVISO)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _of(sentence: str) -> Iterable[str]:
    """What the rules find, in their order; what lies inside an earlier find is not said again."""
    taken: list[tuple[int, int]] = []
    text = plain(sentence)
    for condition in CONDITIONS:
        if condition.core not in text:
            continue
        for hit in condition.pattern.finditer(text):
            start, end = hit.span()
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            yield _short(sentence[start:end].strip())


def _only(words: str, quote: str) -> bool:
    """Whether words say nothing but the value, or are the ただし書 that states it."""
    return words.startswith(_PROVISO) or words.strip() == quote.strip()


def _short(words: str) -> str:
    """The beginning of long words, up to the last comma that fits."""
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST].rfind("、")
    return words[: cut + 1 if cut > _LONGEST // 2 else _LONGEST]
