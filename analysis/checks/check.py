"""All checks over one document, in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from analysis.checks import account, annexes, notation, numbers, targets, terms, wording
from analysis.checks.subject import Before, Check, Subject
from models.document import Document, Entry, Finding, Kind, Passage
from models.parameters import Where
from models.remarks import Remark, Severity

_MODULES = (targets, numbers, terms, wording, notation, annexes, account)
CHECKS: tuple[Check, ...] = tuple(check for module in _MODULES for check in module.CHECKS)
"""Every check that has examples of its own."""

FOUND: Mapping[str, Severity] = {
    "欠番": Severity.WARNING,
    "重複": Severity.SERIOUS,
    "順序違い": Severity.WARNING,
    "見出しのない条": Severity.NOTE,
    "条なし": Severity.NOTE,
    "食い違い": Severity.SERIOUS,
}
"""What segmentation and the parameters find by the way, and how much hangs on it; of others a reader is warned."""

_EXCERPT = re.compile(r"抄|(?:法律|[政省府]令|規則|条例)第")


def check(document: Document, before: Before | None = None) -> tuple[Remark, ...]:
    """What a careful reader would have caught; ``before`` is the previous version, for references left behind.

    In the order of the text; of one place, the gravest first.
    """
    subject = Subject(document, before)
    found = [remark for module in _MODULES for remark in module.remarks(subject)]
    found += _findings(document)
    order = {entry.path: entry.index for entry in reversed(document.entries)}
    grades = list(Severity)
    return tuple(
        sorted(found, key=lambda r: (order.get(r.path, 0), r.where != Where.HEADING, r.start, grades.index(r.severity)))
    )


def _findings(document: Document) -> Iterator[Remark]:
    """The findings that a document carries, each placed in the node it speaks of."""
    for finding in document.findings:
        if _customary(document, finding):
            continue
        entry = document.by_path.get(finding.path)
        where, start, end = _own(entry, finding)
        text = "" if entry is None else (entry.node.heading if where is Where.HEADING else entry.node.body).text
        severity = FOUND.get(finding.what, Severity.WARNING)
        yield Remark(
            finding.what,
            finding.what,
            severity,
            finding.path,
            start,
            end,
            text[start:end],
            finding.message,
            where=where,
        )


def _customary(document: Document, finding: Finding) -> bool:
    """Whether a finding is no slip: a supplementary provision of which only a part is printed, or a caption for several articles.

    法制執務 prints a caption above the number of the first of the articles that it stands for (共通見出し).
    """
    if finding.what == "欠番":
        part = document.by_path.get(finding.path.partition("/")[0])
        excerpt = part is not None and _EXCERPT.search(part.node.mark.text + part.node.heading.text) is not None
        return excerpt or _repealed(document, finding.path)
    if finding.what == "見出しのない条":
        articles = [e.node for e in document.entries if e.node.kind is Kind.ARTICLE and e.node.heading and e.node.mark]
        above = sum(node.heading.runs[0].start < node.mark.runs[0].start for node in articles)
        return above > 0.8 * len(articles)
    return False


def _repealed(document: Document, path: str) -> bool:
    """Whether the article before ends a range that reaches up to this one: 第2条から第4条まで　削除."""
    articles = [entry.path for entry in document.entries if entry.node.kind is Kind.ARTICLE]
    at = articles.index(path) if path in articles else 0
    numbers = [re.findall(r"第(\d+)条", each.rpartition("/")[2]) for each in articles[max(0, at - 1) : at + 1]]
    return at > 0 and len(numbers[0]) == 2 and bool(numbers[1]) and int(numbers[1][0]) == int(numbers[0][1]) + 1


def _own(entry: Entry | None, finding: Finding) -> tuple[Where, int, int]:
    """A stretch of the source as one of the node's text or caption; an empty one at its beginning where it is in neither."""
    if entry is not None:
        for where, passage in ((Where.TEXT, entry.node.body), (Where.HEADING, entry.node.heading)):
            start, end = _place(passage, finding.start), _place(passage, finding.end - 1)
            if start is not None and end is not None and start <= end:
                return where, start, end + 1
    return Where.TEXT, 0, 0


def _place(passage: Passage, origin: int) -> int | None:
    """Where a code point of the source stands in a passage, None where it does not."""
    for run in passage.runs:
        if run.start <= origin < run.start + run.length:
            return run.at + origin - run.start
    return None
