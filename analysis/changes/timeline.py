"""How the parameters of a service move from version to version, and what a version says of its own beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.parameters.labels import LABELS, spoken
from analysis.subjects.provisions import provisions, units
from models.analysis import Analysis
from models.document import Document, article_of
from models.history import Span, Statement, Supplement, TimeLine
from models.matrix import Place

DATES = frozenset({"effective_date", "revision_date"})
"""Keys that change with every version: they are its date, no parameter of the service."""
_PASSAGE = re.compile(
    "経過措置|従前の例|なお効力を有|施行の際(?:、)?現に|施行日?前に|改[定訂正]前の(?:本|この)?(?:規約|約款|契約|規程)"
)


def timelines(analyses: Sequence[Analysis]) -> tuple[TimeLine, ...]:
    """The line of every parameter that any version states; ``analyses`` of the versions from the oldest to the newest."""
    stated = [_stated(analysis) for analysis in analyses]
    keys = {key for each in stated for key in each}
    order = [*(key for key in LABELS if key in keys), *sorted(keys - LABELS.keys())]
    return tuple(TimeLine(key, LABELS.get(key, key), tuple(_spans(key, stated))) for key in order)


def _stated(analysis: Analysis) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {}
    document = analysis.document
    for each in analysis.parameters:
        if each.key not in DATES:
            told = Statement(each.value, spoken(each.key, each.value), each.quote, _place(document, each.path))
            found.setdefault(each.key, []).append(told)
    return {key: tuple(statements) for key, statements in found.items()}


def _spans(key: str, stated: Sequence[dict[str, tuple[Statement, ...]]]) -> Iterator[Span]:
    first = 0
    for at in range(1, len(stated) + 1):
        if at == len(stated) or _values(stated[at].get(key, ())) != _values(stated[first].get(key, ())):
            yield Span(first, at - 1, stated[at - 1].get(key, ()))
            first = at


def _values(statements: Sequence[Statement]) -> frozenset[str]:
    """What is said, wherever and however often."""
    return frozenset(statement.value for statement in statements)


def supplements(document: Document) -> tuple[Supplement, ...]:
    """The 附則 and 経過措置 of a document, in order."""
    found = []
    for provision, entry in zip(provisions(document), units(document), strict=True):
        said = f"{provision.heading}\n{provision.text}"
        if provision.path.startswith("附則") or _PASSAGE.search(said):
            found.append(Supplement(_place(document, entry.path), provision.text))
    return tuple(found)


def _place(document: Document, path: str) -> Place:
    """A provision with the caption of its article; the title, where a date may stand, is 前文."""
    entry = document.by_path.get(path)
    article = document.by_path.get(article_of(path))
    heading = article.node.title if article else ""
    return Place(path, document.cited(path), heading, document.page(entry.node) if entry else None)
