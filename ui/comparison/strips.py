"""The strips of a row of a comparison: 項 beside 項, 号 beside 号, one beside several, and what stands where a side has nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from analysis.comparison.stretches import Stretch, stretches
from models.comparison import Diff, Row, Side, Strip
from models.document import Document, Kind, article_of
from reports.markup import escape, tag
from ui.comparison.laid import Shown, anchor_of, path_of
from ui.comparison.marks import marked
from ui.comparison.tips import Tips
from ui.comparison.words import MEND_CLAUSE
from ui.words import GONE, HUMAN, NEW, NO_STRIP, NO_STRIP_ELSE, REWRITTEN, SIDE

_SIDES = (Side.LEFT, Side.RIGHT)


def strips(shown: Shown, row: Row, index: int, tips: Tips) -> str:
    """All strips of a row as HTML, and what of its articles stands in the strips of another one."""
    read = stretches(row, shown.document(Side.LEFT), shown.document(Side.RIGHT))
    held = "".join(_stretch(shown, row, stretch, anchor_of(index, stretch), tips) for stretch in read)
    return tag("div", held + _gone(shown, row), class_="strips")


def _stretch(shown: Shown, row: Row, stretch: Stretch, anchor: str, tips: Tips) -> str:
    strip = stretch.strip
    cells = "".join(_cell(shown, row, stretch, side, tips) for side in _SIDES)
    if strip.diff.rewritten and not stretch.part:
        cells += tag("span", REWRITTEN, class_="rewritten", title="書き方が大きく違うため、語ごとの印を付けていません")
    cells += "" if stretch.part else _together(shown, strip)
    cells += tag("button", MEND_CLAUSE, type="button", class_="mend", data_act="clause")
    return tag(
        "div",
        cells,
        id=anchor,
        class_="r same" if strip.diff.same else "r",
        tabindex="-1",
        data_pairs=json.dumps(_pairs(strip), ensure_ascii=False),
    )


def _pairs(strip: Strip) -> list[tuple[str, str]]:
    """The pairs of provisions that stand together in a strip, then those that are linked besides."""
    lefts, rights = strip.paths(Side.LEFT), strip.paths(Side.RIGHT)
    pairs = [(one, other) for one in lefts for other in rights]
    for side, path in strip.also:
        pairs += [(one, path) for one in lefts[:1]] if side is Side.RIGHT else [(path, other) for other in rights[:1]]
    return pairs


def _cell(shown: Shown, row: Row, stretch: Stretch, side: Side, tips: Tips) -> str:
    """One side of a stretch: its provisions one under the other."""
    held = "".join(_provision(shown, row, side, path, told, tips) for path, told in stretch.cells(side))
    if not held and (above := stretch.strip.paths(side)):
        cites = "・".join(_link(shown, side, path) for path in above)
        return tag("div", f"{cites}に対応（上に並べています）", class_="above")
    return tag("div", held) if held else tag("div", _none(shown, row, stretch.strip, side), class_="none")


def _provision(shown: Shown, row: Row, side: Side, path: str, told: Diff, tips: Tips) -> str:
    document = shown.document(side)
    bare = (row.left is None or row.right is None) and not row.also and not shown.versions
    entry = document.by_path[path]
    article = document.by_path[article_of(path)]
    number = "" if entry.node.kind in (Kind.ARTICLE, Kind.PART) else entry.node.mark.text
    caption = entry.node.heading.text if entry.node.kind is Kind.PARAGRAPH else ""
    text = (
        _elsewhere(document, path, path_of(row, side))
        + (tag("span", escape(caption), class_="cap") if caption else "")
        + marked(told, side, versions=shown.versions, bare=bare, spots=tips.spots(side, path))
    )
    depth = min(4, max(0, entry.depth - article.depth - 1))
    inner = tag("span", escape(number), class_="n") + tag("div", text, class_="t")
    cited = document.cited(path)
    return tag("div", inner, class_=f"k d{depth}", lang="ja", data_side=side.value, data_path=path, data_cite=cited)


def _elsewhere(document: Document, path: str, article: str | None) -> str:
    """The citation of a provision that stands in another article than the one the row is named after."""
    home = article_of(path)
    strange = "/" in home and home != article
    return tag("span", escape(document.cited(path)), class_="from") if strange else ""


def _none(shown: Shown, row: Row, strip: Strip, side: Side) -> str:
    """The words in a cell without counterpart; none where the whole article has none and the heading says so."""
    if path_of(row, side) is None and not row.also:
        return ""
    if shown.versions and not strip.also:
        human = (reason for reason in strip.reasons if "人の判断：" in reason)
        return (GONE if side is Side.RIGHT else NEW) + "".join(
            tag("span", _why(each), class_="nearest") for each in human
        )
    if strip.also:
        return "・".join(_link(shown, also, path) for also, path in strip.also) + "に対応（そちらに並べています）"
    other = Side.LEFT if side is Side.RIGHT else Side.RIGHT
    none = NO_STRIP.get(shown.document(other).by_path[strip.path(other) or ""].node.kind, NO_STRIP_ELSE)
    return none + "".join(tag("span", _why(reason), class_="nearest") for reason in strip.reasons)


def _why(reason: str) -> str:
    return escape(f"{HUMAN} {reason}" if "人の判断：" in reason else reason)


def _link(shown: Shown, side: Side, path: str) -> str:
    """The citation of a provision as a link to its strip."""
    words = escape(f"{SIDE[side]}の{shown.document(side).cited(path)}")
    return tag("a", words, href=shown.address(side, path), data_go=shown.anchor(side, path))


def _together(shown: Shown, strip: Strip) -> str:
    """Why several provisions stand in one strip, whose word it is, and what else they answer."""
    if strip.left is None or strip.right is None or not (strip.further or strip.also or strip.decision):
        return ""
    return tag("p", "".join(tag("span", part) for part in _said(shown, strip)), class_="along")


def _said(shown: Shown, strip: Strip) -> Iterator[str]:
    if strip.reasons:
        yield (f"{HUMAN} " if strip.decision else "") + escape("・".join(strip.reasons))
    yield from (f"{_link(shown, side, path)}にも対応" for side, path in strip.also)


def _gone(shown: Shown, row: Row) -> str:
    """Which provisions of the article on the right stand beside what they answer in another row."""
    if not row.elsewhere:
        return ""
    links = "・".join(_link(shown, Side.RIGHT, path) for path in row.elsewhere)
    words = f"{links}は、対応する項の横に並べています。"
    return tag("p", tag("span", words), class_="along")  # one piece, which the gaps between pieces do not tear
