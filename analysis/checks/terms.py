"""Defined terms: used and never defined, defined and never used, defined twice, used before; a stray 甲."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from analysis.checks.subject import Check, Subject
from analysis.text.narrow import fold
from analysis.text.noise import clean
from models.document import article_of
from models.remarks import Remark, Severity
from models.terms import Definition

UNDEFINED = Check(
    "undefined_term",
    "定義のない語",
    Severity.WARNING,
    yes=(
        "第1条（目的）\n当社は、本施設を会員に貸します。\n第2条（料金）\n本施設の料金は月額とします。本施設の鍵は貸与します。",
    ),
    no=(
        "第1条（目的）\n当社は、貸農園（以下「本施設」といいます。）を会員に貸します。\n第2条（料金）\n本施設の料金は月額とします。",
        "第1条（名称）\n本クラブは、若葉スイミングと称します。\n第2条（会費）\n本クラブの会費は月額とし、本会則に従います。本会則は掲示します。",
        "第1条（目的）\n本人の確認は、本条によります。本人は届け出ます。\n第2条（料金）\n本人が支払います。",
    ),
)
PARTY = Check(
    "stray_party",
    "定義のない当事者",
    Severity.SERIOUS,
    yes=("第1条（目的）\n当社は、会員に役務を提供します。\n第2条（通知）\n乙は、甲に遅滞なく届け出るものとします。",),
    no=(
        "株式会社北星（以下「甲」という。）と利用者（以下「乙」という。）は契約する。\n第1条（目的）\n乙は、甲に支払う。\n第2条（通知）\n甲は乙に通知する。",
        "第1条（等級）\n甲種の資格者を置きます。\n第2条（料金）\n乙種の資格者を置きます。",
    ),
)
UNUSED = Check(
    "unused_term",
    "使われない定義",
    Severity.NOTE,
    yes=(
        "第1条（目的）\n当社の貸農園（以下「本施設」といいます。）を会員に貸します。\n第2条（料金）\n料金は月額とします。",
    ),
    no=(
        "第1条（目的）\n当社の貸農園（以下「本施設」といいます。）を貸します。\n第2条（料金）\n本施設の料金は月額とします。",
    ),
)
TWICE = Check(
    "defined_twice",
    "二重の定義",
    Severity.WARNING,
    yes=(
        "第1条（目的）\n貸農園（以下「本施設」といいます。）を貸します。\n第2条（料金）\n倉庫（以下「本施設」といいます。）の料金は本施設ごとに定めます。",
    ),
    no=(
        "第1条（目的）\n貸農園法（以下「法」といいます。）によります。法を守ります。\n附則\n1. 改正前の貸農園法（以下「法」といいます。）によります。",
        "第1条（申込）\n申込者（以下本条において「本人」といいます。）は、本人が申し込みます。\n第2条（譲渡）\n譲受人（以下本条において「本人」といいます。）は、本人が届け出ます。",
    ),
)
EARLY = Check(
    "used_before_definition",
    "定義より前の使用",
    Severity.NOTE,
    yes=(
        "第1条（目的）\n本施設を会員に貸します。\n第2条（料金）\n当社の貸農園（以下「本施設」といいます。）の料金は、本施設ごとに定めます。",
    ),
    no=(
        "第1条（目的）\n次条に定める本施設を会員に貸します。\n第2条（料金）\n当社の貸農園（以下「本施設」といいます。）の料金は、本施設ごとに定めます。",
        "第1条（目的）\n当社の貸農園（以下「本施設」といいます。）を貸します。\n第2条（料金）\n本施設の料金は月額とします。",
    ),
)
CHECKS = (UNDEFINED, PARTY, UNUSED, TWICE, EARLY)

_THIS = re.compile(r"(?<![一-龥])本([一-龥ァ-ヶー]{2,12}|[A-Za-z][A-Za-z0-9]{1,15})")
"""本サービス, 本施設, 本システム: the way to write a term that was defined."""
_ALONE = re.compile(_THIS.pattern + "(?=[はがをにのでとへもか、。()「」])")
_SELF = frozenset(
    [
        "規約",
        "会則",
        "定款",
        "規則",
        "要綱",
        "要領",
        "細則",
        "特約",
        "附則",
        "利用ルール",
        "ガイドライン",
        "約款",
        "契約",
        "規程",
        "規定",
        "条項",
        "利用規約",
        "契約書",
        "約定",
        "覚書",
        "合意",
        "書面",
        "書",
        "基本契約",
        "特約",
        "附則",
        "協定",
        "規則",
        "方針",
        "ポリシー",
        "要領",
        "文書",
        "ページ",
        "サイト",
    ]
)
"""What the document may call itself without a definition."""
_PLAIN = frozenset(
    [
        "人",
        "社",
        "店",
        "件",
        "来",
        "体",
        "質",
        "格",
        "日",
        "邦",
        "則",
        "文",
        "紙",
        "部",
        "籍",
        "業",
        "国",
        "土",
        "物",
        "館",
        "音",
        "気",
        "心",
        "名",
        "番",
        "当",
        "職",
        "校",
        "線",
        "年",
        "月",
        "週",
        "末",
        "票",
        "申込",
        "施行",
        "改定",
        "改正",
        "支店",
        "社所在地",
        "人確認",
        "人限定",
        "来的",
        "質的",
        "格的",
    ]
)
"""What 本 makes a word of with no definition."""
_FEW = 2
_LIST = re.compile("定義|用語")
_LETTER = re.compile(r"(?<![一-龥ァ-ヶーA-Za-z])[甲乙丙丁戊](?=[はがをにのとへ、])")
_TELLS = re.compile("(?:規定する|定める|掲げる|定義する|いう)$")
"""Before a term: where it is defined is said."""
_LEADS, _GOES_ON = re.compile("[一-龥ァ-ヶーA-Za-z0-9の]"), re.compile("[一-龥ァ-ヶーA-Za-z0-9]")
_IN_WORD = re.compile("[甲乙丙丁戊](?:種|類|号|案|欄|表|地|区分)")


def remarks(subject: Subject) -> Iterator[Remark]:
    """What is wrong with the terms of a document."""
    yield from _undefined(subject)
    yield from _parties(subject)
    yield from _twice(subject)
    yield from _unused(subject)
    yield from _early(subject)


def _names(subject: Subject) -> frozenset[str]:
    return frozenset(fold(definition.term) for definition in subject.definitions)


def _undefined(subject: Subject) -> Iterator[Remark]:
    """Words with 本 that are used again and again and that nothing defines. Placed where the first one stands."""
    known = _names(subject)
    alone = _standing_alone(subject)
    heard, whole = fold(subject.document.title.text), subject.whole
    uses: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, (_, text) in enumerate(subject.provisions):
        for found in _THIS.finditer(text.text):
            uses[_cut(found.group(), known, alone)].append((at, found.start(), found.start()))
    for word, places in uses.items():
        rest = word[1:]
        if (
            len(places) < _FEW
            or word in known
            or rest in _SELF
            or rest in _PLAIN
            or any(rest.startswith(p) for p in _PLAIN if len(p) > 1)
        ):
            continue
        if (len(rest) > 1 and rest in heard) or re.search(f"{re.escape(word)}は、?[^。]{{1,40}}と(?:称|呼|い)", whole):
            continue
        at, start, _ = places[0]
        entry, text = subject.provisions[at]
        message = f"「{word}」が {len(places)} か所で使われていますが、定義が見当たりません。"
        yield UNDEFINED.at(entry, text, start, start + len(word), message)


def _standing_alone(subject: Subject) -> frozenset[str]:
    """Words with 本 that a particle or a sign follows: no part of a longer word."""
    words = (found.group() for _, text in subject.provisions for found in _ALONE.finditer(text.text))
    return frozenset(words)


def _cut(word: str, known: frozenset[str], alone: frozenset[str]) -> str:
    """A word with 本 as far as a term goes: 本サービス利用契約 begins with 本サービス, which is defined or stands alone."""
    defined = [head for head in known if word.startswith(head)]
    if defined:
        return max(defined, key=len)
    return min((head for head in alone if word.startswith(head)), key=len, default=word)


def _parties(subject: Subject) -> Iterator[Remark]:
    known = _names(subject)
    seen: set[str] = set()
    for entry, text in subject.provisions:
        for found in _LETTER.finditer(text.text):
            letter = found.group()
            if letter in known or letter in seen or _IN_WORD.match(text.text, found.start()):
                continue
            seen.add(letter)
            message = f"「{letter}」が誰を指すか、定められていません。"
            yield PARTY.at(entry, text, found.start(), found.end(), message)


def _twice(subject: Subject) -> Iterator[Remark]:
    """A term defined again where its first definition still holds."""
    first: dict[str, Definition] = {}
    for definition in subject.definitions:
        name = fold(definition.term)
        before = first.setdefault(name, definition)
        if before is definition or not _overlap(before, definition):
            continue
        same = fold(before.meaning) == fold(definition.meaning)
        cited = subject.document.cited
        message = f"「{definition.term}」が、{cited(before.path)}と{cited(definition.path)}で定義されています。"
        reason = "定義の文言は同じです。" if same else f"先の定義は「{_short(before.meaning)}」です。"
        yield _on(subject, TWICE, definition, message, reason, Severity.NOTE if same else None)


def _overlap(one: Definition, other: Definition) -> bool:
    """Whether both hold at one place; a supplementary provision defines its terms for itself."""
    if other.path.startswith("附則") and not one.path.startswith(other.path.partition("/")[0]):
        return False
    return not one.scope or not other.scope or one.scope.startswith(other.scope) or other.scope.startswith(one.scope)


def _unused(subject: Subject) -> Iterator[Remark]:
    counts = _uses(subject)
    defined = Counter(fold(definition.term) for definition in subject.definitions)
    told: set[str] = set()
    for definition in subject.definitions:
        name = fold(definition.term)
        if name not in told and counts[name] <= defined[name] and name.removeprefix("本") not in _SELF:
            told.add(name)
            message = f"「{definition.term}」と定義されていますが、ほかで使われていません。"
            yield _on(subject, UNUSED, definition, message)


def _uses(subject: Subject) -> Counter[str]:
    """How often each defined term stands in the sentences of the document, its definitions included; captions say nothing."""
    whole = fold("\n".join(text.text for _, text in subject.texts))
    return Counter({name: whole.count(name) for name in _names(subject)})


def _early(subject: Subject) -> Iterator[Remark]:
    """A term used in an article before the one that defines it for the whole document."""
    homes = {entry.path: at for at, (entry, _) in reversed(list(enumerate(subject.provisions)))}
    articles: dict[str, int] = {}
    for at, (entry, _) in enumerate(subject.provisions):
        articles.setdefault(article_of(entry.path), at)
    begins = list(accumulate((len(text.text) + 1 for _, text in subject.provisions), initial=0))
    whole = "\n".join(text.text for _, text in subject.provisions)
    told: set[str] = set()
    for definition in subject.definitions:
        name = fold(definition.term)
        home = homes.get(definition.path)
        if name in told or home is None or definition.scope or len(name) < 2 or _in_list(subject, definition):
            continue
        told.add(name)
        place = _alone(whole, name, begins[min(home, articles[article_of(definition.path)])])
        if place >= 0:
            at = bisect_right(begins, place) - 1
            entry, text = subject.provisions[at]
            start = place - begins[at]
            message = (
                f"「{definition.term}」は、{subject.document.cited(definition.path)}で定義される前に使われています。"
            )
            yield EARLY.at(entry, text, start, start + len(name), message)


def _in_list(subject: Subject, definition: Definition) -> bool:
    """Whether a term is defined in the article of definitions: readers know to look there."""
    article = subject.document.by_path[article_of(definition.path)]
    return bool(_LIST.search(fold(article.node.title)))


def _alone(text: str, name: str, end: int) -> int:
    """Where a term stands before ``end`` as a word of its own, −1 for nowhere: nothing goes on with it or says whose it is."""
    at = text.find(name, 0, end)
    while at >= 0 and (
        _GOES_ON.match(text, at + len(name)) or (at and _LEADS.match(text, at - 1)) or _TELLS.search(text, at - 6, at)
    ):
        at = text.find(name, at + 1, end)
    return at


def _on(
    subject: Subject,
    check: Check,
    definition: Definition,
    message: str,
    reason: str = "",
    severity: Severity | None = None,
) -> Remark:
    """A remark on the term of a definition; its range is already of the text as printed."""
    return Remark(
        check.key, check.what, severity or check.severity, definition.path, definition.start, definition.end,
        definition.term, message, reason,
    )  # fmt: skip


def _short(text: str, most: int = 40) -> str:
    plain = clean(text).text
    return plain if len(plain) <= most else "…" + plain[-most:]
