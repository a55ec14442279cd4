"""数値と条件: the parameters of both documents beside each other, each with its place, and the numbers left over."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.parameters import GROUPS, LABELS, spoken
from models.comparison import Row, Side, State
from models.document import article_of
from models.parameters import OtherNumber, Parameter, Where
from reports.markup import escape, tag
from ui.comparison.laid import Shown, path_of, state_of
from ui.place import page_of
from ui.values.form import adding, claiming, judging
from ui.words import GROUP_ELSE, HUMAN, NOT_FOUND, NUMBER_KINDS, SIDE, SIGNS, UNREAD

_SIDES = (Side.LEFT, Side.RIGHT)
_AROUND = 42
"""Characters shown before and after a quote."""
_LONGEST = 90
"""Characters of an exception."""


def difference(shown: Shown, key: str) -> State:
    """How the two documents stand to each other in one parameter."""
    left, right = (frozenset(p.value for p in shown.by_key.get((side, key), ())) for side in _SIDES)
    return state_of(left, right)


def numbers(shown: Shown) -> str:
    """The whole table as HTML, followed by what no rule claimed."""
    heads = "".join(
        tag("th", tag("small", SIDE[side]) + tag("span", escape(shown.name(side)), lang="ja"), scope="col")
        for side in _SIDES
    )
    bodies = "".join(_group(shown, name, found) for name, found in _grouped(shown.keys) if found)
    table = tag("table", tag("thead", tag("tr", tag("th", "項目", scope="col") + heads)) + bodies)
    empty = tag("p", "どちらの文書にも、取り出せる数値や条件は見当たりませんでした。", class_="hint")
    note = tag(
        "p",
        "値の下の条を押すと、その条文へ移ります。「見当たらない」は、全文を調べてその定めを見つけられなかったこと、「未抽出」は、触れる条文はあるが値を読み取れなかったことを表します。",
        class_="hint",
    )
    return (table + note if bodies else empty) + "".join(_others(shown, side) for side in _SIDES)


def _grouped(found: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Keys under their headings; what no heading claims stands at the end."""
    groups = [(name, [key for key in found if key in labels]) for name, labels in GROUPS.items()]
    return [*groups, (GROUP_ELSE, [key for key in found if key not in LABELS])]


def _group(shown: Shown, name: str, found: Sequence[str]) -> str:
    head = tag("tr", tag("th", escape(name), colspan="3", scope="rowgroup"), class_="g")
    return tag("tbody", head + "".join(_line(shown, key) for key in found))


def _line(shown: Shown, key: str) -> str:
    state = difference(shown, key)
    sign = SIGNS[state]
    symbol = tag("i", sign.symbol, aria_hidden="true", title=state.value) + tag("span", state.value, class_="vh")
    label = tag("th", symbol + escape(LABELS.get(key, key)) + _laws(shown, key), scope="row", class_=f"st-{sign.name}")
    cells = "".join(_values(shown, side, key, state) for side in _SIDES)
    return tag("tr", label + cells, id=f"k{shown.keys.index(key)}", data_state=sign.name, tabindex="-1")


def _laws(shown: Shown, key: str) -> str:
    """What statutes say of the values of either document, each once."""
    notes = (note for side in _SIDES for note in shown.analysis(side).statutes if note.key == key)
    return "".join(tag("small", escape(said)) for said in dict.fromkeys(f"{note.law}：{note.note}" for note in notes))


def _values(shown: Shown, side: Side, key: str, state: State) -> str:
    found = shown.by_key.get((side, key), ())
    if not found:
        spoken_of = dict(shown.analysis(side).unread).get(key, ())
        links = "".join(link(shown, side, path) for path in spoken_of)
        may = adding(side.value, key, spoken_of[0] if spoken_of else "")
        return tag("td", ((UNREAD + links) if spoken_of else NOT_FOUND) + may, class_="none")
    return tag("td", "".join(_value(shown, side, parameter, state) for parameter in found))


def _value(shown: Shown, side: Side, parameter: Parameter, state: State) -> str:
    value = escape(spoken(parameter.key, parameter.value))
    if shown.versions and state is State.CHANGED:
        value = tag("del" if side is Side.LEFT else "ins", value)
    said = tag("q", _around(shown, side, parameter), lang="ja") + _exception(parameter)
    p = parameter
    may = judging(side.value, p.key, p.path, p.value, p.quote, spoken(p.key, p.value))
    return tag("div", tag("b", value, lang="ja") + _human(p) + _place(shown, side, p) + may + said, class_="v")


def _human(parameter: Parameter) -> str:
    """Who decided about the value, and when."""
    decision = parameter.decision
    if decision is None:
        return ""
    return tag("i", f"{HUMAN} {escape(decision.who)} {decision.day}", class_="human", title=decision.why)


def _exception(parameter: Parameter) -> str:
    """What takes the value back in another sentence: ただし、故意又は重過失があるときは、この限りでない."""
    said = parameter.exception
    if said is None or (said.path == parameter.path and said.start < parameter.end):
        return ""
    quote = said.quote if len(said.quote) <= _LONGEST else f"{said.quote[:_LONGEST]}…"
    return tag("q", escape(quote), class_="but", lang="ja")


def _place(shown: Shown, side: Side, found: Parameter | OtherNumber) -> str:
    """Where it is stated; the title of a document has no clause to go to."""
    return tag("span", "表題", class_="c") if found.where is Where.TITLE else link(shown, side, found.path)


def _around(shown: Shown, side: Side, found: Parameter | OtherNumber) -> str:
    """The quote in the sentence, caption or title that states it."""
    document = shown.document(side)
    entry = document.by_path.get(found.path)
    own = {Where.TITLE: document.title.text, Where.HEADING: entry.node.heading.text if entry else ""}
    text = own.get(found.where, entry.node.text if entry else "")
    return _quoted(text, found.start, found.end)


def link(shown: Shown, side: Side, path: str) -> str:
    """A citation that goes to its clause, with the page."""
    document = shown.document(side)
    words = " ".join(filter(None, (document.cited(path), page_of(document, path))))
    go = shown.anchor(side, path)
    return tag("a", escape(words), class_="c", href=shown.address(side, path), data_go=go, lang="ja")


def _quoted(text: str, start: int, end: int) -> str:
    """The sentence around a range, cut to what can be read at a glance, with the range boxed."""
    first = max(text.rfind("。", 0, start) + 1, text.rfind("\n", 0, start) + 1)
    stops = [at + 1 for at in (text.find("。", end), text.find("\n", end)) if at >= 0]
    last = min(stops, default=len(text))
    before, after = text[first:start], text[end:last]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return escape(before.lstrip()) + tag("span", escape(text[start:end]), class_="num") + escape(after.rstrip())


def _others(shown: Shown, side: Side) -> str:
    """その他の数値 of one document: every number that no parameter claims, with its sentence."""
    found = (shown.left if side is Side.LEFT else shown.right).other_numbers
    words = f"その他の数値　{SIDE[side]} {len(found)} 件"
    lines = "".join(tag("li", _other(shown, side, number)) for number in found)
    return tag("details", tag("summary", words) + tag("ul", lines), class_="others") if found else ""


def _other(shown: Shown, side: Side, number: OtherNumber) -> str:
    kind = tag("small", escape(NUMBER_KINDS.get(number.kind, number.kind)))
    may = claiming(side.value, number.path, number.quote) if number.where is Where.TEXT else ""
    return kind + tag("span", _around(shown, side, number), lang="ja") + tag("span", _place(shown, side, number) + may)


def badges(shown: Shown, row: Row) -> str:
    """The parameters that a row states, the values of both documents in each; empty where it states none."""
    homes = {(side, path) for side in _SIDES if (path := path_of(row, side))} | set(row.also)
    stated = frozenset[str]().union(*(shown.stated.get(home, ()) for home in homes))
    here = [key for key in shown.keys if key in stated]
    inner = "".join(_badge(shown, key, homes) for key in here)
    return tag("div", inner, class_="badges") if inner else ""


def _badge(shown: Shown, key: str, homes: set[tuple[Side, str]]) -> str:
    values = "".join(_short(shown, side, key, homes) for side in _SIDES)
    place = f"k{shown.keys.index(key)}"
    return tag("button", tag("em", escape(LABELS.get(key, key))) + values, class_="badge", data_go=place, type="button")


def _short(shown: Shown, side: Side, key: str, homes: set[tuple[Side, str]]) -> str:
    """The values of one side in few words; a value that stands outside the row carries its citation."""
    found = shown.by_key.get((side, key), ())
    if not found:
        return tag("span", "見当たらない")
    said = []
    for parameter in found:
        words = spoken(key, parameter.value)
        if (side, article_of(parameter.path)) not in homes:
            words += f"（{shown.document(side).cited(parameter.path)}）"
        said.append(words)
    return tag("span", escape("・".join(dict.fromkeys(said))), lang="ja")
