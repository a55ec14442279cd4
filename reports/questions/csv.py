"""The question sheet as CSV: one row for each requirement and service."""

from __future__ import annotations

import csv
import io

from models.origin import Imprint
from models.questions import Sheet
from reports.imprint import SOURCES, about, sources
from reports.questions.told import HEADS, LEGEND, listed
from reports.spreadsheet import guarded


def questions_csv(sheet: Sheet, imprint: Imprint) -> bytes:
    """UTF-8 with a mark for Excel; nothing in it is taken for a formula; where it comes from at its end."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    told = (HEADS, *listed(sheet), (), *about(imprint), (), SOURCES, *sources(imprint), (), *LEGEND)
    rows.writerows([guarded(cell) for cell in row] for row in told)
    return written.getvalue().encode("utf-8-sig")
