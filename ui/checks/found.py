"""What 点検 found in a document as a screen shows it: the remarks by severity, their sentences, and addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.checks.rulings import Judged, Ruled
from analysis.parameters.clauses import sentences
from analysis.text.written import plain
from models.analysis import Analysis
from models.document import Document
from models.parameters import Where
from models.remarks import Remark, Severity
from ui.library import Choice

SHORT = 12
"""Digits of a fingerprint that name a remark in an address."""
_AROUND = 60
"""Characters before and behind a quote that are shown of a long sentence."""


@dataclass(frozen=True)
class Checked:
    """A document with the remarks about it; ``before`` is the version before, where one was chosen."""

    choice: Choice
    analysis: Analysis
    ruled: Ruled
    before: Choice | None = None

    @property
    def document(self) -> Document:
        return self.analysis.document

    @cached_property
    def remarks(self) -> tuple[Judged, ...]:
        """The gravest first, those of one severity in the order of the text."""
        grades = list(Severity)
        return tuple(sorted(self.ruled.remarks, key=lambda each: grades.index(each.remark.severity)))

    def count(self, severity: Severity) -> int:
        """How many of a severity are open."""
        return sum(each.open and each.remark.severity is severity for each in self.remarks)

    @property
    def dismissed(self) -> int:
        return sum(not each.open for each in self.remarks)

    @property
    def kinds(self) -> Mapping[str, int]:
        """The names of the checks that found something, with how many of each are open, in the order of the list."""
        names = dict.fromkeys(each.remark.what for each in self.remarks)
        open_ones = Counter(each.remark.what for each in self.remarks if each.open)
        return {name: open_ones[name] for name in names}

    def find(self, name: str) -> Judged | None:
        """The remark that an address names by the first digits of its fingerprint."""
        found = [each for each in self.remarks if name and each.print.startswith(name)]
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The sentence of a remark: what stands before the words it quotes, these words, and what stands behind them."""

    before: str
    quote: str
    behind: str


def quoted(document: Document, remark: Remark) -> Quoted:
    """The words of a remark in their sentence; long sentences are cut, tabs between cells become spaces."""
    text = _passage(document, remark)
    start, end = remark.start, remark.end
    first, last = _sentence(text, start, end)
    cut = max(first, start - _AROUND), min(last, end + _AROUND)
    before = ("…" if cut[0] > first else "") + text[cut[0] : start]
    behind = text[end : cut[1]] + ("…" if cut[1] < last else "")
    return Quoted(*(part.replace("\t", "　") for part in (before.lstrip(), text[start:end], behind.rstrip())))


def _passage(document: Document, remark: Remark) -> str:
    if remark.where is Where.TITLE:
        return document.title.text
    entry = document.by_path.get(remark.path)
    if entry is None:
        return remark.quote
    return (entry.node.heading if remark.where is Where.HEADING else entry.node.body).text


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a stretch begins and ends; a line feed ends one as well."""
    found = [(first, last) for first, last in sentences(plain(text)) if first < max(end, start + 1) and last > start]
    first = found[0][0] if found else 0
    last = found[-1][1] if found else len(text)
    first = max(first, text.rfind("\n", 0, start) + 1)
    feed = text.find("\n", end)
    return first, min(last, feed) if feed >= 0 else last
