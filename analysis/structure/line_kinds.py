"""What the tree takes each printed line for, in the words of a reviewer's decisions; which lines he decided about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.structure import layout
from analysis.structure.corrections import place
from models.decisions import Says, StructureDecision
from models.document import Document, Kind, Node, Passage
from models.source import Source

_BEGINS = {
    Kind.ARTICLE: Says.ARTICLE,
    Kind.PARAGRAPH: Says.PARAGRAPH,
    Kind.ITEM: Says.ITEM,
    Kind.SUBITEM: Says.SUBITEM,
}


def line_kinds(document: Document) -> Mapping[int, Says]:
    """What the first print of each line of the source is; blank lines and those of the title are left out."""
    source = document.source
    found = {source.line_at(piece.start): Says.FURNITURE for piece in document.furniture}
    prints = sorted(said for entry in document.entries for said in _of_node(source, entry.node))
    found |= {source.line_at(start): says for start, says in reversed(prints)}
    for start in _starts(source, document.title):
        found.pop(source.line_at(start), None)
    return found


def decided_lines(source: Source, decisions: Sequence[StructureDecision]) -> Mapping[int, StructureDecision]:
    """The lines of a source that decisions speak of, each with the one that holds."""
    if not decisions:
        return {}
    rows = layout.rows(source)
    return {source.line_at(rows[i].start): said for i, said in place(source, rows, decisions).by_row.items()}


def _of_node(source: Source, node: Node) -> Iterator[tuple[int, Says]]:
    """Where each line of a node's own print begins, and what that is."""
    begins = _BEGINS.get(node.kind, Says.HEADING)
    numbered = {source.line_at(start) for start in _starts(source, node.mark)}
    for start in _starts(source, node.mark):
        yield start, begins
    for start in _starts(source, node.heading):
        yield start, begins if not node.mark or source.line_at(start) in numbered else Says.HEADING
    opens = not node.mark and not node.heading and node.kind in _BEGINS
    for start in _starts(source, node.body):
        yield start, begins if opens else Says.TEXT
        opens = False


def _starts(source: Source, passage: Passage) -> Iterator[int]:
    """Where a passage begins and where it goes on in a new line."""
    for run in passage.runs:
        yield run.start
        last = source.line_at(run.start + run.length - 1)
        yield from (source.starts[line] for line in range(source.line_at(run.start) + 1, last + 1))
