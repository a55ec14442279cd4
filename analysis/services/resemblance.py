"""Which service a new text is a version of: only where that cannot be mistaken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from analysis.alignment.fingerprint import fingerprint, likeness
from analysis.services.identity import identity, name_key
from analysis.subjects.provisions import provisions
from analysis.text.narrow import fold
from models.analysis import Analysis
from models.document import Document
from models.library import Identity, Shelf

_NAMED = 0.3
"""So much of the text goes on in a version of the same name; a text of that name that was rewritten needs a known
provider.
"""
_UNNAMED, _AHEAD = 0.6, 0.15
"""So much of it where the text does not say its name, and so much more than in any other service."""
_ALIKE = 0.6
"""From here on a new service is said to be like another one."""
_CARRIED = 0.4
"""As alike as one clause is to itself after an edit (decision 9)."""

Clauses = Sequence[tuple[str, str, str]]
"""(path, digest, fingerprint) of each clause."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """The service (uid) that a text belongs to, None for a new one; ``like`` is one that it resembles all the same."""

    service: str | None
    like: Shelf | None = None


def shared(new: Clauses, old: Clauses) -> float:
    """How much of two texts is the same, clause by clause, 0 … 1: 1 for the same words, less for edited clauses."""
    digests, marks = {digest for _, digest, _ in old}, {path: mark for path, _, mark in old}
    total = 0.0
    for path, digest, mark in new:
        if digest in digests:
            total += 1.0
        elif path in marks and (alike := likeness(mark, marks[path])) >= _CARRIED:
            total += alike
    return min(1.0, 2 * total / max(1, len(new) + len(old)))


def kin(said: Identity, name_key: str, clauses: Clauses, shelves: Sequence[Shelf]) -> Kinship:
    """The service among ``shelves`` that a document is a version of, told from names and from text."""
    scored = [(shared(clauses, shelf.clauses), -at, shelf) for at, shelf in enumerate(shelves)]
    ranked = sorted(scored, key=lambda each: each[:2], reverse=True)
    for at, (share, _, shelf) in enumerate(ranked):
        ahead = share - max((other for k, (other, _, _) in enumerate(ranked) if k != at), default=0.0)
        if _is_version(said, name_key, share, ahead, shelf):
            return Kinship(shelf.uid)
    best = next(((share, shelf) for share, _, shelf in ranked), None)
    return Kinship(None, best[1] if best and best[0] >= _ALIKE else None)


def together(analyses: Sequence[Analysis]) -> tuple[tuple[int, ...], ...]:
    """Which of some documents are versions of one service: their places, grouped as a library would keep them."""
    shelves: list[Shelf] = []
    groups: list[list[int]] = []
    for at, analysis in enumerate(analyses):
        said = identity(analysis.document, analysis.parameters)
        key, clauses = name_key(said.service, said.kind), _clauses(analysis.document)
        home = kin(said, key, clauses, shelves).service
        if home is None:
            groups.append([at])
        else:
            groups[int(home)].append(at)
        shelf = Shelf(home or str(len(groups) - 1), said.provider, said.service, said.kind, key, clauses)
        shelves[int(shelf.uid) : int(shelf.uid) + 1] = [shelf]
    return tuple(map(tuple, groups))


def _clauses(document: Document) -> tuple[tuple[str, str, str], ...]:
    """The clauses of a document as ``kin`` takes them."""
    said = [(each.path, f"{each.heading}\n{each.text}") for each in provisions(document)]
    return tuple(
        (path, sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest(), fingerprint(text))
        for path, text in said
    )


def _is_version(said: Identity, name_key: str, share: float, ahead: float, shelf: Shelf) -> bool:
    if said.provider and shelf.provider and _squeezed(said.provider) != _squeezed(shelf.provider):
        return False
    if said.kind and shelf.kind and said.kind != shelf.kind:
        return False
    if name_key and shelf.name_key:
        named = name_key.partition("/")[0] == shelf.name_key.partition("/")[0]
        return named and (share >= _NAMED or bool(said.provider and shelf.provider))
    return share >= _UNNAMED and ahead >= _AHEAD


def _squeezed(name: str) -> str:
    return "".join(name.split()).casefold()
