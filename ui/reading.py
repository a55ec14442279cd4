"""A file read and taken apart beside the session, as it may take long or never end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Thread

import pipeline
from apart import Told, hands, nothing_told, seconds
from models.analysis import Analysis

__all__ = ["Reading", "Told", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a process is asked: a file, and whether its pages without text are to be read by OCR."""

    name: str
    data: bytes
    ocr: bool = False

    def __call__(self, step: Callable[[str], None]) -> tuple[pipeline.Content, Analysis]:
        step(pipeline.Stage.READING)
        content = pipeline.read(self.name, self.data, ocr=self.ocr)
        return content, pipeline.understand(content, begins=step)


@cache
def begin() -> None:
    """Have a process ready before the first file comes: somebody is looking for his files."""
    from corpus.samples import samples

    first = samples()[0]
    work = Reading(first.file, first.read())
    Thread(target=read, args=(work, nothing_told), name="begin", daemon=True).start()


def read(reading: Reading, told: Told) -> tuple[pipeline.Content, Analysis]:
    """What a file says, and what was found in it; ``told`` as in ``apart``. Raises UserError."""
    return hands().do(reading.name, reading, limit=seconds(ocr=reading.ocr), told=told)
