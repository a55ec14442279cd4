"""What a rule is: a row of a table that a lawyer can read, with the sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.parameters.parties import Role
from analysis.parameters.vocabulary import NUMBERS, compiled


@dataclass(frozen=True)
class Rule:
    """One way in which documents state the value of a key.

    All patterns are those of the vocabulary. An example is written as in ``examples``: ［見出し］項 ¶ 項 ▷ 号.
    """

    key: str
    find: str
    """The words that state the value, in one sentence; what is quoted stands in 《》."""
    value: str
    """The value as the grammar writes it; ``{期間}``, ``{金額}`` … are the values found."""
    yes: Mapping[str, str]
    """Example → value."""
    no: tuple[str, ...]
    """Examples in which no rule may find this key."""
    about: str = ""
    """What caption, lead or text must speak of."""
    within: str = ""
    """What the sentence (with its lead) must also say."""
    unless: str = ""
    """What the sentence itself must not say."""
    elsewhere: str = ""
    """Captions and leads under which the words mean something else."""
    by: Role | None = None
    """Who acts; a sentence that does not tell is given the benefit."""
    cites: str = ""
    """Captions of which the sentence must cite one, by the number of its article."""
    last_resort: bool = False
    """Counts only where nothing else gives the key."""

    @property
    def loose(self) -> bool:
        """Whether the quote begins with anything that stands before the words, perhaps in the middle of one."""
        return bool(re.search(r"《(?:\(\?:[^()]*\)\?)?(?:\(\?:)*\[\^", self.find))

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns by the names of their fields, made when first needed: to make all of them takes half a second."""
        names = ("find", "about", "within", "unless", "elsewhere", "cites")
        return {name: compiled(text) for name in names if (text := getattr(self, name))}

    @cached_property
    def needs(self) -> frozenset[str]:
        """Kinds of number without which a sentence need not be looked at."""
        return NUMBERS & self.patterns["find"].groupindex.keys()
