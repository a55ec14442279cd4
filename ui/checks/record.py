"""The head of 点検 beyond the lists: the decisions as a file, and the remarks as the command line writes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

import pipeline
from analysis.structure.line_kinds import decided_lines
from corpus.decisions import read, read_remarks, write
from corpus.errors import UserError
from models.origin import Imprint, Origin
from reports.formats import as_json
from reports.imprint import how_read
from reports.markup import escape, tag
from reports.remarks import remarks_csv, remarks_json
from ui import decision_file
from ui.access import may_decide
from ui.checks.found import Checked
from ui.checks.rulings import add, words_of
from ui.checks.words import RECORD_HINT, REPORTS, SAVE, SAVE_HINT
from ui.documents import decisions
from ui.language import say, spoken
from ui.library_words import LOOK_ONLY
from ui.progress import nothing
from ui.session import analysed, origin_of
from ui.words import DECISIONS_READ, RECORD


def draw(checked: Checked) -> None:
    """Draw the buttons behind which decisions are saved and loaded, and reports made."""
    with st.popover(say(RECORD), width="content"):
        _record(checked)
    with st.popover(say(SAVE), width="content"):
        st.html(spoken(tag("p", escape(SAVE_HINT), class_="record")))
        said, known = decided(checked), origins(checked)  # a file is made where no session is known
        for ending, (words, kind) in REPORTS.items():
            name, make = f"点検-{checked.choice.id}{ending}", partial(report, checked, ending, said, known)
            st.download_button(say(words), make, name, kind, key=f"checks{ending}", on_click="ignore", width="stretch")


def file_name(checked: Checked) -> str:
    return f"判断-{checked.choice.id}.json"


def decided(checked: Checked) -> bytes:
    """The decisions about the lines of the document and about its remarks, as a file."""
    lines = list(decisions.decisions_of(checked.choice.id))
    if checked.before:
        lines += [each for each in decisions.decisions_of(checked.before.id) if each not in lines]
    return write(lines, remarks=words_of(checked.choice))


def origins(checked: Checked) -> tuple[Origin, ...]:
    """The document as a report names it, and the version before where there is one."""
    found = [origin_of(checked.choice, checked.analysis)]
    if checked.before:
        found.append(origin_of(checked.before, analysed(checked.before, nothing)))
    return tuple(found)


def report(checked: Checked, ending: str, said: bytes, origins: Sequence[Origin]) -> bytes:
    """The file that ``cli.py check --out`` makes of the same files and decisions."""
    origin, *earlier = origins
    human = [(file_name(checked), said)] if said != write(()) else []
    told = earlier[0].file if earlier else "なし"
    ocr = checked.choice.ocr or bool(checked.before and checked.before.ocr)
    imprint = pipeline.imprint([origin, *earlier], [*how_read(ocr=ocr, decisions=human), ("前の版", told)])
    return _WRITERS[ending](checked, origin, imprint)


def _docx(checked: Checked, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks_files import remarks_docx

    return remarks_docx(checked.document, checked.ruled.remarks, origin, imprint)


def _xlsx(checked: Checked, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks_files import remarks_xlsx

    return remarks_xlsx(checked.document, checked.ruled.remarks, origin, imprint)


def _csv(checked: Checked, origin: Origin, imprint: Imprint) -> bytes:
    return remarks_csv(checked.document, checked.ruled.remarks, imprint)


def _json(checked: Checked, origin: Origin, imprint: Imprint) -> bytes:
    return as_json(remarks_json(checked.document, checked.ruled.remarks, origin, imprint))


_WRITERS = {".docx": _docx, ".xlsx": _xlsx, ".csv": _csv, ".json": _json}


def _record(checked: Checked) -> None:
    count = len(words_of(checked.choice)) + len(decisions.decisions_of(checked.choice.id))
    decision_file.form("remarks", RECORD_HINT, file_name(checked), decided(checked), count, partial(load, checked))


def load(checked: Checked, name: str, data: bytes) -> str:
    """Take over the decisions of a file, and say what became of it: lines go to the document that prints them."""
    try:
        lines, words = read(name, data), read_remarks(name, data)
    except UserError as error:
        return str(error)
    if not may_decide():
        return LOOK_ONLY
    found = decided_lines(checked.document.source, lines).values()
    decisions.add(checked.choice.id, [line for line in lines if line in found])
    add(checked.choice, words)
    return DECISIONS_READ.format(count=len(lines) + len(words))
