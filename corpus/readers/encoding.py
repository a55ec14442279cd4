"""Bytes to text: which of the encodings of Japanese text files it is."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

_SAMPLE = 200_000  # bytes that are enough to judge by
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of equally plausible readings the first wins. euc_jis_2004 knows the ① and ㈱ that many EUC files hold, euc_jp doesn't.
_JAPANESE = ("cp932", "euc_jp", "euc_jis_2004")
_PLAUSIBLE = 0.9
_DAMAGED_AT_MOST = 0.01
_DAMAGED_ALWAYS = 4  # places: what one spoilt byte may cost


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many places could not be decoded (each a U+FFFD in the text)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text that ``data`` holds, without byte order mark; None where no encoding gives plausible text."""
    return _by_mark(data) or _strict(data) or _damaged(data) or _guessed(data)


def _by_mark(data: bytes) -> Decoded | None:
    found = next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)
    if found is None:
        return None
    mark, encoding = found
    return _replacing(data[len(mark) :], encoding)


def _strict(data: bytes) -> Decoded | None:
    if b"\x1b$" in data[:_SAMPLE]:  # ISO-2022-JP is pure ASCII with escapes: it would pass for UTF-8
        return _exact(data, "iso2022_jp_ext")
    if utf8 := _exact(data, "utf-8"):
        return utf8
    readings = [reading for encoding in _JAPANESE if (reading := _exact(data, encoding))]
    best = max(readings, key=_plausibility, default=None)
    return best if best and _plausibility(best) >= _PLAUSIBLE else None


def _damaged(data: bytes) -> Decoded | None:
    """A file cut off in the middle of a character or with a few spoilt bytes is still worth reading."""
    readings = [_replacing(data, encoding) for encoding in ("utf-8", *_JAPANESE)]
    best = max(readings, key=_plausibility)
    few = best.damaged <= max(_DAMAGED_ALWAYS, len(best.text) * _DAMAGED_AT_MOST)
    return best if few and _plausibility(best) >= _PLAUSIBLE else None


def _guessed(data: bytes) -> Decoded | None:
    """Anything else, as charset-normalizer judges it."""
    import charset_normalizer

    match = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return _exact(data, match.encoding) if match else None


def _exact(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _plausibility(reading: Decoded) -> float:
    """The share of characters that a Japanese text is made of, 0 … 1.

    Read in the wrong encoding, kana become half-width kana or rare kanji. Half-width kana and kanji outside the common
    ones (JIS level 2, written in two bytes from 0xD0A1 in EUC) therefore count for less than half.
    """
    sample = reading.text[: _SAMPLE // 2]
    strange = sum(not c.isspace() and ord(c) > 0x7E for c in sample)
    if not strange:
        return 1.0
    return sum(_worth(c) for c in sample if not c.isspace() and ord(c) > 0x7E) / strange


def _worth(character: str) -> float:
    return next((worth for holds, worth in _WORTHS if holds(character)), 0.0)


def _level_one(character: str) -> bool:
    try:
        return character.encode("euc_jp") < b"\xd0"
    except UnicodeEncodeError:
        return False


_WORTHS: tuple[tuple[Callable[[str], bool], float], ...] = (
    (lambda c: "\u3040" <= c <= "\u30ff" or "\u3000" <= c <= "\u3020" or "\uff01" <= c <= "\uff5e", 1.0),
    (lambda c: "\u4e00" <= c <= "\u9fff" and _level_one(c), 1.0),
    (lambda c: "\u4e00" <= c <= "\u9fff", 0.4),
    (lambda c: "\uff61" <= c <= "\uff9f", 0.3),
    (lambda c: "\u2010" <= c <= "\u2602" or "\u3021" <= c <= "\u33ff" or c in "§¶°±×÷´¨", 0.9),
)
