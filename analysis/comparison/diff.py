"""What stands in one text and not in the other, in pieces that a reader can follow and that join to both texts.

Morphemes are matched by RapidFuzz; then small agreements between two changes are taken into them, numbers are set apart
and stretches that differ in noise only are told to be the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from analysis.text.noise import USUAL, Noise, clean
from analysis.text.quantities import arabic
from analysis.text.units import PLAIN, Dialect, Units, units
from models.comparison import Diff, Op, Piece

Dialects = tuple[Dialect, Dialect]
"""Those of the left and of the right."""
REWRITTEN_BELOW = 0.4
"""Less likeness than this is another text (別文), not a change of the same."""
_TOO_SHORT = 12
"""Code points; of shorter texts likeness says nothing."""
_ISLAND, _SLIGHT_ISLAND = 2, 4
"""Code points that may stand unchanged between two changes without being shown, the latter if they mean nothing."""


class _Block(NamedTuple):
    """Units ``i0:i1`` of the left beside ``j0:j1`` of the right."""

    same: bool
    i0: int
    i1: int
    j0: int
    j1: int


def diff(left: str, right: str, noise: frozenset[Noise] = USUAL, dialects: Dialects = (PLAIN, PLAIN)) -> Diff:
    """Compare two texts.

    ``noise`` are the kinds of difference that do not count: stretches that differ in them only are SAME, each side with
    its own text, in a piece that names the kinds (``revealed`` shows some of them again). ``dialects`` say what either
    text calls otherwise; they count where TERMS or REFERENCES are noise.
    """
    one, other = units(left, noise, dialects[0]), units(right, noise, dialects[1])
    blocks = _match(one, other)
    if _rewritten(one, other, blocks):
        return Diff(tuple(_sides(one, other, _Block(False, 0, len(one.keys), 0, len(other.keys)))), rewritten=True)
    found = (piece for block in _cleared(one, blocks) for piece in _pieces(one, other, block))
    return Diff(tuple(_joined(_named(piece, noise) for piece in found)))


def diff_all(
    lefts: Sequence[str],
    rights: Sequence[str],
    noise: frozenset[Noise] = USUAL,
    dialects: Dialects = (PLAIN, PLAIN),
) -> Diff:
    """Compare some texts that follow each other with some others; no piece lies in two of them. Options as in ``diff``."""
    if len(lefts) == 1 == len(rights):
        return diff(lefts[0], rights[0], noise, dialects)
    one, ends = _in_a_row([units(text, noise, dialects[0]) for text in lefts])
    other, others = _in_a_row([units(text, noise, dialects[1]) for text in rights])
    blocks = _match(one, other)
    rewritten = _rewritten(one, other, blocks)
    if rewritten:
        left, right = len(one.keys), len(other.keys)
        blocks = [_Block(False, 0, left, 0, 0), _Block(False, left, left, 0, right)]
    else:
        blocks = _cleared(one, blocks)
    pieces: list[Piece] = []
    cut = (part for block in blocks for part in _cut(block, ends, others))
    for _, parts in groupby(cut, lambda part: (bisect_right(ends, part.i0), bisect_right(others, part.j0))):
        found = (piece for part in parts for piece in _pieces(one, other, part))
        pieces += found if rewritten else _joined(_named(piece, noise) for piece in found)
    return Diff(tuple(pieces), rewritten)


def _in_a_row(texts: Sequence[Units]) -> tuple[Units, tuple[int, ...]]:
    """Several texts as one, and at which of its units the second, the third … of them begin."""
    begins = tuple(accumulate(len(each.keys) for each in texts))
    chars = (0, *accumulate(len(each.text) for each in texts))
    first = (0, *begins)
    whole = Units(
        "".join(each.text for each in texts),
        tuple(key for each in texts for key in each.keys),
        (*(at + start for each, at in zip(texts, chars, strict=False) for start in each.starts[:-1]), chars[-1]),
        frozenset(at + number for each, at in zip(texts, first, strict=False) for number in each.numbers),
        frozenset(at + number for each, at in zip(texts, first, strict=False) for number in each.slight),
    )
    return whole, begins[:-1]


def _cut(block: _Block, ends: Sequence[int], others: Sequence[int]) -> Iterator[_Block]:
    """A block in parts none of which goes on over the end of a text."""
    i = next((end for end in ends if block.i0 < end < block.i1), None)
    j = next((end for end in others if block.j0 < end < block.j1), None)
    if i is None and j is None:
        yield block
        return
    if block.same:
        by = min(i - block.i0 if i is not None else block.i1, j - block.j0 if j is not None else block.j1)
        i, j = block.i0 + by, block.j0 + by
    first = block._replace(i1=block.i1 if i is None else i, j1=block.j1 if j is None else j)
    yield first
    yield from _cut(block._replace(i0=first.i1, j0=first.j1), ends, others)


def revealed(found: Diff, shown: frozenset[Noise]) -> Diff:
    """The same diff with some kinds of noise shown: places that differ in one of them count as changed."""
    names = {kind.value for kind in shown}
    if not any(names.intersection(piece.noise) for piece in found.pieces):
        return found
    told = (piece.op if names.isdisjoint(piece.noise) else Op.CHANGED for piece in found.pieces)
    return replace(found, pieces=tuple(replace(piece, op=op) for piece, op in zip(found.pieces, told, strict=True)))


def one_sided(text: str, op: Op) -> Diff:
    """A text without counterpart: ``op`` says on which side it stands. An empty text gives no pieces."""
    return diff(text, "") if op is Op.LEFT else diff("", text)


def likeness(left: str, right: str) -> float:
    """How much two texts share, 0 … 1: twice the units in common (in order) by the units of both."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(units(left).keys, units(right).keys)


def _match(one: Units, other: Units) -> list[_Block]:
    if one.keys == other.keys:
        return [_Block(True, 0, len(one.keys), 0, len(other.keys))] if one.keys else []
    if not one.keys or not other.keys:
        return [_Block(False, 0, len(one.keys), 0, len(other.keys))]
    from rapidfuzz.distance import Indel

    blocks: list[_Block] = []
    for step in Indel.opcodes(one.keys, other.keys):
        block = _Block(step.tag == "equal", step.src_start, step.src_end, step.dest_start, step.dest_end)
        _append(blocks, block)
    return blocks


def _append(blocks: list[_Block], block: _Block) -> None:
    """Add a block at the end; a change beside a change becomes one."""
    if blocks and not block.same and not blocks[-1].same:
        before = blocks.pop()
        block = _Block(False, before.i0, block.i1, before.j0, block.j1)
    blocks.append(block)


def _rewritten(one: Units, other: Units, blocks: list[_Block]) -> bool:
    shortest, longest = sorted((len(one.text), len(other.text)))
    if not shortest or longest < _TOO_SHORT or all(block.same for block in blocks):
        return False
    shared = sum(_size(one, block.i0, block.i1) for block in blocks if block.same)
    return 2 * shared < REWRITTEN_BELOW * (_size(one, 0, len(one.keys)) + _size(other, 0, len(other.keys)))


def _size(here: Units, first: int, last: int) -> int:
    """Code points of some units but numbers: two texts with other numbers are not other texts."""
    return sum(len(here.keys[index]) for index in range(first, last) if index not in here.numbers)


def _cleared(one: Units, blocks: list[_Block]) -> list[_Block]:
    """Agreements too small to be seen are taken into the changes on both sides of them."""
    kept: list[_Block] = []
    for at, block in enumerate(blocks):
        island = block.same and 0 < at < len(blocks) - 1 and _negligible(one, block)
        _append(kept, block._replace(same=block.same and not island))
    return kept


def _negligible(one: Units, block: _Block) -> bool:
    here = range(block.i0, block.i1)
    if not one.numbers.isdisjoint(here):
        return False
    size = sum(len(one.keys[index]) for index in here)
    return size <= _ISLAND or (size <= _SLIGHT_ISLAND and one.slight.issuperset(here))


def _pieces(one: Units, other: Units, block: _Block) -> Iterator[Piece]:
    """The pieces of one block: numbers apart, and beside each other where both sides have as many."""
    lefts = sorted(one.numbers.intersection(range(block.i0, block.i1)))
    rights = sorted(other.numbers.intersection(range(block.j0, block.j1)))
    if block.same or len(lefts) == len(rights):
        i, j = block.i0, block.j0
        for left, right in zip(lefts, rights, strict=True):
            yield from _piece(one, other, _Block(block.same, i, left, j, right))
            yield from _piece(one, other, _Block(block.same, left, left + 1, right, right + 1), number=True)
            i, j = left + 1, right + 1
        yield from _piece(one, other, _Block(block.same, i, block.i1, j, block.j1))
    else:
        yield from _sides(one, other, block)


def _sides(one: Units, other: Units, block: _Block) -> Iterator[Piece]:
    """The left of a block, then its right, numbers apart."""
    for i0, i1, number in _runs(block.i0, block.i1, sorted(one.numbers.intersection(range(block.i0, block.i1)))):
        yield Piece(Op.LEFT, one.between(i0, i1), "", number)
    for j0, j1, number in _runs(block.j0, block.j1, sorted(other.numbers.intersection(range(block.j0, block.j1)))):
        yield Piece(Op.RIGHT, "", other.between(j0, j1), number)


def _piece(one: Units, other: Units, block: _Block, *, number: bool = False) -> Iterator[Piece]:
    """The piece of a block without numbers but itself, after and before what its ends have in common."""
    if block.same or not block.i1 - block.i0 or not block.j1 - block.j0:
        yield from _plain(one, other, block, number=number)
        return
    i0, i1, j0, j1 = block.i0, block.i1, block.j0, block.j1
    while i0 < i1 and j0 < j1 and one.keys[i0] == other.keys[j0]:
        i0, j0 = i0 + 1, j0 + 1
    while i0 < i1 and j0 < j1 and one.keys[i1 - 1] == other.keys[j1 - 1]:
        i1, j1 = i1 - 1, j1 - 1
    yield from _plain(one, other, _Block(True, block.i0, i0, block.j0, j0), number=number)
    yield from _plain(one, other, _Block(False, i0, i1, j0, j1), number=number)
    yield from _plain(one, other, _Block(True, i1, block.i1, j1, block.j1), number=number)


def _plain(one: Units, other: Units, block: _Block, *, number: bool) -> Iterator[Piece]:
    left, right = one.between(block.i0, block.i1), other.between(block.j0, block.j1)
    if block.same and left != right:
        for i, j in zip(range(block.i0, block.i1), range(block.j0, block.j1), strict=True):
            yield Piece(Op.SAME, one.between(i, i + 1), other.between(j, j + 1), number)
    elif left and right:
        yield Piece(Op.SAME if block.same else Op.CHANGED, left, right, number)
    elif left or right:
        yield Piece(Op.LEFT if left else Op.RIGHT, left, right, number)


def _runs(first: int, last: int, numbers: list[int]) -> Iterator[tuple[int, int, bool]]:
    for number in numbers:
        if first < number:
            yield first, number, False
        yield number, number + 1, True
        first = number + 1
    if first < last:
        yield first, last, False


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind joined; a removal beside an insertion is a change."""
    held: Piece | None = None
    for piece in pieces:
        alike = held and not held.number and not piece.number and held.noise == piece.noise
        if held and alike and (op := _together(held.op, piece.op)):
            held = Piece(op, held.left + piece.left, held.right + piece.right, noise=held.noise)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _together(first: Op, second: Op) -> Op | None:
    if Op.SAME in (first, second):
        return first if first is second else None
    return first if first is second else Op.CHANGED


def _named(piece: Piece, noise: frozenset[Noise]) -> Piece:
    """The piece with the kinds of noise that it holds."""
    if piece.op is not Op.SAME or piece.left == piece.right:
        return piece
    return replace(piece, noise=_kinds(piece.left, piece.right, noise))


_TYPED = (Noise.SPACE, Noise.WIDTH, Noise.PUNCTUATION)


@lru_cache(maxsize=20_000)
def _kinds(left: str, right: str, noise: frozenset[Noise]) -> tuple[str, ...]:
    """The kinds of noise that keep two ways of printing one unit apart; where each of several would do, the slightest."""
    typed = [kind for kind in _TYPED if kind in noise]
    plain = [clean(text, frozenset(typed)).text for text in (left, right)]
    if plain[0] == plain[1]:
        without = [frozenset(typed) - {kind} for kind in typed]
        needed = [
            k for k, rest in zip(typed, without, strict=True) if clean(left, rest).text != clean(right, rest).text
        ]
        return tuple(kind.value for kind in Noise if kind in (needed or typed[:1]))
    if Noise.NUMERALS in noise and arabic(plain[0]) == arabic(plain[1]):
        return (Noise.NUMERALS.value,)
    if Noise.REFERENCES in noise and all(text.startswith("第") for text in plain):
        return (Noise.REFERENCES.value,)
    return ((Noise.TERMS if Noise.TERMS in noise else Noise.WIDTH).value,)
