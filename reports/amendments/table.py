"""The 新旧対照表 as values: for every article that changed, its lines in both versions, what stays left out as （略）.

The form is that of 法制執務 (the comparison tables that go with bills and 例規): changed words marked on both sides, what is
carried on word for word as （略） with its number, （新設） and （削る） where one side has nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from analysis.text.narrow import fold
from models.comparison import Grade, Op, Order, Piece, Row, Side, State, Strip
from models.document import Document, Kind, Node
from reports.comparison.sides import Compared, path_of
from reports.verdict_words import graded

OMITTED, INSERTED, REMOVED = "（略）", "（新設）", "（削る）"
_DEPTH = {Kind.PART: 0, Kind.CHAPTER: 0, Kind.ARTICLE: 0, Kind.PARAGRAPH: 0, Kind.ITEM: 1, Kind.SUBITEM: 2}
_GAP = "　"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line; ``changed``: the other version has something else here."""

    text: str
    changed: bool = False


_printed, _changed = attrgetter("text"), attrgetter("changed")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a cell: ``depth`` 0 for 条 and 項, 1 for 号, 2 for what lies below."""

    depth: int
    words: tuple[Words, ...]

    def __post_init__(self) -> None:
        whole = [
            (changed, "".join(w.text for w in run)) for changed, run in groupby(filter(_printed, self.words), _changed)
        ]
        object.__setattr__(self, "words", tuple(Words(text, changed) for changed, text in whole))

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.words)


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that stand beside each other: an article's caption and number, or one 項 with its 号."""

    new: tuple[Line, ...]
    old: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """One article: its bands, and the 備考 (what kind of change, what decided)."""

    new: str | None
    old: str | None
    bands: tuple[Band, ...]
    remarks: tuple[str, ...]


def amendments(compared: Compared, *, all_articles: bool = False) -> tuple[Amendment, ...]:
    """The articles in the order of the new version, deleted ones where they stood; the left document is the old one.

    Without ``all_articles`` those that are carried on word for word under the same number and caption are left out.
    """
    rows = [compared.comparison.rows[at] for at in compared.comparison.places(Order.RIGHT)]
    made = (_Article(compared, row) for row in rows)
    return tuple(each.amendment() for each in made if all_articles or each.changed)


@dataclass(frozen=True)
class _Article:
    compared: Compared
    row: Row

    def document(self, side: Side) -> Document:
        return self.compared.document(side)

    def node(self, side: Side, path: str | None) -> Node | None:
        entry = self.document(side).by_path.get(path) if path else None
        return entry.node if entry else None

    @property
    def changed(self) -> bool:
        if self.row.left is None or self.row.right is None:
            return True
        return self.row.grade is not Grade.SAME or self._head_differs

    @property
    def _head_differs(self) -> bool:
        heads = [self._head(side) for side in (Side.LEFT, Side.RIGHT)]
        return heads[0] != heads[1]

    def _head(self, side: Side) -> tuple[str, str]:
        node = self.node(side, path_of(self.row, side))
        return (fold(node.mark.text), fold(node.title)) if node else ("", "")

    def amendment(self) -> Amendment:
        groups = [list(group) for _, group in groupby(self.row.strips, key=self._band_of)]
        bands = [Band(self._head_lines(Side.RIGHT), self._head_lines(Side.LEFT))]
        bands += _merged([self._band(group) for group in groups])
        if self.row.left is None:
            bands[1:] = [Band(band.new, ()) for band in bands[1:]]
        elif self.row.right is None:
            bands[1:] = [Band((), band.old) for band in bands[1:]]
        return Amendment(self.row.right, self.row.left, tuple(_joined(bands)), tuple(self._remarks()))

    def _band_of(self, strip: Strip) -> tuple[str, str]:
        """What keeps strips together: the 項 they lie in, of the new version where it has one."""
        path = strip.right if strip.right is not None else strip.left
        assert path is not None
        return ("new" if strip.right is not None else "old", _paragraph(path))

    def _band(self, strips: Sequence[Strip]) -> tuple[Band, bool]:
        """The lines of one 項 in both versions, and whether nothing in it changed."""
        if all(self._kept(strip) for strip in strips):
            first = strips[0]
            lines = [
                (Line(0, (Words(self._mark(side, path)), Words(_GAP + OMITTED))),)
                for side, path in ((Side.RIGHT, first.right), (Side.LEFT, first.left))
            ]
            return Band(lines[0], lines[1]), True
        parts = list(_runs_of(list(self._shown(strips)), self._kept))
        new, old = (
            tuple(line for part in parts for line in self._lines(part, side)) for side in (Side.RIGHT, Side.LEFT)
        )
        return Band(new, old), False

    def _shown(self, strips: Sequence[Strip]) -> Iterator[Strip]:
        """The provisions without those that （略） of one above them covers, because all below that one is kept."""
        whole: set[str] = set()
        for strip in strips:
            path = strip.right or ""
            below = [s for s in strips if (s.right or s.left or "").startswith(f"{path}/")] if path else []
            covered = any(path.startswith(f"{above}/") for above in whole)
            if not covered:
                yield strip
            if self._kept(strip) and below and all(self._kept(s) for s in below):
                whole.add(path)

    def _kept(self, strip: Strip) -> bool:
        """Whether a provision is carried on word for word under the same number and caption."""
        if strip.left is None or strip.right is None or strip.further or not strip.diff.same:
            return False
        left, right = self.node(Side.LEFT, strip.left), self.node(Side.RIGHT, strip.right)
        if left is None or right is None:
            return left is right
        own = left.kind is Kind.ARTICLE or fold(left.mark.text) == fold(right.mark.text)
        return own and (left.kind is Kind.ARTICLE or fold(left.title) == fold(right.title))

    def _lines(self, strips: Sequence[Strip], side: Side) -> Iterator[Line]:
        """The lines of one side: some provisions that changed, or a run of those that did not as one."""
        if self._kept(strips[0]):
            path = strips[0].right if side is Side.RIGHT else strips[0].left
            node = self.node(side, path)
            marks = [self._mark(side, s.right if side is Side.RIGHT else s.left) for s in strips]
            yield Line(_depth(node), (Words(_span(marks)), Words(_GAP + OMITTED)))
            return
        for strip in strips:
            yield from self._changed_lines(strip, side)

    def _changed_lines(self, strip: Strip, side: Side) -> Iterator[Line]:
        cells, others = strip.cells(side), strip.paths(_across(side))
        if not cells:
            depth = _depth(self.node(_across(side), others[0]))
            yield Line(depth, (Words(INSERTED if side is Side.LEFT else REMOVED),))
        for at, (path, told) in enumerate(cells):
            counterpart = self.node(_across(side), others[at] if at < len(others) else None)
            yield from self._provision(side, path, counterpart, list(_words(told.pieces, side)))

    def _provision(self, side: Side, path: str, counterpart: Node | None, words: list[Words]) -> Iterator[Line]:
        """The lines of one provision that changed, given the words of its text."""
        node = self.node(side, path)
        depth = _depth(node)
        if node is not None and node.kind is not Kind.ARTICLE and node.heading:
            new_caption = counterpart is None or fold(counterpart.title) != fold(node.title)
            yield Line(depth, (Words(node.heading.text, new_caption),))
        mark = self._mark(side, path)
        if mark:
            moved = counterpart is None or fold(counterpart.mark.text) != fold(mark)
            words[:0] = [Words(mark, moved), Words(_GAP, moved and bool(words) and words[0].changed)]
        yield from _broken(depth, words)

    def _mark(self, side: Side, path: str | None) -> str:
        """The number as printed, none for an article or a part: that stands in its head."""
        node = self.node(side, path)
        return node.mark.text.strip() if node and node.kind not in (Kind.ARTICLE, Kind.PART) else ""

    def _head_lines(self, side: Side) -> tuple[Line, ...]:
        """The caption and the number of the article as the file prints them, in its order; （新設） or （削る） without it."""
        path = path_of(self.row, side)
        node, other = self.node(side, path), self.node(_across(side), path_of(self.row, _across(side)))
        if node is None:
            return (Line(0, (Words(INSERTED if side is Side.LEFT else REMOVED),)),)
        mark = Words(
            node.mark.text or ("" if node.heading else node.label),
            other is None or _differs(node.mark.text, other.mark.text),
        )
        caption = Words(node.heading.text, other is None or _differs(node.title, other.title))
        if not node.heading:
            return (Line(0, (mark,)),)
        above = node.mark and node.heading.runs[0].start < node.mark.runs[0].start
        if above:
            return (Line(0, (caption,)), Line(0, (mark,)))
        space = Words("" if caption.text[:1] in "（([【［〔" else _GAP)
        return (Line(0, (mark, space, caption)),)

    def _remarks(self) -> Iterator[str]:
        """新設, 削除, 条ずれ, 移動, 見出しの変更, and the grade of the change with what decided."""
        row = self.row
        if row.left is None:
            yield "新設"
            return
        if row.right is None:
            yield "削除"
            return
        cited = {side: self.document(side).cited(path) for side in Side if (path := path_of(row, side))}
        if row.state is State.MOVED:
            yield f"移動（旧{cited[Side.LEFT]}）"
        elif cited[Side.LEFT] != cited[Side.RIGHT]:
            yield f"条ずれ（旧{cited[Side.LEFT]}）"
        if self._head(Side.LEFT)[1] != self._head(Side.RIGHT)[1]:
            yield "見出しの変更"
        if row.grade in (Grade.SUBSTANTIVE, Grade.WORDING):
            name, told = graded(row, versions=True)
            yield name + (f"：{'・'.join(told)}" if told else "")
        elif row.grade is Grade.NUMBERING and not row.quiet:
            yield "引用する条番号の整理"
        pieces = (piece for strip in row.strips for piece in strip.diff.pieces)
        led = dict.fromkeys(p.right.strip() for p in pieces if p.op is not Op.SAME and p.left == p.right)
        if led:  # the same words, which now name another provision
            yield f"引用先の変更（{'・'.join(led)}）"
        if row.decision is not None:
            yield f"✎ 対応は{row.decision.who}（{row.decision.day}）"


def _across(side: Side) -> Side:
    return Side.LEFT if side is Side.RIGHT else Side.RIGHT


def _differs(one: str, other: str) -> bool:
    return fold(one) != fold(other)


def _depth(node: Node | None) -> int:
    return _DEPTH[node.kind] if node else 0


_PARAGRAPH = re.compile(r"^(.*?/第\d+項(?:の\d+)*)(?:/|$)")


def _paragraph(path: str) -> str:
    found = _PARAGRAPH.match(path)
    return found[1] if found else path


def _runs_of(strips: Sequence[Strip], kept: Callable[[Strip], bool]) -> Iterator[list[Strip]]:
    """The strips in runs: those that are kept on one depth together, the others one by one."""
    run: list[Strip] = []
    for strip in strips:
        if run and kept(strip) and kept(run[-1]) and _parent(strip) == _parent(run[-1]):
            run.append(strip)
            continue
        if run:
            yield run
        run = [strip]
    if run:
        yield run


def _parent(strip: Strip) -> tuple[str, str]:
    return (strip.right or "").rpartition("/")[0], (strip.left or "").rpartition("/")[0]


def _span(marks: Sequence[str]) -> str:
    """２～４ for 2, 3 and 4; ２・３ for two."""
    shown = [mark for mark in marks if mark]
    if len(shown) < 2:
        return "".join(shown)
    return f"{shown[0]}～{shown[-1]}" if len(shown) > 2 else "・".join(shown)


def _merged(bands: Sequence[tuple[Band, bool]]) -> Iterator[Band]:
    """Neighbouring 項 in which nothing changed as one: ２～４（略）."""
    for whole, group in groupby(bands, key=lambda each: each[1]):
        found = [band for band, _ in group]
        if not whole or len(found) == 1:
            yield from found
            continue
        sides = []
        for lines in ([band.new[0] for band in found], [band.old[0] for band in found]):
            marks = [line.text.removesuffix(_GAP + OMITTED) for line in lines]
            sides.append((Line(0, (Words(_span(marks)), Words(_GAP + OMITTED))),))
        yield Band(sides[0], sides[1])


def _joined(bands: Sequence[Band]) -> Iterator[Band]:
    """The number of the article on one line with the text that follows it without a number of its own."""
    first, *rest = bands
    if rest and _goes_on(rest[0].new) and _goes_on(rest[0].old):
        head = [_together(first.new, rest[0].new), _together(first.old, rest[0].old)]
        yield Band(head[0], head[1])
        yield from rest[1:]
    else:
        yield from bands


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether lines begin with text, and not with the number of a provision."""
    return bool(lines) and not re.match(r"[\d０-９(（①-⑳]", lines[0].text) and lines[0].depth == 0


def _together(head: Sequence[Line], lines: Sequence[Line]) -> tuple[Line, ...]:
    if head[-1].text in (INSERTED, REMOVED):
        return tuple(head) if lines[0].text in (INSERTED, REMOVED) else (*head, *lines)
    caption = head[-1].text.endswith(tuple("）)]】］〕"))
    if caption:
        return (*head, *lines)
    gap = Words("" if lines[0].text.startswith(_GAP) else _GAP)
    words = (*head[-1].words, gap, *lines[0].words)
    return (*head[:-1], replace(lines[0], words=words), *lines[1:])


def _words(pieces: Iterable[Piece], side: Side) -> Iterator[Words]:
    for piece in pieces:
        text = piece.right if side is Side.RIGHT else piece.left
        if text:
            yield Words(text, piece.op is not Op.SAME and piece.left != piece.right)


def _broken(depth: int, words: Sequence[Words]) -> Iterator[Line]:
    """The words in lines, where the text has line feeds; cells of a table with a space between them."""
    line: list[Words] = []
    for each in words:
        first, *more = each.text.replace("\t", _GAP).split("\n")
        line.append(Words(first, each.changed))
        for text in more:
            yield Line(depth, tuple(line))
            line = [Words(text, each.changed)]
    yield Line(depth, tuple(line))
