"""A document as the checks see it: clean texts with the way back to the printed ones, its terms, where references lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.changes.definitions import definitions
from analysis.changes.references import Places, Reference, references
from analysis.text.noise import Cleaned, clean
from models.changes import Revisions
from models.claims import Promise
from models.document import Document, Entry
from models.parameters import Where
from models.remarks import Remark, Severity
from models.terms import Definition

ASIDE = ("改定履歴", "前文", "末尾")
"""Parts in which references and terms are not the document's own provisions."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the clean own text of a node (code points)."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True)
class Before:
    """The version before, and what became of its articles.

    ``notice`` is the time that it promises between 周知 and 施行 of new terms, ``since`` its own day (ISO 8601).
    """

    document: Document
    revisions: Revisions
    notice: Promise | None = None
    since: str = ""

    @cached_property
    def went(self) -> dict[str, str]:
        """Path of an old article → path of the new one that carries it on."""
        entries = self.revisions.entries
        return {e.old: e.new for e in entries if e.old is not None and e.new is not None}


@dataclass(frozen=True)
class Subject:
    """One document, prepared once for all checks."""

    document: Document
    before: Before | None = None

    @cached_property
    def places(self) -> Places:
        return Places(self.document)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        return definitions(self.document)

    @cached_property
    def texts(self) -> tuple[tuple[Entry, Cleaned], ...]:
        """The nodes that have text of their own, with it clean, in document order."""
        return tuple((entry, clean(entry.node.text)) for entry in self.document.entries if entry.node.text)

    @cached_property
    def by_path(self) -> dict[str, Cleaned]:
        """The clean own text at each path; of a number printed twice the first one's."""
        return {entry.path: text for entry, text in reversed(self.texts)}

    @cached_property
    def provisions(self) -> tuple[tuple[Entry, Cleaned], ...]:
        """The texts of provisions: no preamble, no history of revisions, nothing after the end."""
        return tuple((entry, text) for entry, text in self.texts if not entry.path.startswith(ASIDE))

    @cached_property
    def references(self) -> tuple[tuple[Entry, Cleaned, tuple[Reference, ...]], ...]:
        """All references of the provisions; their ranges are of the clean text."""
        return tuple((e, text, references(text.text, e.path, self.places)) for e, text in self.provisions)

    @cached_property
    def whole(self) -> str:
        """All captions and texts, clean."""
        pieces = [clean(e.node.heading.text).text + "\n" + clean(e.node.text).text for e in self.document.entries]
        return "\n".join([clean(self.document.title.text).text, *pieces])


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its key, its name on the screen, and examples, whole documents each.

    ``yes`` are texts in which it finds something, ``no`` texts in which it finds nothing.
    """

    key: str
    what: str
    severity: Severity
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def at(
        self,
        entry: Entry,
        text: Cleaned,
        start: int,
        end: int,
        message: str,
        reason: str = "",
        severity: Severity | None = None,
    ) -> Remark:
        """A remark on a stretch of a clean own text, placed in the text as printed."""
        first, last = text.places[start], text.places[end - 1] + 1
        quote = entry.node.text[first:last]
        return Remark(
            self.key, self.what, severity or self.severity, entry.path, first, last, quote, message, reason, Where.TEXT
        )


def above(subject: Subject, path: str) -> Iterator[str]:
    """The clean own texts of the nodes that hold the one at ``path``, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in subject.by_path:
            yield subject.by_path[path].text
