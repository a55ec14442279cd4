"""What a careful reader would notice: numbers missing, repeated, out of order; an article without caption; no 条 at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.document import Document, Entry, Finding, Kind

_NUMBER = re.compile(r"\d+")
_UNIT = {Kind.ARTICLE: "条", Kind.PARAGRAPH: "項", Kind.ITEM: "号"}


def findings(document: Document) -> tuple[Finding, ...]:
    """The oddities of the numbering, each with its place."""
    found = [*_numbering(document), *_captions(document)]
    if not any(entry.node.kind is Kind.ARTICLE for entry in document.entries):
        found.append(
            Finding(
                "条なし",
                "条（第1条、1. など）が見つかりません。条文のある約款・規約かどうか、ファイルを確かめてください。",
                "本則",
                0,
                len(document.source.text),
            )
        )
    return tuple(found)


def _numbering(document: Document) -> Iterator[Finding]:
    """Each 条, 項 and 号 against the one before it among its siblings."""
    last: dict[tuple[int, Kind], tuple[int, ...]] = {}
    seen: set[tuple[int, Kind, int]] = set()
    above: list[int] = []  # the entry at each depth
    for entry in document.entries:
        above[entry.depth :] = [entry.index]
        if entry.node.kind not in _UNIT:
            continue
        numbers = tuple([int(n) for n in _NUMBER.findall(entry.node.label)])
        # 条 are counted through the chapters of their part, 項 and 号 within the provision that holds them
        key = (above[0] if entry.node.kind is Kind.ARTICLE else above[entry.depth - 1], entry.node.kind)
        before = last.get(key)
        last[key] = numbers
        what = _oddity(before, numbers)
        printed_above = (*key, numbers[0] - 1) in seen  # 第6条, 第5条, 第7条
        seen.add((*key, numbers[0]))
        if what and not (what == "欠番" and printed_above):
            yield _finding(document, entry, what)


def _captions(document: Document) -> Iterator[Finding]:
    """An article without a caption in a part where nearly all have one (the repealed apart)."""
    by_part: dict[str, list[Entry]] = {}
    for entry in document.entries:
        if entry.node.kind is Kind.ARTICLE:
            by_part.setdefault(entry.path.partition("/")[0], []).append(entry)
    for articles in by_part.values():
        bare = [entry for entry in articles if not entry.node.heading]
        if len(articles) < _FEW or len(bare) * 5 > len(articles):
            continue
        for entry in bare:
            if [child.text for child in entry.node.children] != ["削除"]:
                yield _finding(document, entry, "見出しのない条")


def _oddity(before: tuple[int, ...] | None, numbers: tuple[int, ...]) -> str | None:
    if before is None:
        return "欠番" if numbers[0] > 1 else None
    if numbers == before:
        return "重複"
    if numbers < before:
        return "順序違い"
    return "欠番" if numbers[0] > before[0] + 1 else None


_SAID = {
    "欠番": "の前の番号がありません",
    "重複": "が二度あります",
    "順序違い": "が番号の順に並んでいません",
    "見出しのない条": "に見出しがありません",
}
_FEW = 5
"""Articles below which a habit of captions cannot be told."""


def _finding(document: Document, entry: Entry, what: str) -> Finding:
    passage = next(iter(entry.node.passages()), None)
    start = passage.runs[0].start if passage else 0
    end = start + passage.runs[0].length if passage else 0
    return Finding(what, f"{document.cited(entry.path) or entry.node.label}{_SAID[what]}。", entry.path, start, end)
