"""Which rules a finding was made by: one short digest of all tables, for the imprint of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256

_DIGITS = 12


@lru_cache(maxsize=1)
def digest() -> str:
    """Twelve hexadecimal digits that change with every change of a rule: lexicon, parameters, contradictions, traces, directions, statutes."""
    from analysis.parameters import GROUPS
    from analysis.parameters.contradictions import ANYONE, ONE_MATTER
    from analysis.parameters.matters import APART, KINDS, TIMES
    from analysis.parameters.statutes import STATUTES
    from analysis.parameters.tables import RULES
    from analysis.parameters.traces import TRACES
    from analysis.services.directions import WAYS
    from analysis.subjects.lexicon import ROWS
    from analysis.subjects.lexicon.synonyms import MEANS

    found = sha256()
    for piece in _pieces((RULES, GROUPS, ROWS, MEANS, TRACES, WAYS, STATUTES, ONE_MATTER, ANYONE, APART, KINDS, TIMES)):
        found.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()[:_DIGITS]


def _pieces(value: object) -> Iterator[str]:
    """All that a table says, piece by piece, in an order that does not change from run to run."""
    if is_dataclass(value):
        for field in fields(value):
            if field.compare:
                yield field.name
                yield from _pieces(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _pieces(key)
            yield from _pieces(held)
    elif isinstance(value, (tuple, list)):
        yield str(len(value))
        for member in value:
            yield from _pieces(member)
    elif isinstance(value, (set, frozenset)):
        yield from _pieces(sorted(value, key=str))
    elif isinstance(value, re.Pattern):
        yield value.pattern
    elif value is None or isinstance(value, (str, int, float)):
        yield str(value)
    else:
        raise TypeError(f"a rule holds nothing of this kind: {value!r}")
