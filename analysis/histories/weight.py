"""How much the fate of an article matters to a reader, and the words that show why."""

from __future__ import annotations

from dataclasses import dataclass

from models.changes import Change, Fate, Ground, Revision, Substance
from models.document import Document

_TELLING = {Ground.NUMBER: 0, Ground.DEADLINE: 0}
_AROUND = 18
"""Characters that are shown before and behind a change."""
_LONGEST = 90
"""Characters of a change that are shown."""


def weight(entry: Revision) -> int:
    """Where an article stands in a list by danger, 0 first.

    Numbers and deadlines, what came or went, other substance, wording, place and caption, references alone, number
    alone; 7 for what stayed as it was.
    """
    fates = set(entry.kinds)
    if Fate.SUBSTANTIVE in fates:
        return 0 if any(each.ground in _TELLING for each in entry.verdict.changes) else 2
    if fates & {Fate.INSERTED, Fate.DELETED}:
        return 1
    if Fate.WORDING in fates:
        return 5 if entry.verdict.substance is Substance.NUMBERING and not fates & {Fate.MOVED, Fate.HEADING} else 3
    if fates & {Fate.MOVED, Fate.HEADING}:
        return 4
    return 7 if fates == {Fate.SAME} else 6


def only_number(entry: Revision) -> bool:
    """Whether an article has another number and is the same in everything else."""
    return set(entry.kinds) == {Fate.RENUMBERED}


@dataclass(frozen=True, slots=True)
class Shown:
    """One change in the midst of its text; what is cut ends in ….

    ``before`` and ``behind`` are of the new version, or of the old one where that has no such place.
    """

    change: Change
    path: str
    new: bool
    before: str
    was: str
    became: str
    behind: str


def shown(change: Change, old: Document, new: Document) -> Shown:
    """A change with a few words around it."""
    left, right = (document.by_path.get(path) for document, path in ((old, change.left_path), (new, change.right_path)))
    entry, start, own = (right, change.right_start, change.right) if right else (left, change.left_start, change.left)
    text = entry.node.text if entry else ""
    end = start + len(own)
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Shown(
        change,
        entry.path if entry else "",
        right is not None,
        ("…" if start > _AROUND else "") + before,
        _cut(change.left),
        _cut(change.right),
        behind + ("…" if end + _AROUND < len(text) else ""),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def ranked(entry: Revision) -> tuple[Change, ...]:
    """The changes of an article, numbers and deadlines first, then other substance, wording, references."""
    grades = list(Substance)
    order = sorted(
        entry.verdict.changes,
        key=lambda each: (-grades.index(each.substance), _TELLING.get(each.ground, 1)),
    )
    return tuple(order)
