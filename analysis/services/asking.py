"""What a person types into the search of the library, understood: 解約予告 > 1ヶ月 提供者:月見 「書面で通知」.

Words and phrases („…“, 「…」) are looked for as they are; 主題: asks for a topic, 提供者: and サービス: for parts of names,
から: and まで: for days of versions, 旧版も takes in versions that are no longer the latest; a parameter by its name with >,
>=, <, <= or = for its value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from analysis.parameters.labels import LABELS, WORDS
from analysis.subjects.topics import LABELS as TOPICS
from analysis.text.narrow import fold
from analysis.text.search import words
from analysis.text.written import figures, plain
from models.scales import Amount
from models.search import Bound, Query, Sign
from models.values import Period, Rate, Worth


class Misunderstood(ValueError):  # noqa: N818 -- it says what the query is
    """A query that asks for something that cannot be asked for: ``str(error)`` says what, in Japanese."""


@dataclass(frozen=True, slots=True)
class Nickname:
    """How a parameter is called in the trade, beside its label."""

    key: str
    names: tuple[str, ...]


NICKNAMES = (
    Nickname(
        "termination_by_customer.notice",
        ("解約予告", "解約予告期間", "解約通知", "解約の予告", "解約通知期間", "解約の申出", "解約申出期限"),
    ),
    Nickname("minimum_term.length", ("最低利用期間", "最低契約期間", "契約期間")),
    Nickname("liability.cap", ("賠償上限", "責任上限", "損害賠償上限", "賠償の上限")),
    Nickname("late_interest.rate", ("遅延損害金", "延滞利息", "遅延利息", "遅延損害金率")),
    Nickname("terms_change.notice", ("約款変更予告", "規約変更の予告", "変更予告")),
    Nickname(
        "discontinuation.notice", ("廃止予告", "終了予告", "サービス終了の予告", "サービス終了予告", "提供終了の予告")
    ),
    Nickname("jurisdiction.court", ("管轄", "裁判所", "合意管轄")),
    Nickname("renewal.length", ("自動更新", "更新期間")),
    Nickname("confidentiality.survival", ("秘密保持期間", "秘密保持")),
    Nickname("early_termination.fee", ("中途解約違約金", "解約違約金")),
    Nickname("effective_date", ("施行",)),
    Nickname("assignment.by_customer", ("契約上の地位の譲渡", "地位の譲渡", "権利の譲渡")),
    Nickname("service_hours", ("サービス提供時間", "提供時間", "サービス時間")),
    Nickname("sla.recovery_time", ("復旧時間", "障害復旧時間", "復旧までの時間")),
    Nickname("subcontracting.consent", ("再委託の承諾", "再委託の同意")),
    Nickname("surcharge.multiple", ("割増金の倍率", "割増の倍率")),
)
_SIGNS = {"≧": ">=", "≥": ">=", "≦": "<=", "≤": "<=", "=>": ">=", "=<": "<=", "==": "="}
_BOUND = re.compile(
    r"(?P<name>[^\s<>=≦≧≤≥\"「」:]+)\s*(?P<sign>>=|<=|=>|=<|==|≧|≦|≥|≤|>|<|=)\s*(?P<value>[^\s\"「」<>=≦≧≤≥]+)"
)
_UNFINISHED = re.compile(r"[<>=≦≧≤≥]+|(?:主題|提供者|サービス|から|まで|日付):")
_QUOTED = re.compile(r"\"([^\"]+)\"|「([^「」]+)」|“([^“”]+)”")
_FIELD = re.compile(r"(?P<field>主題|提供者|サービス|から|まで|日付):(?P<value>\"[^\"]+\"|\S+)")
_EARLIER = re.compile(r"(?<!\S)旧版も(?!\S)")


def understood(typed: str) -> Query:
    """What a query asks for, or Misunderstood.

    >>> understood("解約予告 > 1ヶ月 提供者:月見").bounds[0].key
    'termination_by_customer.notice'
    """
    rest = " ".join(unicodedata.normalize("NFKC", typed).split())
    fields: dict[str, list[str]] = {}
    for found in _FIELD.finditer(rest):
        fields.setdefault(found["field"], []).append(found["value"].strip('"'))
    rest, earlier = _EARLIER.subn(" ", _FIELD.sub(" ", rest))
    quoted = ["".join(filter(None, groups)) for groups in _QUOTED.findall(rest)]
    rest = _QUOTED.sub(" ", rest)
    bounds = tuple(_bound(found) for found in _BOUND.finditer(rest))
    rest = _BOUND.sub(" ", rest)
    if unfinished := _UNFINISHED.search(rest):
        raise Misunderstood(f"「{unfinished[0]}」の前か後に言葉がありません。{_LIKE_THIS}")
    said = [*quoted, *rest.split()]
    phrases = [(words_, tuple(word.form for word in words(words_))) for words_ in said]
    kept = [(words_, forms) for words_, forms in phrases if forms]
    return Query(
        phrases=tuple(forms for _, forms in kept),
        said=tuple(words_ for words_, _ in kept),
        topics=tuple(_topic(name) for name in fields.get("主題", ())),
        bounds=bounds,
        providers=tuple(fields.get("提供者", ())),
        services=tuple(fields.get("サービス", ())),
        since=_day([*fields.get("から", ()), *fields.get("日付", ())], first=True),
        until=_day([*fields.get("まで", ()), *fields.get("日付", ())], first=False),
        earlier=bool(earlier),
    )


def _bound(found: re.Match[str]) -> Bound:
    key, sign = parameter(found["name"]), Sign(_SIGNS.get(found["sign"], found["sign"]))
    if key is None:
        names = (*LABELS.values(), *(name for each in NICKNAMES for name in each.names))
        raise Misunderstood(f"「{found['name']}」という数値・条件はありません。{_or(found['name'], names, _USUAL)}")
    value, amount = _value(found["value"])
    if amount is None and sign is not Sign.IS:
        raise Misunderstood(
            f"「{found['value']}」は大小を比べられません。1ヶ月・14.6%・10万円 のように書いてください。"
        )
    return Bound(key, sign, value, amount)


def parameter(name: str) -> str | None:
    """The key of a parameter by its key, its label, a nickname, or a part of its label; None for no such name.

    >>> parameter("解約予告"), parameter("late_interest.rate"), parameter("損害賠償の上限"), parameter("天気")
    ('termination_by_customer.notice', 'late_interest.rate', 'liability.cap', None)
    """
    plain_name = fold(name)
    exact = {key: key for key in LABELS} | {fold(label): key for key, label in LABELS.items()}
    exact |= {nickname: each.key for each in NICKNAMES for nickname in each.names}
    if plain_name in exact:
        return exact[plain_name]
    parts = sorted((len(label), key) for key, label in LABELS.items() if plain_name in fold(label))
    return parts[0][1] if parts else None


def _value(written: str) -> tuple[str, Amount | None]:
    """A value as the grammar writes it, with its place; a rate without a period is one of a year."""
    text = plain(written)
    found = [figure for figure in figures(text) if figure.value is not None]
    if found and found[0].value is not None:
        worth: Worth = found[0].value
        if isinstance(worth, Rate) and worth.per is None:
            worth = Rate(worth.percent, Period.YEAR)
        return str(worth), worth.amount
    spoken: Mapping[str, str] = {fold(said): word for word, said in WORDS.items()}
    return spoken.get(fold(written), fold(written)), None


def _topic(name: str) -> str:
    """The key of a topic by its key, its label or the part of one."""
    plain_name = fold(name)
    if name in TOPICS:
        return name
    parts = sorted((len(label), key) for key, label in TOPICS.items() if plain_name in fold(label))
    if not parts:
        raise Misunderstood(f"「{name}」という主題はありません。{_or(name, tuple(TOPICS.values()), _USUAL_TOPICS)}")
    return parts[0][1]


_LIKE_THIS = "解約予告 > 1ヶ月、提供者:月見 のように書いてください。"
_USUAL = ("解約予告", "最低利用期間", "賠償上限", "遅延損害金")
_USUAL_TOPICS = ("契約者による解約", "損害賠償", "遅延損害金")


def _or(name: str, known: Sequence[str], usual: Sequence[str]) -> str:
    """Names that may have been meant, else the usual ones."""
    near = get_close_matches(fold(name), [fold(each) for each in known], n=3, cutoff=0.4)
    return f"{'・'.join(near or usual)} などの名前で書いてください。"


def _day(written: list[str], *, first: bool) -> str:
    """The day that is meant by 2024, 2024-04 or 2024-04-01: the first or the last one of it; empty for nothing."""
    if not written:
        return ""
    found = re.fullmatch(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?", written[-1])
    if found is None:
        raise Misunderstood(f"日付は 2024・2024-04・2024-04-01 の形で書いてください（{written[-1]}）。")
    year, month, day = found[1], found[2] or ("01" if first else "12"), found[3] or ("01" if first else "31")
    return f"{year}-{int(month):02}-{int(day):02}"
