"""A document in the order of its print: stretches of printed lines, grouped by the provision they belong to.

Text that goes on behind the 号 of its 項 (後段) is a second block of that 項, so that what is read on the screen is what
stands on the page. Nothing is left out: what belongs to no provision stands where it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.document import Document, Entry, Passage
from models.source import Source


class Role(StrEnum):
    """What a stretch is of its provision."""

    TITLE = "title"
    MARK = "mark"
    CAPTION = "caption"
    BODY = "body"
    ASIDE = "aside"
    """Of the page, not of the text."""


class Piece(NamedTuple):
    """A stretch of one printed line, from ``start`` to ``end`` in the source."""

    start: int
    end: int
    line: int
    role: Role
    joint: str = ""
    """What stands between it and the stretch before it in its passage: nothing, a space, a tab or a line feed."""
    why: str = ""
    """Why it is set aside."""


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces of one provision that follow each other, with what is set aside in their midst.

    ``entry`` is None for the title and for what is set aside between provisions; ``opens`` says that the provision
    begins here.
    """

    entry: Entry | None
    pieces: tuple[Piece, ...]
    opens: bool = True

    @property
    def role(self) -> Role:
        """That of its first piece."""
        return self.pieces[0].role

    def of(self, *roles: Role) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.role in roles)


def blocks(document: Document) -> tuple[Block, ...]:
    """All that is printed, from the first line to the last."""
    owned = sorted(_owned(document))
    groups: list[tuple[int, list[Piece]]] = []
    waiting: list[Piece] = []
    for _, owner, piece in owned:
        if piece.role is Role.ASIDE:
            waiting.append(piece)
            continue
        if groups and groups[-1][0] == owner:
            groups[-1][1].extend((*waiting, piece))
        else:
            groups += [*_asides(waiting), (owner, [piece])]
        waiting = []
    groups += _asides(waiting)
    return tuple(_blocks(document, groups))


_NOBODY, _TITLE = -2, -1


def _asides(pieces: Sequence[Piece]) -> list[tuple[int, list[Piece]]]:
    """What is set aside between two provisions: what has one reason stands together."""
    groups: list[tuple[int, list[Piece]]] = []
    for piece in pieces:
        if groups and groups[-1][1][0].why == piece.why:
            groups[-1][1].append(piece)
        else:
            groups.append((_NOBODY, [piece]))
    return groups


def _blocks(document: Document, groups: Sequence[tuple[int, Sequence[Piece]]]) -> Iterator[Block]:
    seen: set[int] = set()
    for owner, pieces in groups:
        yield Block(document.entries[owner] if owner >= 0 else None, tuple(pieces), owner not in seen)
        seen.add(owner)


def _owned(document: Document) -> Iterator[tuple[int, int, Piece]]:
    """Every piece with its beginning and the index of its node."""
    source = document.source
    for piece in pieces(source, document.title, Role.TITLE):
        yield piece.start, _TITLE, piece
    for entry in document.entries:
        node = entry.node
        for role, passage in ((Role.MARK, node.mark), (Role.CAPTION, node.heading), (Role.BODY, node.body)):
            for piece in pieces(source, passage, role):
                yield piece.start, entry.index, piece
    for stretch in document.furniture:
        for start, end, line in _lines(source, stretch.start, stretch.end):
            yield start, _NOBODY, Piece(start, end, line, Role.ASIDE, "", stretch.why)


def pieces(source: Source, passage: Passage, role: Role) -> Iterator[Piece]:
    """The stretches of a passage, one for each line it stands in."""
    end = 0
    for run in passage.runs:
        joint = passage.text[end : run.at]
        for start, stop, line in _lines(source, run.start, run.start + run.length):
            yield Piece(start, stop, line, role, joint)
            joint = "\n"
        end = run.at + run.length


def _lines(source: Source, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A stretch of the source cut at its line ends: start, end and line of each part that prints something."""
    for line in range(source.line_at(start), source.line_at(end - 1) + 1):
        first = max(start, source.starts[line])
        last = min(end, source.starts[line] + len(source.lines[line].text))
        if source.text[first:last].strip():
            yield first, last, line
