"""The forms of a comparison, each once and hidden until it is opened under a row: 対応を直す and コメント."""

from __future__ import annotations

from analysis.subjects.provisions import units
from models.comparison import Side
from reports.markup import escape, tag
from ui.laid import Shown, heading
from ui.mending import WHY_LENGTH
from ui.words import SIDE, WHY_NOT


def forms(shown: Shown) -> str:
    """Both forms as HTML."""
    return _mending(shown) + _comment()


def _mending(shown: Shown) -> str:
    """Cut, confirm or add a link; what is linked is filled in when it is opened."""
    add = "".join(_adding(shown, side) for side in Side)
    why = tag("input", type="text", data_why=True, maxlength=str(WHY_LENGTH), placeholder=WHY_NOT, autocomplete="off")
    foot = tag("label", "なぜ " + why, class_="why") + tag("button", "やめる", type="button", data_cancel=True)
    body = tag("ul", class_="links") + add + tag("div", foot, class_="fields")
    return tag("div", body + _amiss(), class_="form mending", hidden=True, data_form="mend")


def _adding(shown: Shown, side: Side) -> str:
    """To the article of the other side, one of this side."""
    first = tag("option", "（選んでください）", value="")
    paths = dict.fromkeys(entry.path for entry in units(shown.document(side)))
    options = "".join(_option(shown, side, path) for path in paths)
    chosen = tag("select", first + options, data_add=side.value, aria_label=f"{SIDE[side]}の条")
    words = tag("b", data_to=side.value) + f" に対応する{SIDE[side]}の条 "
    button = tag("button", "対応を加える", type="button", class_="go", data_link=side.value)
    return tag("div", tag("label", words + chosen) + button, class_="adding", data_side=side.value)


def _option(shown: Shown, side: Side, path: str) -> str:
    number, title = heading(shown.document(side), path)
    return tag("option", escape(f"{number}　{title}".strip()), value=path)


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
