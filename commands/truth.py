"""What the steps of a history are held against: the document's own 改定履歴, and other services that an edit did not reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pipeline
from commands.library_lines import dated
from models.analysis import Analysis
from models.changes import Revisions
from models.history import History
from models.siblings import LeftBehind
from reports.accounts import account_json, account_lines, left_behind_json

Siblings = Sequence[tuple[Mapping[str, Any], str, Analysis]]
"""Other services: what JSON calls each by, its name for people, its latest text."""


class Truth:
    """The accounts of the steps between versions, and what siblings did not get.

    ``analyses`` are the versions in their order, ``found`` what became of the articles from each to the next.
    """

    def __init__(self, analyses: Sequence[Analysis], found: Sequence[Revisions], siblings: Siblings) -> None:
        steps = [(*pair, each) for pair, each in zip(pairwise(analyses), found, strict=True)]
        self._accounts = [pipeline.account(*step) for step in steps]
        self._behind: list[tuple[Mapping[str, Any], str, list[LeftBehind]]] = [
            (called, name, [edit for step in steps for edit in pipeline.left_behind(*step, sibling)])
            for called, name, sibling in siblings
        ]

    def lines(self, history: History) -> Iterator[str]:
        """For a terminal."""
        versions = {version.uid: version for version in history.service.versions}
        for step, account in zip(history.steps, self._accounts, strict=True):
            yield f"\n{dated(versions[step.old])} → {dated(versions[step.new])}"
            yield from account_lines(account)
        for _, name, found in self._behind:
            yield f"\n「{name}」に及んでいない改定 {len(found)} 件"
            yield from (f"  {each.message}" for each in found)

    def json(self) -> dict[str, Any]:
        """For scripts."""
        return {
            "accounts": [account_json(account) for account in self._accounts],
            "siblings": [{**called, "edits": left_behind_json(found)} for called, _, found in self._behind],
        }
