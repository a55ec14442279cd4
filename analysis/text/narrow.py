"""One code point for one code point, so that every range found in the narrowed text is a range of the text itself."""

from __future__ import annotations

import re
import unicodedata

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0x9: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
    0x2009: 0x20,
}


_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _NARROW)))}]")


def narrow(text: str) -> str:
    """Half-width forms of ASCII characters and plain spaces, one character for one character.

    >>> narrow("第１条（目的）　１．本規約")
    '第1条(目的) 1.本規約'
    """
    return text.translate(_NARROW) if _WIDE.search(text) else text


def fold(text: str) -> str:
    """Unicode NFKC without any white space: for comparing texts, never for ranges.

    >>> fold("第 １ 条　（目的）")
    '第1条(目的)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())
