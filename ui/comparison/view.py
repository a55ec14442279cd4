"""The whole view of a comparison as one HTML string: filters, switches, rail, rows, numbers, terms, and the forms."""

from __future__ import annotations

from collections import Counter

from models.comparison import Grade, Order, Side
from reports.markup import escape, tag
from ui.comparison.forms import forms
from ui.comparison.laid import Shown, folded
from ui.comparison.noise import kinds_of, noise_bar, places, shown_at_first
from ui.comparison.numbers import numbers
from ui.comparison.outline import outlines
from ui.comparison.rows import rows
from ui.comparison.terms import terms
from ui.comparison.tips import Tips
from ui.comparison.words import GRADES, ORDER, ORDER_HINT
from ui.values.form import form
from ui.words import OLD_AND_NEW, SIDE

_FILTERS = (
    ("substance", "≠ 実質", (Grade.SUBSTANTIVE,)),
    ("wording", "≈ 表現・番号のみ", (Grade.WORDING, Grade.NUMBERING)),
    ("left", "◁ 左のみ", (Grade.LEFT_ONLY,)),
    ("right", "▷ 右のみ", (Grade.RIGHT_ONLY,)),
    ("same", "＝ 一致", (Grade.SAME,)),
)
"""In the order of the keys 1 to 5; 6 is what nobody has checked, 0 is all."""
_LONG = 50
"""Rows from which on the browser lays out only what is near the window."""


def view(shown: Shown, tips: Tips | None = None) -> str:
    """Everything under the choice of documents; ``tips`` takes down what the view is to show over its terms."""
    text = tag("div", outlines(shown) + _columns(shown, tips), class_="text", role="tabpanel", data_panel="text")
    panels = {"numbers": numbers(shown), "terms": terms(shown), "record": _record()}
    valuing = form({side.value: shown.document(side) for side in Side})
    others = "".join(
        tag("div", inner, class_=f"table {name}", role="tabpanel", data_panel=name) for name, inner in panels.items()
    )
    return tag(
        "div",
        _bar(shown) + text + others + forms(shown) + valuing,
        class_=f"view {'versions' if shown.versions else 'services'}"
        + (" long" if len(shown.comparison.rows) > _LONG else ""),
        data_filter="all",
        data_tab="text",
        data_order=Order.DANGER.value,
        data_off=" ".join(sorted(shown_at_first(shown))),
        **{f"data_by{order.value}": ",".join(map(str, places(shown, order))) for order in Order},
    )


def _bar(shown: Shown) -> str:
    first = tag("div", _tabs(shown) + _filters(shown) + _only_differences() + _steps(), class_="line")
    second = tag("div", noise_bar(shown) + _order() + _name(), class_="line second on-text")
    return tag("div", first + second, class_="bar")


def _tabs(shown: Shown) -> str:
    tabs = (
        ("text", "条文", None),
        ("numbers", "数値と条件", str(len(shown.keys))),
        ("terms", "定義の違い", str(len(shown.comparison.terms))),
        ("record", "判断", "0"),
    )
    return tag(
        "div",
        "".join(
            tag(
                "button",
                words + (" " + tag("b", count, data_count=True) if count else ""),
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
    """The counts, each a filter; the keys 1 – 6 press them, 0 shows all."""
    off = kinds_of(shown_at_first(shown))
    found = Counter(row.grade_showing(off) for row in shown.comparison.rows)
    counts = [("all", "すべて", "", found.total())]
    counts += [
        (name, words, " ".join(GRADES[grade].name for grade in grades), sum(found[grade] for grade in grades))
        for name, words, grades in _FILTERS
    ]
    counts.append(("open", "未確認", "", found.total() - found[Grade.SAME]))
    chips = "".join(
        tag(
            "button",
            f"{words} {tag('b', str(count))}",
            type="button",
            class_="chip",
            data_filter=name,
            data_grades=grades or None,
            aria_pressed="true" if name == "all" else "false",
            title=f"{key} キー",
            disabled=count == 0,
        )
        for key, (name, words, grades, count) in enumerate(counts)
    )
    return tag("div", chips, class_="chips on-text", role="group", aria_label="絞り込み")


def _only_differences() -> str:
    box = tag("input", type="checkbox", data_only="differences")
    return tag("label", box + " 違いのある項目だけ", class_="only on-numbers")


def _order() -> str:
    buttons = "".join(
        tag(
            "button",
            words,
            type="button",
            data_order=order.value,
            aria_pressed="true" if order is Order.DANGER else "false",
            title=ORDER_HINT if order is Order.DANGER else None,
        )
        for order, words in ORDER.items()
    )
    return tag("div", tag("span", "並び") + buttons, class_="order", role="group", aria_label="並び")


def _steps() -> str:
    back = tag("button", "↑ 前", type="button", data_step="-1", title="k キー")
    forth = tag("button", "↓ 次の違い", type="button", data_step="1", title="j キー")
    return tag("div", back + forth, class_="steps on-text")


def _name() -> str:
    """Who says what is said here."""
    field = tag("input", type="text", data_who=True, maxlength="40", autocomplete="off", placeholder="名前")
    return tag("label", "判断する人 " + field, class_="who")


def _columns(shown: Shown, tips: Tips | None) -> str:
    sides = OLD_AND_NEW if shown.versions else SIDE
    names = "".join(
        tag("div", tag("small", sides[side]) + tag("span", escape(shown.name(side)), lang="ja")) for side in Side
    )
    heads = tag("div", names, class_="heads")
    nothing = tag("p", "この絞り込みに当たる条はありません。", class_="hint nothing")
    listed = tag("div", rows(shown, tips), class_="list")
    return tag("div", heads + _unseen(shown) + listed + nothing, class_="rows")


def _unseen(shown: Shown) -> str:
    """How many rows are folded, and the button that opens them."""
    off = kinds_of(shown_at_first(shown))
    rows = [row for row in shown.comparison.rows if folded(row)]
    if not rows:
        return ""
    count = tag("b", str(sum(off.isdisjoint(row.noisy) for row in rows)), data_folded=True)
    button = tag("button", "すべて開く", type="button", data_unfold=True, aria_pressed="false")
    return tag("p", tag("span", f"文言の同じ {count} 条を畳んでいます{button}"), class_="hint unseen")


def _record() -> str:
    """Where the view lists what was decided; its words come beside the HTML, as they change with every decision."""
    return tag("p", "人が下した判断はまだありません。", class_="hint", data_none=True) + tag("ul", class_="decisions")
