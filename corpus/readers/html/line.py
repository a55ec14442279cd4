"""One printed line in the making: white space as CSS treats it, and how much of the line is links."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from corpus.readers.html.marks import only_mark

_WORD = re.compile("[ \t\n\r\f]+|[^ \t\n\r\f]+")
_FEW = 12
_SPACE = " \t\n\r\f"
_NOTHING, _BLANK, _BREAK = 0, 1, 2


@dataclass(slots=True)
class Link:
    """A link, button or label that text stands in. ``fragment``: it leads to a place in the same page."""

    fragment: bool = False


@dataclass(slots=True)
class Mark:
    """What a list or counter prints before a line. A ``bullet`` is left away where the author typed one, or a number."""

    text: str
    bullet: bool = False


@dataclass(slots=True)
class PrintedLine:
    """Text as it comes. White space that collapses is held back until it is known what follows."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    characters: int = 0
    """Without white space."""
    linked: int = 0
    """Characters in links."""
    links: int = 0
    fragments: int = 0
    _last: str = ""
    _held: int = _NOTHING
    _link: Link | None = None

    def collapsed(self, text: str, link: Link | None) -> None:
        """Add text whose white space collapses: one space, or nothing for a line break between Japanese characters."""
        for found in _WORD.finditer(text):
            word = found[0]
            if word[0] in _SPACE:
                self._held = max(self._held, _BREAK if "\n" in word or "\r" in word else _BLANK)
            else:
                self.kept(word, link)

    def kept(self, text: str, link: Link | None) -> None:
        """Add text as it stands."""
        if self._held and self.parts and not (self._held == _BREAK and _wide(self._last) and _wide(text[0])):
            self.parts.append(" ")
        self._held = _NOTHING
        self.parts.append(text)
        self._last = text[-1]
        size = len(text) - sum(map(text.count, _SPACE)) if len(text) > 1 else int(text not in _SPACE)
        self.characters += size
        if link:
            self.linked += size
            if link is not self._link:
                self._link = link
                self.links += 1
                self.fragments += link.fragment

    def space(self) -> None:
        """A space, unless one is there already."""
        self._held = max(self._held, _BLANK)

    def is_number(self) -> bool:
        """The line so far is a number that belongs before a text: １, (2), イ, but not 第3条."""
        text = "".join(self.parts) if 0 < len(self.parts) < _FEW else ""
        return 0 < len(text) < _FEW and not text.startswith("第") and only_mark(text)

    @property
    def text(self) -> str:
        return "".join(self.parts).rstrip()


def _wide(character: str) -> bool:
    """A character between which and another one Japanese sets no space.

    >>> [_wide(c) for c in "約ア、①ｱＡA1é"]
    [True, True, True, True, True, True, False, False, False]
    """
    width = unicodedata.east_asian_width(character)
    return width in ("W", "F", "H") or (width == "A" and not character.isalpha())
