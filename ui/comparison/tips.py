"""What is shown over a defined term or a reference: its definition, the clause it means; each once for the whole view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.comparison.pointers import Pointer
from models.comparison import Side
from models.document import Document, Kind
from models.terms import Definition
from ui.comparison.laid import Shown
from ui.comparison.marks import Spot
from ui.comparison.words import NOT_THERE

_LONG = 260
"""Code points of a clause that are shown at once."""


@dataclass
class Tips:
    """The tips of a view as they are asked for; ``table`` is what the view is told."""

    shown: Shown
    table: list[dict[str, Any]] = field(default_factory=list)
    _known: dict[tuple[Side, str, Definition | None], Spot] = field(default_factory=dict)

    def spots(self, side: Side, path: str) -> list[Spot]:
        """What the own text of a provision points to."""
        return [self._spot(side, each) for each in self.shown.pointers[side].get(path, ())]

    def _spot(self, side: Side, pointer: Pointer) -> Spot:
        key = (side, pointer.target, pointer.term)
        if key not in self._known:
            self._known[key] = self._new(side, pointer)
        return self._known[key]._replace(start=pointer.start, end=pointer.end)

    def _new(self, side: Side, pointer: Pointer) -> Spot:
        document = self.shown.document(side)
        tip = str(len(self.table))
        if pointer.term:
            self.table.append(_definition(document, pointer.term) | self._otherwise(side, pointer.term))
            return Spot(0, 0, tip)
        self.table.append(_clause(document, pointer.target))
        go = self.shown.anchor(side, pointer.target)
        return Spot(0, 0, tip, self.shown.address(side, pointer.target), go)

    def _otherwise(self, side: Side, term: Definition) -> dict[str, str]:
        """That the other document means something else by the word."""
        for told in self.shown.comparison.terms:
            if (told.left if side is Side.LEFT else told.right) == term:
                return {"note": told.message}
        return {}


def _definition(document: Document, term: Definition) -> dict[str, Any]:
    reach = f"（{document.cited(term.scope)}の中だけ）" if term.scope else ""
    return {"head": f"「{term.term}」　{document.cited(term.path)}{reach}", "text": _short(term.meaning)}


def _clause(document: Document, path: str) -> dict[str, Any]:
    cited, entry = document.cited(path), document.by_path.get(path)
    if entry is None:
        return {"head": cited, "text": NOT_THERE}
    article = entry.node.kind is Kind.ARTICLE
    words = entry.node.text or "\n".join(f"{child.mark.text} {child.text}".strip() for child in entry.node.children)
    return {"head": f"{cited}（{entry.node.title}）" if article and entry.node.title else cited, "text": _short(words)}


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"
