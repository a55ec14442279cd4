"""Correcting the reading of a line: the form that opens under a provision."""

from __future__ import annotations

from analysis.structure.answers import WORDS
from models.decisions import Says
from reports.markup import tag
from ui.words import WHY_NOT

NAME_LENGTH, WHY_LENGTH = 40, 200
"""Characters."""


def form(who: str) -> str:
    """The one form of a page, hidden until a line is chosen; ``who`` is the name given before."""
    kinds = "".join(_kind(says) for says in Says)
    name = tag("input", type="text", data_who=True, value=who, maxlength=str(NAME_LENGTH), autocomplete="off")
    why = tag("input", type="text", data_why=True, maxlength=str(WHY_LENGTH), placeholder=WHY_NOT, autocomplete="off")
    fields = (
        tag("label", "誰が" + name, class_="who")
        + tag("label", "なぜ" + why, class_="why")
        + tag("button", "この判断で読み直す", type="button", class_="go", data_decide=True)
        + tag("button", "やめる", type="button", data_cancel=True)
    )
    said = tag(
        "p", "この行は " + tag("q", data_quoted=True, lang="ja") + tag("small", "いまは " + tag("b", data_now=True))
    )
    return tag(
        "div",
        said
        + tag("div", kinds, class_="says", role="radiogroup", aria_label="この行は")
        + tag("div", fields, class_="fields")
        + tag("p", class_="amiss", role="alert", data_amiss=True),
        class_="mending",
        hidden=True,
    )


def _kind(says: Says) -> str:
    return tag("button", WORDS[says], type="button", role="radio", aria_checked="false", data_says=says.value)
