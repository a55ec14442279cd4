"""A reviewer's decisions about links, as alignment takes them: which provisions they speak of, and what follows.

A cut pair is never given. An added one always is, and the rest is paired anew around it: what stood where it stands now
stays only if it is sure, or if nothing better was found for the other end of it. A confirmed pair is given and moves
nothing. All of it works on the evidence, so that the ways of pairing need not know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from analysis.alignment.evidence import Evidence
from analysis.alignment.fingerprint import fingerprint, likeness
from analysis.alignment.kinship import Kinship
from analysis.subjects.provisions import Provision, provisions, whole
from models.comparison import Ruling
from models.decisions import LinkDecision, LinkSays
from models.document import Document, article_of

Pair = tuple[int, int]
"""Places among the provisions of the left and of the right document."""
Pairs = Mapping[Pair, float]

_SURE = 0.68
"""A pair that scores this much stays beside an added one: as much as a further link of two services must."""
_AT_ITS_PATH, _ELSEWHERE = 0.4, 0.7
"""How alike a text must be to be the one of a decision. Two articles of one document stay below it, near twins reach
0.8; one that was changed in three places keeps 0.5 and more."""


def decide(
    left: tuple[Document, str], right: tuple[Document, str], says: LinkSays, who: str, when: str, why: str = ""
) -> LinkDecision:
    """The decision about two articles, or two 項 or 号, each given by its document and path; KeyError where there is none."""
    marks = [mark_of(document, path) for document, path in (left, right)]
    return LinkDecision(left[1], marks[0], right[1], marks[1], says, who, when, why)


def mark_of(document: Document, path: str) -> str:
    """The fingerprint of an article, or of a 項 or 号 with all that lies below it; KeyError where there is none."""
    if path == article_of(path):
        return prints(document)[path]
    return fingerprint(whole(document.by_path[path].node))


def prints(document: Document) -> dict[str, str]:
    """The path of each provision (of a number printed twice the first) and its fingerprint, as decisions name them."""
    return {each.path: fingerprint(_everything(each)) for each in reversed(provisions(document))}


def clause_marks(document: Document) -> tuple[tuple[str, str], ...]:
    """The path of each 項, 号 and what lies below, with its fingerprint."""
    return tuple(
        (entry.path, fingerprint(whole(entry.node)))
        for entry in document.entries
        if entry.path != article_of(entry.path) and entry.node.text.strip()
    )


def _everything(provision: Provision) -> str:
    return f"{provision.heading}\n{provision.text}"


@dataclass(frozen=True)
class Rulings:
    """What a reviewer decided about two documents, by the places of their provisions."""

    held: Mapping[Pair, LinkDecision]
    """Of several about one pair the latest."""
    told: tuple[Ruling, ...] = ()
    """All decisions about articles, in the order given."""

    def of(self, says: LinkSays) -> list[Pair]:
        return [pair for pair, decision in self.held.items() if decision.says is says]

    def cuts(self, side: int, at: int) -> list[tuple[int, LinkDecision]]:
        """What was cut from a provision (0: of the left document, 1: of the right one)."""
        return [(pair[1 - side], self.held[pair]) for pair in self.of(LinkSays.CUT) if pair[side] == at]


def settle(left: Sequence[Provision], right: Sequence[Provision], decisions: Iterable[LinkDecision]) -> Rulings:
    """Find the articles that decisions speak of; one made with the two documents the other way round holds as well.

    Those about 項 and 号 are left to ``analysis.alignment.clause_rulings``.
    """
    told: list[tuple[LinkDecision, int | None, int | None]] = []
    for decision in (each for each in decisions if not each.inside):
        given = _find(left, decision.left, decision.left_print), _find(right, decision.right, decision.right_print)
        turned = _find(left, decision.right, decision.right_print), _find(right, decision.left, decision.left_print)
        told.append((decision, *(given if None in turned or None not in given else turned)))
    held = {(r, c): d for d, r, c in sorted(told, key=lambda each: each[0].moment) if r is not None and c is not None}
    rulings = (Ruling(d, _path(left, r), _path(right, c), _changed(d, left, right, (r, c))) for d, r, c in told)
    return Rulings(held, tuple(rulings))


def _path(side: Sequence[Provision], at: int | None) -> str | None:
    return None if at is None else side[at].path


def _changed(
    decision: LinkDecision,
    left: Sequence[Provision],
    right: Sequence[Provision],
    places: tuple[int | None, int | None],
) -> bool:
    row, column = places
    if row is None or column is None:
        return False
    return decision.made_of_others({fingerprint(_everything(each)) for each in (left[row], right[column])})


def _find(side: Sequence[Provision], path: str, mark: str) -> int | None:
    """The provision that a decision speaks of: the most alike in text, the one at its path where several are."""
    here = [at for at, provision in enumerate(side) if provision.path == path]
    if not mark:
        return here[0] if here else None
    scored = [(likeness(mark, fingerprint(_everything(each))), each.path == path, -at) for at, each in enumerate(side)]
    known = [(alike + 0.2 * at_path, at_path, at) for alike, at_path, at in scored if alike >= _least(at_path)]
    return -max(known)[2] if known else None


def _least(at_path: bool) -> float:
    return _AT_ITS_PATH if at_path else _ELSEWHERE


def paired(
    evidence: Evidence, kin: Kinship, rulings: Rulings, pairing: Callable[[Evidence, Kinship], Pairs]
) -> dict[Pair, float]:
    """The pairs that ``pairing`` finds, as the decisions would have them."""
    if not rulings.held:
        return dict(pairing(evidence, kin))
    cut = rulings.of(LinkSays.CUT)
    natural = pairing(*_told(evidence, kin, cut, 0.0))
    added = [pair for pair in rulings.of(LinkSays.ADD) if pair not in natural]
    found = dict(_around(evidence, kin, (natural, added, cut), pairing) if added else natural)
    found |= {pair: 1.0 for says in (LinkSays.ADD, LinkSays.CONFIRM) for pair in rulings.of(says)}
    return {pair: score for pair, score in found.items() if pair not in cut}


def _around(
    evidence: Evidence,
    kin: Kinship,
    known: tuple[Pairs, Sequence[Pair], Sequence[Pair]],
    pairing: Callable[[Evidence, Kinship], Pairs],
) -> dict[Pair, float]:
    """Pair anew with the added pairs given; ``known`` are the pairs so far, the added ones and those that were cut."""
    natural, added, cut = known
    rows, columns = {row for row, _ in added}, {column for _, column in added}
    touching = {pair for pair in natural if pair[0] in rows or pair[1] in columns}
    sure = {pair for pair in touching if natural[pair] >= _SURE}
    settled_rows = rows | {row for row, _ in sure}
    settled_columns = columns | {column for _, column in sure}
    keep = set(natural) | set(added)
    closed = [
        (row, column)
        for row in range(evidence.score.shape[0])
        for column in range(evidence.score.shape[1])
        if (row in rows or column in columns)
        or ((row in settled_rows or column in settled_columns) and (row, column) not in keep)
    ]
    found = dict(pairing(*_told(*_told(evidence, kin, [*cut, *closed], 0.0), added, 1.0)))
    new = found.keys() - natural.keys()
    taken = {row for row, _ in new}, {column for _, column in new}
    for row, column in sorted(touching):
        elsewhere = (row not in rows or column in taken[1]) and (column not in columns or row in taken[0])
        if (row, column) in sure or not elsewhere:
            found[row, column] = natural[row, column]
    return found


def _told(evidence: Evidence, kin: Kinship, pairs: Sequence[Pair], worth: float) -> tuple[Evidence, Kinship]:
    """The evidence as if nothing (0) or everything (1) spoke for some pairs."""
    if not pairs:
        return evidence, kin
    return _put(evidence, pairs, worth), _put(kin, pairs, worth)


Told = TypeVar("Told", Evidence, Kinship)


def _put(told: Told, pairs: Sequence[Pair], worth: float) -> Told:
    import numpy as np

    places = tuple(np.array(pairs).T)
    changed: dict[str, Any] = {}
    for field in fields(told):
        matrix = getattr(told, field.name)
        if isinstance(matrix, np.ndarray):
            changed[field.name] = matrix.copy()
            changed[field.name][places] = worth
    return replace(told, **changed)
