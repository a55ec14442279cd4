"""One row of the legal lexicon: what a topic is called in captions and how provisions about it are worded.

A row is written for a lawyer to read and extend. Captions and texts are compared folded (half width, no white space),
with the parties replaced by signs, so that who does what to whom can be said in a cue:

    Ⓒ  the customer (契約者, お客様, 会員, 甲 …; 会員 may be written in a cue, too)        Ⓟ  the provider (当社, 受託者, 乙 …)
    Ⓤ  those who use it under the customer (利用者 …)   Ⓑ  both, or either (甲及び乙, 当事者 …)

A line of a table is a weight and a cue. Cues are regular expressions in which two signs stand for gaps inside one
sentence: ``‥`` up to 12 characters, ``…`` up to 80; 《料金》 stands for the word in all trades
(``analysis/subjects/lexicon/trades.py``). Captions: 5 says it plainly, 3 probably, 1 hints. Texts: 3 is
plainly about it, 2 probably, 1 hints. A minus sign makes a counter-cue. Of several cues for captions only the
strongest counts, of the cues for texts each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.subjects.lexicon.trades import with_words

_GAPS = {"…": "[^。]{0,80}?", "‥": "[^。]{0,12}?"}
_POLITE = (
    (re.compile("しない(?!で)"), "(?:しない|しません|(?:いた|致)しません)"),
    (re.compile("わない(?!で)"), "(?:わない|いません)"),
    (re.compile("でき(?:ない|ません)"), "でき(?:ない|ません)"),
    (re.compile("なら(?:ない|ぬ)|なりません"), "(?:ならない|なりません|ならぬ)"),
    (re.compile("する(?![^()|]*せん)"), "(?:する|します|(?:いた|致)します)"),
    (re.compile("支払う"), "支払(?:う|います)"),
    (re.compile("行う"), "行(?:な?う|な?います)"),
    (re.compile("負う"), "負(?:う|います)"),
)
"""A cue in the plain form means the polite forms, too."""


_SPELLED = (
    ("および", "及び"),
    ("または", "又は"),
    ("ならびに", "並びに"),
    ("もしくは", "若しくは"),
    ("すべて", "全て"),
    ("おこな", "行"),
)


def spelled(text: str) -> str:
    """Joints in the one spelling that cues and texts are compared in.

    >>> spelled("解約および解除")
    '解約及び解除'
    """
    for kana, kanji in _SPELLED:
        text = text.replace(kana, kanji)
    return text


@dataclass(frozen=True)
class Cue:
    """A weight and the pattern that earns it."""

    weight: float
    pattern: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern with its gaps written out."""
        pattern = (
            with_words(spelled(self.pattern)).replace("会員", "(?:会員|Ⓒ)").replace("ことが?でき", "(?:ことが?)?でき")
        )
        for plain, polite in _POLITE:
            pattern = plain.sub(polite, pattern)
        for sign, gap in _GAPS.items():
            pattern = pattern.replace(sign, gap)
        return re.compile(pattern)

    def __call__(self, text: str) -> bool:
        return self.regex.search(text) is not None

    def place(self, text: str) -> int | None:
        """Where the pattern is first found, if it is."""
        found = self.regex.search(text)
        return found.start() if found else None


def cues(table: str) -> tuple[Cue, ...]:
    """The cues of a table with one on each line: weight, space, pattern.

    >>> [(cue.weight, cue.pattern) for cue in cues(" 5 料金")]
    [(5.0, '料金')]
    """
    rows = (line.split(None, 1) for line in table.splitlines() if line.strip())
    return tuple(Cue(float(weight), pattern.strip()) for weight, pattern in rows)


@dataclass(frozen=True)
class Row:
    """A topic with its cues and its examples.

    ``yes`` are provisions whose primary topic it is, ``no`` those that are not about it at all, each written
    ``見出し｜本文`` (the caption may be empty).
    """

    key: str
    label: str
    headings: str
    texts: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @cached_property
    def heading_cues(self) -> tuple[Cue, ...]:
        return cues(self.headings)

    @cached_property
    def text_cues(self) -> tuple[Cue, ...]:
        return cues(self.texts)
