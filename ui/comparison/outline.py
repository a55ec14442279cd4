"""The rails at the left, one for each order: every article by 章 or by weight, with its grade, each a link to its row."""

from __future__ import annotations

from models.comparison import Grade, Order, Row, Side, State
from reports.markup import escape, tag
from ui.comparison.laid import Shown, heading, main_side, path_of
from ui.comparison.noise import kinds_of, places, shown_at_first
from ui.comparison.words import GRADES, MOVED
from ui.words import SIDE

_HEADS = {
    Grade.SUBSTANTIVE: "実質・片方だけの条",
    Grade.LEFT_ONLY: "実質・片方だけの条",
    Grade.RIGHT_ONLY: "実質・片方だけの条",
    Grade.WORDING: "表現",
    Grade.NUMBERING: "番号のみ",
    Grade.SAME: "一致",
}


def outlines(shown: Shown) -> str:
    """All rails as HTML; the view shows that of the order under way."""
    return "".join(outline(shown, order) for order in Order)


def outline(shown: Shown, order: Order) -> str:
    """The rail of one order: a heading where the 章 or the weight changes, a line for every row."""
    lines: list[str] = []
    above = ""
    off = kinds_of(shown_at_first(shown))
    for index in places(shown, order):
        row = shown.comparison.rows[index]
        side = main_side(row, order)
        grade = row.grade_showing(off)
        head = _HEADS[grade] if order is Order.DANGER else _chapter(shown, order, row, side, above)
        if head and head != above:
            lines.append(tag("h2", escape(head), lang=None if order is Order.DANGER else "ja"))
        above = head
        lines.append(_line(shown, index, side, grade, named=side is not _own(order)))
    return tag("nav", "".join(lines), class_="rail", data_order=order.value, aria_label="条の一覧")


def _own(order: Order) -> Side:
    return Side.RIGHT if order is Order.RIGHT else Side.LEFT


def _chapter(shown: Shown, order: Order, row: Row, side: Side, above: str) -> str:
    """The 章 a row stands in; that of its neighbour where it is of the other document."""
    return shown.chapters.get((side, path_of(row, side) or ""), "") if side is _own(order) else above


def _line(shown: Shown, index: int, side: Side, grade: Grade, *, named: bool) -> str:
    row = shown.comparison.rows[index]
    path = path_of(row, side) or ""
    number, title = heading(shown.document(side), path)
    other = tag("small", SIDE[side] + " ") if named else ""
    moved = tag("small", " ⇄", title=MOVED) if row.state is State.MOVED else ""
    inner = (
        tag("i", GRADES[grade].symbol, aria_hidden="true", title=grade.value)
        + tag("span", other + tag("span", escape(f"{number} {title}".strip()), lang="ja") + moved)
        + tag("span", class_="done", data_done=True)
        + tag("span", f"（{grade.value}）", class_="vh", data_word=True)
    )
    name = GRADES[grade].name
    return tag("a", inner, class_=f"st-{name}", href=shown.address(side, path), data_go=f"r{index}", data_grade=name)
