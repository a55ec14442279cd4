"""All checks over one document, in the order of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.checks import account, annexes, notation, targets, terms, wording
from analysis.checks.subject import Before, Check, Subject
from models.document import Document, Entry, Finding, Passage
from models.parameters import Where
from models.remarks import Remark, Severity

_MODULES = (targets, terms, wording, notation, annexes, account)
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
