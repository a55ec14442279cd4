"""The account that a version gives of the step to it, as a whole: claims, what is left out, and the time of notice."""

from __future__ import annotations

import re

from analysis.histories.truth import fresh, has_account, truth
from models.analysis import Analysis
from models.changes import Revisions
from models.claims import Account, Notice

DATES = ("effective_date", "revision_date")


def account(old: Analysis, new: Analysis, revisions: Revisions) -> Account:
    """What ``new`` says of the step from ``old`` to it, held against ``revisions``, what became of the articles."""
    days, since = promised(old), latest(old)
    found = truth(old.document, new.document, revisions, notice=days, since=since)
    notices = tuple(
        Notice(each.day, each.noticed, each.effective, each.days, days)
        for each in fresh(old.document, new.document, since)
    )
    return Account(has_account(new.document), found, notices)


def promised(analysis: Analysis) -> int | None:
    """The days between 周知 and 施行 that a version promises, None where it promises none."""
    values = [each.value for each in analysis.parameters if each.key == "terms_change.notice"]
    return max((int(found[1]) for value in values if (found := re.fullmatch(r"P(\d+)D", value))), default=None)


def latest(analysis: Analysis) -> str:
    """The latest day that a version states of itself (ISO 8601), empty where it states none."""
    return max((each.value for each in analysis.parameters if each.key in DATES), default="")
