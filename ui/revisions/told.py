"""改定履歴 against the text, what held on a day, and what other services did not get, as HTML."""

from __future__ import annotations

from analysis.histories.telling import PART
from models.claims import Account, Held
from models.siblings import LeftBehind
from reports.accounts import RIGHT, WRONG, notice_said
from reports.markup import escape, tag
from ui.revisions.changes import cited
from ui.revisions.past import Day, Pair, Past, Sibling, in_comparison, in_document
from ui.revisions.words import (
    ACCOUNT_HINT,
    BEFORE_FIRST,
    CLAIM,
    DAY_HINT,
    IN_COMPARISON,
    IN_DOCUMENT,
    NO_ACCOUNT,
    NO_DAYS,
    NO_SIBLINGS,
    NO_SUPPLEMENTS,
    NOT_NEXT,
    NOT_TOLD,
    NOTHING_BEHIND,
    SIBLINGS_HINT,
    TEXT,
)

_REASONS = 3
"""Reasons of a change that stand beside a claim."""


def account(pair: Pair) -> str:
    """What the provider says beside what the text says, ✗ first."""
    found = pair.account
    if found is None:
        return tag("p", NOT_NEXT, class_="hint")
    if not found.told:
        return tag("p", NO_ACCOUNT, class_="hint")
    order = sorted(found.held, key=lambda each: each.good)
    rows = "".join(_held(pair, each) for each in order)
    heads = tag("tr", tag("th", tag("span", "判定", class_="vh")) + tag("th", CLAIM) + tag("th", TEXT))
    table = tag("table", tag("thead", heads) + tag("tbody", rows), class_="told")
    return _counts(found) + _notices(found) + tag("p", ACCOUNT_HINT, class_="hint") + table


def _counts(found: Account) -> str:
    right = len(found.held) - len(found.wrong)
    bad = tag("b", f"{WRONG} {len(found.wrong)}", class_="wrong" if found.wrong else "zero")
    return tag(
        "p", bad + " 本文と合わない　" + tag("b", f"{RIGHT} {right}", class_="right") + " 記載どおり", class_="sum"
    )


def _notices(found: Account) -> str:
    return "".join(
        tag("p", escape(notice_said(each)), class_="notice wrong" if each.kept is False else "notice")
        for each in found.notices
    )


def _held(pair: Pair, each: Held) -> str:
    sign = tag(
        "td", RIGHT if each.good else WRONG, class_="sign", aria_label="記載どおり" if each.good else str(each.truth)
    )
    place = _place(pair, each)
    said = (tag("b", escape(place), lang="ja") if place else "") + (
        tag("span", escape(each.claim), lang="ja") if each.claim else ""
    )
    left = tag("td", said or tag("span", NOT_TOLD, class_="absent"), class_="" if said else "none")
    words = _words(pair, each, place)
    said_of = words or tag("span", escape(each.message))
    what = said_of if each.good else tag("b", escape(each.truth)) + tag("span", escape(each.message))
    return tag("tr", sign + left + tag("td", _link(pair, each) + what), class_="good" if each.good else "bad")


def _place(pair: Pair, each: Held) -> str:
    """The place as the 改定履歴 prints it."""
    document = pair.documents[1]
    entry = next((e for e in document.entries if e.path.startswith(PART) and e.node.text), None)
    if each.place is None or entry is None:
        return ""
    start, end = each.place
    return " ".join(entry.node.text[start:end].split()) if each.claim else ""


def _words(pair: Pair, each: Held, place: str) -> str:
    """What did change in the one article that a true claim speaks of; empty for a range of them."""
    entry = pair.entry(each.old, each.new)
    if entry is None or not each.good or "から" in place:
        return ""
    reasons = list(dict.fromkeys(entry.reasons))[:_REASONS]
    return tag("span", escape(cited(pair, entry)), class_="c", lang="ja") + "".join(
        tag("span", escape(each)) for each in reasons
    )


def _link(pair: Pair, each: Held) -> str:
    if each.old is None and each.new is None:
        return ""
    return tag("a", IN_COMPARISON, href=pair.in_comparison(each.old, each.new), data_page=True)


def day(past: Past, asked: Day) -> str:
    """The version that held on a day, with its 附則 and 経過措置 beside it."""
    field = tag("input", type="date", value=asked.day, data_day=True, aria_label="日付")
    head = tag("p", tag("label", field + " に有効だった版"), class_="ask") + tag("p", DAY_HINT, class_="hint")
    if asked.found is None or asked.at is None:
        return head + tag("p", escape(_none(past, asked.day)), class_="nothing")
    version, following = asked.found.version, asked.found.following
    until = f"{following.date or '次'} の版の施行まで" if following else "いまも最新の版です"
    link = tag("a", IN_DOCUMENT, href=in_document(past.choices[asked.at].id, ""), data_page=True)
    words = (
        tag("b", escape(f"{version.date} の版")) + escape(f"　{version.file}　{version.articles} 条　{until}") + link
    )
    listed = "".join(
        _supplement(past, asked.at, each.place.path, each.place.where, each.text) for each in asked.found.supplements
    )
    return head + tag("p", words, class_="held-on") + (listed or tag("p", NO_SUPPLEMENTS, class_="hint"))


def _none(past: Past, asked: str) -> str:
    first = min((version.date for version in past.versions if version.date), default="")
    return BEFORE_FIRST.format(day=asked, first=first) if first else NO_DAYS


def _supplement(past: Past, at: int, path: str, where: str, text: str) -> str:
    link = tag("a", escape(where), href=in_document(past.choices[at].id, path), data_page=True, lang="ja")
    return tag("div", tag("h3", link) + tag("div", escape(text), class_="t", lang="ja"), class_="supplement")


def siblings(pair: Pair) -> str:
    """The edits that other services with the same clauses did not get."""
    if not pair.siblings:
        return tag("p", NO_SIBLINGS, class_="hint")
    return tag("p", SIBLINGS_HINT, class_="hint") + "".join(_sibling(pair, each) for each in pair.siblings)


def _sibling(pair: Pair, each: Sibling) -> str:
    head = tag("h3", escape(each.choice.label) + tag("small", f"{len(each.found)} 件"))
    rows = "".join(tag("li", _behind(pair, each, found)) for found in each.found)
    return tag("div", head + (tag("ul", rows) if rows else tag("p", NOTHING_BEHIND, class_="hint")), class_="sibling")


def _behind(pair: Pair, sibling: Sibling, found: LeftBehind) -> str:
    sign = tag(
        "span",
        "≠ 実質" if found.substantive else "≈ 表現",
        class_="grade " + ("substance" if found.substantive else "wording"),
    )
    mine = pair.ids[1] if found.new else pair.ids[0]
    href = in_comparison(mine, sibling.choice.id, found.new or found.old or "", new=False)
    return sign + tag("span", escape(found.message)) + tag("a", IN_COMPARISON, href=href, data_page=True)
