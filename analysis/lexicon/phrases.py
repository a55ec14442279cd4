"""All ways to say the same that wording is told by."""

from __future__ import annotations

from analysis.lexicon.deeds import DEEDS
from analysis.lexicon.phrase import Phrase
from analysis.lexicon.turns import TURNS

PHRASES: tuple[Phrase, ...] = (*DEEDS, *TURNS)
