"""What is looked for on 検索: from the address, the field and the filters, said in the language of ``library search``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.services.asking import Misunderstood, understood
from analysis.subjects.topics import LABELS as TOPICS
from corpus.errors import UserError
from models.search import Query
from ui.language import say
from ui.search.words import EARLIER, EVERY_PROVIDER, EVERY_TOPIC, FIELD, PLACEHOLDER, SINCE, UNTIL

FIRST = 20
"""Clauses that are shown at first."""
MOST = 200
_LONGEST = 200
"""Characters that are read of what was typed."""
_FIELDS = ("q", "provider", "topic", "since", "until", "earlier", "n")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; empty fields ask for nothing. ``typed`` is what stands in the field."""

    typed: str = ""
    provider: str = ""
    topic: str = ""
    since: str = ""
    until: str = ""
    earlier: bool = False
    limit: int = FIRST

    @property
    def whole(self) -> str:
        """All of it as one query, as ``cli.py library search`` takes it.

        >>> Asked("解約", provider="月見 水運", since="2024-04").whole
        '解約 提供者:"月見 水運" から:"2024-04"'
        """
        parts = [
            self.typed,
            f'提供者:"{_plain(self.provider)}"' if self.provider else "",
            f'主題:"{TOPICS[self.topic]}"' if self.topic in TOPICS else "",
            f'から:"{_plain(self.since)}"' if self.since else "",
            f'まで:"{_plain(self.until)}"' if self.until else "",
            "旧版も" if self.earlier else "",
        ]
        return " ".join(filter(None, parts))

    def query(self) -> Query | None:
        """What is asked for, None for nothing; UserError for what cannot be asked for."""
        try:
            found = understood(self.whole)
        except Misunderstood as error:
            raise UserError(f"検索の言葉を読み取れません。{error}") from None
        return None if found.empty else found


def _plain(words: str) -> str:
    """Words that cannot end the field they stand in."""
    return " ".join(words.replace('"', " ").split())


def asked() -> Asked:
    """What the address asks for."""
    told = {key: st.query_params.get(key, "")[:_LONGEST] for key in _FIELDS}
    limit = int(told["n"]) if told["n"].isascii() and told["n"].isdigit() and len(told["n"]) < 5 else FIRST
    return Asked(
        told["q"],
        told["provider"],
        told["topic"] if told["topic"] in TOPICS else "",
        told["since"],
        told["until"],
        told["earlier"] == "1",
        min(max(limit, 1), MOST),
    )


def fields(asked: Asked, providers: Sequence[str]) -> None:
    """Draw the field and the filters; whatever is changed there goes into the address."""
    state = st.session_state
    shown = {
        "q": asked.typed,
        "provider": asked.provider,
        "topic": asked.topic,
        "since": asked.since,
        "until": asked.until,
    }
    for key, value in shown.items():
        state[f"search_{key}"] = value
    state.search_earlier = asked.earlier
    with st.container(horizontal=True, vertical_alignment="bottom", key="asking"):
        st.text_input(say(FIELD), key="search_q", placeholder=say(PLACEHOLDER), on_change=_ask, max_chars=_LONGEST)
        names = dict.fromkeys(["", *([asked.provider] if asked.provider else []), *providers])
        st.selectbox(
            say("提供者"),
            list(names),
            key="search_provider",
            format_func=lambda name: name or say(EVERY_PROVIDER),
            on_change=_ask,
            width=210,
        )
        st.selectbox(
            say("主題"),
            ["", *TOPICS],
            key="search_topic",
            format_func=lambda key: say(TOPICS.get(key, EVERY_TOPIC)),
            on_change=_ask,
            width=210,
        )
        st.text_input(say(SINCE), key="search_since", placeholder="2024-04", on_change=_ask, width=110, max_chars=10)
        st.text_input(say(UNTIL), key="search_until", placeholder="2025-03", on_change=_ask, width=110, max_chars=10)
        st.checkbox(say(EARLIER), key="search_earlier", on_change=_ask)


def _ask() -> None:
    state = st.session_state
    told = {key: str(state[f"search_{key}"]).strip() for key in ("q", "provider", "topic", "since", "until")}
    told["earlier"] = "1" if state.search_earlier else ""
    st.query_params.from_dict({key: value for key, value in told.items() if value})


def more(limit: int) -> None:
    """Ask for twice as many."""
    st.query_params["n"] = str(min(2 * limit, MOST))


def ask_for(typed: str) -> None:
    """Ask for these words, and nothing else."""
    st.query_params.from_dict({"q": typed})
