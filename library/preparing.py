"""A file on its way into the library: read, understood, packed. Nothing here knows of a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pipeline
from corpus.store.codec import pack, unpack
from models.analysis import Analysis
from models.decisions import ParameterDecision, StructureDecision
from models.document import Document, Entry, Kind, article_of
from models.library import Clause, Identity, Prepared, Stated

_ROOT = Path(__file__).parents[1]
_MAKERS = ("analysis", "corpus/readers", "models", "pipeline.py")


class Said(NamedTuple):
    """What the user says of a file, beyond what the file says itself; empty for nothing."""

    provider: str = ""
    service: str = ""
    date: str = ""
    kind: str = ""


NOTHING_SAID = Said()


class Counting(NamedTuple):
    """What humans decided that an analysis takes into account: about lines, and about values."""

    lines: tuple[StructureDecision, ...] = ()
    values: tuple[ParameterDecision, ...] = ()

    @property
    def digest(self) -> str:
        """64 hexadecimal digits, empty for no decision."""
        every = (*self.lines, *self.values)
        return hashlib.sha256(repr(every).encode("utf-8", "surrogatepass")).hexdigest() if every else ""


NOTHING_DECIDED = Counting()


class Task(NamedTuple):
    """A file to be taken apart, as a process or a machine is given it."""

    name: str
    data: bytes
    said: Said = NOTHING_SAID
    decisions: Counting = NOTHING_DECIDED
    ocr: bool = False


@lru_cache(maxsize=1)
def maker() -> str:
    """Twelve hexadecimal digits that change with every change of the code and the rules that make an analysis."""
    found = hashlib.sha256()
    for name in _MAKERS:
        place = _ROOT / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(file.relative_to(_ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:12]


def prepare(
    name: str, data: bytes, *, said: Said = NOTHING_SAID, decisions: Counting = NOTHING_DECIDED, ocr: bool = False
) -> Prepared:
    """Read a file and take it apart for the library; raises UserError as ``pipeline.analyse`` does."""
    analysis = pipeline.analyse(name, data, decisions=decisions.lines, values=decisions.values, ocr=ocr)
    return ready(analysis, data, said=said, decisions=decisions, ocr=ocr)


def taken_apart(task: Task) -> Prepared:
    """The same of a task."""
    return prepare(task.name, task.data, said=task.said, decisions=task.decisions, ocr=task.ocr)


def around(prepared: Prepared, decisions: Counting) -> Prepared:
    """The same document around other decisions; whose terms of what it is stays as it was told."""
    if decisions.lines or prepared.decisions:
        anew = prepare(prepared.file, prepared.data, decisions=decisions, ocr=prepared.ocr)
    else:
        analysis = pipeline.restated(unpack(Analysis, prepared.analysis), decisions.values)
        anew = ready(analysis, prepared.data, decisions=decisions, ocr=prepared.ocr)
    said = prepared.identity
    told = Identity(said.provider, said.service, said.kind, anew.identity.effective, anew.identity.revised)
    return replace(anew, identity=told, name_key=prepared.name_key, given=prepared.given)


def ready(
    analysis: Analysis,
    data: bytes,
    *,
    said: Said = NOTHING_SAID,
    decisions: Counting = NOTHING_DECIDED,
    ocr: bool = False,
) -> Prepared:
    """The same of what was taken apart before, by the rules of today, with these decisions."""
    from analysis.rulebook import digest
    from analysis.services.identity import identity, name_key

    found = identity(analysis.document, analysis.parameters)
    told = Identity(
        said.provider or found.provider,
        said.service or found.service,
        said.kind or found.kind,
        found.effective,
        found.revised,
    )
    made = Made(maker(), digest(), decisions.digest, ocr)
    return made_ready(analysis, data, pack(analysis), told, made, name_key(told.service, told.kind), said.date)


class Made(NamedTuple):
    """How an analysis was made: by which code, rules and decisions (digests), and whether with OCR."""

    maker: str
    rules: str
    decisions: str = ""
    ocr: bool = False


def made_ready(
    analysis: Analysis, data: bytes, packed: bytes, told: Identity, made: Made, name_key: str, given: str
) -> Prepared:
    """An analysis, however it was come by, with the original that it is of, ready to be kept."""
    document = analysis.document
    return Prepared(
        file=document.source.name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        title=" ".join(document.title.text.split()),
        identity=told,
        analysis=packed,
        maker=made.maker,
        rules=made.rules,
        articles=sum(entry.node.kind is Kind.ARTICLE for entry in document.entries),
        clauses=tuple(_clauses(analysis)),
        stated=tuple(_stated(analysis)),
        name_key=name_key,
        given=given,
        ocr=made.ocr,
        decisions=made.decisions,
        notices=document.source.notices,
    )


def _clauses(analysis: Analysis) -> Iterator[Clause]:
    from analysis.alignment.fingerprint import fingerprint
    from analysis.subjects.provisions import provisions, units
    from analysis.text.narrow import fold
    from analysis.text.search import forms

    document, topics = analysis.document, dict(analysis.topics)
    for provision, entry in zip(provisions(document), units(document), strict=True):
        everything = f"{provision.heading}\n{provision.text}"
        pieces = tuple(_pieces(document, entry))
        folded = fold(everything).encode("utf-8", "surrogatepass")
        yield Clause(
            path=provision.path,
            citation=document.cited(provision.path),
            heading=provision.heading,
            page=document.page(entry.node),
            topics=topics.get(provision.path, ()),
            digest=hashlib.sha256(folded).hexdigest()[:32],
            mark=fingerprint(everything),
            pieces=pieces,
            heading_words=forms([provision.heading]),
            words=forms(text for _, text in pieces),
        )


def _pieces(document: Document, unit: Entry) -> Iterator[tuple[str, str]]:
    """The nodes of a clause with what they say; the caption of a node below the clause stands before its text."""
    for entry in document.entries[unit.index :]:
        if entry is not unit and entry.depth <= unit.depth:
            return
        caption = "" if entry is unit else entry.node.heading.text
        text = "\n".join(filter(str.strip, (caption, entry.node.text)))
        if text:
            yield entry.path, text


def _stated(analysis: Analysis) -> Iterator[Stated]:
    for parameter in analysis.parameters:
        place = parameter.worth.amount
        scale, low, high = (place.scale, place.low, place.high) if place else ("", None, None)
        yield Stated(parameter.key, parameter.value, parameter.path, article_of(parameter.path), scale, low, high)
