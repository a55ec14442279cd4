"""Bytes as they lie in the library: squeezed where that saves room; and texts that every database takes."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence

LIMIT = 1_000_000_000
"""Bytes that anything may unpack to."""
_LEVEL = 6
_UNFIT = re.compile("[\0\ud800-\udfff]")


def packed(data: bytes) -> tuple[str, bytes]:
    """How an original is kept, and its bytes so."""
    small = zlib.compress(data, _LEVEL)
    return ("zlib", small) if len(small) < 0.98 * len(data) else ("", data)


def unpacked(packing: str, content: bytes) -> bytes:
    """The original; ValueError for bytes that are broken."""
    return inflated(content) if packing == "zlib" else content


def inflated(content: bytes) -> bytes:
    """What zlib squeezed; ValueError for bytes that are broken or unpack to more than ``LIMIT``."""
    inflating = zlib.decompressobj()
    try:
        found = inflating.decompress(content, LIMIT)
    except zlib.error as error:
        raise ValueError(f"broken content: {error}") from error
    if not inflating.eof:
        raise ValueError("content that is cut off or too long")
    return found


def pack_pieces(pieces: Sequence[tuple[str, str]]) -> bytes:
    """The nodes of a clause with what they say."""
    return zlib.compress(json.dumps(pieces, ensure_ascii=False).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_pieces(content: bytes) -> tuple[tuple[str, str], ...]:
    """What ``pack_pieces`` wrote."""
    return tuple((path, said) for path, said in json.loads(inflated(content).decode("utf-8", "surrogatepass")))


def fit(text: str) -> str:
    """A text without characters that PostgreSQL refuses (NUL, halves of surrogate pairs).

    >>> fit("約款" + chr(0))
    '約款�'
    """
    return _UNFIT.sub("\ufffd", text)
