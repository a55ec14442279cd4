"""Gaps as CSV: one row for each wording."""

from __future__ import annotations

import csv
import io

from models.gaps import Apart
from models.origin import Imprint
from reports.gaps.told import HEADINGS, LEGEND, Told, count, wordings
from reports.imprint import SOURCES, about, sources
from reports.spreadsheet import guarded

HEADS = ("差", "種別", "項目", "定めのある数", "サービス", "条", "書きぶり")


def gaps_csv(told: Told, imprint: Imprint) -> bytes:
    """UTF-8 with a mark for Excel; nothing in it is taken for a formula; where it comes from at its end."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    found = [
        (HEADINGS[apart], gap.about.value, gap.label, count(gap), *wording)
        for apart in Apart
        for gap in told.of(apart)
        for wording in wordings(told, gap)
    ]
    whole = (HEADS, *found, (), *about(imprint), (), SOURCES, *sources(imprint), (), *LEGEND)
    rows.writerows([guarded(cell) for cell in row] for row in whole)
    return written.getvalue().encode("utf-8-sig")
