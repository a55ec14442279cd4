"""What a decision speaks of, found again in another text: the same clause, the same words or not."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.alignment.fingerprint import likeness
from models.library import Anchor

_AT_ITS_PATH, _ELSEWHERE = 0.4, 0.7
"""How alike a text must be to be the one that is meant (decision 9)."""


def follow(anchor: Anchor, clauses: Sequence[tuple[str, str, str]]) -> tuple[str | None, bool]:
    """Where the clause of an anchor stands among clauses (path, digest, fingerprint), and whether it says the same.

    The same words are found wherever they stand, at their own path first; changed words at their path, or elsewhere if
    they are very much alike. (None, False) where the clause is gone.
    """
    same = [path for path, digest, _ in clauses if digest == anchor.digest]
    if same:
        return (anchor.path if anchor.path in same else same[0]), True
    if not anchor.mark:
        return (anchor.path, False) if any(path == anchor.path for path, _, _ in clauses) else (None, False)
    alike = [(likeness(anchor.mark, mark), path == anchor.path, -at) for at, (path, _, mark) in enumerate(clauses)]
    meant = [
        (score + 0.2 * here, here, at) for score, here, at in alike if score >= (_AT_ITS_PATH if here else _ELSEWHERE)
    ]
    return (clauses[-max(meant)[2]][0], False) if meant else (None, False)
