"""Numbers and captions of 条 in a column of their own, left of the text: each stands before the line that it is level with.

A caption below its number (第3条 over （料金の支払い）) shares the height of the lines beside it. Read from the top down
it would break a sentence in two; so it follows its number, in one line with it, wherever the file draws them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.readers.pdf.characters import Glyph
from corpus.readers.pdf.lines import Run

_NUMBER = re.compile(r"第[0-9０-９〇一二三四五六七八九十百]{1,5}条(?:の[0-9０-９一二三四五六七八九十]{1,3})*$")
_LONGEST, _MOST = 24, 40  # characters of one line of a caption, and of all
_WHITE = 0.5  # em between the column of the numbers and the text
_WIDE = 14  # em from the left edge of that column to the text: one that is wider may be a column of text
_LEVEL = 0.7  # em by which a number may stand above or below the base line of its text
_TOUCHING = 0.3  # em by which a caption may reach into the text
_HANGING = 1.0  # em by which lines of a caption may begin further left than the number
_OVER = 2.2  # em from the base line of a caption down to that of its number
_APART = 1.2  # em of white that end a caption
_OPEN, _CLOSE = "（(【［〔[", "）)】］〕]"


class _Heading(NamedTuple):
    """A number, the line of text it is level with, and what stands above and below it in its column."""

    number: Run
    text: Run
    above: tuple[Run, ...]
    below: tuple[Run, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        return (*self.above, self.number, *self.below)

    @property
    def reach(self) -> float:
        """Em from the left edge of the number to the text."""
        return (self.text.glyphs[0].x0 - self.number.glyphs[0].x0) / self.number.size

    @property
    def lines(self) -> tuple[Run, ...]:
        """A caption above the number is a line of its own; one below it goes on behind it."""
        return (*([_one(self.above)] if self.above else ()), _one((self.number, *self.below)))


def with_headings(found: Sequence[Run]) -> tuple[list[Run], dict[int, tuple[Run, ...]]]:
    """The runs without those of headings beside the text, and these by the ``id`` of the run that they stand before."""
    numbers = [run for run in found if _is_number(run)]
    if not numbers:
        return list(found), {}
    outside = [run for run in found if run.table is None]
    level = [(number, text) for number in numbers if (text := _text_of(number, outside))]
    headings = _headings(level, outside)
    headings = [heading for heading in headings if heading.reach <= _WIDE or _of_a_column(heading, headings, outside)]
    taken = {id(run) for heading in headings for run in heading.runs}
    return [run for run in found if id(run) not in taken], {id(heading.text): heading.lines for heading in headings}


def before_their_text(ordered: Iterable[Run], headings: dict[int, tuple[Run, ...]]) -> list[Run]:
    """The runs in reading order, with each heading before its text; a number alone is on one line with words, not with figures."""
    result: list[Run] = []
    for text in ordered:
        *captions, number = headings.get(id(text), (None,))
        result += [run for run in captions if run]
        if number and _is_number(number) and not text.glyphs[0].text.isdecimal():
            result.append(_one((number, text)))
        else:
            result += [run for run in (number, text) if run]
    return result


def _is_number(run: Run) -> bool:
    return run.table is None and run.glyphs[0].text == "第" and _numbers(run.glyphs)


def _numbers(glyphs: Iterable[Glyph]) -> bool:
    """Whether characters are the number of a 条 and nothing else, however wide they are set: 第 １ ０ 条."""
    return _NUMBER.match("".join("".join(glyph.text for glyph in glyphs).split())) is not None


def _text_of(number: Run, found: Sequence[Run]) -> Run | None:
    """The line of text level with a number, or with a caption right above it; None where there is none."""
    if text := _level_with(number, found):
        return text
    first = number.glyphs[0].x0
    near = [run for run in found if 0 < number.base - run.base < _OVER * number.size and _bracketed([run])]
    caption = next((run for run in near if abs(run.glyphs[0].x0 - first) <= _HANGING * number.size), None)
    return _level_with(caption, found) if caption else None


def _level_with(number: Run, found: Sequence[Run]) -> Run | None:
    """The line of text that begins right of a line in the column of numbers, at its height; None where there is none."""
    near = number.glyphs[-1].x1 + _WHITE * number.size
    right = [run for run in found if abs(run.base - number.base) <= _LEVEL * number.size and run.glyphs[0].x0 >= near]
    return min(right, key=lambda run: run.glyphs[0].x0, default=None)


def _headings(level: Sequence[tuple[Run, Run]], found: Sequence[Run]) -> list[_Heading]:
    """The numbers with the lines of their column, each caption below its number unless most stand above theirs."""
    sides = []
    for number, text in level:
        column = sorted((run for run in found if _in_column(run, number, text)), key=lambda run: run.base)
        above = [run for run in column if run.base < number.base]
        below = [run for run in column if run.base > number.base]
        sides.append((_next_to(number, above[::-1])[::-1], _next_to(number, below)))
    pairs = [pair for pair, (_, below) in zip(level, sides, strict=True) if _is_caption(below)]
    sides = [side for side in sides if _is_caption(side[1])]
    over = sum(_bracketed(above) for above, _ in sides) > sum(_bracketed(below) for _, below in sides)
    return [
        _Heading(number, _level_with(above[0], found) or text, above, ())
        if over and _bracketed(above)
        else _Heading(number, text, (), () if over else below)
        for (number, text), (above, below) in zip(pairs, sides, strict=True)
    ]


def _of_a_column(heading: _Heading, headings: Sequence[_Heading], found: Sequence[Run]) -> bool:
    """Whether other headings stand below or above a heading, and nothing but headings stands between them."""
    number, text = heading.number, heading.text
    alike = [
        other
        for other in headings
        if abs(other.number.glyphs[0].x0 - number.glyphs[0].x0) < number.size
        and abs(other.text.glyphs[0].x0 - text.glyphs[0].x0) < number.size
    ]
    bases = [other.number.base for other in alike]
    taken = {id(run) for other in alike for run in other.runs}
    between = [run for run in found if min(bases) <= run.base <= max(bases) and _left_of(run, number, text)]
    return len(alike) > 1 and all(id(run) in taken for run in between)


def _left_of(run: Run, number: Run, text: Run) -> bool:
    """Whether a line begins below or above a number and ends left of the text."""
    begins = number.glyphs[0].x0 - _HANGING * number.size <= run.glyphs[0].x0 <= number.glyphs[-1].x1
    return begins and run.glyphs[-1].x1 <= text.glyphs[0].x0 + _TOUCHING * run.size


def _in_column(run: Run, number: Run, text: Run) -> bool:
    """Whether a line may belong to a caption of a number."""
    return run is not number and len(run.glyphs) <= _LONGEST and _left_of(run, number, text)


def _next_to(number: Run, column: Sequence[Run]) -> tuple[Run, ...]:
    """The lines that follow a number without white between them, up to the next number."""
    near: list[Run] = []
    last = number
    for run in column:
        if _is_number(run) or abs(run.base - last.base) > _APART * max(run.size, last.size) + min(run.size, last.size):
            break
        near.append(run)
        last = run
    return tuple(near)


def _is_caption(lines: Sequence[Run]) -> bool:
    """Whether lines below a number can be its caption, or there are none; sentences there are its text."""
    words = "".join(run.text for run in lines)
    return len(words) <= _MOST and "。" not in words


def _bracketed(lines: Sequence[Run]) -> bool:
    return bool(lines) and lines[0].glyphs[0].text in _OPEN and lines[-1].glyphs[-1].text in _CLOSE


def _one(lines: Sequence[Run]) -> Run:
    """Lines of a column as one, with white behind a number whose caption stands in no brackets."""
    glyphs: tuple[Glyph, ...] = lines[0].glyphs
    for line in lines[1:]:
        bare = line.glyphs[0].text not in _OPEN and _numbers(glyphs)
        last = glyphs[-1]
        space = (Glyph(" ", last.x1, last.x1, last.base, last.size),) if bare else ()
        glyphs = (*glyphs, *space, *line.glyphs)
    return replace(lines[0], glyphs=glyphs)
