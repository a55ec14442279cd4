"""Who acts in a sentence: the customer or the provider, by whatever name the document gives them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from analysis.parameters.clauses import NEAR, Clause
from analysis.parameters.vocabulary import CUSTOMER, PROVIDER


class Role(StrEnum):
    CUSTOMER = "customer"
    PROVIDER = "provider"
    BOTH = "both"
    UNKNOWN = "unknown"


_PARTY = rf"(?:{PROVIDER}|{CUSTOMER}|[甲乙丙](?![種号類])|当事者|相手方)"
_JOINED = rf"(?P<who>{_PARTY}(?:\([^)]*\))?(?:等|側|ら)?(?:\s*(?:及び|および|又は|または|並びに|ならびに|もしくは|若しくは|と|・|、)\s*{_PARTY}(?:\([^)]*\))?(?:等|側)?)*)"
_ONLY_PROVIDER = re.compile(PROVIDER)
_ONLY_CUSTOMER = re.compile(CUSTOMER)
_TOPIC = re.compile(
    rf"{_JOINED}(?:に(?:おいて|て))?(?:は|も|(?P<sub>が|から|より)(?!、?\s*(?:別途|別に|書面で|あらかじめ|特に|[^。、]{{1,12}}と(?:し|認め)て)?、?\s*(?:定め|指定|認め|適当|必要|提供|所定|運営|相当と|確認|承認)|[^。、]{{0,8}}?(?:受理|受領|受け付)))"
)
_ASKED = re.compile(r"(?:通知|届け?出|届け|申し?出|申し?込み?|提出|連絡)[^。、]{0,8}?(?:いただ|頂|下さ|ください)")
_TO = re.compile(
    rf"{_JOINED}(?:に(?:対し(?:て)?)?|宛(?:て)?に?|へ|まで)、?[^。]{{0,40}}?(?:通知|届|申し?出|申し?入れ|連絡|予告|告知|提出|申し?込)"
)
_HEADING = re.compile(
    rf"(?P<who>{_PARTY})(?:が|から|による|より|の|側)[^ ]{{0,16}}?(?:解約|解除|終了|退会|申入れ|変更|通知)"
)
_NAMED = r"(?:[\s、][^。、()「」]{{0,40}})?\s*[(「]?(?:以下)?[、「(\s]*{0}"
"""How a party comes to its letter: 賃貸人 みさき不動産(以下「甲」という)."""
_MEANT = (
    (rf"(?:{PROVIDER}|事業者){_NAMED}", Role.PROVIDER),
    (rf"{CUSTOMER}{_NAMED}", Role.CUSTOMER),
    (r"{0}\s*[:：(]\s*(?:貸主|賃貸人|受託者|受注者|請負者|売主|提供者)", Role.PROVIDER),
    (r"{0}\s*[:：(]\s*(?:借主|賃借人|委託者|発注者|注文者|買主|利用者|契約者)", Role.CUSTOMER),
    (
        r"{0}は、?[^。]{{0,40}}{1}に(?:対し(?:て)?)?[^。]{{0,60}}(?:委託|発注|注文|依頼|請け負わせ)(?:し|す)",
        Role.CUSTOMER,
    ),
    (r"{0}は、?[^。]{{0,40}}{1}(?:より|から)[^。]{{0,60}}(?:借り受け|賃借|買い受け|購入)(?:し|す)?", Role.CUSTOMER),
    (
        r"{0}[はが]、?[^。]{{0,40}}{1}に(?:対し(?:て)?)?[^。]{{0,60}}(?:賃貸|貸し渡|貸与|売り渡|提供|許諾)(?:し|す)",
        Role.PROVIDER,
    ),
    (
        r"{0}は、?[^。]{{0,30}}(?:利用料|委託料|賃料|家賃|代金|報酬|対価)[^。]{{0,30}}(?:支払|納付|振り?込)",
        Role.CUSTOMER,
    ),
)


def parties(text: str) -> Mapping[str, Role]:
    """Which of 甲 and 乙 is the customer, as far as the (plain) text of a document tells.

    >>> parties("賃貸人(以下「甲」という)と賃借人(以下「乙」という)は")["乙"]
    <Role.CUSTOMER: 'customer'>
    >>> parties("甲は、乙に運送業務を委託し、乙はこれを受託する。")["甲"]
    <Role.CUSTOMER: 'customer'>
    """
    for pattern, role in _MEANT:
        for name, other in (("甲", "乙"), ("乙", "甲")):
            if re.search(pattern.format(name, other), text):
                opposite = Role.PROVIDER if role is Role.CUSTOMER else Role.CUSTOMER
                return {name: role, other: opposite}
    return {}


def _role(who: str, names: Mapping[str, Role]) -> Role:
    roles = {names[name] for name in "甲乙" if name in who and name in names}
    if _ONLY_PROVIDER.search(who):
        roles.add(Role.PROVIDER)
    if _ONLY_CUSTOMER.search(who):
        roles.add(Role.CUSTOMER)
    if len(roles) == 2 or "当事者" in who or {"甲", "乙"} <= set(who):
        return Role.BOTH
    return roles.pop() if roles else Role.UNKNOWN


def side(who: str, names: Mapping[str, Role]) -> Role | None:
    """Whose name words are, None where nobody can tell; ``names`` tells 甲 from 乙.

    >>> side("借主", {}), side("甲", {}), side("当社及び会員", {})
    (<Role.CUSTOMER: 'customer'>, None, <Role.BOTH: 'both'>)
    """
    role = _role(who, names)
    return None if role is Role.UNKNOWN else role


def topic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the party stands that is named last with は or も in a stretch of plain text, else with が or から.

    >>> topic("当社は、会員が届け出た日から3日以内に", 0, 14)
    (0, 2)
    """
    every = list(_TOPIC.finditer(text, start, end))
    found = [each for each in every if not each["sub"]] or every
    return found[-1].span("who") if found else None


_OPPOSITE = {Role.CUSTOMER: Role.PROVIDER, Role.PROVIDER: Role.CUSTOMER}


_FAR = 800
"""Characters before a value among which the party that acts is looked for; a sentence is hardly ever longer."""


@lru_cache(maxsize=32)
def _every(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, ...], tuple[re.Match[str], ...]]:
    found = tuple(pattern.finditer(text))
    return tuple(match.start() for match in found), found


def _near(pattern: re.Pattern[str], text: str, first: int, last: int) -> tuple[re.Match[str], ...]:
    """The matches that begin at ``first`` … ``last``; a sentence is searched once for all its values."""
    starts, found = _every(pattern, text)
    return found[bisect_left(starts, first) : bisect_right(starts, last)]


def actor(clause: Clause, start: int, end: int, names: Mapping[str, Role]) -> Role:
    """Who does what stands at ``start`` … ``end`` in the sentence.

    Whoever is asked (通知していただく) is the customer; where one party is told, the other acts; then counts who is named
    last before it with は, then with が or から; then caption, lead and the sentences before.
    """
    if _ASKED.search(clause.text, end):
        return Role.CUSTOMER
    every = _near(_TOPIC, clause.text, end - _FAR, end + 40)
    topics = [m for m in every if m.start() <= end]
    for told in _near(_TO, clause.text, start - _FAR, end + 45):
        role = _role(told["who"], names) if told.end() >= start else Role.UNKNOWN
        if role in _OPPOSITE and not any(_role(t["who"], names) is Role.BOTH for t in topics):
            return _OPPOSITE[role]
    later = [m for m in every if m["sub"] and end < m.start() <= end + 25]
    for found in ([t for t in topics if not t["sub"]], [t for t in topics if t["sub"]], later):
        for topic in reversed(found):
            if (role := _role(topic["who"], names)) is not Role.UNKNOWN:
                return role
    for text, pattern in (
        (clause.heading, _HEADING),
        (clause.lead, _TOPIC),
        (clause.own[max(0, clause.start - NEAR) : clause.start], _TOPIC),
    ):
        for topic in pattern.finditer(text):
            if (role := _role(topic["who"], names)) is not Role.UNKNOWN:
                return role
    return Role.UNKNOWN
