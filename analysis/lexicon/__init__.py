"""The legal lexicon: one row for each topic, in the order of the table of topics (a tie goes to the earlier row)."""

from analysis.lexicon import conduct, contract, ending, general, information, liability, money, service
from analysis.lexicon.row import Cue, Row

__all__ = ["OTHER", "ROWS", "Cue", "Row"]

OTHER = "other"
ROWS: tuple[Row, ...] = (
    *contract.ROWS,
    *ending.ROWS,
    *service.ROWS,
    *money.ROWS,
    *conduct.ROWS,
    *liability.ROWS,
    *information.ROWS,
    *general.ROWS,
)
