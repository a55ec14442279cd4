"""Search over the library: what a person types, the clauses that answer, and the words marked in them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from sqlalchemy import Engine

from analysis.alignment.fingerprint import likeness
from analysis.parameters.labels import LABELS, spoken
from analysis.services.asking import Misunderstood, understood
from analysis.text import written
from analysis.text.search import forms, marks
from corpus.errors import UserError
from corpus.store import searching
from corpus.store.opening import reading
from corpus.store.searching import Candidate, Stated, plain
from models.document import citation
from models.search import Found, Hit, Query

_CAPTION = 0.5
"""What the same words in the caption are worth beside the likeness of two texts."""
_PARAGRAPH = re.compile("/(第[0-9]+項(?:の[0-9]+)*)")


def asked(typed: str) -> Query:
    """What a person typed, or UserError with what cannot be asked for."""
    try:
        query = understood(typed)
    except Misunderstood as error:
        raise UserError(f"検索の言葉を読み取れません。{error}") from None
    if query.empty:
        raise UserError("検索する言葉、「句」、主題: か、数値・条件の範囲（例: 解約予告 > 1ヶ月）を指定してください。")
    return query


def search(engine: Engine, query: Query, limit: int) -> Found:
    """The clauses that answer."""
    with reading(engine) as connection:
        found = searching.candidates(connection, query, limit + 1)
        shown = found[:limit]
        stated = searching.stated(connection, [each.id for each in shown], [bound.key for bound in query.bounds])
    return Found(tuple(_hit(each, query, stated.get(each.id, ())) for each in shown), more=len(found) > limit)


def like(engine: Engine, version: str, path: str, limit: int, *, elsewhere: bool = True) -> Found:
    """The clauses most like the one at a path of a version; ``elsewhere``: only those of other services.

    KeyError for a clause that is not there.
    """
    with reading(engine) as connection:
        one = searching.clause(connection, version, path)
        if one is None:
            raise KeyError(path)
        heading = forms([one.heading])
        found = searching.alike(connection, one, heading)
    others = [each for each in found if not elsewhere or each.service != one.service]
    scored = [(_alike(one, heading, each), each) for each in others]
    ranked = sorted(scored, key=lambda pair: (-pair[0], -pair[1].id))
    hits = tuple(_shown(each, _first(each), score=score) for score, each in ranked[:limit])
    return Found(hits, more=len(ranked) > limit)


def _alike(one: Candidate, heading: Sequence[str], other: Candidate) -> float:
    ours, theirs = set(heading), set(forms([other.heading]))
    caption = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    return likeness(one.mark, other.mark) * (1 - _CAPTION) + caption * _CAPTION


def _hit(clause: Candidate, query: Query, stated: Sequence[Stated]) -> Hit:
    """A clause with its provision that answers best, and the words marked in it."""
    pieces = dict(reversed(clause.pieces))
    values = tuple(dict.fromkeys(f"{LABELS.get(key, key)}: {spoken(key, value)}" for key, value, _ in stated))
    places = [path for _, _, path in stated if path in pieces]
    chosen = (places[0], pieces[places[0]]) if places and not query.phrases else _best(clause, query)
    numbers = _numbers(chosen[1], {value for _, value, path in stated if path == chosen[0]})
    return _shown(clause, chosen, _apart((*marks(chosen[1], query.phrases), *numbers)), values, query.phrases)


def _numbers(text: str, values: Set[str]) -> list[tuple[int, int]]:
    """Where values that answer are first written in a text as a number; what follows may count something else."""
    found = written.figures(written.plain(text)) if values else ()
    first = {str(each.value): (each.start, each.end) for each in reversed(found) if str(each.value) in values}
    return list(first.values())


def _apart(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, of two that overlap the first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _best(clause: Candidate, query: Query) -> tuple[str, str]:
    """The provision with most of the words: as they were typed, else in any spelling."""
    said = [plain(words) for words in query.said]
    counted = [sum(map(plain(text).count, said)) for _, text in clause.pieces]
    if query.phrases and not any(counted):
        counted = [len(marks(text, query.phrases)) for _, text in clause.pieces]
    return clause.pieces[counted.index(max(counted))] if any(counted) else _first(clause)


def _first(clause: Candidate) -> tuple[str, str]:
    return clause.pieces[0] if clause.pieces else (clause.path, "")


def _shown(
    clause: Candidate,
    piece: tuple[str, str],
    marked: tuple[tuple[int, int], ...] = (),
    values: tuple[str, ...] = (),
    phrases: Sequence[Sequence[str]] = (),
    score: float | None = None,
) -> Hit:
    path, text = piece
    below = {found[1] for each, _ in clause.pieces if (found := _PARAGRAPH.match(each.removeprefix(clause.path)))}
    where = clause.citation if path == clause.path else citation(path, single_paragraph=len(below) == 1)
    return Hit(
        service=clause.service,
        title=clause.title,
        version=clause.version,
        date=clause.date,
        latest=clause.latest,
        clause=clause.path,
        path=path,
        citation=where,
        heading=clause.heading,
        heading_marks=marks(clause.heading, phrases) if phrases else (),
        page=clause.page,
        text=text,
        marks=marked,
        values=values,
        likeness=score,
    )
