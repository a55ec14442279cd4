"""All that is known of one document."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Document
from models.parameters import OtherNumber, Parameter, ParameterRuling


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its topics (path of an article or part → keys, the primary one first) and its parameters.

    ``rulings`` are the decisions about parameters that were given, in their order; ``own_keys`` the keys that a user added,
    with their labels.
    """

    document: Document
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    other_numbers: tuple[OtherNumber, ...] = ()
    rulings: tuple[ParameterRuling, ...] = ()
    own_keys: tuple[tuple[str, str], ...] = ()
