"""What GiNZA's dependency analysis adds to the rules when it is asked who a number binds.

``roles.tsv`` holds sentences written for it: sentence, number, who. The rules name the party that is spoken of last
before the number; GiNZA's way climbs from the number's bunsetsu to its predicate and takes what that predicate has for
a subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.parameters.parties import topic
from analysis.text.written import plain

_TABLE = Path(__file__).with_name("roles.tsv")
_PARTY = re.compile(
    "契約者|利用者|会員|当社|甲|乙|賃借人|賃貸人|旅行者|受注者|発注者|当事者|相続人|借主|貸主|加盟店|注文者|請負者|保護者"
)
_SUBJECT = ("nsubj", "nsubj:outer", "nsubj:pass", "obl:topic", "dislocated", "csubj")


class Case(NamedTuple):
    sentence: str
    number: str
    who: str


def cases() -> tuple[Case, ...]:
    """The sentences of the table."""
    return tuple(Case(*line.split("\t")) for line in _TABLE.read_text("utf-8").splitlines())


def by_rule(case: Case) -> str:
    """The party that the rules name, empty for none."""
    text = plain(case.sentence)
    found = topic(text, 0, text.index(plain(case.number)))
    named = _PARTY.search(case.sentence[found[0] : found[1]]) if found else None
    return named.group() if named else ""


def by_dependency(nlp: Any) -> Callable[[Case], str]:
    """The same by GiNZA's dependencies."""

    def who(case: Case) -> str:
        document = nlp(case.sentence)
        at = case.sentence.index(case.number)
        token = next(t for t in document if t.idx <= at < t.idx + len(t))
        for head in _climb(token):
            for child in head.children:
                marked = any(t.dep_ == "case" and t.text in "はがも" for t in child.rights)
                if (child.dep_ in _SUBJECT or marked) and (named := _named(child)):
                    return named
            if head.dep_ == "acl" and (named := _named(head.head)):
                return named
        return ""

    return who


def _climb(token: Any) -> Iterator[Any]:
    while True:
        yield token
        if token.head == token:
            return
        token = token.head


def _named(token: Any) -> str:
    """The party that a noun names, by itself or with what it is compounded of."""
    words = "".join(t.text for t in token.lefts if t.dep_ == "compound") + token.text
    found = _PARTY.search(words)
    return found.group() if found else ""


def both(nlp: Any) -> tuple[int, int, int, int]:
    """Sentences; right by the rules; right by GiNZA; right by GiNZA where the rules are wrong."""
    ask = by_dependency(nlp)
    told = [(case.who, by_rule(case), ask(case)) for case in cases()]
    return (
        len(told),
        sum(who == rule for who, rule, _ in told),
        sum(who == tree for who, _, tree in told),
        sum(who == tree != rule for who, rule, tree in told),
    )
