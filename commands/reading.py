"""A file of a command read and taken apart in another process, which is ended when the file takes too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pipeline
from apart import hands, seconds
from corpus.files import Given
from models.analysis import Analysis
from models.decisions import ParameterDecision, StructureDecision

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the process is asked; the fields are those of ``pipeline.analyse``."""

    name: str
    data: bytes
    only_structure: bool
    decisions: Sequence[StructureDecision]
    values: Sequence[ParameterDecision]
    keys: Sequence[OwnKey]
    ocr: bool

    def __call__(self, step: Callable[[str], None]) -> Analysis:
        return pipeline.analyse(
            self.name,
            self.data,
            only_structure=self.only_structure,
            decisions=self.decisions,
            values=self.values,
            keys=self.keys,
            ocr=self.ocr,
        )


def analysed(
    given: Given,
    *,
    only_structure: bool = False,
    decisions: Sequence[StructureDecision] = (),
    values: Sequence[ParameterDecision] = (),
    keys: Sequence[OwnKey] = (),
    ocr: bool = False,
) -> Analysis:
    """What ``pipeline.analyse`` finds in a file, and its errors; UserError as well for one that takes too long (``apart.seconds``)."""
    job = _Reading(given.name, given.data, only_structure, tuple(decisions), tuple(values), tuple(keys), ocr)
    return hands().do(given.name, job, limit=seconds(ocr=ocr))
