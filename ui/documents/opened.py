"""What one document looks like from a screen: its blocks, an address for every place, and what is to be said where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from analysis.structure.line_kinds import decided_lines, line_kinds
from analysis.structure.tables import tables
from models.analysis import Unread
from models.decisions import Says, StructureDecision
from models.document import Document, Entry, Finding
from models.parameters import StatuteNote
from models.table import Table
from ui.documents.blocks import Block, blocks


@dataclass(frozen=True)
class Opened:
    """A document under the id and the name a reader knows it by, with his decisions about its lines."""

    document: Document
    id: str = "document"
    name: str = "文書"
    decisions: tuple[StructureDecision, ...] = ()
    kept: bool = False
    """In the library, where clauses like one of its can be looked for."""
    unread: Unread = ()
    statutes: tuple[StatuteNote, ...] = ()
    own_keys: tuple[tuple[str, str], ...] = ()
    pages: bool = False
    """Whether the pages of its file can be shown."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks(self.document)

    @cached_property
    def kinds(self) -> Mapping[int, Says]:
        """What each printed line is."""
        return line_kinds(self.document)

    @cached_property
    def said(self) -> Mapping[int, StructureDecision]:
        """The lines that a reviewer decided about."""
        return decided_lines(self.document.source, self.decisions)

    @cached_property
    def tables(self) -> tuple[tuple[int, int, Table], ...]:
        """Every table with the stretch of the source that it covers."""
        found = []
        for table in (table for those in tables(self.document).values() for table in those):
            runs = [run for row in table.rows for cell in row for run in cell.runs]
            found.append((min(run.start for run in runs), max(run.start + run.length for run in runs), table))
        return tuple(sorted(found, key=lambda spanned: spanned[:2]))

    def table_at(self, offset: int) -> Table | None:
        """The table that covers a place of the source."""
        before = bisect_right(self.tables, offset, key=lambda spanned: spanned[0]) - 1
        return self.tables[before][2] if before >= 0 and offset < self.tables[before][1] else None

    @cached_property
    def block_of_line(self) -> dict[int, int]:
        """The block in which each printed line begins."""
        found: dict[int, int] = {}
        for index, block in enumerate(self.blocks):
            for piece in block.pieces:
                found.setdefault(piece.line, index)
        return found

    @cached_property
    def _block_of_entry(self) -> dict[int, int]:
        """The first block of each node; for one without print of its own, that of the node behind it."""
        found: dict[int, int] = {}
        for index, block in enumerate(self.blocks):
            if block.entry is not None:
                found.setdefault(block.entry.index, index)
        behind = None
        for entry in reversed(self.document.entries):
            behind = found.get(entry.index, behind)
            if behind is not None:
                found[entry.index] = behind
        return found

    def anchor(self, entry: Entry) -> str | None:
        """The id of the block where a node begins, None where nothing of it is printed. Ids are made of indices alone."""
        block = self._block_of_entry.get(entry.index)
        return None if block is None else f"b{block}"

    def place(self, at: str) -> str | None:
        """The id for the ``at`` of an address (本則/第18条), None where there is no such provision."""
        entry = self.document.by_path.get(at)
        return self.anchor(entry) if entry else None

    def address(self, path: str) -> str:
        """The query part of the URL that opens the document at a provision."""
        return "?" + urlencode({"doc": self.id}, errors="replace") + "&at=" + quote(path, safe="/:", errors="replace")

    def block_of(self, finding: Finding) -> int | None:
        """The block that a finding speaks of, None where it speaks of none."""
        if finding.start < finding.end:
            line = self.document.source.line_at(finding.start)
            if line in self.block_of_line:
                return self.block_of_line[line]
        return None

    @cached_property
    def odd(self) -> dict[int, tuple[Finding, ...]]:
        """The findings about each block."""
        found: dict[int, tuple[Finding, ...]] = {}
        for finding in self.document.findings:
            block = self.block_of(finding)
            if block is not None:
                found[block] = (*found.get(block, ()), finding)
        return found

    def page_of(self, block: Block) -> int | None:
        """The page on which a block begins."""
        return self.document.source.lines[block.pieces[0].line].page
