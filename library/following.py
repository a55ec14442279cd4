"""How decisions stand for a version: whether the text that they speak of is still there, and where; and which of them count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import Connection

from corpus.store import decided, shelves
from corpus.store.codec import unpack
from library.preparing import NOTHING_DECIDED, Counting
from models.analysis import Analysis
from models.decisions import LinkDecision, ParameterDecision, RemarkDecision, StructureDecision
from models.document import article_of
from models.library import Decided, Followed, Prepared, Standing
from models.reviews import NameDecision


@dataclass(frozen=True)
class Text:
    """A version as decisions are held against it: its uid, those of the versions of its service, and its clauses.

    ``read`` gives its analysis, None where another version of the program wrote it; asked for only where it is needed.
    """

    version: str
    ours: frozenset[str]
    clauses: Sequence[tuple[str, str, str]]
    """(path, digest, fingerprint)"""
    read: Callable[[], Analysis | None]

    @cached_property
    def analysis(self) -> Analysis | None:
        return self.read()

    @cached_property
    def lines(self) -> frozenset[str]:
        """Its printed lines, in one width and without white space."""
        from analysis.text.narrow import fold

        return (
            frozenset(fold(line.text) for line in self.analysis.document.source.lines) if self.analysis else frozenset()
        )

    @cached_property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """Its 項 and 号 with what lies below them: path and fingerprint."""
        from analysis.alignment.rulings import clause_marks

        return clause_marks(self.analysis.document) if self.analysis else ()

    @cached_property
    def remarks(self) -> frozenset[str]:
        """The fingerprints of what 点検 finds in it."""
        import pipeline

        return frozenset(each.print for each in pipeline.check(self.analysis).remarks) if self.analysis else frozenset()


def followed(connection: Connection, version: str) -> tuple[Followed, ...]:
    """Every decision about the service of a version, and how it stands for that version."""
    service = shelves.service_of(connection, version)
    if not (every := decided.of_service(connection, service.uid)):
        return ()
    ours = frozenset(each.uid for each in service.versions)
    clauses = shelves.marks(connection, version)
    text = Text(version, ours, clauses, lambda: shelves.analysis(connection, version)[2])
    return tuple(_held(each, text) for each in every)


def counting(connection: Connection, version: str) -> Counting:
    """The decisions that the analysis of a version takes into account."""
    return _counting(followed(connection, version))


def counting_for(connection: Connection, prepared: Prepared, service: str | None) -> Counting:
    """The decisions that count for a document once it is a version of a service (its uid)."""
    every = decided.of_service(connection, service) if service else ()
    if not every:
        return NOTHING_DECIDED
    (found,) = shelves.services_of(connection, [str(service)])
    ours = frozenset(each.uid for each in found.versions)
    clauses = [(clause.path, clause.digest, clause.mark) for clause in prepared.clauses]
    text = Text(prepared.sha256, ours, clauses, lambda: unpack(Analysis, prepared.analysis))
    return _counting(
        [_held(each, text) for each in every if isinstance(each.what, StructureDecision | ParameterDecision)]
    )


def _counting(found: Sequence[Followed]) -> Counting:
    held = [each.decided for each in found if counts(each)]
    return Counting(
        tuple(each.what for each in held if isinstance(each.what, StructureDecision)),
        tuple(_placed(each.what, each) for each in held if isinstance(each.what, ParameterDecision)),
    )


def _placed(what: ParameterDecision, each: Decided) -> ParameterDecision:
    """A decision with the fingerprint of its clause, so that it follows that to another number."""
    return what if what.print else replace(what, print=each.anchors[0].mark)


def counts(each: Followed) -> bool:
    """Whether a decision counts for a version: its own, or one about another whose text it has."""
    return each.own or each.standing is Standing.HOLDS


def _held(each: Decided, text: Text) -> Followed:
    """How a decision stands for a version: by its line, by its clause, or, where it speaks of neither, as it is."""
    from analysis.alignment.following import follow
    from analysis.text.narrow import fold

    own = any(anchor.version == text.version for anchor in each.anchors)
    if isinstance(each.what, StructureDecision):
        return _standing(each, None, fold(each.what.line) in text.lines, own)
    near = sorted(each.anchors, key=lambda anchor: (anchor.version != text.version, not anchor.digest))
    anchor = next(anchor for anchor in near if anchor.version in text.ours)
    if not anchor.digest:
        holds = anchor.version == text.version or isinstance(each.what, NameDecision)
        return _standing(each, None, holds, own)
    clause = article_of(anchor.path)
    found, same = follow(replace(anchor, path=clause), text.clauses)
    path = None if found is None else found + anchor.path.removeprefix(clause)
    if isinstance(each.what, LinkDecision) and each.what.inside:
        mark = each.what.left_print if anchor == each.anchors[0] else each.what.right_print
        path, same = _clause(mark, path, text, same)
    if isinstance(each.what, RemarkDecision) and not same:
        same = each.what.print in text.remarks  # other words of its article changed, or its article is another one
    return _standing(each, path, same, own)


def _clause(mark: str, path: str | None, text: Text, same: bool) -> tuple[str | None, bool]:
    """Where a 項 or 号 stands that a link speaks of, and whether it says the same; ``path`` and ``same`` go by its article."""
    from analysis.alignment.clause_rulings import meant

    if not mark:
        return (path, same) if any(known == path for known, _ in text.marks) else (None, False)
    found = meant(mark, path or "", text.marks)
    return (None, False) if found is None else (text.marks[found][0], text.marks[found][1] == mark)


def _standing(each: Decided, path: str | None, holds: bool, own: bool) -> Followed:
    return Followed(each, path, Standing.HOLDS if holds else Standing.AGAIN, own)
