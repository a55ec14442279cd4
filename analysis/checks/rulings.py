"""What a reviewer said of remarks, laid on the remarks of a new reading: it holds while the text is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from analysis.text.narrow import fold
from models.decisions import RemarkDecision, RemarkSays
from models.document import Document
from models.remarks import Remark


@dataclass(frozen=True, slots=True)
class Judged:
    """A remark, what tells it again (``print``), and the last word of a reviewer about it."""

    remark: Remark
    print: str
    decision: RemarkDecision | None = None

    @property
    def open(self) -> bool:
        """Whether it still asks for something: not where a reviewer dismissed it."""
        return self.decision is None or self.decision.says is not RemarkSays.DISMISSED


@dataclass(frozen=True, slots=True)
class Ruled:
    """The remarks of a document with what was said of them, and the decisions that no remark was found for."""

    remarks: tuple[Judged, ...]
    lost: tuple[RemarkDecision, ...] = ()

    @property
    def open(self) -> tuple[Remark, ...]:
        return tuple(each.remark for each in self.remarks if each.open)


def judged(document: Document, remarks: Sequence[Remark], decisions: Iterable[RemarkDecision] = ()) -> Ruled:
    """Each remark with the last decision about it, also where its article got another number."""
    said: dict[str, RemarkDecision] = {}
    for decision in sorted(decisions, key=lambda each: each.moment):
        said[decision.print] = decision
    marks = fingerprints(document, remarks)
    found = [Judged(remark, mark, said.get(mark)) for remark, mark in zip(remarks, marks, strict=True)]
    there = {each.print for each in found}
    return Ruled(tuple(found), tuple(each for each in said.values() if each.print not in there))


def fingerprints(document: Document, remarks: Iterable[Remark]) -> Iterator[str]:
    """64 hexadecimal digits each: the check, the text of the provision, the words, and which of several equal ones it is.

    A provision is folded and hashed once for all remarks of one check, however long it is.
    """
    seen: Counter[bytes] = Counter()
    begun: dict[tuple[str, str], Any] = {}
    for remark in remarks:
        home = remark.check, remark.path
        if home not in begun:
            entry = document.by_path.get(remark.path)
            text = fold(entry.node.heading.text + entry.node.text) if entry else ""
            begun[home] = sha256(_bytes(f"{remark.check}\0{text}"))
        mark = begun[home].copy()
        mark.update(_bytes(f"\0{fold(remark.quote)}"))
        alike = mark.digest()
        seen[alike] += 1
        mark.update(_bytes(f"\0{seen[alike]}"))
        yield mark.hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
