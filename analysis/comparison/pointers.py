"""What a text points to: terms that the document defines, and other provisions; each a range of the text with its aim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.changes.definitions import definitions
from analysis.changes.references import Places, references
from analysis.text.noise import Cleaned, clean
from models.document import Document
from models.terms import Definition

_INSIDE_A_WORD = re.compile("[一-龥々ァ-ヶー]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Code points ``start`` to ``end`` of the own text of a node: a defined term, or a reference to the ``target``.

    ``target`` is the path of the provision that is meant, whether or not the document has it; for a term that of its
    definition.
    """

    start: int
    end: int
    target: str
    term: Definition | None = None


def pointers(document: Document) -> Mapping[str, tuple[Pointer, ...]]:
    """By the path of a node what its own text points to, in order; of a term the first place in each node only."""
    places = Places(document)
    defined = definitions(document)
    pattern = _pattern(defined)
    found: dict[str, tuple[Pointer, ...]] = {}
    for entry in document.entries:
        if entry.node.text and entry.path not in found:
            cleaned = clean(entry.node.text)
            said = [*_references(cleaned, entry.path, places)]
            said += _terms(cleaned, entry.path, defined, pattern, said)
            found[entry.path] = tuple(sorted(said, key=lambda each: each.start))
    return found


def _references(cleaned: Cleaned, path: str, places: Places) -> Iterator[Pointer]:
    for each in references(cleaned.text, path, places):
        if each.target is not None:
            yield Pointer(*_range(cleaned, each.start, each.end), places.plain(each.target))


def _range(cleaned: Cleaned, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the clean text stands in the text itself."""
    return cleaned.places[start], cleaned.places[end - 1] + 1


def _pattern(defined: tuple[Definition, ...]) -> re.Pattern[str] | None:
    names = sorted({clean(each.term).text for each in defined} - {""}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names))) if names else None


def _terms(
    cleaned: Cleaned,
    path: str,
    defined: tuple[Definition, ...],
    pattern: re.Pattern[str] | None,
    taken: list[Pointer],
) -> Iterator[Pointer]:
    seen: set[str] = set()
    for found in pattern.finditer(cleaned.text) if pattern else ():
        before = cleaned.text[found.start() - 1 : found.start()]
        if found.group() in seen or (_INSIDE_A_WORD.match(before) and _INSIDE_A_WORD.match(found.group())):
            continue
        definition = _meant(found.group(), path, defined)
        start, end = _range(cleaned, *found.span())
        inside = any(start < other.end and other.start < end for other in taken)
        if definition is None or inside or (definition.path == path and definition.start == start):
            continue
        seen.add(found.group())
        yield Pointer(start, end, definition.path, definition)


def _meant(term: str, path: str, defined: tuple[Definition, ...]) -> Definition | None:
    """The definition that holds at a place: that of the narrowest reach, of several the first."""
    held = [
        d for d in defined if clean(d.term).text == term and f"{path}/".startswith(f"{d.scope}/" if d.scope else "")
    ]
    return max(held, key=lambda each: len(each.scope), default=None)
