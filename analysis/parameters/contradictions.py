"""Where a document says two things about one act: 速やかに here and 遅滞なく there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.parameters.labels import LABELS, spoken
from models.document import Document, Finding, article_of
from models.parameters import Parameter, Where
from models.values import worth

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


def contradictions(document: Document, parameters: Iterable[Parameter]) -> tuple[Finding, ...]:
    """One finding for each key of which two articles of the 本則 give values that cannot both be meant.

    It stands at the second of the two and names both.
    """
    stated: defaultdict[str, list[Parameter]] = defaultdict(list)
    for parameter in parameters:
        beside = ONE_ACT.get(parameter.key)
        if beside is None or parameter.value in beside or parameter.where is not Where.TEXT:
            continue
        if parameter.path.startswith("本則/"):
            stated[parameter.key].append(parameter)
    return tuple(_finding(document, *pair) for found in stated.values() for pair in _apart(found))


def _apart(found: Sequence[Parameter]) -> Iterator[tuple[Parameter, Parameter]]:
    """The first value and the first one elsewhere that differs from it."""
    for other in found[1:]:
        if article_of(other.path) != article_of(found[0].path) and not _agree(other.value, found[0].value):
            yield found[0], other
            return


def _agree(one: str, other: str) -> bool:
    """Whether two values are the same however they are written: 1年 and 12か月."""
    places = worth(one).amount, worth(other).amount
    return one == other or (places[0] is not None and places[0] == places[1])


def _finding(document: Document, first: Parameter, second: Parameter) -> Finding:
    said = "、".join(f"{document.cited(p.path)}では「{spoken(p.key, p.value)}」" for p in (first, second))
    body = next(
        entry.node.body
        for entry in document.entries
        if entry.path == second.path and entry.node.text[second.start : second.end] == second.quote
    )
    start, end = body.origin(second.start), body.origin(second.end - 1) + 1
    return Finding("食い違い", f"{LABELS[first.key]}が、{said}とされています。", second.path, start, end)
