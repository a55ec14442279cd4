"""The forms of a comparison, each once and hidden until it is opened: 対応を直す under a row or a 項 of it, and コメント."""

from __future__ import annotations

from analysis.subjects.provisions import units
from models.comparison import Side
from reports.markup import escape, tag
from ui.comparison.laid import Shown, heading
from ui.documents.mending import WHY_LENGTH
from ui.words import SIDE, WHY_NOT


def forms(shown: Shown) -> str:
    """All forms as HTML."""
    articles = "".join(_adding(side, "条", _articles(shown, side)) for side in Side)
    clauses = "".join(_adding(side, "項・号") for side in Side)
    return _mending("mend", articles) + _mending("clause", clauses) + _comment()


def _mending(name: str, add: str) -> str:
    """Cut, confirm or add a link; what is linked, and which 項 and 号 there are, is filled in when it is opened."""
    why = tag("input", type="text", data_why=True, maxlength=str(WHY_LENGTH), placeholder=WHY_NOT, autocomplete="off")
    foot = tag("label", "なぜ " + why, class_="why") + tag("button", "やめる", type="button", data_cancel=True)
    body = tag("ul", class_="links") + add + tag("div", foot, class_="fields")
    return tag("div", body + _amiss(), class_="form mending", hidden=True, data_form=name)


def _adding(side: Side, what: str, options: str = "") -> str:
    """To the article, 項 or 号 of the other side, one of this side."""
    first = tag("option", "（選んでください）", value="")
    chosen = tag("select", first + options, data_add=side.value, aria_label=f"{SIDE[side]}の{what}")
    words = tag("b", data_to=side.value) + f" に対応する{SIDE[side]}の{what} "
    button = tag("button", "対応を加える", type="button", class_="go", data_link=side.value)
    return tag("div", tag("label", words + chosen) + button, class_="adding", data_side=side.value)


def _articles(shown: Shown, side: Side) -> str:
    paths = dict.fromkeys(entry.path for entry in units(shown.document(side)))
    return "".join(_option(shown, side, path) for path in paths)


def _option(shown: Shown, side: Side, path: str) -> str:
    number, title = heading(shown.document(side), path)
    return tag("option", escape(f"{number}　{title}".strip()), value=path, lang="ja")


def _comment() -> str:
    field = tag(
        "input", type="text", data_why=True, maxlength=str(WHY_LENGTH), autocomplete="off", aria_label="コメント"
    )
    buttons = tag("button", "コメントを残す", type="button", class_="go", data_say="comment") + tag(
        "button", "やめる", type="button", data_cancel=True
    )
    return tag(
        "div", tag("div", field + buttons, class_="fields") + _amiss(), class_="form", hidden=True, data_form="comment"
    )


def _amiss() -> str:
    return tag("p", class_="amiss", role="alert", data_amiss=True)
