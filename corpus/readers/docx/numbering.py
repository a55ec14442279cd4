"""Automatic numbering of a Word file: which number each paragraph shows (ISO/IEC 29500-1, 17.9).

Lists (w:num) point to definitions (w:abstractNum) of up to nine levels. Word counts by definition, not by list: a list
goes on counting where another of the same definition stopped, unless it has a start of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from corpus.readers.docx.formats import BULLET, NONE, written
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.symbols import bullet
from corpus.readers.docx.xml import MC, Element, W, chosen, number, on, value

_LEVELS = 9
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts and looks; ``text`` holds %1 … %9 for the numbers of the levels."""

    start: int
    format: str
    text: str
    suffix: str
    restart: int | None
    """The level, counted from 1, whose use lets this one begin again; 0 for none, None for any above it."""
    legal: bool
    font: str
    style: str | None
    indent: Element | None
    """Its w:ind."""

    def begins_again(self, own: int, used: int) -> bool:
        """This level (``own``, from 0) begins again behind a paragraph of the level ``used``."""
        if self.restart is None or self.restart > own:
            return used < own
        return used < self.restart


@dataclass(frozen=True, slots=True)
class _List:
    definition: int
    levels: dict[int, Level]
    starts: dict[int, int]
    """Starts of its own, by level."""


def _format(level: Element) -> str:
    found = level.find(W + "numFmt")
    if found is None:
        alternatives = level.find(MC + "AlternateContent")  # a format that Word 2010 brought
        inner = [] if alternatives is None else list(chosen(alternatives))
        found = next((element for element in inner if element.tag == W + "numFmt"), None)
    if found is None:
        return "decimal"
    name = str(found.get(W + "val", "decimal"))
    return f"custom:{found.get(W + 'format', '')}" if name == "custom" else name


def _level(element: Element) -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    start = number(element, "start")
    return Level(
        1 if start is None else start,
        _format(element),
        value(element, "lvlText") or "",
        value(element, "suff") or "tab",
        number(element, "lvlRestart"),
        bool(on(element, "isLgl")),
        "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        value(element, "pStyle"),
        element.find(f"{W}pPr/{W}ind"),
    )


def _levels(parent: Element) -> dict[int, Level]:
    found = ((element.get(W + "ilvl", ""), element) for element in parent.findall(W + "lvl"))
    return {int(at): _level(element) for at, element in found if at.isdecimal() and int(at) < _LEVELS}


class Numbering:
    """The lists of a file with their counters: ask for each numbered paragraph once, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else _lists(root, styles)
        self._counters: dict[int, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[tuple[int, int]] = set()

    def level(self, properties: Element | None, style: str | None) -> Level | None:
        """The level that numbers a paragraph, None where nothing does; asking does not count."""
        num_id, at = self._place(properties, style)
        return self._lists[num_id].levels.get(at) if num_id in self._lists else None

    def mark(self, properties: Element | None, style: str | None) -> str:
        """The number that a paragraph shows, with what stands between it and the text; empty where it has none.

        ``properties`` is its w:pPr.
        """
        num_id, at = self._place(properties, style)
        here = self._lists.get(num_id)
        if here is None or at not in here.levels:
            return ""
        self._count(num_id, here, at)
        return self._written(here, at)

    def _place(self, properties: Element | None, style: str | None) -> tuple[int, int]:
        """List and level of a paragraph: its own word first, then that of its style; list 0 is no list."""
        inherited = self._styles.numbering(style)
        own = None if properties is None else number(properties, "numPr", "numId")
        level = None if properties is None else number(properties, "numPr", "ilvl")
        num_id = inherited.num_id if own is None else own
        if num_id is None or num_id not in self._lists:
            return 0, 0
        if level is None:
            level = inherited.level
        if level is None and own is None:
            levels = self._lists[num_id].levels
            level = next((n for name in inherited.styles for n, item in levels.items() if item.style == name), None)
        return num_id, level or 0

    def _count(self, num_id: int, here: _List, at: int) -> None:
        counters = self._counters[here.definition]
        if at in here.starts and (num_id, at) not in self._begun:
            counters[at] = None
        self._begun.add((num_id, at))
        for n, level in here.levels.items():
            if n < at and counters[n] is None:
                counters[n] = here.starts.get(n, level.start)
            elif n > at and level.begins_again(n, at):
                counters[n] = None
        before = counters[at]
        counters[at] = here.starts.get(at, here.levels[at].start) if before is None else before + 1

    def _written(self, here: _List, at: int) -> str:
        level = here.levels[at]
        if level.format == BULLET:
            mark = bullet(level.text, level.font)
        else:
            counters = self._counters[here.definition]

            def one(place: re.Match[str]) -> str:
                n = int(place[1]) - 1
                counter = counters[n]
                if counter is None or n not in here.levels or here.levels[n].format in (BULLET, NONE):
                    return ""
                return written(counter, "decimal" if level.legal else here.levels[n].format)

            mark = _PLACE.sub(one, level.text)
        return mark + _between(mark, level.suffix)


def _between(mark: str, suffix: str) -> str:
    """What parts a number from its text: a space for Word's tab or space.

    Where Word puts nothing, a number that ends in a letter or figure still gets a space: it is known to end there, and
    1 before 24時間 must not become 124時間.
    """
    if not mark.strip() or mark[-1].isspace():
        return ""
    return "" if suffix == "nothing" and not mark[-1].isalnum() else " "


def _lists(root: Element, styles: Styles) -> dict[int, _List]:
    definitions = {number_of(element, "abstractNumId"): element for element in root.findall(W + "abstractNum")}
    levels = cache(lambda definition: _levels(definitions[definition]))  # a file may have a thousand lists of one kind
    lists: dict[int, _List] = {}
    nums = {number_of(element, "numId"): element for element in root.findall(W + "num")}
    for num_id, element in nums.items():
        if num_id < 1:
            continue
        definition = _definition(number(element, "abstractNumId"), definitions, nums, styles)
        if definition in definitions:
            overrides = element.findall(W + "lvlOverride")
            own = {at: level for override in overrides for at, level in _levels(override).items()}
            starts = {number_of(override, "ilvl"): number(override, "startOverride") for override in overrides}
            starting = {at: start for at, start in starts.items() if start is not None}
            lists[num_id] = _List(definition, {**levels(definition), **own}, starting)
    return lists


def _definition(at: int | None, definitions: dict[int, Element], nums: dict[int, Element], styles: Styles) -> int:
    """The definition that holds the levels: one that only names a list style leads to the list of that style."""
    seen: set[int] = set()
    while at is not None and at in definitions and at not in seen:
        seen.add(at)
        style = value(definitions[at], "numStyleLink")
        if style is None:
            return at
        named = next((n for n, element in definitions.items() if value(element, "styleLink") == style), None)
        list_of_style = nums.get(styles.numbering(style).num_id or 0)
        at = named if list_of_style is None else number(list_of_style, "abstractNumId")
        if at in seen:
            at = named
    return -1 if at is None else at


def number_of(element: Element, attribute: str) -> int:
    """An id of an element; -1 where it is missing or no number."""
    try:
        return int(element.get(W + attribute, ""))
    except ValueError:
        return -1
