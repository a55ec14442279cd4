"""Documents on their way from the session into the library, one a run, so that the reader can stop after any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from corpus.errors import UserError
from corpus.samples import find, samples
from library.preparing import Said, ready
from models.library import NEW, Decision, Identity, Kept, Prepared
from models.reviews import NameDecision
from ui import component, shelf
from ui.access import may_decide
from ui.checks import rulings as checks_rulings
from ui.comparison import rulings
from ui.documents import decisions
from ui.documents.decisions import now
from ui.documents.intake import Waiting, intake
from ui.language import say
from ui.library import Choice
from ui.library_words import (
    DATE_UNKNOWN,
    KEEPING,
    KEPT,
    LOOK_ONLY,
    STOP,
    STOPPED_KEEPING,
    WHO_SAYS,
    WRONG_DATE,
)
from ui.revisions.lines import together
from ui.session import Own, own_documents
from ui.uploads import Outcome
from ui.values import decided as values

_OFFERED = 100
"""Services that are offered as the home of a new text."""
_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


def draw() -> None:
    """Draw the form with all documents of the session that the library has not."""
    state = st.session_state
    component.draw("intake", form(), go=None, key="intake", on_keep_change=lambda: ask(state.intake.keep))


def understood(id_: str) -> Identity:
    """Whose terms of what a document of the session is, as it says itself."""
    return _ready(id_, own_documents()[id_]).identity


def form() -> str:
    """The form as HTML."""
    stock = shelf.stock()
    waiting = [_waiting(id_, own) for id_, own in own_documents().items()] if may_decide() else []
    first = _firsts([own.choice for own in own_documents().values()][:_OFFERED])
    waiting = [replace(each, like=first.get(each.id, "")) for each in waiting]
    homes = [(service.uid, f"{service.title} の版") for service in stock.services[:_OFFERED]]
    return intake(waiting, homes, st.session_state.get("who", ""), new=NEW)


def _firsts(choices: Sequence[Choice]) -> dict[str, str]:
    """The file with which the service of a document would begin, by the ids of those that would follow as versions."""
    return {choice.id: group[0].maker for group in together(choices) for choice in group[1:]}


def _waiting(id_: str, own: Own) -> Waiting:
    ready_, document = _ready(id_, own), own.analysis.document
    said = ready_.identity
    odd = (*document.source.notices, *(finding.message for finding in document.findings))
    date = said.effective or said.revised
    return Waiting(
        id_,
        own.choice.maker,
        own.choice.name,
        said.provider,
        said.service,
        said.kind,
        date,
        own.articles,
        odd,
        _home(ready_),
    )


def _ready(id_: str, own: Own) -> Prepared:
    kept: dict[str, Prepared] = st.session_state.setdefault("prepared", {})
    if id_ not in kept:
        kept[id_] = ready(own.analysis, own.data, ocr=own.choice.ocr)
    return kept[id_]


def _home(prepared: Prepared) -> str:
    """The title of the service that a document would be a version of."""
    library = shelf.opened()
    if library is None:
        return ""
    found = library.home(prepared)
    return found.title if found else ""


def ask(told: Mapping[str, Any]) -> None:
    """Put documents into the queue as the form says; a sentence for what is wrong with it."""
    state = st.session_state
    state.who = " ".join(str(told["who"]).split()) or state.get("who", "")
    rows = [row for row in told["rows"] if row["id"] in own_documents()]
    wrong = [sentence for row in rows if (sentence := _wrong(row, state.who))] or ([] if may_decide() else [LOOK_ONLY])
    state.outcomes = [Outcome(None, sentence) for sentence in wrong] or state.get("outcomes", [])
    if not wrong:
        state.keeping, state.kept_of = rows, len(rows)


def _wrong(row: Mapping[str, Any], who: str) -> str:
    own, date = own_documents()[row["id"]], str(row["date"]).strip()
    file = own.choice.maker
    try:
        if not _DATE.fullmatch(date):
            raise ValueError(date)
        if date:
            NameDecision("", "", date, "―", date)
    except ValueError:
        return WRONG_DATE.format(file=file, date=date)
    stated = _stated(_ready(row["id"], own))
    return WHO_SAYS.format(file=file) if stated and date not in ("", stated) and not who else ""


def _stated(prepared: Prepared) -> str:
    return prepared.identity.effective or prepared.identity.revised


def ask_for_samples() -> None:
    """Put all samples into the queue."""
    if may_decide():
        st.session_state.keeping = [{"sample": sample.id} for sample in samples()]
        st.session_state.kept_of = len(samples())


def work() -> None:
    """Keep the next document of the queue and begin again."""
    state = st.session_state
    queue: list[Mapping[str, Any]] = state.get("keeping", [])
    if not queue:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="working"):
        done = state.kept_of - len(queue)
        st.progress(done / state.kept_of, text=say(f"{KEEPING}　{state.kept_of} 件中 {done + 1} 件目"))
        st.button(say(STOP), key="stop_keeping", on_click=_stop)
    outcomes: list[Outcome] = state.setdefault("outcomes", [])
    try:
        outcomes.insert(0, _keep_sample(queue[0]["sample"]) if "sample" in queue[0] else _keep(queue[0]))
        state.keeping = queue[1:]
    except UserError as error:
        outcomes.insert(0, Outcome(None, str(error)))
        state.keeping = []
    st.rerun()


def _stop() -> None:
    left = len(st.session_state.pop("keeping", ()))
    if left:
        st.session_state.outcomes.insert(0, Outcome(None, STOPPED_KEEPING.format(count=left), bad=False))


def _keep_sample(id_: str) -> Outcome:
    sample, library = find(id_), shelf.opened(make=True)
    assert library is not None
    kept = library.add(sample.file, sample.read(), said=Said(sample.provider, sample.service))
    _move_decisions(id_, kept.version.uid)
    library.ready(kept.service.uid)
    return _outcome(kept, sample.file)


def _keep(row: Mapping[str, Any]) -> Outcome:
    """Keep one document as the form says, with what this session decided about it."""
    id_, date = str(row["id"]), str(row["date"]).strip()
    own, library = own_documents()[id_], shelf.opened(make=True)
    assert library is not None
    stated = _stated(_ready(id_, own))
    provider, service, kind = (" ".join(str(row[field]).split()) for field in ("provider", "service", "kind"))
    said = Said(provider, service, "" if stated else date, kind)
    kept = library.keep(ready(own.analysis, own.data, said=said, ocr=own.choice.ocr), str(row["into"]) or None)
    uid = kept.version.uid
    if stated and date not in ("", stated):
        library.decide(NameDecision("", "", date, st.session_state.who, now()), uid)
    _move_decisions(id_, uid)
    library.ready(kept.service.uid)
    _moved(id_, shelf.id_of(uid))
    return _outcome(kept, own.choice.maker)


def _move_decisions(id_: str, uid: str) -> None:
    """What this session decided about a document goes where it is kept now, as the version of this uid."""
    every: list[Decision] = [*decisions.forget(id_), *values.forget(id_), *checks_rulings.forget(id_)]
    for decision in every:
        shelf.found(uid).decide(decision, uid)
    rulings.moved(id_, shelf.id_of(uid))


def _outcome(kept: Kept, file: str) -> Outcome:
    when = kept.version.date or DATE_UNKNOWN
    said = KEPT.format(file=file, became=kept.became.value, title=kept.service.title, date=when)
    return Outcome(None, "".join((said, *kept.remarks)), bad=False)


def _moved(old: str, new: str) -> None:
    """A document has another id from now on: whatever showed it shows it still."""
    state = st.session_state

    def renamed(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(new if id_ == old else id_ for id_ in ids)

    own_documents().pop(old, None)
    state.get("prepared", {}).pop(old, None)
    for key in ("pair", "services"):
        if key in state:
            state[key] = renamed(state[key])
    if state.get("doc") == old:
        state.doc = new
        if st.query_params.get("doc") == old:
            st.query_params["doc"] = new
