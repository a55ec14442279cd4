"""Morphemes of Japanese text by Sudachi: cut once, kept, exact.

The dictionary is loaded when first needed and lives as long as the process (some 30 ms), a tokenizer as long as its
thread.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

SUDACHI_LIMIT = 49_149
"""Bytes of UTF-8 that Sudachi takes at a time."""
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "接頭辞", "接尾辞", "代名詞")


class Token(NamedTuple):
    """One morpheme: code points ``start`` to ``end`` of the text, as written and in Sudachi's normalized form."""

    surface: str
    normal: str
    pos: str
    """Part of speech: the first level of UniDic (名詞, 動詞, 助詞 …), for nouns a second one after a hyphen.

    Names have a third: 名詞-固有名詞-地名.
    """
    start: int
    end: int
    reading: str = ""
    """In katakana."""
    known: bool = True
    """Whether the dictionary has it."""

    @property
    def content(self) -> bool:
        """Whether it carries meaning of its own (not a particle, auxiliary, sign or space)."""
        return _carries(self.pos)


@cache
def _carries(pos: str) -> bool:
    return pos.startswith(_CONTENT)


class _OfThisThread(threading.local):
    """Sudachi's tokenizer serves one caller only, its dictionary any number: so one tokenizer for each thread."""

    tokenizer: Tokenizer | None = None


_HERE = _OfThisThread()
_ONE_AT_A_TIME = threading.Lock()


@cache
def _dictionary() -> Dictionary:
    from sudachipy import Dictionary

    return Dictionary(dict="core")


def _tokenizer() -> Tokenizer:
    if _HERE.tokenizer is None:
        from sudachipy import SplitMode

        with _ONE_AT_A_TIME:
            _HERE.tokenizer = _dictionary().create(mode=SplitMode.A)
    return _HERE.tokenizer


_POS: dict[int, str] = {}
"""By the number that the dictionary gives it: asking for the words of each morpheme costs more than the rest."""


def _part_of_speech(morpheme: Morpheme) -> str:
    number = morpheme.part_of_speech_id()
    if number not in _POS:
        _POS[number] = _first_levels(morpheme.part_of_speech())
    return _POS[number]


def _first_levels(levels: tuple[str, ...]) -> str:
    if levels[0] != "名詞":
        return levels[0]
    return "-".join(levels[: 3 if levels[1] == "固有名詞" else 2])


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """All morphemes of a text of any length; their surfaces joined are the text exactly.

    >>> [token.surface for token in tokens("契約を解約する。")]
    ['契約', 'を', '解約', 'する', '。']
    """
    found: list[Token] = []
    for start, piece in _pieces(text):
        at = 0
        for morpheme in _tokenizer().tokenize(piece):
            # the end alone decides: whatever Sudachi may skip is not lost but goes to the morpheme after it
            end = morpheme.end()
            if end > at:
                pos = _part_of_speech(morpheme)
                normal, reading = morpheme.normalized_form(), morpheme.reading_form()
                known = not morpheme.is_oov()
                found.append(Token(piece[at:end], normal, pos, start + at, start + end, reading, known))
                at = end
        if at < len(piece):
            found.append(Token(piece[at:], piece[at:], "空白", start + at, start + len(piece)))
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    """The text in stretches that Sudachi takes, cut at ends of sentences, in need anywhere, with their starts."""
    if len(text) * 4 <= SUDACHI_LIMIT or len(text.encode()) <= SUDACHI_LIMIT:
        return [(0, text)]
    pieces: list[tuple[int, str]] = []
    room = 0
    for sentence in re.finditer(r"[^。\n]{1,10000}[。\n]{0,1000}|[。\n]{1,10000}", text):
        size = len(sentence.group().encode())
        if pieces and size <= room:
            start, held = pieces[-1]
            pieces[-1] = (start, held + sentence.group())
            room -= size
        else:
            pieces.append((sentence.start(), sentence.group()))
            room = SUDACHI_LIMIT - size
    return pieces
