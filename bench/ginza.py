"""GiNZA beside the product: its full pipeline on the same texts, and what its dependencies add to the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

import pipeline
from bench import roles

_MOST = 8_000
"""Characters at a time: Sudachi refuses more than 49,149 bytes."""


def beside_ginza(files: Sequence[tuple[str, bytes]], say: Callable[[str, float, str], None]) -> None:
    """Print what everything that is found in some texts costs beside GiNZA's pipeline over them, and what GiNZA adds."""
    import spacy

    nlp: Any = spacy.load("ja_ginza")
    texts = [data.decode("utf-8") for _, data in files]
    ours = _least(lambda: [pipeline.analyse(name, data) for name, data in files])
    theirs = _least(lambda: [nlp(text[at : at + _MOST]) for text in texts for at in range(0, len(text), _MOST)])
    say(
        "GiNZA, full pipeline", theirs, f"{theirs / ours:.1f} × the time of analysing the same {len(files)} texts whole"
    )
    every, rules, trees, gained = roles.both(nlp)
    print(
        f"{'who a number binds':<26}{every:>9} sentences   rules {rules} right, GiNZA's dependencies {trees};"
        f" right by these alone {gained}"
    )


def _least(work: Callable[[], object], rounds: int = 2) -> float:
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)
