"""From an old version to a new one, paragraph by paragraph: kept, inserted, deleted, moved away, moved here."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from analysis.comparison.diff import diff
from analysis.text.narrow import fold
from models.comparison import Diff, Op, Piece, Side
from reports.comparison.sides import Compared
from reports.printed import Paragraph, Role, paragraphs


class Way(Enum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    """The old text where it stood."""
    MOVED_TO = "moved to"
    """The new text where it stands now, with the edits in it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One paragraph on the way. ``pieces`` joined on the left are the old text, on the right the new one.

    ``number`` counts the moves; the two ends of one have the same.
    """

    way: Way
    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    number: int = 0


def steps(compared: Compared) -> tuple[Step, ...]:
    """All steps: with the deletions taken the new text in its order, with the insertions refused the old one."""
    old, new = paragraphs(compared.document(Side.LEFT)), paragraphs(compared.document(Side.RIGHT))
    pairs = _pairs(compared, old, new)
    stay = _staying(pairs, [len(paragraph.text) for paragraph in new])
    moves = {at: number for number, at in enumerate((n for n in sorted(pairs) if n not in stay), 1)}
    return tuple(_walk(old, new, pairs, stay, moves, _diffs(compared)))


def _walk(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    pairs: Mapping[int, int],
    stay: frozenset[int],
    moves: Mapping[int, int],
    diffs: Mapping[tuple[str, str], Diff],
) -> Iterator[Step]:
    came = {o: n for n, o in pairs.items()}
    staying = {pairs[n] for n in stay}
    at = 0

    def gone() -> Iterator[Step]:
        nonlocal at
        while at < len(old) and at not in staying:
            paragraph = old[at]
            moved = at in came
            way = Way.MOVED_FROM if moved else Way.DELETED
            yield Step(way, paragraph, _only(Op.LEFT, paragraph.text), moves[came[at]] if moved else 0)
            at += 1

    yield from gone()
    for n, paragraph in enumerate(new):
        if n not in pairs:
            yield Step(Way.INSERTED, paragraph, _only(Op.RIGHT, paragraph.text))
            continue
        pieces = tuple(_differences(old[pairs[n]], paragraph, diffs))
        if n in stay:
            yield Step(Way.KEPT, paragraph, pieces)
            at += 1
            yield from gone()
        else:
            yield Step(Way.MOVED_TO, paragraph, pieces, moves[n])


def _only(op: Op, text: str) -> tuple[Piece, ...]:
    if not text:
        return ()
    return (Piece(op, text, "") if op is Op.LEFT else Piece(op, "", text),)


def _differences(old: Paragraph, new: Paragraph, diffs: Mapping[tuple[str, str], Diff]) -> Iterator[Piece]:
    """Head against head and text against text, as the comparison drew them."""
    if old.head and new.head:
        yield from diff(old.head, new.head).pieces
    else:
        yield from _only(Op.LEFT, old.head) + _only(Op.RIGHT, new.head)
    if old.body == new.body:
        yield from ((Piece(Op.SAME, old.body, new.body),) if old.body else ())
        return
    known = diffs.get((old.path, new.path))
    drawn = known if known and (known.left, known.right) == (old.body, new.body) else diff(old.body, new.body)
    for piece in drawn.pieces:
        yield from _without_ends(piece)


def _without_ends(piece: Piece) -> Iterator[Piece]:
    """A piece that differs, apart from the ends of its lines: 1,480円 stays when a row of a table comes below it."""
    if not piece.left or not piece.right or piece.left == piece.right:
        yield piece
        return
    left, right = piece.left.rstrip("\n"), piece.right.rstrip("\n")
    yield from _pieces(piece, left, right)
    yield from _pieces(piece, piece.left[len(left) :], piece.right[len(right) :])


def _pieces(of: Piece, left: str, right: str) -> Iterator[Piece]:
    if left == right:
        yield from ((Piece(Op.SAME, left, right),) if left else ())
    elif left and right:
        yield replace(of, left=left, right=right)
    else:
        yield from _only(Op.LEFT if left else Op.RIGHT, left or right)


def _diffs(compared: Compared) -> dict[tuple[str, str], Diff]:
    return {
        (strip.left, strip.right): strip.diff
        for row in compared.comparison.rows
        for strip in row.strips
        if strip.left is not None and strip.right is not None
    }


def _pairs(compared: Compared, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, int]:
    """Place of a new paragraph → place of the old one that it carries on."""
    there: defaultdict[tuple[str, Role], list[int]] = defaultdict(list)
    for at, paragraph in reversed(list(enumerate(old))):
        there[paragraph.path, paragraph.role].append(at)
    carried = {right: left for left, right in _carried(compared)}
    found: dict[int, int] = {}
    for n, paragraph in enumerate(new):
        left = carried.get(paragraph.path)
        places = there.get((left, paragraph.role)) if left is not None else None
        if places:
            found[n] = places.pop()
    taken = set(found.values())
    rest = [at for at in range(len(old)) if at not in taken], [at for at in range(len(new)) if at not in found]
    found.update(_equal(old, new, *rest))
    return found


def _carried(compared: Compared) -> Iterator[tuple[str, str]]:
    """Path of an old provision and of the new one that carries it on; each new one once, article by article."""
    seen: set[str] = set()
    used: set[str] = set()
    yield "", ""
    for row in compared.comparison.rows:
        both = [(row.left, row.right), *((strip.left, strip.right) for strip in row.strips)]
        for left, right in both:
            if left is not None and right is not None and right not in seen and left not in used:
                seen.add(right)
                used.add(left)
                yield left, right


def _equal(
    old: Sequence[Paragraph], new: Sequence[Paragraph], rest_old: Sequence[int], rest_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Paragraphs of no article (chapters, the preamble) that say the same in the same order."""
    loose_old = [at for at in rest_old if _loose(old[at])]
    loose_new = [at for at in rest_new if _loose(new[at])]
    texts = [fold(old[at].text) for at in loose_old], [fold(new[at].text) for at in loose_new]
    for op in LCSseq.opcodes(*texts):
        if op.tag == "equal":
            for step in range(op.dest_end - op.dest_start):
                yield loose_new[op.dest_start + step], loose_old[op.src_start + step]


def _loose(paragraph: Paragraph) -> bool:
    return "条" not in paragraph.path


def _staying(pairs: Mapping[int, int], weights: Sequence[int]) -> frozenset[int]:
    """The new places of the pairs that stay: those in ascending order with the most text between them."""
    order = sorted(pairs)
    if all(pairs[one] < pairs[other] for one, other in pairwise(order)):
        return frozenset(order)
    best: list[tuple[int, int, int | None]] = []  # old place of the last, weight, new place; ascending in both
    before: dict[int, int | None] = {}
    for n in order:
        at = bisect_left(best, (pairs[n], -1, None), key=lambda entry: (entry[0], -1, None))
        weight, last = (best[at - 1][1], best[at - 1][2]) if at else (0, None)
        before[n] = last
        entry = (pairs[n], weight + weights[n] + 1, n)
        while at < len(best) and best[at][1] <= entry[1]:
            del best[at]
        best.insert(at, entry)
    found, here = set(), best[-1][2] if best else None
    while here is not None:
        found.add(here)
        here = before[here]
    return frozenset(found)
