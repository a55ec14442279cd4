"""The table 数値・条件: parameters in groups, one column a service."""

from __future__ import annotations

from analysis.services.ranges import ranks
from models.matrix import Cell, Favour, ParameterRow, Standing, Value
from reports.markup import escape, tag, visible
from reports.matrix.words import spoken_with_places
from ui.matrix.gathered import NUMBERS, Gathered
from ui.matrix.heads import elsewhere, heads
from ui.matrix.words import UNREAD_SHORT
from ui.words import HUMAN, NOT_FOUND

_LOOKS = {Standing.STATED: "", Standing.UNREAD: "unread", Standing.ABSENT: "none"}
_FAVOURS = {Favour.BEST: "best", Favour.WORST: "worst"}
_WEIGHT = {Favour.WORST: 0, Favour.BEST: 5}
_VALUES = 3
"""Values of one cell that are shown; how many more there are is said."""
_CONDITION = 60
"""Characters of the conditions of a value that a cell is given; how many of them are seen its width decides."""


def numbers(gathered: Gathered) -> str:
    """The table as HTML, followed by what no service speaks of."""
    if not gathered.parameters:
        return tag("p", "どのサービスにも、取り出せる数値や条件は見当たりませんでした。", class_="hint")
    bodies = "".join(
        _group(gathered, group.name, [row for row in group.rows if not row.empty]) for group in gathered.matrix.groups
    )
    table = tag("table", heads("項目", gathered.choices) + bodies)
    silent = "、".join(row.label for row in gathered.matrix.parameters if row.empty)
    said = tag("p", escape(f"どのサービスにも定めが見当たらない項目：{silent}"), class_="hint") if silent else ""
    return tag("div", table, class_="wide", tabindex="0") + said


def _group(gathered: Gathered, name: str, rows: list[ParameterRow]) -> str:
    if not rows:
        return ""
    width = str(len(gathered.choices) + 1)
    differing = sum(row.differs for row in rows)
    count = tag("small", f"{len(rows)} 項目・違い {differing}")
    head = tag("tr", tag("th", tag("span", escape(name) + count), colspan=width, scope="rowgroup"), class_="g")
    return tag("tbody", head + "".join(_row(gathered, row) for row in rows))


def _row(gathered: Gathered, row: ParameterRow) -> str:
    places = ranks(row)
    cells = "".join(_cell(gathered, row, at, places[at]) for at in range(len(row.cells)))
    return tag(
        "tr",
        _label(row) + cells,
        class_="r",
        id=f"{NUMBERS}-{row.key}",
        data_key=row.key,
        data_differs=row.differs,
        data_kinds=str(len(set(row.alike))),
        data_gaps=str(sum(cell.standing is not Standing.STATED for cell in row.cells)),
    )


def _label(row: ParameterRow) -> str:
    sign = (
        tag("i", "≠", title="違いがあります") if row.differs else tag("i", "＝", class_="same", title="すべて同じです")
    )
    order = tag("button", "⇄", type="button", data_across=row.key, title="列をこの項目の値の小さい順に並べます")
    small = ""
    if row.direction.better:
        small += tag("small", escape(f"◎ {row.direction.reason}"), class_="way")
    small += "".join(tag("small", escape(note), class_="note", title=visible(note)) for note in row.notes)
    return tag("th", tag("div", sign + tag("span", escape(row.label)) + order) + small, scope="row")


def _cell(gathered: Gathered, row: ParameterRow, at: int, rank: int | None) -> str:
    cell = row.cells[at]
    looks = [_LOOKS[cell.standing], _FAVOURS[cell.favour] if cell.favour else "", "gap" if cell.missing else ""]
    looks.append("human" if cell.human else "")
    return tag(
        "td",
        tag("button", _inner(gathered, row, cell, at), type="button", class_="o"),
        class_=" ".join(filter(None, looks)) or None,
        data_s=str(at),
        data_v=None if rank is None else str(rank),
        data_w=str(_weight(row, at)),
        data_a=_letter(row.alike[at]) if row.differs else None,
    )


def _letter(number: int) -> str:
    """A … Z for what the cells say, then a number."""
    return chr(ord("A") + number) if number < 26 else str(number)


def _weight(row: ParameterRow, at: int) -> int:
    """How soon a row is to be looked at by one who cares for this service: 0 first."""
    cell = row.cells[at]
    if cell.favour:
        return _WEIGHT[cell.favour]
    if cell.standing is not Standing.STATED:
        return 1 if cell.missing else 2 if cell.standing is Standing.UNREAD else 6
    return 3 if row.alike[at] else 4


def _inner(gathered: Gathered, row: ParameterRow, cell: Cell, at: int) -> str:
    if cell.standing is Standing.UNREAD:
        where = "・".join(dict.fromkeys(place.citation for place in cell.traces))
        return tag("span", UNREAD_SHORT, class_="absent") + tag("small", escape(where), class_="c", lang="ja")
    if cell.standing is Standing.ABSENT:
        others = len(row.cells) - 1
        small = elsewhere(row.count, others) if cell.missing else f"全{gathered.articles(at)}条を確認"
        return tag("span", NOT_FOUND, class_="absent") + tag("small", small)
    shown = spoken_with_places(cell)
    inner = "".join(_value(cell, spoken, found, first=at == 0) for at, (spoken, found) in enumerate(shown[:_VALUES]))
    more = len(shown) - _VALUES
    return inner + (tag("small", f"ほか {more} 件") if more > 0 else "")


def _value(cell: Cell, spoken: str, found: list[Value], *, first: bool) -> str:
    sign = tag("i", cell.favour.value) if cell.favour and first else ""
    human = tag("i", HUMAN, class_="by", title=visible(found[0].place.human)) if found[0].place.human else ""
    where = tag(
        "small", escape("・".join(dict.fromkeys(value.place.citation for value in found))), class_="c", lang="ja"
    )
    terms = "　".join(dict.fromkeys(each for value in found for each in value.conditions))
    short = terms if len(terms) <= _CONDITION else f"{terms[:_CONDITION]}…"
    condition = (
        tag("small", escape(short), class_="if", title=visible(terms) if short != terms else None, lang="ja")
        if terms
        else ""
    )
    return tag("span", human + tag("b", escape(spoken), lang="ja") + sign + where + condition, class_="v")
