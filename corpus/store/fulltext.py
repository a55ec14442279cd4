"""Search for words on both databases: FTS5 on SQLite, ``tsvector`` on PostgreSQL; only the dialect is known here.

The words of a clause come normalized; neither database cuts, stems or folds anything itself. Beside the words stand tags:
the version (``v12``) and the topics of the clause, so that a search in few versions need not pass by all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

_MOST_POSITIONS = 16_383
"""PostgreSQL's places in a text; words behind them count as standing at the last one."""
_MOST_WORDS = 40_000
"""Words of one clause that PostgreSQL takes, whose vectors have a limit of a megabyte."""
_BANDS = 8
"""Pairs of samples of a fingerprint that are indexed."""
_BETWEEN = 16
"""Places between heading and body, so that no phrase runs over."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a clause must hold: every phrase (one word or several in a row) and one of the tags of every group."""

    phrases: tuple[tuple[str, ...], ...] = ()
    in_heading: bool = False
    tags: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Indexed:
    """A clause as search sees it."""

    id: int
    heading: tuple[str, ...]
    body: tuple[str, ...]
    tags: tuple[str, ...]


def bare(word: str) -> str:
    """A word as it is indexed: letters and digits of any script alone; empty where it has none.

    >>> bare("NGN-VPN"), bare("14.6"), bare("、")
    ('ngnvpn', '146', '')
    """
    return "".join(filter(str.isalnum, word)).casefold()


def version_tag(id: int) -> str:
    return f"v{id}"


def topic_tag(topic: str) -> str:
    """A topic in letters alone.

    >>> topic_tag("terms_change")
    'ttermschange'
    """
    return "t" + bare(topic)


def bands(mark: str) -> tuple[str, ...]:
    """Tags of a fingerprint (64 hexadecimal digits): texts that are half alike share at least one, nine times of ten.

    >>> bands("00ff" * 16)[:2]
    ('b000ff', 'b100ff')
    """
    return tuple(f"b{at:x}{mark[4 * at : 4 * at + 4]}" for at in range(_BANDS))


def index(connection: Connection, clauses: Iterable[Indexed]) -> None:
    """Make clauses findable."""
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO clause_words (rowid, heading, body, tags) VALUES (:id, :heading, :body, :tags)"
        rows = [
            {"id": c.id, "heading": _row(c.heading), "body": _row(c.body), "tags": " ".join(c.tags)} for c in clauses
        ]
    else:
        statement = "INSERT INTO clause_words (id, words) VALUES (:id, CAST(:words AS tsvector))"
        rows = [{"id": c.id, "words": _vector(c)} for c in clauses]
    if rows:
        connection.execute(text(statement), rows)


def _row(words: Sequence[str]) -> str:
    return " ".join(filter(None, map(bare, words)))


def _vector(clause: Indexed) -> str:
    """PostgreSQL's own way to write a vector: 'word':3A; headings have the weight A, tags a sign that no word has."""
    heading, body = (list(filter(None, map(bare, said[:_MOST_WORDS]))) for said in (clause.heading, clause.body))
    places: dict[str, list[str]] = {}
    for at, word in enumerate(heading, 1):
        places.setdefault(word, []).append(f"{at}A")
    for at, word in enumerate(body, len(heading) + _BETWEEN):
        places.setdefault(word, []).append(str(min(at, _MOST_POSITIONS)))
    told = [f"'{word[:500]}':{','.join(where[:255])}" for word, where in places.items()]
    return " ".join([*told, *(f"'#{tag}'" for tag in clause.tags)])


def condition(connection: Connection, words: Words) -> tuple[str, str]:
    """SQL that holds for the clauses with these words, on ``clause_words w``, and the value of its parameter ``words``."""
    if connection.dialect.name == "sqlite":
        return "w.clause_words MATCH :words", _match(words)
    return "w.words @@ CAST(:words AS tsquery)", _query(words)


def key(connection: Connection) -> str:
    """The column of ``clause_words`` that is the id of the clause."""
    return "rowid" if connection.dialect.name == "sqlite" else "id"


def _match(words: Words) -> str:
    columns = "heading" if words.in_heading else "{heading body}"
    said = [f'{columns} : "{" ".join(map(bare, phrase))}"' for phrase in words.phrases]
    said += [f"tags : ({' OR '.join(group)})" for group in words.tags]
    return " AND ".join(said)


def _query(words: Words) -> str:
    weight = ":A" if words.in_heading else ""
    said = ["(" + " <-> ".join(f"'{bare(word)[:500]}'{weight}" for word in phrase) + ")" for phrase in words.phrases]
    said += ["(" + " | ".join(f"'#{tag}'" for tag in group) + ")" for group in words.tags]
    return " & ".join(said)


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Clauses that are gone: SQLite's index keeps their words (nothing finds them), PostgreSQL drops them by itself."""
    if connection.dialect.name == "postgresql" and ids:
        connection.execute(text("DELETE FROM clause_words WHERE id = ANY(:ids)"), {"ids": list(ids)})
