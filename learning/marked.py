"""Documents with their topics marked (``第3条（料金）　⟦fees,payment⟧``), and captions with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from analysis.structure.segment import segment
from analysis.subjects.lexicon import ROWS
from analysis.subjects.lexicon.row import spelled
from analysis.subjects.parties import Roles, mask
from analysis.subjects.provisions import provisions
from analysis.subjects.topics import roles_of, worded
from models.source import source_of_text

FOLDER = Path(__file__).parent
DOCUMENTS, CAPTIONS = "documents", "captions.tsv"
_MARK = re.compile(r"[ \u3000]*⟦([^⟧]*)⟧")
_KEYS = frozenset(row.key for row in ROWS)


class Example(NamedTuple):
    """One provision: where it stands, its caption and its texts as ``read`` takes them, its topics, the primary one first."""

    document: str
    caption: str
    texts: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything it says."""
        return "。".join(self.texts)


def files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The captions, and the documents in the order of their names."""
    return (folder / CAPTIONS, *sorted((folder / DOCUMENTS).glob("*.txt")))


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 of all files: says whether what was learned is learned from them."""
    return sha256(b"".join(file.read_bytes() for file in files(folder))).hexdigest()


def examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """All provisions and captions with topics.

    Raises ValueError where a mark names no topic or stands at no article.
    """
    captions, *documents = files(folder)
    return (*_captions(captions), *(each for file in documents for each in _examples(file)))


def _captions(file: Path) -> Iterator[Example]:
    """Captions alone, each for itself: ``fees,payment<TAB>料金及び支払方法``."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        keys, _, caption = line.partition("\t")
        topics = tuple(keys.split(","))
        if not caption or set(topics) - _KEYS:
            raise ValueError(f"{file.name}, line {number}: {line!r} is no caption with its topics")
        yield Example(f"{file.stem} {number}", spelled(mask(caption, Roles())), (), topics)


def _examples(file: Path) -> Iterator[Example]:
    marked = file.read_text("utf-8")
    plain = _MARK.sub("", marked)
    document = segment(source_of_text(file.stem, plain))
    found = {each.path: each for each in provisions(document)}
    who = roles_of(tuple(found.values()), document.title.text)
    opens = {
        _line(plain, passage.runs[0].start): entry.path
        for entry in document.entries
        if entry.path in found
        for passage in entry.node.passages()
    }
    for at, topics in _marks(marked):
        line = _line(plain, at)
        if line not in opens or set(topics) - _KEYS:
            raise ValueError(f"{file.name}, line {line}: {topics} are no topics of an article that begins there")
        yield Example(file.stem, *worded(found[opens[line]], who), topics)


def _line(text: str, at: int) -> int:
    """The number of the line that a place stands in, from 1."""
    return text.count("\n", 0, at) + 1


def _marks(marked: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each mark stood in the text without marks, and its topics."""
    taken = 0
    for mark in _MARK.finditer(marked):
        yield mark.start() - taken, tuple(mark[1].split(","))
        taken += len(mark[0])
