"""The services of a command: files taken apart one by one, or the latest versions of the library."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pipeline
from commands.comparing import remarks
from commands.deciding import decided, decided_values
from commands.reading import analysed
from corpus.errors import UserError
from corpus.files import Given, opened
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.origin import Origin

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey


@dataclass(frozen=True, slots=True)
class Served:
    """A service as reports take it, and what a human decided about its lines."""

    named: tuple[Origin, Analysis]
    decisions: Sequence[StructureDecision] = ()


def gathered(
    options: argparse.Namespace, keys: Sequence[OwnKey] = (), files: Sequence[Path] | None = None
) -> Generator[UserError | str, None, list[Served]]:
    """Every file that can be read (those of ``options`` unless others are given); yields what went wrong, and remarks."""
    lines, values = decided(options.decisions), decided_values(options.decisions)
    found: list[Served] = []
    for given in opened(options.files if files is None else files):
        if not isinstance(given, Given):
            yield given
            continue
        try:
            analysis = analysed(given, decisions=lines, values=values, keys=keys, ocr=options.ocr)
            found.append(Served((pipeline.origin(given.name, given.data, analysis), analysis), lines))
            yield from remarks(analysis)
        except UserError as error:
            yield error
    return found


def of_library(where: str, besides: Sequence[Origin]) -> list[Served]:
    """The latest version of every service of a library, but for those that ``besides`` are; UserError for none."""
    import library

    known = {origin.sha256 for origin in besides}
    with library.open(where or None) as shelf:
        others = [s for s in shelf.services() if not any(version.uid in known for version in s.versions)]
        return [
            Served((pipeline.named(s.latest.file, s.latest.uid, analysis, s.title), analysis))
            for s in others
            for analysis in [shelf.analysis(s.latest.uid)]
        ]
