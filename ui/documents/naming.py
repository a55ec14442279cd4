"""One document of the library beyond its text: its names and days corrected, and the ways to the other pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from models.library import Service, Version
from models.reviews import NameDecision
from ui import shelf
from ui.access import may_decide
from ui.documents.decisions import now
from ui.documents.mending import NAME_LENGTH, WHY_LENGTH
from ui.documents.shelves import address, on
from ui.language import say
from ui.library import Choice
from ui.library_words import RENAME, RENAME_HINT, RENAMED
from ui.words import NO_NAME

_DATE_FORM = "日付は 2024-04-01 の形で書いてください。"
_NOTHING = "直すところを書いてください。"
_LONGEST = 80


def rename(choice: Choice) -> None:
    """Draw the button behind which the names and the day of a version of the library are corrected."""
    there = shelf.stock().versions.get(choice.id)
    if there is None or not may_decide():
        return
    service, version = there
    with st.popover(say(RENAME), width="content"), st.form(f"rename-{choice.id}", border=False):
        st.caption(say(RENAME_HINT))
        provider = st.text_input(say("提供者"), service.provider, max_chars=_LONGEST)
        name = st.text_input(say("サービス"), service.name, max_chars=_LONGEST)
        date = st.text_input(say("施行日・改定日"), version.date, max_chars=10, placeholder="2024-04-01")
        who = st.text_input(say("判断する人"), st.session_state.get("who", ""), max_chars=NAME_LENGTH)
        why = st.text_input(say("理由"), max_chars=WHY_LENGTH)
        if st.form_submit_button("この判断で直す"):
            st.session_state.doc_notice = _take((service, version), (provider, name, date), who, why)
            st.rerun()


def changed(service: Service, version: Version, said: tuple[str, str, str]) -> tuple[str, str, str]:
    """Of provider, service and day what is another one; empty for what stays."""
    provider, name, date = (" ".join(words.split()) for words in said)
    return (
        provider if provider != service.provider else "",
        name if name != service.name else "",
        date if date != version.date else "",
    )


def _take(there: tuple[Service, Version], said: tuple[str, str, str], who: str, why: str) -> str:
    """Record the correction, and say what became of it."""
    new = changed(*there, said)
    if not any(new):
        return _NOTHING
    if not who.split():
        return NO_NAME
    try:
        decision = NameDecision(*new, " ".join(who.split()), now(), " ".join(why.split()))
    except ValueError:
        return _DATE_FORM
    uid = there[1].uid
    st.session_state.who = decision.who
    shelf.found(uid).decide(decision, uid)
    return RENAMED


def links(choice: Choice, choices: Sequence[Choice]) -> Mapping[str, str]:
    """The ways from a document: to the version before and behind it, and to the pages that take one document."""
    family = sorted((c for c in choices if c.home == choice.home and not c.own), key=lambda c: c.version)
    found: dict[str, str] = {}
    if choice in family:
        at = family.index(choice)
        if at:
            found[address("./", left=family[at - 1].id, right=choice.id)] = f"前の版（{family[at - 1].version}）と比較"
        if at + 1 < len(family):
            after = family[at + 1]
            found[address("./", left=choice.id, right=after.id)] = f"次の版（{after.version}）と比較"
    for page in ("改定", "点検", "一覧"):
        there = on(page, choice.id, [each.id for each in family])
        found |= {there: page} if there else {}
    return found
