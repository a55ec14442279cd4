"""How many services regulate something, told by the index of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, text

from corpus.store import fulltext


def having(connection: Connection, topics: Iterable[str]) -> Mapping[str, int]:
    """In the latest versions of how many services each of these topics (keys) has a clause."""
    found: dict[str, int] = {}
    for topic in dict.fromkeys(topics):
        condition, words = fulltext.condition(connection, fulltext.Words(tags=((fulltext.topic_tag(topic),),)))
        statement = (
            f"SELECT COUNT(DISTINCT v.service_id) FROM clause_words w"
            f" JOIN clauses c ON c.id = w.{fulltext.key(connection)} JOIN versions v ON v.id = c.version_id"
            f" WHERE {condition} AND v.latest"
        )
        found[topic] = connection.execute(text(statement), {"words": words}).scalar_one()
    return found
