"""The terms that a document defines, where, what for, and how far they hold; 甲 and 乙 are such terms too.

A table of the ways terms are defined, and one dull engine. Patterns are for narrowed text, one character for each of
the text, so that every term found is a range of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.comparison.diff import likeness
from analysis.text.narrow import fold, narrow
from models.document import Document, Entry, Kind, article_of
from models.terms import Definition, TermDifference


@dataclass(frozen=True, slots=True)
class Way:
    """A way to define a term. ``yes``: text → the terms it defines; ``no``: texts that define nothing.

    The pattern has a group ``term`` and, where the meaning is not what stands before it, a group ``meaning``.
    """

    name: str
    pattern: str
    yes: dict[str, tuple[str, ...]]
    no: tuple[str, ...]
    only_in_lists: bool = False
    """Holds only in an article or table of terms."""


_OPEN, _CLOSE = '[「｢『“"]', '[」｣』”"]'
_TERM = rf"{_OPEN}(?P<term>[^「」｢｣『』“”\"()\n]{{1,40}}){_CLOSE}"
_CALLED = r"(?:と(?:い(?:う|います)|言(?:う|います)|称(?:する|します)|呼(?:ぶ|びます)|総称(?:する|します)|略(?:す|します)|(?:する|します)))?。?"
_WAYS = (
    Way(
        "以下「X」という",
        rf"\((?:[^()「」]{{0,60}}[、。])?以下、?\s*(?P<scope>[^()「」]{{0,20}}?)(?:これらを)?(?:総称して|併せて|単に|それぞれ)?、?\s*{_TERM}\s*{_CALLED}[^()]{{0,60}}\)",
        yes={
            "株式会社北星（以下「甲」という。）と利用者": ("甲",),
            "配食の役務(以下､単に｢本サービス｣といいます)": ("本サービス",),
            "料金（消費税を含みます。以下本条において「料金等」といいます。）": ("料金等",),
            "当社所定の申込書（以下「申込書」）": ("申込書",),
        },
        no=("（以下次号に同じ）", "「料金」を支払う", "（以下のとおりとする。）"),
    ),
    Way(
        "以下、Xという",
        r"\(以下、?\s*(?P<scope>(?:(?:この|本)(?:条|項|号|編|章|節|款|目|附則|特約)(?:において|では|中)?、?)?)(?:総称して|併せて|単に|それぞれ)?"
        r"(?P<term>[^「」｢｣『』“”\"()､、。\s][^「」｢｣『』“”\"()､、。\n]{0,24}?)と(?:い(?:う|います)|称(?:する|します)|呼(?:ぶ|びます))。?\)",
        yes={
            "運営会社（以下、運営元という）は": ("運営元",),
            "申込みをした者（以下この条において申込者といいます。）は": ("申込者",),
        },
        no=("（以下同じ。）", "（以下、次号の申込者を除く。）"),
    ),
    Way(
        "「X」という",
        rf"\({_TERM}と(?:い(?:う|います)|称(?:する|します))。?\)",
        yes={"東西配食株式会社（「当社」という。）は": ("当社",)},
        no=("「当社」という者",),
    ),
    Way(
        "「X」とは…をいう",
        rf"{_TERM}とは、?(?P<meaning>[^\n]{{2,}}?(?:をいう|をいいます|を指す|を指します|を意味する|を意味します|のことをいいます|です)(?=[。\n]|$))",
        yes={
            "「利用者」とは、当社の承諾を得た者をいいます。": ("利用者",),
            "（１）「端末」とは、受信に用いる機器をいう": ("端末",),
        },
        no=("利用者とは連絡を取る。", "「端末」とは異なる機器を用いる。"),
    ),
    Way(
        "Xとは、…をいう",
        r"(?:^|(?<=。))(?P<term>[一-龥ァ-ヶーA-Za-z][一-龥ァ-ヶーA-Za-z0-9・]{1,19})とは、"
        r"(?P<meaning>[^。\n]{6,}?(?:をい(?:う|います)|を指(?:す|します)|を意味(?:する|します)|である|です)(?=。))",
        yes={
            "社員とは、会社と雇用契約を締結した者をいう。": ("社員",),
            "振替制度とは、休日を他の日に改める制度である。": ("振替制度",),
        },
        no=("利用者とは連絡を取る。", "取引先とは、別に契約を締結する。", "この場合の利用者とは、会員をいう。"),
    ),
    Way(
        "X：…",
        r"^[「｢・]?(?!用語)(?P<term>(?![0-9]+\b)[^\s「」｢｣:。、()]{1,25})[」｣]?"
        r"(?:\s*:\s*|[^\S\n]{2,}|(?<=[^!-~]) (?=[^!-~]))(?P<meaning>[^\n]{4,})",
        yes={"端末　受信に用いる機器": ("端末",), "利用者：当社の承諾を得た者\n料金：月ごとの額": ("利用者", "料金")},
        no=("次の各号のとおりとします。",),
        only_in_lists=True,
    ),
)
WAYS = _WAYS
_COMPILED = tuple((way, re.compile(way.pattern, re.MULTILINE)) for way in _WAYS)
_LIST = re.compile("定義|用語")
_LIMITED = re.compile("(?:この|本)(条|項|号|編|章|節|款|目|附則|特約)")
_BEFORE = re.compile(
    r"(?:[^。\n]*\)(?:及び|並びに|又は|に(?:より|よって|基づき|基づいて|従い|従って)|[はがとを、,に])*)?([^。\n]*)$"
)
_LONGEST = 120
"""Characters of a meaning that stands before its term."""


def definitions(document: Document) -> tuple[Definition, ...]:
    """All terms that a document defines, in the order of the text."""
    found: list[Definition] = []
    in_list = ""
    for entry in document.entries:
        if entry.node.kind in (Kind.ARTICLE, Kind.PART):
            in_list = entry.path if _LIST.search(fold(entry.node.title)) else ""
        if entry.node.text:
            found += _of_entry(entry, bool(in_list) and entry.path.startswith(in_list))
    return tuple(found)


def _of_entry(entry: Entry, in_list: bool) -> list[Definition]:
    defined = {start: (term, meaning, scope) for term, start, meaning, scope in terms(entry.node.text, in_list)}
    return [
        Definition(term, entry.path, start, start + len(term), meaning, _scope(scope, entry.path))
        for start, (term, meaning, scope) in sorted(defined.items())
    ]


def terms(text: str, in_list: bool = False) -> Iterator[tuple[str, int, str, str]]:
    """Terms defined in a text: term, where it stands, its meaning, and what is said of its reach."""
    plain = narrow(text)
    taken: set[int] = set()
    for way, pattern in _COMPILED:
        if way.only_in_lists and not in_list:
            continue
        for found in pattern.finditer(plain):
            start, end = found.span("term")
            if start in taken:
                continue
            taken.add(start)
            groups = pattern.groupindex
            inside = found.span("meaning") if "meaning" in groups else _meaning_before(plain, found.start())
            scope = found["scope"] if "scope" in groups else ""
            yield text[start:end], start, text[inside[0] : inside[1]].strip(), scope


def _meaning_before(plain: str, end: int) -> tuple[int, int]:
    """What stands before a bracket, from the last end of a sentence on."""
    sentence = _BEFORE.search(plain, max(0, end - 2 * _LONGEST), end)
    start = sentence.start(1) if sentence else end
    return max(start, end - _LONGEST), end


def _scope(said: str, path: str) -> str:
    limit = _LIMITED.search(said)
    if limit is None:
        return ""
    if limit[1] in "条編章節款目":
        return article_of(path)
    if limit[1] in ("附則", "特約"):
        return path.partition("/")[0]
    segments = path.split("/")
    ends = [at for at, segment in enumerate(segments, 1) if limit[1] in segment]
    return "/".join(segments[: ends[-1]]) if ends else path


ALIKE = 0.6
"""Two meanings this alike are those of one thing."""


def differences(left: tuple[Definition, ...], right: tuple[Definition, ...]) -> tuple[TermDifference, ...]:
    """Where two documents define one word and mean something else, or make it hold elsewhere."""
    there = {fold(each.term): each for each in reversed(right)}
    found = []
    for one in left:
        other = there.get(fold(one.term))
        if other is None:
            continue
        if fold(one.meaning) != fold(other.meaning):
            found.append(TermDifference(one, other, f"「{one.term}」の定義が異なります。"))
        elif (one.scope == "") != (other.scope == ""):
            wide, narrow_ = ("左", "右") if not one.scope else ("右", "左")
            message = f"「{one.term}」は、{wide}では文書全体、{narrow_}では一部にだけ及びます。"
            found.append(TermDifference(one, other, message))
    return tuple(found)


def same_thing(one: Definition, other: Definition) -> bool:
    """Whether two definitions, under whatever names, speak of one thing."""
    meanings = fold(one.meaning), fold(other.meaning)
    return bool(meanings[0]) and (meanings[0] == meanings[1] or likeness(one.meaning, other.meaning) >= ALIKE)
