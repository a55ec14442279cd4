"""The whole view of a comparison as one HTML string: filters, rail, rows, and the table of numbers."""

from __future__ import annotations

from collections import Counter

from models.comparison import Side
from reports.markup import escape, tag
from ui.laid import Shown, folded
from ui.numbers import numbers
from ui.outline import outline
from ui.rows import rows
from ui.words import FOLDED_COUNTS, OLD_AND_NEW, ORDER, SIDE, SIGNS


def view(shown: Shown) -> str:
    """Everything under the choice of documents."""
    text = tag("div", outline(shown) + _columns(shown), class_="text", role="tabpanel", data_panel="text")
    table = tag("div", numbers(shown), class_="numbers", role="tabpanel", data_panel="numbers")
    mode = "versions" if shown.versions else "services"
    return tag("div", _bar(shown) + text + table, class_=f"view {mode}", data_filter="all", data_tab="text")


def _bar(shown: Shown) -> str:
    parts = (_tabs(shown), _filters(shown), _only_differences(), _order(shown), _steps())
    return tag("div", "".join(parts), class_="bar")


def _tabs(shown: Shown) -> str:
    tabs = (("text", "条文", None), ("numbers", "数値と条件", str(len(shown.keys))))
    return tag(
        "div",
        "".join(
            tag(
                "button",
                words + (f" {count}" if count else ""),
                type="button",
                role="tab",
                data_tab=name,
                aria_selected="true" if name == "text" else "false",
            )
            for name, words, count in tabs
        ),
        class_="tabs",
        role="tablist",
    )


def _filters(shown: Shown) -> str:
    """The counts, each a filter; the keys 1 – 6 press them."""
    counts = [("all", "すべて", len(shown.comparison.rows))]
    counts += [
        (sign.name, f"{sign.symbol} {state.value}", shown.comparison.count(state)) for state, sign in SIGNS.items()
    ]
    chips = "".join(
        tag(
            "button",
            f"{words} {tag('b', str(count))}",
            type="button",
            class_="chip",
            data_filter=name,
            aria_pressed="true" if name == "all" else "false",
            title=f"{place} キー",
            disabled=count == 0,
        )
        for place, (name, words, count) in enumerate(counts, 1)
    )
    return tag("div", chips, class_="chips on-text", role="group", aria_label="絞り込み")


def _only_differences() -> str:
    box = tag("input", type="checkbox", data_only="differences")
    return tag("label", box + " 違いのある項目だけ", class_="only on-numbers")


def _order(shown: Shown) -> str:
    buttons = "".join(
        tag(
            "button",
            ORDER[side],
            type="button",
            data_order=side.value,
            aria_pressed="true" if side is shown.order else "false",
        )
        for side in Side
    )
    return tag("div", tag("span", "並び") + buttons, class_="order on-text", role="group", aria_label="並び")


def _steps() -> str:
    back = tag("button", "↑ 前の違い", type="button", data_step="-1", title="k キー")
    forth = tag("button", "↓ 次の違い", type="button", data_step="1", title="j キー")
    return tag("div", back + forth, class_="steps on-text")


def _columns(shown: Shown) -> str:
    sides = OLD_AND_NEW if shown.versions else SIDE
    names = "".join(tag("div", tag("small", sides[side]) + escape(shown.name(side))) for side in Side)
    heads = tag("div", names, class_="heads")
    nothing = tag("p", "この絞り込みに当たる条はありません。", class_="hint nothing")
    return tag("div", heads + _unseen(shown) + rows(shown) + nothing, class_="rows")


def _unseen(shown: Shown) -> str:
    """What is not on the screen, and how much of it: folded rows with the button that opens them, and noise."""
    parts = []
    if said := _folded(shown):
        button = tag("button", "すべて開く", type="button", data_unfold=True, aria_pressed="false")
        parts.append(tag("span", said + button))
    if taken := shown.comparison.taken:
        parts.append(tag("span", "ノイズ除去 " + "　".join(f"{kind} −{count}" for kind, count in taken.items())))
    return tag("p", "".join(parts), class_="hint unseen") if parts else ""


def _folded(shown: Shown) -> str:
    """How many rows are folded to one line; empty where none is."""
    counts = Counter(row.state for row in shown.comparison.rows if folded(row))
    said = "・".join(words.format(counts[state]) for state, words in FOLDED_COUNTS.items() if counts[state])
    return f"{said}を畳んでいます" if said else ""
