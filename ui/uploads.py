"""自分の文書を読み込む: files in, what was understood of each, or the one sentence that says what to do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from corpus.errors import UserError, shown_name
from corpus.readers.archive import is_archive, members
from corpus.readers.pdf.reader import ALLOW_OCR
from reports.markup import escape, tag
from ui import reading, shelf
from ui.language import say, spoken
from ui.library_words import ALREADY, DATE_UNKNOWN, DROP_HERE, STOP, STOPPED
from ui.progress import progress
from ui.reading import Told
from ui.session import Own, own_documents, read_own
from ui.words import FORMATS, READ_BY_OCR, READING_BY_OCR, UNPACKED, UPLOAD_HINT

File = tuple[str, bytes]
"""Name and content."""
Arrived = Callable[[Sequence[str]], None]
_ODD = 3
"""Odd things about one file that are shown at once; the others open on a click."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the id of the document, or the sentence for the reader (``bad``: it was not read).

    ``scan`` is there where pages of it could be read by OCR.
    """

    id: str | None
    sentence: str = ""
    bad: bool = True
    scan: File | None = None


def panel(arrived: Arrived, *, shelf: bool = False, opened: bool = True, lasting: bool = False) -> None:
    """Draw the place for files and what became of them; ``arrived`` is told the ids of new documents.

    ``shelf``: they are on their way to the library, where texts without any 条 are welcome, and what was understood of
    them is shown elsewhere. Where it is not ``opened`` it waits unseen for files to be dropped; a ``lasting`` one is
    always there, and only what it says can be put away.
    """
    state = st.session_state
    if opened:
        reading.begin()
    with st.container(border=opened, key="loading" if opened else "waiting"):
        hint = (DROP_HERE if shelf else UPLOAD_HINT).format(formats="、".join(FORMATS))
        files = st.file_uploader(say(hint), accept_multiple_files=True, key=f"files{state.setdefault('uploader', 0)}")
        outcomes: list[Outcome] = state.setdefault("outcomes", [])
        if files:
            _receive([(file.name, file.getvalue()) for file in files], outcomes)
        _work(arrived, outcomes, any_text=shelf)
        told = [each for each in outcomes if each.scan or each.sentence or not shelf]
        if opened:
            _list(outcomes, told)
        if opened and (told or not lasting):
            st.button(say("閉じる"), on_click=close)


def _receive(files: Sequence[File], outcomes: list[Outcome]) -> None:
    """Put new files into the queue; what is to be said of Zip files is said at once."""
    state = st.session_state
    every, said = unpacked(files)
    outcomes[:0] = said
    state.queue = [*state.get("queue", ()), *((name, data, False) for name, data in every)]
    state.queued = len(state.queue)
    state.uploader += 1  # an empty place for the next files; these are listed below
    state.loading = True
    state.at = sum(1 for outcome in said)


def _work(arrived: Arrived, outcomes: list[Outcome], *, any_text: bool) -> None:
    """Read the next file of the queue and begin again, so that the reader can stop after any of them."""
    state = st.session_state
    queue: list[tuple[str, bytes, bool]] = state.get("queue", [])
    if not queue:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="working"):
        waiting = st.empty()
        st.button(say(STOP), key="stop", on_click=_stop)
    name, data, ocr = queue[0]
    at, files = max(0, state.queued - len(queue)), state.queued
    told = partial(progress, waiting, file=at, files=files, words=READING_BY_OCR if ocr else "")
    outcome = _outcome((name, data), told, ocr=ocr, any_text=any_text)
    before = [old for old in outcomes if not (ocr and old.scan == (name, data))]
    outcomes[:] = [*before[: state.at], outcome, *before[state.at :]]
    state.at += 1
    state.queue = queue[1:]
    if outcome.id:
        arrived([outcome.id])
    st.rerun()


def _stop() -> None:
    """Let go of the files that were not read."""
    state = st.session_state
    left = len(state.pop("queue", ()))
    if left:
        state.outcomes.insert(0, Outcome(None, STOPPED.format(count=left), bad=False))


def close() -> None:
    """Put away the place for files, and what was said of them."""
    st.session_state.loading = False
    st.session_state.outcomes = []


def turned(page: str) -> None:
    """The place for files stays on the page where it was opened, unless files wait in it."""
    state = st.session_state
    if state.get("page", page) != page and not state.get("queue"):
        state.loading = False
    state.page = page


def _list(outcomes: Sequence[Outcome], told: Sequence[Outcome]) -> None:
    """Those that are to be told; a scan with the button by which the reader agrees to OCR."""
    for at, outcome in enumerate(outcomes):
        if outcome.scan:
            with st.container(key=f"scan{at}", gap="xxsmall"):
                st.html(spoken(listed([outcome], own_documents())))
                st.button(say(READ_BY_OCR), key=f"ocr{at}", on_click=_want, args=(at,))
    rest = [each for each in told if not each.scan and (each.sentence or each.id in own_documents())]
    if rest:
        st.html(spoken(listed(rest, own_documents())))


def _want(at: int) -> None:
    state = st.session_state
    scan = state.outcomes[at].scan
    if scan:
        state.queue, state.queued, state.at = [(*scan, True)], 1, at


def unpacked(files: Iterable[File]) -> tuple[list[File], list[Outcome]]:
    """The files with those of Zip files in their place, and what is to be said of the Zip files."""
    found: list[File] = []
    said: list[Outcome] = []
    for name, data in files:
        if not is_archive(name, data):
            found.append((name, data))
            continue
        try:
            archive = members(shown_name(name), data)
        except UserError as error:
            said.append(Outcome(None, str(error)))
            continue
        found += archive.members
        words = UNPACKED.format(name=shown_name(name), count=len(archive.members))
        said.append(Outcome(None, "".join((words, *archive.notices)), bad=False))
        said += [Outcome(None, str(error)) for error in archive.errors]
    return found, said


def _outcome(file: File, told: Told, *, ocr: bool = False, any_text: bool = False) -> Outcome:
    if there := known(*file):
        return there
    try:
        own = read_own(*file, told, ocr=ocr, any_text=any_text)
    except UserError as error:
        sentence = str(error)
        return Outcome(None, sentence, scan=file if ALLOW_OCR in sentence else None)
    offered = any(ALLOW_OCR in notice for notice in own.analysis.document.source.notices)
    return Outcome(own.choice.id, scan=file if offered else None)


def known(name: str, data: bytes) -> Outcome | None:
    """What is to be said of a file that the library has, None for another one."""
    id_ = shelf.id_of(hashlib.sha256(data).hexdigest())
    there = shelf.stock().versions.get(id_)
    if there is None:
        return None
    service, version = there
    when = version.date or DATE_UNKNOWN
    return Outcome(id_, ALREADY.format(file=shown_name(name), title=service.title, date=when), bad=False)


def listed(outcomes: Sequence[Outcome], own: dict[str, Own]) -> str:
    """What became of the files, as HTML: newest first, errors in one sentence."""
    lines = []
    for outcome in outcomes:
        if outcome.id in own:
            lines.append(tag("li", understood(own[outcome.id])))
        elif outcome.bad:
            lines.append(tag("li", tag("span", escape(outcome.sentence), role="alert"), class_="bad"))
        else:
            lines.append(tag("li", escape(outcome.sentence), class_="said"))
    return tag("ul", "".join(lines), class_="outcomes")


def understood(own: Own) -> str:
    """One file in one line: title, file, how much was found; below it what is odd about it."""
    document = own.analysis.document
    found = f"{own.articles} 条・数値と条件 {len(own.analysis.parameters)} 件"
    name = "" if own.choice.name == own.choice.maker else tag("small", escape(own.choice.maker), lang="ja")
    odd = [*document.source.notices, *(finding.message for finding in document.findings)]
    notices = "".join(tag("span", escape(notice), class_="notice") for notice in odd[:_ODD])
    if len(odd) > _ODD:
        rest = "".join(tag("span", escape(notice), class_="notice") for notice in odd[_ODD:])
        notices += tag("details", tag("summary", f"ほか {len(odd) - _ODD} 件") + rest)
    return tag("b", escape(own.choice.name), lang="ja") + name + tag("span", found, class_="found") + notices
