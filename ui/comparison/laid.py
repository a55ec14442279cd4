"""What a comparison looks like from a screen: two analyses, their rows, and an address for every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

from analysis.comparison.pointers import Pointer, pointers
from analysis.comparison.stretches import Stretch, stretches
from analysis.parameters import LABELS
from models.analysis import Analysis
from models.comparison import Alignment, Comparison, Grade, Order, Row, Side, State
from models.document import Document, Kind, Node, article_of
from models.parameters import Parameter

NOT_ALIGNED = Alignment((), ())
OTHER_SIDE = f"{Side.RIGHT.value}:"
"""Before a path in the address: the place is one of the right document."""


@dataclass(frozen=True)
class Shown:
    """Two documents under the names the reader knows them by, laid side by side.

    ``comparison`` is laid out without noise of any kind; the view shows again what the reader wants to see. ``ids`` and
    ``names`` are those of the left and the right one; ``versions`` says that both are versions of one service, the
    older on the left.
    """

    left: Analysis
    right: Analysis
    comparison: Comparison
    ids: tuple[str, str] = ("left", "right")
    names: tuple[str, str] = ("左", "右")
    versions: bool = False
    alignment: Alignment = NOT_ALIGNED
    papers: frozenset[Side] = frozenset()
    """The sides whose pages can be shown."""

    def document(self, side: Side) -> Document:
        return (self.left if side is Side.LEFT else self.right).document

    def analysis(self, side: Side) -> Analysis:
        return self.left if side is Side.LEFT else self.right

    def parameters(self, side: Side) -> tuple[Parameter, ...]:
        return (self.left if side is Side.LEFT else self.right).parameters

    def name(self, side: Side) -> str:
        return self.names[side is Side.RIGHT]

    @cached_property
    def by_key(self) -> dict[tuple[Side, str], tuple[Parameter, ...]]:
        """The parameters of each document under each key, in document order."""
        found: dict[tuple[Side, str], list[Parameter]] = {}
        for side in Side:
            for parameter in self.parameters(side):
                found.setdefault((side, parameter.key), []).append(parameter)
        return {place: tuple(parameters) for place, parameters in found.items()}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys that either document has, in the order of the table of keys."""
        have = {key for _, key in self.by_key}
        return tuple(key for key in LABELS if key in have) + tuple(sorted(have - set(LABELS)))

    @cached_property
    def stated(self) -> dict[tuple[Side, str], frozenset[str]]:
        """The keys that each article of each document has something to say on."""
        found: dict[tuple[Side, str], set[str]] = {}
        for side in Side:
            for parameter in self.parameters(side):
                found.setdefault((side, article_of(parameter.path)), set()).add(parameter.key)
        return {place: frozenset(keys) for place, keys in found.items()}

    @cached_property
    def anchors(self) -> dict[tuple[Side, str], str]:
        """The id of the row or strip that shows a path. Ids are made of indices, never of a document's words."""
        rows: dict[tuple[Side, str], str] = {}
        strips: dict[tuple[Side, str], str] = {}
        for r, row in enumerate(self.comparison.rows):
            for stretch in stretches(row, self.left.document, self.right.document):
                for side in Side:
                    for held, _ in stretch.cells(side):
                        strips.setdefault((side, held), anchor_of(r, stretch))
        for r, row in enumerate(self.comparison.rows):
            for side in Side:
                if (path := path_of(row, side)) is not None:
                    rows.setdefault((side, path), f"r{r}")
        for r, row in enumerate(self.comparison.rows):
            for side, path in row.also:
                rows.setdefault((side, path), f"r{r}")
        return strips | rows

    def anchor(self, side: Side, path: str) -> str | None:
        """The id of the place that shows a path, or of the nearest one above it; None where no row does."""
        while path:
            if found := self.anchors.get((side, path)):
                return found
            path = path.rpartition("/")[0]
        return None

    def address(self, side: Side, path: str) -> str:
        """The query part of the URL that opens this comparison at a provision."""
        query = {"left": self.ids[0], "right": self.ids[1]}
        at = (OTHER_SIDE if side is Side.RIGHT else "") + path
        return "?" + urlencode(query, errors="replace") + "&at=" + quote(at, safe="/:", errors="replace")

    def place(self, at: str) -> str | None:
        """The id for the ``at`` of an address (本則/第18条, right:本則/第3条), None where there is no such provision."""
        side = Side.RIGHT if at.startswith(OTHER_SIDE) else Side.LEFT
        path = at.removeprefix(OTHER_SIDE)
        return self.anchor(side, path) if path in self.document(side).by_path else None

    @cached_property
    def pointers(self) -> dict[Side, Mapping[str, tuple[Pointer, ...]]]:
        """What the texts of each document point to, by path."""
        return {side: pointers(self.document(side)) for side in Side}

    @cached_property
    def chapters(self) -> dict[tuple[Side, str], str]:
        """The heading under which the outline puts an article or part: its 章, else its part."""
        found: dict[tuple[Side, str], str] = {}

        def walk(side: Side, part: str, node: Node, heading: str) -> None:
            for child in node.children:
                if child.kind is Kind.CHAPTER:
                    walk(side, part, child, f"{child.label} {child.title}".strip())
                elif child.kind is Kind.ARTICLE:
                    found.setdefault((side, f"{part}/{child.label}"), heading)

        for side in Side:
            for part in self.document(side).parts:
                found.setdefault((side, part.label), "")
                walk(side, part.label, part, "" if part.label == "本則" else part.label)
        return found


def anchor_of(row: int, stretch: Stretch) -> str:
    """The id of a stretch of the row at a place."""
    return f"r{row}s{stretch.at}" + (f"p{stretch.part}" if stretch.part else "")


def path_of(row: Row, side: Side) -> str | None:
    """The article of one side of a row."""
    return row.left if side is Side.LEFT else row.right


def main_side(row: Row, order: Order = Order.DANGER) -> Side:
    """The side a row is named after: the left one, in the order of the right that one, unless it has nothing there."""
    side = Side.RIGHT if order is Order.RIGHT else Side.LEFT
    if path_of(row, side) is not None:
        return side
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


def folded(row: Row) -> bool:
    """Whether a row has nothing to read: both sides are there, say the same, and mean it."""
    return row.quiet and row.grade is not Grade.SUBSTANTIVE


def heading(document: Document, path: str) -> tuple[str, str]:
    """The citation and the caption of an article or part."""
    entry = document.by_path.get(path)
    return document.cited(path), entry.node.title if entry else ""


def state_of(left: frozenset[str], right: frozenset[str]) -> State:
    """How the values of one parameter stand to each other."""
    if not right:
        return State.LEFT_ONLY
    if not left:
        return State.RIGHT_ONLY
    return State.SAME if left == right else State.CHANGED
