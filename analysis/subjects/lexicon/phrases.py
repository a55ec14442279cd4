"""All ways to say the same that wording is told by."""

from __future__ import annotations

from analysis.subjects.lexicon.assemblies import ASSEMBLIES
from analysis.subjects.lexicon.circumstances import CIRCUMSTANCES
from analysis.subjects.lexicon.deeds import DEEDS
from analysis.subjects.lexicon.formulas import FORMULAS
from analysis.subjects.lexicon.idioms import IDIOMS
from analysis.subjects.lexicon.phrase import Phrase
from analysis.subjects.lexicon.reckonings import RECKONINGS
from analysis.subjects.lexicon.requests import REQUESTS
from analysis.subjects.lexicon.turns import TURNS

PHRASES: tuple[Phrase, ...] = (*ASSEMBLIES, *CIRCUMSTANCES, *DEEDS, *FORMULAS, *IDIOMS, *RECKONINGS, *REQUESTS, *TURNS)
