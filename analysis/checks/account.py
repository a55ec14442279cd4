"""The document's own 改定履歴 against what changed since the version before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.checks.subject import Check, Subject
from analysis.histories.telling import PART
from analysis.histories.truth import truth
from models.claims import Held, Truth
from models.document import Entry
from models.remarks import Remark, Severity

ACCOUNT = Check(
    "history_account",
    "改定履歴と本文",
    Severity.WARNING,
    yes=(),  # it needs two versions: tests/analysis/histories_told
    no=("第1条（目的）\n畑を貸します。\n第2条（料金）\n月額とします。\n改定履歴\n2024年4月1日　制定",),
)
CHECKS = (ACCOUNT,)
_GRADES: Mapping[Truth, Severity] = {
    Truth.UNLISTED: Severity.SERIOUS,
    Truth.CONTRADICTED: Severity.SERIOUS,
    Truth.NOTICE: Severity.SERIOUS,
    Truth.NO_ENTRY: Severity.SERIOUS,
}
"""Of the others a reader is warned."""


def remarks(subject: Subject) -> Iterator[Remark]:
    """One remark for each claim that is not so and each change that is not told; nothing without a version before."""
    before = subject.before
    if before is None:
        return
    found = truth(before.document, subject.document, before.revisions, notice=before.notice, since=before.since)
    home = next((e for e in subject.document.entries if e.path.startswith(PART) and e.node.text), None)
    for held in found:
        if not held.good:
            yield _remark(held, home)


def _remark(held: Held, home: Entry | None) -> Remark:
    """Placed on the words of the 改定履歴, or at the article that it leaves out."""
    path, start, end, quote = held.new or held.old or PART, 0, 0, ""
    if held.place and home is not None:
        path, (start, end) = home.path, held.place
        quote = home.node.text[start:end]
    severity = _GRADES.get(held.truth, ACCOUNT.severity)
    return Remark(ACCOUNT.key, f"改定履歴：{held.truth}", severity, path, start, end, quote, held.message)
