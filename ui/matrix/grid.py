"""数値・条件 and 条項 of many services as one HTML string: the bar, two tables, and what the signs mean.

Every cell is a button that opens its clause. The script hides, orders and colours what is here; it makes nothing up.
"""

from __future__ import annotations

from reports.markup import escape, tag, visible
from ui.matrix.gathered import NUMBERS, TOPICS, Gathered
from ui.matrix.numbers import numbers
from ui.matrix.topics import topics
from ui.matrix.words import GRID_COLOURS, GRID_LEGEND, GRID_ORDERS

_TABS = {NUMBERS: "数値・条件", TOPICS: "条項"}


def grid(gathered: Gathered) -> str:
    """Everything under the choice of services."""
    tables = "".join(
        tag("div", inner, class_="panel", role="tabpanel", data_panel=tab, aria_label=_TABS[tab])
        for tab, inner in ((NUMBERS, numbers(gathered)), (TOPICS, topics(gathered)))
    )
    state = {"data_tab": NUMBERS, "data_colour": "favour"}
    return tag("div", _bar(gathered) + _hidden() + tables + _legend(), class_="view grid", **state)


def _bar(gathered: Gathered) -> str:
    only = tag("label", tag("input", type="checkbox", data_only=True) + " 違いのある行だけ", class_="only")
    words = "項目を探す"
    search = tag("input", type="search", data_search=True, placeholder=words, aria_label=words, maxlength="40")
    parts = (
        _tabs(gathered),
        only,
        search,
        _choice("色", "colour", GRID_COLOURS),
        _choice("並び", "order", GRID_ORDERS),
    )
    return tag("div", "".join(parts) + _pick(gathered), class_="bar")


def _tabs(gathered: Gathered) -> str:
    counts = {NUMBERS: len(gathered.parameters), TOPICS: len(gathered.topics)}
    buttons = (
        tag("button", f"{words} {counts[tab]}", type="button", role="tab", data_tab=tab, aria_selected="false")
        for tab, words in _TABS.items()
    )
    return tag("div", "".join(buttons), class_="tabs", role="tablist")


def _choice(label: str, name: str, options: dict[str, tuple[str, str]]) -> str:
    """Buttons of which one is pressed."""
    buttons = "".join(
        tag("button", escape(words), type="button", data_set=name, data_to=value, aria_pressed="false", title=hint)
        for value, (words, hint) in options.items()
    )
    return tag("div", tag("span", label) + buttons, class_=f"choice {name}", role="group", aria_label=label)


def _pick(gathered: Gathered) -> str:
    """Which columns and which rows are to be seen."""
    columns = "".join(
        _box("column", choice.id, f"{visible(choice.name)}　{choice.version}".strip(), "ja")
        for choice in gathered.choices
    )
    rows = ""
    for group in gathered.matrix.groups:
        boxes = [_box("row", f"{NUMBERS}:{row.key}", row.label) for row in group.rows if not row.empty]
        if boxes:
            rows += tag("div", tag("b", escape(group.name)) + "".join(boxes), class_="set")
    boxes = [_box("row", f"{TOPICS}:{row.key}", row.label) for row in gathered.topics.values()]
    parts = (
        tag("div", tag("b", "サービス（列）") + columns, class_="set"),
        tag("div", rows, class_="rows", data_for=NUMBERS),
        tag("div", tag("div", "".join(boxes), class_="set many"), class_="rows", data_for=TOPICS),
    )
    every = tag("button", "すべて見せる", type="button", data_every=True)
    panel = tag("div", every + "".join(parts), class_="picking")
    return tag("details", tag("summary", "列と行を選ぶ") + panel, class_="pick")


def _box(name: str, value: str, words: str, lang: str | None = None) -> str:
    box = tag("input", type="checkbox", checked=True, value=value, data_pick=name)
    return tag("label", box + " " + escape(words), lang=lang)


def _hidden() -> str:
    """Where the script says how much of the table is out of sight."""
    return tag("p", "", class_="hint unseen", role="status", data_unseen=True)


def _legend() -> str:
    return tag("p", escape(GRID_LEGEND), class_="hint legend")
