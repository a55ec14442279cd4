"""Characters of symbol fonts, which Word keeps as codes of the font and not as Unicode."""

from __future__ import annotations

import re

UNKNOWN = "〓"
"""The printers' mark for a character that is not at hand."""

_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_CIRCLED = {0x80: "⓪"} | {0x81 + n: chr(ord("①") + n) for n in range(10)}
_DARK_CIRCLED = {0x8B: "⓿"} | {0x8C + n: chr(ord("❶") + n) for n in range(10)}
_FONTS = {
    "symbol": _GREEK
    | dict(zip(b"\xb7\xa8\xb4\xb8\xa3\xb3\xb1\xae\xac\xad\xaf\xb0\xb9\xbb\x2d", "•♦×÷≤≥±→←↑↓°≠≈−", strict=True)),
    "wingdings": _CIRCLED
    | _DARK_CIRCLED
    | dict(zip(b"lmnopqrstuvwx", "●○■□□□□◆◆◆❖◆☒", strict=True))
    | dict(zip(b"\x9e\x9f\xa0\xa1\xa2\xa4\xa7\xa8\xab\xd8", "・•▪○○◎▪□★➢", strict=True))
    | dict(zip(b"\xdf\xe0\xe1\xe2\xe8\xf0\xfb\xfc\xfd\xfe", "←→↑↓➔⇨✗✓☒☑", strict=True)),
    "wingdings 2": dict(zip(b"PRTQ\x97\xa2\xa3\xae", "✓☑☒☒●■□★", strict=True)),
    "webdings": dict(zip(b"acgn4", "✓□■●▶", strict=True)),
}
PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where symbol fonts keep their codes."""


def symbol(font: str, code: int) -> str:
    """The character with a code of a font, as w:sym gives it; 〓 where it is not known.

    >>> symbol("Wingdings", 0xF06C), symbol("ＭＳ 明朝", 0x2460), symbol("Symbol", 0xF0B7)
    ('●', '①', '•')
    """
    table = _FONTS.get(font.lower())
    private = 0xF000 <= code <= 0xF0FF
    if table is None and not private:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else UNKNOWN
    return (table or _FONTS["symbol"]).get(code & 0xFF, UNKNOWN)


def in_unicode(text: str, font: str) -> str:
    """The text with the private characters of a symbol font replaced one for one."""
    return PRIVATE.sub(lambda found: symbol(font, ord(found[0])), text)


def bullet(text: str, font: str) -> str:
    """The sign before a paragraph: Word keeps letters of symbol fonts, and an o for a circle.

    >>> bullet("l", "Wingdings"), bullet("o", "Courier New"), bullet("※", "ＭＳ 明朝"), bullet("-", "ＭＳ 明朝")
    ('●', '○', '※', '-')
    """
    if font.lower() in _FONTS:
        return "".join(symbol(font, ord(c)) if ord(c) < 0x100 or PRIVATE.match(c) else c for c in text).replace(
            UNKNOWN, "・"
        )
    if text.isascii() and text.isalnum():
        return "○" if text == "o" else "・"
    return in_unicode(text, font).replace(UNKNOWN, "・")
