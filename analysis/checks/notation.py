"""Two ways to write one thing in one document: 及び and および, 行う and おこなう, サーバ and サーバー, ，and 、."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.checks.subject import Check, Subject
from analysis.text.noise import Cleaned
from models.document import Entry
from models.remarks import Remark, Severity

MIXED = Check(
    "mixed_notation",
    "表記のゆれ",
    Severity.NOTE,
    yes=(
        "第1条（目的）\n当社及び会員は協議します。\n第2条（料金）\n会員および当社が負担します。料金及び税金を払います。",
        "第1条（目的）\nサーバーを貸します。\n第2条（料金）\nサーバの料金を払います。サーバーは返します。",
        "第1条（期間）\n期間は3ヶ月とします。\n第2条（料金）\n料金は2か月分とします。3か月分を前払いします。",
        "第1条（目的）\n当社は，畑を貸します。\n第2条（料金）\n会員は、料金を払います。料金は、月額とします。",
    ),
    no=(
        "第1条（目的）\n当社及び会員は、協議を行います。\n第2条（料金）\n会員及び当社が負担し、支払を行います。",
        "第1条（目的）\n会員および当社は、外国為替及び外国貿易法を守ります。\n第2条（料金）\n税金および私的独占の禁止及び公正取引の確保に関する法律によります。",
        "第1条（目的）\nサーバールームを貸します。\n第2条（料金）\n料金は、1,000円とします。これに及びません。",
    ),
)
STYLE = Check(
    "mixed_style",
    "文体の混在",
    Severity.NOTE,
    yes=(
        "第1条（目的）\n当社は、畑を貸します。会員は料金を払います。\n第2条（料金）\n料金は月額とします。前払いとする。\n第3条（解約）\n解約できます。届け出ます。",
    ),
    no=(
        "第1条（目的）\n当社は、畑を貸します。\n第2条（料金）\n料金は月額とします。\n(1) 畑を貸す。\n(2) 水を引く。\n第3条（解約）\n解約できます。",
        "第1条（目的）\n当社は、畑を貸す。\n第2条（料金）\n料金は月額とする。\n第3条（解約）\n解約できる。",
    ),
)
CHECKS = (MIXED, STYLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Ways to write one word, the customary one of contracts first; each is a pattern for clean text."""

    name: str
    ways: tuple[tuple[str, str], ...]
    """Name on the screen and pattern."""


def _plain(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, re.escape(name)) for name in names)


PAIRS = (
    Pair("及び", (("及び", "及び(?!(?:ます|ませ))"), ("および", "および(?!ま)"))),
    Pair("並びに", _plain("並びに", "ならびに")),
    Pair("又は", (("又は", "又は"), ("または", "または(?!なはだ)"))),
    Pair("若しくは", _plain("若しくは", "もしくは")),
    Pair("行う", (("行う", "行[わいうえおっ]"), ("おこなう", "おこな[わいうえおっ]"))),
    Pair("ただし", (("ただし", "(?<=。)ただし|^ただし"), ("但し", "但し"))),
    Pair("なお", (("なお", "(?<=。)なお、|^なお、"), ("尚", "(?<=。)尚|^尚"))),
    Pair("できる", (("できる", "でき(?=[るなまずれ])"), ("出来る", "出来(?=[るなまずれ])"))),
    Pair("すべて", _plain("すべて", "全て")),
    Pair("あらかじめ", _plain("あらかじめ", "予め")),
    Pair("すでに", (("既に", "既に"), ("すでに", "すでに"))),
    Pair("直ちに", _plain("直ちに", "ただちに")),
    Pair("速やかに", _plain("速やかに", "すみやかに")),
    Pair("従って", (("したがって、", "(?<=。)したがって|^したがって"), ("従って、", "(?<=。)従って|^従って"))),
    Pair("か月", (("か月", "[0-9一二三四五六七八九十]か月"), ("ヶ月", "[0-9一二三四五六七八九十]ヶ月"),
                  ("カ月", "[0-9一二三四五六七八九十]カ月"), ("ヵ月", "[0-9一二三四五六七八九十]ヵ月"),
                  ("ケ月", "[0-9一二三四五六七八九十]ケ月"), ("箇月", "[0-9一二三四五六七八九十]箇月"))),
    Pair("申込み", (("申込み", "申込み(?=[のをはが])"), ("申し込み", "申し込み(?=[のをはが])"))),
    Pair("取扱い", (("取扱い", "取扱い(?=[のをはが])"), ("取り扱い", "取り扱い(?=[のをはが])"))),
    Pair("支払い", (("支払い", "支払い(?=[のをはが])"), ("支払", "支払(?=[のをはが])"))),
    Pair("問合せ", (("問い合わせ", "問い合わせ"), ("問合せ", "問合せ"), ("問合わせ", "問合わせ"))),
    Pair("お客様", (("お客様", "お客様"), ("お客さま", "お客さま"))),
    Pair("いたします", (("いたします", "いたし(?=ま)"), ("致します", "致し(?=ま)"))),
    Pair("ください", (("ください", "(?<=て|で)ください"), ("下さい", "(?<=て|で)下さい"))),
    Pair("いただく", (("いただく", "(?<=て|で)いただ[かきくけこい]"), ("頂く", "(?<=て|で)頂[かきくけこい]"))),
    Pair("当社", (("当社", "当社"), ("弊社", "弊社"))),
)  # fmt: skip
_COMPILED = tuple((pair, tuple((name, re.compile(way, re.MULTILINE)) for name, way in pair.ways)) for pair in PAIRS)
_COMMA = (("、", re.compile("[ぁ-んァ-ヶ一-龥」）]、")), ("，", re.compile("[ぁ-んァ-ヶ一-龥」）]，")))
_KATAKANA = re.compile("[ァ-ヶー]{3,}")
_POLITE = re.compile(r"(?:ます|です|ません|ました|でした)(?:。(?!\))|$)")
_BLUNT = re.compile(r"(?:する|した|ない|である|とする|できる|れる|う|く|(?<!ます)(?<!です)す|つ|る)。(?!\))")
_LAW = re.compile("(?:及び|並びに|又は|若しくは)(?:外国貿易法|[^、。()]{2,30}?(?:に関する|等の)(?:特別措置)?法律)")
"""A word within the name of a law, which is written as the law is."""
_CLEAR = 0.8
"""Share of one style above which a document has it."""


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    entry: Entry
    text: Cleaned
    start: int
    end: int


def remarks(subject: Subject) -> Iterator[Remark]:
    """One remark for each word that is written in two ways, where the rarer way stands first."""
    for pair, ways in _COMPILED:
        uses = [
            _Use(name, entry, text, *found.span())
            for name, pattern in ways
            for entry, text in subject.provisions
            for found in pattern.finditer(text.text)
            if not _LAW.match(text.text, found.start())
        ]
        yield from _told(pair.name, uses)
    yield from _told("読点", _commas(subject))
    yield from _long_vowels(subject)
    yield from _styles(subject)


def _told(name: str, uses: list[_Use]) -> Iterator[Remark]:
    counts = Counter(use.name for use in uses)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda way: counts[way])
    said = "、".join(f"「{way}」{count} か所" for way, count in counts.most_common())
    for way in counts:
        if way != usual:
            use = next(use for use in uses if use.name == way)
            message = (
                f"「{name}」の書き方が揃っていません（{said}）。"
                if name != "読点"
                else f"読点が揃っていません（{said}）。"
            )
            yield MIXED.at(use.entry, use.text, use.start, use.end, message)


def _commas(subject: Subject) -> list[_Use]:
    """Commas as printed: the clean text has only one of them."""
    found = []
    for entry, text in subject.provisions:
        at = {place: k for k, place in enumerate(text.places)}
        for name, pattern in _COMMA:
            for match in pattern.finditer(entry.node.text):
                k = at.get(match.end() - 1)
                if k is not None:
                    found.append(_Use(name, entry, text, k, k + 1))
    return found


def _long_vowels(subject: Subject) -> Iterator[Remark]:
    """Words of katakana with and without the long vowel at their end: サーバ, サーバー."""
    uses: defaultdict[str, list[_Use]] = defaultdict(list)
    for entry, text in subject.provisions:
        for found in _KATAKANA.finditer(text.text):
            uses[found.group()].append(_Use(found.group(), entry, text, *found.span()))
    for word in sorted(uses):
        if f"{word}ー" in uses:
            yield from _told(f"{word}ー", uses[f"{word}ー"] + uses[word])


def _styles(subject: Subject) -> Iterator[Remark]:
    """A blunt sentence among polite ones or the reverse, in the 項 of the main provisions."""
    ends: list[tuple[bool, Entry, Cleaned, int, int]] = []
    for entry, text in subject.provisions:
        if entry.node.kind.value != "paragraph" or set("\t\n") & set(entry.node.text):
            continue
        polite = {found.end() for found in _POLITE.finditer(text.text)}
        ends += [(True, entry, text, f.start(), f.end()) for f in _POLITE.finditer(text.text)]
        ends += [
            (False, entry, text, f.start(), f.end())
            for f in _BLUNT.finditer(text.text)
            if f.end() not in polite and text.text[f.end() - 1] == "。"
        ]
    if not ends:
        return
    share = sum(end[0] for end in ends) / len(ends)
    if not (share >= _CLEAR or share <= 1 - _CLEAR) or share in (0.0, 1.0):
        return
    usual = share >= _CLEAR
    odd = [end for end in ends if end[0] != usual]
    _, entry, text, start, end = odd[0]
    names = ("です・ます", "である") if usual else ("である", "です・ます")
    message = f"{names[0]}体の文の中に、{names[1]}体の文が {len(odd)} か所あります（全 {len(ends)} 文）。"
    yield STYLE.at(entry, text, start, end, message)
