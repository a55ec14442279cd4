"""The whole view of 点検 as one HTML string: counts that are filters, and the remarks, the gravest first."""

from __future__ import annotations

from analysis.checks.check import CHECKS
from analysis.checks.rulings import Judged
from models.decisions import RemarkSays
from models.document import article_of
from models.remarks import Severity
from reports.markup import escape, tag
from ui.checks.found import SHORT, Checked, quoted
from ui.checks.words import (
    ALL_DISMISSED,
    ALL_KINDS,
    HIDDEN,
    IN_COMPARISON,
    IN_DOCUMENT,
    NO_REMARKS,
    NOTE,
    SAID,
    SAYS,
    SEVERITIES,
    SHOW_DISMISSED,
    WITHOUT_BEFORE,
)
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.place import page_of
from ui.revisions.past import in_comparison, in_document
from ui.words import WITHDRAW

_KEYS = {RemarkSays.DISMISSED: "x", RemarkSays.TO_MEND: "m"}


def view(checked: Checked, who: str = "") -> str:
    """Everything under the choice of the document; ``who`` is the name of the last one who decided."""
    listed = "".join(_severity(checked, severity) for severity in Severity)
    hint = "" if checked.before else tag("p", WITHOUT_BEFORE, class_="hint")
    body = hint + (_hidden(checked) + listed + _none(checked))
    return tag("div", _bar(checked, who) + tag("div", body, class_="sheet"), class_="view remarks-of")


def _bar(checked: Checked, who: str) -> str:
    if not checked.remarks:
        return tag("div", tag("span", "指摘 0 件", class_="hint"), class_="bar")
    name = tag(
        "input",
        type="text",
        data_who=True,
        value=who,
        maxlength=str(NAME_LENGTH),
        autocomplete="off",
        placeholder="名前",
    )
    back = tag("button", "↑ 前", type="button", data_step="-1", title="k キー")
    forth = tag("button", "↓ 次の指摘", type="button", data_step="1", title="j キー")
    field = tag("label", "判断する人 " + name, class_="who")
    return tag(
        "div", _chips(checked) + _kinds(checked) + field + tag("div", back + forth, class_="steps"), class_="bar"
    )


def _chips(checked: Checked) -> str:
    """The counts of what is open, each a filter."""
    total = sum(checked.count(severity) for severity in Severity)
    chips = [_chip("", "すべて", total, "0 キー", pressed=True)]
    for key, (severity, (sign, meaning)) in enumerate(SEVERITIES.items(), 1):
        chips.append(_chip(sign.name, f"{sign.symbol} {severity}", checked.count(severity), f"{meaning}（{key} キー）"))
    return tag("div", "".join(chips), class_="chips", role="group", aria_label="重さで絞り込む")


def _chip(name: str, words: str, count: int, title: str, *, pressed: bool = False) -> str:
    said = f"{words} {tag('b', str(count))}"
    on = "true" if pressed else "false"
    return tag("button", said, type="button", class_="chip", data_severity=name, aria_pressed=on, title=title)


def _kinds(checked: Checked) -> str:
    """The list of kinds, each with how many of it are open."""
    first = tag("option", ALL_KINDS, value="")
    options = "".join(tag("option", escape(f"{name}　{count}"), value=name) for name, count in checked.kinds.items())
    return tag("select", first + options, data_kinds=True, aria_label="種類で絞り込む")


def _hidden(checked: Checked) -> str:
    """Nothing is hidden without saying how much; the filters say the rest in the browser."""
    folded = ""
    if checked.dismissed:
        button = tag("button", SHOW_DISMISSED, type="button", data_done=True, aria_pressed="false")
        folded = tag("span", HIDDEN.format(count=checked.dismissed) + button)
    return tag("p", folded + tag("span", data_unseen=True), class_="hint unseen")


def _none(checked: Checked) -> str:
    if not checked.remarks:
        return tag("p", NO_REMARKS.format(count=len(CHECKS)), class_="nothing")
    return tag("p", ALL_DISMISSED, class_="nothing", data_none=True, hidden=True)


def _severity(checked: Checked, severity: Severity) -> str:
    found = [(at, each) for at, each in enumerate(checked.remarks) if each.remark.severity is severity]
    if not found:
        return ""
    sign, meaning = SEVERITIES[severity]
    words = tag("h2", f"{sign.symbol} {severity}" + tag("small", meaning))
    rows = "".join(_remark(checked, at, each) for at, each in found)
    return tag("section", words + tag("ul", rows, class_="remarks"), class_="severity", data_severity=sign.name)


def _remark(checked: Checked, at: int, each: Judged) -> str:
    remark, sign = each.remark, SEVERITIES[each.remark.severity][0]
    grade = tag("div", tag("span", f"{sign.symbol} {remark.severity}", class_=f"grade {sign.name}"), class_="grades")
    return tag(
        "li",
        grade + tag("div", _place(checked, each) + _words(checked, each), class_="what") + _tools(checked, each),
        class_="rm" + ("" if each.open else " done"),
        id=f"m{at}",
        tabindex="-1",
        data_severity=sign.name,
        data_kind=remark.what,
        data_print=each.print,
        data_at=each.print[:SHORT],
        data_done=not each.open,
    )


def _place(checked: Checked, each: Judged) -> str:
    remark, document = each.remark, checked.document
    entry = document.by_path.get(article_of(remark.path))
    link = tag(
        "a",
        escape(document.cited(remark.path)),
        href=in_document(checked.choice.id, remark.path),
        data_page=True,
        lang="ja",
    )
    title = tag("span", escape(entry.node.title), class_="cap", lang="ja") if entry and entry.node.title else ""
    page = page_of(document, remark.path)
    return tag("h3", tag("b", escape(remark.what)) + link + title + (tag("small", page, class_="p") if page else ""))


def _words(checked: Checked, each: Judged) -> str:
    """The sentence with the quoted words marked, what is wrong, why, and what a human said."""
    found = quoted(checked.document, each.remark)
    marked = tag("mark", escape(found.quote)) if found.quote else ""
    sentence = escape(found.before) + marked + escape(found.behind)
    text = tag("p", sentence, class_="sentence", lang="ja") if sentence else ""
    reason = tag("span", escape(each.remark.reason), class_="reason") if each.remark.reason else ""
    return text + tag("p", tag("b", escape(each.remark.message)) + reason, class_="message") + _said(each)


def _said(each: Judged) -> str:
    decision = each.decision
    if decision is None:
        return ""
    words = tag("b", SAID[decision.says]) + tag("span", escape(f"{decision.who}　{decision.day}"))
    why = tag("q", escape(decision.why), lang="ja") if decision.why else ""
    button = tag("button", WITHDRAW, type="button", data_withdraw=True)
    return tag("p", words + why + button, class_="human")


def _tools(checked: Checked, each: Judged) -> str:
    said = each.decision.says if each.decision else None
    buttons = "".join(
        tag(
            "button",
            words,
            type="button",
            data_says=says.value,
            aria_pressed="true" if said is says else "false",
            title=f"{_KEYS[says]} キー",
        )
        for says, words in SAYS.items()
    )
    note = tag(
        "input",
        type="text",
        data_why=True,
        maxlength=str(WHY_LENGTH),
        placeholder=NOTE,
        aria_label="メモ",
        autocomplete="off",
    )
    path = each.remark.path
    links = tag("a", IN_DOCUMENT, href=in_document(checked.choice.id, path), data_page=True)
    if checked.before:
        href = in_comparison(checked.before.id, checked.choice.id, article_of(path))
        links += tag("a", IN_COMPARISON, href=href, data_page=True)
    return tag("div", tag("div", buttons, class_="says") + tag("div", links, class_="links") + note, class_="tools")
