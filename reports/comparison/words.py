"""A comparison in words, the same in every format: sides, states, what stands where a side has nothing. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.comparison.stretches import Stretch
from models.comparison import Grade, Row, Side, State
from models.decisions import LinkSays
from models.document import Kind
from models.matrix import Place
from models.terms import Definition, TermDifference
from reports.comparison.sides import Compared, across, path_of
from reports.verdict_words import sentence

ABSENT = {True: {Side.LEFT: "（新設）", Side.RIGHT: "（削る）"}, False: dict.fromkeys(Side, "対応する条がありません")}
"""By whether the two are versions of one document."""
SIDES = {True: {Side.LEFT: "旧", Side.RIGHT: "新"}, False: {Side.LEFT: "左", Side.RIGHT: "右"}}
_NO_STRIP = {Kind.PARAGRAPH: "（この項に当たる定めはありません）", Kind.ITEM: "（この号に当たる定めはありません）"}
_NO_STRIP_ELSE = "（これに当たる定めはありません）"
SIGNS = {
    Grade.SUBSTANTIVE: "≠",
    Grade.WORDING: "≈",
    Grade.NUMBERING: "№",
    Grade.LEFT_ONLY: "◁",
    Grade.RIGHT_ONLY: "▷",
    Grade.SAME: "＝",
}
LEGEND = (
    ("枠", "数値・期限・率・日付です。両側で同じでも付けています。"),
    ("別文", "書き方が大きく違うため、語ごとの印を付けていません。"),
    (
        "≠ ≈ №",
        "実質の違い、表現だけの違い、条の番号に従って変わった引用だけの違いです。後ろの語は、その判断を決めた言葉です。",
    ),
    ("＝ ◁ ▷ ⇄", "一致、左のみ、右のみ、移動（並び順が変わった条）です。"),
    ("✎", "人の判断による対応です。"),
)
KINDS = {"rate": "率", "duration": "期間", "money": "金額", "date": "日付", "multiple": "倍数"}
_SAYS = {LinkSays.CUT: "対応しない", LinkSays.ADD: "対応する", LinkSays.CONFIRM: "対応する（確認）"}


def lead(compared: Compared) -> list[str]:
    """What there is, what was taken away, which decisions came to nothing."""
    found = compared.comparison
    counts = [f"{sign} {grade.value} {found.graded(grade)}" for grade, sign in SIGNS.items()]
    said = ["　".join([*counts, f"⇄ うち移動 {found.count(State.MOVED)}"])]
    if taken := found.taken:
        said.append("ノイズ除去：" + "、".join(f"{kind} −{count}" for kind, count in taken.items()))
    said += [
        f"{d.left} と {d.right} についての判断（{d.who}、{d.day}）は、条文が見つからないので使っていません。"
        for d in compared.alignment.lost
    ]
    return said


def decided(compared: Compared) -> list[str]:
    """What a human decided about which articles answer each other, one line for each decision that holds."""
    told = []
    for ruling in compared.alignment.rulings:
        if ruling.left is not None and ruling.right is not None:
            left, right = (
                compared.document(side).cited(path)
                for side, path in ((Side.LEFT, ruling.left), (Side.RIGHT, ruling.right))
            )
            said = ruling.decision
            again = "（その後、文言が変わりました。要再確認）" if ruling.changed else ""
            told.append(f"✎ {left} と {right}：{_SAYS[said.says]}{again}　{said.who}　{said.day}　{said.why}".rstrip())
    return told


def titled(compared: Compared, side: Side) -> str:
    """The name of one document with the date of its version."""
    origin = compared.origin(side)
    return f"{origin.name}　{origin.date} 版" if origin.date else origin.name


def folded(row: Row) -> bool:
    """Whether a row has nothing to read: both sides are there and say the same."""
    return row.quiet and row.grade is not Grade.SUBSTANTIVE


def state(row: Row, *, versions: bool) -> str:
    """The sign and the grade of a row, with what decided."""
    told = f"{SIGNS[row.grade]} {sentence(row, versions=versions)}"
    return f"⇄ 移動　{told}" if row.state is State.MOVED else told


def why(row: Row) -> Iterator[str]:
    """Whose word put the two sides together, or how sure it is, and the reasons."""
    if row.decision:
        yield "✎"
    elif row.confidence:
        yield f"確からしさ {row.confidence.value}"
    yield from row.reasons


def reviewed(compared: Compared, at: int) -> list[str]:
    """What a reviewer said of a row."""
    found = compared.reviews.rows.get(at)
    if found is None:
        return []
    checked, stale = found.checked, "（その後、文言が変わりました）" if found.stale else ""
    said = [f"✎ 確認済　{checked.who}　{checked.day}{stale}　{checked.why}".rstrip()] if checked else []
    return said + [f"✎ コメント　{each.who}　{each.day}　{each.why}" for each in found.comments]


def cited(place: Place) -> str:
    """Citation and caption: 第18条（解約）."""
    return f"{place.citation}（{place.heading}）" if place.heading else place.citation


def absent(compared: Compared, row: Row, side: Side) -> str:
    """Where the counterpart of an article is shown, or that there is none and which comes nearest."""
    linked = [cited(compared.place(also, path)) for also, path in row.also if also is side]
    if linked:
        here = any(strip.path(side) is not None for strip in row.strips)
        return f"{'・'.join(linked)}に対応（{'対応する項をここに' if here else 'その条の行に'}並べています）"
    words = ABSENT[compared.versions][side]
    return f"{words}　最も近い条：{cited(compared.place(side, row.nearest))}" if row.nearest else words


def nothing(compared: Compared, row: Row, stretch: Stretch, side: Side) -> str:
    """The words in a cell without text; none where the whole article has no counterpart and the heading says so."""
    strip = stretch.strip
    if above := strip.paths(side):
        return f"{'・'.join(compared.place(side, path).citation for path in above)}に対応（上に並べています）"
    if path_of(row, side) is None and not row.also:
        return ""
    if compared.versions:
        return ABSENT[True][side]
    if strip.also:
        cites = "・".join(compared.place(also, path).citation for also, path in strip.also)
        return f"{cites}に対応（そちらに並べています）"
    path = strip.path(across(side))
    none = _NO_STRIP.get(compared.document(across(side)).by_path[path or ""].node.kind, _NO_STRIP_ELSE)
    return "　".join((none, *strip.reasons))


def together(compared: Compared, stretch: Stretch) -> str:
    """Why several 項 or 号 stand in one strip, whose word it is, and what else they answer; nothing where there is nothing to say."""
    strip = stretch.strip
    both = strip.left is not None and strip.right is not None
    if stretch.part or not both or not (strip.further or strip.also or strip.decision):
        return ""
    also = (f"{compared.place(side, path).citation}にも対応" for side, path in strip.also)
    return "　".join((*(["✎"] if strip.decision else []), *strip.reasons, *also))


def elsewhere(compared: Compared, row: Row) -> str:
    """Which provisions of the article on the right stand beside what they answer in another row."""
    if not row.elsewhere:
        return ""
    cites = (compared.place(Side.RIGHT, path).citation for path in row.elsewhere)
    name = SIDES[compared.versions][Side.RIGHT]
    return f"{name}の{'・'.join(cites)}は、対応する条の行に並べています。"


def defined(compared: Compared, told: TermDifference) -> tuple[str, str, str]:
    """A word that both documents define otherwise, and what each of them says."""
    return told.left.term, _defined(compared, Side.LEFT, told.left), _defined(compared, Side.RIGHT, told.right)


def _defined(compared: Compared, side: Side, found: Definition) -> str:
    reach = f"（{compared.document(side).cited(found.scope)}の中だけ）" if found.scope else ""
    return f"{found.meaning}　{compared.place(side, found.path).where}{reach}"
