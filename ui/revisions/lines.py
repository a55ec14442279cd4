"""Which documents are versions of one service: of the library and the samples by their names, of one's own by their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from models.analysis import Analysis
from ui.library import Choice
from ui.progress import nothing
from ui.session import analysed, origin_of

Marks = dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """The versions of one service by their ids, the oldest first, under the name a reader knows it by."""

    label: str
    ids: tuple[str, ...]


def lines(choices: Sequence[Choice]) -> tuple[Line, ...]:
    """Every service that can be chosen, the reader's own first."""
    own = [choice for choice in choices if choice.own]
    groups: dict[str, list[Choice]] = {}
    for group in together(own):
        groups[group[0].id] = list(group)
    for choice in choices:
        if not choice.own:
            groups.setdefault(f"{choice.home} {'' if choice.kept else choice.name}", []).append(choice)
    return tuple(_line(group) for group in groups.values())


def _line(group: Sequence[Choice]) -> Line:
    ids = in_time(group)
    last = next(choice for choice in group if choice.id == ids[-1])
    maker = f"（{last.maker}）" if last.maker != last.name and not last.own else ""
    return Line(f"{last.name}{maker}　{len(ids)} 版", ids)


def first_line(known: Sequence[Line]) -> Line:
    """What a first visit shows: the first service with several versions, else the first one."""
    return next((line for line in known if len(line.ids) > 1), known[0])


def found_line(known: Sequence[Line], ids: Sequence[str]) -> Line:
    """The service that has just these versions in any order, else one of their own."""
    here = next((line for line in known if set(line.ids) == set(ids)), None)
    return here or Line(f"選んだ {len(ids)} 版", tuple(ids))


def in_time(group: Sequence[Choice]) -> tuple[str, ...]:
    """The ids of some documents by the days that their texts state; those without a day first, as they came."""
    return tuple(choice.id for choice in sorted(group, key=_date))


def _date(choice: Choice) -> str:
    return origin_of(choice, _analysis(choice)).date if choice.own else choice.version


def _analysis(choice: Choice) -> Analysis:
    return analysed(choice, nothing)


def together(choices: Sequence[Choice]) -> tuple[tuple[Choice, ...], ...]:
    """Documents grouped as versions of one service, as the library would keep them; found once for the same documents."""
    from analysis.services.resemblance import together as grouped

    analyses = [_analysis(choice) for choice in choices]
    key = tuple((choice.id, id(analysis)) for choice, analysis in zip(choices, analyses, strict=True))
    kept: tuple[object, tuple[tuple[int, ...], ...]] | None = st.session_state.get("revised_groups")
    if kept is None or kept[0] != key:
        kept = (key, grouped(analyses))
        st.session_state.revised_groups = kept
    return tuple(tuple(choices[at] for at in group) for group in kept[1])


def with_new(shown: Sequence[Choice], new: Sequence[Choice], choices: Sequence[Choice]) -> tuple[str, ...]:
    """The versions that are to be shown once documents have come: those shown where the new ones belong to them.

    Else what the new ones are versions of, among the reader's own.
    """
    if not new:
        return ()
    asked = [*shown, *(choice for choice in new if choice not in shown)]
    home = next(group for group in together(asked) if new[0] in group)
    if any(choice in home for choice in shown):
        return in_time(asked if all(choice in home for choice in asked) else home)
    own = [choice for choice in choices if choice.own]
    return in_time(next((group for group in together(own) if new[0] in group), (new[0],)))
