"""A comparison as a Word file: article beside article and 項 beside 項, what differs marked by lines, the values at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.comparison.stretches import Stretch, stretches
from models.comparison import Diff, Op, Order, Row, Side
from models.document import Kind, article_of
from models.matrix import ParameterRow
from reports import word
from reports.comparison.sides import Compared, path_of
from reports.comparison.words import (
    KINDS,
    SIDES,
    absent,
    cited,
    decided,
    defined,
    elsewhere,
    lead,
    nothing,
    reviewed,
    state,
    titled,
    together,
    why,
)
from reports.comparison.words import LEGEND as SIGNS
from reports.matrix.words import DIFFERS, LEGEND, places_of, quotes_of, value_of
from reports.word_table import GREY, HATCHED, Cell, Para, Text, add_table, heads, plain
from reports.word_table import Row as TableRow

if TYPE_CHECKING:
    from docx.document import Document

FACE = "ＭＳ 明朝"
_WIDTHS = (133.0, 133.0)
_INDENT = 10.5
"""Points for each depth, and for what goes on under a number."""
_SMALL = 8.5
_ORDERS = {Order.LEFT: "左の文書の順", Order.RIGHT: "右の文書の順", Order.DANGER: "重い順"}
_LINES = {
    False: ("下線（左は一重、右は二重）", "その側だけにある言葉です。"),
    True: ("取消線・二重下線", "旧にだけある言葉と、新にだけある言葉です。"),
}


def sidebyside_docx(compared: Compared, order: Order = Order.LEFT) -> bytes:
    """The file, the articles in the order asked for."""
    left, right = (compared.origin(side).name for side in Side)
    title = f"{left} ／ {right}　対比表"
    document = word.blank(FACE, 10, title=title, landscape=True)
    word.head_and_foot(document, title)
    word.titled(document, title)
    for words in lead(compared):
        word.line(document, words)
    word.line(document, f"並び：{_ORDERS[order]}")
    sides = SIDES[compared.versions]
    top = heads(*(f"{sides[side]}　{titled(compared, side)}" for side in Side))
    rows = (line for at in compared.comparison.places(order) for line in _article(compared, at))
    add_table(document, _WIDTHS, (top, *rows))
    _terms(document, compared)
    _values(document, compared)
    _others(document, compared)
    _legend(document, compared)
    word.imprint(document, compared.imprint, [("並び", _ORDERS[order])])
    return word.saved(document)


def _article(compared: Compared, at: int) -> Iterator[TableRow]:
    """The head of one row of the comparison, its state, its 項, and what a reviewer said of it."""
    row = compared.comparison.rows[at]
    yield TableRow(tuple(_head(compared, row, side) for side in Side), whole=True, with_next=True)
    told = f"{state(row, versions=compared.versions)}　{'　'.join(why(row))}".rstrip()
    yield TableRow((plain("\n".join((told, *reviewed(compared, at))), _SMALL, span=2),), with_next=bool(row.strips))
    read = stretches(row, compared.left.document, compared.right.document)
    for k, stretch in enumerate(read):
        edges = k > 0, k < len(read) - 1
        yield TableRow(tuple(_cell(compared, row, stretch, side, edges) for side in Side))
    if gone := elsewhere(compared, row):
        yield TableRow((plain(gone, _SMALL, span=2),))


def _head(compared: Compared, row: Row, side: Side) -> Cell:
    path = path_of(row, side)
    if path is None:
        return plain(absent(compared, row, side), _SMALL, shade=HATCHED)
    place = compared.place(side, path)
    page = f"　{place.page}頁" if place.page else ""
    return Cell((Para((Text(cited(place), bold=True), Text(page))),), shade=GREY)


def _cell(compared: Compared, row: Row, stretch: Stretch, side: Side, edges: tuple[bool, bool]) -> Cell:
    """One side of a stretch: its provisions one under the other."""
    above, below = edges
    apart = stretch.strip.diff.rewritten and not stretch.part
    held = stretch.cells(side)
    paras = [para for path, told in held for para in _provision(compared, row, side, path, told, apart=apart)]
    if not paras:
        words = nothing(compared, row, stretch, side)
        shade = "" if stretch.strip.paths(side) else HATCHED
        return Cell((Para((Text(words),), size=_SMALL),), shade=shade, open_above=above, open_below=below)
    if side is Side.LEFT and (said := together(compared, stretch)):
        paras.append(Para((Text(said),), size=_SMALL))
    return Cell(tuple(paras), open_above=above, open_below=below)


def _provision(compared: Compared, row: Row, side: Side, path: str, told: Diff, *, apart: bool) -> Iterator[Para]:
    """The paragraphs of a provision; ``apart``: it is worded too differently for marks, and this is said here."""
    document = compared.document(side)
    entry, article = document.by_path[path], document.by_path[article_of(path)]
    number = "" if entry.node.kind in (Kind.ARTICLE, Kind.PART) else entry.node.mark.text.strip()
    depth = min(3, max(0, entry.depth - article.depth - 1))
    home = document.cited(path) if article_of(path) not in (path_of(row, side), path) else ""
    caption = entry.node.heading.text if entry.node.kind is Kind.PARAGRAPH else ""
    small = [words for words in (home, caption, "別文" if apart else "") if words]
    yield from (Para((Text(words),), _INDENT * depth, size=_SMALL) for words in small)
    bare = (row.left is None or row.right is None) and not row.also and not compared.versions
    texts = [*([Text(f"{number}　")] if number else []), *_marked(told, side, compared.versions, bare=bare)]
    yield Para(tuple(texts), _INDENT * (depth + bool(number)), -_INDENT if number else 0.0)


def _marked(diff: Diff, side: Side, versions: bool, *, bare: bool) -> Iterator[Text]:
    """One side of a diff: its text exactly, what stands on it alone marked by a line."""
    for piece in diff.pieces:
        text = piece.left if side is Side.LEFT else piece.right
        same = piece.op is Op.SAME or diff.rewritten or bare
        strike = versions and side is Side.LEFT and not same
        line = "" if same or strike else "single" if side is Side.LEFT else "double"
        if text:
            yield Text(text, line=line, strike=strike, boxed=piece.number)


def _terms(document: Document, compared: Compared) -> None:
    told = compared.comparison.terms
    if told:
        word.section(document, f"定義の違い {len(told)}")
        rows = (TableRow(tuple(plain(text, _SMALL) for text in defined(compared, each))) for each in told)
        add_table(document, (40, 113, 113), (heads("定義語", *SIDES[compared.versions].values()), *rows))


def _values(document: Document, compared: Compared) -> None:
    """The parameters of both sides, those of which neither says anything left out."""
    matrix = compared.matrix
    word.section(document, "数値と条件")
    shown = [row for row in matrix.parameters if not row.empty]
    top = heads(
        "項目", *(f"{name}　{titled(compared, side)}" for side, name in SIDES[compared.versions].items()), "違い"
    )
    add_table(document, (46, 96, 96, 28), (top, *map(_value, shown)))
    if silent := [row.label for row in matrix.parameters if row.empty]:
        word.line(document, f"どちらの文書にも定めが見当たらない項目：{'、'.join(silent)}", _SMALL)


def _value(row: ParameterRow) -> TableRow:
    cells = [
        plain("\n".join(filter(None, (value_of(cell), quotes_of(cell) or places_of(cell)))), _SMALL)
        for cell in row.cells
    ]
    told = "\n".join(filter(None, (DIFFERS if row.differs else "同じ", *row.notes)))
    return TableRow((plain(row.label, _SMALL), *cells, plain(told, _SMALL)))


def _others(document: Document, compared: Compared) -> None:
    """その他の数値: every number of either side that no parameter claims."""
    rows: list[Sequence[str]] = []
    for side, analysis in ((Side.LEFT, compared.left), (Side.RIGHT, compared.right)):
        for number in analysis.other_numbers:
            where = compared.place(side, number.path).where
            kind = KINDS.get(number.kind, number.kind)
            rows.append((SIDES[compared.versions][side], kind, number.quote, where, number.sentence))
    if rows:
        word.section(document, f"その他の数値 {len(rows)} 件")
        told = (TableRow(tuple(plain(text, 8) for text in row)) for row in rows)
        add_table(document, (10, 14, 32, 40, 170), (heads("側", "種類", "数値", "条", "文", size=8), *told))


def _legend(document: Document, compared: Compared) -> None:
    word.section(document, "印と言葉")
    for sign, meaning in (_LINES[compared.versions], *SIGNS, *LEGEND):
        word.line(document, f"{sign}：{meaning}", 8)
    if human := decided(compared):
        word.section(document, "人の判断")
        for words in human:
            word.line(document, words, _SMALL)
