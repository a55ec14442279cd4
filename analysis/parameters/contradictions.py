"""Where a document says two things about one act: 速やかに here and 遅滞なく there, two notice periods, table against text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.parameters.acts import Act, twice
from analysis.parameters.labels import LABELS, spoken
from models.document import Document, Entry, Finding, article_of
from models.parameters import Parameter, Where
from models.values import worth

WHAT = "食い違い"
ONE_ACT: Mapping[str, frozenset[str]] = {
    "customer_info_change.notice": frozenset(),
    "terms_change.notice": frozenset({"prior"}),
    "terms_change.consent": frozenset(),
    "discontinuation.notice": frozenset({"prior"}),
    "renewal.length": frozenset({"same_term"}),
    "renewal.opt_out_notice": frozenset(),
    "termination_by_customer.notice": frozenset(),
    "confidentiality.survival": frozenset({"indefinite"}),
    "subcontracting.consent": frozenset(),
    "assignment.by_customer": frozenset(),
    "governing_law": frozenset(),
}
"""Keys that speak of one act or one rule of the whole contract → values that any other may stand beside."""
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
    """One finding for each key, and each act, of which the document gives values that cannot both be meant.

    Two articles of the 本則 differ, or a table (its cells stand apart by tabs; 別表 too) and the text. A finding stands at the
    second of the two and names both places.
    """
    stated: defaultdict[str, list[Parameter]] = defaultdict(list)
    for parameter in parameters:
        if parameter.where is Where.TEXT:
            stated[parameter.key].append(parameter)
    found: list[Finding] = []
    for key, values in stated.items():
        pair = next(_apart(key, values), None) or next(_tabled(document, key, values), None)
        if pair:
            found.append(_finding(document, *pair))
    return (*found, *(_of_act(document, *pair) for pair in twice(document)))


def _apart(key: str, found: Sequence[Parameter]) -> Iterator[tuple[Parameter, Parameter]]:
    """The first value of the 本則 and the first one in another article that differs from it."""
    beside = ONE_ACT.get(key)
    if beside is None:
        return
    those = [each for each in found if each.value not in beside and each.path.startswith("本則/")]
    for other in those[1:]:
        if article_of(other.path) != article_of(those[0].path) and not _agree(other.value, those[0].value):
            yield those[0], other


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
    said = "、".join(f"{document.cited(p.path)}では「{spoken(p.key, p.value)}」" for p in (first, second))
    body = _home(document, second).node.body
    start, end = body.origin(second.start), body.origin(second.end - 1) + 1
    return Finding(WHAT, f"{LABELS[first.key]}が、{said}とされています。", second.path, start, end)


def _of_act(document: Document, first: Act, second: Act) -> Finding:
    said = "、".join(f"{document.cited(act.path)}では「{act.when}」" for act in (first, second))
    body = document.entries[second.index].node.body
    start, end = body.origin(second.start), body.origin(second.end - 1) + 1
    return Finding(WHAT, f"{second.what}の{second.verb}が、{said}とされています。", second.path, start, end)
