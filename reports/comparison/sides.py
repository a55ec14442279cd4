"""Two documents side by side as a report takes them: what analysis found, under the names the reader knows."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.comparison.reviews import Reviews
from models.analysis import Analysis
from models.comparison import Alignment, Comparison, Row, Side
from models.document import Document
from models.matrix import Matrix, Place
from models.origin import Imprint, Origin

NOT_REVIEWED = Reviews({})


@dataclass(frozen=True)
class Compared:
    """Two analyses, how they are aligned and laid out, their parameters (a matrix of the two), and where all is from.

    ``reviews`` is what a reviewer said of the rows.
    """

    left: Analysis
    right: Analysis
    alignment: Alignment
    comparison: Comparison
    matrix: Matrix
    imprint: Imprint
    reviews: Reviews = NOT_REVIEWED

    def document(self, side: Side) -> Document:
        return (self.left if side is Side.LEFT else self.right).document

    def origin(self, side: Side) -> Origin:
        return self.matrix.services[0 if side is Side.LEFT else 1]

    @property
    def versions(self) -> bool:
        """The left one is an older version of the right one, as far as their dates tell."""
        left, right = self.origin(Side.LEFT).date, self.origin(Side.RIGHT).date
        return self.alignment.versions and not (left and right and left > right)

    def place(self, side: Side, path: str) -> Place:
        """A provision as reports name it."""
        document = self.document(side)
        entry = document.by_path.get(path)
        heading, page = (entry.node.title, document.page(entry.node)) if entry else ("", None)
        return Place(path, document.cited(path), heading, page)


def path_of(row: Row, side: Side) -> str | None:
    """The article of one side of a row."""
    return row.left if side is Side.LEFT else row.right


def across(side: Side) -> Side:
    return Side.RIGHT if side is Side.LEFT else Side.LEFT
