"""All that is known of one document."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Document
from models.parameters import OtherNumber, Parameter


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its topics (path of an article or part → keys, the primary one first) and its parameters."""

    document: Document
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parameters: tuple[Parameter, ...] = ()
    other_numbers: tuple[OtherNumber, ...] = ()
