"""A value as a reviewer types it — 30日, 年14.6％, 月額料金3か月分, P1M, 大阪地方裁判所 — read into the value grammar.

What a key may say is known from its rules: the types of the values in their examples, and the words among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.parameters.labels import LABELS, spoken
from analysis.parameters.tables import RULES
from analysis.text.narrow import fold
from analysis.text.numerals import amount
from analysis.text.written import figures, plain
from models.values import Choice, Name, Rate, Set, Worth, short, worth

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_EXAMPLES = 3
_LONGEST = 80
_DATES = frozenset({"effective_date", "revision_date"})
"""Keys whose values are found without a rule."""


class WrongValue(ValueError):  # noqa: N818 -- it says what the value is
    """What was typed is no value of the key; ``str`` is a sentence in Japanese with the cause and the remedy."""


def typed(key: str, text: str) -> str:
    """What was typed as a value of the grammar, or WrongValue.

    >>> typed("termination_by_customer.notice", "１か月前"), typed("late_interest.rate", "年十四・六％")
    ('P1M', '14.6%/year')
    >>> typed("liability.cap", "月額料金3か月分"), typed("effective_date", "令和6年4月1日")
    ('3*monthly_fee', '2024-04-01')
    """
    words = " ".join(text.split())
    if not words:
        raise WrongValue("値が空です。" + _remedy(key))
    if len(words) > _LONGEST:
        raise WrongValue(f"値が長すぎます（{_LONGEST} 字まで）。" + _remedy(key))
    known = examples(key)
    for found in (*_written(words), *_like(key, words)):
        if not known or _fits(worth(found), known):
            return found
    if not known or any(isinstance(worth(each), Name) for each in known):
        return words
    raise WrongValue(f"「{words}」は、「{LABELS.get(key, key)}」の値として読めません。" + _remedy(key))


@lru_cache(maxsize=256)
def examples(key: str) -> tuple[str, ...]:
    """Values that the rules of a key give in their examples, each once; empty for a key without rules of its own."""
    if key in _DATES:
        return ("2024-04-01",)
    return tuple(dict.fromkeys(value for rule in RULES if rule.key == key for value in rule.yes.values()))


def _written(words: str) -> Iterator[str]:
    """A value of the grammar as it stands, or the one number of the words."""
    if str(worth(words)) == words and not isinstance(worth(words), Name):
        yield words
    found = list(figures(plain(words)))
    if len(found) == 1 and found[0].value is not None:
        yield str(found[0].value)


def _like(key: str, words: str) -> Iterator[str]:
    """What is said as an example of the key is said, perhaps with another number."""
    asked, counts = fold(words), _NUMBER.findall(fold(words))
    for value in examples(key):
        for one in dict.fromkeys((value, *(value.split("|") if "|" in value else ()))):
            said = fold(spoken(key, one))
            if said == asked:
                yield one
            elif len(counts) == 1 and len(_NUMBER.findall(said)) == len(_NUMBER.findall(one)) == 1:
                count = amount(counts[0].replace(",", ""))
                if count is not None and _NUMBER.sub(counts[0], said) == asked:
                    yield _NUMBER.sub(short(count), one)


def _fits(value: Worth, known: tuple[str, ...]) -> bool:
    """Whether a key has values of this type: its own words only, a rate by the same time or by none."""
    if isinstance(value, (Choice, Set)):
        words = {word for each in known for word in each.split("|")}
        return set(str(value).split("|")) <= words
    alike = [other for each in known if type(other := worth(each)) is type(value)]
    if isinstance(value, Rate):
        return any((each.per is None) == (value.per is None) for each in alike if isinstance(each, Rate))
    return bool(alike)


def _remedy(key: str) -> str:
    said = dict.fromkeys(spoken(key, each) for each in examples(key))
    shown = "、".join(list(said)[:_EXAMPLES])
    return f"{shown} のように書いてください。" if shown else "条文にある値を書いてください。"
