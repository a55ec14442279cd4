"""The papers of two versions: 新旧対照表 and a redline, the same bytes as ``cli.py report`` makes of the same files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

import pipeline
from analysis.text.noise import Noise, usual
from corpus.decisions import write
from models.house_style import HouseStyle, Mark, Sides
from models.origin import Origin
from reports.comparison.sides import Compared
from reports.imprint import how_read
from reports.markup import escape, tag
from ui.comparison.rulings import Ruled, ruled
from ui.documents.decisions import decisions_of
from ui.language import say, spoken
from ui.revisions.past import Pair
from ui.revisions.words import (
    MARKS_LABEL,
    NO_PAPERS,
    PAPERS,
    PAPERS_HINT,
    REDLINE,
    SIDES_LABEL,
    TABLE_EXCEL,
    TABLE_WORD,
)
from ui.saving import offer
from ui.session import origin_of
from ui.working import large

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def papers(pair: Pair | None) -> None:
    """Draw the button behind which the papers are made when they are pressed."""
    with st.popover(say(PAPERS), width="content"):
        if pair is None:
            st.html(spoken(tag("p", escape(NO_PAPERS), class_="record")))
            return
        past = pair.past
        hint = PAPERS_HINT.format(old=past.name(pair.old), new=past.name(pair.new))
        st.html(spoken(tag("p", escape(hint), class_="record")))
        sides = st.radio(say(SIDES_LABEL), list(Sides), key="paper_sides", format_func=say, horizontal=True)
        mark = st.radio(say(MARKS_LABEL), list(Mark), key="paper_mark", format_func=say, horizontal=True)
        style = HouseStyle(mark or Mark.UNDERLINE, sides or Sides.NEW_LEFT)
        said = (decided(pair), ruled(pair.ids), origins(pair))  # a paper is made where no session is known
        name, long = f"{pair.ids[0]}-{pair.ids[1]}", large(past.analyses[pair.old], past.analyses[pair.new])
        for words, ending, kind in ((TABLE_WORD, ".docx", _WORD), (TABLE_EXCEL, ".xlsx", _EXCEL)):
            make = partial(table, pair, ending, style, *said)
            of = (pair.ids, style, said)
            offer(words, make, f"新旧対照表-{name}{ending}", kind, key=f"table{ending}", of=of, long=long)
        make = partial(redline, pair, *said)
        offer(REDLINE, make, f"変更履歴-{name}.docx", _WORD, key="redline", of=(pair.ids, said), long=long)


def decided(pair: Pair) -> bytes:
    """The decisions about both versions and about the two beside each other, as a file; empty for none."""
    said = ruled(pair.ids)
    lines = dict.fromkeys((*decisions_of(pair.ids[0]), *decisions_of(pair.ids[1])))
    return write(lines, said.links, said.rows) if lines or said != Ruled() else b""


def origins(pair: Pair) -> tuple[Origin, ...]:
    """Both versions as a report names them."""
    past = pair.past
    return tuple(origin_of(past.choices[at], past.analyses[at]) for at in (pair.old, pair.new))


def compared(pair: Pair, decided: bytes, said: Ruled, origins: Sequence[Origin]) -> Compared:
    """The two versions side by side as the command line lays them for a report."""
    past = pair.past
    choices, sides = (
        (past.choices[pair.old], past.choices[pair.new]),
        (past.analyses[pair.old], past.analyses[pair.new]),
    )
    alignment, comparison = pipeline.compare(*sides, decisions=said.links)
    human = [(f"判断-{pair.ids[0]}-{pair.ids[1]}.json", decided)] if decided else []
    kinds = usual(versions=alignment.versions)
    uncounted = ("数えない違い", "・".join(kind.value for kind in Noise if kind in kinds) or "なし")
    settings = [*how_read(ocr=any(choice.ocr for choice in choices), decisions=human), uncounted]
    table = pipeline.matrix(list(zip(origins, sides, strict=True)))
    reviews = pipeline.reviewed(*sides, comparison, said.rows)
    return Compared(*sides, alignment, comparison, table, pipeline.imprint(origins, settings), reviews)


def table(pair: Pair, ending: str, style: HouseStyle, decided: bytes, said: Ruled, origins: Sequence[Origin]) -> bytes:
    """The 新旧対照表 as .docx or .xlsx."""
    from reports.amendments.docx import amendments_docx
    from reports.amendments.xlsx import amendments_xlsx

    return {".docx": amendments_docx, ".xlsx": amendments_xlsx}[ending](compared(pair, decided, said, origins), style)


def redline(pair: Pair, decided: bytes, said: Ruled, origins: Sequence[Origin]) -> bytes:
    """The old version as Word, with the changes to the new one as tracked changes."""
    from reports.redline.docx import redline_docx

    return redline_docx(compared(pair, decided, said, origins))
