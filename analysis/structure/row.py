"""A printed line as layout sees it."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A line that prints something. Ranges are those of the source's text; ``text`` is narrowed, character for character."""

    start: int
    end: int
    text: str
    left: float
    """Columns between the left edge of the type area and the first character."""
    full: bool
    """The line reaches the right margin, so that its sentence may run on."""
    gap: int
    """Blank lines before it (not counting those that follow every line of the source)."""
    page: int | None
    cell: tuple[int, int, int] | None
    """Table, row and column, where the reader saw a table."""
    size: int = 0
    """Size of its type in points, 0 where the source has none."""
    aside: str = ""
    """Why the line is no text, where its place alone shows it (ふりがな …)."""
    rank: int = 0
    """1 to 6 where the file itself marks a heading, else 0."""
