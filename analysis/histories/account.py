"""The account that a version gives of the step to it, as a whole: claims, what is left out, and the time of notice."""

from __future__ import annotations

from analysis.histories.truth import fresh, has_account, truth
from models.analysis import Analysis
from models.changes import Revisions
from models.claims import Account, Notice, Promise

DATES = ("effective_date", "revision_date")


def account(old: Analysis, new: Analysis, revisions: Revisions) -> Account:
    """What ``new`` says of the step from ``old`` to it, held against ``revisions``, what became of the articles."""
    promise, since = promised(old), latest(old)
    found = truth(old.document, new.document, revisions, notice=promise, since=since)
    notices = tuple(
        Notice(each.day, each.noticed, each.effective, each.days, promise)
        for each in fresh(old.document, new.document, since)
    )
    return Account(has_account(new.document), found, notices)


def promised(analysis: Analysis) -> Promise | None:
    """The time between 周知 and 施行 that a version promises, the longest of several; None where it promises none."""
    values = [Promise.of(each.value) for each in analysis.parameters if each.key == "terms_change.notice"]
    return max((each for each in values if each), key=lambda each: each.days, default=None)


def latest(analysis: Analysis) -> str:
    """The latest day that a version states of itself (ISO 8601), empty where it states none."""
    return max((each.value for each in analysis.parameters if each.key in DATES), default="")
