"""What a buyer asks for, understood: which parameter or topic an 項目 names, and what a 求める値 wants of it.

The reading of a value is told in the report beside the value itself (``told``), so that nobody has to guess how it was
taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from analysis.parameters.labels import LABELS, WORDS, spoken
from analysis.services.asking import NICKNAMES
from analysis.services.directions import SETS, placed
from analysis.services.sayings import name, unlimited, word
from analysis.subjects.topics import LABELS as TOPICS
from analysis.text.narrow import fold
from analysis.text.search import words
from analysis.text.written import figures, plain
from models.questions import Bar, Presence, Question, Requirement, Wish
from models.search import Sign
from models.values import Date, Duration, Formula, Multiple, Period, Rate, Unit, Worth, worth


class NoSuchItem(ValueError):  # noqa: N818 -- it says what the item is
    """An 項目 that names nothing, or more than one thing: ``str(error)`` says what, in Japanese."""


@dataclass(frozen=True, slots=True)
class SignRow:
    """One way to say more or less: patterns directly before and after a number, in plain text."""

    sign: Sign
    after: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    before: str = "(?!)"


SIGNS = (  # the first match wins
    SignRow(
        Sign.UNDER,
        r"未満|より(?:短|少|小|低|安)",
        yes=("30日未満", "3万円より安い"),
        no=("30日以内", "30日以上"),
    ),
    SignRow(
        Sign.OVER,
        r"超|を超|より(?:長|多|大|高)",
        yes=("30日超", "30日を超える", "3万円より高い"),
        no=("30日以上", "30日を限度とする"),
    ),
    SignRow(
        Sign.AT_LEAST,
        r"以上|以降|以後",
        before=r"(?:最低(?:でも)?|少なくとも|最短(?:でも)?|下限)\s*(?:は|:)?\s*",
        yes=("30日以上", "30日以上前", "最低30日", "少なくとも 30日", "2024年4月1日以降"),
        no=("30日以内", "最大30日", "30日"),
    ),
    SignRow(
        Sign.AT_MOST,
        r"以[内下]|以前|を(?:上限|限度)|内(?![容訳])|まで(?!に)",
        before=r"(?:最大(?:でも)?|最長(?:でも)?|上限|多くとも|遅くとも|長くとも)\s*(?:は|:)?\s*",
        yes=("30日以内", "年14.6%以下", "最大30日", "上限は30万円", "30日を限度とする", "3か月まで"),
        no=("30日以上", "30日前まで", "30日", "少なくとも30日"),
    ),
)
_SIGNS = [
    (row.sign, re.compile(rf"(?:{row.before})$"), re.compile(rf"\s*(?:間|分)?の?(?:{row.after})")) for row in SIGNS
]
_SAID = {Sign.OVER: "を超える", Sign.AT_LEAST: "以上", Sign.UNDER: "未満", Sign.AT_MOST: "以下", Sign.IS: ""}
_SAID_OF = {(Duration, Sign.AT_MOST): "以内", (Date, Sign.AT_MOST): "以前", (Date, Sign.AT_LEAST): "以降"}
_PRESENCE = (
    (
        Presence.THERE,
        re.compile(r"(?:定め|規定|条項)?が?(?:あり|有り?|ある(?:こと)?|あること)|必須|必要|要|はい|○|〇|yes|required"),
    ),
    (Presence.NONE, re.compile(r"(?:定め|規定|条項)?が?(?:なし|無し?|ない(?:こと)?|無いこと)")),
)
_CONSENT, _NEEDED = re.compile("承諾|同意|承認"), re.compile("必要|必須")
_ELSE = re.compile(r"\s*(?:／|又は|または|もしくは|若しくは|、いずれか)\s*")
_MEMBERS = re.compile(r"[・、,|]|及び|および|と")
_BY_YEAR = frozenset({"late_interest.rate"})
"""Keys whose rates are those of a year where nothing else is said."""
_IN_FEES = frozenset({"liability.cap", "early_termination.fee"})
"""Keys for which months are months of the fee: 12か月分."""
_ALIKE, _CLEARLY = 0.66, 0.1
"""Share of words that two names of one thing have in common, and how much less any other name has."""
_VAGUE = frozenset({"の", "に", "は", "を", "と", "による", "時", "期間", "時間"})
_NAMED = frozenset(
    {
        "governing_law",
        "jurisdiction.court",
        "arbitration.institution",
        "arbitration.seat",
        "service_hours",
        "service_area",
        "support.hours",
    }
)
"""Keys whose values are names, whatever figures are in them."""


def question(requirement: Requirement, own: Mapping[str, str] | None = None) -> Question:
    """A requirement as it is understood, its item as ``unknown`` where it names nothing; ``own`` are a user's keys with their labels."""
    labels = {**LABELS, **(own or {})}
    if not requirement.item.strip():
        return Question(requirement, "", False, "", Wish())
    try:
        key, topic = item(requirement.item, labels, wanted=requirement.wanted)
    except NoSuchItem as unknown:
        return Question(requirement, "", False, "", Wish(), str(unknown))
    label = TOPICS[key] if topic else labels[key]
    return Question(requirement, key, topic, label, _wish(requirement, "" if topic else key))


def _wish(requirement: Requirement, key: str) -> Wish:
    """The wish; that a 承諾 is 必要 means, where the item is named for it, more than that there be a clause on it."""
    named = _CONSENT.search(requirement.item) and _NEEDED.fullmatch(fold(requirement.wanted))
    asked = f"承諾が{requirement.wanted.strip()}"
    return wish(key, asked if named and word(key, asked) else requirement.wanted)


def item(written: str, labels: Mapping[str, str], wanted: str = "") -> tuple[str, bool]:
    """The key that a name means, and whether it is that of a topic; NoSuchItem for none or several.

    A parameter comes before a topic of the same label, which 主題:準拠法 asks for, and where a value is ``wanted`` also the
    one parameter whose name holds that of a topic: 再委託 with 承諾が必要.

    >>> item("解約予告", LABELS), item("主題：秘密保持", LABELS), item("liability.cap", LABELS)
    (('termination_by_customer.notice', False), ('confidentiality', True), ('liability.cap', False))
    """
    said = fold(written).replace(":", "：")
    prefix, colon, rest = said.partition("：")
    asks_topic = bool(colon) and prefix in ("主題", "条項", "topic")
    said = rest if asks_topic else said
    parameters: dict[str, str] = {} if asks_topic else _names(labels)
    topics = {fold(key): key for key in TOPICS} | {fold(label): key for key, label in TOPICS.items()}
    if said in parameters:
        return parameters[said], False
    if said in topics:
        about = {key for each, key in parameters.items() if said in each}
        if not asks_topic and len(about) == 1 and wanted.strip() and not _presence(wanted):
            return about.pop(), False
        return topics[said], True
    every = {**{each: (key, True) for each, key in topics.items()}, **{n: (k, False) for n, k in parameters.items()}}
    found = list(dict.fromkeys(every[each] for each in every if said and said in each))
    if len(found) == 1:
        return found[0]
    if not found and (near_key := _nearly(said, parameters)):
        return near_key, False
    if found:
        shown = "・".join(TOPICS[key] if topic else labels[key] for key, topic in found[:6])
        raise NoSuchItem(f"項目「{written[:40]}」に当てはまるものがいくつもあります（{shown}）。")
    near = get_close_matches(said, every, n=3, cutoff=0.4)
    shown = "・".join(dict.fromkeys(TOPICS[key] if topic else labels[key] for key, topic in (every[n] for n in near)))
    raise NoSuchItem(f"項目「{written[:40]}」がありません。" + (f"近いもの：{shown}。" if shown else ""))


def _nearly(said: str, parameters: Mapping[str, str]) -> str | None:
    """The parameter whose name shares nearly all words with what was written, if one alone does."""
    ours = _words_of(said)
    shares: dict[str, float] = {}
    for each, key in parameters.items():
        theirs = _words_of(each)
        both = len(ours & theirs)
        if both > 1 or ours == theirs:
            shares[key] = max(shares.get(key, 0.0), 2 * both / (len(ours) + len(theirs)))
    best = sorted(shares.items(), key=lambda pair: -pair[1])[:2]
    clear = best and best[0][1] >= _ALIKE and (len(best) == 1 or best[0][1] - best[1][1] >= _CLEARLY)
    return best[0][0] if clear else None


@lru_cache(maxsize=2048)
def _words_of(said: str) -> frozenset[str]:
    """The words of a name that say what it is about."""
    return frozenset(word.form for word in words(said)) - _VAGUE


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    found = {fold(key): key for key in labels} | {fold(label): key for key, label in labels.items()}
    return found | {fold(nick): each.key for each in NICKNAMES for nick in each.names}


def wish(key: str, wanted: str) -> Wish:
    """What a 求める値 wants of a parameter (an empty key: of a topic).

    >>> told(wish("termination_by_customer.notice", "３０日以内"))
    '30日以内'
    >>> told(wish("liability.cap", "12か月以上")), told(wish("late_interest.rate", "最大14.6%")), told(wish("refund", "なし"))
    ('月額料金12か月分以上', '年14.6％以下', 'なし')
    """
    text = wanted.strip()
    if not text:
        return Wish()
    if unlimited(key, text):
        return Wish(presence=Presence.NONE)
    if word(key, text) is None and (presence := _presence(text)):
        return Wish(presence=presence)
    return Wish(any_of=tuple(_bars(key, each) for each in _ELSE.split(text) if each.strip()))


def _presence(written: str) -> Presence | None:
    return next((presence for presence, look in _PRESENCE if look.fullmatch(fold(written))), None)


def told(found: Wish) -> str:
    """A wish as it was understood, in Japanese; empty for one that wants nothing."""
    if found.presence:
        return found.presence.value
    return "／".join("かつ".join(map(_told, bars)) for bars in found.any_of)


def _told(bar: Bar) -> str:
    return bar.spoken + _SAID_OF.get((type(worth(bar.value)), bar.sign), _SAID[bar.sign])


def _bars(key: str, written: str) -> tuple[Bar, ...]:
    if (said := _word(key, written) or word(key, written)) is not None:
        return (_bar(key, Sign.IS, said),)
    written = name(key, written)
    text = plain(written)
    found = [] if key in _NAMED else [figure for figure in figures(text) if figure.value is not None]
    bars = []
    for figure in found:
        assert figure.value is not None
        value = _fitted(key, figure.value)
        bars.append(_bar(key, _sign(text, figure.start, figure.end), str(value)))
    return tuple(bars) or (_bar(key, Sign.IS, fold(written)),)


def _sign(text: str, start: int, end: int) -> Sign:
    for sign, before, after in _SIGNS:
        if after.match(text, end) or before.search(text[:start]):
            return sign
    return Sign.IS


def _bar(key: str, sign: Sign, value: str) -> Bar:
    return Bar(sign, value, spoken(key, value), placed(key, value))


def _fitted(key: str, value: Worth) -> Worth:
    """A value in the unit in which its key is stated."""
    if key in _BY_YEAR and isinstance(value, Rate) and value.per is None:
        return replace(value, per=Period.YEAR)
    if key in _IN_FEES and isinstance(value, Duration) and len(value.spans) == 1:
        count, unit = value.spans[0]
        if unit in (Unit.MONTH, Unit.YEAR):
            return Formula("monthly_fee", count * (12 if unit is Unit.YEAR else 1))
    if key in _IN_FEES and isinstance(value, Multiple):
        return Formula("monthly_fee", value.times)
    return value


def _word(key: str, written: str) -> str | None:
    """The word of the value grammar that a key's value is told by, a set where several are named; None for none."""
    known = _words(key)
    if (found := known.get(fold(written))) is not None:
        return found
    if key not in SETS:
        return None
    members = [known.get(fold(each)) for each in _MEMBERS.split(written) if each.strip()]
    kept = sorted({each for each in members if each is not None})
    return "|".join(kept) if kept and None not in members else None


@lru_cache(maxsize=512)
def _words(key: str) -> Mapping[str, str]:
    told = {fold(said): each for each, said in WORDS.items()} | {fold(spoken(key, each)): each for each in WORDS}
    return told | {fold(each): each for each in WORDS}
