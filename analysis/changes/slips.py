"""Differences in sense that are none after all: stray and doubled kana, particles, misprints, other spellings of a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from analysis.changes.hunks import Hunk, Page, Place
from analysis.changes.senses import Sense
from analysis.subjects.lexicon.same_words import HOMOPHONES, WEAK
from analysis.text.narrow import fold, narrow
from models.changes import Ground

_KANA = re.compile("[ぁ-んー]{1,4}")
_KANJI = re.compile("[一-龥々]")
_WORD = re.compile("[一-龥々][一-龥々ぁ-ん]+")
_EXCHANGED = (
    frozenset({"が", "の"}),
    frozenset({"に", "で", "へ", "により"}),
    frozenset({"を", "の", "に関し"}),
    frozenset({"と", "に"}),
)
"""Particles that stand for each other without changing who does what."""
_SHORT_NAME = re.compile(
    r"[(（]以下、?(?:単に|総称して|併せて)?、?[「｢](?P<name>[^「」｢｣]{1,20})[」｣]と(?:い(?:う|います)|言(?:う|います)|称(?:する|します))。?[)）]"
)
_SMALL = str.maketrans("ァィゥェォャュョッヮヴ", "アイウエオヤユヨツワブ", "ー・")
_COMMA = re.compile("[、,・]$")
_EITHER = re.compile(
    "^[^、。]{0,20}(?:いずれか|又は|または|各|それぞれ|若しくは|もしくは|により|によって|にて|をもって|で[、一-龥])"
)
"""Of what a list with commas only may be one or all: means, for one, of which one is enough."""
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@)[!-~]+", re.ASCII)
_LIKE = 0.5
"""A misprinted word shares at least this part of its signs with the right one."""


def slip(
    hunk: Hunk, left: Page, right: Page, *, weighty: Callable[[], bool], party_before: Callable[[], bool]
) -> Ground | None:
    """As what a difference in sense may be passed over; None where it may not.

    ``weighty`` says, when it is asked, that it touches a word that carries rights, ``party_before`` that a party stands
    right before it.
    """
    texts = fold(left.written(hunk.left)), fold(right.written(hunk.right))
    ours, theirs = ([p.sense for p in side if p.sense.key] for side in (hunk.left, hunk.right))
    if any(sense.number for sense in (*ours, *theirs)) or _figures(texts[0]) != _figures(texts[1]):
        return None
    if (
        _of_one_or_beside(hunk, left, right)
        or _whither(hunk, left, right)
        or _address(hunk.left, left)
        or _address(hunk.right, right)
    ):
        return None
    if _particles(ours, theirs, party_before):
        return Ground.SYNONYM if ours and theirs else Ground.MISPRINT
    if _doubled(hunk, left, right, texts):
        return Ground.MISPRINT
    if not ours or not theirs:
        return Ground.SYNONYM if _abbreviation(hunk, left, right) or _joint(hunk, left, right) else None
    if _spelling(ours, theirs, texts, weighty=weighty):
        return Ground.SPELLING
    return Ground.MISPRINT if _misprint(ours, theirs, texts) and not weighty() else None


def _figures(text: str) -> list[str]:
    return [c for c in text if c.isdecimal() or c in "〇一二三四五六七八九十百千"]


def _particles(ours: Sequence[Sense], theirs: Sequence[Sense], party_before: Callable[[], bool]) -> bool:
    keys = {s.key for s in ours}, {s.key for s in theirs}
    if not (keys[0] | keys[1]) <= WEAK:
        return False
    if not keys[0] or not keys[1]:
        return True
    return any(keys[0] | keys[1] <= group for group in _EXCHANGED) and not party_before()


def _of_one_or_beside(hunk: Hunk, left: Page, right: Page) -> bool:
    """Whether a の has become a comma: 会員の家族 are others than 会員、家族."""
    places, page, at = (hunk.left, right, hunk.right_at) if hunk.left else (hunk.right, left, hunk.left_at)
    if (hunk.left and hunk.right) or [place.sense.key for place in places if place.sense.key] != ["の"]:
        return False
    text = narrow(page.texts[at[0]])
    return _COMMA.search(text[: at[1]]) is not None or text[at[1] :].startswith(("、", ",", "・"))


def _whither(hunk: Hunk, left: Page, right: Page) -> bool:
    """Whether only one side says to or with whom: 会員への請求 is not 会員の請求."""
    if hunk.left and hunk.right:
        return False
    places, page = (hunk.left, left) if hunk.left else (hunk.right, right)
    end = places[-1].sense.end
    return page.written(places) in ("へ", "と") and page.texts[places[-1].node].startswith("の", end)


def _address(places: Sequence[Place], page: Page) -> bool:
    """Whether a stretch lies in an address of the network: one sign more leads elsewhere."""
    if not places or places[0].node != places[-1].node:
        return False
    start, end = places[0].sense.start, places[-1].sense.end
    return any(m.start() < end and start < m.end() for m in _ADDRESS.finditer(page.texts[places[0].node]))


def _doubled(hunk: Hunk, left: Page, right: Page, texts: tuple[str, str]) -> bool:
    """A word of kana that stands twice on one side."""
    one, page, at = (texts[0], left, hunk.left_at) if texts[0] else (texts[1], right, hunk.right_at)
    if all(texts) or not _KANA.fullmatch(one):
        return False
    text, start = page.texts[at[0]], at[1]
    before, after = fold(text[max(0, start - 8) : start]), fold(text[start : start + 16])
    return before.endswith(one) or after[len(one) :].startswith(one)


def _abbreviation(hunk: Hunk, left: Page, right: Page) -> bool:
    """Only a short name is given to what stands there, or taken from it: （以下「本店舗」という。）."""
    places, page = (hunk.left, left) if hunk.left else (hunk.right, right)
    first, last = places[0], places[-1]
    text = page.texts[first.node]
    return first.node == last.node and any(
        found.start() <= first.sense.start <= found.start() + 1 and found.end("name") <= last.sense.end <= found.end()
        for found in _SHORT_NAME.finditer(text)
    )


def _joint(hunk: Hunk, left: Page, right: Page) -> bool:
    """A joint where the other side has a comma: 氏名、住所、電話番号 and 氏名、住所及び電話番号."""
    places, page, at = (hunk.left, right, hunk.right_at) if hunk.left else (hunk.right, left, hunk.left_at)
    if [place.sense.key for place in places if place.sense.key] != ["及び"]:
        return False
    text = narrow(page.texts[at[0]])
    return _COMMA.search(text[: at[1]]) is not None and _EITHER.search(text[at[1] :]) is None


def _spelling(
    ours: Sequence[Sense], theirs: Sequence[Sense], texts: tuple[str, str], *, weighty: Callable[[], bool]
) -> bool:
    """One word in other signs: kana for kanji, other okurigana, long and short vowels."""
    plain = [_katakana(text) for text in texts]
    if plain[0] == plain[1] or _okurigana(*texts):
        return True
    readings = ["".join(_katakana(sense.reading) for sense in side) for side in (ours, theirs)]
    if not all(sense.reading for sense in (*ours, *theirs)) or readings[0] != readings[1]:
        return False
    kanji = [set(_KANJI.findall(text)) for text in texts]
    if kanji[0] <= kanji[1] or kanji[1] <= kanji[0]:
        return True
    if any(word in texts[0] and other in texts[1] for word, other in HOMOPHONES):
        return False
    return bool(kanji[0] & kanji[1]) and not weighty()


_INFLECTION = frozenset("いきぎしちにびみりえけげせてめわ")
"""Kana that may be written or left out behind a kanji: 打切り, 打ち切り. What negates or asks for a passive is none."""


def _okurigana(one: str, other: str) -> bool:
    """The same kanji, two or more, with a kana behind one of them on one side only."""
    short, long = sorted((one, other), key=len)
    if len(_KANJI.findall(short)) < 2 or not _WORD.fullmatch(short) or not _WORD.fullmatch(long):
        return False
    rest = iter(long)
    added: list[str] = []
    for sign in short:
        for there in rest:
            if there == sign:
                break
            added.append(there)
        else:
            return False
    return _INFLECTION.issuperset([*added, *rest])


def _katakana(text: str) -> str:
    raised = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in unicodedata.normalize("NFKC", text))
    return raised.translate(_SMALL)


def _misprint(ours: Sequence[Sense], theirs: Sequence[Sense], texts: tuple[str, str]) -> bool:
    """One side holds a word that the dictionary does not know, a sign away from what the other side has."""
    from rapidfuzz.distance import Levenshtein

    known = [all(sense.known for sense in side) for side in (ours, theirs)]
    if known[0] == known[1] or min(map(len, texts)) < 2:
        return False
    distance = Levenshtein.distance(texts[0], texts[1])
    return bool(distance <= _LIKE * min(map(len, texts)) and distance <= 2)


def flat(places: Sequence[Place]) -> list[Sense]:
    """The senses of a stretch that say something."""
    return [place.sense for place in places if place.sense.key]
