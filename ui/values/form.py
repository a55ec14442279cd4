"""Saying what a value is: the buttons beside a value, and the one form of a view that opens under it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from analysis.parameters import LABELS
from analysis.subjects.provisions import units
from models.decisions import ParameterSays
from models.document import Document
from reports.markup import escape, tag
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.values.words import AS_KEY, HINTS, SAYS
from ui.words import WHY_NOT

_ON_A_VALUE = (ParameterSays.CONFIRM, ParameterSays.CORRECT, ParameterSays.REJECT)
_CHOOSE = "（選んでください）"


def judging(side: str, key: str, path: str, value: str, quote: str, spoken: str) -> str:
    """What may be said of a value that is there; ``side`` names its document in the view."""
    about = {"side": side, "key": key, "path": path, "value": value, "quote": quote, "spoken": spoken}
    return _buttons(about, _ON_A_VALUE)


def adding(side: str, key: str, path: str = "") -> str:
    """What may be said where a value is missing; ``path`` is an article that speaks of it."""
    return _buttons({"side": side, "key": key, "path": path}, (ParameterSays.ADD,))


def claiming(side: str, path: str, quote: str) -> str:
    """What may be said of a number that no key claims."""
    about = json.dumps({"side": side, "path": path, "quote": quote}, ensure_ascii=False)
    button = tag("button", AS_KEY, type="button", data_says=ParameterSays.ADD.value, title=HINTS[ParameterSays.ADD])
    return tag("span", button, class_="judge", data_judge=about)


def _buttons(about: Mapping[str, str], says: Iterable[ParameterSays]) -> str:
    buttons = "".join(
        tag("button", SAYS[each], type="button", data_says=each.value, title=HINTS[each]) for each in says
    )
    return tag("span", buttons, class_="judge", data_judge=json.dumps(about, ensure_ascii=False))


def form(documents: Mapping[str, Document], own_keys: Mapping[str, str] = LABELS) -> str:
    """The form as HTML, hidden until it is asked for; ``documents`` by their names in the view."""
    labels = {**LABELS, **own_keys}
    places = "".join(
        _field("条", tag("select", _options(_articles(document), "ja"), data_place=side))
        for side, document in documents.items()
    )
    fields = (
        tag("p", data_about=True, class_="about")
        + _field("項目", tag("select", _options(labels), data_key=True))
        + places
        + _field("値", _input("instead", 80, "例：30日、年14.6％、月額料金3か月分"))
        + _field("文言", _input("quote", 300, "条文からそのまま写す"))
        + _field("誰が", _input("name", NAME_LENGTH, ""))
        + _field("なぜ", _input("reason", WHY_LENGTH, WHY_NOT))
    )
    buttons = tag("button", "決める", type="button", class_="go", data_settle=True) + tag(
        "button", "やめる", type="button", data_leave=True
    )
    amiss = tag("p", class_="amiss", role="alert", data_amiss=True)
    return tag("div", fields + tag("p", buttons, class_="go-on") + amiss, class_="valuing", hidden=True)


def _field(words: str, field: str) -> str:
    return tag("label", tag("span", words) + field)


def _input(name: str, length: int, hint: str) -> str:
    data = {f"data_{name}": True}
    return tag("input", type="text", maxlength=str(length), placeholder=hint or None, autocomplete="off", **data)


def _options(options: Mapping[str, str], lang: str | None = None) -> str:
    first = tag("option", _CHOOSE, value="")
    return first + "".join(tag("option", escape(words), value=value, lang=lang) for value, words in options.items())


def _articles(document: Document) -> dict[str, str]:
    """The articles and parts of a document, as the form lists them."""
    return {entry.path: f"{document.cited(entry.path)}　{entry.node.title}".strip() for entry in units(document)}
