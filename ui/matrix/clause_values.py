"""What may be said of the values of an opened cell of 一覧: each value with its buttons, or that one is to be added."""

from __future__ import annotations

from models.matrix import Cell, Standing, Value
from reports.markup import escape, tag
from ui.matrix.gathered import NUMBERS, At, Gathered
from ui.values.form import adding, form, judging

HERE = "here"
"""How the view calls the one document it speaks of."""


def valuing(gathered: Gathered, at: At) -> str:
    """The values of the cell with what may be said of each, and the form; empty for topics."""
    if at.tab != NUMBERS:
        return ""
    row = gathered.parameters[at.key][1]
    cell: Cell = row.cells[at.service]
    lines = "".join(_value(row.key, value) for value in dict.fromkeys(cell.values))
    if cell.standing is not Standing.STATED:
        path = cell.traces[0].path if cell.traces else ""
        lines = tag("p", tag("span", "定めを見つけたときは") + adding(HERE, row.key, path))
    own = {key: found.label for key, (_, found) in gathered.parameters.items()}
    return tag("div", lines + form({HERE: gathered.documents[at.service]}, own), class_="values")


def _value(key: str, value: Value) -> str:
    may = judging(HERE, key, value.place.path, value.value, value.quote, value.spoken)
    human = tag("span", f"✎ {escape(value.place.human)}", class_="human") if value.place.human else ""
    where = tag("small", escape(value.place.citation), class_="c", lang="ja")
    return tag("p", tag("b", escape(value.spoken), lang="ja") + where + human + may)
