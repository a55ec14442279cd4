"""A table inside a provision: rows of cells, each a passage of the source."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Passage


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length from the top down. A merged cell stands at its first row and column, the rest of it is empty."""

    rows: tuple[tuple[Passage, ...], ...]
    header: int | None = None
    """The index of the row that names the columns, None where none does."""

    def __post_init__(self) -> None:
        if not self.rows or len({len(row) for row in self.rows}) != 1 or not self.rows[0]:
            raise ValueError(f"a table has rows, all of one length: {self.texts}")
        if self.header is not None and not 0 <= self.header < len(self.rows):
            raise ValueError(f"row {self.header} of {len(self.rows)} cannot be the header")

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What the cells say."""
        return tuple(tuple(cell.text for cell in row) for row in self.rows)

    @property
    def body(self) -> tuple[tuple[Passage, ...], ...]:
        """The rows below the header, or all."""
        return self.rows if self.header is None else self.rows[self.header + 1 :]
