"""A short mark of a text by which it is known again, also when it was changed a little."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from analysis.text.narrow import fold

_BUCKETS = 32
_GRAM = 3


@lru_cache(maxsize=4096)
def fingerprint(text: str) -> str:
    """64 hexadecimal digits, two for each of 32 samples of the text's groups of three characters.

    Width and white space do not count. The more groups two texts share, the more samples agree (``likeness``).

    >>> fingerprint("第１条 目的") == fingerprint("第1条　目的")
    True
    """
    folded = fold(text)
    grams = {folded[at : at + _GRAM] for at in range(max(1, len(folded) - _GRAM + 1))}
    least: list[int | None] = [None] * _BUCKETS
    for gram in grams:
        digest = int.from_bytes(blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        bucket, value = digest % _BUCKETS, digest // _BUCKETS
        here = least[bucket]
        least[bucket] = value if here is None else min(value, here)
    return "".join(f"{_filled(least, bucket) % 256:02x}" for bucket in range(_BUCKETS))


def _filled(least: list[int | None], bucket: int) -> int:
    """The sample of a bucket, of an empty one that of the next one that has any."""
    return next(value for k in range(_BUCKETS) if (value := least[(bucket + k) % _BUCKETS]) is not None)


def likeness(one: str, other: str) -> float:
    """The share of samples in which two fingerprints agree, 0 … 1.

    >>> likeness(fingerprint("料金は、月末までに支払う。"), fingerprint("料金は、月末までに支払う。"))
    1.0
    """
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return sum(ours == theirs for ours, theirs in pairs) / _BUCKETS
