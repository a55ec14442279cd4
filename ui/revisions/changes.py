"""What changed between two versions as HTML: one entry for each article, the gravest first, with the words that decided."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.histories.weight import Shown, only_number, ranked, shown
from models.changes import Fate, Ground, Revision, Substance
from models.decisions import RowDecision
from models.document import Document
from reports.markup import escape, tag
from ui.place import page_of
from ui.revisions.past import Pair
from ui.revisions.words import (
    CHECK,
    CHECKED,
    FATES,
    FOLDED,
    IN_COMPARISON,
    NOTHING_CHANGED,
    ONLY_REFERENCES,
    ONLY_WORDING,
    OPEN_FOLDED,
    ORDER_HINT,
)

_WORDS = 3
"""Changes of an article that are shown at once; the others open on a click."""
_BEGINNING = 80
"""Characters of a new or dropped article that are shown."""


def changes(pair: Pair) -> str:
    """The list with its filters."""
    found = pair.changed
    if not found:
        return tag("p", NOTHING_CHANGED, class_="hint nothing")
    listed = "".join(_entry(pair, number, entry) for number, entry in enumerate(found))
    folded = sum(only_number(entry) for entry in found)
    more = tag("button", OPEN_FOLDED, type="button", data_unfold=True, aria_pressed="false")
    unseen = tag("p", FOLDED.format(count=folded) + more, class_="hint unseen") if folded else ""
    none = tag("p", "この絞り込みに当たる条はありません。", class_="hint", data_empty=True, hidden=True)
    return _filters(pair) + tag("ul", listed, class_="changes") + unseen + none


def _filters(pair: Pair) -> str:
    """The counts, each a filter."""
    chips = [_chip("", "すべて", len(pair.changed), pressed=True)]
    chips += [
        _chip(fate.value, f"{sign.symbol} {words}", pair.counts[fate])
        for fate, (sign, words) in FATES.items()
        if fate in pair.counts
    ]
    chips.append(_chip("open", "未確認", sum(_checked(pair, entry) is None for entry in pair.changed)))
    return tag(
        "div",
        "".join(chips) + tag("span", ORDER_HINT, class_="hint"),
        class_="chips",
        role="group",
        aria_label="絞り込み",
    )


def _chip(name: str, words: str, count: int, *, pressed: bool = False) -> str:
    said = f"{words} {tag('b', str(count))}"
    return tag(
        "button", said, type="button", class_="chip", data_only=name, aria_pressed="true" if pressed else "false"
    )


def _checked(pair: Pair, entry: Revision) -> RowDecision | None:
    return pair.checked.get((entry.old or "", entry.new or ""))


def _entry(pair: Pair, number: int, entry: Revision) -> str:
    href = pair.in_comparison(entry.old, entry.new)
    grades = "".join(tag("span", f"{sign} {words}", class_=f"grade {name}") for sign, words, name in _grades(entry))
    link = tag("a", escape(cited(pair, entry)), href=href, data_page=True, lang="ja")
    head = link + tag("b", escape(_title(pair, entry)), lang="ja")
    page = page_of(pair.documents[entry.new is not None], entry.new or entry.old or "")
    top = tag("h3", head + (tag("small", page, class_="p") if page else ""))
    body = tag("div", top + _said(pair, entry), class_="what")
    return tag(
        "li",
        tag("div", grades, class_="grades") + body + _tools(pair, entry, href),
        class_="ch" + (" quiet" if only_number(entry) else ""),
        id=f"c{number}",
        tabindex="-1",
        data_fates=" ".join(fate.value for fate in entry.kinds),
        data_at=entry.new or f"old:{entry.old}",
        data_left=entry.old or "",
        data_right=entry.new or "",
        data_open=_checked(pair, entry) is None,
    )


def _tools(pair: Pair, entry: Revision, href: str) -> str:
    said = _checked(pair, entry)
    who = tag("small", escape(f"✎ {said.who} {said.day}")) if said else ""
    done = "true" if said else "false"
    words = CHECKED if said else CHECK
    check = tag("button", words, type="button", data_check=True, aria_pressed=done, title="x キー")
    return tag("div", tag("a", IN_COMPARISON, href=href, data_page=True) + check + who, class_="tools")


def _grades(entry: Revision) -> Iterator[tuple[str, str, str]]:
    """Sign, word and name of each fate, the weightiest first."""
    wording = ONLY_REFERENCES if entry.verdict.substance is Substance.NUMBERING else ONLY_WORDING
    for fate, (sign, words) in FATES.items():
        if fate in entry.kinds:
            yield sign.symbol, wording if fate is Fate.WORDING else words, sign.name


def cited(pair: Pair, entry: Revision) -> str:
    """Where an article stood and stands: 第15条 → 第14条, 旧第7条, 第19条."""
    old, new = pair.documents
    if entry.old is None:
        return new.cited(entry.new or "")
    if entry.new is None:
        return f"旧{old.cited(entry.old)}"
    before, after = old.cited(entry.old), new.cited(entry.new)
    return after if before == after else f"{before} → {after}"


def _title(pair: Pair, entry: Revision) -> str:
    document, path = (pair.documents[1], entry.new) if entry.new else (pair.documents[0], entry.old)
    node = document.by_path.get(path or "")
    return node.node.title if node else ""


def _said(pair: Pair, entry: Revision) -> str:
    """The words that decided; for an article that came or went how it begins."""
    if entry.old is None or entry.new is None:
        document, path, mark = (*_side(pair, entry), "ins" if entry.old is None else "del")
        return tag("p", tag(mark, escape(_beginning(document, path))), class_="words", lang="ja")
    told = [(change, _change(pair, shown(change, *pair.documents))) for change in ranked(entry)]
    first = [html for change, html in told if change in entry.verdict.deciding][:_WORDS]
    rest = [html for _, html in told if html not in first]
    words = "".join(first)
    if rest:
        words += tag("details", tag("summary", f"ほか {len(rest)} か所") + "".join(rest))
    return words + "".join(tag("p", escape(reason), class_="reason") for reason in _beyond(entry))


def _side(pair: Pair, entry: Revision) -> tuple[Document, str]:
    return (pair.documents[1], entry.new) if entry.new else (pair.documents[0], entry.old or "")


def _beginning(document: Document, path: str) -> str:
    texts = (e.node.text for e in document.entries if e.path == path or e.path.startswith(f"{path}/"))
    whole = " ".join(" ".join(texts).split())
    return whole if len(whole) <= _BEGINNING else whole[:_BEGINNING] + "…"


def _change(pair: Pair, found: Shown) -> str:
    """One change in the midst of its text."""
    document = pair.documents[found.new]
    place = tag("small", escape(document.cited(found.path)), class_="c", lang="ja") if found.path else ""
    was = tag("del", escape(found.was)) if found.was else ""
    became = tag("ins", escape(found.became)) if found.became else ""
    ground = tag("span", escape(found.change.ground), class_=f"ground {_tone(found.change.ground)}")
    text = tag("span", escape(found.before) + was + became + escape(found.behind), lang="ja")
    return tag("p", ground + place + text, class_="words")


def _tone(ground: Ground) -> str:
    return "number" if ground in (Ground.NUMBER, Ground.DEADLINE) else "plain"


def _beyond(entry: Revision) -> Iterator[str]:
    """What is to be said beside the changes of the text: another number, another place, another caption."""
    counted = len(entry.verdict.changes)
    for reason in entry.reasons:
        if not counted or not reason.startswith(("実質（", "表現（", "番号のみ（", "このほか")):
            yield reason
