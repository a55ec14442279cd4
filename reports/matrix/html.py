"""A matrix as one HTML file: 数値と条件, 主題, and below them the words of the documents that every value comes from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from models.matrix import Cell, Favour, Matrix, ParameterRow, Place, Standing, TopicCell, TopicRow, Value
from models.origin import Imprint, Origin
from reports.markup import escape, tag
from reports.matrix.words import LEGEND, direction_of, gaps_first, length_of, spoken_with_places, topic_value
from reports.page import page, table

STYLE = """
.wide{overflow:auto;max-height:88vh;border:1px solid var(--line);margin-bottom:10px}.wide table{border:0}
.wide thead th{position:sticky;top:0;z-index:2}.wide th:first-child{position:sticky;left:0;background:#fff;min-width:190px;z-index:1}
.wide thead th:first-child{z-index:3;background:var(--soft)}.wide td{min-width:170px}
.wide .g th{background:var(--soft);color:var(--accent);font-weight:700;padding:3px 10px}
td b{font-size:15.5px}td small,th small{display:block;font-size:12px}
.best{background:var(--good)}.worst{background:var(--bad)}.best i{color:#2f6f4f}.worst i{color:#b3261e}
td i{font-style:normal;font-weight:700;margin-left:6px}.v+.v{margin-top:6px;border-top:1px dashed var(--line);padding-top:6px}
.unread{color:var(--mute);border-left:3px double var(--mute)}.missing{background:var(--bad);color:#7a1c15}
.bar{height:5px;background:#b9c7dc;margin-top:3px;max-width:100%}
label{user-select:none}#differences:checked~.wide tr.same{display:none}
.quotes td{font-size:13.5px}:target{background:#fff9d9}
@media print{.wide{overflow:visible;max-height:none;border:0}.wide th:first-child,.wide th{position:static;background-clip:padding-box}.wide td,.wide th:first-child{min-width:0}
.wide table{width:100%}.wide thead th:first-child,.wide tr:not(.g) th:first-child{width:56mm}tr.g{break-after:avoid}
.paper table{width:100%;table-layout:fixed;margin-bottom:6mm}.paper table+table{break-before:page}.paper thead th:first-child{width:56mm}}
"""

_ON_PAPER = 9
"""Services side by side that can be read on A3."""


def matrix_html(matrix: Matrix, imprint: Imprint) -> bytes:
    """The file. Every value leads to its words below, in the sentence that states it."""
    notes = Notes()
    title = f"一覧：{len(matrix.services)} サービスの数値と条件"
    tables = parameter_table(matrix, notes), tag("h2", "主題") + _topics(matrix)
    body = _lead(matrix) + _only() + "".join(tables) + quote_table(notes)
    return page(title, body, STYLE, imprint, LEGEND)


@dataclass
class Notes:
    """The values that were shown, in their order, each with a number that its link leads to."""

    listed: list[tuple[Origin, str, Value]] = field(default_factory=list)

    def add(self, origin: Origin, label: str, value: Value) -> str:
        self.listed.append((origin, label, value))
        return f"q{len(self.listed)}"


def _lead(matrix: Matrix) -> str:
    differing = sum(row.differs for row in matrix.parameters)
    found = sum(not row.empty for row in matrix.parameters)
    gaps = sum(row.gaps for row in matrix.topics)
    words = f"どれかのサービスが触れている項目 {found}、うち違いのある項目 {differing}。ほかの過半にあるのに見当たらない主題 {gaps} 件。"
    return tag("p", words, class_="lead")


def _only() -> str:
    box = tag("input", type="checkbox", id="differences", class_="screen")
    return box + tag("label", " 違いのある行だけ", for_="differences", class_="screen")


def _heads(first: str, services: Iterable[Origin]) -> str:
    cells = tag("th", first, scope="col") + "".join(
        tag("th", escape(origin.name) + tag("small", escape(origin.date)), scope="col") for origin in services
    )
    return tag("thead", tag("tr", cells))


def parameter_table(matrix: Matrix, notes: Notes) -> str:
    """Every parameter that any service speaks of, in groups; below it, those that none does."""

    def bodies(columns: slice, notes: Notes | None) -> str:
        found, services = "", matrix.services[columns]
        for group in matrix.groups:
            rows = [row for row in group.rows if not row.empty]
            if rows:
                head = tag("tr", tag("th", escape(group.name), colspan=str(len(services) + 1)), class_="g")
                found += tag("tbody", head + "".join(_parameter(row, services, columns, notes) for row in rows))
        return _heads("項目", services) + found

    silent = [row.label for row in matrix.parameters if row.empty]
    said = f"どのサービスにも定めが見当たらない項目：{'、'.join(silent)}" if silent else ""
    return _laid_out(matrix, bodies, notes) + (tag("p", escape(said), class_="note") if said else "")


def _laid_out(matrix: Matrix, content: Callable[[slice, Notes | None], str], notes: Notes | None) -> str:
    """A table that rolls on the screen; on paper, where so many columns would be cut off, in blocks one below the other."""
    count = len(matrix.services)
    whole = tag("table", content(slice(0, count), notes))
    if count <= _ON_PAPER:
        return tag("div", whole, class_="wide")
    each = math.ceil(count / math.ceil(count / _ON_PAPER))
    blocks = (tag("table", content(slice(at, at + each), None)) for at in range(0, count, each))
    return tag("div", whole, class_="wide screen") + tag("div", "".join(blocks), class_="paper")


def _parameter(row: ParameterRow, services: Sequence[Origin], columns: slice, notes: Notes | None) -> str:
    label = escape(row.label) + tag("small", escape(direction_of(row)))
    label += "".join(tag("small", escape(note)) for note in row.notes)
    cells = "".join(
        _cell(cell, origin, row.label, notes) for cell, origin in zip(row.cells[columns], services, strict=True)
    )
    return tag("tr", tag("th", label, scope="row") + cells, class_="" if row.differs else "same")


_LOOKS = {Standing.UNREAD: "unread", Standing.ABSENT: "none", Standing.STATED: ""}


def _cell(cell: Cell, origin: Origin, label: str, notes: Notes | None) -> str:
    if cell.standing is not Standing.STATED:
        places = tag("small", _places(cell.traces)) if cell.traces else ""
        return tag("td", cell.standing.value + places, class_=_LOOKS[cell.standing])
    values = spoken_with_places(cell)
    inner = "".join(
        tag(
            "div",
            tag("b", escape(spoken)) + _sign(cell, at) + tag("small", _linked(found, origin, label, notes)),
            class_="v",
        )
        for at, (spoken, found) in enumerate(values)
    )
    look = {None: "", Favour.BEST: "best", Favour.WORST: "worst"}[cell.favour]
    return tag("td", inner, class_=look)


def _sign(cell: Cell, at: int) -> str:
    return tag("i", cell.favour.value) if cell.favour and at == 0 else ""


def _linked(values: Sequence[Value], origin: Origin, label: str, notes: Notes | None) -> str:
    """The citations of values, each leading to its words unless there are no notes; a place is named once."""
    if notes is None:
        return _places(value.place for value in values)
    links: dict[str, str] = {}
    for value in values:
        to = notes.add(origin, label, value)
        links.setdefault(value.place.where, tag("a", escape(value.place.where), href=f"#{to}", title=value.quote))
    return "・".join(links.values())


def _places(places: Iterable[Place]) -> str:
    return escape("・".join(dict.fromkeys(place.where for place in places)))


def _topics(matrix: Matrix) -> str:
    longest = max((cell.length for row in matrix.topics for cell in row.cells), default=0)

    def rows(columns: slice, _: Notes | None) -> str:
        told = "".join(_topic(row, columns, longest) for row in gaps_first(matrix.topics))
        return _heads("主題", matrix.services[columns]) + tag("tbody", told)

    return _laid_out(matrix, rows, None)


def _topic(row: TopicRow, columns: slice, longest: int) -> str:
    label = escape(row.label) + tag("small", f"{row.count} サービスにあり" + (f"、欠け {row.gaps}" if row.gaps else ""))
    cells = "".join(_topic_cell(cell, longest) for cell in row.cells[columns])
    return tag("tr", tag("th", label, scope="row") + cells, class_="" if row.differs else "same")


def _topic_cell(cell: TopicCell, longest: int) -> str:
    if not cell.has:
        return tag("td", topic_value(cell), class_="missing" if cell.missing else "none")
    bar = tag("div", class_="bar", style=f"width:{round(100 * cell.length / longest, 1)}%" if longest else "")
    return tag("td", _places(cell.places) + tag("small", length_of(cell)) + bar)


def quote_table(notes: Notes) -> str:
    """The words that the values were read from, in the sentence that states them."""
    rows = (_quote(f"q{at}", *each) for at, each in enumerate(notes.listed, 1))
    heads = ("項目", "サービス", "値", "条文", "文言（枠は値を読み取ったところ）")
    return tag("h2", "引用") + table(heads, rows, class_="quotes") if notes.listed else ""


def _quote(anchor: str, origin: Origin, label: str, value: Value) -> str:
    return "".join(
        (
            tag("td", escape(label), id=anchor),
            tag("td", escape(origin.name) + tag("small", escape(origin.date))),
            tag("td", escape(value.spoken)),
            tag("td", escape(f"{value.place.where} {value.place.heading}".strip())),
            tag("td", _boxed(value)),
        )
    )


def _boxed(value: Value) -> str:
    """The sentence with the quote in a box."""
    end = value.offset + len(value.quote)
    box = tag("span", escape(value.quote), class_="num")
    return escape(value.sentence[: value.offset]) + box + escape(value.sentence[end:])
