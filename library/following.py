"""How a decision stands for a version: whether the text that it speaks of is still there, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.analysis import Analysis
from models.decisions import StructureDecision
from models.document import article_of
from models.library import Decided, Followed, Standing
from models.reviews import NameDecision


def lines_of(analysis: Analysis) -> frozenset[str]:
    """The printed lines of a document, in one width and without white space."""
    from analysis.text.narrow import fold

    return frozenset(fold(line.text) for line in analysis.document.source.lines)


def followed(
    each: Decided, version: str, ours: set[str], marks: Sequence[tuple[str, str, str]], lines: frozenset[str]
) -> Followed:
    """How a decision stands for a version: by its line, by its clause, or, where it speaks of neither, as it is."""
    from analysis.alignment.following import follow
    from analysis.text.narrow import fold

    if isinstance(each.what, StructureDecision):
        there = fold(each.what.line) in lines
        return Followed(each, None, Standing.HOLDS if there else Standing.AGAIN)
    near = sorted(each.anchors, key=lambda anchor: (anchor.version != version, not anchor.digest))
    anchor = next(anchor for anchor in near if anchor.version in ours)
    if not anchor.digest:
        holds = anchor.version == version or isinstance(each.what, NameDecision)
        return Followed(each, None, Standing.HOLDS if holds else Standing.AGAIN)
    clause = article_of(anchor.path)
    found, same = follow(replace(anchor, path=clause), marks)
    path = None if found is None else found + anchor.path.removeprefix(clause)
    return Followed(each, path, Standing.HOLDS if same else Standing.AGAIN)
