"""The clause behind a cell, for the side of the screen: its words with the value marked, its neighbours, and what the others say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.document import Document, Entry, Kind, article_of
from models.matrix import Cell, Place, Standing, TopicCell, Value
from reports.markup import escape, tag, visible
from reports.matrix.words import direction_of, length_of, value_of
from ui.matrix.clause_values import valuing
from ui.matrix.gathered import NUMBERS, At, Gathered, places
from ui.matrix.heads import elsewhere
from ui.matrix.words import ALONE, NOTHING_IN, TOPIC_NOT_FOUND, UNREAD_HINT
from ui.words import NOT_FOUND

_OPEN = 2
"""Provisions that are open at once; the others open on a click."""
_PEERS = 5
_DEPTH = 4


def clause(gathered: Gathered, at: At | None) -> str:
    """The side of the screen as HTML; hidden where no cell is opened."""
    if at is None:
        return tag("div", tag("div", class_="bar"), class_="view clause", hidden=True)
    body = tag("div", valuing(gathered, at) + _here(gathered, at) + _peers(gathered, at), class_="body")
    return tag("div", _head(gathered, at) + body, class_="view clause", role="complementary", aria_label="条文")


def _cell(gathered: Gathered, at: At, service: int) -> Cell | TopicCell:
    row = gathered.parameters[at.key][1] if at.tab == NUMBERS else gathered.topics[at.key]
    return row.cells[service]


def _head(gathered: Gathered, at: At) -> str:
    choice = gathered.choices[at.service]
    group, label, more = "条項", "", ""
    if at.tab == NUMBERS:
        group, row = gathered.parameters[at.key]
        label, more = row.label, "。".join((direction_of(row), *row.notes))
    else:
        label = gathered.topics[at.key].label
    close = tag("button", "閉じる ×", type="button", data_close=True, title="Esc キー")
    small = tag("small", escape(group))
    named = tag(
        "p",
        tag("b", escape(choice.name)) + " " + escape(choice.version),
        class_="of",
        title=visible(choice.label),
        lang="ja",
    )
    said = tag("p", escape(more), class_="hint") if more else ""
    value = tag("p", _said(gathered, at, at.service), class_="said")
    return tag(
        "div", tag("div", tag("h2", small + escape(label)) + close, class_="top") + named + value + said, class_="bar"
    )


def _said(gathered: Gathered, at: At, service: int) -> str:
    """The cell in a few words."""
    cell = _cell(gathered, at, service)
    if isinstance(cell, TopicCell):
        return tag("b", f"あり　{length_of(cell)}" if cell.has else TOPIC_NOT_FOUND)
    return tag("b", escape(value_of(cell)), lang="ja" if cell.standing is Standing.STATED else None)


def _here(gathered: Gathered, at: At) -> str:
    """The provisions of the service itself, or that there is none."""
    cell = _cell(gathered, at, at.service)
    shown = places(cell)
    if not shown:
        return _nothing(gathered, at, cell)
    values = cell.values if isinstance(cell, Cell) else ()
    hint = tag("p", UNREAD_HINT, class_="hint") if isinstance(cell, Cell) and cell.standing is Standing.UNREAD else ""
    listed = "".join(
        _provision(gathered, at, place, [v for v in values if v.place == place], opened=number < _OPEN)
        for number, place in enumerate(shown)
    )
    return hint + listed


def _nothing(gathered: Gathered, at: At, cell: Cell | TopicCell) -> str:
    words = NOT_FOUND if isinstance(cell, Cell) else TOPIC_NOT_FOUND
    said = NOTHING_IN.format(count=gathered.articles(at.service), words=words)
    row = gathered.parameters[at.key][1] if at.tab == NUMBERS else gathered.topics[at.key]
    more = elsewhere(row.count, len(row.cells) - 1) if len(row.cells) > 1 and row.count else ""
    return tag("p", escape(said) + (tag("b", f"　{more}") if cell.missing else ""), class_="nothing none")


def _provision(gathered: Gathered, at: At, place: Place, values: Sequence[Value], *, opened: bool) -> str:
    """One provision in its article, with the articles before and behind it folded."""
    document = gathered.documents[at.service]
    home = document.by_path.get(article_of(place.path))
    title = tag("p", escape(document.title.text), class_="t", lang="ja")
    text = _article(document, home, place, values) if home else title
    before, behind = _neighbours(document, home) if home else ("", "")
    human = tag("span", f"✎ {escape(place.human)}", class_="human") if place.human else ""
    page = tag("span", f"{place.page}頁", class_="p") if place.page else ""
    named = tag("b", escape(place.citation), lang="ja") + " " + tag("span", escape(place.heading), lang="ja")
    summary = named + page + human
    link = _link(gathered.in_document(at.service, place.path), "文書で開く")
    inner = before + tag("div", text, class_="text-of") + behind + tag("p", link, class_="links")
    return tag("details", tag("summary", summary) + inner, class_="place", open=opened)


def _link(address: str, words: str) -> str:
    return tag("a", escape(words), href=address, data_page=True)


def _article(document: Document, home: Entry, place: Place, values: Sequence[Value]) -> str:
    """The whole article, numbers hung out, the provision meant set off and the values in it boxed."""
    caption = tag("span", escape(home.node.heading.text), class_="cap")
    head = tag("h3", escape(document.cited(home.path)) + " " + caption, lang="ja")
    lines = [_line(home, entry, place, values) for entry in _below(document, home)]
    return head + "".join(lines)


def _below(document: Document, home: Entry) -> Iterator[Entry]:
    """A node and all below it."""
    yield home
    for entry in document.entries[home.index + 1 :]:
        if entry.depth <= home.depth:
            return
        yield entry


def _line(home: Entry, entry: Entry, place: Place, values: Sequence[Value]) -> str:
    node = entry.node
    here = [value for value in values if value.place.path == entry.path]
    caption = "" if entry is home or not node.heading else tag("span", _boxed(node.heading.text, here), class_="cap")
    body = _boxed(node.text, here)
    if not (caption or body):
        return ""
    meant = entry.path == place.path or entry.path.startswith(f"{place.path}/")
    mark = tag("span", "" if entry is home else escape(node.mark.text), class_="n")
    depth = min(_DEPTH, max(0, entry.depth - home.depth - 1))
    text = tag("div", caption + tag("div", body, class_="t"), class_="y")
    return tag("div", mark + text, class_=f"k d{depth}" + (" meant" if meant and entry is not home else ""), lang="ja")


def _boxed(text: str, values: Sequence[Value]) -> str:
    """A text with the values that are quoted from it in boxes."""
    spans = sorted({(v.start, v.end) for v in values if text[v.start : v.end] == v.quote})
    inner, at = "", 0
    for start, end in spans:
        if start >= at:
            inner += escape(text[at:start]) + tag("span", escape(text[start:end]), class_="num")
            at = end
    return inner + escape(text[at:])


def _neighbours(document: Document, home: Entry) -> tuple[str, str]:
    """The articles before and behind one, folded to their captions."""
    if home.node.kind is not Kind.ARTICLE:
        return "", ""
    articles = [entry for entry in document.entries if entry.node.kind is Kind.ARTICLE]
    at = articles.index(home)
    before = _folded(document, articles[at - 1], "↑ 前") if at else ""
    return before, _folded(document, articles[at + 1], "↓ 次") if at + 1 < len(articles) else ""


def _folded(document: Document, entry: Entry, words: str) -> str:
    nowhere = Place("", "")
    said = words + "　" + tag("span", escape(f"{document.cited(entry.path)} {entry.node.title}"), lang="ja")
    return tag(
        "details",
        tag("summary", said) + tag("div", _article(document, entry, nowhere, ()), class_="text-of"),
        class_="beside",
    )


def _peers(gathered: Gathered, at: At) -> str:
    """What the other services say: their values or provisions, their words, and the way into a comparison."""
    others = [each for each in range(len(gathered.choices)) if each != at.service]
    having = [each for each in others if places(_cell(gathered, at, each))]
    if not others:
        return ""
    head = tag("h3", f"ほかのサービスでは　{len(having)} / {len(others)} にあり") if having else tag("h3", ALONE)
    shown = "".join(_peer(gathered, at, each) for each in having[:_PEERS])
    if len(having) > _PEERS:
        rest = "".join(_peer(gathered, at, each) for each in having[_PEERS:])
        shown += tag("details", tag("summary", f"ほか {len(having) - _PEERS} サービス") + rest)
    lacking = [gathered.choices[each].name for each in others if each not in having]
    said = tag("p", escape(f"見当たらない：{'、'.join(lacking)}"), class_="hint") if lacking else ""
    return tag("section", head + shown + said, class_="peers")


def _peer(gathered: Gathered, at: At, service: int) -> str:
    choice, cell = gathered.choices[service], _cell(gathered, at, service)
    first = places(cell)[0]
    links = _link(gathered.in_document(service, first.path), "文書")
    if mine := places(_cell(gathered, at, at.service)):
        links += _link(gathered.in_comparison(at.service, mine[0].path, service), "この条と比較")
    else:
        links += _link(gathered.in_comparison(service, first.path, at.service), "比較")
    name = tag("b", escape(choice.name), lang="ja") + tag("small", escape(choice.version))
    said = tag("span", _said(gathered, at, service), class_="v")
    top = tag("div", tag("span", name) + said + tag("span", links, class_="links"), class_="top")
    return tag("div", top + "".join(_words(gathered, service, cell)), class_="peer")


def _words(gathered: Gathered, service: int, cell: Cell | TopicCell) -> Iterator[str]:
    """The wording: the sentences of the values, else the provisions."""
    if isinstance(cell, Cell) and cell.values:
        for value in dict.fromkeys(cell.values):
            end = value.offset + len(value.quote)
            box = tag("span", escape(value.quote), class_="num")
            sentence = escape(value.sentence[: value.offset]) + box + escape(value.sentence[end:])
            yield tag("p", tag("small", escape(value.place.where), class_="c") + sentence, lang="ja")
        return
    document = gathered.documents[service]
    for place in places(cell)[:_OPEN]:
        entry = document.by_path.get(place.path)
        lines = [_line(entry, each, Place("", ""), ()) for each in _below(document, entry)] if entry else []
        head = tag("p", tag("small", escape(f"{place.where} {place.heading}"), class_="c"), lang="ja")
        yield head + tag("div", "".join(lines), class_="text-of")
