"""準用 and 読替え: what an article says of another matter, and what it says once words of it are read otherwise.

「第３条の規定は、付加機能の解約について準用する。この場合において、「30日前」とあるのは「60日前」と読み替える。」 The sentences that are cited are read again:
under the matter they are applied to, with the new words in the place of the old. A value stays where it is printed: in
the article that is cited, or where the new words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.parameters.clauses import Clause
from analysis.parameters.engine import Found, run
from analysis.parameters.parties import Role
from analysis.parameters.places import PROVISION, Places
from analysis.parameters.rules import Rule

_APPLIED = re.compile(
    rf"{PROVISION}(?:の規定)?は、?(?P<matter>[^。]{{2,60}}?)(?:について|に|へ)(?:も)?、?(?:これを)?準用"
)
_INSTEAD = re.compile(r"「(?P<old>[^「」\n]{2,40})」とあ(?:るの|り)は、?「(?P<new>[^「」\n]{2,40})」")


@dataclass(frozen=True)
class Reader:
    """What ``engine.run`` needs to read a sentence with all rules."""

    rules: Sequence[Rule]
    names: Mapping[str, Role]
    captions: Mapping[str, str]
    signs: Mapping[str, tuple[str, ...]]

    def found(self, clause: Clause) -> Iterator[Found]:
        """What the rules find in a sentence."""
        return run(self.rules, clause, self.names, self.captions, self.signs)


def applied(read: Sequence[Clause], reader: Reader) -> Iterator[Found]:
    """What the rules find in sentences that others apply to another matter; ``read`` are all sentences of a document."""
    places = Places(read)
    for clause in read:
        for by in _APPLIED.finditer(clause.text):
            instead = list(_INSTEAD.finditer(clause.own, clause.start))
            for cited in places.cited(clause, by):
                if not any(new["old"] in cited.text for new in instead):
                    yield from _of_another_matter(cited, by["matter"], reader)
                for new in instead:
                    yield from _read_otherwise(cited, by["matter"], clause, new, reader)


def _of_another_matter(cited: Clause, matter: str, reader: Reader) -> Iterator[Found]:
    """Keys that the sentence states of the other matter alone: what it states anyway is no second entry."""
    stated = {rule.key for rule, _ in reader.found(cited)}
    for rule, parameter in reader.found(replace(cited, heading=matter)):
        if rule.key not in stated:
            yield rule, parameter


def _read_otherwise(cited: Clause, matter: str, clause: Clause, new: re.Match[str], reader: Reader) -> Iterator[Found]:
    """The values that stand in the new words once they are put in the place of the old."""
    at = cited.text.find(new["old"])
    if at < 0:
        return
    last = at + len(new["new"])
    text = cited.text[:at] + new["new"] + cited.text[at + len(new["old"]) :]
    shown = replace(cited, text=text, raw=text, own=text, near=text, start=0, heading=f"{cited.heading} {matter}")
    start, end = new.span("new")
    for rule, parameter in reader.found(shown):
        if rule.needs and parameter.start < last and at < parameter.end:
            quote = clause.raw[start:end]
            yield rule, replace(parameter, path=clause.path, start=start, end=end, quote=quote)
