"""What the differences of a row are worth: article by article between versions of one document, else 項 by 項.

Two versions are judged as ``analysis.changes.revisions`` judges them. Between two services 項 beside 項 is what a reader
sees; what has no counterpart there counts as added or removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.changes.shares import shares
from analysis.changes.substance import Sight, Stretch, judge
from analysis.comparison.sights import of_strip
from analysis.comparison.strips import Passage
from analysis.text.narrow import fold
from models.changes import Verdict
from models.comparison import Strip

Texts = Sequence[Stretch]
"""The own texts of an article and of all below it, in order."""


def texts(passages: Iterable[Passage]) -> tuple[Stretch, ...]:
    """The texts of an article as they are judged."""
    return tuple(_texts(passages))


def _texts(passages: Iterable[Passage]) -> Iterator[Stretch]:
    for passage in passages:
        if passage.text.strip():
            yield Stretch(passage.path, passage.text)
        yield from _texts(passage.below)


def whole(left: Texts, right: Texts, seen: Sight) -> Verdict:
    """What the differences of two articles are worth, read from end to end."""
    if [fold(each.text) for each in left] == [fold(each.text) for each in right]:
        return Verdict()
    return judge(left, right, seen)


def by_strips(strips: Iterable[Strip], seen: Sight) -> Verdict:
    """What the differences of two articles are worth, strip by strip; who bears what is told only of the same sentence."""
    found = [(of_strip(strip, seen), strip.diff.rewritten) for strip in strips]
    aids = dict.fromkeys(aid for verdict, rewritten in found if not rewritten for aid in verdict.aids)
    return Verdict(tuple(change for verdict, _ in found for change in verdict.changes), tuple(aids))


def parts(left: Sequence[Texts], right: Sequence[Texts]) -> tuple[Texts, Texts]:
    """What of two articles belongs together where either is linked to several.

    ``left`` begins with the article of the left and goes on with all others that the one of the right is linked to;
    ``right`` likewise.
    """
    ours = shares(left[0], right)[0] if len(right) > 1 else left[0]
    theirs = shares(right[0], left)[0] if len(left) > 1 else right[0]
    return ours, theirs
