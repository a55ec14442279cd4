"""New names for the same things: what one version calls X and the next one, throughout, Y.

A replaced word is a new name only where the old one is gone from the whole document and something says that the thing
is the same: the definition, the role of a party, or that a name proper was replaced everywhere. A word that carries a
right, a number or a court is never one; a company is one where the text tells so or the two names are plainly related.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from analysis.changes.definitions import definitions, same_thing
from analysis.changes.hunks import Hunk, Page, Place, hunks
from analysis.changes.senses import Names, cleaned, written
from analysis.subjects.lexicon.same_words import ONE_PARTY, SAME, THROUGHOUT
from analysis.subjects.lexicon.weighty import WEIGHTS
from analysis.subjects.parties import CUSTOMER, PROVIDER, Roles, named
from analysis.text.narrow import fold
from analysis.text.tokens import tokens
from models.changes import Ground
from models.document import Document
from models.terms import Definition

Pair = tuple[Page, Page]
"""Two pages that carry on one another."""

_LONGEST = 24
_NAME = re.compile(r"[一-龥々ァ-ヶーぁ-んA-Za-z0-9&.\-・ ()]+")
_PROPER, _PLACE = "名詞-固有名詞", "名詞-固有名詞-地名"
_SHORT = re.compile("[一-龥]{1,2}")
_FIGURE = re.compile("[一二三四五六七八九十]")
_COINED = re.compile(r"[A-Z][a-z]+[A-Z]|[a-z][A-Z]")
_GRAMMAR = re.compile(r"[をがはにへでと。、]|する|した|して|[0-9]")
_COMPANY = re.compile(r"(?:(?:株式|有限|合同|合資|合名)会社|(?:一般|公益)(?:社団|財団)法人)")
_COMPANY_NAME = re.compile(
    rf"(?:{_COMPANY.pattern}[^\s、。「」()]{{1,20}}"
    rf"|(?:(?:^|(?<=[、。「()]))[^\s、。「」()]{{1,20}}?|[一-龥々ァ-ヶーA-Za-z・&]{{1,20}}){_COMPANY.pattern})$"
)
_COURT = re.compile("裁判所")
_TOLD = re.compile(r"(?:商号|社名)(?:を|の|が)?[^。、]{0,12}(?:変更|改称|改め)")
_LETTERS = frozenset("甲乙丙丁")
_FRAME = ("附則", "改定履歴", "末尾", "前文")
_WEIGHTY = tuple(w.regex for w in WEIGHTS if w.ground not in (Ground.PARTY, Ground.EXCEPTION))
_EMPTY = re.compile("(?:本|本件|この|当|当社|利用|契約|サービス|規約|金|者|書|用)+|[A-Za-z]+")
_RELATED = 0.5
_A_PHRASE = 4
"""Code points; shorter words stand at the end of many a meaning."""
_THROUGHOUT = 3
"""So many places make an exchange of words the drafter's choice of a term."""
_AS_A_TERM = "文書を通じて言い換えられています"
_NAMES_OF_PARTIES = "当事者の呼び名がすべて置き換わっています"
_SERVICE = re.compile(r"[」｣』]?(?:サービス|システム|プラン)")
_QUOTED = re.compile("「([^「」]{2,30})」")
_LATIN = re.compile("[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Rename:
    """An old name, the new one, and why they are taken for names of one thing (in Japanese)."""

    old: str
    new: str
    """Empty where the word was dropped from the name."""
    why: str
    throughout: bool = False
    """A word for another that may stand beside it: the new version may use both."""


@dataclass(frozen=True)
class _Version:
    """What renames are judged by in one version: its whole text, clean, its terms and who is who."""

    title: str
    text: str
    frame: str
    """What stands outside the provisions: where a change of a company's name is told."""
    terms: dict[str, Definition]
    roles: Roles

    def count(self, name: str, inside: str) -> int:
        """How often a name stands in the text other than as part of another."""
        text = self.text.replace(inside, "\n") if name in inside else self.text
        return len(re.findall(written(name), text))


def renames(old: Document, new: Document, pairs: Iterable[Pair], roles: tuple[Roles, Roles]) -> tuple[Rename, ...]:
    """The new names that run through a whole new version; ``pairs`` are the provisions that carry on one another."""
    versions = _version(old, roles[0]), _version(new, roles[1])
    replaced, dropped = Counter[tuple[str, str]](), Counter[str]()
    for left, right in pairs:
        replaced.update(_replaced(left, right))
        replaced.update(pair for pair in set(_quoted(left, right)) if pair not in replaced)
        dropped.update(_dropped(left, right))
    replaced.update(_companies(*versions))
    found: dict[str, Rename] = {}
    for (one, other), count in sorted(replaced.items(), key=lambda each: (-each[1], each[0])):
        why = _why(one, other, count, *versions)
        if why and one not in found:
            found[one] = Rename(one, other, why, why == _AS_A_TERM)
    found |= {each.old: each for each in _glosses(tuple(found.values()), versions[0])}
    found |= {each.old: each for each in _parts(replaced, tuple(found.values()), *versions) if each.old not in found}
    for word, count in sorted(dropped.items()):
        if count >= _THROUGHOUT and word not in versions[1].text:
            found[word] = Rename(word, "", "サービスの名称からすべて除かれています")
    return tuple(found.values())


def names(found: Sequence[Rename]) -> tuple[Names, Names]:
    """How the old and the new version are to be read so that renamed things bear one name."""
    kept = {each.new: each.new for each in found if each.new and not each.throughout}
    old = {each.old: each.new for each in found if not each.throughout}
    words = {SAME.get(each.old, each.old): SAME.get(each.new, each.new) for each in found if each.throughout}
    ours, theirs = _both(found)
    return Names(old | kept | ours, words), Names(kept | theirs, words)


_AND = ("", "及び", "および", "並びに", "と", "・", "、")


def _both(found: Sequence[Rename]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands for both parties at once where 甲 and 乙 were given other names, or these names: 甲乙, 甲及び乙 …"""
    called = {each.old: each.new for each in found if {each.old[:1], each.new} & {"甲", "乙"}}
    if {"甲", "乙"} <= called.keys():
        pair = ("甲", "乙")
    elif {"甲", "乙"} <= set(called.values()):
        one, other = (next(name for name in called if called[name] == letter) for letter in ("甲", "乙"))
        pair = (one, other)
    else:
        return {}, {}
    key = f"{called[pair[0]]}及び{called[pair[1]]}"
    ours = _together("甲", "乙", key) | _together(*pair, key)
    for first, second in product(*([name for name in called if name.startswith(f"{letter}(")] for letter in pair)):
        ours |= _together(first, second, key)
    return ours, _together(called[pair[0]], called[pair[1]], key)


def _together(one: str, other: str, key: str) -> dict[str, str]:
    both = {f"{one}{joint}{other}{tail}": key for joint in _AND for tail in ("", "双方", "両者")}
    joints = (*_AND, "又は", "または")
    return both | {f"{one}{joint}{other}{the}いずれ": f"{key}いずれ" for joint in joints for the in ("", "の")}


def _version(document: Document, roles: Roles) -> _Version:
    text = "\n".join(cleaned(f"{e.node.title}\n{e.node.text}") for e in document.entries)
    frame = "\n".join(cleaned(e.node.text) for e in document.entries if e.path.startswith(_FRAME))
    terms = {cleaned(each.term): each for each in reversed(definitions(document))}
    return _Version(cleaned(document.title.text), text, frame, terms, roles)


def _companies(old: _Version, new: _Version) -> Iterable[tuple[str, str]]:
    """The companies that the two versions define one term for: （以下「当社」という）."""
    for term, one in old.terms.items():
        if term in new.terms:
            found = [_COMPANY_NAME.search(cleaned(each.meaning)) for each in (one, new.terms[term])]
            if found[0] and found[1] and found[0].group() != found[1].group():
                yield found[0].group(), found[1].group()


def _replaced(left: Page, right: Page) -> Iterable[tuple[str, str]]:
    """What might be a name for another: nouns in the place of nouns, with as much around them as belongs to them."""
    for hunk in hunks(left, right):
        if hunk.ground is None:
            both = hunk.left and hunk.right
            found = {_bare(hunk, left, right), _widened(hunk, left, right)} if both else {_widened(hunk, left, right)}
            yield from (pair for pair in found if pair is not None)


def _dropped(left: Page, right: Page) -> Iterable[str]:
    """Latin words that stood in the name of a service and stand there no more."""
    for hunk in hunks(left, right):
        if hunk.ground is None and hunk.left and not hunk.right:
            word, last = cleaned(left.written(hunk.left)), hunk.left[-1]
            if _LATIN.fullmatch(word) and _SERVICE.match(cleaned(left.texts[last.node][last.sense.end :])):
                yield word


def _quoted(left: Page, right: Page) -> Iterable[tuple[str, str]]:
    """Names in quotation marks that stand in the place of others."""
    ours, theirs = ([q for text in page.texts for q in _QUOTED.findall(cleaned(text))] for page in (left, right))
    if len(ours) == len(theirs):
        yield from ((one, other) for one, other in zip(ours, theirs, strict=True) if one != other)


def _bare(hunk: Hunk, left: Page, right: Page) -> tuple[str, str] | None:
    return _candidate(*(_polite(side) for side in ((hunk.left, left), (hunk.right, right))))


def _polite(side: tuple[tuple[Place, ...], Page]) -> str:
    """What a side has, with the お or ご before it, which says nothing but belongs to the name."""
    places, page = side
    first = places[0]
    before = page.texts[first.node][: first.sense.start][-1:]
    return (before if before in ("お", "ご", "御") else "") + cleaned(page.written(places))


_WORD_BEFORE, _WORD_AFTER = re.compile(r"[一-龥々ァ-ヶーA-Za-z]*$"), re.compile(r"[一-龥々ァ-ヶーA-Za-z]*")


def _widened(hunk: Hunk, left: Page, right: Page) -> tuple[str, str] | None:
    """With the rest of the compound on both sides: 利用[料→料金] is 利用料 → 利用料金, 開示[当事→]者 is 開示当事者 → 開示者."""
    texts = []
    for places, page, at in ((hunk.left, left, hunk.left_at), (hunk.right, right, hunk.right_at)):
        if not page.texts:
            return None
        node, start = (places[0].node, places[0].sense.start) if places else at
        last, end = (places[-1].node, places[-1].sense.end) if places else at
        before = _WORD_BEFORE.search(cleaned(page.texts[node][:start]))
        after = _WORD_AFTER.match(cleaned(page.texts[last][end:]))
        texts.append(
            (before.group() if before else "") + cleaned(page.written(places)) + (after.group() if after else "")
        )
    return _candidate(*texts)


def _candidate(one: str, other: str) -> tuple[str, str] | None:
    one, other = one.strip("「」『』()、。 "), other.strip("「」『』()、。 ")
    ok = all(0 < len(text) <= _LONGEST and _NAME.fullmatch(text) and not _GRAMMAR.search(text) for text in (one, other))
    return (one, other) if ok and one != other else None


def _why(one: str, other: str, count: int, old: _Version, new: _Version) -> str:
    """Why two words name one thing; empty where they don't."""
    if count >= _THROUGHOUT and any({one, other} <= group for group in THROUGHOUT):
        return _AS_A_TERM
    if _spelled_out(one, other, new) or _spelled_out(other, one, old):
        return "定義語がその意味の代わりに使われています"
    if _introduced(one, other, old, new):
        return _NAMES_OF_PARTIES
    if new.count(one, other) or _COURT.search(one + other) or _carries_rights(one, other):
        return ""
    if _COMPANY.search(one) or _COMPANY.search(other):
        return _of_company(one, other, new)
    fresh = old.count(other, one) == 0
    if fresh and one in old.title and other in new.title:
        return "文書の名称とともに改められています"
    if fresh and one in old.terms and other in new.terms and _defined_alike(old.terms[one], new.terms[other]):
        return "同じ意味の定義語です"
    if fresh and count >= 2 and _letter_for_word(one, other, old, new):
        return _NAMES_OF_PARTIES
    if (one not in old.terms or fresh) and _brought_into_line(one, other, old, fresh=fresh):
        return "同じ当事者の呼び名がそろえられています"
    signs = _sign(one, old.roles), _sign(other, new.roles)
    if signs[0] or signs[1]:
        same = fresh and signs[0] == signs[1] and (_only_longer(one, other) or not _within(one, other))
        return "同じ当事者の呼び名です" if same else ""
    if one in old.terms and other in new.terms and same_thing(old.terms[one], new.terms[other]):
        return "同じものの定義語です"
    if fresh and count >= 2 and _proper(one) and _proper(other) and _FIGURE.findall(one) == _FIGURE.findall(other):
        return "名称がすべて置き換わっています"
    if fresh and count >= 2 and _only_longer(one, other):
        return "同じものの呼び名がすべて置き換わっています"
    return ""


def _introduced(one: str, other: str, old: _Version, new: _Version) -> bool:
    """Whether a version tells which letter is which party, 甲（発注者） or 発注者（以下「甲」という。）, and the other name is gone."""
    letter, word, told, bare = (one, other, old, new) if one in _LETTERS else (other, one, new, old)
    if letter not in _LETTERS or word in _LETTERS:
        return False
    said = re.compile(rf"{letter}\({re.escape(word)}\)|{written(word)}\((?:以下|以降)?、?(?:単に)?「?{letter}(?:」|\))")
    found = said.findall(told.text)
    return len(found) == 1 and told.count(word, letter) == 1 and not bare.count(letter, word)


def _glosses(found: Iterable[Rename], old: _Version) -> Iterable[Rename]:
    """What the old version explains its letters by where they became words: 甲（発注者）, 乙（請負人）."""
    for each in found:
        if each.old in _LETTERS:
            for whole in re.findall(rf"{each.old}\([^()]{{2,12}}\)", old.text):
                yield Rename(whole, each.new, each.why)


def _parts(
    replaced: Iterable[tuple[str, str]], found: Sequence[Rename], old: _Version, new: _Version
) -> Iterable[Rename]:
    """What was replaced wherever it stood and makes the difference of a term that has a new name.

    記念休暇 → 自由休暇, where 記念休暇制度 is 自由休暇制度 now.
    """
    for one, other in sorted(replaced):
        gone = not new.count(one, other) and not old.count(other, one)
        for whole in found:
            if gone and one != whole.old and one in whole.old and whole.old.replace(one, other) == whole.new:
                yield Rename(one, other, whole.why)


def _letter_for_word(one: str, other: str, old: _Version, new: _Version) -> bool:
    """Whether 甲, 乙 … became a word or a word such a letter, and no other company stands behind it."""
    if (one in _LETTERS) == (other in _LETTERS):
        return False
    meanings = [cleaned(terms[name].meaning) for terms, name in ((old.terms, one), (new.terms, other)) if name in terms]
    companies = [found.group() for found in map(_COMPANY_NAME.search, meanings) if found]
    return len(set(companies)) < 2


def _brought_into_line(one: str, other: str, old: _Version, *, fresh: bool) -> bool:
    """Whether two names mean one party: 開示当事者 and 開示者, or 受託者 and 乙 where the old version had both.

    A letter is one of two parties, and which one the document tells: by its role, or by what it calls it.
    """
    if other in _LETTERS:
        sign = _sign(one, old.roles)
        return not fresh and sign in (CUSTOMER, PROVIDER) and sign == _sign(other, old.roles)
    return any({one, other} <= group for group in ONE_PARTY)


def _defined_alike(one: Definition, other: Definition) -> bool:
    """Whether two terms have one definition, word for word: 株式会社里山（以下「甲」という。）."""
    return bool(one.meaning) and fold(one.meaning) == fold(other.meaning)


def _spelled_out(meaning: str, term: str, version: _Version) -> bool:
    """A term in the place of exactly what the version defines it to be: 当社の店舗（以下「本店舗」という。）."""
    if term not in version.terms or len(meaning) < _A_PHRASE:
        return False
    said = cleaned(version.terms[term].meaning)
    return said.endswith(meaning) and said.removesuffix(meaning)[-1:] in ("", *"、。はがをにへでと(「")


def _proper(name: str) -> bool:
    """A name proper: a word that no dictionary has, or has as a name; a place is none, it tells where something is.

    Nor are one or two signs, which are names of persons besides what they say: 正, 準, 区長.
    """
    found = tokens(name)
    if any(token.pos == _PLACE for token in found) or _SHORT.fullmatch(name):
        return False
    return any(not token.known or token.pos.startswith(_PROPER) for token in found) or bool(_COINED.search(name))


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _only_longer(one: str, other: str) -> bool:
    """One is the other with a word more that narrows nothing: 規約 and 利用規約, 料 and 料金."""
    short, long = sorted((one, other), key=len)
    return short in long and _EMPTY.fullmatch(long.replace(short, "", 1)) is not None


def _carries_rights(one: str, other: str) -> bool:
    return any(set(pattern.findall(one)) != set(pattern.findall(other)) for pattern in _WEIGHTY)


def _of_company(one: str, other: str, new: _Version) -> str:
    from rapidfuzz.distance import LCSseq

    if _TOLD.search(new.frame):
        return "商号の変更として本文に書かれています"
    plain = [_COMPANY.sub("", fold(name)) for name in (one, other)]
    shared = LCSseq.similarity(*plain)
    short, long = sorted(map(len, plain))
    related = shared >= 2 and (shared == short or shared >= _RELATED * long)
    return "商号の主な部分が同じです" if related else ""


def _sign(name: str, roles: Roles) -> str:
    """The party that a name is, where it is nothing else."""
    found = named(name, roles)
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(name)) else ""
