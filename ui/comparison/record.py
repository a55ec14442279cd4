"""The head of 比較 beyond the lists: the reports of what is shown, and the decisions as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

import pipeline
from analysis.parameters.rulings import marks
from analysis.structure.line_kinds import decided_lines
from analysis.text.noise import Noise, usual
from corpus.decisions import read, read_links, read_parameters, read_rows, write
from corpus.errors import UserError
from models.house_style import HouseStyle
from models.origin import Origin
from reports.comparison.sides import Compared
from reports.formats import COMPARISON
from reports.imprint import how_read
from reports.markup import escape, tag
from ui import decision_file
from ui.access import may_decide
from ui.comparison import rulings
from ui.comparison.laid import Shown
from ui.comparison.rulings import Ruled, faced, ruled
from ui.comparison.words import OF_SERVICES, OF_VERSIONS, PAIR_RECORD_HINT, REPORT, REPORT_HINT, REPORTS
from ui.documents.decisions import add, decisions_of
from ui.language import say, spoken
from ui.library import Choice
from ui.library_words import LOOK_ONLY
from ui.saving import offer
from ui.session import origin_of
from ui.values.decided import add as add_values
from ui.values.decided import moved_here, values_of
from ui.words import DECISIONS_READ, RECORD
from ui.working import large

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "csv": "text/csv",
    "json": "application/json",
}


def record(left: Choice, right: Choice, shown: Shown) -> None:
    """Draw the buttons behind which reports are made, and decisions saved and loaded."""
    sides = ((left, shown.left), (right, shown.right))
    origins = [origin_of(choice, analysis) for choice, analysis in sides]  # a report is made where no session is known
    with st.popover(say(REPORT), width="content"):
        st.html(spoken(tag("p", escape(REPORT_HINT), class_="record")))
        for name, words in REPORTS.items():
            if name in (OF_SERVICES if shown.versions else OF_VERSIONS):
                continue
            decided, said = _decided(shown), ruled(shown.ids)
            made = partial(report, left, right, shown, name, decided, said, origins)
            what, ending = name.split(".")
            file, of = f"{what}-{left.id}-{right.id}.{ending}", (shown.ids, decided, said)
            offer(words, made, file, _MIME[ending], key=name, of=of, long=large(shown.left, shown.right))
    with st.popover(say(RECORD), width="content"):
        _record(shown)


def _decided(shown: Shown) -> bytes:
    """The decisions about both documents and about the two beside each other, as a file."""
    said = ruled(shown.ids)
    lines = dict.fromkeys((*decisions_of(shown.ids[0]), *decisions_of(shown.ids[1])))
    values = dict.fromkeys(each for id_ in shown.ids for each in values_of(id_))
    return write(lines, said.links, said.rows, values)


def report(
    left: Choice, right: Choice, shown: Shown, name: str, decided: bytes, said: Ruled, origins: Sequence[Origin]
) -> bytes:
    """The report of this name that the command line makes of the same files and decisions.

    But for two services of which the library knows that they are no versions of one, however alike their texts are.
    """
    sides = (shown.left, shown.right)
    kinds = usual(versions=shown.alignment.versions)
    alignment, comparison = pipeline.compare(*sides, decisions=said.links, noise=kinds)
    alignment = replace(alignment, versions=shown.alignment.versions)
    reviews = pipeline.reviewed(*sides, comparison, said.rows)
    human = [(_file_name(shown), decided)] if decided != write(()) else []
    uncounted = ("数えない違い", "・".join(kind.value for kind in Noise if kind in kinds))
    settings = [*how_read(ocr=left.ocr or right.ocr, decisions=human), uncounted]
    table = pipeline.matrix(list(zip(origins, sides, strict=True)))
    imprint = pipeline.imprint(origins, settings)
    return _written(name, Compared(*sides, alignment, comparison, table, imprint, reviews))


def _written(name: str, compared: Compared) -> bytes:
    from reports.amendments.docx import amendments_docx
    from reports.redline.docx import redline_docx
    from reports.sidebyside.docx import sidebyside_docx

    match name:
        case "対比表.docx":
            return sidebyside_docx(compared)
        case "新旧対照表.docx":
            return amendments_docx(compared, HouseStyle())
        case "変更履歴.docx":
            return redline_docx(compared)
    return COMPARISON[f".{name.split('.')[1]}"](compared)


def _file_name(shown: Shown) -> str:
    return f"判断-{shown.ids[0]}-{shown.ids[1]}.json"


def _record(shown: Shown) -> None:
    said = ruled(shown.ids)
    count = (
        len(said.links)
        + len(said.rows)
        + sum(len(decisions_of(id_)) + len(values_of(id_)) for id_ in dict.fromkeys(shown.ids))
    )
    decision_file.form("pair", PAIR_RECORD_HINT, _file_name(shown), _decided(shown), count, partial(load, shown))


def load(shown: Shown, name: str, data: bytes) -> str:
    """Take over the decisions of a file, and say what became of it: lines go to the documents that print them."""
    if not may_decide():
        return LOOK_ONLY
    try:
        lines, links, rows = read(name, data), read_links(name, data), read_rows(name, data)
        values = read_parameters(name, data)
    except UserError as error:
        return str(error)
    for id_, analysis in zip(shown.ids, (shown.left, shown.right), strict=True):
        found = decided_lines(analysis.document.source, lines).values()
        add(id_, [line for line in lines if line in found])
        add_values(id_, [each for each in values if moved_here(each, analysis)])
    marked = [marks(each.document) for each in (shown.left, shown.right)]
    rulings.add(shown.ids, [faced(each, *marked) for each in links], [faced(each, *marked) for each in rows])
    return DECISIONS_READ.format(count=len(lines) + len(links) + len(rows) + len(values))
