"""What became of a reviewer's decisions: the findings they answer, those that came to nothing, the provisions they made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.structure import findings as numbering
from analysis.structure import layout
from analysis.structure.corrections import Placed, place
from analysis.structure.row import Row
from models.decisions import Says, StructureDecision
from models.document import Document, Finding, Kind

DANGLING = "判断の宙づり"


def findings(document: Document, found: Sequence[Finding], rows: Sequence[Row], placed: Placed) -> tuple[Finding, ...]:
    """The findings that no decision answers, and a finding for every decision that came to nothing."""
    if not placed.by_row and not placed.missing:
        return tuple(found)
    spans = [(rows[i].start, rows[i].end) for i in placed.by_row]
    left = [f for f in found if not any(start <= f.start < end for start, end in spans)]
    prints = _prints(document)
    unmet = [(rows[i], d) for i, d in placed.by_row.items() if not _met(prints, rows[i], d.says)]
    here = document.parts[0].label if document.parts else ""
    dangling = [Finding(DANGLING, _gone(decision), here, 0, 0) for decision in placed.missing]
    for row, decision in unmet:
        dangling.append(Finding(DANGLING, _useless(decision), _path(prints, row) or here, row.start, row.end))
    return (*left, *sorted(dangling, key=lambda f: f.start))


def told(document: Document, decisions: Sequence[StructureDecision] = ()) -> Document:
    """A document whose tree its file states, with the findings about it; decisions that say otherwise came to nothing."""
    rows = layout.rows(document.source)
    placed = place(document.source, rows, decisions)
    found = findings(document, numbering.findings(document), rows, placed)
    return document.with_findings(found)


def decided(document: Document, decisions: Sequence[StructureDecision]) -> tuple[tuple[str, StructureDecision], ...]:
    """The paths of the provisions whose print begins or goes on in a line that a reviewer decided about."""
    rows = layout.rows(document.source)
    prints = _prints(document)
    placed = place(document.source, rows, decisions).by_row
    return tuple((path, placed[i]) for i in sorted(placed) if (path := _path(prints, rows[i])))


class _Print(NamedTuple):
    """A stretch of the source and what it is of the node at a path."""

    start: int
    path: str
    kind: Kind
    role: str
    first: bool
    """The node begins here."""


def _prints(document: Document) -> list[_Print]:
    found = []
    for entry in document.entries:
        node = entry.node
        begin = min((passage.runs[0].start for passage in node.passages()), default=-1)
        for role, passage in (("number", node.mark), ("caption", node.heading), ("text", node.body)):
            found += [_Print(r.start, entry.path, node.kind, role, r.start == begin) for r in passage.runs]
    return sorted(found)


def _within(prints: Sequence[_Print], row: Row) -> Sequence[_Print]:
    first = bisect_left(prints, row.start, key=lambda p: p.start)
    return prints[first : bisect_left(prints, row.end, key=lambda p: p.start)]


def _path(prints: Sequence[_Print], row: Row) -> str:
    return next((p.path for p in _within(prints, row)), "")


_KINDS = {
    Says.ARTICLE: Kind.ARTICLE,
    Says.PARAGRAPH: Kind.PARAGRAPH,
    Says.ITEM: Kind.ITEM,
    Says.SUBITEM: Kind.SUBITEM,
}


def _met(prints: Sequence[_Print], row: Row, says: Says) -> bool:
    """The tree says of a row what the reviewer says."""
    here = _within(prints, row)
    if says is Says.FURNITURE:
        return not here
    if says is Says.HEADING:
        return any(p.role == "caption" or (p.kind in (Kind.CHAPTER, Kind.PART) and p.role == "number") for p in here)
    if says is Says.TEXT:
        return bool(here) and here[0].role == "text" and not (here[0].first and here[0].kind is not Kind.PARAGRAPH)
    return any(p.kind is _KINDS[says] and (p.first or p.role != "text") for p in here)


WORDS = {
    Says.ARTICLE: "条",
    Says.PARAGRAPH: "項",
    Says.ITEM: "号",
    Says.SUBITEM: "号の下",
    Says.HEADING: "見出し",
    Says.TEXT: "本文",
    Says.FURNITURE: "頁の飾り",
}
"""What a line can be said to be, as on the screen."""


def _gone(decision: StructureDecision) -> str:
    return f"「{_short(decision.line)}」を{WORDS[decision.says]}とした判断（{decision.who}）は、その行が見つからないので使っていません。"


def _useless(decision: StructureDecision) -> str:
    return f"「{_short(decision.line)}」を{WORDS[decision.says]}とした判断（{decision.who}）は、この場所では使えませんでした。"


def _short(line: str) -> str:
    return line if len(line) <= 30 else f"{line[:29]}…"
