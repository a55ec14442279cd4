"""The legal subject of each article: one primary topic and further ones, from the lexicon.

Captions and texts earn weights from the cues of ``analysis/subjects/lexicon``; whoever has most is the primary topic.
Where nothing speaks plainly enough, ``other`` is said, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log

from analysis.subjects.lexicon import OTHER, OUTSIDE, ROWS
from analysis.subjects.lexicon.row import Cue, Row, spelled
from analysis.subjects.lexicon.telling import spoken_of
from analysis.subjects.parties import Roles, mask, roles
from analysis.subjects.provisions import Provision, provisions
from analysis.text.narrow import fold
from analysis.text.needed import Sieve, needed
from models.document import Document

LABELS: Mapping[str, str] = {row.key: row.label for row in ROWS}
"""The Japanese label of each key."""
_ALL = (*ROWS, *OUTSIDE)
_ROW = {row.key: row for row in _ALL}
_ORDER = {row.key: at for at, row in enumerate(_ALL)}
UNSPOKEN = ("前文", "末尾", "改定履歴")
"""Parts that carry no topics."""

_ENOUGH = 1.0
"""What a primary topic must earn."""
_PLAIN = 3.0
"""What a 項 must earn from its own words to be about a further topic."""
_ONE_CUE, _ITS_WORDS = 3.5, 3.0
"""Up to so much a single cue earns: it is believed only if the words of the 項 tell as much of the topic."""
_NEARLY = 0.9
"""Topics that earned this share of the most count as equally strong."""
_SHORT = 25
_CAPTION_COUNTS = 0.6
"""How far a caption is believed beside the text under it: the substance decides."""
_WORDS_COUNT, _TOLD = 0.3, 3
_FIRST = 2.0
"""What being named first in a caption earns: half way through it is worth half."""
_MANY, _LENGTHY = 4, 500
"""An article is long that has so many 項 or so many characters."""
_OF_ITS_OWN = 4.0
"""What a 項 of a long article must earn to be about something its article is not."""
_SURE, _NAMED, _HINTED, _BESIDE = 6.0, 5.0, 2.0, 0.5
_LEARNED, _NO_BELIEF = 3.0, 0.001
"""What a topic earns that is certain from what was learned (twice that where the primary one is chosen); one less likely
than this earns nothing."""
_LEADS = 2.0
"""What it earns more to lead by the lexicon alone."""
_CERTAIN, _UNLIKELY = 0.5, 0.01
"""Where no cue speaks, what was learned must make a topic this likely; a further topic less likely than the other is not
believed, whatever a cue says."""
_CAP = 6.0
"""More than this no 項 can earn for one topic."""

_IN_PASSING: Mapping[str, frozenset[str]] = {
    "antisocial": frozenset({"termination_by_provider", "suspension", "prohibited_acts", "acceptance"}),
    "termination_by_customer": frozenset({"fees", "application"}),
    "termination_by_provider": frozenset({"fees"}),
    "application": frozenset({"customer_obligations"}),
    "credentials": frozenset({"disclaimer", "personal_data"}),
    "interruption": frozenset({"disclaimer"}),
    "discontinuation": frozenset({"disclaimer", "contract_change"}),
    "late_charge": frozenset({"payment"}),
    "prohibited_acts": frozenset({"customer_obligations", "ip_rights", "antisocial"}),
    "personal_data": frozenset({"provider_obligations"}),
    "contract_term": frozenset({"fees"}),
    "equipment_rental": frozenset({"fees"}),
    "fault_isolation": frozenset({"tax"}),
    "definitions": frozenset({"renewal", "customer_equipment", "personal_data", "fees", "service_content"}),
}
"""What a provision on the one subject says of the other belongs to its own: who breaks the clause on organised crime is
given notice by it, whose service is interrupted is not paid for it. Only a caption makes that a further topic."""
_COMPANIONS = frozenset(
    {
        ("fees", "payment"),
        ("application", "acceptance"),
        ("contract_term", "renewal"),
        ("suspension", "termination_by_provider"),
        ("termination_by_customer", "early_termination_fee"),
    }
)
"""Subjects (primary, further) that drafters put into one provision so often that a hint of the second is believed."""

_PRIVACY = "personal_data"
_PRIVACY_TITLE = re.compile(
    r"プライバシー・?(?:ポリシー|ステートメント|.{0,4}方針)|個人(?:情報|データ)(?:等|の)*(?:保護|取り?扱い?).{0,4}(?:方針|規程|について|同意|$)"
)
_PRIVATE = (
    "customer_info_change",
    "disclosure_request",
    "provider_obligations",
    "customer_obligations",
    "confidentiality",
    "subcontracting",
    "prohibited_acts",
)
"""What the clauses of a privacy policy sound like, though all of them are about the handling of personal data."""

_CAPTION = re.compile(r"\(([^()]{2,25})\)")
"""A caption printed after the number of a 項 stands in its text."""

Scores = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about: its keys, the primary one first; what it and each of its 項 earned for each subject.

    ``primary`` is its first subject, ``other/…`` where the lexicon knows one that the table of topics does not.
    """

    keys: tuple[str, ...]
    scores: Scores
    paragraphs: tuple[Scores, ...]
    primary: str


def topics(document: Document) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The topics of every article, and of every part without articles that is a provision: path → keys.

    The primary key comes first. A long article is followed by its 項, each with the one topic it is about. 前文, 末尾 and
    改定履歴 have none.
    """
    found = provisions(document)
    who = roles_of(found, document.title.text)
    said: list[tuple[str, tuple[str, ...]]] = []
    for each in found:
        if not each.path.startswith(UNSPOKEN):
            subject = subject_of(each, who)
            said += [(each.path, subject.keys), *_of_paragraphs(each, subject, who)]
    return tuple(said)


def _of_paragraphs(provision: Provision, subject: Subject, who: Roles) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The 項 of a long article: what each is plainly about, or else what the article is about."""
    long = len(provision.texts) >= _MANY or len(provision.text) >= _LENGTHY
    for path, text in zip(provision.paths, provision.texts, strict=True):
        if not long or path == provision.path:
            continue
        own = read("", (_plain(text, who),))
        plain = own.keys[0] in subject.keys or dict(own.scores).get(own.keys[0], 0.0) >= _OF_ITS_OWN
        yield path, (own.keys[0] if plain and own.keys[0] != OTHER else subject.keys[0],)


def roles_of(found: tuple[Provision, ...], title: str = "") -> Roles:
    """The roles of the parties in a document, from its provisions; and from its title what all of it is about."""
    who = roles(text for each in found for text in each.texts)
    return replace(who, about=_PRIVACY) if _PRIVACY_TITLE.search(fold(title)) else who


def subject_of(provision: Provision, who: Roles) -> Subject:
    """The subject of one article or part."""
    return _subject_of(provision.heading or _first_line(provision), provision.texts, who)


@lru_cache(maxsize=8192)  # versions of a document share most of their articles
def _subject_of(caption: str, texts: tuple[str, ...], who: Roles) -> Subject:
    return read(*_worded(caption, texts, who), who.about)


def worded(provision: Provision, who: Roles) -> tuple[str, tuple[str, ...]]:
    """Caption and texts of a provision as ``read`` takes them."""
    return _worded(provision.heading or _first_line(provision), provision.texts, who)


def _worded(caption: str, texts: tuple[str, ...], who: Roles) -> tuple[str, tuple[str, ...]]:
    return spelled(mask(caption, who)), tuple(_plain(text, who) for text in texts)


_NAMING = re.compile(r"\((?:以下|以降|以後)[^()]{0,60}\)")
"""Names given in passing keep the words of a sentence apart."""


@lru_cache(maxsize=8192)
def _plain(text: str, who: Roles) -> str:
    return _NAMING.sub("", spelled(mask(text, who)))


def _first_line(provision: Provision) -> str:
    """What stands for a caption where none is printed: a short first line that is no sentence."""
    if not provision.texts:
        return ""
    first, _, more = provision.texts[0].partition("\n")
    return first if more and len(first) <= _SHORT and "。" not in first else ""


@lru_cache(maxsize=8192)
def read(heading: str, texts: tuple[str, ...], about: str = "") -> Subject:
    """The subject of a caption and the 項 under it, all masked (``analysis.subjects.parties``).

    ``about`` is what the whole document is about, if its title says so.
    """
    caption = _of_caption(heading)
    paragraphs = tuple(_of_text(text) for text in texts)
    scores = _together(caption, paragraphs, tuple(len(text) for text in texts))
    told = spoken_of("。".join(texts))
    for key in sorted(told, key=lambda key: -told[key])[:_TOLD]:
        scores[key] = scores.get(key, 0.0) + _WORDS_COUNT * told[key]
    if about:
        scores[about] = 1 + max((scores.pop(key, 0.0) for key in (about, *_PRIVATE)), default=0.0)
    first = _leading(scores, heading, texts)
    scores[first] = scores.get(first, 0.0) + _LEADS
    likely = {} if about else _likely(heading, texts)
    learned = _learned(scores, likely)
    for key, weight in learned.items():
        scores[key] = scores.get(key, 0.0) + weight
    ranked = _ranked(scores)
    primary = max(ranked, key=lambda key: scores[key] + learned.get(key, 0.0))
    if first == OTHER and likely.get(_public(primary), 1.0) < _CERTAIN:
        primary = OTHER
    further = [
        key
        for key in ranked
        if key != primary
        and not key.startswith(OTHER)
        and likely.get(key, _UNLIKELY) >= _UNLIKELY
        and _further(key, primary, caption, paragraphs, texts)
    ]
    found = (tuple(scores.items()), tuple(tuple(each.items()) for each in paragraphs))
    return Subject(tuple(dict.fromkeys(_public(key) for key in (primary, *further))), *found, primary)


def _likely(heading: str, texts: tuple[str, ...]) -> Mapping[str, float]:
    from analysis.subjects.learned.beliefs import beliefs  # brings NumPy, which the outline of a document does without

    return beliefs(heading, "。".join(texts))


def _ranked(scores: Mapping[str, float]) -> list[str]:
    """The topics, the strongest first."""
    return sorted(scores, key=lambda key: (-scores[key], _ORDER[key]))


def _learned(scores: Mapping[str, float], likely: Mapping[str, float]) -> dict[str, float]:
    """What each topic earns by what was learned; of several subjects under one key the strongest gets it."""
    strongest = {_public(key): key for key in sorted(scores, key=lambda key: scores[key])}
    return {
        strongest.get(key, key): _LEARNED * (1 - log(belief) / log(_NO_BELIEF))
        for key, belief in likely.items()
        if belief > _NO_BELIEF
    }


def _public(key: str) -> str:
    return key.partition("/")[0]


def _leading(scores: Mapping[str, float], heading: str, texts: tuple[str, ...]) -> str:
    """The strongest topic; of topics nearly as strong the one that the caption, or else the text, speaks of first.

    ``other`` where none is strong enough.
    """
    ranked = _ranked(scores)
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return OTHER
    near = [key for key in ranked if scores[key] >= _NEARLY * scores[ranked[0]]]
    if len(near) == 1:
        return near[0]
    named = {key: place for key in near if (place := _place(key, heading)) is not None}
    if named:
        return min(named, key=lambda key: (named[key], near.index(key))) if near[0] in named else near[0]
    return min(near, key=lambda key: (_said(key, texts), near.index(key)))


def _said(key: str, texts: tuple[str, ...]) -> tuple[int, int]:
    """Where the texts first speak of a topic: which 項, where in it."""
    for at, text in enumerate(texts):
        hints = [cue for row, cue in _cues_of("text_cues").of(text) if row == _ORDER[key] and cue.weight >= _HINTED]
        places = [cue.place(text) for cue in hints]
        if found := [place for place in places if place is not None]:
            return at, min(found)
    return len(texts), 0


def _place(key: str, heading: str) -> int | None:
    """Where a caption plainly names a topic, if it does."""
    places = [cue.place(heading) for cue in _ROW[key].heading_cues if cue.weight >= _NAMED]
    return min((place for place in places if place is not None), default=None)


@dataclass(frozen=True)
class _Cues:
    """The cues of all rows, each with the place of its row, and which of them a text may have."""

    cues: tuple[tuple[int, Cue], ...]
    sieve: Sieve

    def of(self, text: str) -> Iterator[tuple[int, Cue]]:
        """The cues that may be found in a text, in their order."""
        return (self.cues[at] for at in self.sieve.possible(text))


@cache
def _cues_of(part: str) -> _Cues:
    """The ``heading_cues`` or ``text_cues`` of all rows."""
    cues = tuple((at, cue) for at, row in enumerate(_ALL) for cue in getattr(row, part))
    return _Cues(cues, Sieve([needed(cue.regex.pattern) for _, cue in cues]))


def _of_caption(heading: str) -> dict[str, float]:
    possible = dict.fromkeys(at for at, _ in _cues_of("heading_cues").of(heading))
    found = ((_ALL[at].key, _named(_ALL[at], heading)) for at in possible)
    return {key: weight for key, weight in found if weight > 0}


def _named(row: Row, heading: str) -> float:
    """What a caption earns for one topic."""
    earned = [(cue.weight, -at) for cue in row.heading_cues if (at := cue.place(heading)) is not None]
    weight, place = max(earned, default=(0.0, 0))
    weight += min((weight for weight, _ in earned), default=0.0) if earned and min(earned)[0] < 0 else 0.0
    if weight <= 0:
        return 0.0
    return weight + (_FIRST * (1 + place / len(heading)) if weight >= _NAMED else 0.0)


@lru_cache(maxsize=32768)
def _weigh(text: str) -> Scores:
    earned: dict[int, float] = {}
    for row, cue in _cues_of("text_cues").of(text):
        if cue(text):
            earned[row] = earned.get(row, 0.0) + cue.weight
    return tuple((_ALL[row].key, min(weight, _CAP)) for row, weight in earned.items() if weight > 0)


def earned(key: str, text: str, who: Roles) -> float:
    """What one 項 earned for one topic, as in ``Subject.paragraphs``, without asking after the other topics."""
    plain = _plain(text, who)
    weight = sum(cue.weight for cue in _ROW[key].text_cues if cue(plain))
    found = min(weight, _CAP) if weight > 0 else 0.0
    if caption := _CAPTION.match(plain):
        found = min(_CAP, found + _named(_ROW[key], caption[1]) / 2)
    return found


def _of_text(text: str) -> dict[str, float]:
    found = dict(_weigh(text))
    if caption := _CAPTION.match(text):
        for key, weight in _of_caption(caption[1]).items():
            found[key] = min(_CAP, found.get(key, 0.0) + weight / 2)
    return found


def _together(
    caption: dict[str, float], paragraphs: tuple[dict[str, float], ...], lengths: tuple[int, ...]
) -> dict[str, float]:
    """What caption and texts earned together: of the 項 the best one and their mean, the first one a little more."""
    total = {key: _CAPTION_COUNTS * weight for key, weight in caption.items()}
    shares = [length**0.5 * (1.5 if at == 0 else 1.0) for at, length in enumerate(lengths)]
    whole = sum(shares) or 1.0
    for key in dict.fromkeys(key for each in paragraphs for key in each):
        weights = [each.get(key, 0.0) for each in paragraphs]
        mean = sum(weight * share for weight, share in zip(weights, shares, strict=True)) / whole
        total[key] = total.get(key, 0.0) + 0.5 * max(weights) + 0.5 * mean
    return total


def _further(
    key: str, primary: str, caption: dict[str, float], paragraphs: tuple[dict[str, float], ...], texts: tuple[str, ...]
) -> bool:
    """Whether a topic beside the primary one is a topic of the provision."""
    if key in _IN_PASSING.get(primary, ()):
        return caption.get(key, 0.0) >= _NAMED
    if (primary, key) in _COMPANIONS and any(each.get(key, 0.0) >= _HINTED for each in paragraphs):
        return True
    return _plainly(key, caption, paragraphs, texts)


def _plainly(
    key: str, caption: dict[str, float], paragraphs: tuple[dict[str, float], ...], texts: tuple[str, ...]
) -> bool:
    """Whether the caption names the topic, or a whole 項 speaks of it more than of anything else."""
    spoken = [
        (each[key], max(each.values()), text) for each, text in zip(paragraphs, texts, strict=True) if key in each
    ]
    named = caption.get(key, 0.0)
    if named >= _SURE or (named >= _NAMED and any(weight >= _HINTED for weight, _, _ in spoken)):
        return True
    return any(
        weight >= max(_PLAIN, most * _BESIDE) and (weight >= _ONE_CUE or spoken_of(text).get(key, 0.0) >= _ITS_WORDS)
        for weight, most, text in spoken
    )
