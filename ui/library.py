"""What can be chosen: the documents read in this session, those of the library, and the samples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.markup import visible

Pair = tuple[str, str]
"""The ids of the left and the right document."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One document under the name a reader knows it by.

    ``id`` stands in the URL; ``maker`` is the provider, or the file it came from; ``version`` a date as 2024-04-01 or
    empty. ``own`` documents belong to one session and are seen by nobody else; ``kept`` is the uid of a version in the
    library, ``service`` that of its service. What is neither is a sample.
    """

    id: str
    name: str
    maker: str
    version: str = ""
    own: bool = False
    ocr: bool = False
    """Read by OCR: what stands there may be misread."""
    kept: str = ""
    service: str = ""

    @property
    def sample(self) -> bool:
        """One of the invented documents that come with the product."""
        return not self.own and not self.kept

    @property
    def draft(self) -> bool:
        """A sample that is no text in force: for 点検 alone."""
        return self.sample and not self.version

    @property
    def home(self) -> str:
        """What its versions have in common."""
        return self.service or self.maker

    @property
    def title(self) -> str:
        """Name, version and that it was read by OCR, as over a column."""
        return visible(self.name) + (f"　{self.version} 版" if self.version else "") + self._read

    @property
    def label(self) -> str:
        """Version, name and maker, as in a list: what tells versions apart stands where no narrow field cuts it off."""
        name = (f"{self.version} 版　" if self.version else "") + visible(self.name) + self._read
        return name if self.maker == self.name else f"{name}（{visible(self.maker)}）"

    @property
    def _read(self) -> str:
        return "　OCR" if self.ocr else ""


def first_pair(choices: Sequence[Choice]) -> Pair:
    """What the first visit shows: the newest versions of the first two services."""
    left, right = newest(choices)[:2]
    return left.id, right.id


def newest(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The newest version of each service, in the order in which the services come; drafts of samples are none."""
    found: dict[str, Choice] = {}
    for choice in choices:
        if choice.draft:
            continue
        if choice.home not in found or choice.version > found[choice.home].version:
            found[choice.home] = choice
    return tuple(found.values())


def pair_of(choices: Sequence[Choice], left: str | None, right: str | None) -> tuple[Pair, bool]:
    """The pair that an address asks for, and whether all it asks for is there; what it leaves out is filled up."""
    known = {choice.id for choice in choices}
    default = first_pair(choices)
    if left is None and right is None:
        return default, True
    pair = (left if left in known else None, right if right in known else None)
    if pair[0] is None and pair[1] is None:
        return default, False
    filled = (pair[0] or _other(default, pair[1]), pair[1] or _other(default, pair[0]))
    return filled, (left is None or left in known) and (right is None or right in known)


def _other(pair: Pair, taken: str | None) -> str:
    return pair[1] if pair[0] == taken else pair[0]


def placed(pair: Pair, new: Sequence[str], own: Sequence[str]) -> Pair:
    """Where newly read documents go: on the sides that still show a sample, left first; nothing of the reader's moves.

    >>> placed(("sample1", "sample2"), ["mine", "theirs"], ["mine", "theirs"])
    ('mine', 'theirs')
    >>> placed(("mine", "sample2"), ["theirs"], ["mine", "theirs"])
    ('mine', 'theirs')
    """
    left, right = pair
    waiting = [id_ for id_ in new if id_ not in pair]
    if left not in own and waiting:
        left = waiting.pop(0)
    if right not in own and waiting:
        right = waiting.pop(0)
    return left, right
