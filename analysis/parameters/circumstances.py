"""Who, from when, on what condition and with what exception a value holds, in the words of the document.

The rules say what a value is; this reads the sentence around it, the ただし書 behind it, and the 項 that take something
back (前項の規定は、…適用しない). All patterns work on plain text, in which parties bear the names of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.parameters.clauses import NEAR, sentence_of, sentences
from analysis.parameters.parties import topic
from analysis.text.numerals import KANJI
from analysis.text.written import plain
from models.document import Document, Entry, Kind, article_of
from models.parameters import Parameter, Said, Where

_FIGURE = re.compile(f"[0-9{KANJI}]")
_CUT = re.compile(
    r"、|(?<!また)(?<!もしく)(?<!若しく)(?<!又)(?<!あるい)(?<!で)(?<!に)は|(?<=[者社甲乙主人会員客])が|「|」|\n"
)
_ANCHOR = re.compile(
    r"[^。\n]{0,60}(?:日|時|時点|月|末|期日|期限|満了|時期|納品|納入|引渡し?|検収|受領)(?:の翌日|の翌月)?"
    r"(?:から|より|を起算日として|の(?:少なくとも|遅くとも|最低)?|以後|以降|後)\s*(?:起算して|起算し|数えて|遡って|さかのぼって)?\s*(?:少なくとも|遅くとも)?、?\s*$"
    r"|[^。\n]{1,60}(?:後|から起算して|から|より)\s*(?:少なくとも|遅くとも)?\s*$"
)
_CONDITION = re.compile(
    r"(?<!この)(?<!その)(?<!かかる)(?<!当該)(?:場合|とき|際)(?!を除|が|で(?:あっても|も))(?:において|に限り|には|は|に|(?=、|$))"
)
_ONLY = re.compile(r"(?:場合|とき|もの|損害|範囲)に限(?:り|る|って)")
_BUT = re.compile(r"(?:場合|とき|もの|損害|過失(?:に(?:よる|基づく)[^、。\n]{0,8})?|もののほか)を除(?:き|く|いて)")
"""How the words end; where they begin tells ``_clause``."""
_TOPIC = re.compile(r"(?<!また)(?<!もしく)(?<!で)(?<!に)[はも]、|。(?!\))|\n")
_LONGEST = 160
_PROVISO = re.compile(r"\s*(?:ただし|但し|もっとも)")
_LIFTS = re.compile(
    r"適用(?:し|され|いたし)?(?:ない|ません|を(?:受け|除外))|この限りで|限りではありません|及ば(?:ない|ず|ません)|にかかわらず|除外し"
)
_BACK = re.compile(
    r"前(?P<n>[0-9二三四五六七八九])?項|(?P<all>前各項|本条)|第\s*(?P<nth>[0-9一二三四五六七八九十]+)\s*項"
)
_BLAME = re.compile("故意|過失")
_DIGITS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True)
class _Node:
    """One node as it is read here: its text as it is and plain, the nodes above it, and the 項 of its article."""

    entry: Entry
    text: str
    above: tuple[_Node, ...]
    number: int
    """Of its 項 among those of the article, from 1; 0 outside any."""

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the sentences stand."""
        return list(sentences(self.text))

    @cached_property
    def lifts(self) -> list[tuple[int, int]]:
        """The sentences that may take something back."""
        return [(start, end) for start, end in self.spans if _LIFTS.search(self.text[start:end])]

    def said(self, start: int, end: int) -> Said | None:
        """The words in a range, without white space and commas around them."""
        words = self.entry.node.text[start:end]
        start, end = start + len(words) - len(words.lstrip(_EDGE)), end - len(words) + len(words.rstrip(_EDGE))
        return Said(self.entry.path, start, end, self.entry.node.text[start:end]) if start < end else None


_EDGE = " 　\n\t、，。．"


def circumstances(
    document: Document, parameters: Iterable[Parameter], renamed: Callable[[str], str] = str
) -> Iterator[Parameter]:
    """The parameters in their order, each with what the document says around it; ``renamed`` as in ``clauses``."""
    nodes = _nodes(document, renamed)
    by_path: dict[str, list[_Node]] = {}
    articles: dict[str, list[_Node]] = {}
    for node in nodes:
        by_path.setdefault(node.entry.path, []).append(node)
        if node.entry.node.kind is Kind.PARAGRAPH:
            articles.setdefault(article_of(node.entry.path), []).append(node)
    for parameter in parameters:
        home = next((node for node in by_path.get(parameter.path, ()) if _holds(node, parameter)), None)
        yield _with_its_own(home, parameter, articles) if home else parameter


def _nodes(document: Document, renamed: Callable[[str], str]) -> list[_Node]:
    found: list[_Node] = []
    above: list[_Node] = []
    counts: dict[str, int] = {}
    for entry in document.entries:
        above = [node for node in above if node.entry.depth < entry.depth]
        article = article_of(entry.path)
        if entry.node.kind is Kind.PARAGRAPH:
            counts[article] = counts.get(article, 0) + 1
        node = _Node(entry, renamed(plain(entry.node.text)), tuple(above), counts.get(article, 0))
        found.append(node)
        above.append(node)
    return found


def _holds(node: _Node, parameter: Parameter) -> bool:
    return parameter.where is Where.TEXT and node.entry.node.text[parameter.start : parameter.end] == parameter.quote


def _with_its_own(home: _Node, parameter: Parameter, articles: dict[str, list[_Node]]) -> Parameter:
    at = sentence_of(home.spans, parameter.start) or 0
    start, end = home.spans[at]
    figure = _FIGURE.search(home.text, parameter.start, parameter.end)
    number = figure.start() if figure else parameter.start
    later = [node for node in articles.get(article_of(parameter.path), ()) if node.number > home.number]
    return replace(
        parameter,
        who=_who(home, start, number),
        anchor=_anchor(home, start, number) if figure else None,
        condition=_condition(home, start, number, end),
        exception=_exception(home, at, later, parameter.key.startswith("liability")),
    )


def _who(home: _Node, start: int, number: int) -> Said | None:
    """The party that is named last before the value: in its sentence, in the 柱書 above it, in the sentences before."""
    above = [(node, max(0, len(node.text) - NEAR), len(node.text)) for node in reversed(home.above)]
    passages = [(home, start, number), *above, (home, max(0, start - NEAR), start)]
    for node, first, last in passages:
        if found := topic(node.text, first, last):
            return node.said(*found)
    return None


def _anchor(home: _Node, start: int, number: int) -> Said | None:
    """What the number counts from: the words that end right before it, from the last comma or は."""
    found = _ANCHOR.search(home.text, max(start, number - 80), number)
    if found is None:
        return None
    cuts = [cut.end() for cut in _CUT.finditer(home.text, found.start(), number - 1)]
    first = max(cuts, default=found.start())
    words = home.text[first:number]
    return home.said(first, number) if _ANCHOR.fullmatch(words) and len(words.strip()) > 1 else None


def _condition(home: _Node, start: int, number: int, end: int) -> Said | None:
    """The last …場合 or …とき before the value, else a …に限り anywhere in the sentence."""
    head = _PROVISO.match(home.text, start, end)
    first = head.end() if head else start
    before = list(_CONDITION.finditer(home.text, first, number))
    if before:
        last = before[-1].end()
        # the topic right behind 場合 (場合は、) is its own; one further back is the party's
        topics = [m.end() for m in _TOPIC.finditer(home.text, max(first, last - _LONGEST), before[-1].start())]
        return home.said(max(topics, default=max(first, last - _LONGEST)), last)
    only = _ONLY.search(home.text, start, end)
    return home.said(_comma(home.text, start, only.start()), only.end()) if only else None


def _comma(text: str, start: int, end: int) -> int:
    """The place behind the last comma of a stretch, its beginning where it has none."""
    return max(text.rfind("、", start, end) + 1, start)


def _exception(home: _Node, at: int, later: Sequence[_Node], blame: bool) -> Said | None:
    """What takes the value back; where ``blame`` is asked for, words on 故意 and 過失 before all others."""
    found = [said for said in _exceptions(home, at, later) if said]
    if blame and (guilty := next((said for said in found if _BLAME.search(said.quote)), None)):
        return guilty
    return found[0] if found else None


def _exceptions(home: _Node, at: int, later: Sequence[_Node]) -> Iterator[Said | None]:
    start, end = home.spans[at]
    for but in _BUT.finditer(home.text, start, end):
        yield home.said(_comma(home.text, start, but.start()), but.end())
    for start, end in home.spans[at + 1 : at + 3]:
        if _PROVISO.match(home.text, start, end):
            yield home.said(start, end)
    if home.entry.node.kind in (Kind.ITEM, Kind.SUBITEM):
        for node in reversed(home.above):
            for start, end in node.spans:
                if _PROVISO.match(node.text, start, end) or _BUT.search(node.text, start, end):
                    yield node.said(start, end)
    for node in later:
        for start, end in node.lifts:
            if _speaks_of(node.text[start:end], node.number, home.number):
                yield node.said(start, end)


def _speaks_of(sentence: str, here: int, home: int) -> bool:
    """Whether a sentence of the 項 ``here`` points back to the 項 ``home`` of the same article."""
    for back in _BACK.finditer(sentence):
        if back["nth"]:
            if re.search(r"条\s*$", sentence[: back.start()]):
                continue
            if (_DIGITS.get(back["nth"]) or (int(back["nth"]) if back["nth"].isdecimal() else 1)) == home:
                return True
        elif back["all"] or home >= here - (_DIGITS.get(back["n"] or "") or int(back["n"] or 1)):
            return True
    return False
