"""Which kind of file a name asks for by its ending."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from corpus.errors import UserError


def ending_of(out: Path, known: Collection[str], option: str = "--out") -> str:
    """The ending of a name in small letters, or UserError with those that are known; ``option`` is what asked for it."""
    ending = out.suffix.lower()
    if ending not in known:
        names = "・".join(known)
        raise UserError(f"「{out.name}」には書き出せません。{option} の名前の終わりを {names} のどれかにしてください。")
    return ending
