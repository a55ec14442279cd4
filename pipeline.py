"""Where documents and findings meet: bytes of a file in, all that is known of it out.

The only module that joins ``corpus`` and ``analysis``. Each stage is imported where it is used, so that asking for the
structure alone loads neither a tokenizer nor anything numerical.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from pathlib import PurePath
from typing import TYPE_CHECKING

from models.analysis import Analysis, Topics
from models.changes import Revisions
from models.claims import Account
from models.comparison import Alignment, Comparison
from models.decisions import LinkDecision, ParameterDecision, RemarkDecision, RowDecision, StructureDecision
from models.document import Document
from models.history import History
from models.matrix import Matrix
from models.origin import Imprint, Origin
from models.questions import Question, Sheet
from models.siblings import LeftBehind
from models.source import Source

if TYPE_CHECKING:
    from analysis.alignment.reading import Reading
    from analysis.changes.revisions import Version
    from analysis.checks.rulings import Ruled
    from analysis.comparison.reviews import Reviews
    from analysis.parameters.own_keys import OwnKey
    from analysis.text.noise import Noise

Content = Source | Document
"""What a file says: its lines, or the tree where the file itself states one (法令標準XML)."""


class Stage(StrEnum):
    """What is being done, in the words of a progress bar."""

    READING = "読み込み"
    SEGMENTING = "条文の切り分け"
    EXTRACTING = "数値の抽出"


def analyse(
    name: str,
    data: bytes,
    *,
    only_structure: bool = False,
    begins: Callable[[Stage], None] = lambda stage: None,
    decisions: Sequence[StructureDecision] = (),
    values: Sequence[ParameterDecision] = (),
    keys: Sequence[OwnKey] = (),
    ocr: bool = False,
) -> Analysis:
    """Read a file and take it apart.

    ``name`` tells the format by its ending and stands in messages; ``only_structure`` leaves topics, parameters and
    other numbers empty; ``begins`` is told each stage as it begins; ``decisions`` are a reviewer's about lines,
    ``values`` those about parameters; ``keys`` are what a user added to the table (``own_keys``); ``ocr`` says that the
    user agrees to have pages without text read by Tesseract. Raises corpus.errors.UserError, with a sentence in
    Japanese, where the file cannot be read.
    """
    begins(Stage.READING)
    content = read(name, data, ocr=ocr)
    return understand(
        content, only_structure=only_structure, begins=begins, decisions=decisions, values=values, keys=keys
    )


def read(name: str, data: bytes, *, ocr: bool = False) -> Content:
    """What a file says, as ``understand`` takes it; errors as in ``analyse``."""
    from corpus.readers import read as lines_of
    from corpus.readers import stated

    return stated(name, data) or lines_of(name, data, ocr=ocr)


def understand(
    content: Content,
    *,
    only_structure: bool = False,
    begins: Callable[[Stage], None] = lambda stage: None,
    decisions: Sequence[StructureDecision] = (),
    values: Sequence[ParameterDecision] = (),
    keys: Sequence[OwnKey] = (),
) -> Analysis:
    """Take apart what was read; with other decisions this is done again without the file. Options as in ``analyse``."""
    from analysis.structure.answers import told
    from analysis.structure.segment import segment

    begins(Stage.SEGMENTING)
    document = told(content, decisions) if isinstance(content, Document) else segment(content, decisions)
    if only_structure:
        return Analysis(document)

    begins(Stage.EXTRACTING)
    from analysis.subjects.topics import topics

    return _valued(document, topics(document), values, keys)


def restated(analysis: Analysis, values: Sequence[ParameterDecision] = (), keys: Sequence[OwnKey] = ()) -> Analysis:
    """The same document with its values found anew, around other decisions and keys; all else stays as it is."""
    from analysis.parameters import contradictions

    before = frozenset(contradictions(analysis.document, analysis.parameters))
    findings = tuple(each for each in analysis.document.findings if each not in before)
    return _valued(replace(analysis.document, findings=findings), analysis.topics, values, keys)


def _valued(
    document: Document, subjects: Topics, values: Sequence[ParameterDecision], keys: Sequence[OwnKey]
) -> Analysis:
    """What a document of known topics states, in numbers and terms."""
    from analysis.parameters import contradictions, decided, extract, other_numbers, statutes, unread

    parameters, rulings = decided(document, extract(document, keys), values)
    if told_twice := contradictions(document, parameters):
        document = replace(document, findings=(*document.findings, *told_twice))
    labels = tuple({each.key: each.label for each in keys}.items())
    others = other_numbers(document, parameters)
    notes, silent = statutes(document, parameters), unread(document, subjects, parameters)
    return Analysis(document, subjects, parameters, others, rulings, labels, silent, notes)


def own_keys(name: str, data: bytes) -> tuple[OwnKey, ...]:
    """The keys of a user's table (CSV or TSV, see ``corpus.keys``), or corpus.errors.UserError that says which row is wrong."""
    from analysis.parameters.own_keys import WrongRow, own_key
    from corpus.keys import UnreadableKeys, read_keys

    found: dict[str, OwnKey] = {}
    made = []
    for row in read_keys(name, data):
        try:
            made.append(own_key(row, found.get(row.key)))
        except WrongRow as wrong:
            raise UnreadableKeys(name, wrong.reason, wrong.remedy, row.line) from wrong
        found.setdefault(row.key, made[-1])
    return tuple(made)


def align(left: Analysis, right: Analysis, *, decisions: Sequence[LinkDecision] = ()) -> Alignment:
    """Say which articles of two documents answer each other; ``decisions`` are a reviewer's about links."""
    from analysis.alignment.align import align as linked

    return linked(left.document, right.document, left.topics, right.topics, decisions)


def align_all(
    analyses: Sequence[Analysis], *, decisions: Sequence[LinkDecision] = (), processes: int = 1
) -> Iterator[tuple[int, int, Alignment]]:
    """Align every two of many documents, in the order of ``itertools.combinations``: their places, and the alignment.

    Every document is read once. With more than one of ``processes`` the pairs are shared out among so many.
    """
    from analysis.alignment.reading import read as reading

    table = _Table([reading(each.document, each.topics).prepare() for each in analyses], tuple(decisions))
    pairs = list(combinations(range(len(analyses)), 2))
    if processes < 2:
        yield from map(table.align, pairs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # a fork would copy threads that hold locks; a process begun anew is the same on every system
    with ProcessPoolExecutor(processes, get_context("spawn"), _lay, (table,)) as pool:
        yield from pool.map(_align_here, pairs, chunksize=_AT_ONCE)


_AT_ONCE = 16
"""Pairs that a process is given at a time."""


@dataclass(frozen=True)
class _Table:
    """Many documents as alignment reads them, and a reviewer's decisions."""

    readings: Sequence[Reading]
    decisions: tuple[LinkDecision, ...]

    def align(self, pair: tuple[int, int]) -> tuple[int, int, Alignment]:
        from analysis.alignment.align import align_read

        return *pair, align_read(self.readings[pair[0]], self.readings[pair[1]], self.decisions)


_here: list[_Table] = []
"""In a process that aligns for another: what it was given when it began, so that no pair has to bring its documents."""


def _lay(table: _Table) -> None:
    _here[:] = [table]


def _align_here(pair: tuple[int, int]) -> tuple[int, int, Alignment]:
    return _here[0].align(pair)


def compare(
    left: Analysis, right: Analysis, *, decisions: Sequence[LinkDecision] = (), noise: Set[Noise] | None = None
) -> tuple[Alignment, Comparison]:
    """Lay two documents side by side; the rows stand in the order of the left one, the other orders beside them.

    ``decisions`` as in ``align``; ``noise`` are the kinds of difference that do not count (None: the usual ones for two
    versions or two services).
    """
    from analysis.comparison.compare import compare as laid_out
    from analysis.text.noise import usual

    alignment = align(left, right, decisions=decisions)
    kinds = usual(versions=alignment.versions) if noise is None else frozenset(noise)
    return alignment, laid_out(left.document, right.document, alignment, noise=kinds)


def reviewed(left: Analysis, right: Analysis, found: Comparison, words: Sequence[RowDecision]) -> Reviews:
    """Find the rows of a comparison that a reviewer spoke of."""
    from analysis.comparison.reviews import reviews

    return reviews(left.document, right.document, found, words)


def revisions(old: Analysis | Version, new: Analysis | Version, *, decisions: Sequence[LinkDecision] = ()) -> Revisions:
    """Say what became of every article from one version of a document to the next; ``decisions`` as in ``align``.

    Who holds a version against several others reads it once (``version``).
    """
    from analysis.changes.revisions import revisions_of

    ours, theirs = (version(each) if isinstance(each, Analysis) else each for each in (old, new))
    return revisions_of(ours, theirs, decisions)


def version(analysis: Analysis) -> Version:
    """A document as it is held against its other versions."""
    from analysis.changes.revisions import version as read

    return read(analysis.document, analysis.topics or None)


def account(old: Analysis, new: Analysis, found: Revisions) -> Account:
    """What a version's own 改定履歴 says of the step to it, held against ``found``, what became of the articles."""
    from analysis.histories.account import account as told

    return told(old, new, found)


def left_behind(old: Analysis, new: Analysis, found: Revisions, sibling: Analysis) -> tuple[LeftBehind, ...]:
    """The edits of a revision that a sibling service with the same clauses did not get."""
    from analysis.histories.siblings import left_behind as behind

    return behind(old.document, new.document, found, sibling.document)


def history(files: Sequence[tuple[Origin, int]], analyses: Sequence[Analysis], found: Sequence[Revisions]) -> History:
    """What became of a service whose versions are files, the oldest first.

    ``files`` are their origins and sizes in bytes, ``found`` what became of the articles from each version to the next.
    """
    from analysis.histories import past

    versions = [past.version(o.file, o.sha256, size, a) for (o, size), a in zip(files, analyses, strict=True)]
    return past.history(past.service(versions, analyses[-1]), analyses, found)


def check(analysis: Analysis, before: Analysis | None = None, decisions: Sequence[RemarkDecision] = ()) -> Ruled:
    """What a careful reader would have caught (点検), with what a reviewer said of it.

    ``before`` is the version before, for references that a renumbering left behind.
    """
    from analysis.checks.check import check as checked
    from analysis.checks.rulings import judged
    from analysis.checks.subject import Before

    old = None
    if before is not None:
        from analysis.histories.account import latest, promised

        old = Before(before.document, revisions(before, analysis), promised(before), latest(before))
    return judged(analysis.document, checked(analysis.document, old), decisions)


def origin(file: str, data: bytes, analysis: Analysis, name: str = "") -> Origin:
    """A document as a report names it: by ``name``, else its title, else its file; the date is the latest it states."""
    return named(file, digest(data), analysis, name)


def digest(data: bytes) -> str:
    """The SHA-256 digest of a file, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def named(file: str, sha256: str, analysis: Analysis, name: str = "") -> Origin:
    """The same where the digest of the file (hexadecimal digits) is kept and not the file."""
    title = " ".join(analysis.document.title.text.split())
    dates = [p.value for p in analysis.parameters if p.key in ("effective_date", "revision_date")]
    shown = name or title or PurePath(file).stem or file
    notices = analysis.document.source.notices
    return Origin(shown, file, sha256, max(dates, default=""), notices)


def imprint(origins: Sequence[Origin], settings: Sequence[tuple[str, str]] = ()) -> Imprint:
    """What a report says of itself; ``settings`` are (what, how) in Japanese."""
    from analysis.rulebook import digest

    return Imprint(digest(), tuple(origins), tuple(settings))


def matrix(
    services: Sequence[tuple[Origin, Analysis]],
    decisions: Sequence[Sequence[StructureDecision]] = (),
    told: Callable[[str], None] = lambda group: None,
) -> Matrix:
    """Lay any number of services beside each other, in the order given; ``decisions``: what a human decided about each.

    ``told`` is told each group of parameters as it begins; what it raises ends the work.
    """
    from analysis.services.matrix import matrix as laid_out

    return laid_out(services, decisions, told)


def questions(name: str, data: bytes, keys: Sequence[OwnKey] = ()) -> tuple[Question, ...]:
    """The requirements of a buyer's sheet (.xlsx, .csv) as they are understood, or corpus.errors.UserError for one that cannot be read.

    ``keys`` are what a user added to the table (``own_keys``).
    """
    from analysis.services.wishes import question
    from corpus.requirements import read_requirements

    own = {key.key: key.label for key in keys}
    return tuple(question(requirement, own) for requirement in read_requirements(name, data))


def answers(
    asked: Sequence[Question],
    services: Sequence[tuple[Origin, Analysis]],
    decisions: Sequence[Sequence[StructureDecision]] = (),
) -> Sheet:
    """What each service answers to a buyer's questions, in the order given; ``decisions`` as in ``matrix``."""
    from analysis.services.answers import answers as found

    return found(asked, services, decisions)
