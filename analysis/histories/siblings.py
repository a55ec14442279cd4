"""Sibling services of one provider: what was edited in one and left as it was in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from analysis.text.narrow import fold
from models.changes import Change, Fate, Ground, Revision, Revisions, Substance
from models.document import Document, article_of
from models.siblings import LeftBehind

KIN = 0.3
"""Share of an old version's provisions that stand in another service too, from which on the two are siblings."""
_ALIKE = 0.9
"""A provision this alike is the same one with a name or a number of its own."""
_LONG = 12
"""Characters; shorter provisions say the same by chance."""
_NAMES = re.compile("「[^「」]{1,30}」|[A-Za-z][A-Za-z0-9・.-]{2,}")
_REFERENCES = re.compile("第[0-9]+(?:条|項|号)(?:の[0-9]+)*")


@dataclass(frozen=True)
class _Clauses:
    """The provisions of a document by what they say, names of services and numbers of articles apart."""

    document: Document

    @cached_property
    def by_text(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.document.entries:
            said = _core(entry.node.text)
            if len(said) >= _LONG:
                found[said].append(entry.path)
        return found

    def texts(self, path: str) -> str:
        entry = self.document.by_path.get(path)
        return entry.node.text if entry else ""


def _core(text: str) -> str:
    return _REFERENCES.sub("§", _NAMES.sub("□", fold(text)))


def left_behind(old: Document, new: Document, revisions: Revisions, sibling: Document) -> tuple[LeftBehind, ...]:
    """The edits from ``old`` to ``new`` that ``sibling`` did not get, in the order of the new version.

    Nothing where the two services do not share their clauses. References that follow a renumbering are no edits.
    """
    before, theirs = _Clauses(old), _Clauses(sibling)
    shared = sum(text in theirs.by_text for text in before.by_text)
    if shared < KIN * max(1, len(before.by_text)):
        return ()
    return tuple(found for entry in revisions.entries for found in _of_entry(entry, before, _Clauses(new), theirs))


def _of_entry(entry: Revision, old: _Clauses, new: _Clauses, theirs: _Clauses) -> Iterator[LeftBehind]:
    if set(entry.kinds) & {Fate.SAME}:
        return
    if entry.old is None or entry.new is None:
        yield from _whole(entry, old, new, theirs)
        return
    by_node: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in entry.verdict.changes:
        if change.ground is not Ground.RENUMBERED:
            by_node[change.left_path, change.right_path].append(change)
    for (left, right), changes in by_node.items():
        home = _home(old.texts(left), new.texts(right), changes, theirs)
        if home is not None:
            yield _edit(entry, left, changes, home, old, theirs)


def _home(was: str, became: str, changes: list[Change], theirs: _Clauses) -> str | None:
    """Where the sibling still says what the provision said before the edit."""
    core, now = _core(was), _core(became)
    if len(core) < _LONG or core == now:
        return None
    if core in theirs.by_text:
        return theirs.by_text[core][0]
    for text, paths in theirs.by_text.items():
        if abs(len(text) - len(core)) > 0.2 * len(core) or Indel.normalized_similarity(text, core) < _ALIKE:
            continue
        said = fold(theirs.texts(paths[0]))
        kept = all(fold(change.left) in said for change in changes if change.left)
        got = [change for change in changes if change.right and fold(change.right) in said]
        if kept and not got and text != now:
            return paths[0]
    return None


def _edit(entry: Revision, left: str, changes: list[Change], home: str, old: _Clauses, theirs: _Clauses) -> LeftBehind:
    telling = max(changes, key=lambda change: change.substance is Substance.SUBSTANTIVE)
    was, became = telling.left.strip(), telling.right.strip()
    words = f"「{was}」→「{became}」" if was and became else f"「{became}」の追加" if became else f"「{was}」の削除"
    here, there = old.document.cited(left or entry.old or ""), theirs.document.cited(home)
    message = f"{here}の改定（{words}）が、同じ定めのある{there}に及んでいません。"
    return LeftBehind(
        left or entry.old, entry.new, home, was, became, telling.substance is Substance.SUBSTANTIVE, message
    )


def _whole(entry: Revision, old: _Clauses, new: _Clauses, theirs: _Clauses) -> Iterator[LeftBehind]:
    """An article that was dropped and still stands in the sibling, or a new one that the sibling has not."""
    here = old if entry.new is None else new
    path = entry.old if entry.new is None else entry.new
    assert path
    texts = [
        _core(e.node.text) for e in here.document.entries if article_of(e.path) == path and len(e.node.text) >= _LONG
    ]
    there = [theirs.by_text[text][0] for text in texts if text in theirs.by_text]
    cited = here.document.cited(path)
    title = here.document.by_path[path].node.title if path in here.document.by_path else ""
    name = f"{cited}（{title}）" if title else cited
    if entry.new is None and there:
        message = f"{name}は削除されましたが、同じ定めが{theirs.document.cited(article_of(there[0]))}に残っています。"
        yield LeftBehind(path, None, article_of(there[0]), title, "", True, message)
    elif entry.old is None and texts and not there and path.startswith("本則/"):
        yield LeftBehind(None, path, None, "", title, True, f"新設された{name}にあたる定めがありません。")
