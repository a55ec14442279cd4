"""How two documents are to be read beside each other, so that only what differs in substance counts as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.changes.dialects import dialects
from analysis.changes.references import Places
from analysis.changes.renames import names, renames
from analysis.changes.senses import Names
from analysis.changes.substance import Side, Sight, Stretch, judge
from analysis.changes.trail import trail
from analysis.comparison.diff import Dialects
from analysis.subjects.parties import Roles
from analysis.subjects.provisions import provisions
from analysis.subjects.topics import roles_of
from analysis.text.narrow import fold
from models import comparison
from models.changes import Verdict
from models.comparison import Alignment, Strip
from models.document import Document, Entry, Node

Linked = Sequence[tuple[Entry, Entry]]
"""Articles, or parts without articles, that answer each other; the best pair of each first."""


def sight(left: Document, right: Document, alignment: Alignment, spoken: Dialects | None = None) -> Sight:
    """How two aligned documents are read: versions of one by what was renamed, others by their own names.

    ``spoken`` are their dialects, where the caller has them.
    """
    links = sorted(alignment.links, key=lambda link: -link.score)
    known = (link for link in links if link.left in left.by_path and link.right in right.by_path)
    linked = [(left.by_path[link.left], right.by_path[link.right]) for link in known]
    if alignment.versions:
        return of_versions(left, right, linked)
    spoken = spoken or dialects(left, right, alignment)
    return _sight(left, right, linked, (Names(dict(spoken[0].terms)), Names(dict(spoken[1].terms))))


def of_versions(old: Document, new: Document, linked: Linked, roles: tuple[Roles, Roles] | None = None) -> Sight:
    """How two versions are read: references lead to what carries their provision on, new names are known.

    ``roles`` are those of the parties of each, where the caller has them.
    """
    bare = _sight(old, new, linked, (Names(), Names()), roles)
    sides = (bare.left, bare.right)
    both = ((tuple(stretches(one.node, one.path)), tuple(stretches(other.node, other.path))) for one, other in linked)
    pages = (
        (bare.page(one, old=True), bare.page(other, old=False)) for one, other in both if _text(one) != _text(other)
    )
    called = names(renames(old, new, pages, (sides[0].roles, sides[1].roles)))
    if called == (Names(), Names()):
        return bare
    left, right = (replace(side, names=its) for side, its in zip(sides, called, strict=True))
    return Sight(left, right, bare.trail)


def of_strip(strip: Strip, seen: Sight) -> Verdict:
    """What the change of one strip of a comparison is worth; nothing where both sides print the same."""
    if strip.left is not None and strip.right is not None and fold(strip.diff.left) == fold(strip.diff.right):
        return Verdict()
    left = [Stretch(path, told.left) for path, told in strip.cells(comparison.Side.LEFT)]
    right = [Stretch(path, told.right) for path, told in strip.cells(comparison.Side.RIGHT)]
    return judge(left, right, seen)


def stretches(node: Node, path: str) -> Iterable[Stretch]:
    """The own texts of a node and of all below it, in order."""
    if node.text.strip():
        yield Stretch(path, node.text)
    for child in node.children:
        yield from stretches(child, f"{path}/{child.label}")


def _sight(
    left: Document,
    right: Document,
    linked: Linked,
    called: tuple[Names, Names],
    roles: tuple[Roles, Roles] | None = None,
) -> Sight:
    roles = roles or (roles_of(provisions(left)), roles_of(provisions(right)))
    ours, theirs = (Side(Places(each), its, who) for each, its, who in zip((left, right), called, roles, strict=True))
    return Sight(ours, theirs, trail(left, linked))


def _text(held: Iterable[Stretch]) -> str:
    return "".join(each.text for each in held)
