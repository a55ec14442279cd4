"""Where a document says two things about one matter: 速やかに here and 遅滞なく there, two notice periods, table against text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from analysis.parameters.acts import Act, twice
from analysis.parameters.aliases import renaming
from analysis.parameters.labels import LABELS, spoken
from analysis.parameters.matters import Around, Statement, around, one_matter
from analysis.parameters.parties import Role, parties, side
from analysis.parameters.twins import Number, numbers, twins
from analysis.text.written import plain
from models.document import Document, Entry, Finding
from models.parameters import Parameter, Where
from models.values import worth

WHAT = "食い違い"
ONE_MATTER: Mapping[str, frozenset[str]] = {
    "acceptance.period": frozenset(),
    "assignment.by_customer": frozenset(),
    "backup.retention": frozenset(),
    "breach.cure_period": frozenset({"reasonable", "promptly"}),
    "confidentiality.oral_writing_deadline": frozenset(),
    "confidentiality.survival": frozenset({"indefinite"}),
    "cooling_off": frozenset(),
    "customer_info_change.notice": frozenset(),
    "data_after_end.deletion": frozenset(),
    "data_after_end.retrieval": frozenset(),
    "defect.liability": frozenset(),
    "discontinuation.notice": frozenset({"prior"}),
    "equipment.warranty": frozenset(),
    "governing_law": frozenset(),
    "jurisdiction.court": frozenset(),
    "late_interest.rate": frozenset({"statutory"}),
    "liability.cap": frozenset(),
    "liability.claim_deadline": frozenset(),
    "minimum_term.length": frozenset(),
    "notice.deemed_arrival": frozenset(),
    "payment.due": frozenset(),
    "payment_default.trigger": frozenset({"P0D"}),
    "price_change.notice": frozenset({"prior"}),
    "refund": frozenset(),
    "renewal.length": frozenset({"same_term"}),
    "renewal.opt_out_notice": frozenset(),
    "subcontracting.consent": frozenset(),
    "surcharge.multiple": frozenset(),
    "termination_by_customer.notice": frozenset(),
    "termination_by_provider.notice": frozenset(),
    "terms_change.consent": frozenset(),
    "terms_change.notice": frozenset({"prior"}),
}
"""Keys that speak of one rule of the contract, unless a sentence says otherwise → values that any other may stand
beside.
"""
ANYONE = frozenset({"payment_default.trigger", "breach.cure_period", "renewal.opt_out_notice"})
"""Keys whose sentences may name either party: the one that fails, or the one that may leave for it."""
_MOST = 60
"""Values of a key that are compared with each other; more are a price list."""
ONE_VALUE = frozenset(
    {
        "late_interest.rate",
        "minimum_term.length",
        "renewal.length",
        "renewal.opt_out_notice",
        "termination_by_customer.notice",
        "backup.retention",
        "equipment.warranty",
        "sla.recovery_time",
        "cooling_off",
    }
)
"""Keys of which a table and the text, where each gives a single value, mean the same one."""


def contradictions(document: Document, parameters: Iterable[Parameter]) -> tuple[Finding, ...]:
    """One finding for each key, each act, and each number of which the document gives values that cannot both be meant.

    Two sentences of the 本則 differ, in one article or in two, or a table (its cells stand apart by tabs; 別表 too) and the
    text. A finding stands at the second of the two and names both places.
    """
    stated: defaultdict[str, list[Parameter]] = defaultdict(list)
    for parameter in parameters:
        if parameter.where is Where.TEXT:
            stated[parameter.key].append(parameter)
    whole = plain(document.source.text)
    names, renamed = parties(whole), renaming(whole)
    homes = tuple(around(document, renamed))
    said = _statements(homes, stated)
    found: list[Finding] = []
    for key, values in stated.items():
        pair = next(_apart(key, values, said, names), None) or next(_tabled(document, key, values), None)
        if pair:
            found.append(_finding(document, *pair))
    found.extend(_of_act(document, *pair) for pair in twice(document))
    others = [_of_number(document, *pair) for pair in twins(each for home in homes for each in numbers(home))]
    return (*found, *(each for each in others if not any(_overlap(each, other) for other in found)))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _statements(homes: Iterable[Around], stated: Mapping[str, Sequence[Parameter]]) -> Mapping[Parameter, Statement]:
    """The sentences of the values that may contradict each other: of a key with several in the 本則."""
    wanted: defaultdict[str, list[Parameter]] = defaultdict(list)
    for key in ONE_MATTER:
        those = [each for each in stated.get(key, ()) if each.path.startswith("本則/")]
        if len({each.value for each in those}) > 1:
            for each in those[:_MOST]:
                wanted[each.path].append(each)
    return {
        each: Statement(home, each.start, each.end)
        for home in homes
        for each in wanted.get(home.entry.path, ())
        if home.entry.node.text[each.start : each.end] == each.quote
    }


def _apart(
    key: str, found: Sequence[Parameter], said: Mapping[Parameter, Statement], names: Mapping[str, Role]
) -> Iterator[tuple[Parameter, Parameter]]:
    """The first two values of the 本則 that differ although nothing sets their sentences apart."""
    beside = ONE_MATTER.get(key)
    if beside is None:
        return
    those = [each for each in found if each.value not in beside and each in said]
    for one, other in combinations(those, 2):
        if _agree(one.value, other.value) or not (key in ANYONE or _one_party(one, other, names)):
            continue
        lifted = _lifted(one, said[other]) or _lifted(other, said[one])
        if not lifted and one_matter(said[one], said[other], key):
            yield one, other


def _one_party(one: Parameter, other: Parameter, names: Mapping[str, Role]) -> bool:
    """Whether the same party acts, as far as the sentences tell."""
    sides = [side(plain(each.who.quote), names) if each.who else None for each in (one, other)]
    return None in sides or sides[0] is sides[1]


def _lifted(one: Parameter, other: Statement) -> bool:
    """Whether the other sentence is the exception to the first."""
    but = one.exception
    return (
        but is not None and but.path == other.home.entry.path and but.start < other.span[1] and other.span[0] < but.end
    )


def _tabled(document: Document, key: str, found: Sequence[Parameter]) -> Iterator[tuple[Parameter, Parameter]]:
    """The one value of the text and the one value of the tables, where they differ."""
    if key not in ONE_VALUE:
        return
    there = [each for each in found if not each.path.startswith(("改定履歴", "附則", "特約"))]
    tabled = [each for each in there if _in_table(document, each)]
    told = [each for each in there if each not in tabled]
    single = len({each.value for each in tabled}) == len({each.value for each in told}) == 1
    if single and not any(each.condition for each in there) and not _agree(tabled[0].value, told[0].value):
        yield told[0], tabled[0]


def _in_table(document: Document, parameter: Parameter) -> bool:
    """Whether a value stands in a row of a table."""
    text = _home(document, parameter).node.text
    return "\t" in text[text.rfind("\n", 0, parameter.start) + 1 :].partition("\n")[0]


def _home(document: Document, parameter: Parameter) -> Entry:
    """The node that a value is quoted from; a number that is printed twice has two."""
    return next(
        entry
        for entry in document.entries
        if entry.path == parameter.path and entry.node.text[parameter.start : parameter.end] == parameter.quote
    )


def _agree(one: str, other: str) -> bool:
    """Whether two values are the same however they are written: 1年 and 12か月."""
    places = worth(one).amount, worth(other).amount
    return one == other or (places[0] is not None and places[0] == places[1])


def _finding(document: Document, first: Parameter, second: Parameter) -> Finding:
    values = [spoken(each.key, each.value) for each in (first, second)]
    where = _home(document, second), second.start, second.end
    return _told(document, f"{LABELS[first.key]}が", (first.path, second.path), values, *where)


def _of_act(document: Document, first: Act, second: Act) -> Finding:
    where = document.entries[second.index], second.start, second.end
    subject = f"{second.what}の{second.verb}が"
    return _told(document, subject, (first.path, second.path), [first.when, second.when], *where)


def _of_number(document: Document, first: Number, second: Number) -> Finding:
    homes = [each.statement.home.entry for each in (first, second)]
    where = homes[1], second.figure.start, second.figure.end
    paths = [home.path for home in homes]
    return _told(document, "同じことを定める二つの文の数が", paths, [first.spoken, second.spoken], *where)


def _told(
    document: Document, subject: str, paths: Sequence[str], values: Sequence[str], home: Entry, start: int, end: int
) -> Finding:
    """What differs, with both places; the finding stands at ``start`` … ``end`` of the own text of ``home``."""
    first, second = map(document.cited, paths)
    there, here = (f"{first}では", f"{second}では") if first != second else (f"{first}の中で", "")
    said = f"{subject}、{there}「{values[0]}」、{here}「{values[1]}」とされています。"
    return Finding(WHAT, said, home.path, home.node.body.origin(start), home.node.body.origin(end - 1) + 1)
