"""Which provision of the new version carries on which of the old one, down to 号 and イロハ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis.comparison.strips import Passage, beside, passages
from analysis.text.narrow import fold
from models.document import Document, Entry, article_of


@dataclass(frozen=True)
class Trail:
    """Old path → new path, and the old paths that are carried on nowhere.

    ``within``: old article → the 項 that carries it on, where that belongs to an article several were merged into.
    """

    to: Mapping[str, str]
    gone: frozenset[str]
    within: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, path: str) -> str:
        """Where an old path leads now; a path of its own kind where it leads nowhere any more."""
        if path in self.to:
            return self.to[path]
        article = article_of(path)
        if path in self.gone or article in self.gone:
            return f"旧{path}"
        return self.to.get(article, article) + path.removeprefix(article)


def trail(old: Document, pairs: Iterable[tuple[Entry, Entry]]) -> Trail:
    """Follow every provision of the old version, given which articles (and parts) carry on which; the best pair first."""
    to: dict[str, str] = {}
    held = list(pairs)
    for one, other in held:
        to.setdefault(one.path, other.path)
        for here, there in _inside(passages(one.node, one.path), passages(other.node, other.path)):
            to.setdefault(here, there)
    gone = frozenset(entry.path for entry in old.entries if entry.path not in to)
    return Trail(to, gone, dict(_within(held, to)))


def _within(pairs: list[tuple[Entry, Entry]], to: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    sharing = Counter(other.path for _, other in pairs)
    for one, other in pairs:
        lone = passages(one.node, one.path)
        if sharing[other.path] > 1 and len(lone) == 1 and lone[0].path in to and to[one.path] == other.path:
            yield one.path, to[lone[0].path]


def _inside(left: tuple[Passage, ...], right: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
    alike = len(left) == len(right) and all(
        fold(a.everything) == fold(b.everything) for a, b in zip(left, right, strict=True)
    )
    for row, column in zip(range(len(left)), range(len(right)), strict=True) if alike else beside(left, right):
        yield left[row].path, right[column].path
        yield from _inside(left[row].below, right[column].below)
