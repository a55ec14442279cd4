"""Where a service stands apart: what most of the others have and it has not, and the other way round, with the wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.services.matrix import most_have
from analysis.subjects.lexicon import OTHER
from models.document import Document, Node
from models.gaps import About, Apart, Gap, Wording
from models.matrix import Cell, Matrix, ParameterRow, Place, Standing, TopicCell, TopicRow

OF_ITSELF = frozenset({"effective_date", "revision_date", OTHER})
"""Keys that say something of the document, not of the service, and what is no topic."""


def gaps(found: Matrix, documents: Sequence[Document]) -> tuple[Gap, ...]:
    """All gaps of all services, service by service: what is lacking before what is had alone, topics before parameters.

    ``documents`` are those of the services, in their order. With fewer than three services nothing is a gap: of two
    that differ neither is most.
    """
    if len(found.services) < 3:
        return ()
    rows: list[TopicRow | ParameterRow] = [*found.topics, *found.parameters]
    listed = [gap for row in rows for gap in _of_row(row, documents)]
    return tuple(sorted(listed, key=lambda gap: (gap.service, gap.apart is Apart.ALONE)))


def _of_row(row: TopicRow | ParameterRow, documents: Sequence[Document]) -> Iterator[Gap]:
    if row.key in OF_ITSELF:
        return
    having = [_places(cell) for cell in row.cells]
    has = [bool(places) for places in having]
    about = About.TOPIC if isinstance(row, TopicRow) else About.PARAMETER
    count, others = sum(has), len(has) - 1
    for service, places in enumerate(having):
        if not places and most_have(has):
            who = [each for each in range(len(has)) if has[each]]
            wordings = tuple(w for each in who for w in _wordings(each, having[each], documents[each]))
            yield Gap(about, row.key, row.label, service, Apart.LACKS, count, others, wordings)
        elif places and most_have([not each for each in has]):
            own = tuple(_wordings(service, places, documents[service]))
            yield Gap(about, row.key, row.label, service, Apart.ALONE, count - 1, others, own)


def _places(cell: TopicCell | Cell) -> tuple[Place, ...]:
    """The provisions by which a service has it; empty where it has it not."""
    if isinstance(cell, TopicCell):
        return cell.places
    if cell.standing is Standing.ABSENT:
        return ()
    return tuple(dict.fromkeys((*(value.place for value in cell.values), *cell.traces)))


def _wordings(service: int, places: Sequence[Place], document: Document) -> Iterator[Wording]:
    for place in places:
        yield Wording(service, place, wording(document, place.path))


def wording(document: Document, path: str) -> str:
    """All that a provision says, its 項 and 号 by their numbers as printed; the title of the document where the path is not of its tree.

    Its own caption is left out: it stands with its citation.
    """
    entry = document.by_path.get(path)
    if entry is None:
        return document.title.text
    said = [entry.node.text, *(line for child in entry.node.children for line in _numbered(child))]
    return "\n".join(filter(None, map(str.strip, said)))


def _numbered(node: Node) -> Iterator[str]:
    yield "　".join(filter(None, (node.mark.text.strip(), node.heading.text.strip(), node.text.strip())))
    for child in node.children:
        yield from _numbered(child)
