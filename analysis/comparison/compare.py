"""Two documents as rows, article beside article, in the order of either: what a screen or a report draws."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.alignment.order import longest_run
from analysis.assignment import best_pairs
from analysis.changes.definitions import definitions, differences
from analysis.changes.dialects import dialects
from analysis.changes.substance import Sight
from analysis.comparison.danger import danger
from analysis.comparison.diff import Dialects, diff_all, likeness, revealed
from analysis.comparison.laying import Laid, Place, lay_linked
from analysis.comparison.sights import sight
from analysis.comparison.strips import Passage, alone, lay, passages
from analysis.comparison.verdicts import Texts, by_strips, parts, texts, whole
from analysis.text.narrow import fold
from analysis.text.noise import USUAL, Noise
from analysis.text.units import units
from models.changes import Verdict
from models.comparison import Alignment, Comparison, Diff, Link, Order, Row, Side, State, Strip
from models.decisions import LinkSays
from models.document import Document, Entry, Kind, article_of

_ALL = frozenset(Noise)


@dataclass(frozen=True)
class _Unit:
    """What one row is about: an article, a part without articles, or the words a part or 章 has of its own."""

    path: str
    kind: Kind
    heading: str
    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.everything for passage in self.passages)

    @cached_property
    def texts(self) -> Texts:
        return texts(self.passages)


@dataclass(frozen=True)
class _Table:
    """Two documents with their links by place: what is linked to what, and who stands beside whom."""

    left: tuple[_Unit, ...]
    right: tuple[_Unit, ...]
    links: dict[tuple[int, int], Link]
    beside: dict[int, int]
    """Left → right, each at most once."""
    moved: frozenset[tuple[int, int]]
    alignment: Alignment
    noise: frozenset[Noise]
    dialects: Dialects
    seen: Sight

    def same_heading(self, one: str, other: str) -> bool:
        keys = (units(text, _ALL, spoken).keys for text, spoken in zip((one, other), self.dialects, strict=True))
        return fold(one) == fold(other) or next(keys) == next(keys)

    def units(self, side: Side) -> tuple[_Unit, ...]:
        return self.left if side is Side.LEFT else self.right

    def linked(self, side: Side, at: int) -> list[tuple[int, Link]]:
        """What a unit is linked to on the other side, the best first."""
        here, there = (0, 1) if side is Side.LEFT else (1, 0)
        found = [(pair[there], link) for pair, link in self.links.items() if pair[here] == at]
        return sorted(found, key=lambda each: (-each[1].score, each[0]))


def compare(
    left: Document,
    right: Document,
    alignment: Alignment,
    order: Side = Side.LEFT,
    noise: frozenset[Noise] = USUAL,
) -> Comparison:
    """Lay two documents side by side as they are aligned.

    Rows stand in the order of the side asked for, with the other orders beside them; what the other side has alone
    follows its neighbour there. Every article of either side has one row; where it is linked to several, the others are
    named in ``also``. Every provision stands in one strip, a 項 that answers one of another row there (``elsewhere``).
    ``noise`` are the kinds of difference that do not count: they alone make no row differ. What a difference is worth
    is judged whether or not it counts.
    """
    spoken = dialects(left, right, alignment)
    seen = sight(left, right, alignment, spoken)
    table = _table(_units(left), _units(right), alignment, noise, (spoken, seen))
    places = _places(table, order)
    laid = _laid(table, places)
    rows = tuple(_row(table, place, laid.get(place)) for place in places)
    at = {place: index for index, place in enumerate(places)}
    sides = ((Order(side.value), tuple(at[place] for place in _places(table, side))) for side in Side)
    terms = differences(definitions(left), definitions(right))
    return Comparison(rows, terms, ((Order.DANGER, danger(rows)), *sides))


def _units(document: Document) -> tuple[_Unit, ...]:
    found = []
    for entry in document.entries:
        held = passages(entry.node, entry.path) if entry.node.kind in (Kind.PART, Kind.CHAPTER, Kind.ARTICLE) else ()
        if held or entry.node.kind is Kind.ARTICLE or _empty_part(entry):
            found.append(_Unit(entry.path, entry.node.kind, entry.node.title, held))
    return tuple(found)


def _empty_part(entry: Entry) -> bool:
    """A part of which only the caption is left."""
    return entry.node.kind is Kind.PART and not entry.node.children and bool(entry.node.title)


def _table(
    left: tuple[_Unit, ...],
    right: tuple[_Unit, ...],
    alignment: Alignment,
    noise: frozenset[Noise],
    reading: tuple[Dialects, Sight],
) -> _Table:
    links: dict[tuple[int, int], Link] = {}
    for link in alignment.links:
        if (pair := _pair(left, right, link, links)) is not None:
            links[pair] = link
    beside = _beside(links, len(left), len(right))
    beside |= _unspoken(left, right, alignment)
    moved = _moved(beside) if alignment.versions else frozenset[tuple[int, int]]()
    return _Table(left, right, links, beside, moved, alignment, noise, *reading)


_FRAME = ("前文", "末尾", "改定履歴")
"""Parts that hold no provisions: each answers the other document's by its place, whatever it says."""


def _unspoken(left: Sequence[_Unit], right: Sequence[_Unit], alignment: Alignment) -> dict[int, int]:
    """What alignment does not link, words that stand directly in a part or 章, beside what bears the same path."""
    paths = {path for link in alignment.links for path in (link.left, link.right)}
    paths |= {each.path for each in alignment.unlinked if each.path not in _FRAME}
    cut = {r.left for r in alignment.rulings if r.left == r.right and r.decision.says is LinkSays.CUT}
    mute = (column for column, unit in enumerate(right) if unit.path not in paths and unit.kind is not Kind.ARTICLE)
    free = {right[column].path: column for column in mute if right[column].path not in cut}
    return {row: free[unit.path] for row, unit in enumerate(left) if unit.path in free}


def _pair(
    left: Sequence[_Unit], right: Sequence[_Unit], link: Link, taken: dict[tuple[int, int], Link]
) -> tuple[int, int] | None:
    """The places of a link; of provisions that bear one number the two most alike."""
    rows = [at for at, unit in enumerate(left) if unit.path == link.left]
    columns = [at for at, unit in enumerate(right) if unit.path == link.right]
    free = [(row, column) for row in rows for column in columns if (row, column) not in taken]
    if len(free) < 2:
        return free[0] if free else None
    return max(free, key=lambda pair: likeness(left[pair[0]].text, right[pair[1]].text))


def _beside(links: dict[tuple[int, int], Link], rows: int, columns: int) -> dict[int, int]:
    """Who stands beside whom: of the links, the one-to-one choice with the greatest scores."""
    if not links:
        return {}
    import numpy as np

    scores = np.zeros((rows, columns))
    for (row, column), link in links.items():
        scores[row, column] = 1.0 + link.score  # rather one link more than a better one
    return {row: column for row, column in best_pairs(scores) if scores[row, column] > 0}


def _moved(beside: dict[int, int]) -> frozenset[tuple[int, int]]:
    """Of the pairs of two versions of one document those that stand out of the order in which the rest runs."""
    pairs = set(beside.items())
    return frozenset(pairs - set(longest_run(pairs)))


def _places(table: _Table, order: Side) -> list[Place]:
    """What stands in each row, in the order of one side."""
    main, other = (table.left, table.right) if order is Side.LEFT else (table.right, table.left)
    partner = table.beside if order is Side.LEFT else {column: row for row, column in table.beside.items()}
    rows: list[tuple[int | None, int | None]] = [(at, partner.get(at)) for at in range(len(main))]
    shown = set(partner.values())
    elsewhere = Side.RIGHT if order is Side.LEFT else Side.LEFT
    for at in range(len(other)):
        if at not in shown:
            rows.insert(_after(rows, at, [to for to, _ in table.linked(elsewhere, at)]), (None, at))
    return rows if order is Side.LEFT else [(left, right) for right, left in rows]


def _after(rows: list[Place], at: int, linked: list[int]) -> int:
    """Where the row of something the main side does not have goes: behind its counterpart, else its neighbour."""
    if linked:
        place = next(index for index, (main, _) in enumerate(rows) if main == linked[0]) + 1
    elif at == 0:
        return 0
    else:
        return next(index for index, (_, other) in enumerate(rows) if other == at - 1) + 1
    while place < len(rows) and rows[place][0] is None and (rows[place][1] or 0) < at:
        place += 1
    return place


def _laid(table: _Table, places: Sequence[Place]) -> dict[Place, Laid]:
    """The rows of articles whose 項 and 号 are linked, or would be if any answered each other."""
    told = table.alignment.clauses, table.alignment.alone
    about = {(side, article_of(getattr(link, side.value))) for link in told[0] for side in Side}
    about |= {(gap.side, article_of(gap.path)) for gap in told[1]}
    held = [
        place for place in places if any(_stands(table, side, at, about) for side, at in zip(Side, place, strict=True))
    ]

    def compared(lefts: Sequence[str], rights: Sequence[str]) -> Diff:
        return diff_all(lefts, rights, _ALL, table.dialects)

    sides = [unit.passages for unit in table.left], [unit.passages for unit in table.right]
    return dict(zip(held, lay_linked(sides, held, told, compared), strict=True))


def _stands(table: _Table, side: Side, at: int | None, about: Container[tuple[Side, str]]) -> bool:
    """Whether an article is among those that are told of."""
    return at is not None and (side, table.units(side)[at].path) in about


def _row(table: _Table, place: Place, laid: Laid | None) -> Row:
    row, column = place
    if row is not None and column is not None:
        return _both(table, row, column, laid)
    if row is not None:
        return _one(table, Side.LEFT, row, laid)
    assert column is not None
    return _one(table, Side.RIGHT, column, laid)


def _both(table: _Table, row: int, column: int, laid: Laid | None) -> Row:
    one, other = table.left[row], table.right[column]
    beside = laid.strips if laid else lay(one.passages, other.passages, _ALL, table.dialects)
    strips = _seen(table, beside)
    elsewhere = laid.elsewhere if laid else ()
    same = all(strip.diff.same for strip in strips) and not elsewhere
    same = same and table.same_heading(one.heading, other.heading)
    link = table.links.get((row, column))
    return Row(
        state=State.MOVED if (row, column) in table.moved else State.SAME if same else State.CHANGED,
        left=one.path,
        right=other.path,
        strips=strips,
        reasons=link.reasons if link else (f"どちらも{one.path}",) if one.path in _FRAME else (),
        confidence=link.confidence if link else None,
        also=(*_also(table, Side.LEFT, row, column), *_also(table, Side.RIGHT, column, row)),
        decision=link.decision if link else None,
        verdict=_verdict(table, row, column, strips),
        elsewhere=elsewhere,
    )


def _seen(table: _Table, strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Strips with the noise shown that is to count."""
    return tuple(replace(strip, diff=revealed(strip.diff, _ALL - table.noise)) for strip in strips)


def _verdict(table: _Table, row: int, column: int, strips: Sequence[Strip] = ()) -> Verdict:
    """What the differences of two units are worth; of one that stands alone beside what another row shows, its part."""
    if strips and not table.alignment.versions:
        return by_strips(strips, table.seen)
    columns = [column, *(to for to, _ in table.linked(Side.LEFT, row) if to != column)]
    rows = [row, *(to for to, _ in table.linked(Side.RIGHT, column) if to != row)]
    held = [table.left[at].texts for at in rows], [table.right[at].texts for at in columns]
    return whole(*parts(*held), table.seen)


def _one(table: _Table, side: Side, at: int, laid: Laid | None) -> Row:
    unit = table.units(side)[at]
    strips = _seen(table, laid.strips) if laid else alone(side, unit.passages)
    linked = table.linked(side, at)
    gap = next((each for each in table.alignment.unlinked if (each.side, each.path) == (side, unit.path)), None)
    only = State.LEFT_ONLY if side is Side.LEFT else State.RIGHT_ONLY
    return Row(
        state=State.CHANGED if linked else only,
        left=unit.path if side is Side.LEFT else None,
        right=unit.path if side is Side.RIGHT else None,
        strips=strips,
        reasons=linked[0][1].reasons if linked else (gap.why,) if gap else (),
        confidence=linked[0][1].confidence if linked else None,
        nearest=gap.nearest if gap and not linked else None,
        also=tuple(_also(table, side, at, None)),
        decision=linked[0][1].decision if linked else None,
        verdict=by_strips((*strips, *laid.there), table.seen)
        if laid
        else _alone_verdict(table, side, at, [to for to, _ in linked]),
        elsewhere=laid.elsewhere if laid else (),
    )


def _alone_verdict(table: _Table, side: Side, at: int, linked: Sequence[int]) -> Verdict:
    if not linked:
        own = table.units(side)[at].texts
        return whole(own, (), table.seen) if side is Side.LEFT else whole((), own, table.seen)
    return _verdict(table, at, linked[0]) if side is Side.LEFT else _verdict(table, linked[0], at)


def _also(table: _Table, side: Side, at: int, beside: int | None) -> Iterator[tuple[Side, str]]:
    """What a unit is linked to besides the one it stands beside."""
    across = Side.RIGHT if side is Side.LEFT else Side.LEFT
    for to, _ in table.linked(side, at):
        if to != beside:
            yield across, table.units(across)[to].path
