"""Phrases that only stand elsewhere in their sentence: 甲に対し鍵を渡す and 鍵を甲に対し渡す.

Before one and the same verb the complements of a Japanese sentence may change places; behind another verb they belong
to that, and before one that describes a noun nobody knows which of them do. So a phrase is only moved where no verb
stands between its two places and the next one is the verb of the clause. One exception is the topic of a sentence:
甲は、乙が…したときは、… and 乙が…したときは、甲は、…, where the condition has a subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.changes.hunks import Hunk, Page, Place
from analysis.changes.senses import cleaned
from analysis.text.tokens import tokens
from models.changes import Ground

_JOINED = re.compile(r"に対して?|によって|により|において|にて|をもって|として")
"""Particles with a verb in them that is none any more."""
_ADVERB = re.compile("遅滞なく|直ちに|ただちに|速やかに|すみやかに|あらかじめ|予め|事前に")
"""How an act is done; moves before its verb as a complement does."""
_COMPLEMENT = re.compile(rf"(?:{_JOINED.pattern}|{_ADVERB.pattern}|が|を|に|へ|で|から|より|まで)、?$")
_BEGINS = re.compile(r"(?<!また)(?<!又)(?<!もしく)(?<!若しく)は$|[、。\n]$")
_SILENT_VERB = re.compile("行|[しさす]|致|いた")
_SUBJECT = re.compile("が、?$")
_TOPIC = re.compile(r"^[一-龥ァ-ヶーA-Za-z及又並び]{1,16}(?<!又)は、?$")
_CONDITION = re.compile(r"^、?(?:[^、。]{1,20}が、?[^。]*(?:とき|場合|際)(?:に?は|において(?:は)?|に)?、?)$")
_WEIGHED = re.compile("のみ|だけ|限り|も|ない|ず|さえ|その|この|当該|これ|それ|同|各|、[^、]+、")
"""What says how far or of which: where it stands decides what it is said of."""
_KANA = re.compile("[ぁ-ん]+")
_VERBS = ("動詞", "形容詞", "助動詞", "接続詞")
_CHAIN = ("動詞", "助動詞")
_NOUN = ("名詞", "代名詞", "接頭辞")
_NOUN_OF_THE_CLAUSE = ("もの", "こと", "とき", "場合", "際", "よう")
_LONGEST = 60
"""Code points that a phrase may move over."""


def placed(found: Iterable[Hunk], left: Page, right: Page) -> list[Hunk]:
    """The differences between two pages; two that are one phrase in another place differ by their order only."""
    all_of_them = list(found)
    differing = [at for at, hunk in enumerate(all_of_them) if hunk.ground is None]
    moved = set[int]()
    for one, other in pairwise(differing):
        if one not in moved and _one_phrase(all_of_them[one], all_of_them[other], left, right):
            moved |= {one, other}
    return [replace(hunk, ground=Ground.ORDER) if at in moved else hunk for at, hunk in enumerate(all_of_them)]


def _one_phrase(one: Hunk, other: Hunk, left: Page, right: Page) -> bool:
    """Whether one loses what the other gains, and it may stand in either place."""
    if one.left and other.right and not one.right and not other.left:
        page, phrase, put, start, end = left, one.left, other.right, one.left[-1].sense.end, other.left_at
    elif one.right and other.left and not one.left and not other.right:
        page, phrase, put, start, end = right, one.right, other.left, one.right[-1].sense.end, other.right_at
    else:
        return False
    if _keys(phrase) != _keys(put) or phrase[-1].node != phrase[0].node or end[0] != phrase[0].node:
        return False
    text = page.texts[phrase[0].node]
    spoken = [each.end for each in page.senses[end[0]] if each.key and start <= each.start < end[1]]
    before = cleaned(text[max(0, phrase[0].sense.start - 8) : phrase[0].sense.start]).removesuffix("その")
    begins = not before or _BEGINS.search(before) or _COMPLEMENT.search(before)
    if not spoken or not begins:
        return False
    kana = _KANA.match(text, spoken[-1], end[1])
    stop = kana.end() if kana else spoken[-1]
    if _SILENT_VERB.search(cleaned(text[stop : end[1]])):  # 検査を行い
        return False
    moving, over = (_ADVERB.sub("に", cleaned(each)) for each in (page.written(phrase), text[start:stop]))
    return _free(moving, over, cleaned(text[stop : stop + _LONGEST]))


def _keys(places: Sequence[Place]) -> list[str]:
    return [place.sense.key for place in places if place.sense.key]


def _free(phrase: str, over: str, rest: str) -> bool:
    """Whether a phrase may change places with what stands behind it, given how the sentence goes on."""
    if len(over) > _LONGEST or "。" in over or "\n" in over:
        return False
    if _TOPIC.match(phrase) and _CONDITION.match(over):
        return True
    phrases = phrase, over
    if not all(_COMPLEMENT.search(each) for each in phrases) or any(_WEIGHED.search(each) for each in phrases):
        return False
    if all(_SUBJECT.search(each) for each in phrases):
        return False
    found = [token for each in phrases for token in tokens(_JOINED.sub("に", each)) if token.surface != "に"]
    if any(token.pos.startswith(_VERBS) for token in found):
        return False
    return _is_the_verb(rest)


def _is_the_verb(rest: str) -> bool:
    """Whether the next verb is that of the clause, not one that describes a noun."""
    found = tokens(_JOINED.sub("に", rest))
    verb = next((at for at, token in enumerate(found) if token.pos.startswith(_CHAIN)), None)
    if verb is None:
        return False
    after = next((token for token in found[verb:] if not token.pos.startswith(_CHAIN)), None)
    return after is None or not after.pos.startswith(_NOUN) or after.surface in _NOUN_OF_THE_CLAUSE
