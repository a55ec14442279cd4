"""What is to be known about a document beside its text: what is odd, how it was read, what humans decided, what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.parameters import LABELS
from analysis.structure.answers import WORDS
from models.decisions import StructureDecision
from models.document import Document, Finding, Furniture
from models.parameters import StatuteNote
from reports.markup import escape, tag
from ui.documents.opened import Opened
from ui.documents.sheet import day
from ui.words import HUMAN, LAWS, MEND_HINT, NOTHING_ODD, UNREAD, UNREAD_MEANS, WITHDRAW

_AT_ONCE = 6
"""Findings of one kind that are shown at once; more open on a click."""
_WORDS = 40
"""Characters of a line that is named in a list."""


def notes(opened: Opened) -> str:
    """All of it as HTML, what matters first."""
    parts = (
        _odd(opened),
        _reading(opened.document),
        _human(opened),
        _unread(opened),
        _laws(opened),
        _aside(opened),
        tag("p", MEND_HINT, class_="hint"),
    )
    return tag("aside", "".join(parts), class_="notes", aria_label="この文書について")


def _folded(title: str, items: Sequence[str], name: str, more: str = "") -> str:
    """A list that opens on a click, as it would push the text far down."""
    if not items:
        return ""
    head = tag("h2", f"{title} {tag('b', str(len(items)))}" + (tag("small", more) if more else ""))
    return tag("div", tag("details", tag("summary", head) + tag("ul", "".join(items))), class_=f"note {name}")


def _section(title: str, count: int, inner: str, name: str, *, more: str = "") -> str:
    head = tag("h2", f"{title} {tag('b', str(count))}" + (tag("small", more) if more else ""))
    return tag("div", head + inner, class_=f"note {name}")


def _counts(kinds: Sequence[str]) -> str:
    return "・".join(f"{escape(kind)} {count}" for kind, count in Counter(kinds).items())


def _odd(opened: Opened) -> str:
    """The findings by kind, each with a link to its place."""
    findings = opened.document.findings
    if not findings:
        return tag("p", NOTHING_ODD, class_="hint none-odd")
    kinds = dict.fromkeys(finding.what for finding in findings)
    groups = "".join(_group(opened, kind, [f for f in findings if f.what == kind]) for kind in kinds)
    return _section("気づいた点", len(findings), groups, "odds")


def _group(opened: Opened, kind: str, findings: Sequence[Finding]) -> str:
    lines = [tag("li", _finding(opened, finding)) for finding in findings]
    head = tag("h3", f"{escape(kind)} {len(findings)}")
    shown = tag("ul", "".join(lines[:_AT_ONCE]))
    if len(lines) > _AT_ONCE:
        shown += tag(
            "details", tag("summary", f"ほか {len(lines) - _AT_ONCE} 件") + tag("ul", "".join(lines[_AT_ONCE:]))
        )
    return head + shown


def _finding(opened: Opened, finding: Finding) -> str:
    document, block = opened.document, opened.block_of(finding)
    cited = document.cited(finding.path)
    if block is None:
        return tag("span", escape(finding.message))
    page = document.source.page_at(finding.start)
    words = f"{cited}　{page}頁" if page else cited
    link = tag("a", escape(words), class_="c", href=opened.address(finding.path), data_go=f"b{block}", lang="ja")
    return link + tag("span", escape(finding.message))


def _reading(document: Document) -> str:
    """What the reader of the file has to say."""
    notices = document.source.notices
    lines = tag("ul", "".join(tag("li", escape(notice)) for notice in notices))
    return _section("読み込みについて", len(notices), lines, "reading") if notices else ""


def _human(opened: Opened) -> str:
    """The decisions of this session, each with its place and the way to take it back."""
    decisions = opened.decisions
    if not decisions:
        return ""
    lines = {id(decision): line for line, decision in opened.said.items()}
    items = "".join(
        tag("li", _decision(opened, number, decision, lines.get(id(decision))))
        for number, decision in enumerate(decisions)
    )
    return _section("人の判断", len(decisions), tag("ul", items), "humans")


def _decision(opened: Opened, number: int, decision: StructureDecision, line: int | None) -> str:
    text = f"「{_short(decision.line)}」"
    block = None if line is None else opened.block_of_line.get(line)
    if block is not None:
        entry = opened.blocks[block].entry
        there = opened.address(entry.path) if entry else None
        quoted = tag("a", escape(text), class_="c", href=there, data_go=f"b{block}", lang="ja")
    else:
        quoted = tag("span", escape(text), lang="ja")
    why = "　".join(filter(None, (decision.who, day(decision), decision.why)))
    button = tag("button", WITHDRAW, type="button", data_withdraw=str(number))
    said = f"{HUMAN} {quoted} は{tag('b', WORDS[decision.says])}"
    return tag("span", said) + tag("small", escape(why), lang="ja") + button


def _unread(opened: Opened) -> str:
    """What provisions speak of though no value was understood, each with these provisions."""
    labels = {**LABELS, **dict(opened.own_keys)}
    items = [
        tag("li", tag("span", escape(labels.get(key, key))) + tag("span", "・".join(_place(opened, p) for p in paths)))
        for key, paths in opened.unread
    ]
    return _folded(UNREAD, items, "unread", UNREAD_MEANS)


def _laws(opened: Opened) -> str:
    """What statutes say of what the text states, each with its place and its words."""
    items = [tag("li", _place(opened, note.path) + tag("span", _law(opened, note))) for note in opened.statutes]
    return _folded(LAWS, items, "laws")


def _law(opened: Opened, note: StatuteNote) -> str:
    words = opened.document.by_path[note.path].node.text[note.start : note.end]
    return tag("q", escape(_short(words)), lang="ja") + " " + escape(f"{note.law}：{note.note}")


def _place(opened: Opened, path: str) -> str:
    """The citation of a provision, which leads to it."""
    entry = opened.document.by_path[path]
    go = opened.anchor(entry)
    return tag("a", escape(opened.document.cited(path)), class_="c", href=opened.address(path), data_go=go, lang="ja")


def _aside(opened: Opened) -> str:
    """What was set aside, by reason; each opens to a list that leads to the places."""
    furniture = opened.document.furniture
    if not furniture:
        return ""
    kinds = dict.fromkeys(piece.why for piece in furniture)
    groups = "".join(_pieces(opened, kind, [p for p in furniture if p.why == kind]) for kind in kinds)
    return _section("本文でないもの", len(furniture), groups, "asides")


def _pieces(opened: Opened, kind: str, pieces: Sequence[Furniture]) -> str:
    items = "".join(tag("li", _piece(opened, piece)) for piece in pieces)
    return tag("details", tag("summary", f"{escape(kind)} {len(pieces)}") + tag("ul", items))


def _piece(opened: Opened, piece: Furniture) -> str:
    source = opened.document.source
    text = " ".join(source.text[piece.start : piece.end].split())
    block = opened.block_of_line.get(source.line_at(piece.start))
    page = source.page_at(piece.start)
    inner = tag("span", escape(_short(text)), lang="ja") + (tag("small", f"{page}頁") if page else "")
    return tag("button", inner, type="button", data_go=None if block is None else f"b{block}", class_="jump")


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"
