"""Values that a sentence takes from elsewhere: by a name that is defined (予告期間), by the number of an article or a 別表.

「予告期間」とは、30日をいう。… 会員は、予告期間をおいて退会できる。 The sentence is read with the value in the place of the name; what the
rules then find is stated where the value stands, not where it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.parameters.clauses import Clause
from analysis.parameters.engine import Found, run
from analysis.parameters.parties import Role
from analysis.parameters.places import ANNEX, PROVISION, Places
from analysis.parameters.rules import Rule
from analysis.parameters.rules_tables import RULES as ROWS
from analysis.text.written import Figure, figures

_NAME = r"「(?P<name>[^「」\n]{2,16}(?:期間|期限|日数|期日|率|割合|額))」"
_MEANT = re.compile(rf"{_NAME}とは、?(?P<words>[^。「」]{{2,90}}?)(?:をい|を指|を意味|とし|とする|です)")
_CALLED = re.compile(rf"\((?:以下|これを)[^()「」]{{0,14}}{_NAME}")
_BEFORE = re.compile(r"[^。、「」()\n]*\Z")
_CITED = re.compile(
    rf"(?:{ANNEX}|{PROVISION})"
    r"(?:に|の|で)(?:定める|規定する|掲げる|記載する|記載の|定めた)(?P<name>[^。、「」\s]{0,8}?(?:期間|期限|日数|率|割合|(?<!価)額))"
)
_LISTED = re.compile(
    rf"(?<![一-龥ァ-ヶー])(?P<name>[一-龥ァ-ヶー]{{2,16}}(?:の[一-龥ァ-ヶー]{{2,8}})?)は、?[^。、]{{0,10}}?{ANNEX}\s*(?:に(?:定め|掲げ|規定|記載)|の(?:とおり|通り))"
)
"""最低利用期間は、別表第２に定める: what the rows of an annex are about is said in the text."""
_KINDS = {"率": "rate", "割合": "rate", "額": "money"}
_MORE = re.compile(r"\s*(?:以上)?(?:前|以内|内|後)?")
_ENOUGH = 40
"""Definitions that are followed; a text with more is no contract."""


@dataclass(frozen=True, slots=True)
class _Worth:
    """A value under a name: the words to read in its place, and where they stand."""

    name: str
    words: str
    clause: Clause
    start: int
    end: int


def indirect(
    read: Sequence[Clause],
    rules: Iterable[Rule],
    names: Mapping[str, Role],
    captions: Mapping[str, str],
    signs: Mapping[str, tuple[str, ...]],
) -> Iterator[Found]:
    """What the rules find where a value stands elsewhere; ``read`` are all sentences, the rest is as in ``run``."""
    defined = {worth.name: worth for clause in read for worth in _defined(clause)}
    known = list(rules)
    if len(defined) <= _ENOUGH:
        for clause in read:
            for name, worth in defined.items():
                if name in clause.text and f"「{name}」" not in clause.text:
                    yield from _read_with(worth, clause, name, known, names, captions, signs)
    places = Places(read)
    for clause in read:
        for cited in _CITED.finditer(clause.text):
            if there := _there(places.cited(clause, cited), cited):
                yield from _read_with(there, clause, cited[0], known, names, captions, signs)
        for listed in _LISTED.finditer(clause.text):
            for row in places.cited(clause, listed):
                yield from run(ROWS, replace(row, heading=listed["name"], lead=""), names, captions, signs)


def _defined(clause: Clause) -> Iterator[_Worth]:
    """The values that a sentence gives a name."""
    told = [(found["name"], found.start("words"), found["words"]) for found in _MEANT.finditer(clause.text)]
    for found in _CALLED.finditer(clause.text):
        first = max(0, found.start() - 60)
        before = _BEFORE.search(clause.text[first : found.start()])
        told += [(found["name"], first + before.start(), before[0])] if before else []
    for name, start, words in told:
        if one := _only(words, name):
            yield _worth(name, clause, start + one.start, start + one.end)


def _only(text: str, name: str) -> Figure | None:
    """The one number of the kind that a name speaks of, None where there are several or none."""
    kind = next((kind for ending, kind in _KINDS.items() if name.endswith(ending)), "duration")
    found = [figure for figure in figures(text) if figure.kind == kind and figure.value]
    return found[0] if len(found) == 1 else None


def _worth(name: str, clause: Clause, start: int, end: int) -> _Worth:
    more = _MORE.match(clause.text, end)
    last = more.end() if more else end
    return _Worth(name, clause.text[start:last].rstrip(), clause, start, end)


def _there(cited: Iterable[Clause], by: re.Match[str]) -> _Worth | None:
    """The one value of the kind that a reference names in the sentences it cites."""
    kind = next((kind for ending, kind in _KINDS.items() if by["name"].endswith(ending)), "duration")
    found = [(clause, f) for clause in cited for f in figures(clause.text) if f.kind == kind and f.value]
    return _worth(by[0], found[0][0], found[0][1].start, found[0][1].end) if len(found) == 1 else None


def _read_with(
    worth: _Worth,
    clause: Clause,
    name: str,
    rules: Sequence[Rule],
    names: Mapping[str, Role],
    captions: Mapping[str, str],
    signs: Mapping[str, tuple[str, ...]],
) -> Iterator[Found]:
    """What the rules find in a sentence once the value stands there instead of its name, or before it."""
    at = clause.text.index(name)
    tail = re.search(r"[^第条項0-9に定める規]{0,4}(?:期間|期限|日数|率|割合|額)$", name)
    bare = worth.clause.text[worth.start : worth.end]
    for words in dict.fromkeys((worth.words, bare, f"{worth.words}の{tail[0] if tail else name}")):
        text = clause.text[:at] + words + clause.text[at + len(name) :]
        shown = replace(clause, text=text, raw=text, own=text, near=text, start=0)
        for rule, parameter in run(rules, shown, names, captions, signs):
            if parameter.start < at + len(words) and at < parameter.end and rule.needs:
                start, end = worth.clause.start + worth.start, worth.clause.start + worth.end
                home = replace(
                    parameter, path=worth.clause.path, start=start, end=end, quote=worth.clause.raw[start:end]
                )
                yield rule, home
