"""English screens: the words of one table in the place of the Japanese ones, at the moment a page leaves for the browser.

Everything before that is Japanese, as are the table's keys: what a page says, with ``{names}`` where it puts something
in. What stands inside an element of ``lang="ja"`` is the document's or a reader's own and is left alone; so is, inside
a sentence of ours, what the table does not know, which is then marked as Japanese itself.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from reports.markup import tag

TABLE = Path(__file__).parent / "english.tsv"
JAPANESE = re.compile(r"[\u3041-\u30fa\u30fd-\u30ff\u3400-\u9fff]")
"""Kana and kanji; signs that English text may carry as well (・ ー 〔 〕) are none."""

_NAME = re.compile(r"\{([#*~]?)(\w+)\}")
_BARE = re.compile(r"\{[#*~]?\w+\}")
_PLURAL = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|[^<]+|<")
_SHOWN = re.compile(r' (title|aria-label|placeholder|data-is)="([^"]*)"')
"""Attributes whose words are seen or heard; scripts show ``data-is``."""
_KIND = re.compile(r' (data-is)="([^"]*)"')
"""The one that is ours on an element whose words are the document's."""
_OWN = re.compile(r' lang="ja"')
_SENTENCE = re.compile(r"(?:「[^「」]*」|[^。])+。?")
_VOID = frozenset(("input", "meta", "br", "img"))
_FIRST, _MOST = 0xE000, 60
"""Private characters stand for elements inside a sentence; with more of them than this it is no sentence but a list."""
_JOINTS = (("　", " \u2002"), (" — ", " — "), (" ↔ ", " ↔ "), ("・", " · "), ("、", ", "))
"""What Japanese joins phrases with, the widest first, and what English does."""


class Pattern(NamedTuple):
    """A key with places in it: what every match holds, all of it as an expression, and the English."""

    longest: str
    whole: re.Pattern[str]
    english: str
    kinds: Mapping[str, str]
    letters: int
    """How many characters of a match the key itself says."""


class Place(StrEnum):
    """What may stand in a place of a key, by the sign before its name; where there is none, words of ours, said in English."""

    OURS = ""
    NUMBER = "#"
    THEIRS = "*"
    """Words of a document or a reader: they stay as they are."""
    AROUND = "~"
    """The same, but our words may stand around them: 右だけ：書面."""


@dataclass(frozen=True)
class Way:
    """How words are written out: into plain text, or into HTML."""

    ours: Callable[[str], str]
    theirs: Callable[[str], str]
    """What is not in the table: words of a document, a name."""


PLAIN = Way(str, str)
MARKUP = Way(
    html.escape, lambda text: tag("span", html.escape(text), lang="ja") if JAPANESE.search(text) else html.escape(text)
)


@dataclass(frozen=True)
class Words:
    """The table: Japanese to English. ValueError where the two sides of a line name different places."""

    table: Mapping[str, str]

    def __post_init__(self) -> None:
        for japanese, english in self.table.items():
            if not names(english) <= names(japanese):
                raise ValueError(f"the English has a place that the Japanese has not: {japanese} → {english}")

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The keys with places, those with the most words of their own first."""
        made = [_pattern(japanese, english) for japanese, english in self.table.items() if "{" in japanese]
        return tuple(sorted(made, key=lambda each: -each.letters))

    def plain(self, text: str) -> str:
        """A text of ours in English; what the table does not know stays."""
        return self.sentence(text, PLAIN)

    def knows(self, text: str) -> bool:
        """Whether nothing of a text of ours would stay Japanese."""
        return not JAPANESE.search(self.plain(text))

    def markup(self, page: str) -> str:
        """HTML as ``reports.markup.tag`` makes it, with the words of the table in the place of ours."""
        return "".join(_Elements(self, page).all())

    def sentence(self, content: str, way: Way = MARKUP) -> str:
        """The content of an element, in which private characters stand for elements; unknown words stay."""
        bare, runs = content.strip(" \n"), _runs(content)
        whole = (self._known(bare, way) or self._joined(bare, way, every=True)) if len(runs) > 1 else None
        if whole is None:
            return "".join(self._run(run, way) for run in runs)
        at = content.index(bare)
        return content[:at] + whole + content[at + len(bare) :]

    def _run(self, run: str, way: Way) -> str:
        bare = run.strip(" \n")
        found = self._said(bare, way)
        if found is None:
            return way.ours(run)
        at = run.index(bare)
        return way.ours(run[:at]) + found + way.ours(run[at + len(bare) :])

    def _said(self, text: str, way: Way, *, every: bool = False) -> str | None:
        """The English of a stretch, None where the table has nothing for it; ``every``: for a phrase of it."""
        return self._known(text, way) or self._joined(text, way, every=every)

    def _known(self, text: str, way: Way) -> str | None:
        if not JAPANESE.search(text):
            return way.ours(text)
        if (english := self.table.get(text)) is not None:
            return way.ours(english)
        if (fitting := self._fitting(text, way)) is not None or text.endswith("。"):
            return fitting
        whole = self._known(text + "。", way)  # a reason inside a sentence has no full stop
        return None if whole is None else whole.removesuffix(".")

    def _fitting(self, text: str, way: Way) -> str | None:
        """The English of the key that fits with the most words of its own."""
        for pattern in self.patterns:
            if pattern.longest in text and (found := pattern.whole.fullmatch(text)):
                return self._filled(pattern, found.groupdict(), way)
        return None

    def _filled(self, pattern: Pattern, values: Mapping[str, str], way: Way) -> str:
        """The English with what stands in the places."""
        chosen = _PLURAL.sub(lambda found: found[2] if values[found[1]] == "1" else found[3], pattern.english)
        made, at = [], 0
        for found in _NAME.finditer(chosen):
            kind = Place(pattern.kinds[found[2]])
            made += [way.ours(chosen[at : found.start()]), self._placed(values[found[2]], kind, way)]
            at = found.end()
        return "".join((*made, way.ours(chosen[at:])))

    def _placed(self, value: str, kind: Place, way: Way) -> str:
        say = {Place.OURS: self._said, Place.AROUND: self._fitting}.get(kind)
        found = say(value, way) if say else None
        return way.theirs(value) if found is None else found

    def _joined(self, text: str, way: Way, *, every: bool = False) -> str | None:
        """Phrases in a row in English; None where the table knows none of them, or not ``every`` one."""
        ways = ((self._sentences(text), " ", every), (text.split("：", 1), ": ", True))
        joints = ((_split(text, japanese), english, every) for japanese, english in _JOINTS)
        signs = ((text.split(" "), " ", True),)  # ≠ 実質
        tried = (self._each(*each, way) for each in chain(ways, joints, signs) if len(each[0]) > 1)
        return next(filter(None, tried), None)

    def _sentences(self, text: str) -> list[str]:
        """The sentences of a text, those together that the table has together."""
        all_ = _SENTENCE.findall(text)
        parts, at = [], 0
        while at < len(all_):
            ends = range(len(all_), at, -1) if at else range(len(all_) - 1, at, -1)
            end = next((end for end in ends if self._known("".join(all_[at:end]), PLAIN)), at + 1)
            parts.append("".join(all_[at:end]))
            at = end
        return parts

    def _each(self, parts: Sequence[str], joint: str, every: bool, way: Way) -> str | None:
        found = [self._said(part, way, every=every) for part in parts]
        known = [each is not None for each, part in zip(found, parts, strict=True) if JAPANESE.search(part)]
        made = [way.theirs(part) if each is None else each for each, part in zip(found, parts, strict=True)]
        return way.ours(joint).join(made) if (all(known) if every else any(known)) else None


def _split(text: str, joint: str) -> list[str]:
    """The parts between joints that stand in no brackets."""
    parts, depth, at = [""], 0, 0
    while at < len(text):
        depth += (text[at] in "（「") - (text[at] in "）」")
        if depth <= 0 and text.startswith(joint, at):
            parts.append("")
            at += len(joint)
        else:
            parts[-1] += text[at]
            at += 1
    return parts


def names(text: str) -> set[str]:
    """The places that a side of a line has."""
    return {found[1] for found in _NAME.findall(text)} | {found[0] for found in _PLURAL.findall(text)}


def _pattern(japanese: str, english: str) -> Pattern:
    whole, kinds, at = "", dict[str, str](), 0
    for found in _NAME.finditer(japanese):
        kind, name = found.groups()
        any_ = _anything(Place(kind), japanese, found.start())
        whole += re.escape(japanese[at : found.start()]) + (f"(?P={name})" if name in kinds else f"(?P<{name}>{any_})")
        kinds[name], at = kind, found.end()
    whole += re.escape(japanese[at:])
    own = re.split(_BARE, japanese)
    return Pattern(max(own, key=len), re.compile(whole, re.DOTALL), english, kinds, sum(map(len, own)))


_IN_BRACKETS = "（(?:[^（）]|（[^（）]*）)*）|「[^「」]*」"


def _anything(kind: Place, japanese: str, at: int) -> str:
    """What may stand in a place of a key, as an expression: what others said ends no bracket that it did not begin."""
    if kind is Place.NUMBER:
        return "[\\d,]+|[\ue000-\uf8ff]"
    if kind is Place.OURS and not at:
        return ".+"  # phrases before the last one
    if kind is not Place.THEIRS or japanese[:at].endswith("「"):
        return ".+?"
    joint = "・" if not at and japanese.endswith("。") else ""  # a sentence begins behind the one before
    return f"(?:[^（）「」{joint}]|{_IN_BRACKETS})+?"


def _runs(content: str) -> list[str]:
    """Text and stand-ins for elements in turn."""
    return [run for run in re.split("([\ue000-\uf8ff])", content) if run]


@dataclass
class _Open:
    """An element whose end has not been seen: its tag, whether it is another's words, and what it holds so far."""

    start: str
    theirs: bool
    parts: list[tuple[bool, str]]
    """(whether it is text, HTML)"""


class _Elements:
    """The elements of a page, each closed when all within it is said."""

    def __init__(self, words: Words, page: str) -> None:
        self.words = words
        self.page = page

    def all(self) -> Iterator[str]:
        stack = [_Open("", False, [])]
        for found in _TAG.finditer(self.page):
            closing, name, _ = found.groups()
            if name is None:
                stack[-1].parts.append((True, found[0]))
            elif closing:
                done = stack.pop()
                stack[-1].parts.append((False, done.start + self._content(done) + found[0]))
            elif name in _VOID:
                stack[-1].parts.append((False, found[0] if stack[-1].theirs else self._attributes(found[0])))
            else:
                theirs = stack[-1].theirs or bool(_OWN.search(found[0]))
                stack.append(_Open(found[0] if stack[-1].theirs else self._attributes(found[0]), theirs, []))
        yield self._content(stack[0])

    def _attributes(self, start: str) -> str:
        if not JAPANESE.search(start):
            return start
        return (_KIND if _OWN.search(start) else _SHOWN).sub(
            lambda found: f' {found[1]}="{html.escape(self.words.plain(html.unescape(found[2])))}"', start
        )

    def _content(self, element: _Open) -> str:
        if element.theirs or not any(text and JAPANESE.search(part) for text, part in element.parts):
            return "".join(part for _, part in element.parts)
        inner = [part for text, part in element.parts if not text]
        if len(inner) > _MOST:
            return "".join(self._alone(part) if text else part for text, part in element.parts)
        content, at = "", _FIRST
        for text, part in element.parts:
            content += html.unescape(part) if text else chr(at)
            at += not text
        said = self.words.sentence(content)
        return re.sub("[\ue000-\uf8ff]", lambda found: inner[ord(found[0]) - _FIRST], said)

    def _alone(self, text: str) -> str:
        return self.words.sentence(html.unescape(text))


@cache
def words() -> Words:
    """The table as it stands in ``english.tsv``."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if line]
    return Words({line[0]: line[1] for line in lines[1:] if not line[0].startswith("#")})


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """A text of ours in English."""
    return words().plain(text)


_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_HOLE = re.compile(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}")


def script(source: str, table: Words | None = None) -> str:
    """A script or a style with its words in English: what stands in quotes, with ``${…}`` as places."""
    say = (table or words()).plain

    def one(found: re.Match[str]) -> str:
        if not JAPANESE.search(found[0]):
            return found[0]
        if found[1] is not None:
            return '"' + say(found[1]).replace('"', '\\"') + '"'
        holes = [script(hole, table) for hole in _HOLE.findall(found[2])]
        numbers = iter(range(len(holes)))
        said = say(_HOLE.sub(lambda _: chr(_FIRST + next(numbers)), found[2]))
        return "`" + re.sub("[\ue000-\uf8ff]", lambda at: "${" + holes[ord(at[0]) - _FIRST] + "}", said) + "`"

    return _LITERAL.sub(one, source)
