"""Names that a document gives its parties itself: 「以下「みなと」といいます。」, said as the vocabulary says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from analysis.parameters.vocabulary import CUSTOMER, PROVIDER

_DEFINED = re.compile(r"(?P<whole>[^。\n「」()]{2,80})\((?:(?:以下|これを)[^()「」]{0,14})?「(?P<name>[^「」]{2,12})」")
_MEANT = re.compile(
    r"「(?P<name>[^「」]{2,12})」とは、?(?P<whole>[^。「」]{4,120}?)(?:を|の(?:こと|総称))(?:い|指|言|意味)"
)
_COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|法人|組合|協会|公社|財団|機構|銀行)[^。、()\s]{0,24}$|[都道府県市区町村]$"
)
_PERSON = re.compile(r"(?:者|方|法人|個人|企業|会社|団体|お客様|お客さま|世帯|人)(?:等|など|の皆様)?$")
_CONTRACTS = re.compile(r"契約|申し?込|入会|加入|購入|借り|受講|利用|使用|登録")
_PERSONS_NAME = re.compile(r"(?:者|員|人|様|さま|方|社|企業|団体|客|主|[ァ-ヶー]{3,}|[A-Z]{2,})$")
_KNOWN = re.compile(rf"{PROVIDER}|{CUSTOMER}|[甲乙丙]|第三者|代理|担当|管理者|関係者|役員|委託先|取引先|相手方")
_PREAMBLE = 2000
"""Characters of the text in which the provider gives itself its name."""
_SAID = {"provider": "当社", "customer": "会員"}


@lru_cache(maxsize=4)  # extraction, and what a reviewer decided about its values, ask for the same
def renaming(text: str) -> Callable[[str], str]:
    """What puts the words of the vocabulary in the place of the names that a (plain) text defines, length for length.

    >>> renaming("海辺商会株式会社(以下「海辺商会」といいます。)は、")("海辺商会が通知する")
    '〃〃当社が通知する'
    """
    names = {name: _SAID[side].rjust(len(name), "〃") for name, side in _names(text).items()}
    if not names:
        return lambda said: said
    every = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    finder = re.compile(rf"(?<![一-龥ァ-ヶーA-Za-z])(?:{every})")
    return lambda said: finder.sub(lambda found: names[found[0]], said)


def _names(text: str) -> Mapping[str, str]:
    """Name → side. Two companies with a name each are the two parties of a contract: neither is taken."""
    companies: set[str] = set()
    sides: dict[str, str] = {}
    for found in _DEFINED.finditer(text, 0, _PREAMBLE):
        if _COMPANY.search(found["whole"].strip()):
            companies.add(found["name"])
    for found in (*_DEFINED.finditer(text), *_MEANT.finditer(text)):
        name, whole = found["name"], found["whole"].strip()
        if _PERSON.search(whole) and _CONTRACTS.search(whole) and _PERSONS_NAME.search(name) and name not in companies:
            sides[name] = "customer"
    if len(companies) == 1:
        sides[companies.pop()] = "provider"
    return {name: side for name, side in sides.items() if not re.search(r"\s", name) and not _KNOWN.search(f"{name}は")}
