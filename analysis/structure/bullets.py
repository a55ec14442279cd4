"""Bullets below the text of a 項: they print no number, and are counted as its 号.

A reader cites the second bullet below a sentence as 第2号 where the sentence says 次の各号, and knows no better name for it
elsewhere. One bullet is no list, and bullets with nothing above them are the text of their article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.structure import markers
from analysis.structure.beginnings import Unit
from analysis.structure.layout import SENTENCE_END
from analysis.structure.skeleton import Text

_NOTES = "※★☆▼→"
"""Signs of remarks and pointers."""
_SET_IN = 1.5


def with_bullets(text: Text, found: Sequence[Unit]) -> list[Unit]:
    """The units with those that bullets begin counted, list by list."""
    result = list(found)
    if not any(text.rows[unit.row].text[0] in markers.SIGNS for unit in found):
        return result
    for run in _runs(text, found):
        for number, k in enumerate(run, 1):
            result[k] = result[k]._replace(mark=_mark(text, found[k], number))
    return result


def _runs(text: Text, found: Sequence[Unit]) -> Iterator[list[int]]:
    """Units that follow each other with the same sign, those set in further and lines that run on passed over."""
    run: list[int] = []
    for k, unit in enumerate(found):
        if run and (unit.row == found[run[-1]].row or text.breaks[unit.row] <= 0):
            continue
        begins = k > 0 and _begins(text, unit)
        if run and begins and unit.left - found[run[0]].left >= _SET_IN:
            continue
        if run and begins and _sign(text, unit) == _sign(text, found[run[0]]):
            run.append(k)
            continue
        if len(run) > 1:
            yield run
        run = [k] if begins and _introduced(text, unit) else []
    if len(run) > 1:
        yield run


def _begins(text: Text, unit: Unit) -> bool:
    """A bullet and words begin the row."""
    row = text.rows[unit.row]
    if (
        unit.column
        or unit.mark
        or unit.tabular
        or row.cell
        or row.text[0] not in markers.SIGNS
        or row.text[0] in _NOTES
    ):
        return False
    end = markers.bullet(row.text)
    return end is not None and end < len(row.text)


def _introduced(text: Text, unit: Unit) -> bool:
    """A dash may stand for an empty cell; below the end of a sentence it is a bullet."""
    dash = _sign(text, unit) in markers.DASHES
    return not dash or text.rows[unit.row - 1].text[-1] in SENTENCE_END


def _sign(text: Text, unit: Unit) -> str:
    return text.rows[unit.row].text[0]


def _mark(text: Text, unit: Unit, number: int) -> markers.Mark:
    end = markers.bullet(text.rows[unit.row].text) or 0
    return markers.Mark(markers.BULLET, (("bullet", (number,)),), end, str(number))
