"""The text of elements of 法令標準XML as pieces to print: lines, and cells of tables."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from models.source import Cell

_INLINE = {"Line", "Ruby", "Rt", "Sup", "Sub"}
_INLINE_OR_BLOCK = {"QuoteStruct", "ArithFormula"}
_SENTENCES = {"Sentence", "Column"}
_WIDEST = 100


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for an instruction or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or a part of one; ``new`` where it begins a line of its own."""

    text: str
    new: bool
    cell: Cell | None = None


@dataclass(slots=True)
class Texts:
    """Takes pieces out of elements, counting tables, readings left out and pictures."""

    tables: int = 0
    readings: int = 0
    pictures: int = 0

    def lines(self, element: etree._Element) -> list[str]:
        """The plain text of an element, line by line."""
        return _lines(self._inline(element))

    def pieces(self, element: etree._Element) -> list[Piece]:
        """Everything an element says, in order."""
        if name_of(element) == "Table":
            return self._table(element)
        found: list[Piece] = []
        loose: list[str] = [_meant(element.text)]
        follows = False
        for child in element:
            name = name_of(child)
            if not name:
                pass  # an instruction to programs
            elif name in _SENTENCES and not any(_holds_blocks(e) for e in _parts(child)):
                loose.append(self._sentence(child, follows=follows))
                follows = follows or bool(loose[-1])
            elif _is_inline(child):
                loose.append(self._inline(child))
            else:
                found += _as_pieces(loose)
                loose, follows = [], False
                self.pictures += name == "Fig"
                found += self.pieces(child)
            loose.append(_meant(child.tail))
        return found + _as_pieces(loose)

    def _sentence(self, element: etree._Element, *, follows: bool) -> str:
        """A sentence follows the one before it directly, a column after a space."""
        text = "".join(self._inline(part) for part in _parts(element))
        if name_of(element) == "Sentence":
            return text
        apart = "　" if follows and text else ""
        return apart + text + ("\n" if element.get("LineBreak") == "true" else "")

    def _inline(self, element: etree._Element) -> str:
        """The text of an element and the inline ones in it; readings (Rt) are left out."""
        parts = [element.text or ""]
        for child in element:
            if name_of(child) == "Rt":
                self.readings += 1
            elif isinstance(child.tag, str):
                parts.append(self._inline(child))
            parts.append(child.tail or "")
        return "".join(parts)

    def _table(self, element: etree._Element) -> list[Piece]:
        """The cells of a table, row by row; one of a single column is lines of text."""
        rows = [list(row) for row in element if name_of(row) in ("TableRow", "TableHeaderRow")]
        single = all(len(row) <= 1 for row in rows)
        number, self.tables = self.tables, self.tables + (not single)
        found: list[Piece] = []
        for r, row in enumerate(rows):
            column = 0
            for cell in row:
                place = None if single else Cell(number, r, column)
                found += [Piece(piece.text, True, place) for piece in self.pieces(cell)]
                column += _span(cell)
        return found


def _parts(element: etree._Element) -> list[etree._Element]:
    """A sentence itself, the sentences of a column."""
    return [element] if name_of(element) == "Sentence" else [child for child in element if name_of(child)]


def _span(cell: etree._Element) -> int:
    """The columns that a cell takes."""
    written = cell.get("colspan", "1")
    return max(1, min(_WIDEST, int(written))) if written.isascii() and written.isdecimal() and len(written) < 4 else 1


def _meant(text: str | None) -> str:
    """Text between elements, unless it is the white space of a file printed with indentation."""
    return text if text and text.strip() else ""


def _is_inline(element: etree._Element) -> bool:
    name = name_of(element)
    return not name or name in _INLINE or (name in _INLINE_OR_BLOCK and not _holds_blocks(element))


def _holds_blocks(element: etree._Element) -> bool:
    return any(not _is_inline(child) for child in element)


def _as_pieces(loose: list[str]) -> list[Piece]:
    return [Piece(line, new=True) for line in _lines("".join(loose))]


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip() for line in text.replace("\r", "\n").split("\n")) if line]
