"""定義語: words that both documents define and define otherwise, side by side with their places."""

from __future__ import annotations

from models.comparison import Side
from models.terms import Definition, TermDifference
from reports.markup import escape, tag
from ui.comparison.laid import Shown
from ui.comparison.numbers import link
from ui.comparison.words import NO_TERMS, TERMS_HINT
from ui.words import SIDE


def terms(shown: Shown) -> str:
    """The table as HTML."""
    told = shown.comparison.terms
    if not told:
        return tag("p", NO_TERMS, class_="hint")
    heads = "".join(
        tag("th", tag("small", SIDE[side]) + tag("span", escape(shown.name(side)), lang="ja"), scope="col")
        for side in Side
    )
    rows = "".join(_line(shown, each) for each in told)
    table = tag("table", tag("thead", tag("tr", tag("th", "定義語", scope="col") + heads)) + tag("tbody", rows))
    return table + tag("p", TERMS_HINT, class_="hint")


def _line(shown: Shown, told: TermDifference) -> str:
    word = tag("th", tag("span", escape(told.left.term), lang="ja") + tag("small", escape(told.message)), scope="row")
    return tag("tr", word + _cell(shown, Side.LEFT, told.left) + _cell(shown, Side.RIGHT, told.right))


def _cell(shown: Shown, side: Side, found: Definition) -> str:
    reach = f"{shown.document(side).cited(found.scope)}の中だけ" if found.scope else "文書全体"
    place = link(shown, side, found.path) + tag("small", escape(reach))
    return tag("td", tag("div", place + tag("q", escape(found.meaning), lang="ja"), class_="v"))
