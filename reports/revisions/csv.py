"""What became of every article from one version to the next, as CSV: one row for each, and one for each change of its words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from models.changes import Fate, Revision, Revisions
from models.document import Document
from models.origin import Imprint
from reports.imprint import SOURCES, about, sources
from reports.spreadsheet import guarded

KINDS = {
    Fate.SAME: "変更なし",
    Fate.RENUMBERED: "条ずれ",
    Fate.MOVED: "移動",
    Fate.HEADING: "見出しの変更",
    Fate.WORDING: "表現",
    Fate.SUBSTANTIVE: "実質",
    Fate.INSERTED: "新設",
    Fate.DELETED: "削除",
    Fate.SPLIT: "分割",
    Fate.MERGED: "統合",
}
HEADS = (
    "旧の条",
    "旧の見出し",
    "新の条",
    "新の見出し",
    "変わり方",
    "理由",
    "重さ",
    "何の変更",
    "旧の語句",
    "新の語句",
    "判断",
)


def revisions_csv(old: Document, new: Document, found: Revisions, imprint: Imprint) -> bytes:
    """UTF-8 with a mark for Excel, in the order of the new version; nothing in it is taken for a formula."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    foot = ((), *about(imprint), (), SOURCES, *sources(imprint))
    told = (row for entry in found.entries for row in _rows(old, new, entry))
    rows.writerows([guarded(cell) for cell in row] for row in (HEADS, *told, *foot))
    return written.getvalue().encode("utf-8-sig")


def _rows(old: Document, new: Document, entry: Revision) -> Iterator[list[str]]:
    first = [*_named(old, entry.old), *_named(new, entry.new), "・".join(KINDS[kind] for kind in entry.kinds)]
    first.append("　".join(entry.reasons))
    said = entry.decision
    human = f"{said.who}　{said.day}　{said.why}".rstrip() if said else ""
    if not entry.verdict.changes:
        yield [*first, "", "", "", "", human]
    for change in entry.verdict.changes:
        yield [*first, change.substance.value, change.ground.value, change.left, change.right, human]


def _named(document: Document, path: str | None) -> tuple[str, str]:
    if path is None:
        return "", ""
    entry = document.by_path.get(path)
    return document.cited(path), entry.node.title if entry else ""
