"""The versions of one service in time: what each step changed, how every parameter moved, what held on a day."""

from __future__ import annotations

from dataclasses import dataclass

from models.changes import ALONE, Fate, Revisions
from models.library import Service, Version
from models.matrix import Place


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next (uids). ``revisions`` is None where both say the same, in another form (PDF, Word …)."""

    old: str
    new: str
    revisions: Revisions | None

    @property
    def counts(self) -> tuple[tuple[Fate, int], ...]:
        """How many articles met each fate, without those that stayed as they are."""
        if self.revisions is None:
            return ()
        counted = ((fate, self.revisions.count(fate)) for fate in Fate if fate is not Fate.SAME)
        return tuple((fate, count) for fate, count in counted if count)

    @property
    def substantive(self) -> bool:
        """Whether rights or duties changed: something came, went, or says something else."""
        telling = {Fate.SUBSTANTIVE, *ALONE} - {Fate.SAME}
        return any(fate in telling for fate, _ in self.counts)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value as one version states it: in the value grammar, as a reader is told, in its words, and where."""

    value: str
    spoken: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """Versions in a row (places in ``History.service.versions``, both included) that state the same values.

    ``statements`` are those of the last of them, none where the versions state nothing.
    """

    first: int
    last: int
    statements: tuple[Statement, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last:
            raise ValueError(f"a span runs from one version to a later one: {self}")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One parameter from the first version to the last; the spans follow each other without a gap."""

    key: str
    label: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if any(one.last + 1 != other.first for one, other in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError(f"{self.key}: spans leave a gap or overlap")

    @property
    def moved(self) -> bool:
        """Whether two versions say something else."""
        return len(self.spans) > 1


@dataclass(frozen=True, slots=True)
class History:
    """A service with its versions in time, the steps between them, and its parameters."""

    service: Service
    steps: tuple[Step, ...]
    lines: tuple[TimeLine, ...]

    def __post_init__(self) -> None:
        if len(self.steps) != max(0, len(self.service.versions) - 1):
            raise ValueError("one step from each version to the next")


@dataclass(frozen=True, slots=True)
class Supplement:
    """A provision that says how a version begins to hold: 附則, 経過措置."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class InForce:
    """What held on a day: the version, the one after it if there is one, and what is said of the passage to it."""

    day: str
    version: Version
    following: Version | None
    supplements: tuple[Supplement, ...]
