"""What a reviewer said of the rows of a comparison, and whether it still holds for the texts that stand there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.alignment.fingerprint import likeness
from analysis.alignment.rulings import prints
from models.comparison import Comparison
from models.decisions import RowDecision, RowSays
from models.document import Document

_THE_SAME = 0.4
"""How alike a text at the same path must be to be the one spoken of, changed (as for decisions about links)."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was said of one row. ``checked`` is the word by which it is done with; ``stale``: the text is another one now."""

    checked: RowDecision | None = None
    stale: bool = False
    comments: tuple[RowDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviews:
    """By the place of the row what was said of it, and the words whose row is not there."""

    rows: Mapping[int, Reviewed]
    lost: tuple[RowDecision, ...] = ()

    def checked(self, row: int) -> bool:
        """Whether a row is done with."""
        found = self.rows.get(row)
        return found is not None and found.checked is not None and not found.stale


def say(
    left: tuple[Document, str], right: tuple[Document, str], says: RowSays, who: str, when: str, why: str = ""
) -> RowDecision:
    """The word about a row, each side given by its document and path (empty where it has none); KeyError for no article."""
    marks = [prints(document)[path] if path else "" for document, path in (left, right)]
    return RowDecision(left[1], marks[0], right[1], marks[1], says, who, when, why)


def reviews(left: Document, right: Document, found: Comparison, words: Iterable[RowDecision]) -> Reviews:
    """Find the rows that are spoken of, in the order in which it was said; also when the documents have changed places."""
    return of_pairs(left, right, [(row.left or "", row.right or "") for row in found.rows], words)


def of_pairs(left: Document, right: Document, pairs: Sequence[Pair], words: Iterable[RowDecision]) -> Reviews:
    """The same for rows that are given by the articles of both sides (paths, empty where a side has none)."""
    told = sorted(words, key=lambda word: word.moment)
    if not told:
        return Reviews({})
    marks = prints(left), prints(right)
    places = {pair: at for at, pair in reversed(list(enumerate(pairs)))}
    rows: dict[int, Reviewed] = {}
    lost = []
    for word in told:
        place = _place(word, marks, places)
        if place is None:
            lost.append(word)
        else:
            rows[place[0]] = _after(rows.get(place[0], Reviewed()), word, stale=place[1])
    return Reviews(rows, tuple(lost))


def _after(before: Reviewed, word: RowDecision, *, stale: bool) -> Reviewed:
    if word.says is RowSays.COMMENT:
        return Reviewed(before.checked, before.stale, (*before.comments, word))
    checked = word if word.says is RowSays.CHECKED else None
    return Reviewed(checked, checked is not None and stale, before.comments)


def _place(
    word: RowDecision, marks: tuple[Mapping[str, str], Mapping[str, str]], places: Mapping[Pair, int]
) -> tuple[int, bool] | None:
    """The row that is spoken of, and whether a text of it is another one now."""
    sides = (word.left, word.left_print), (word.right, word.right_print)
    for one, other in (sides, sides[::-1]):
        here, there = _found(*one, marks[0]), _found(*other, marks[1])
        if here is not None and there is not None and (here[0], there[0]) in places:
            return places[here[0], there[0]], here[1] or there[1]
    return None


def _found(path: str, mark: str, marks: Mapping[str, str]) -> tuple[str, bool] | None:
    """The path that an article has now, and whether its text is another one; None where it is gone."""
    if not path:
        return "", False
    if not mark:
        return (path, False) if path in marks else None
    if marks.get(path) == mark:
        return path, False
    if moved := next((at for at, known in marks.items() if known == mark), None):
        return moved, False
    return (path, True) if path in marks and likeness(mark, marks[path]) >= _THE_SAME else None
