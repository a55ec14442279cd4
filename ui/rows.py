"""The rows of a comparison: article beside article, 項 beside 項, 号 beside 号, with what differs marked."""

from __future__ import annotations

from analysis.text.narrow import fold
from models.comparison import Confidence, Diff, Op, Piece, Row, Side, State, Strip
from models.document import Document, Kind, article_of
from reports.markup import escape, tag
from ui.laid import Shown, folded, heading, main_side, path_of
from ui.numbers import badges
from ui.place import page_of
from ui.words import FOLDED, GONE, NEW, NO_COUNTERPART, NO_STRIP, NO_STRIP_ELSE, REWRITTEN, SIDE, SIGNS

_SIDES = (Side.LEFT, Side.RIGHT)


def rows(shown: Shown) -> str:
    """All rows as HTML; those that say the same on both sides are folded to one line."""
    return "".join(_row(shown, index, row) for index, row in enumerate(shown.comparison.rows))


def _row(shown: Shown, index: int, row: Row) -> str:
    side = main_side(row, shown.order)
    name = SIGNS[row.state].name
    number, title = heading(shown.document(side), path_of(row, side) or "")
    attributes = {
        "id": f"r{index}",
        "aria_label": f"{number} {title}（{row.state.value}）",
        "class_": f"row st-{name}" + (" one" if row.left is None or row.right is None else ""),
        "data_state": name,
        "data_at": shown.address(side, path_of(row, side) or ""),
        "tabindex": "-1",
    }
    strips = "".join(_strip(shown, row, strip, f"r{index}s{s}") for s, strip in enumerate(row.strips))
    inside = _why(shown, row) + tag("div", strips, class_="strips") + badges(shown, row)
    if folded(row):
        return tag("article", tag("details", tag("summary", _summary(shown, row)) + inside), **attributes)
    return tag("article", _headline(shown, row) + inside, **attributes)


def _summary(shown: Shown, row: Row) -> str:
    """The one line of a folded row."""
    cells = "".join(tag("span", _name(shown, row, side), class_="cell") for side in _SIDES)
    word = FOLDED.get(row.state, row.state.value)
    return cells + tag("span", f"{SIGNS[row.state].symbol} {word}", class_="state")


def _headline(shown: Shown, row: Row) -> str:
    cells = (tag("div", _name(shown, row, side) or _absent(shown, row, side), class_="cell") for side in _SIDES)
    return tag("div", "".join(cells), class_="h")


def _name(shown: Shown, row: Row, side: Side) -> str:
    """Citation, caption and page of one side; empty where that side has no article."""
    path = path_of(row, side)
    if path is None:
        return ""
    document = shown.document(side)
    number, title = heading(document, path)
    link = tag("a", escape(number), class_="c", href=shown.address(side, path), data_go=shown.anchor(side, path))
    page = page_of(document, path)
    caption = escape(title)
    if title and shown.versions and _renamed(shown, row):
        caption = tag("del" if side is Side.LEFT else "ins", caption)
    return tag("b", link + caption) + (tag("span", escape(page), class_="p") if page else "")


def _renamed(shown: Shown, row: Row) -> bool:
    """Whether both sides are there under different captions."""
    if row.left is None or row.right is None:
        return False
    (_, left), (_, right) = (heading(shown.document(side), path_of(row, side) or "") for side in _SIDES)
    return fold(left) != fold(right)


def _absent(shown: Shown, row: Row, side: Side) -> str:
    """What stands where a side has no article: where its counterpart is shown, or that there is none, and why."""
    linked = [_caption(shown, side, path) for also, path in row.also if also is side]
    if linked:
        return tag("span", f"{'・'.join(linked)}に対応（その条の行に並べています）", class_="absent")
    words = (GONE if side is Side.RIGHT else NEW) if shown.versions else NO_COUNTERPART
    near = "近い候補：" + _caption(shown, side, row.nearest) if row.nearest is not None else ""
    why = escape("・".join(row.reasons))
    return tag("span", words, class_="absent") + tag("span", " — ".join(filter(None, (near, why))), class_="near")


def _caption(shown: Shown, side: Side, path: str) -> str:
    """Citation and caption of an article as a link to its row."""
    number, title = heading(shown.document(side), path)
    words = number + (f"（{title}）" if title else "")
    return tag("a", escape(words), href=shown.address(side, path), data_go=shown.anchor(side, path))


def _why(shown: Shown, row: Row) -> str:
    """One line: why these belong together, how sure that is, and what else belongs to them."""
    alone = row.left is None or row.right is None
    if (alone and not row.also) or _evident(shown, row):
        return ""
    first, *others = row.reasons or ("",)
    reasons = tag("b", escape(first)) + "".join("・" + escape(reason) for reason in others)
    said = [f"対応の理由：{reasons}"] if row.reasons else []
    if row.confidence is not None:
        said.append(f"確からしさ {tag('b', row.confidence.value)}")
    if not alone:
        said += [f"{SIDE[side]}の{_caption(shown, side, path)}にも対応" for side, path in row.also]
    state = tag("span", f"{SIGNS[row.state].symbol} {row.state.value}", class_="state")
    return tag("p", "".join(tag("span", part) for part in said) + state, class_="why")


def _evident(shown: Shown, row: Row) -> bool:
    """Whether two versions of one article need no word on why they stand together: the number is the same, all is sure."""
    if (
        not shown.versions
        or row.confidence is not Confidence.HIGH
        or row.also
        or row.decision
        or row.state is State.MOVED
    ):
        return False
    left, right = (shown.document(side).cited(path_of(row, side) or "") for side in _SIDES)
    return left == right


def _strip(shown: Shown, row: Row, strip: Strip, anchor: str) -> str:
    cells = "".join(_cell(shown, row, strip, side) for side in _SIDES)
    if strip.diff.rewritten:
        cells += tag("span", REWRITTEN, class_="rewritten", title="書き方が大きく違うため、語ごとの印を付けていません")
    return tag("div", cells, id=anchor, class_="r same" if strip.diff.same else "r", tabindex="-1")


def _cell(shown: Shown, row: Row, strip: Strip, side: Side) -> str:
    path = strip.left if side is Side.LEFT else strip.right
    if path is None:
        return tag("div", _none(shown, row, strip, side), class_="none")
    document = shown.document(side)
    alone = row.left is None or row.right is None
    entry = document.by_path[path]
    article = document.by_path[article_of(path)]
    number = "" if entry.node.kind in (Kind.ARTICLE, Kind.PART) else entry.node.mark.text
    caption = entry.node.heading.text if entry.node.kind is Kind.PARAGRAPH else ""
    text = (
        _elsewhere(document, path, path_of(row, side))
        + (tag("span", escape(caption), class_="cap") if caption else "")
        + marked(strip.diff, side, versions=shown.versions, bare=alone and not shown.versions)
    )
    depth = min(4, max(0, entry.depth - article.depth - 1))
    inner = tag("span", escape(number), class_="n") + tag("div", text, class_="t")
    return tag("div", inner, class_=f"k d{depth}")


def _elsewhere(document: Document, path: str, article: str | None) -> str:
    """The citation of a provision that stands in another article than the one the row is named after."""
    home = article_of(path)
    strange = "/" in home and home != article
    return tag("span", escape(document.cited(path)), class_="from") if strange else ""


def _none(shown: Shown, row: Row, strip: Strip, side: Side) -> str:
    """The words in a cell without counterpart; none where the whole article has none and the heading says so."""
    if path_of(row, side) is None:
        return ""
    if shown.versions:
        return GONE if side is Side.RIGHT else NEW
    other, path = (Side.LEFT, strip.left) if side is Side.RIGHT else (Side.RIGHT, strip.right)
    return NO_STRIP.get(shown.document(other).by_path[path or ""].node.kind, NO_STRIP_ELSE)


def marked(diff: Diff, side: Side, *, versions: bool, bare: bool = False) -> str:
    """One side of a diff as HTML: the text of that side exactly, with what stands on it alone marked.

    Between two services the marks say left only and right only; between two versions of one, deleted and inserted.
    Nothing is marked but the numbers where the whole was drafted anew (別文), and where ``bare`` says that the row
    already tells that all of it stands on one side.
    """
    return "".join(_piece(piece, side, versions, plain=diff.rewritten or bare) for piece in diff.pieces)


def _piece(piece: Piece, side: Side, versions: bool, *, plain: bool) -> str:
    text = piece.left if side is Side.LEFT else piece.right
    if not text:
        return ""
    inner = escape(text).replace("\t", '<i class="tab">\t</i>')
    if piece.number:
        inner = tag("span", inner, class_="num")
    if piece.op is Op.SAME or plain:
        return inner
    if versions:
        return tag("del" if side is Side.LEFT else "ins", inner)
    return tag("mark", inner, class_="lo" if side is Side.LEFT else "ro")
