"""The legal lexicon: one row for each topic, in the order of the table of topics (a tie goes to the earlier row)."""

from analysis.subjects.lexicon import (
    conduct,
    contract,
    ending,
    general,
    holders,
    information,
    liability,
    means,
    money,
    outside,
    service,
    term,
)
from analysis.subjects.lexicon.row import Cue, Row

__all__ = ["OTHER", "OUTSIDE", "ROWS", "Cue", "Row"]

OTHER = "other"
ROWS: tuple[Row, ...] = (
    *contract.ROWS,
    *term.ROWS,
    *holders.ROWS,
    *ending.ROWS,
    *service.ROWS,
    *means.ROWS,
    *money.ROWS,
    *conduct.ROWS,
    *liability.ROWS,
    *information.ROWS,
    *general.ROWS,
)
OUTSIDE: tuple[Row, ...] = outside.ROWS
"""Subjects beyond the table of topics: all of them are ``other``, told apart only where documents are aligned."""
