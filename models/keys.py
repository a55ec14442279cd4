"""Keys that a user adds to the table of parameters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of a user's table: one way in which documents state a value, as it is written there.

    ``value`` and ``about`` are patterns of ``analysis.parameters.own_keys``; ``yes`` are sentences that state a value,
    each with the value (empty: any), ``no`` sentences that must state none. ``line`` counts the rows of the file from
    1.
    """

    line: int
    key: str
    label: str
    about: str
    value: str
    unless: str
    yes: tuple[tuple[str, str], ...]
    no: tuple[str, ...]
