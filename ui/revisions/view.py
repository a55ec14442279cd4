"""The whole view of 改定 as one HTML string: the time line, and below it what is told of the pair that is open."""

from __future__ import annotations

from reports.markup import escape, tag
from ui.revisions.changes import changes
from ui.revisions.line import line
from ui.revisions.past import Day, Pair, Past, in_comparison
from ui.revisions.told import account, day, siblings
from ui.revisions.words import IN_COMPARISON, TABS


def view(past: Past, pair: Pair | None, asked: Day, who: str = "") -> str:
    """Everything under the choice of the versions; ``who`` is the name of the last one who decided."""
    opened = (pair.old, pair.new) if pair else None
    below = _panels(past, pair, asked)
    return tag(
        "div",
        _bar(past, pair, who) + tag("div", line(past, opened, asked.at) + below, class_="sheet"),
        class_="view past-of",
        data_tab="changes" if pair else "day",
        data_old=pair.ids[0] if pair else "",
        data_new=pair.ids[1] if pair else "",
    )


def _bar(past: Past, pair: Pair | None, who: str) -> str:
    if pair is None:
        return tag("div", tag("span", f"{len(past.versions)} 版", class_="hint"), class_="bar")
    href = in_comparison(*pair.ids, "")
    selects = _select(past, "old", pair.old, "旧") + tag("span", "→") + _select(past, "new", pair.new, "新")
    pick = tag("div", "くらべる版 " + selects + tag("a", IN_COMPARISON, href=href, data_page=True), class_="pick")
    name = tag("input", type="text", data_who=True, value=who, maxlength="40", autocomplete="off", placeholder="名前")
    back = tag("button", "↑ 前", type="button", data_step="-1", title="k キー")
    forth = tag("button", "↓ 次の変更", type="button", data_step="1", title="j キー")
    field = tag("label", "判断する人 " + name, class_="who")
    return tag("div", pick + field + tag("div", back + forth, class_="steps"), class_="bar")


def _select(past: Past, name: str, chosen: int, words: str) -> str:
    options = "".join(
        tag("option", escape(past.name(at)), value=past.choices[at].id) for at in range(len(past.versions))
    )
    return tag("select", options, data_pair=name, data_now=past.choices[chosen].id, aria_label=f"{words}の版")


def _panels(past: Past, pair: Pair | None, asked: Day) -> str:
    inner = {"day": day(past, asked)}
    if pair is not None:
        inner = {"changes": changes(pair), "account": account(pair), **inner, "siblings": siblings(pair)}
    head = tag("h2", escape(f"{pair.title} の改定")) if pair else ""
    tabs = "".join(
        tag("button", words + _count(pair, name), type="button", role="tab", data_tab=name, aria_selected="false")
        for name, words in TABS.items()
        if name in inner
    )
    panels = "".join(
        tag("div", html, class_="panel", role="tabpanel", data_panel=name, aria_label=TABS[name])
        for name, html in inner.items()
    )
    return tag("section", head + tag("div", tabs, class_="tabs", role="tablist") + panels, class_="pair")


def _count(pair: Pair | None, name: str) -> str:
    if pair is None or name == "day":
        return ""
    said = {
        "changes": str(len(pair.changed)),
        "account": f"✗ {len(pair.account.wrong)}" if pair.account and pair.account.told else "―",
        "siblings": str(sum(len(each.found) for each in pair.siblings)),
    }
    return " " + tag("b", said[name])
