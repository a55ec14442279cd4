"""The rail at the left: every article by 章, with its state, each a link to its row."""

from __future__ import annotations

from models.comparison import Row, Side
from reports.markup import escape, tag
from ui.laid import Shown, heading, main_side, path_of
from ui.words import SIDE, SIGNS


def outline(shown: Shown) -> str:
    """The rail as HTML: a heading where the 章 changes, a line for every row in the order of the rows."""
    lines: list[str] = []
    above = ""
    for index, row in enumerate(shown.comparison.rows):
        side = main_side(row, shown.order)
        path = path_of(row, side) or ""
        chapter = shown.chapters.get((side, path), "") if side is shown.order else above
        if chapter and chapter != above:
            lines.append(tag("h3", escape(chapter)))
        above = chapter
        lines.append(_line(shown, index, row, side, path))
    return tag("nav", "".join(lines), class_="rail", aria_label="条の一覧")


def _line(shown: Shown, index: int, row: Row, side: Side, path: str) -> str:
    sign = SIGNS[row.state]
    number, title = heading(shown.document(side), path)
    other = "" if side is shown.order else tag("small", SIDE[side] + " ")
    inner = (
        tag("i", sign.symbol, aria_hidden="true", title=row.state.value)
        + tag("span", other + escape(f"{number} {title}".strip()))
        + tag("span", f"（{row.state.value}）", class_="vh")
    )
    return tag(
        "a", inner, class_=f"st-{sign.name}", href=shown.address(side, path), data_go=f"r{index}", data_state=sign.name
    )
