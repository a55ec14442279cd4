"""Who uses the app, and what he may do: everybody everything, unless the server asks for a login.

A login is asked for where ``.streamlit/secrets.toml`` has a section [auth] (OIDC, as Streamlit takes it). Who is listed
under
``review`` in its section [roles], by mail address, may keep documents and decide (レビュー); everybody else may look (閲覧).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from ui.language import say

REVIEW, LOOK = "レビュー", "閲覧"
_ASK = "約款くらべを使うには、ログインしてください。"
_LOGIN, _LOGOUT = "ログインする", "ログアウト"


def _secrets() -> Mapping[str, Any]:
    """The secrets of the server, empty where it has none."""
    return st.secrets if st.secrets.load_if_toml_exists() else {}


def asked_for() -> bool:
    """Whether the server asks for a login."""
    return "auth" in _secrets()


def role_of(mail: str, reviewers: Iterable[str]) -> str:
    """What somebody may do who is logged in under a mail address.

    >>> role_of("A@example.com", ["a@example.com"]), role_of("b@example.com", ["a@example.com"]), role_of("", [""])
    ('レビュー', '閲覧', '閲覧')
    """
    return REVIEW if mail and mail.casefold() in {each.casefold() for each in reviewers} else LOOK


def role() -> str:
    """What the user of this session may do."""
    if not asked_for():
        return REVIEW
    if not st.user.is_logged_in:
        return LOOK
    verified = st.user.get("email_verified", True) is not False
    mail = str(st.user.get("email") or "") if verified else ""
    return role_of(mail, _secrets().get("roles", {}).get("review", ()))


def may_decide() -> bool:
    """Whether the user may keep documents and record decisions."""
    return role() == REVIEW


def name() -> str:
    """The name of who is logged in, empty where nobody has to."""
    return str(st.user.get("name") or st.user.get("email") or "") if asked_for() and st.user.is_logged_in else ""


def admitted() -> bool:
    """Whether the pages may be shown; where not, the way in is drawn instead."""
    if not asked_for() or st.user.is_logged_in:
        if asked_for():
            st.session_state.setdefault("who", name())
        return True
    st.title(say("約款くらべ"))
    st.write(say(_ASK))
    st.button(say(_LOGIN), on_click=st.login, type="primary")
    return False


def leave() -> None:
    """Draw the way out for who is logged in."""
    if name():
        st.button(say(_LOGOUT), on_click=st.logout)
