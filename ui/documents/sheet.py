"""The text of a document as HTML: every printed line in its place, indented as the tree is, tables drawn as tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.structure.answers import WORDS
from models.decisions import StructureDecision
from models.document import Entry, Kind, article_of
from models.table import Table
from reports.markup import escape, tag
from ui.documents.blocks import Block, Piece, Role, pieces
from ui.documents.opened import Opened
from ui.search.words import LIKE
from ui.words import MEND, OPEN_PAGE

_HEADS = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
_MAIN = "本則"
_DEEPEST = 4
"""The lowest rank of a heading."""
_FEW = 3
"""Lines set aside together that are shown at once; more are folded."""


def sheet(opened: Opened) -> str:
    """The whole text, a section for each block."""
    drawn, page = [], None
    for index, block in enumerate(opened.blocks):
        here = opened.page_of(block)
        drawn.append(_section(opened, index, block, f"{here}頁" if here and here != page else ""))
        page = here
    return "".join(drawn)


def _section(opened: Opened, index: int, block: Block, page: str) -> str:
    entry = block.entry
    kind = entry.node.kind.value if entry else block.role.value
    text = _text(opened, block)
    return tag(
        "section",
        tag("div", text, class_="x") + tag("div", _margin(opened, index, block, page), class_="m"),
        class_=f"b {kind}",
        id=f"b{index}",
        data_at=opened.address(entry.path) if entry else None,
        data_note=index in opened.odd or any(piece.line in opened.said for piece in block.pieces),
        tabindex="-1",
    )


def _text(opened: Opened, block: Block) -> str:
    if block.entry is None:
        return _title(opened, block) if block.role is Role.TITLE else _set_aside(opened, block)
    if block.entry.node.kind in _HEADS:
        return _head(opened, block, block.entry) + _row(opened, block, block.entry, "")
    mark = block.of(Role.MARK)
    number = _link(opened, block.entry, _lines(opened, mark), "n") if mark else ""
    return _row(opened, block, block.entry, number)


def _title(opened: Opened, block: Block) -> str:
    return tag("h1", _lines(opened, block.pieces))


def _set_aside(opened: Opened, block: Block) -> str:
    """What belongs to the page and not to the text: grey, with its reason."""
    lines = "".join(tag("p", _line(opened, piece)) for piece in block.pieces)
    why = escape(block.pieces[0].why)
    if len(block.pieces) <= _FEW:
        return tag("small", why) + lines
    return tag("details", tag("summary", f"{why}　{len(block.pieces)} 行") + lines)


def _head(opened: Opened, block: Block, entry: Entry) -> str:
    """The heading of a part, chapter or article; a part that prints none is named all the same."""
    if not block.opens:
        return ""
    name = _rank(entry)
    mark, caption = block.of(Role.MARK), block.of(Role.CAPTION)
    if not mark and not caption:
        implied = entry.node.kind is Kind.PART
        return (
            tag(name, _link(opened, entry, escape(entry.node.label), "c"), class_="implied", lang="ja")
            if implied
            else ""
        )
    number = _link(opened, entry, _lines(opened, mark), "c") if mark else ""
    return tag(name, number + tag("span", _lines(opened, caption), class_="cap"))


def _rank(entry: Entry) -> str:
    """The rank of a heading: one below what stands over it; the main part has no heading of its own."""
    under = entry.depth - (entry.path.partition("/")[0] == _MAIN)
    return f"h{min(_DEEPEST, max(0, under) + 2)}"


def _link(opened: Opened, entry: Entry, inner: str, name: str) -> str:
    """A number that goes to its own place, so that the address says where the reader is."""
    path = entry.path
    return tag(
        "a",
        inner,
        class_=name,
        href=opened.address(path),
        data_go=opened.anchor(entry),
        title=opened.document.cited(path),
    )


def _row(opened: Opened, block: Block, entry: Entry, number: str) -> str:
    """The text of a provision behind its hanging number."""
    caption = block.of(Role.CAPTION) if entry.node.kind not in _HEADS else ()
    above = tag("span", _lines(opened, caption), class_="cap") if caption else ""
    body = "".join(_chunks(opened, block.of(Role.BODY, Role.ASIDE)))
    if not (above or body or number):
        return ""
    return tag(
        "div",
        (number or tag("span", class_="n")) + tag("div", above + body, class_="y"),
        class_=f"k d{_depth(opened, entry)}",
    )


def _depth(opened: Opened, entry: Entry) -> int:
    """How far a provision is indented: below its article, or its part where it is in none."""
    if entry.node.kind in _HEADS:
        return 0
    home = opened.document.by_path.get(article_of(entry.path))
    return min(4, max(0, entry.depth - home.depth - 1)) if home else 0


def _chunks(opened: Opened, printed: Sequence[Piece]) -> Iterator[str]:
    """Running text and tables in turn."""
    text: list[Piece] = []
    for table, group in groupby(printed, key=lambda piece: opened.table_at(piece.start)):
        inside = list(group)
        if table is None or not _covers(opened, table, inside):
            text += inside
            continue
        yield from _running(opened, text)
        text = []
        yield _table(opened, table, [piece for piece in inside if piece.role is Role.ASIDE])
    yield from _running(opened, text)


def _covers(opened: Opened, table: Table, inside: Sequence[Piece]) -> bool:
    """Whether the cells say all that the lines say: otherwise the lines are shown."""
    source = opened.document.source.text
    cells = "".join(cell for row in table.texts for cell in row)
    lines = "".join(source[piece.start : piece.end] for piece in inside if piece.role is Role.BODY)
    return sorted("".join(cells.split())) == sorted("".join(lines.split()))


def _running(opened: Opened, text: Sequence[Piece]) -> Iterator[str]:
    if text:
        yield tag("div", _lines(opened, text), class_="t")


def _table(opened: Opened, table: Table, asides: Sequence[Piece]) -> str:
    """A table; what is set aside between two of its rows, at the edge of a page, stands between them."""
    source, waiting = opened.document.source, list(asides)
    rows: list[str] = []
    for index, row in enumerate(table.rows):
        starts = [run.start for cell in row for run in cell.runs]
        while waiting and starts and waiting[0].start < min(starts):
            rows.append(_row_aside(opened, waiting.pop(0), len(row)))
        name = "th" if index == table.header else "td"
        cells = "".join(tag(name, _lines(opened, list(pieces(source, cell, Role.BODY)))) for cell in row)
        rows.append(tag("tr", cells))
    rows += [_row_aside(opened, piece, len(table.rows[0])) for piece in waiting]
    return tag("div", tag("table", tag("tbody", "".join(rows))), class_="table")


def _row_aside(opened: Opened, piece: Piece, width: int) -> str:
    return tag("tr", tag("td", _inline_aside(opened, piece), colspan=str(width)), class_="away")


def _lines(opened: Opened, printed: Sequence[Piece]) -> str:
    """Stretches of one passage as they are read: a line break of the print is worth what the passage says."""
    inner, first = [], True
    for piece in printed:
        if piece.role is Role.ASIDE:
            inner.append(_inline_aside(opened, piece))
            continue
        joint = "" if first else piece.joint
        inner.append('<i class="tab">\t</i>' if joint == "\t" else escape(joint))
        inner.append(_line(opened, piece))
        first = False
    return "".join(inner)


def _inline_aside(opened: Opened, piece: Piece) -> str:
    return tag("span", tag("small", escape(piece.why)) + _line(opened, piece), class_="away")


def _line(opened: Opened, piece: Piece) -> str:
    """One stretch of one printed line, which can be spoken of."""
    text = escape(opened.document.source.text[piece.start : piece.end])
    says = opened.kinds.get(piece.line)
    return tag("span", text, class_="l", data_l=str(piece.line), data_is=WORDS[says] if says else None, lang="ja")


def _margin(opened: Opened, index: int, block: Block, page: str) -> str:
    """At the edge: the page, what is odd, who decided, the citation, and the way to mend."""
    odd = dict.fromkeys(finding.what for finding in opened.odd.get(index, ()))
    marks = "".join(tag("span", escape(what), class_="odd") for what in odd)
    said = dict.fromkeys(opened.said[piece.line] for piece in block.pieces if piece.line in opened.said)
    humans = "".join(_human(decision) for decision in said)
    near = ""
    if opened.kept and block.entry and block.opens and block.entry.node.kind is Kind.ARTICLE:
        there = "検索" + opened.address(block.entry.path).replace("?doc=", "?like=", 1)
        near = tag("a", LIKE, class_="mend", href=there, data_page=True, title="ほかのサービスの、この条に似た条を探す")
    mend = near + tag("button", MEND, type="button", class_="mend", data_mend=True)
    return _page(opened, block, page) + marks + humans + mend


def _page(opened: Opened, block: Block, page: str) -> str:
    """The number of a page where one begins; where the page itself can be shown, the button that does, at every article."""
    entry = block.entry
    if not opened.pages or entry is None:
        return tag("span", page, class_="p") if page else ""
    if not page and block.opens and entry.node.kind is Kind.ARTICLE:
        page = f"{opened.page_of(block)}頁"
    told = json.dumps({"side": opened.id, "path": entry.path}, ensure_ascii=False)
    return tag("button", page, type="button", class_="p", data_paper=told, title=OPEN_PAGE) if page else ""


def _human(decision: StructureDecision) -> str:
    words = escape(f"✎ {decision.who} ") + tag("span", day(decision), class_="day")
    return tag("span", words, class_="human", title=f"この行は{WORDS[decision.says]}　{decision.why}".strip())


def day(decision: StructureDecision) -> str:
    """The day of a decision, as 2026-11-20."""
    return decision.when[:10]
