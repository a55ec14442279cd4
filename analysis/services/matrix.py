"""Services beside each other: every parameter with its value in each of them, and every topic with where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from analysis.parameters import GROUPS, LABELS, spoken
from analysis.services.column import Column, human
from analysis.services.directions import SETS, better, direction, placed
from analysis.subjects.lexicon import OTHER
from analysis.subjects.topics import LABELS as TOPICS
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.matrix import Cell, Favour, Group, Matrix, ParameterRow, Standing, TopicCell, TopicRow
from models.origin import Origin
from models.scales import less

ELSE = "そのほか"
"""The group of keys that no other group has."""
_MOST = 0.5
"""What more than this share of the other services have is missing where it is not."""
_PAIRS = 3
"""How many pairs of values that cannot be compared are named."""


def matrix(
    services: Sequence[tuple[Origin, Analysis]],
    decisions: Sequence[Sequence[StructureDecision]] = (),
    told: Callable[[str], None] = lambda group: None,
) -> Matrix:
    """Lay analysed services beside each other, in the order given; ``decisions``: what a human decided about each.

    ``told`` is told each group of parameters as it begins; what it raises ends the work.
    """
    by_service = decisions or [()] * len(services)
    columns = [
        Column(analysis, human(analysis.document, by)) for (_, analysis), by in zip(services, by_service, strict=True)
    ]
    own = {key: label for column in columns for key, label in column.analysis.own_keys}
    known = {key for column in columns for key in column.by_key} | own.keys()
    groups = [(name, list(labels)) for name, labels in GROUPS.items()]
    if strange := sorted(known - LABELS.keys()):
        groups.append((ELSE, strange))
    found = []
    for name, keys in groups:
        told(name)
        found.append(Group(name, tuple(_parameter_row(key, own.get(key, key), columns) for key in keys)))
    return Matrix(
        tuple(origin for origin, _ in services), tuple(found), tuple(_topic_row(key, columns) for key in TOPICS)
    )


def _topic_row(key: str, columns: Sequence[Column]) -> TopicRow:
    cells = [column.topics.get(key, TopicCell()) for column in columns]
    missing = key != OTHER and most_have([cell.has for cell in cells])
    return TopicRow(
        key, TOPICS[key], tuple(cell if cell.has or not missing else TopicCell(missing=True) for cell in cells)
    )


def most_have(having: Sequence[bool]) -> bool:
    """Whether one that has it not stands against more than half of the others."""
    return sum(having) > _MOST * (len(having) - 1)


def _parameter_row(key: str, label: str, columns: Sequence[Column]) -> ParameterRow:
    """One row; ``label`` is what a key is called that no table has."""
    cells = [column.cell(key) for column in columns]
    values = [tuple(dict.fromkeys(value.value for value in cell.values)) for cell in cells]
    missing = most_have([cell.standing is not Standing.ABSENT for cell in cells])
    marked = tuple(
        Cell(cell.standing, cell.values, cell.traces, favour, missing and cell.standing is Standing.ABSENT)
        for cell, favour in zip(cells, _favours(key, values), strict=True)
    )
    way = direction(key)
    laws = dict.fromkeys(note for column in columns for note in column.statutes(key))
    notes = (*_conversions(key, values), *(_undecided(key, values) if way.better else ()), *laws)
    return ParameterRow(key, LABELS.get(key, label), way, marked, _alike([_said(key, cell) for cell in cells]), notes)


def _said(key: str, cell: Cell) -> tuple[Standing, frozenset[object]]:
    """What a cell says, however it is written."""
    return cell.standing, frozenset(placed(key, value.value) or value.value for value in cell.values)


def _alike(said: Sequence[Hashable]) -> tuple[int, ...]:
    """For each cell the number of those that say the same: 0 for what most say, then by how many and by order."""
    ranked = {each: number for number, (each, _) in enumerate(Counter(said).most_common())}
    return tuple(ranked[each] for each in said)


def _favours(key: str, values: Sequence[tuple[str, ...]]) -> list[Favour | None]:
    """Of the cells that can be compared: those that are better than one and worse than none, and the other way round."""
    distinct = [each for each in dict.fromkeys(values) if each]
    wins = {each: any(better(key, each, other) for other in distinct) for each in distinct}
    loses = {each: any(better(key, other, each) for other in distinct) for each in distinct}
    signs = {each: Favour.BEST if wins[each] else Favour.WORST for each in distinct if wins[each] != loses[each]}
    return [signs.get(each) for each in values]


def _conversions(key: str, values: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Values that are the same though they are written in other units: 12か月＝1年."""
    same: defaultdict[object, dict[str, None]] = defaultdict(dict)
    for value in (value for each in values for value in each):
        if here := placed(key, value):
            same[here][spoken(key, value)] = None
    for written in same.values():
        if len(written) > 1:
            yield f"{'＝'.join(written)}（換算）"


def _undecided(key: str, values: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Values of several cells that nobody can say which is the better."""
    if key in SETS or sum(map(bool, values)) < 2:
        return
    distinct = list(dict.fromkeys(value for each in values for value in each))
    here = {value: placed(key, value) for value in distinct}
    if unplaced := [spoken(key, value) for value in distinct if here[value] is None]:
        yield f"換算できないため比べていません：{'、'.join(unplaced)}"
    found = []
    for one, other in combinations(distinct, 2):
        ours, theirs = here[one], here[other]
        if ours and theirs and ours != theirs and not less(ours, theirs) and not less(theirs, ours):
            found.append(f"{spoken(key, one)}と{spoken(key, other)}")
    if found:
        more = f"、ほか{len(found) - _PAIRS}組" if len(found) > _PAIRS else ""
        yield f"大小を決められないため比べていません：{'、'.join(found[:_PAIRS])}{more}"
