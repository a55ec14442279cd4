"""Characters from pictures of pages: Tesseract, where it is installed and the user agrees to its mistakes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from corpus.readers.ocr.picture import Scan, is_blank, rulings, straightened, turned
from corpus.readers.ocr.words import Page, words_page
from corpus.readers.pdf.characters import Characters, Frame
from corpus.readers.pdf.drawings import Drawings, Edge

LANGUAGE = "jpn"
TIME_OUT = 120
"""Seconds for one reading of one page; a dense page takes two."""

_PROGRAM = "tesseract"
_ONE_COLUMN, _COLUMNS = "4", "3"  # ways of cutting the page up; the second loses short lines and parts of tables
_NEAR = 6.0  # points by which Tesseract may be wrong about the end of a word
_SURE = 70.0  # per cent; less, or next to nothing read: the page may lie on its side
_FEW = 30  # characters
_TURNS = (0, 2, 1, 3)  # quarters; upside down before on its side
_READABLE = 50.0  # per cent; what is less sure is noise
_MOST_WORKERS = 4


class Recognised(NamedTuple):
    """A page as recognised: its characters, the rulings of its tables, and how sure that is on average (0 to 100)."""

    characters: Characters
    drawings: Drawings
    confidence: float


def available() -> bool:
    """Whether Tesseract and its Japanese data are installed."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=TIME_OUT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in listed.stdout.decode("ascii", "replace").split()


def recognise(scan_of: Callable[[int], Scan | None], numbers: Sequence[int]) -> dict[int, Recognised]:
    """The pages among ``numbers`` on which something can be read, some at a time.

    ``scan_of`` gives the picture of a page, None where there is none; it is called from several threads.
    """
    with ThreadPoolExecutor(max_workers=min(_MOST_WORKERS, os.cpu_count() or 1)) as workers:
        found = workers.map(lambda number: _page(scan_of(number)), numbers)
        return {number: page for number, page in zip(numbers, found, strict=True) if page is not None}


def _page(picture: Scan | None) -> Recognised | None:
    """The page that is read best, whichever way up it lies; None where nothing is printed or nothing can be read."""
    if picture is None or is_blank(picture):
        return None
    best, upright = Page(), picture
    for quarters in _TURNS:
        straight = straightened(turned(picture, quarters))
        page = _read(straight, _ONE_COLUMN)
        if page.worth > best.worth:
            best, upright = page, straight
        if best.confidence >= _SURE and len(best.glyphs) >= _FEW:
            break
    if best.confidence < _READABLE:
        return None
    edges = rulings(upright)
    if best.gutter and not _ruled(edges, *best.gutter):
        best = max(best, _read(upright, _COLUMNS), key=lambda page: page.worth * (1 if page.gutter else 1.1))
    characters = Characters(Frame(0, 0.0, 0.0, *upright.size), best.glyphs)
    return Recognised(characters, Drawings(edges, 1.0, 0), best.confidence)


def _ruled(edges: Sequence[Edge], left: float, right: float) -> bool:
    """Whether a line is drawn down through the white from ``left`` to ``right``, as in a table."""
    return any(not edge.level and left - _NEAR < edge.x0 < right + _NEAR for edge in edges)


def _read(picture: Scan, segmentation: str) -> Page:
    """One run of Tesseract, through pipes: no file is written. An empty page where it fails or takes too long."""
    height, width = picture.pixels.shape
    resolution = str(round(72 / picture.scale))
    order = [_PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", segmentation, "--dpi", resolution, "hocr"]
    try:
        done = subprocess.run(
            order,
            input=b"P5 %d %d 255\n" % (width, height) + picture.pixels.tobytes(),
            capture_output=True,
            timeout=TIME_OUT,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its own threads wait for each other on a busy machine
        )
        return words_page(done.stdout, picture.scale)
    except (OSError, subprocess.SubprocessError, ParseError):
        return Page()
