"""``python -m learning``: learn from the documents, write what was learned, say what it is worth.

``--held-out`` learns five times from four fifths of the documents and says how often it is right on the fifth it has not seen; nothing is written.
``--telling KEY`` prints the letters that speak most for a topic and most against it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.subjects.learned import weights as written
from analysis.subjects.learned.beliefs import Learned, packed, unpacked
from analysis.subjects.learned.grams import spelt
from learning.fit import Tables, fit
from learning.marked import Example, examples, fingerprint

_WEIGHTS = Path(written.__file__)
_FOLDS = 5
_SHOWN = 40
_WIDE = 116


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m learning", description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--telling", metavar="KEY")
    asked = parser.parse_args()
    if asked.telling:
        _print_telling(unpacked(written.KEYS, written.SCALE, written.PACKED), asked.telling)
    elif asked.held_out:
        print(f"right on documents not learned from: {held_out(examples()):.3f}")
    else:
        tables = fit(examples())
        _WEIGHTS.write_text(module(tables, fingerprint()), "utf-8")
        print(f"{len(tables.known)} n-grams, {np.count_nonzero(tables.steps)} weights -> {_WEIGHTS}")


def module(tables: Tables, source: str) -> str:
    """The text of ``weights.py``."""
    text = packed(tables.known, tables.rarity, tables.steps, tables.bias)
    lines = "\n".join(text[at : at + _WIDE] for at in range(0, len(text), _WIDE))
    keys = "\n".join(f'    "{key}",' for key in tables.keys)
    return f'''"""Made by ``python -m learning``; not to be edited."""

LEARNED_FROM = "{source}"
KEYS = (
{keys}
)
SCALE = {tables.scale!r}
PACKED = """
{lines}
"""
'''


def held_out(all_: Sequence[Example]) -> float:
    """The share of provisions whose likeliest topic is their primary one, learned from other documents."""
    whole = [each for each in all_ if each.texts]
    names = sorted({each.document for each in whole})
    right = 0
    for fold in range(_FOLDS):
        asked = set(names[fold::_FOLDS])
        learned = fit([each for each in all_ if each.document not in asked]).learned()
        right += sum(_right(learned, each) for each in whole if each.document in asked)
    return right / len(whole)


def _right(learned: Learned, example: Example) -> bool:
    likely = learned.beliefs(example.caption, example.text)
    return max(likely, key=lambda key: likely[key]) == example.topics[0]


def _print_telling(learned: Learned, key: str) -> None:
    said = learned.weights[:, learned.keys.index(key)] * learned.rarity
    order = np.argsort(said)
    for name, places in (("for", order[::-1][:_SHOWN]), ("against", order[:_SHOWN])):
        print(name, " ".join(f"{spelt(learned.known[at])}{said[at]:+.1f}" for at in places.tolist()))


if __name__ == "__main__":
    main()
