"""Whether two documents are the terms of two providers, whatever their texts have in common."""

from __future__ import annotations

from collections.abc import Sequence

from models.analysis import Analysis
from ui import shelf
from ui.library import Choice

Names = tuple[str, str]
"""Provider and service, each empty where it is not known."""


def two_providers(choices: Sequence[Choice], analyses: Sequence[Analysis]) -> bool:
    """Whether two documents are known to be of two providers: many copy one model, and none is then an older version."""
    return differ(*(_names(*each) for each in zip(choices, analyses, strict=True)))


def differ(one: Names, other: Names) -> bool:
    """The providers are known and differ, and it is not one service that has gone to another provider.

    >>> differ(("月見社", "月見便"), ("星見社", "星見便")), differ(("月見社", "月見便"), ("星見社", "月見便"))
    (True, False)
    >>> differ(("月見社", "月見便"), ("", "星見便")), differ(("月見社", ""), ("星見社", "星見便"))
    (False, True)
    """
    (provider, service), (theirs, another) = (
        tuple("".join(name.split()).casefold() for name in of) for of in (one, other)
    )
    return bool(provider and theirs) and provider != theirs and not (service and service == another)


def _names(choice: Choice, analysis: Analysis) -> Names:
    """What the library says of a document, else what it says itself; samples are named by their makers."""
    if choice.kept:
        service, _ = shelf.stock().versions[choice.id]
        return service.provider, service.name
    if choice.sample:
        return choice.maker, choice.name
    from analysis.services.identity import identity

    said = identity(analysis.document)
    return said.provider, said.service
