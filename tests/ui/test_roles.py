"""Who may only look (閲覧) writes nothing, by whatever a browser tells: every place that writes to the library is tried."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

import library
from corpus.decisions import write
from library import Library
from models.decisions import RowDecision, RowSays
from tests.library.texts import ARTICLES, terms
from ui import access, keeping, session, shelf
from ui.checks import made as checks_made
from ui.checks import record as checks_record
from ui.checks import rulings as checks_rulings
from ui.comparison import comparing, rulings
from ui.comparison import record as pair_record
from ui.documents import decisions
from ui.library import Choice
from ui.revisions import made as revisions_made
from ui.settings import library as settings_library
from ui.settings.words import TAKING_IN
from ui.values import decided as values

UI = Path(access.__file__).parent
WHO, WHEN = "閲覧 佐藤", "2026-11-20T10:00:00+09:00"
WRITES = ("add", "keep", "decide", "withdraw", "import_", "refresh", "renew")
"""What a library is written by."""
GUARDED = {  # where it is written from the screens: the ways there are all among the ACTIONS below
    ("checks/rulings", "add"),
    ("checks/rulings", "withdraw"),
    ("documents/decisions", "add"),
    ("documents/decisions", "withdraw"),
    ("keeping", "_keep"),
    ("keeping", "_keep_sample"),
    ("keeping", "_move_decisions"),
    ("documents/naming", "_take"),
    ("comparison/rulings", "add"),
    ("comparison/rulings", "take_back"),
    ("search/searchable", "_of_samples"),
    ("settings/library", "_refresh"),
    ("settings/library", "__call__"),  # of what ``ask`` asks for
    ("values/decided", "add"),
    ("values/decided", "withdraw"),
}


def written() -> set[tuple[str, str]]:
    """The functions of the screens (module, name) that call what writes to a library."""
    found = set()
    for file in UI.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls = [each.func for each in ast.walk(function) if isinstance(each, ast.Call)]
                told = [ast.unparse(call) for call in calls if isinstance(call, ast.Attribute)]
                if any(call.rpartition(".")[2] in WRITES and _a_library(call) for call in told):
                    found.add((file.relative_to(UI).with_suffix("").as_posix(), function.name))
    return found


def _a_library(call: str) -> bool:
    return call.rpartition(".")[0] in ("library", "made") or call.startswith("shelf.found(")


def test_no_other_place_writes_to_the_library() -> None:
    assert written() <= GUARDED, "who may write there? Guard it, try it below, and name it above"
    assert written() == GUARDED, "a place that is gone need not be named"


@pytest.fixture
def choices(place: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Choice, Choice]:
    """Two documents of a library that nobody may write to, looked at by somebody who may look."""
    with library.open(place) as kept:
        for name in ("月見舟", "花見馬車"):
            kept.add(
                f"{name}.txt", terms(name, f"株式会社{name}", articles={**ARTICLES, "準用": "第99条を準用します。"})
            )
    for name in WRITES:
        monkeypatch.setattr(Library, name, refused)
    monkeypatch.setattr(access, "role", lambda: access.LOOK)
    stock = shelf.stock()
    one, other = [session.of_library(service, service.latest) for service in stock.services]
    return one, other


def refused(*_words: object, **_more: object) -> None:
    raise AssertionError("somebody who may only look wrote to the library")


Given = SimpleNamespace


@pytest.fixture
def given(choices: tuple[Choice, Choice]) -> Given:
    """What the handlers of the pages are given."""
    shown = comparing.drawn(*choices, st.empty()).shown
    analysis = shelf.analysis(choices[0].kept)
    checked = checks_made.made(choices[0], None, st.empty())
    pair = SimpleNamespace(ids=shown.ids, documents=(shown.left.document, shown.right.document), checked={})
    return Given(choice=choices[0], shown=shown, analysis=analysis, checked=checked, pair=pair)


LINE = {"line": 4, "says": "text", "who": WHO, "why": ""}
ROW = {"says": "checked", "left": "本則/第1条", "right": "本則/第1条", "who": WHO, "why": ""}
LINK = {**ROW, "says": "cut"}
VALUE = {"says": "reject", "key": "x", "path": "本則/第1条", "value": "1", "who": WHO, "side": "left"}
FILE = write((), (), (RowDecision("本則/第1条", "", "本則/第1条", "", RowSays.CHECKED, WHO, WHEN),))


def _told(key: str, **words: Any) -> str:
    st.session_state[key] = SimpleNamespace(**words)
    return key


ACTIONS: dict[str, Callable[[Given], object]] = {
    "a row is checked": lambda given: rulings.take(given.shown, ROW),
    "a link is cut": lambda given: rulings.take(given.shown, LINK),
    "a word about a row is taken back": lambda given: rulings.withdraw(given.shown, {"kind": "row", "number": 0}),
    "a value is judged on 比較": lambda given: rulings.take_value(given.shown, VALUE),
    "a value is judged on 一覧": lambda given: values.take(given.choice.id, given.analysis, VALUE),
    "a word about a value is taken back": lambda given: values.withdraw(given.choice.id, 0),
    "a line is corrected": lambda given: decisions.take(given.choice.id, given.analysis.document.source, LINE),
    "a correction is taken back": lambda given: decisions.withdraw(given.choice.id, 0),
    "decisions of a file about a document": lambda given: decisions._load(given.choice.id, "a.json", FILE),
    "decisions of a file about two documents": lambda given: pair_record.load(given.shown, "a.json", FILE),
    "decisions of a file about remarks": lambda given: checks_record.load(given.checked, "a.json", FILE),
    "a remark is answered": lambda given: checks_rulings.take(
        given.checked, {"print": given.checked.ruled.remarks[0].print, "says": "fine", "who": WHO, "why": ""}
    ),
    "an article of a revision is checked": lambda given: revisions_made.check(
        given.pair, _told("revised", check={"left": "本則/第1条", "right": "本則/第1条", "who": WHO})
    ),
    "files are kept": lambda given: keeping.ask({"who": WHO, "rows": []}),
    "samples are kept": lambda given: keeping.ask_for_samples(),
    "a library is taken in": lambda given: settings_library.ask(TAKING_IN, ("a.zip", b"PK")),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_only_look_writes_nothing(given: Given, action: str) -> None:
    ACTIONS[action](given)
    assert not st.session_state.get("keeping")
    assert not st.session_state.get("library_work")
    assert not st.session_state.get("ruled")
    assert not st.session_state.get("value_decisions")
    assert not st.session_state.get("decisions")


def test_who_may_decide_would_have_written(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "role", lambda: access.REVIEW)
    with pytest.raises(AssertionError, match="wrote to the library"):
        ACTIONS["a row is checked"](given)
