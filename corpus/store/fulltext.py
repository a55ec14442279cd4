"""Search for words on both databases: FTS5 on SQLite, ``tsvector`` on PostgreSQL; only the dialect is known here.

The words of a clause come normalized; neither database cuts, stems or folds anything itself. Among them stand tags,
words that no text has: the version, the topics, the parameters, the fingerprint and the words of the caption, so that a
search in few versions, for a topic, for like texts or in captions need not pass by all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, text

_MOST_POSITIONS = 16_383
"""PostgreSQL's places in a text; words behind them count as standing at the last one."""
_MOST_WORDS = 40_000
"""Words of one clause that are indexed: PostgreSQL's vectors have a limit of a megabyte."""
_LONGEST = 500
"""Characters of a word that PostgreSQL takes."""
_BANDS = 8
"""Pairs of samples of a fingerprint that are indexed."""
_SIGN = "ꙮ"
"""What a tag begins with: a letter, for both databases, of a single manuscript of 1429."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a clause must hold: every phrase (one word or several in a row) and one of the tags of every group.

    ``in_heading``: the words of the phrases, in any order, in its caption.
    """

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

    >>> bare("KLM-VPN"), bare("14.6"), bare("、")
    ('klmvpn', '146', '')
    """
    return "".join(filter(str.isalnum, word)).casefold().replace(_SIGN, "")


def version_tag(id: int) -> str:
    """The tag of a version."""
    return f"{_SIGN}v{id}"


def topic_tag(topic: str) -> str:
    """The tag of a topic: its letters alone."""
    return f"{_SIGN}t{bare(topic)}"


def caption_tag(word: str) -> str:
    """The tag of a word in a caption."""
    return f"{_SIGN}c{bare(word)}"


def parameter_tag(key: str) -> str:
    """The tag of a parameter that a clause states."""
    return f"{_SIGN}p{bare(key)}"


def bands(mark: str) -> tuple[str, ...]:
    """Tags of a fingerprint (64 hexadecimal digits): texts that are half alike share at least one, nine times of ten."""
    return tuple(f"{_SIGN}b{at:x}{mark[4 * at : 4 * at + 4]}" for at in range(_BANDS))


def index(connection: Connection, clauses: Iterable[Indexed]) -> None:
    """Make clauses findable."""
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO clause_words (rowid, words) VALUES (:id, :words)"
        rows = [{"id": clause.id, "words": " ".join(_words(clause))} for clause in clauses]
    else:
        statement = "INSERT INTO clause_words (id, words) VALUES (:id, CAST(:words AS tsvector))"
        rows = [{"id": clause.id, "words": _vector(clause)} for clause in clauses]
    if rows:
        connection.execute(text(statement), rows)


def _words(clause: Indexed) -> list[str]:
    """Caption and text with a sign between, so that no phrase runs over, then the tags."""
    heading, body = ([word for word in map(bare, said) if word] for said in (clause.heading, clause.body))
    return [*heading, _SIGN, *body[:_MOST_WORDS], *dict.fromkeys(map(caption_tag, heading)), *clause.tags]


def _vector(clause: Indexed) -> str:
    """PostgreSQL's own way to write a vector: 'word':3,7."""
    places: dict[str, list[str]] = {}
    for at, word in enumerate(_words(clause), 1):
        places.setdefault(word[:_LONGEST], []).append(str(min(at, _MOST_POSITIONS)))
    return " ".join(f"'{word}':{','.join(where[:255])}" for word, where in places.items())


def condition(connection: Connection, words: Words) -> tuple[str, str]:
    """SQL that holds for the clauses with these words, on ``clause_words w``, and the value of its parameter ``words``."""
    phrases = [[bare(word) for word in phrase] for phrase in words.phrases]
    groups = list(words.tags)
    if words.in_heading:
        groups += [(caption_tag(word),) for phrase in phrases for word in phrase]
    if connection.dialect.name == "sqlite":
        said = [f'"{" ".join(phrase)}"' for phrase in phrases if not words.in_heading]
        return "w.clause_words MATCH :words", " AND ".join([*said, *(f"({' OR '.join(group)})" for group in groups)])
    said = [" <-> ".join(f"'{word[:_LONGEST]}'" for word in phrase) for phrase in phrases if not words.in_heading]
    either = [" | ".join(f"'{tag[:_LONGEST]}'" for tag in group) for group in groups]
    return "w.words @@ CAST(:words AS tsquery)", " & ".join(f"({each})" for each in (*said, *either))


def key(connection: Connection) -> str:
    """The column of ``clause_words`` that is the id of the clause."""
    return "rowid" if connection.dialect.name == "sqlite" else "id"


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Clauses that are gone: PostgreSQL drops their words, SQLite's index keeps them (nothing finds them) until ``clean``."""
    if connection.dialect.name == "postgresql" and ids:
        connection.execute(text("DELETE FROM clause_words WHERE id = ANY(:ids)"), {"ids": list(ids)})


def clean(connection: Connection) -> int:
    """Let SQLite's index forget the words of clauses that are gone; how many these were. PostgreSQL has none.

    FTS5 takes words out only if it is told them, and they are kept nowhere else: they are read off the index itself.
    """
    if connection.dialect.name != "sqlite":
        return 0
    gone = "SELECT d.id FROM clause_words_docsize d LEFT JOIN clauses c ON c.id = d.id WHERE c.id IS NULL"
    if connection.scalar(text(f"{gone} LIMIT 1")) is None:
        return 0
    connection.execute(text("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab('main', 'clause_words', 'instance')"))
    rows = connection.execute(text(f"SELECT doc, term FROM temp.indexed WHERE doc IN ({gone}) ORDER BY doc, offset"))
    forgotten = [{"id": id, "words": " ".join(row.term for row in of)} for id, of in groupby(rows, lambda row: row.doc)]
    there = [{"id": id, "words": ""} for id in connection.scalars(text(gone))]
    told = {each["id"] for each in forgotten}
    statement = text("INSERT INTO clause_words (clause_words, rowid, words) VALUES ('delete', :id, :words)")
    connection.execute(statement, [*forgotten, *(each for each in there if each["id"] not in told)])
    connection.execute(text("INSERT INTO clause_words (clause_words) VALUES ('optimize')"))
    connection.execute(text("DROP TABLE temp.indexed"))
    return len(there)
