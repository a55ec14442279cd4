"""A comparison as one HTML file: article beside article with what differs marked, then the parameters of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.comparison.stretches import Stretch, stretches
from models.comparison import Diff, Op, Row, Side
from models.document import Kind, article_of
from models.parameters import OtherNumber
from reports.comparison.sides import Compared, path_of
from reports.comparison.words import (
    KINDS,
    SIDES,
    absent,
    cited,
    decided,
    defined,
    elsewhere,
    folded,
    lead,
    nothing,
    reviewed,
    state,
    titled,
    together,
    why,
)
from reports.comparison.words import LEGEND as SIGNS_TOLD
from reports.markup import escape, tag
from reports.matrix.html import STYLE as TABLES
from reports.matrix.html import Notes, parameter_table, quote_table
from reports.matrix.words import LEGEND
from reports.page import fold, page

_STYLE = """
.two{display:grid;grid-template-columns:1fr 1fr}.two>*{padding:6px 14px;min-width:0}.two>*+*{border-left:1px solid var(--line)}
.row{border:1px solid var(--line);border-radius:6px;margin:0 0 12px;overflow:clip}
.h{background:var(--soft);font-weight:700}.h small{font-weight:400;margin-left:10px}.h .absent{font-weight:400;color:var(--mute)}
.why{padding:3px 14px;color:var(--mute);font-size:12.5px;border-top:1px dashed var(--line);border-bottom:1px solid var(--line);margin:0}
.why b{color:var(--ink)}.r+.r{border-top:1px solid #eef0f4}.k{display:grid;grid-template-columns:minmax(2.2em,max-content) 1fr}
.n{color:var(--mute);padding-right:.5em;white-space:nowrap}.t{white-space:pre-wrap}.from{color:var(--mute);font-size:12.5px;display:block}
.d1 .n{margin-left:1.9em}.d2 .n{margin-left:3.4em}.d3 .n{margin-left:4.9em}
mark,del,ins{border-radius:2px}.lo{color:var(--lo);background:var(--lo-bg);text-decoration:underline solid 2px #c77700;text-underline-offset:4px}
.ro{color:var(--ro);background:var(--ro-bg);text-decoration:underline double 1.5px var(--ro);text-underline-offset:3px}
del{color:#b3261e;background:#fdecea;text-decoration:line-through 1.5px}
ins{color:var(--ro);background:var(--ro-bg);text-decoration:underline double 1.5px}mark .num,del .num,ins .num{text-decoration:inherit}
.rewritten{padding:0 14px 4px;color:var(--mute);font-size:12px}.all{position:sticky;top:0;background:#fff;border-bottom:1px solid var(--line);font-weight:700;z-index:1}
.others td{font-size:13px}
@media print{@page{size:A4 landscape;margin:10mm}.all{position:static}.row{break-inside:auto}.h{break-after:avoid}.r{break-inside:avoid}}
"""
_MARKS = {
    False: (("下線（左は橙の一重、右は青の二重）", "その側だけにある言葉です。"),),
    True: (("取消線・二重下線", "旧にだけある言葉と、新にだけある言葉です。"),),
}


def comparison_html(compared: Compared) -> bytes:
    """The file. Articles that say the same are folded to a line; how many there are is said."""
    notes = Notes()
    left, right = (compared.origin(side).name for side in Side)
    rows = "".join(_row(compared, at) for at in range(len(compared.comparison.rows)))
    numbers = tag("h2", "数値と条件") + parameter_table(compared.matrix, notes) + _others(compared) + quote_table(notes)
    body = _lead(compared) + _heads(compared) + rows + _terms(compared) + numbers
    legend = (*_MARKS[compared.versions], *SIGNS_TOLD, *LEGEND)
    return page(f"{left} ／ {right}", body, TABLES + _STYLE, compared.imprint, legend)


def _lead(compared: Compared) -> str:
    """What there is, what is folded, what was taken away, what a human decided and which decisions came to nothing."""
    counts, *said = lead(compared)
    same = sum(map(folded, compared.comparison.rows))
    hidden = tag("p", f"文言の同じ {same} 条を畳んでいます。", class_="lead screen") if same else ""
    lines = [tag("p", escape(words), class_="lead") for words in (counts, *said, *decided(compared))]
    return "".join((lines[0], hidden, *lines[1:]))


def _heads(compared: Compared) -> str:
    sides = SIDES[compared.versions]
    names = (tag("div", tag("small", f"{sides[s]}　") + escape(titled(compared, s))) for s in Side)
    return tag("div", "".join(names), class_="two all")


def _row(compared: Compared, at: int) -> str:
    row = compared.comparison.rows[at]
    read = stretches(row, compared.left.document, compared.right.document)
    strips = "".join(_stretch(compared, row, stretch) for stretch in read)
    if gone := elsewhere(compared, row):
        strips += tag("p", escape(gone), class_="why")
    told = state(row, versions=compared.versions)
    if folded(row):
        names = "　／　".join(filter(None, (_name(compared, row, side) for side in Side)))
        inner = fold(f"f{at}", f"{names}　{told}", _why(row, "") + strips)
    else:
        cells = "".join(tag("div", _name(compared, row, s) or _absent(compared, row, s)) for s in Side)
        inner = tag("div", cells, class_="two h") + _why(row, told) + strips
    return tag("article", inner + _reviewed(compared, at), class_="row", id=f"r{at}")


def _reviewed(compared: Compared, at: int) -> str:
    """What a reviewer said of a row."""
    return "".join(tag("p", escape(words), class_="why") for words in reviewed(compared, at))


def _name(compared: Compared, row: Row, side: Side) -> str:
    """Citation, caption and page of one side; empty where that side has no article."""
    path = path_of(row, side)
    if path is None:
        return ""
    place = compared.place(side, path)
    page_at = tag("small", f"{place.page}頁") if place.page else ""
    return escape(cited(place)) + page_at


def _absent(compared: Compared, row: Row, side: Side) -> str:
    return tag("span", escape(absent(compared, row, side)), class_="absent")


def _why(row: Row, told: str) -> str:
    """One line: the state, whose word it is or how sure, and the reasons."""
    said = [*([tag("b", told)] if told else []), *map(escape, why(row))]
    return tag("p", "　".join(said), class_="why") if said else ""


def _stretch(compared: Compared, row: Row, stretch: Stretch) -> str:
    cells = "".join(_cell(compared, row, stretch, side) for side in Side)
    note = tag("div", "別文", class_="rewritten") if stretch.strip.diff.rewritten and not stretch.part else ""
    if said := together(compared, stretch):
        note += tag("div", escape(said), class_="rewritten")
    return tag("div", tag("div", cells, class_="two") + note, class_="r")


def _cell(compared: Compared, row: Row, stretch: Stretch, side: Side) -> str:
    """One side of a stretch: its provisions one under the other."""
    held = "".join(_provision(compared, row, side, path, told) for path, told in stretch.cells(side))
    if not held:
        kind = "above" if stretch.strip.paths(side) else "none"
        return tag("div", escape(nothing(compared, row, stretch, side)), class_=kind)
    return tag("div", held)


def _provision(compared: Compared, row: Row, side: Side, path: str, told: Diff) -> str:
    document = compared.document(side)
    entry, article = document.by_path[path], document.by_path[article_of(path)]
    number = "" if entry.node.kind in (Kind.ARTICLE, Kind.PART) else entry.node.mark.text
    depth = min(3, max(0, entry.depth - article.depth - 1))
    caption = entry.node.heading.text if entry.node.kind is Kind.PARAGRAPH else ""
    home = document.cited(path) if article_of(path) not in (path_of(row, side), path) else ""
    above = "".join(tag("span", escape(text), class_="from") for text in (home, caption) if text)
    alone = row.left is None or row.right is None
    bare = alone and not row.also and not compared.versions
    text = "".join(_marked(told, side, versions=compared.versions, bare=bare))
    return tag(
        "div", tag("span", escape(number), class_="n") + tag("div", above + text, class_="t"), class_=f"k d{depth}"
    )


def _marked(diff: Diff, side: Side, *, versions: bool, bare: bool) -> Iterator[str]:
    """One side of a diff: its text exactly, what stands on it alone marked."""
    for piece in diff.pieces:
        text = piece.left if side is Side.LEFT else piece.right
        if text:
            inner = tag("span", escape(text), class_="num") if piece.number else escape(text)
            plain = piece.op is Op.SAME or diff.rewritten or bare
            yield inner if plain else _changed(inner, side, versions=versions)


def _changed(inner: str, side: Side, *, versions: bool) -> str:
    if versions:
        return tag("del" if side is Side.LEFT else "ins", inner)
    return tag("mark", inner, class_="lo" if side is Side.LEFT else "ro")


def _terms(compared: Compared) -> str:
    """Words that both documents define, and define otherwise."""
    told = compared.comparison.terms
    if not told:
        return ""
    heads = "".join(tag("th", words) for words in ("定義語", *SIDES[compared.versions].values()))
    lines = (tag("tr", "".join(tag("td", escape(text)) for text in defined(compared, each))) for each in told)
    return tag("h2", f"定義の違い {len(told)}") + tag("table", tag("tr", heads) + "".join(lines), class_="others")


def _others(compared: Compared) -> str:
    """その他の数値: every number of either side that no parameter claims."""
    found = ""
    for side, analysis in ((Side.LEFT, compared.left), (Side.RIGHT, compared.right)):
        if analysis.other_numbers:
            words = f"その他の数値　{SIDES[compared.versions][side]} {len(analysis.other_numbers)} 件"
            rows = "".join(tag("tr", _other(compared, side, number)) for number in analysis.other_numbers)
            found += fold(f"n{side.value}", escape(words), tag("table", rows, class_="others"))
    return found


def _other(compared: Compared, side: Side, number: OtherNumber) -> str:
    texts = (
        KINDS.get(number.kind, number.kind),
        number.quote,
        compared.place(side, number.path).where,
        number.sentence,
    )
    return "".join(tag("td", escape(text)) for text in texts)
