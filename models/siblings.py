"""An edit that was made in one of a provider's services and not in another that has the same clause."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A clause of a sibling service that still says what the edited one said before.

    ``old``/``new`` are the paths of the edited provision in the two versions (one is None where it was added or
    dropped),
    ``sibling`` that of the same provision in the sibling, None where a new provision has none there. ``was``/``became``
    are the words that changed; ``substantive`` whether rights or duties did.
    """

    old: str | None
    new: str | None
    sibling: str | None
    was: str
    became: str
    substantive: bool
    message: str

    def __post_init__(self) -> None:
        if (self.old is None and self.new is None) or not self.message:
            raise ValueError(f"an edit has a place and a sentence: {self}")
