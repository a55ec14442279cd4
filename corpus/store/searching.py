"""Clauses by their words, topics, values, services and days; and clauses by how alike they are.

A query never passes over all clauses: it takes the first ones that the index gives (the newest, those with the words in
their caption before the others) and orders these. So it costs the same for a common word as for a rare one.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, text

from corpus.store import fulltext
from corpus.store.packing import unpack_pieces
from models.library import called
from models.search import Bound, Query, Sign

_BY_HEADING, _BY_WORDS = 40, 160
"""Clauses that are looked at more closely: those with the words in their caption, and others."""
_PAGE = 6
"""Times as many clauses as are wanted are taken from the index at once where not all of them are meant, then so many
times more.
"""
_NO_ID = 2**31 - 1
"""No id of a clause is greater."""
_FEW = 200
"""Versions that are told to the index of words by name; where more are meant, each clause is asked for its version."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause as it lies in the library."""

    id: int
    service: str
    provider: str
    name: str
    kind: str
    version: str
    file: str
    version_title: str
    date: str
    latest: bool
    path: str
    citation: str
    heading: str
    page: int | None
    mark: str
    topics: str
    pieces: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        return " ".join(filter(None, (self.provider, called(self.name, self.kind, self.version_title)))) or self.file


_DAY = "COALESCE(NULLIF(v.corrected, ''), NULLIF(v.effective, ''), NULLIF(v.revised, ''), v.given)"
_ROW = f"""
    SELECT c.id, s.uid AS service, s.provider, s.name, s.kind, v.uid AS version, v.file, v.title AS version_title, {_DAY} AS date, v.latest,
           c.path, c.citation, c.heading, c.page, c.mark, c.topics, c.pieces
    FROM clauses c JOIN versions v ON v.id = c.version_id JOIN services s ON s.id = v.service_id WHERE c.id IN :ids"""


def candidates(connection: Connection, query: Query, limit: int) -> list[Candidate]:
    """The clauses that answer a query, the best ones first, at most ``limit`` of them."""
    scope = _scope(connection, query)
    if scope.nothing:
        return []
    if query.bounds and not query.phrases and not query.topics:
        return _rows(connection, _stating(connection, query, scope, limit), ordered=True)
    ids = _by_words(connection, query, scope, max(limit, _BY_WORDS))
    found = _rows(connection, ids)
    ranked = sorted(found, key=lambda each: _rank(each, query), reverse=True)
    return ranked[:limit]


@dataclass(frozen=True, slots=True)
class _Scope:
    """The versions that are meant: by a condition on each (SQL with its values), or by name where they are few."""

    condition: str
    values: dict[str, Any]
    few: tuple[int, ...] | None
    nothing: bool = False


def _scope(connection: Connection, query: Query) -> _Scope:
    conditions = [] if query.earlier else ["v.latest"]
    values: dict[str, Any] = {}
    for column, names in (("provider", query.providers), ("name", query.services)):
        for at, name in enumerate(names):
            conditions.append(f"LOWER(s.{column}) LIKE LOWER(:{column}{at}) ESCAPE '~'")
            values[f"{column}{at}"] = "%" + re.sub("([~%_])", r"~\1", name) + "%"
    for sign, name, day in ((">=", "since", query.since), ("<=", "until", query.until)):
        if day:
            conditions.append(f"{_DAY} {sign} :{name} AND {_DAY} <> ''")
            values[name] = day
    condition = " AND ".join(conditions) or "1 = 1"
    if not values:
        return _Scope(condition, values, None)
    named = f"SELECT v.id FROM versions v JOIN services s ON s.id = v.service_id WHERE {condition} LIMIT {_FEW + 1}"
    ids = tuple(connection.scalars(text(named), values))
    return _Scope(condition, values, ids if len(ids) <= _FEW else None, nothing=not ids)


def _by_words(connection: Connection, query: Query, scope: _Scope, most: int) -> list[int]:
    tags: list[tuple[str, ...]] = [(fulltext.topic_tag(topic),) for topic in query.topics]
    if scope.few is not None:
        tags.append(tuple(map(fulltext.version_tag, scope.few)))
    if query.bounds:
        tags.append((fulltext.parameter_tag(query.bounds[0].key),))
    found: dict[int, None] = {}
    for in_heading, limit in ((True, _BY_HEADING), (False, most)):
        if query.phrases or not in_heading:
            wanted = fulltext.Words(query.phrases, in_heading=in_heading, tags=tuple(tags))
            found |= dict.fromkeys(_indexed(connection, wanted, scope, limit, query.bounds))
    return list(found)


def _indexed(
    connection: Connection, wanted: fulltext.Words, scope: _Scope, limit: int, bounds: Sequence[Bound] = ()
) -> list[int]:
    """The newest clauses that the index of words gives, within the scope and the bounds."""
    conditions = [] if scope.few is not None else [scope.condition]
    values = dict(scope.values) if conditions else {}
    conditions += _bounded(bounds, values)
    if conditions == ["1 = 1"]:
        conditions = []
    found: list[int] = []
    before, page = _NO_ID, limit if not conditions else limit * _PAGE
    while len(found) < limit:
        rows = _page(connection, wanted, conditions, {**values, "before": before, "page": page})
        found += [id for id, fits in rows if fits]
        if len(rows) < page:
            break
        before, page = rows[-1][0], page * _PAGE
    return found[:limit]


def _page(
    connection: Connection, wanted: fulltext.Words, conditions: Sequence[str], values: Mapping[str, Any]
) -> list[tuple[int, bool]]:
    """The next clauses that the index gives, the newest first, and whether the conditions hold for them.

    The index is asked first and alone: PostgreSQL would go through all clauses for a word that it takes for common.
    """
    condition, words = fulltext.condition(connection, wanted)
    key = fulltext.key(connection)
    inner = (
        f"SELECT w.{key} AS id FROM clause_words w WHERE {condition} AND w.{key} < :before"
        f" ORDER BY w.{key} DESC LIMIT :page"
    )
    joined = (
        " LEFT JOIN clauses c ON c.id = w.id LEFT JOIN versions v ON v.id = c.version_id"
        " LEFT JOIN services s ON s.id = v.service_id"
    )
    fits = " AND ".join(conditions) or "1 = 1"
    statement = f"SELECT w.id, ({fits}) AS fits FROM ({inner}) w{joined if conditions else ''} ORDER BY w.id DESC"
    rows = connection.execute(text(statement), {**values, "words": words})
    return [(id, bool(fits)) for id, fits in rows]


def _bounded(bounds: Sequence[Bound], values: dict[str, Any]) -> list[str]:
    """SQL for the bounds on a clause ``c``: it states the first one itself, its version the others."""
    own = [
        f"EXISTS (SELECT 1 FROM stated p0 WHERE p0.clause_id = c.id AND {_stated(b, 'p0', values, in_clause=True)})"
        for b in bounds[:1]
    ]
    return own + _of_version(bounds[1:], values)


def _of_version(bounds: Sequence[Bound], values: dict[str, Any]) -> list[str]:
    """SQL for what the version of a clause ``c`` states anywhere."""
    return [
        f"EXISTS (SELECT 1 FROM stated p{at} JOIN clauses c{at} ON c{at}.id = p{at}.clause_id"
        f" WHERE c{at}.version_id = c.version_id AND {_stated(bound, f'p{at}', values, in_clause=True)})"
        for at, bound in enumerate(bounds, 1)
    ]


_COMPARED = {
    Sign.OVER: "{p}.low > :{p}high",
    Sign.AT_LEAST: "{p}.low >= :{p}low",
    Sign.UNDER: "{p}.high < :{p}low",
    Sign.AT_MOST: "{p}.high <= :{p}high",
    Sign.IS: "{p}.low = :{p}low AND {p}.high = :{p}high",
}


def _stating(connection: Connection, query: Query, scope: _Scope, limit: int) -> list[int]:
    """The clauses that state the values asked for; the largest first, the smallest first where less is asked for."""
    first = query.bounds[0]
    values: dict[str, Any] = {**scope.values, "limit": limit}
    own = _stated(first, "p0", values)
    more = "".join(f" AND {each}" for each in _of_version(query.bounds[1:], values))
    order = "p0.low" if first.sign in (Sign.UNDER, Sign.AT_MOST) else "p0.low DESC"
    statement = f"""
        SELECT p0.clause_id FROM stated p0 JOIN clauses c ON c.id = p0.clause_id
        JOIN versions v ON v.id = c.version_id JOIN services s ON s.id = v.service_id
        WHERE {own} AND {scope.condition}{more} ORDER BY {order}, p0.clause_id DESC LIMIT :limit"""
    return list(dict.fromkeys(connection.scalars(text(statement), values)))


def _stated(bound: Bound, name: str, values: dict[str, Any], *, in_clause: bool = False) -> str:
    """SQL for what a row of ``stated`` says; ``in_clause``: the clause is known, and the index of keys would only mislead."""
    values[f"{name}key"] = bound.key
    key = f"{name}.key || ''" if in_clause else f"{name}.key"
    if bound.amount is None:
        values[f"{name}value"] = bound.value
        return f"{key} = :{name}key AND {name}.value = :{name}value"
    values |= {f"{name}scale": bound.amount.scale}
    compared = _COMPARED[bound.sign].format(p=name)
    values |= {f"{name}{end}": getattr(bound.amount, end) for end in ("low", "high") if f":{name}{end}" in compared}
    return f"{key} = :{name}key AND {name}.scale = :{name}scale AND {compared}"


def _rows(connection: Connection, ids: Sequence[int], *, ordered: bool = False) -> list[Candidate]:
    """The clauses of these ids; ``ordered``: in their order."""
    if not ids:
        return []
    statement = text(_ROW).bindparams(bindparam("ids", expanding=True))
    found = []
    for row in connection.execute(statement, {"ids": list(ids)}).mappings():
        known = {**row, "latest": bool(row["latest"]), "pieces": unpack_pieces(row["pieces"])}
        found.append(Candidate(**known))
    places = {id: at for at, id in enumerate(ids)}
    return sorted(found, key=lambda each: places[each.id]) if ordered else found


_LOOSE = ("改定履歴", "前文", "末尾")
"""Parts that no one looks for first."""


def _rank(clause: Candidate, query: Query) -> tuple[float, str, int]:
    """How well a clause answers: the words as typed in its caption, often, in few words; its main topic; its day."""
    heading = plain(clause.heading)
    body = plain(" ".join(words for _, words in clause.pieces))
    score = 2.0 * (clause.topics.partition(" ")[0] in query.topics) - 2.0 * clause.path.startswith(_LOOSE)
    for words in map(plain, query.said):
        score += 3.0 * (words in heading) + 3.0 * (words == heading)
        score += math.log1p(body.count(words)) / (1 + len(body) / 2000)
    return score, clause.date, clause.id


def plain(words: str) -> str:
    """Words in one width and one case."""
    return unicodedata.normalize("NFKC", words).casefold()


def clause(connection: Connection, version: str, path: str) -> Candidate | None:
    """The clause of a version at a path."""
    statement = (
        "SELECT c.id FROM clauses c JOIN versions v ON v.id = c.version_id WHERE v.uid = :uid AND c.path = :path"
    )
    ids = connection.scalars(text(f"{statement} ORDER BY c.place LIMIT 1"), {"uid": version, "path": path})
    return next(iter(_rows(connection, list(ids))), None)


Stated = tuple[str, str, str]
"""Key, value and path of a value that a clause states."""


def stated(connection: Connection, ids: Sequence[int], keys: Sequence[str]) -> dict[int, list[Stated]]:
    """The values of these parameters in these clauses."""
    found: dict[int, list[Stated]] = {}
    if ids and keys:
        statement = text(
            "SELECT clause_id, key, value, path FROM stated WHERE clause_id IN :ids AND key IN :keys ORDER BY id"
        )
        asked = statement.bindparams(bindparam("ids", expanding=True), bindparam("keys", expanding=True))
        for row in connection.execute(asked, {"ids": list(ids), "keys": list(keys)}):
            found.setdefault(row.clause_id, []).append((row.key, row.value, row.path))
    return found


def alike(connection: Connection, one: Candidate, heading: Sequence[str]) -> list[Candidate]:
    """Clauses that may be like this one: with like texts, on its topic with its words in their caption, on its topic."""
    topics = one.topics.split()
    ids: dict[int, None] = {}
    everywhere = _scope(connection, Query())
    asked = [(fulltext.Words(tags=(fulltext.bands(one.mark),)), 2 * _BY_WORDS)]
    for topic in topics[:1]:
        group = ((fulltext.topic_tag(topic),),)
        asked += [(fulltext.Words(((word,),), in_heading=True, tags=group), _BY_HEADING) for word in heading]
        asked.append((fulltext.Words(tags=group), _BY_HEADING))
    for wanted, limit in asked:
        ids |= dict.fromkeys(_indexed(connection, wanted, everywhere, limit))
    ids.pop(one.id, None)
    return _rows(connection, list(ids))
