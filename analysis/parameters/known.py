"""Sentences that were read before: versions of a document, and documents after one pattern, share most of theirs.

What the rules find in a sentence depends on the sentence in its surroundings (``Clause``), on who is 甲, and on the
captions of the articles that it cites; so the same is found once, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from analysis.parameters.clauses import Clause
from analysis.parameters.engine import Found, cited, run
from analysis.parameters.parties import Role
from analysis.parameters.tables import NAMED, RULES

_Pairs = tuple[tuple[str, str], ...]


def found(clause: Clause, names: Mapping[str, Role], captions: Mapping[str, str]) -> Iterator[Found]:
    """What ``engine.run`` finds in a sentence with all rules."""
    titles = tuple((label, captions[label]) for label in dict.fromkeys(cited(clause.text)) if label in captions)
    for rule, parameter in _found(replace(clause, path="本則"), tuple(names.items()), titles):
        yield rule, replace(parameter, path=clause.path)


@lru_cache(maxsize=8192)
def _found(clause: Clause, names: tuple[tuple[str, Role], ...], captions: _Pairs) -> tuple[Found, ...]:
    return tuple(run(RULES, clause, dict(names), dict(captions), NAMED))
