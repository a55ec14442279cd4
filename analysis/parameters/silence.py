"""What a document does not say: 未抽出 where it speaks of a key and no value was understood, else 定めが見当たらない."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.parameters.labels import LABELS
from analysis.parameters.traces import traces
from analysis.subjects.provisions import Provision, provisions
from models.analysis import Topics, Unread
from models.document import Document
from models.parameters import Parameter


def unread(document: Document, topics: Topics, parameters: Iterable[Parameter]) -> Unread:
    """Every key that has no value though provisions speak of it → the paths of these 項, in the order of the keys."""
    stated = {parameter.key for parameter in parameters}
    spoken_of = with_topics(document, topics)
    found = {key: tuple(dict.fromkeys(traces(key, spoken_of))) for key in LABELS if key not in stated}
    return tuple((key, paths) for key, paths in found.items() if paths)


def absent(parameters: Iterable[Parameter], spoken_of: Unread) -> tuple[str, ...]:
    """The keys of which the whole document says nothing, in the order of the keys."""
    there = {parameter.key for parameter in parameters} | {key for key, _ in spoken_of}
    return tuple(key for key in LABELS if key not in there)


def with_topics(document: Document, topics: Topics) -> Sequence[tuple[Provision, tuple[str, ...]]]:
    """The provisions with their topics; of a number that is printed twice each has its own."""
    given: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for path, keys in topics:
        given[path].append(keys)
    return [(each, _first(given, each.path)) for each in provisions(document)]


def _first(given: Mapping[str, list[tuple[str, ...]]], path: str) -> tuple[str, ...]:
    return given[path].pop(0) if given.get(path) else ()
