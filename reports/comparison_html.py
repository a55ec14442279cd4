"""A comparison as one HTML file: article beside article with what differs marked, then the parameters of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from models.comparison import Diff, Grade, Op, Row, Side, State, Strip
from models.document import Kind, article_of
from models.matrix import Place
from models.parameters import OtherNumber
from models.terms import Definition, TermDifference
from reports.comparison import Compared, across, path_of
from reports.markup import escape, tag
from reports.matrix_html import STYLE as TABLES
from reports.matrix_html import Notes, parameter_table, quote_table
from reports.matrix_words import LEGEND
from reports.page import page
from reports.verdict_words import sentence

_STYLE = """
.two{display:grid;grid-template-columns:1fr 1fr}.two>*{padding:6px 14px;min-width:0}.two>*+*{border-left:1px solid var(--line)}
.row{border:1px solid var(--line);border-radius:6px;margin:0 0 12px;overflow:clip}
.h{background:var(--soft);font-weight:700}.h small{font-weight:400;margin-left:10px}.h .absent{font-weight:400;color:var(--mute)}
.why{padding:3px 14px;color:var(--mute);font-size:12.5px;border-top:1px dashed var(--line);border-bottom:1px solid var(--line);margin:0}
.why b{color:var(--ink)}.r+.r{border-top:1px solid #eef0f4}.k{display:grid;grid-template-columns:minmax(2.2em,max-content) 1fr}
.n{color:var(--mute);padding-right:.5em;white-space:nowrap}.t{white-space:pre-wrap}.from{color:var(--mute);font-size:12.5px;display:block}
.d1 .n{margin-left:1.9em}.d2 .n{margin-left:3.4em}.d3 .n{margin-left:4.9em}
mark,del,ins{border-radius:2px}.lo{color:var(--lo);background:var(--lo-bg);text-decoration:underline solid 2px #c77700;text-underline-offset:4px}
.ro{color:var(--ro);background:var(--ro-bg);text-decoration:underline double 1.5px var(--ro);text-underline-offset:3px}
del{color:#b3261e;background:#fdecea;text-decoration:line-through 1.5px}
ins{color:var(--ro);background:var(--ro-bg);text-decoration:underline double 1.5px}mark .num,del .num,ins .num{text-decoration:inherit}
.rewritten{padding:0 14px 4px;color:var(--mute);font-size:12px}.all{position:sticky;top:0;background:#fff;border-bottom:1px solid var(--line);font-weight:700;z-index:1}
summary{cursor:pointer;background:var(--soft);padding:4px 14px;color:var(--mute)}.others td{font-size:13px}
@media print{@page{size:A4 landscape;margin:10mm}.all{position:static}.row{break-inside:auto}.h{break-after:avoid}.r{break-inside:avoid}}
"""
_NONE = {True: {Side.LEFT: "（新設）", Side.RIGHT: "（削る）"}, False: dict.fromkeys(Side, "対応する条がありません")}
_NO_STRIP = {Kind.PARAGRAPH: "（この項に当たる定めはありません）", Kind.ITEM: "（この号に当たる定めはありません）"}
_NO_STRIP_ELSE = "（これに当たる定めはありません）"
_SIDES = {True: {Side.LEFT: "旧", Side.RIGHT: "新"}, False: {Side.LEFT: "左", Side.RIGHT: "右"}}
_GRADES = {
    Grade.SUBSTANTIVE: "≠",
    Grade.WORDING: "≈",
    Grade.NUMBERING: "№",
    Grade.LEFT_ONLY: "◁",
    Grade.RIGHT_ONLY: "▷",
    Grade.SAME: "＝",
}
_MARKS = {
    False: (("下線（左は橙の一重、右は青の二重）", "その側だけにある言葉です。"),),
    True: (("取消線・二重下線", "旧にだけある言葉と、新にだけある言葉です。"),),
}
_SIGNS_TOLD = (
    ("枠", "数値・期限・率・日付です。両側で同じでも付けています。"),
    ("別文", "書き方が大きく違うため、語ごとの印を付けていません。"),
    (
        "≠ ≈ №",
        "実質の違い、表現だけの違い、条の番号に従って変わった引用だけの違いです。後ろの語は、その判断を決めた言葉です。",
    ),
    ("＝ ◁ ▷ ⇄", "一致、左のみ、右のみ、移動（並び順が変わった条）です。"),
    ("✎", "人の判断による対応です。"),
)
_KINDS = {"rate": "率", "duration": "期間", "money": "金額", "date": "日付", "multiple": "倍数"}


def comparison_html(compared: Compared) -> bytes:
    """The file. Articles that say the same are folded to a line; how many there are is said."""
    notes = Notes()
    left, right = (compared.origin(side).name for side in Side)
    rows = "".join(_row(compared, at) for at in range(len(compared.comparison.rows)))
    numbers = tag("h2", "数値と条件") + parameter_table(compared.matrix, notes) + _others(compared) + quote_table(notes)
    body = _lead(compared) + _heads(compared) + rows + _terms(compared) + numbers
    legend = (*_MARKS[compared.versions], *_SIGNS_TOLD, *LEGEND)
    return page(f"{left} ／ {right}", body, TABLES + _STYLE, compared.imprint, legend)


def _lead(compared: Compared) -> str:
    """What there is, what is folded, what was taken away, and which decisions came to nothing."""
    found = compared.comparison
    counts = [f"{sign} {grade.value} {found.graded(grade)}" for grade, sign in _GRADES.items()]
    said = ["　".join([*counts, f"⇄ うち移動 {found.count(State.MOVED)}"])]
    folded = sum(_folded(row) for row in compared.comparison.rows)
    if folded:
        said.append(f"文言の同じ {folded} 条を畳んでいます。")
    if taken := found.taken:
        said.append("ノイズ除去：" + "、".join(f"{kind} −{count}" for kind, count in taken.items()))
    said += [
        f"{d.left} と {d.right} についての判断（{d.who}、{d.day}）は、条文が見つからないので使っていません。"
        for d in compared.alignment.lost
    ]
    return "".join(tag("p", escape(words), class_="lead") for words in said)


def _heads(compared: Compared) -> str:
    sides = _SIDES[compared.versions]
    names = (tag("div", tag("small", f"{sides[s]}　") + escape(_title(compared, s))) for s in Side)
    return tag("div", "".join(names), class_="two all")


def _title(compared: Compared, side: Side) -> str:
    origin = compared.origin(side)
    return f"{origin.name}　{origin.date} 版" if origin.date else origin.name


def _folded(row: Row) -> bool:
    """Whether a row has nothing to read: both sides are there and say the same."""
    return row.quiet and row.grade is not Grade.SUBSTANTIVE


def _row(compared: Compared, at: int) -> str:
    row = compared.comparison.rows[at]
    strips = "".join(_strip(compared, row, strip) for strip in row.strips)
    state = f"{_GRADES[row.grade]} {sentence(row, versions=compared.versions)}"
    if row.state is State.MOVED:
        state = f"⇄ 移動　{state}"
    if _folded(row):
        names = "　／　".join(filter(None, (_name(compared, row, side) for side in Side)))
        inner = tag("details", tag("summary", f"{names}　{state}") + _why(row, "") + strips)
    else:
        cells = "".join(tag("div", _name(compared, row, s) or _absent(compared, row, s)) for s in Side)
        inner = tag("div", cells, class_="two h") + _why(row, state) + strips
    return tag("article", inner + _reviewed(compared, at), class_="row", id=f"r{at}")


def _reviewed(compared: Compared, at: int) -> str:
    """What a reviewer said of a row."""
    found = compared.reviews.rows.get(at)
    if found is None:
        return ""
    checked, stale = found.checked, "（その後、文言が変わりました）" if found.stale else ""
    said = [f"✎ 確認済　{checked.who}　{checked.day}{stale}　{checked.why}".rstrip()] if checked else []
    said += [f"✎ コメント　{each.who}　{each.day}　{each.why}" for each in found.comments]
    return "".join(tag("p", escape(words), class_="why") for words in said)


def _name(compared: Compared, row: Row, side: Side) -> str:
    """Citation, caption and page of one side; empty where that side has no article."""
    path = path_of(row, side)
    if path is None:
        return ""
    place = compared.place(side, path)
    page_at = tag("small", f"{place.page}頁") if place.page else ""
    return escape(_cited(place)) + page_at


def _cited(place: Place) -> str:
    return f"{place.citation}（{place.heading}）" if place.heading else place.citation


def _absent(compared: Compared, row: Row, side: Side) -> str:
    """Where the counterpart of an article is shown, or that there is none and which comes nearest."""
    linked = [_cited(compared.place(also, path)) for also, path in row.also if also is side]
    if linked:
        words = f"{'・'.join(linked)}に対応（その条の行に並べています）"
    else:
        words = _NONE[compared.versions][side]
        if row.nearest:
            words += f"　最も近い条：{_cited(compared.place(side, row.nearest))}"
    return tag("span", escape(words), class_="absent")


def _why(row: Row, state: str) -> str:
    """One line: whose word it is, the state, how sure, and the reasons."""
    said = [tag("b", state)] if state else []
    if row.decision:
        said.append("✎")
    elif row.confidence:
        said.append(f"確からしさ {row.confidence.value}")
    said += [escape(reason) for reason in row.reasons]
    return tag("p", "　".join(said), class_="why") if said else ""


def _strip(compared: Compared, row: Row, strip: Strip) -> str:
    cells = "".join(_cell(compared, row, strip, side) for side in Side)
    note = tag("div", "別文", class_="rewritten") if strip.diff.rewritten else ""
    return tag("div", tag("div", cells, class_="two") + note, class_="r")


def _cell(compared: Compared, row: Row, strip: Strip, side: Side) -> str:
    path = strip.left if side is Side.LEFT else strip.right
    if path is None:
        return tag("div", _nothing(compared, row, strip, side), class_="none")
    document = compared.document(side)
    entry, article = document.by_path[path], document.by_path[article_of(path)]
    number = "" if entry.node.kind in (Kind.ARTICLE, Kind.PART) else entry.node.mark.text
    depth = min(3, max(0, entry.depth - article.depth - 1))
    caption = entry.node.heading.text if entry.node.kind is Kind.PARAGRAPH else ""
    elsewhere = document.cited(path) if article_of(path) not in (path_of(row, side), path) else ""
    above = "".join(tag("span", escape(text), class_="from") for text in (elsewhere, caption) if text)
    alone = (row.left is None or row.right is None) and not compared.versions
    text = "".join(_marked(strip.diff, side, versions=compared.versions, bare=alone))
    return tag(
        "div", tag("span", escape(number), class_="n") + tag("div", above + text, class_="t"), class_=f"k d{depth}"
    )


def _nothing(compared: Compared, row: Row, strip: Strip, side: Side) -> str:
    """The words in a cell without counterpart; none where the whole article has none and the heading says so."""
    if path_of(row, side) is None:
        return ""
    if compared.versions:
        return _NONE[True][side]
    path = strip.right if side is Side.LEFT else strip.left
    return _NO_STRIP.get(compared.document(across(side)).by_path[path or ""].node.kind, _NO_STRIP_ELSE)


def _marked(diff: Diff, side: Side, *, versions: bool, bare: bool) -> Iterator[str]:
    """One side of a diff: its text exactly, what stands on it alone marked."""
    for piece in diff.pieces:
        text = piece.left if side is Side.LEFT else piece.right
        if text:
            inner = tag("span", escape(text), class_="num") if piece.number else escape(text)
            plain = piece.op is Op.SAME or diff.rewritten or bare
            yield inner if plain else _changed(inner, side, versions=versions)


def _changed(inner: str, side: Side, *, versions: bool) -> str:
    if versions:
        return tag("del" if side is Side.LEFT else "ins", inner)
    return tag("mark", inner, class_="lo" if side is Side.LEFT else "ro")


def _terms(compared: Compared) -> str:
    """Words that both documents define, and define otherwise."""
    told = compared.comparison.terms
    if not told:
        return ""
    heads = "".join(tag("th", words) for words in ("定義語", *_SIDES[compared.versions].values()))
    lines = "".join(
        tag("tr", tag("td", escape(each.left.term)) + "".join(_term(compared, s, d) for s, d in _definitions(each)))
        for each in told
    )
    return tag("h2", f"定義の違い {len(told)}") + tag("table", tag("tr", heads) + lines, class_="others")


def _definitions(told: TermDifference) -> tuple[tuple[Side, Definition], ...]:
    return (Side.LEFT, told.left), (Side.RIGHT, told.right)


def _term(compared: Compared, side: Side, found: Definition) -> str:
    reach = f"（{compared.document(side).cited(found.scope)}の中だけ）" if found.scope else ""
    return tag("td", escape(f"{found.meaning}　{compared.place(side, found.path).where}{reach}"))


def _others(compared: Compared) -> str:
    """その他の数値: every number of either side that no parameter claims."""
    found = ""
    for side, analysis in ((Side.LEFT, compared.left), (Side.RIGHT, compared.right)):
        if analysis.other_numbers:
            words = f"その他の数値　{_SIDES[compared.versions][side]} {len(analysis.other_numbers)} 件"
            rows = "".join(tag("tr", _other(compared, side, number)) for number in analysis.other_numbers)
            found += tag("details", tag("summary", words) + tag("table", rows, class_="others"))
    return found


def _other(compared: Compared, side: Side, number: OtherNumber) -> str:
    texts = (
        _KINDS.get(number.kind, number.kind),
        number.quote,
        compared.place(side, number.path).where,
        number.sentence,
    )
    return "".join(tag("td", escape(text)) for text in texts)
