"""Where a reference leads: 第3条, 前条第1項, 前項, 別表第2, said in a sentence, as the sentences that stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.parameters.clauses import Clause
from analysis.text.numerals import number
from models.document import article_of

_N = r"[0-9一二三四五六七八九十百]+"
ANNEX = rf"(?P<annex>別表|別紙|別記|料金表)\s*(?:第?\s*(?P<m>{_N}))?(?:\([^)]*\))?"
PROVISION = (
    rf"(?<![法令])(?<!施行規則)(?:第\s*(?P<n>{_N})\s*条(?:の\s*(?P<branch>{_N}))?(?:\([^)]*\))?|(?P<back>前々?条)(?:\([^)]*\))?|(?P<same>前項))"
    rf"(?:第\s*(?P<p>{_N})\s*項)?"
)
"""Patterns whose groups ``Places.cited`` reads; one of the two stands in each pattern of a reference, perhaps both.
民法第404条 is none of this document."""


class Places:
    """The sentences of a document by the provision they stand in."""

    def __init__(self, read: Sequence[Clause]) -> None:
        self._read = read
        self._articles = list(dict.fromkeys(article_of(clause.path) for clause in read))
        self._annexes = [part for part in self._articles if re.match(r"別[表紙記]", part)]

    def cited(self, clause: Clause, by: re.Match[str]) -> tuple[Clause, ...]:
        """The sentences of the article, 項 or annex that a match in ``clause`` names; none where there is no such place."""
        home = self._home(clause, by)
        return tuple(c for c in self._read if c.path == home or c.path.startswith(f"{home}/")) if home else ()

    def _home(self, clause: Clause, by: re.Match[str]) -> str:
        said = by.groupdict()
        if said.get("annex"):
            return self._annex(said["annex"] or "", said["m"])
        if said.get("same"):
            return self._before(clause.path)
        if said.get("n"):
            branch = f"の{number(said['branch'])}" if said["branch"] else ""
            home = f"本則/第{number(said['n'] or '')}条{branch}"
        else:
            at = self._articles.index(article_of(clause.path)) - len(said.get("back") or "") + 1
            home = self._articles[at] if at >= 0 else ""
        return f"{home}/第{number(said['p'] or '')}項" if home and said["p"] else home

    def _annex(self, kind: str, nth: str | None) -> str:
        """An annex by its number, or the only one where none is said."""
        if nth:
            return f"{'別表' if kind == '料金表' else kind}{number(nth)}"
        return self._annexes[0] if len(self._annexes) == 1 else ""

    def _before(self, path: str) -> str:
        """The 項 before the one that a node is, or stands in."""
        mine = re.match(r"(?P<article>.*/)第(?P<nth>[0-9]+)項", path)
        return f"{mine['article']}第{int(mine['nth']) - 1}項" if mine and int(mine["nth"]) > 1 else ""
