"""Where a text refers to a provision, and which provision that is: 第18条第2項, 前条, 同項第3号, 第5条（料金）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.text.narrow import fold, narrow
from analysis.text.numerals import number
from models.document import Document, Entry, Kind, article_of

_N = "(?:[0-9]+|[〇一二三四五六七八九十百]+)"
_BRANCH = f"(?:[のノ]{_N}(?!か(?!ら)|[箇ヶカヵ年月日週時分割つ]))*"
_ARTICLE = f"第{_N}条{_BRANCH}|[前次本同]条|前(?:{_N}|々)条"
_PARAGRAPH = f"第{_N}項{_BRANCH}|[前次本同]項|前(?:{_N}|々)項"
_ITEM = f"第{_N}号{_BRANCH}|[前次本同]号|前{_N}号"
_CAPTION = r"[(\[【]([^()\[\]【】]{1,30})[)\]】]"
_REFERENCE = re.compile(
    f"(?P<article>{_ARTICLE})(?:{_CAPTION})?(?P<a>(?:{_PARAGRAPH})?)(?P<b>(?:{_ITEM})?)"
    f"|(?P<paragraph>{_PARAGRAPH})(?P<c>(?:{_ITEM})?)|(?P<item>{_ITEM})(?![一-龥](?<![及又若並乃各以中該前後但]))|第{_N}[編章節款目]"
)
_ELSEWHERE = re.compile(
    "(?:法|法律|令|規則|条例|憲法|告示|通達|約款|規約|規程|契約書?|契約約款|協定|条約|要領|附則|特約|別紙|覚書)"
    r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?(?:\[[^\[\]]*\])?(?:の)?$"
)
_NO_ITEM = re.compile("年[一-龥]{1,12}$|様式$|書式$")
"""Before a number that counts laws or forms, no 号: 平成15年法律第57号, 別記様式第2号."""
_OWN = re.compile(
    "(?:本|この|当|当該)(?:利用|サービス|契約|基本|会員|個別)?(?:約款|規約|規程|契約書?|契約約款|協定|規則|特約|条項|覚書|要領)(?:の)?$"
)
_PART_OF = re.compile(
    r"[イロハニホヘトチリヌルヲ]?(?:\([0-9]{1,2}\))?(?:各号)?(?:列記以外の部分|前段|後段|本文|ただし書)?(?:まで)?"
)
_JOINED = re.compile(
    _PART_OF.pattern + "(?:から|ないし|乃至|及び|および|又は|または|若しくは|もしくは|並びに|ならびに|、|,|・|と|~|〜"
    "|(?:の規定)?において(?:読み替えて)?準用する)"
)
"""What stands between two references of which the second goes on from the first: 第5条第1項から第3項まで, 前項（第2号を除く。）."""
_LONGEST_JOIN = 24
_BRACKET = re.compile("([()])")
_NO_CAPTION = re.compile("以下|ただし|但し|を除く|を含む|という|といいます|。|、")
_BRACKETS = str.maketrans("［］【】〔〕", "[][][]")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text: code points ``start`` to ``end``.

    ``target`` is the path it leads to, whether or not the document has such a provision; None where it leads to
    another document, or nowhere that can be told. ``caption`` is what it quotes of the target's heading.
    """

    start: int
    end: int
    target: str | None
    caption: str = ""
    foreign: bool = False
    """It leads to another document, as its own words say or those of the reference that it is joined to."""


@dataclass(frozen=True)
class Places:
    """The provisions of one document as references see them."""

    document: Document

    @cached_property
    def articles(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.document.entries if entry.node.kind is Kind.ARTICLE)

    @cached_property
    def headings(self) -> dict[str, str]:
        """Heading → path, where only one article bears it."""
        found: dict[str, list[str]] = {}
        for entry in self.articles:
            if title := fold(entry.node.title):
                found.setdefault(title, []).append(entry.path)
        return {title: paths[0] for title, paths in found.items() if len(paths) == 1}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {entry.path: at for at, entry in reversed(list(enumerate(self.articles)))}

    def beside(self, path: str, step: int) -> str | None:
        """The path of the article so many places behind another in the same part."""
        at = self._order.get(path, -1)
        to = at + step
        if at < 0 or not 0 <= to < len(self.articles):
            return None
        found = self.articles[to].path
        return found if found.partition("/")[0] == path.partition("/")[0] else None

    def article(self, label: str, here: str) -> str:
        """The path of the article that a number means at a place: of the same part, else of the main provisions."""
        own = f"{here.partition('/')[0]}/{label}"
        main = f"本則/{label}"
        return own if own in self.document.by_path or main not in self.document.by_path else main

    def plain(self, path: str) -> str:
        """A path without the 項 of an article that has only one."""
        article, _, rest = path.partition("/第1項")
        entry = self.document.by_path.get(article)
        if entry is None or entry.node.kind is not Kind.ARTICLE or len(entry.node.children) > 1:
            return path
        return article + rest


def references(text: str, here: str, places: Places) -> tuple[Reference, ...]:
    """All references in the own text of the node at ``here``, in order; the text must be clean (no spaces)."""
    return tuple(_read(text, here, places))


def _read(text: str, here: str, places: Places) -> Iterator[Reference]:
    plain = narrow(text).translate(_BRACKETS)
    last = article_of(here)
    last_paragraph = here
    chain = _Chain(plain)
    for found in _REFERENCE.finditer(plain):
        start, end = found.span()
        if found["item"] and _NO_ITEM.search(plain, max(0, start - 14), start):
            continue
        before = chain.before(start)
        if _foreign(plain, start) or (chain.abroad and not _OWN.search(plain, max(0, start - 14), start)):
            last = last_paragraph = ""
            reference = Reference(start, end, None, foreign=True)
            chain.add(reference)
            yield reference
            continue
        caption = found.group(2) or ""
        if caption and _NO_CAPTION.search(caption):
            end, caption = (end if found["a"] or found["b"] else found.end("article")), ""
        goes_on = before is not None and not found["article"] and found.group().startswith("第")
        origin = before.target if goes_on and before else here
        target = None if origin is None else _target(found, origin, places, last, last_paragraph, fold(caption))
        if target is not None and found["article"]:
            last = article_of(target)
        if target is not None:
            last_paragraph = target
        reference = Reference(start, end, target, caption)
        chain.add(reference)
        yield reference


@dataclass(frozen=True, slots=True)
class _Level:
    """Inside an open bracket (or none): the last reference, what stands behind it but brackets, and whose bracket it is."""

    last: Reference | None = None
    behind: str = ""
    foreign: bool = False

    @property
    def before(self) -> Reference | None:
        """The reference that one goes on from that begins here."""
        return self.last if not self.behind or _JOINED.fullmatch(self.behind) else None


class _Chain:
    """Which reference another one goes on from, over brackets of any depth between them.

    刑法第95条、第96条の2から第96条の4まで（第96条に係る部分に限る。）、第97条: all of them are of 刑法.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._levels = [_Level()]

    def before(self, start: int) -> Reference | None:
        """Go on to the beginning of a reference: which one it is joined to, None for none."""
        for sign in filter(None, _BRACKET.split(self._text[self._at : start])):
            level = self._levels[-1]
            if sign == "(":
                opens = level.last if not level.behind or _PART_OF.fullmatch(level.behind) else None
                self._levels.append(_Level(opens, "", level.foreign or (opens is not None and opens.foreign)))
            elif sign == ")":
                self._levels = self._levels[:-1] or [_Level()]
            else:
                self._levels[-1] = replace(level, behind=(level.behind + sign)[:_LONGEST_JOIN])
        self._at = start
        return self._levels[-1].before

    @property
    def abroad(self) -> bool:
        """Whether a reference that begins here is of another document, as those before it and around it are."""
        level = self._levels[-1]
        return level.foreign or (level.before is not None and level.before.foreign)

    def add(self, reference: Reference) -> None:
        """A reference that has been read; brackets in it are its caption's."""
        self._at = reference.end
        self._levels[-1] = replace(self._levels[-1], last=reference, behind="")


def _foreign(plain: str, start: int) -> bool:
    before = plain[max(0, start - 60) : start]
    return bool(_ELSEWHERE.search(before)) and not _OWN.search(before)


def _target(
    found: re.Match[str], here: str, places: Places, last: str, last_paragraph: str, caption: str
) -> str | None:
    if found["article"]:
        article = places.headings.get(caption) or _article(found["article"], here, places, last)
        return None if article is None else _below(article, found["a"], found["b"])
    if found["paragraph"]:
        paragraph = _paragraph(found["paragraph"], here, last, last_paragraph)
        return None if paragraph is None else _below(paragraph, "", found["c"])
    if found["item"]:
        return _item(found["item"], here, last_paragraph)
    return None


def _article(written: str, here: str, places: Places, last: str) -> str | None:
    own = article_of(here)
    if written == "本条":
        return own
    if written == "同条":
        return last or None
    if written.startswith("第"):
        return places.article(label(written), here)
    steps = _steps(written)
    return places.beside(own, steps if written.startswith("次") else -steps)


def _steps(written: str) -> int:
    """How many provisions a relative reference counts: 前条 1, 前々条 2, 前三条 3."""
    between = written[1:-1]
    return 2 if between == "々" else number(between) if between else 1


def _paragraph(written: str, here: str, last: str, last_paragraph: str) -> str | None:
    article = article_of(here)
    own = _segment(here, "項")
    if written == "本項":
        return f"{article}/{own}" if own else None
    if written == "同項":
        cited = _segment(last_paragraph, "項")
        return f"{article_of(last_paragraph)}/{cited}" if cited else None
    if written.startswith("第"):
        return f"{article}/{label(written)}"
    counted = re.fullmatch(r"第(\d+)項", own)
    if counted is None:
        return None
    steps = _steps(written)
    to = int(counted[1]) + (steps if written.startswith("次") else -steps)
    return f"{article}/第{to}項" if to > 0 else None


def _item(written: str, here: str, last_paragraph: str) -> str | None:
    paragraph = _segment(here, "項")
    above = f"{article_of(here)}/{paragraph}" if paragraph else article_of(here)
    if written.startswith("第"):
        return f"{above}/{label(written)}"
    if written == "同号":
        cited = re.match(r".*/第\d+号(?:の\d+)*", last_paragraph)
        return cited.group() if cited else None
    counted = re.fullmatch(r"第(\d+)号", _segment(here, "号"))
    if counted is None:
        return None
    steps = 0 if written == "本号" else _steps(written)
    return f"{above}/第{int(counted[1]) + (steps if written.startswith('次') else -steps)}号"


def _below(path: str, paragraph: str, item: str) -> str | None:
    """A path with the 項 and 号 cited below it; None where these are cited by their relation."""
    for written in filter(None, (paragraph, item)):
        if not written.startswith("第"):
            return None
        if "号" in written and "項" not in path:
            path += "/第1項"
        path = f"{path}/{label(written)}"
    return path


def _segment(path: str, unit: str) -> str:
    """The segment of a path that ends in 項 or 号."""
    return next((s for s in path.split("/") if re.fullmatch(rf"第\d+{unit}(?:の\d+)*", s)), "")


def label(written: str) -> str:
    """A number as paths write it.

    >>> label("第十八条の二")
    '第18条の2'
    """
    return re.sub(_N, lambda found: str(number(found.group())), written)
