"""The rows of one article → its 項, 号 and what lies below: the reading of all its marks that costs least together.

``(1)`` is a 項 or a 号 according to its neighbours; ``2.`` after four 号 ``1.``–``4.`` is the second 項; ``10`` at the
start of a line may be nothing at all. So every mark may go on in an open list, open a list below, or be text, and a
beam search over the marks of the article keeps the cheapest readings. Costs are in the scale of a log likelihood,
roughly.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from analysis.structure.beginnings import (
    SPEAKS_OF_ITEMS,
    SPEAKS_OF_PARAGRAPHS,
    THE_ONE_ABOVE,
    Unit,
    runs_into_list,
    units,
)
from analysis.structure.blocks import with_blocks
from analysis.structure.bullets import SET_IN, with_bullets
from analysis.structure.layout import CITED, SENTENCE_END
from analysis.structure.list_costs import FIRST_COST, KIN, TEXT_COST
from analysis.structure.markers import list_mark
from analysis.structure.skeleton import Text, caption_row

BEAM = 10
HOPELESS = 7.0
"""A reading that costs so much more than the best one is not followed further."""
PARAGRAPH, ITEM = 0, 1


class Element(NamedTuple):
    """A provision found: its mark stands in ``row`` from ``column`` to ``end``; ``depth`` 0 is 項, 1 号, 2 and more below."""

    row: int
    column: int
    end: int
    depth: int
    numbers: tuple[int, ...]
    label: str


class Level(NamedTuple):
    depth: int
    group: str
    numbers: tuple[int, ...]
    left: float
    size: int
    style: str


class Chain(NamedTuple):
    before: Chain | None
    unit: int
    depth: int
    numbers: tuple[int, ...]


class State(NamedTuple):
    cost: float
    levels: tuple[Level, ...]
    chosen: Chain | None
    """The marks taken so far, the last one outermost: long articles would make copies of a list costly."""


class Around(NamedTuple):
    """What speaks for or against a mark, whatever lists are open: found once for all readings."""

    ends_before: bool
    """A sentence ends before it."""
    introduced: bool
    """The text before it runs into a list: 次の各号."""
    as_paragraph: float
    below: float
    """What its first words say of it as a 項, and as anything below: 前項, 前号."""
    awaited: float
    unawaited: float
    """What speaks against any mark here, where an open list waits for it and where none does."""


class Habit(NamedTuple):
    """What the place expects of its lists."""

    lead_is_own: bool = False
    """特約, 別記: text before the first number belongs to the part, and lists there are 項."""
    paragraphs: frozenset[str] = frozenset()
    """Groups that elsewhere mark 号, but 項 in this document: their provisions call each other 前項."""
    strict: bool = False
    """Annexes: one list of one style; all else is the text of a table."""
    cited: frozenset[int] = frozenset()
    """The rows of the 条 whose second 項 the text cites."""
    said: Mapping[int, range] = MappingProxyType({})
    """Row → the depths at which a provision may begin there, none for text: what a reviewer decided."""


def read(text: Text, row: int, column: int, last: int, habit: Habit) -> list[Element]:
    """The provisions in the rows from (row, column) to before ``last``, in order."""
    found = units(text, row, column, last)
    if found and not habit.strict:
        found = with_bullets(text, found)
        found = found if habit.lead_is_own else with_blocks(text, found, habit.paragraphs)
    return _Reader(text, found, habit, cited=row in habit.cited).elements()


class _Reader:
    """One body of text, and the beam over its marks."""

    def __init__(self, text: Text, all_units: Sequence[Unit], habit: Habit, *, cited: bool) -> None:
        self.text = text
        self.cited = cited
        self.units = [self._numbered(u) if u.row in habit.said else u for u in all_units] if habit.said else all_units
        self.habit = habit
        self._around: tuple[int, Around] | None = None
        self._limit = math.inf
        """The cost from which on a reading of the next mark is hopeless, as far as it is known."""

    def elements(self) -> list[Element]:
        marked = [k for k, unit in enumerate(self.units) if unit.mark or self._said(k)]
        if not marked:
            return []
        beam = self._beginnings(self.units[: marked[0]])
        for k in marked:
            beam = self._step(k, beam)
        best = min(beam, key=lambda s: s.cost + _leftover(s))
        taken = []
        link = best.chosen
        while link:
            taken.append(_element(self.units[link.unit], link.depth, link.numbers))
            link = link.before
        return taken[::-1]

    def _beginnings(self, before: Sequence[Unit]) -> list[State]:
        """Text before the first mark is an unnumbered first 項, or the article's own text before a list of 項."""
        if all(caption_row(self.text.rows[unit.row]) for unit in before):
            # with nothing above it, a list is one of 項 where the document says so
            return [State(0.0, (), None)]
        words = "".join(self.text.rows[u.row].text[u.column :] for u in before[-3:])
        runs_into = runs_into_list(
            self.text, words, self.units[len(before) : len(before) + 2]
        )  # 次の各号のいずれかに該当する場合
        unnumbered = (Level(PARAGRAPH, "", (1,), -1.0, 1, ""),)
        if self.habit.lead_is_own:
            return [State(0.0, (), None), State(3.0, unnumbered, None)]
        mark = self.units[len(before)].mark
        group, numbers = mark.readings[0] if mark else ("", ())
        if (self.cited and (group, numbers) == ("arabic", (1,))) or (group == "multi" and numbers[1:] == (1,)):
            return [State(2.0, unnumbered, None), State(0.0, (), None)]  # 1.1 counts on from the number of the clause
        return [State(0.0, unnumbered, None), State(4.0 if runs_into else 1.0, (), None)]

    def _step(self, k: int, beam: Sequence[State]) -> list[State]:
        """All continuations of all readings by one mark, the cheapest kept."""
        depths = self._said(k)
        plain = [self._plainly_next(k, state) if depths is None else None for state in beam]
        if all(plain):
            return [state for state in plain if state]
        found: dict[tuple[Level, ...], State] = {}
        self._limit = min([after.cost for after in plain if after], default=math.inf) + HOPELESS
        for state, following in zip(beam, plain, strict=True):
            for after in [following] if following else self._continuations(k, state, depths):
                self._limit = min(self._limit, after.cost + HOPELESS) if depths is None else math.inf
                known = found.get(after.levels)
                if known is None or after.cost < known.cost:
                    found[after.levels] = after
        ranked = sorted(found.values(), key=lambda s: s.cost)[:BEAM]
        return [state for state in ranked if state.cost <= ranked[0].cost + HOPELESS]

    def _plainly_next(self, k: int, state: State) -> State | None:
        """The state after a mark that can only be the next of the lowest open list: most marks are."""
        unit = self.units[k]
        assert unit.mark
        if unit.evidence <= 0 or unit.tabular or self.habit.strict or not state.levels:
            return None
        lowest = state.levels[-1]
        if len(lowest.numbers) > 1:
            return None
        following = (lowest.numbers[0] + 1,)
        for group, numbers in unit.mark.readings:
            if group != lowest.group or numbers != following:
                continue
            above = state.levels[:-1]
            for level in above:
                if level.numbers[0] == lowest.numbers[0]:
                    return None
            here = Level(lowest.depth, group, numbers, unit.left, lowest.size + 1, unit.mark.marker.name)
            return State(state.cost, (*above, here), Chain(state.chosen, k, lowest.depth, numbers))
        return None

    def _said(self, k: int) -> range | None:
        """What a reviewer says of a unit that begins a row; of text, all units of the row."""
        depths = self.habit.said.get(self.units[k].row)
        return depths if not depths or not self.units[k].column else None

    def _numbered(self, unit: Unit) -> Unit:
        """A unit with the number that it prints where none was looked for, in a table."""
        return unit if unit.mark else unit._replace(mark=list_mark(self.text.rows[unit.row].text, unit.column))

    def _obeyed(self, k: int, state: State, depths: range) -> list[State]:
        """The readings that begin a provision at one of the depths; one is made where none would."""
        if not depths:
            return [state]
        unit, mark = self.units[k], self.units[k].mark
        ways = self._continuations(k, state) if mark else []
        natural = [s for s in ways if s.chosen and s.chosen.unit == k and s.chosen.depth in depths]
        if natural:
            return natural
        depth = depths[0]
        known = next((level for level in state.levels if level.depth == depth), None)
        above = tuple(level for level in state.levels if level.depth < depth)
        if depth == ITEM and not above:
            above = (Level(PARAGRAPH, "", (1,), -1.0, 1, ""),)
        group, numbers = mark.readings[0] if mark else ("", (known.numbers[0] + 1 if known else 1,))
        style = mark.marker.name if mark else ""
        here = Level(depth, group, numbers, unit.left, known.size + 1 if known else 2, style)
        return [State(state.cost, (*above, here), Chain(state.chosen, k, depth, numbers))]

    def _continuations(self, k: int, state: State, depths: range | None = None) -> list[State]:
        if depths is not None:
            return self._obeyed(k, state, depths)
        unit = self.units[k]
        mark = unit.mark
        assert mark
        around = self._surroundings(k)
        result: list[State] = []
        awaited = False
        for group, numbers in mark.readings:
            for j, level in enumerate(state.levels):
                cost = self._goes_on(level, group, numbers, unit)
                if cost is None:
                    continue
                fits = _succession(level.numbers, numbers) == 0.0
                awaited = awaited or fits
                cost += around.awaited if fits else around.unawaited
                cost += around.as_paragraph if level.depth == PARAGRAPH else around.below
                for lower in state.levels[j + 1 :]:
                    cost += 0.7 if lower.size == 1 else 0.0
                if state.cost + cost > self._limit:
                    continue
                here = Level(level.depth, group, numbers, unit.left, level.size + 1, mark.marker.name)
                chosen = Chain(state.chosen, k, level.depth, numbers)
                result.append(State(state.cost + cost, (*state.levels[:j], here), chosen))
            result += [opened for opened in self._openings(k, group, numbers, state) if opened]
        as_text = state.cost + self._as_text(unit, state, awaited=awaited)
        result.append(State(as_text, state.levels, state.chosen))
        return result

    def _as_text(self, unit: Unit, state: State, *, awaited: bool) -> float:
        """The cost of taking a mark for text: high for one that an open list waits for, low in mid-sentence."""
        assert unit.mark
        if self.habit.strict:
            return 0.0 if state.levels else 6.0
        cost = TEXT_COST.get(unit.mark.marker.name, 5.0)
        if unit.evidence <= CITED:
            return 0.0
        if (unit.evidence < 0 and not awaited) or _set_in(unit, state):
            cost *= 0.5
        return cost * (0.2 if unit.tabular else 1.0)

    def _surroundings(self, k: int) -> Around:
        """What stands around the mark that is being read."""
        if self._around is None or self._around[0] != k:
            unit, before = self.units[k], self._text_before(k)
            assert unit.mark
            strong = TEXT_COST.get(unit.mark.marker.name, 5.0) >= 5.0
            runs_on, tabular = max(0.0, -unit.evidence), 5.0 if unit.tabular else 0.0
            ends = bool(before) and before[-1] in SENTENCE_END
            introduced = runs_into_list(self.text, before, self.units[k : k + 2])
            against = runs_on * 0.4 + tabular, runs_on * (0.4 if strong else 1.0) + tabular
            self._around = k, Around(ends, introduced, *self._mentions(unit), *against)
        return self._around[1]

    def _goes_on(self, level: Level, group: str, numbers: tuple[int, ...], unit: Unit) -> float | None:
        """The cost of a mark as the next of an open list; None where the style forbids it."""
        assert unit.mark
        if self.habit.strict:
            return _succession(level.numbers, numbers) if unit.mark.marker.name == level.style else None
        if not level.group:  # the first 項 that prints no number
            late = 0.0 if numbers == (2,) else 2.5 + 0.5 * numbers[-1] if numbers[-1] > 2 else 9.0
            return FIRST_COST[group.partition(":")[0]][0] + late
        cost = 0.0
        if group != level.group:
            if frozenset((group, level.group)) not in KIN:
                return None
            cost = 1.2
        if level.left >= 0 and abs(level.left - unit.left) > 1.5:
            # where lines wrap, hanging indents blur; where they do not, indentation is the author's
            weight, most = (0.2, 1.0) if self.text.wrapped else (0.6, 2.5)
            cost += min(most, abs(level.left - unit.left) * weight)
        return cost + _succession(level.numbers, numbers)

    def _openings(self, k: int, group: str, numbers: tuple[int, ...], state: State) -> list[State | None]:
        """A new list below what is open: as 項 or as 号 of an unnumbered first 項 where nothing is open yet."""
        unit = self.units[k]
        if self.habit.strict:
            return [] if state.levels else [self._opened(k, group, numbers, state, PARAGRAPH, 0.0)]
        start = 0.0 if numbers[-1] == 1 else 2.0 if numbers[-1] == 2 and not state.levels else 6.0
        same = 3.0 * [level.group for level in state.levels].count(group)
        if state.levels and unit.left - state.levels[-1].left >= 1.5 and state.levels[-1].left >= 0:
            same *= 0.3  # set in from the list above it
        around = self._surroundings(k)
        if around.introduced:
            same *= 0.3
        elif state.levels and around.ends_before and state.levels[-1].group:
            start += 0.8
        depths = [state.levels[-1].depth + 1] if state.levels else [PARAGRAPH, ITEM]
        unled = group == "arabic" and bool(state.levels) and not state.levels[0].group and not around.introduced
        result: list[State | None] = []
        for depth in depths:
            cost = start + same + FIRST_COST[group.partition(":")[0]][min(depth, 2)]
            if not state.levels and (group in self.habit.paragraphs or self._called_paragraph(k, group)):
                cost += -3.0 if depth == PARAGRAPH else 1.0
            if depth == PARAGRAPH and self.habit.lead_is_own and group not in ("arabic", "multi"):
                cost -= 2.0
            if depth == ITEM and unled:
                cost += 1.5
            result.append(self._opened(k, group, numbers, state, depth, cost))
        return result

    def _called_paragraph(self, k: int, group: str) -> bool:
        """The second member of the list that begins here calls the first one 前項."""
        for unit in self.units[k + 1 :]:
            if unit.mark and (group, (2,)) in unit.mark.readings:
                return THE_ONE_ABOVE.match(self.text.rows[unit.row].text[unit.mark.end :].lstrip()) is not None
        return False

    def _opened(
        self, k: int, group: str, numbers: tuple[int, ...], state: State, depth: int, cost: float
    ) -> State | None:
        """The state with a new list, under an unnumbered 項 where a list of 号 has nothing above it; None if hopeless."""
        unit = self.units[k]
        assert unit.mark
        levels = state.levels
        if depth == ITEM and not levels:
            levels = (Level(PARAGRAPH, "", (1,), -1.0, 1, ""),)
            cost += 0.5
        around = self._surroundings(k)
        cost += around.unawaited + (around.as_paragraph if depth == PARAGRAPH else around.below)
        if state.cost + cost > self._limit:
            return None
        here = Level(depth, group, numbers, unit.left, 1, unit.mark.marker.name)
        return State(state.cost + cost, (*levels, here), Chain(state.chosen, k, depth, numbers))

    def _text_before(self, k: int) -> str:
        """The end of what stands before a unit."""
        if k == 0:
            return ""
        unit, previous = self.units[k], self.units[k - 1]
        if previous.row == unit.row:
            begin = previous.mark.end if previous.mark else previous.column
            return self.text.rows[unit.row].text[begin : unit.column].strip()
        first = max(previous.row - 1, self.units[0].row)
        return "".join(self.text.rows[i].text for i in range(first, unit.row))[-90:]

    def _mentions(self, unit: Unit) -> tuple[float, float]:
        """前項 at the beginning of a provision makes it a 項, 前号 a 号: what speaks against it as a 項, and below."""
        assert unit.mark
        head = self.text.rows[unit.row].text[unit.mark.end : unit.mark.end + 12].strip()
        if SPEAKS_OF_PARAGRAPHS.match(head):
            return -1.0, 0.0
        return (1.5, -0.5) if SPEAKS_OF_ITEMS.search(head) else (0.0, 0.0)


def _set_in(unit: Unit, state: State) -> bool:
    """A bullet that stands set in below a 号, whose text it is."""
    bulleted = unit.mark is not None and unit.mark.marker.group == "bullet"
    return bulleted and any(level.depth >= ITEM and 0 <= level.left <= unit.left - SET_IN for level in state.levels)


def _leftover(state: State) -> float:
    """A list of one is no list."""
    return sum(0.7 for level in state.levels if level.size == 1 and level.group)


def _element(unit: Unit, depth: int, numbers: tuple[int, ...]) -> Element:
    if not unit.mark:  # a reviewer's, counted
        return Element(unit.row, unit.column, unit.column, depth, numbers, str(numbers[-1]))
    return Element(unit.row, unit.column, unit.mark.end, depth, numbers, unit.mark.label)


def _succession(before: tuple[int, ...], after: tuple[int, ...]) -> float:
    """0 for the next number, more for gaps, repeats and steps back."""
    head = len(after) - 1
    if len(after) == len(before):
        if after[:head] == before[:head]:
            step = after[-1] - before[-1]
            return 0.0 if step == 1 else 5.0 if step == 0 else 2.5 + 0.5 * min(step, 8) if step > 1 else 7.0
        return 0.3 if after[-1] == 1 else 4.0
    if len(after) == len(before) + 1 and after[:head] == before:
        return 0.0 if after[-1] == 2 else 3.0
    if len(after) < len(before) and after[head] == before[head] + 1:
        return 0.0
    return 6.0
