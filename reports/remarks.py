"""点検 as lines for a terminal, as JSON values, and as a table (CSV)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.checks.rulings import Judged
from models.document import Document
from models.origin import Imprint, Origin
from models.remarks import Remark, Severity
from reports.imprint import about, sources
from reports.spreadsheet import guarded

Json = dict[str, Any]
SAID = {"dismissed": "了解", "to_mend": "直すべき"}
HEADS = ("重さ", "点検", "条文", "頁", "箇所", "指摘", "理由", "人の判断")


def remarks_json(document: Document, found: Sequence[Judged], origin: Origin, imprint: Imprint) -> Json:
    """Every remark with its place (path, range in the own text, page), and what a reviewer said of it."""
    return {
        "program": imprint.program,
        "rules": imprint.rules,
        "settings": dict(imprint.settings),
        "document": {"name": origin.name, "file": origin.file, "sha256": origin.sha256, "date": origin.date},
        "counts": {severity.name.lower(): count(found, severity) for severity in Severity},
        "remarks": [_remark(document, each) for each in found],
    }


def count(found: Sequence[Judged], severity: Severity) -> int:
    """How many remarks of a severity are open: those that a reviewer dismissed do not count."""
    return sum(each.open and each.remark.severity is severity for each in found)


def _remark(document: Document, each: Judged) -> Json:
    remark, decision = each.remark, each.decision
    said = None
    if decision is not None:
        said = {"says": decision.says.value, "who": decision.who, "when": decision.when, "why": decision.why}
    return {
        "check": remark.check,
        "what": remark.what,
        "severity": remark.severity.name.lower(),
        "at": remark.path,
        "citation": document.cited(remark.path),
        "page": page_of(document, remark),
        "where": remark.where.value,
        "start": remark.start,
        "end": remark.end,
        "quote": remark.quote,
        "message": remark.message,
        "reason": remark.reason,
        "fingerprint": each.print,
        "decision": said,
    }


def page_of(document: Document, remark: Remark) -> int | None:
    """The page of the provision that a remark speaks of, None where the source has none."""
    entry = document.by_path.get(remark.path)
    return document.page(entry.node) if entry else None


def lines(document: Document, found: Sequence[Judged]) -> Iterator[str]:
    """The open remarks, the gravest first, then how many were dismissed."""
    grades = list(Severity)
    shown = sorted((each for each in found if each.open), key=lambda each: grades.index(each.remark.severity))
    for each in shown:
        remark = each.remark
        page = page_of(document, remark)
        where = document.cited(remark.path) + (f"（{page}頁）" if page else "")
        human = f"　✎ {SAID[each.decision.says.value]}（{each.decision.who}）" if each.decision else ""
        yield f"【{remark.severity}】{remark.what}　{where}　{remark.message}{remark.reason}{human}"
    counts = Counter(each.remark.severity for each in shown)
    told = "・".join(f"{severity} {counts[severity]}" for severity in Severity)
    dismissed = len(found) - len(shown)
    yield f"指摘 {len(shown)} 件（{told}）" + (f"、了解済み {dismissed} 件" if dismissed else "")


def cells(document: Document, each: Judged) -> tuple[str, ...]:
    """One remark as a row under ``HEADS``."""
    remark, decision = each.remark, each.decision
    human = f"{SAID[decision.says.value]}（{decision.who}、{decision.day}）{decision.why}" if decision else ""
    page = page_of(document, remark)
    return (
        remark.severity.value, remark.what, document.cited(remark.path), str(page or ""),
        remark.quote, remark.message, remark.reason, human,
    )  # fmt: skip


def remarks_csv(document: Document, found: Sequence[Judged], imprint: Imprint) -> bytes:
    """UTF-8 with a mark for Excel; nothing in it is taken for a formula; where it comes from at its end."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(HEADS)
    rows.writerows([guarded(cell) for cell in cells(document, each)] for each in found)
    rows.writerow([])
    rows.writerows([guarded(cell) for cell in row] for row in (*about(imprint), *sources(imprint)))
    return written.getvalue().encode("utf-8-sig")
