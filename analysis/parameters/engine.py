"""Runs the rules over the sentences of a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.parameters.clauses import Clause
from analysis.parameters.parties import Role, actor, side
from analysis.parameters.rules import Rule
from analysis.parameters.vocabulary import NAMES, PARTY, SLOTS, numbers
from analysis.text.bounds import bound
from analysis.text.numerals import number
from analysis.text.written import money
from models.document import Document, Kind
from models.parameters import Parameter
from models.values import Worth

_ARTICLE = r"第\s*([0-9]{1,5}|[一二三四五六七八九十百]{1,12})\s*条(?:の\s*[0-9一二三四五六七八九十]+)?"
_CITED = re.compile(rf"{_ARTICLE}(?:\s*\([^)]*\))?(?:\s*(?:から|乃至|ないし|~|〜|-|－)\s*{_ARTICLE})?")


Found = tuple[Rule, Parameter]


def run(
    rules: Iterable[Rule],
    clause: Clause,
    names: Mapping[str, Role],
    captions: Mapping[str, str],
    signs: Mapping[str, tuple[str, ...]],
) -> Iterator[Found]:
    """Every value that the rules find in one sentence.

    ``names`` tells 甲 from 乙, ``captions`` what 第n条 is about, ``signs`` which keys may be spoken of where a
    word stands (a key that no word there names is not looked for).
    A number belongs to the key whose rule stands first in the table.
    """
    owners: dict[int, str] = {}
    held = numbers(clause.text)
    said: dict[str, bool] = {}
    spoken_of = {key for word in _heard(clause.scope, tuple(signs)) for key in signs[word]}
    for rule in rules:
        if rule.key not in spoken_of or not rule.needs <= held or not _speaks_of(rule, clause, captions, said):
            continue
        for match in rule.patterns["find"].finditer(clause.text):
            role = actor(clause, *match.span(), names) if rule.by else None
            acts = role in (rule.by, Role.BOTH, Role.UNKNOWN)
            value = _value(rule, match, clause, names) if acts else None
            place = min((match.start(slot) for slot in rule.needs if match[slot]), default=None)
            if value and (place is None or _owns(rule.key, owners.setdefault(place, rule.key), role)):
                yield rule, _parameter(rule, value, clause, match)


@lru_cache(maxsize=64)
def _heard(scope: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that stand in a text; sentences of one provision ask for the same."""
    return tuple(word for word in words if word in scope)


BOTH_LEAVE = ("termination_by_provider.notice", "termination_by_customer.notice")
"""One number is both where both parties give the same notice."""


def _owns(key: str, owner: str, role: Role | None) -> bool:
    """Whether a key may have a number that was claimed for ``owner`` first."""
    return key == owner or ((key, owner) == BOTH_LEAVE and role is Role.BOTH)


def _speaks_of(rule: Rule, clause: Clause, captions: Mapping[str, str], said: dict[str, bool]) -> bool:
    """Whether the sentence is one that the rule is about; what is cheap to see comes first.

    ``said`` remembers what earlier rules of the table asked of the same sentence.
    """
    patterns = rule.patterns
    if rule.within and rule.within not in said:
        said[rule.within] = bool(patterns["within"].search(clause.spoken))
    return (
        said.get(rule.within, True)
        and bool(patterns["find"].search(clause.text))
        and not ("unless" in patterns and patterns["unless"].search(clause.text))
        and not ("elsewhere" in patterns and patterns["elsewhere"].search(f"{clause.heading}\n{clause.lead}"))
        and ("about" not in patterns or bool(patterns["about"].search(clause.scope)))
        and ("cites" not in patterns or any(patterns["cites"].search(c) for c in _cited(clause.text, captions)))
    )


def _value(rule: Rule, match: re.Match[str], clause: Clause, names: Mapping[str, Role]) -> str | None:
    """The value; a name is read from the text as it is, where no party goes by another name."""
    read = {}
    for slot, (_, reader) in SLOTS.items():
        if slot in match.re.groupindex:
            if match[slot] is None:
                continue
            start, end = match.span(slot)
            worth: Worth | str | None
            if slot == PARTY:
                worth = side(match[slot], names)
            elif slot in NAMES:
                worth = reader(clause.raw, clause.start + start, clause.start + end)
            else:
                worth = reader(match.string, start, end)
            if worth is None:
                return None
            read[slot] = worth
    return rule.value.format(**read)


def _parameter(rule: Rule, value: str, clause: Clause, match: re.Match[str]) -> Parameter:
    start, end = match.span("引用" if match.re.groupindex.get("引用") and match["引用"] else 0)
    if rule.loose:
        start = _whole_word(clause.text, start, min((match.start(slot) for slot in rule.needs), default=end - 1))
    words = clause.text[start:end]
    start, end = start + len(words) - len(words.lstrip("、 \n")), end - len(words) + len(words.rstrip("、。 \n"))
    if clause.text[start] in "料費代金":
        before = clause.text[max(0, start - 8) : start]
        start -= len(before) - len(_KIND_OF_FEE.sub("", before))
    start, end = clause.start + start, clause.start + end
    slot = min((slot for slot in rule.needs if match[slot]), key=match.start, default="")
    binds = bound(clause.text, *match.span(slot)) if slot else None
    paid = money(clause.text, *match.span(slot)) if slot == "金額" else None
    tax = paid.tax if paid else None
    return Parameter(rule.key, value, clause.path, start, end, clause.raw[start:end], bound=binds, tax=tax)


_WORD = re.compile(r"(?:^|(?<=[\sぁ-ん、。()「」]))[^\sぁ-ん、。()「」]")


_KIND_OF_FEE = re.compile(r"[一-龥ァ-ヶー]+\Z")
"""What stands before 料 in 利用料 and レンタル料."""


def _whole_word(text: str, start: int, last: int) -> int:
    """The first beginning of a word at ``start`` … ``last``, or ``start`` where there is none."""
    word = _WORD.search(text, start)
    return word.start() if word and word.start() <= last else start


def _cited(text: str, captions: Mapping[str, str]) -> Iterator[str]:
    """Captions of the articles that a sentence cites by number, ranges included."""
    return (captions.get(label, "") for label in cited(text))


def cited(text: str) -> Iterator[str]:
    """Labels of the articles that a sentence cites by number, ranges included."""
    for match in _CITED.finditer(text):
        first, last = number(match[1]), number(match[2] or match[1])
        for n in range(first, min(last, first + 60) + 1):
            yield f"第{n}条"


def captions(document: Document) -> Mapping[str, str]:
    """Label of each article of the 本則 → its caption."""
    found: dict[str, str] = {}
    for entry in document.entries:
        if entry.node.kind is Kind.ARTICLE and entry.path.startswith("本則/"):
            found.setdefault(entry.node.label, entry.node.title)
    return found


ONCE = {"customer_info_change.notice"}
"""Keys of which one 項 states a value once, however many of its 号 hold it."""
SETS = {
    "liability.excluded": {"lost_profits", "special", "indirect"},
    "liability.cap_lifted": {"intent", "gross_negligence"},
    "eligibility": {"corporate", "adult", "minor_consent", "japan"},
}
"""Keys whose values are sets → members of which one must be there: 「データ消失に責任を負わない」 alone limits no damages."""


def chosen(found: Sequence[Found]) -> tuple[Parameter, ...]:
    """Without last resorts where something better was found, sets joined, and each value once for each node."""
    certain = {rule.key for rule, _ in found if not rule.last_resort}
    once: dict[tuple[str, str, str], Parameter] = {}
    members: dict[tuple[str, str], list[Parameter]] = defaultdict(list)
    for rule, parameter in found:
        if rule.key in SETS:
            members[parameter.key, parameter.path.partition("項/")[0]].append(parameter)
        elif not rule.last_resort or rule.key not in certain:
            place = parameter.path.partition("項/")[0] if rule.key in ONCE else parameter.path
            once.setdefault((parameter.key, parameter.value, place.removesuffix("項")), parameter)
    return (*once.values(), *(joined for of in members.values() if (joined := _joined(of))))


def _joined(members: Sequence[Parameter]) -> Parameter | None:
    """One parameter for a set named in one 項 or its 号; its quote is the member named first."""
    first, values = members[0], {member.value for member in members}
    return replace(first, value="|".join(sorted(values))) if values & SETS[first.key] else None
