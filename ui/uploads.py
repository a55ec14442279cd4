"""自分の文書を読み込む: files in, what was understood of each, or the one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from corpus.errors import UserError, shown_name
from corpus.readers.archive import is_archive, members
from corpus.readers.pdf.reader import ALLOW_OCR
from reports.markup import escape, tag
from ui.progress import Place, progress
from ui.session import Own, own_documents, read_own
from ui.words import FORMATS, READ_BY_OCR, READING_BY_OCR, UNPACKED, UPLOAD_HINT

File = tuple[str, bytes]
"""Name and content."""
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


def panel(arrived: Callable[[Sequence[str]], None]) -> None:
    """Draw the place for files and what became of them; ``arrived`` is told the ids of new documents."""
    state = st.session_state
    with st.container(border=True, key="loading"):
        count = state.setdefault("uploader", 0)
        hint = UPLOAD_HINT.format(formats="、".join(FORMATS))
        files = st.file_uploader(hint, accept_multiple_files=True, key=f"files{count}")
        waiting = st.empty()
        outcomes: list[Outcome] = state.setdefault("outcomes", [])
        if files:
            new = _read([(file.name, file.getvalue()) for file in files], waiting)
            outcomes[:0] = new
            state.uploader = count + 1  # an empty place for the next files; these are listed below
            _announce(new, arrived)
        _list(outcomes)
        wanted: int | None = state.pop("scan_wanted", None)
        if wanted is not None and (scan := outcomes[wanted].scan):
            outcomes[wanted] = _outcome(scan, partial(progress, waiting, words=READING_BY_OCR), ocr=True)
            _announce([outcomes[wanted]], arrived)
        st.button("閉じる", on_click=_close)


def _announce(new: Sequence[Outcome], arrived: Callable[[Sequence[str]], None]) -> None:
    arrived([outcome.id for outcome in new if outcome.id])
    st.rerun()


def _close() -> None:
    st.session_state.loading = False
    st.session_state.outcomes = []


def _list(outcomes: Sequence[Outcome]) -> None:
    """The outcomes; a scan with the button by which the reader agrees to OCR."""
    for at, outcome in enumerate(outcomes):
        if outcome.scan:
            with st.container(key=f"scan{at}", gap="xxsmall"):
                st.html(listed([outcome], own_documents()))
                st.button(READ_BY_OCR, key=f"ocr{at}", on_click=_want, args=(at,))
    rest = [outcome for outcome in outcomes if not outcome.scan]
    if rest:
        st.html(listed(rest, own_documents()))


def _want(at: int) -> None:
    st.session_state.scan_wanted = at


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


def _read(files: Sequence[File], waiting: Place) -> list[Outcome]:
    """What becomes of the files: what is said of Zip files, then each file."""
    every, said = unpacked(files)
    steps = (partial(progress, waiting, file=at, files=len(every)) for at in range(len(every)))
    return said + [_outcome(file, step) for file, step in zip(every, steps, strict=True)]


def _outcome(file: File, step: Callable[[str], None], *, ocr: bool = False) -> Outcome:
    try:
        own = read_own(*file, step, ocr=ocr)
    except UserError as error:
        sentence = str(error)
        return Outcome(None, sentence, scan=file if ALLOW_OCR in sentence else None)
    offered = any(ALLOW_OCR in notice for notice in own.analysis.document.source.notices)
    return Outcome(own.choice.id, scan=file if offered else None)


def listed(outcomes: Sequence[Outcome], own: dict[str, Own]) -> str:
    """What became of the files, as HTML: newest first, errors in one sentence."""
    lines = []
    for outcome in outcomes:
        if outcome.id is not None:
            lines.append(tag("li", understood(own[outcome.id])))
        elif outcome.bad:
            lines.append(tag("li", escape(outcome.sentence), class_="bad", role="alert"))
        else:
            lines.append(tag("li", escape(outcome.sentence), class_="said"))
    return tag("ul", "".join(lines), class_="outcomes")


def understood(own: Own) -> str:
    """One file in one line: title, file, how much was found; below it what is odd about it."""
    document = own.analysis.document
    found = f"{own.articles} 条・数値と条件 {len(own.analysis.parameters)} 件"
    name = "" if own.choice.name == own.choice.maker else tag("small", escape(own.choice.maker))
    odd = [*document.source.notices, *(finding.message for finding in document.findings)]
    notices = "".join(tag("span", escape(notice), class_="notice") for notice in odd[:_ODD])
    if len(odd) > _ODD:
        rest = "".join(tag("span", escape(notice), class_="notice") for notice in odd[_ODD:])
        notices += tag("details", tag("summary", f"ほか {len(odd) - _ODD} 件") + rest)
    return tag("b", escape(own.choice.name)) + name + tag("span", found, class_="found") + notices
