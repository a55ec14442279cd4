"""All that is known of one document."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Document
from models.parameters import OtherNumber, Parameter, ParameterRuling, StatuteNote

Topics = tuple[tuple[str, tuple[str, ...]], ...]
"""Path of an article or part → its topics, the primary one first."""
Unread = tuple[tuple[str, tuple[str, ...]], ...]
"""Key of a parameter → the paths of the provisions that speak of it though no value was understood."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its topics and its parameters.

    ``rulings`` are the decisions about parameters that were given, in their order; ``own_keys`` the keys that a user
    added, with their labels. What neither ``parameters`` nor ``unread`` have, the whole text says nothing of.
    ``statutes`` are notes on what the law says of it.
    """

    document: Document
    topics: Topics = ()
    parameters: tuple[Parameter, ...] = ()
    other_numbers: tuple[OtherNumber, ...] = ()
    rulings: tuple[ParameterRuling, ...] = ()
    own_keys: tuple[tuple[str, str], ...] = ()
    unread: Unread = ()
    statutes: tuple[StatuteNote, ...] = ()
