"""How likely a provision is about each topic, from what was learned."""

from __future__ import annotations

import zlib
from base64 import b85decode, b85encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.subjects.learned.grams import Grams, stretches


@dataclass(frozen=True)
class Learned:
    """A logistic regression for each topic over the n-grams that tell topics apart.

    ``known`` are the n-grams, ascending; ``rarity`` how much each counts (inverse document frequency); ``weights`` what
    it says of each topic, ``bias`` what is said of a provision that says nothing.
    """

    keys: tuple[str, ...]
    known: Grams
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def __post_init__(self) -> None:
        grams, topics = len(self.known), len(self.keys)
        if self.rarity.shape != (grams,) or self.weights.shape != (grams, topics) or self.bias.shape != (topics,):
            raise ValueError("the tables of what was learned do not fit together")
        if not np.all(self.known[:-1] < self.known[1:]):
            raise ValueError("n-grams must ascend")

    def beliefs(self, caption: str, text: str) -> dict[str, float]:
        """How likely each topic is, from 0 to 1, each for itself: a provision may have several."""
        found = stretches(caption, text)
        earned = self.bias + self._said(found.caption) + self._said(found.text)
        return dict(zip(self.keys, (1 / (1 + np.exp(-earned))).tolist(), strict=True))

    def _said(self, grams: Grams) -> NDArray[np.float32]:
        """What caption or text say of each topic: their n-grams weighed by rarity, at unit length."""
        at = np.searchsorted(self.known, grams)
        at[at == len(self.known)] = 0
        at = at[self.known[at] == grams]
        weight = self.rarity[at]
        # not by BLAS, which starts threads (decision 2) and adds in another order on another machine
        length = np.sqrt(np.einsum("i,i->", weight, weight))
        told: NDArray[np.float32] = np.einsum("i,ij->j", weight, self.weights[at]) / max(length, np.float32(1e-9))
        return told


def beliefs(caption: str, text: str) -> Mapping[str, float]:
    """How likely the topics of a provision are; caption and text masked and folded."""
    return _learned().beliefs(caption, text)


@cache
def _learned() -> Learned:
    from analysis.subjects.learned import weights

    return unpacked(weights.KEYS, weights.SCALE, weights.PACKED)


def packed(known: Grams, rarity: NDArray[np.float32], steps: NDArray[np.int8], bias: NDArray[np.float32]) -> str:
    """The tables as text (zlib, base 85): what ``unpacked`` reads."""
    parts = (np.diff(known, prepend=np.uint64(0)), rarity.astype("<f2"), steps, bias.astype("<f4"))
    return b85encode(zlib.compress(b"".join(np.ascontiguousarray(part).tobytes() for part in parts), 9)).decode()


def unpacked(keys: tuple[str, ...], scale: float, text: str) -> Learned:
    """The tables of ``packed``; ``scale`` is what one step of a weight is worth."""
    raw = zlib.decompress(b85decode("".join(text.split())))
    topics = len(keys)
    grams = (len(raw) - 4 * topics) // (10 + topics)
    ends = np.cumsum([8 * grams, 2 * grams, topics * grams]).tolist()
    gaps, rarity, steps, bias = (raw[a:b] for a, b in zip([0, *ends], [*ends, len(raw)], strict=True))
    return Learned(
        keys,
        np.cumsum(np.frombuffer(gaps, "<u8"), dtype=np.uint64),
        np.frombuffer(rarity, "<f2").astype(np.float32),
        np.frombuffer(steps, np.int8).reshape(grams, topics).astype(np.float32) * np.float32(scale),
        np.frombuffer(bias, "<f4"),
    )
