"""The rows of a comparison: article beside article, 項 beside 項, 号 beside 号, with what differs and what it is worth."""

from __future__ import annotations

import json

from analysis.text.narrow import fold
from models.comparison import Confidence, Grade, Row, Side, State
from reports.markup import escape, tag
from reports.verdict_words import graded
from ui.comparison.laid import Shown, folded, heading, main_side, path_of
from ui.comparison.noise import kinds_of, shown_at_first, switches_of
from ui.comparison.numbers import badges
from ui.comparison.strips import strips
from ui.comparison.tips import Tips
from ui.comparison.words import ACTIONS, FOLDED, GRADES, LOUD, MOVED
from ui.place import page_of
from ui.words import GONE, HUMAN, NEW, NO_COUNTERPART, OPEN_PAGE, SIDE

_SIDES = (Side.LEFT, Side.RIGHT)


def rows(shown: Shown, tips: Tips | None = None) -> str:
    """All rows as HTML; those that say the same on both sides are folded to one line."""
    tips = tips or Tips(shown)
    return "".join(_row(shown, index, row, tips) for index, row in enumerate(shown.comparison.rows))


def _row(shown: Shown, index: int, row: Row, tips: Tips) -> str:
    side = main_side(row)
    number, title = heading(shown.document(side), path_of(row, side) or "")
    one = row.left is None or row.right is None
    off = kinds_of(shown_at_first(shown))
    loud = not off.isdisjoint(row.noisy)
    grade = row.grade_showing(off)
    attributes: dict[str, str | bool | None] = {
        "id": f"r{index}",
        "aria_label": f"{number} {title}（{grade.value}）",
        "class_": f"row st-{GRADES[grade].name}" + (" one" if one else ""),
        "data_grade": GRADES[grade].name,
        "data_quiet": GRADES[row.grade].name,
        "data_loud": GRADES[row.grade_showing(frozenset(row.noisy))].name,
        "data_noise": " ".join(switches_of(row.noisy)),
        "data_noisy": loud,
        "data_at": shown.address(side, path_of(row, side) or ""),
        "data_left": row.left,
        "data_right": row.right,
        "data_also": json.dumps(_further(row)) if row.also else None,
        "tabindex": "-1",
    }
    inside = _headline(shown, row) + _why(shown, row) + strips(shown, row, index, tips) + _foot(shown, row)
    if folded(row):
        inside = tag("details", tag("summary", _summary(shown, row)) + inside, open=loud)
    return tag("article", inside, **attributes)


def _further(row: Row) -> list[tuple[str | None, str | None]]:
    """The pairs of articles that are linked besides those of the row."""
    return [(row.left, path) if side is Side.RIGHT else (path, row.right) for side, path in row.also]


def _summary(shown: Shown, row: Row) -> str:
    """The one line of a folded row: all of it is one button, so that nothing in it leads elsewhere."""
    cells = "".join(tag("span", _plain_name(shown, row, side), class_="cell") for side in _SIDES)
    return cells + tag("span", f"{GRADES[row.grade].symbol} {FOLDED.get(row.state, row.grade.value)}", class_="state")


def _headline(shown: Shown, row: Row) -> str:
    cells = (tag("div", _name(shown, row, side) or _absent(shown, row, side), class_="cell") for side in _SIDES)
    return tag("div", "".join(cells), class_="h")


def _foot(shown: Shown, row: Row) -> str:
    """What the differences are worth, the parameters of both sides, and what a reviewer may say."""
    name, told = graded(row, versions=shown.versions)
    moved = tag("span", MOVED, class_="tag m") if row.state is State.MOVED else ""
    quiet = tag("span", _verdict(row, name, told), class_="class quiet")
    loud = tag("span", tag("b", LOUD, class_="tag e"), class_="class loud") if row.noisy and not told else ""
    aids = "".join(tag("span", escape(aid), class_="aid") for aid in row.verdict.aids if row.left and row.right)
    hints = {"check": "x キー"}
    acts = "".join(
        tag("button", words, type="button", data_act=act, title=hints.get(act)) for act, words in ACTIONS.items()
    )
    said = tag("div", moved + quiet + loud + aids, class_="worth")
    acts = tag("div", acts, class_="acts")
    return tag("div", said + acts, class_="f") + badges(shown, row) + tag("div", class_="said", data_said=True)


def _verdict(row: Row, name: str, told: tuple[str, ...]) -> str:
    kind = {Grade.SUBSTANTIVE: "s"}.get(row.grade, "e")
    return tag("b", escape(name), class_=f"tag {kind}") + "".join(tag("span", escape(each)) for each in told)


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
    return tag("b", link + caption, lang="ja") + (_page(shown, side, path, page) if page else "")


def _plain_name(shown: Shown, row: Row, side: Side) -> str:
    path = path_of(row, side)
    if path is None:
        return ""
    number, title = heading(shown.document(side), path)
    page = page_of(shown.document(side), path)
    name = tag("b", tag("span", escape(number), class_="c") + escape(title), lang="ja")
    return name + (tag("span", escape(page), class_="p") if page else "")


def _page(shown: Shown, side: Side, path: str, page: str) -> str:
    """The number of a page; where the page itself can be shown, the button that does."""
    if side not in shown.papers:
        return tag("span", escape(page), class_="p")
    told = json.dumps({"side": side.value, "path": path}, ensure_ascii=False)
    return tag("button", escape(page), type="button", class_="p", data_paper=told, title=OPEN_PAGE)


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
        here = any(strip.path(side) is not None for strip in row.strips)
        where = "対応する項をここに並べています" if here else "その条の行に並べています"
        return tag("span", f"{'・'.join(linked)}に対応（{where}）", class_="absent")
    words = (GONE if side is Side.RIGHT else NEW) if shown.versions else NO_COUNTERPART
    human = f"{HUMAN} " if any("人の判断：" in reason for reason in row.reasons) else ""
    why = human + escape("・".join(row.reasons))
    near = _caption(shown, side, row.nearest) if row.nearest is not None else ""
    name = escape(_called(shown, side, row.nearest)) if row.nearest is not None else ""
    if name and name in why:
        why = why.replace(name, near, 1)
    elif near:
        why = " — ".join(filter(None, ("近い候補：" + near, why)))
    return tag("span", words, class_="absent") + tag("span", why, class_="near")


def _called(shown: Shown, side: Side, path: str) -> str:
    """Citation and caption of an article."""
    number, title = heading(shown.document(side), path)
    return number + (f"（{title}）" if title else "")


def _caption(shown: Shown, side: Side, path: str) -> str:
    """The same as a link to its row."""
    words = _called(shown, side, path)
    return tag("a", escape(words), href=shown.address(side, path), data_go=shown.anchor(side, path), lang="ja")


def _why(shown: Shown, row: Row) -> str:
    """One line: why these belong together, how sure that is, and what else belongs to them."""
    alone = row.left is None or row.right is None
    if (alone and not row.also) or _evident(shown, row):
        return ""
    first, *others = row.reasons or ("",)
    reasons = tag("b", (f"{HUMAN} " if row.decision else "") + escape(first)) + "".join(
        "・" + escape(reason) for reason in others
    )
    said = [f"対応の理由：{reasons}"] if row.reasons else []
    if row.confidence is not None:
        said.append(f"確からしさ {tag('b', row.confidence.value)}")
    if not alone:
        said += [f"{SIDE[side]}の{_caption(shown, side, path)}にも対応" for side, path in row.also]
    return tag("p", "".join(tag("span", part) for part in said), class_="why")


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
