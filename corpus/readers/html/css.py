"""The page's own style sheets: the few properties that change what a reader sees as text, and in which order they win.

External style sheets are never fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.readers.html.selectors import Selector, parse_selector
from corpus.readers.html.tree import Element, Sheet

_WIDTH = 1280
"""Pixels of the window that media queries are asked for."""
_PROPERTIES = frozenset(
    (
        "display",
        "visibility",
        "list-style",
        "list-style-type",
        "counter-reset",
        "counter-set",
        "counter-increment",
        "content",
        "white-space",
    )
)
_TELLING = re.compile(r"display|visibility|list-style|counter-|content|white-space", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|/\*.*\Z|<!--|-->", re.DOTALL)
_TOKEN = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]", re.DOTALL)
_PIECE = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\([^()]*\)|;", re.DOTALL)
_NESTED_AT_MOST = 8  # @media in @supports in @layer …

Declarations = Mapping[str, tuple[str, bool]]
"""Property → (value, whether !important)."""


@dataclass(frozen=True, slots=True)
class Rule:
    selector: Selector
    declarations: Declarations
    order: int


class Styles:
    """The rules of a page, found by what their last compound asks for."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._by_id: dict[str, list[Rule]] = defaultdict(list)
        self._by_class: dict[str, list[Rule]] = defaultdict(list)
        self._by_tag: dict[str, list[Rule]] = defaultdict(list)
        self.counter_styles: dict[str, Declarations] = {}
        order = 0
        for sheet in sheets:
            if not media_applies(sheet.media):
                continue
            for prelude, body in _statements(_COMMENT.sub(" ", sheet.text), 0):
                order += 1
                self._add(prelude, body, order)

    def _add(self, prelude: str, body: str, order: int) -> None:
        if prelude.startswith("@"):
            self.counter_styles[prelude.rsplit(maxsplit=1)[-1]] = _all_declarations(body)
            return
        found = declarations(body)
        if not found:
            return
        for text in _parts(prelude):
            selector = parse_selector(text)
            if selector:
                rule = Rule(selector, found, order)
                last = selector.last
                if last.id:
                    self._by_id[last.id].append(rule)
                elif last.classes:
                    self._by_class[last.classes[0]].append(rule)
                else:
                    self._by_tag[last.tag].append(rule)

    def of(self, element: Element) -> dict[str, dict[str, str]]:
        """What the rules and the style attribute say: pseudo-element ("" for the element) → property → value."""
        rules = [rule for rule in self._candidates(element) if rule.selector.matches(element)]
        rules.sort(key=lambda rule: (rule.selector.weight, rule.order))
        said = [(rule.selector.pseudo, rule.declarations) for rule in rules]
        if "style" in element.attributes:
            said.append(("", declarations(element.attributes["style"])))
        result: dict[str, dict[str, str]] = {}
        for important in (False, True):
            for pseudo, found in said:
                for name, (value, is_important) in found.items():
                    if is_important is important:
                        result.setdefault(pseudo, {})[name] = value
        return result

    def _candidates(self, element: Element) -> Iterator[Rule]:
        yield from self._by_tag.get("", ())
        yield from self._by_tag.get(element.tag, ())
        if self._by_class:
            for name in dict.fromkeys(element.classes):
                yield from self._by_class.get(name, ())
        if self._by_id and "id" in element.attributes:
            yield from self._by_id.get(element.attributes["id"], ())


def media_applies(query: str) -> bool:
    """Whether a list of media queries holds on a screen of usual width.

    >>> [media_applies(q) for q in ("", "print", "screen and (max-width: 600px)", "print, screen and (min-width:768px)")]
    [True, False, False, True]
    """
    return not query.strip() or any(_query_applies(part.strip().lower()) for part in query.split(","))


def _query_applies(query: str) -> bool:
    if query.startswith("not "):
        return not _query_applies(query[4:])
    words = re.sub(r"\([^()]*\)", " ", query.removeprefix("only ")).replace(" and ", " ").split()
    if any(word not in ("screen", "all", "and") for word in words):
        return False
    return all(_feature_applies(feature) for feature in re.findall(r"\(([^()]*)\)", query))


def _feature_applies(feature: str) -> bool:
    found = re.match(r"\s*(min|max)-width\s*:\s*([\d.]{1,9})\s*(px|r?em)", feature)
    if not found:
        return False
    pixels = float("0" + found[2].strip(".")) * (1 if found[3] == "px" else 16)
    return pixels <= _WIDTH if found[1] == "min" else pixels >= _WIDTH


def _statements(text: str, depth: int) -> Iterator[tuple[str, str]]:
    """(selectors or @counter-style name, body) of every rule that applies, in order."""
    for prelude, body in _blocks(text):
        if not prelude.startswith("@"):
            yield prelude, body
            continue
        word, _, rest = prelude.partition(" ")
        word, _, bracket = word.partition("(")
        if word == "@counter-style":
            yield prelude, body
        elif depth < _NESTED_AT_MOST and (
            (word == "@media" and media_applies(f"({bracket}{rest}" if bracket else rest))
            or (word == "@supports" and not rest.strip().startswith("not"))
            or word == "@layer"
        ):
            yield from _statements(body, depth + 1)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """(what stands before a brace, what stands in it) at the outermost level."""
    start = at = depth = 0
    prelude = ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign == "{":
            if depth == 0:
                prelude, at = text[start : token.start()].strip(), token.end()
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if prelude:
                    yield prelude, text[at : token.start()]
                prelude, start = "", token.end()
        elif sign == ";" and depth == 0:
            start = token.end()
    if depth and prelude:
        yield prelude, text[at:]


def _parts(prelude: str) -> list[str]:
    """A list of selectors, one by one."""
    if "(" not in prelude and "[" not in prelude:
        return prelude.split(",")
    return re.split(r",(?![^(\[]*[)\]])", prelude)


@lru_cache(maxsize=4096)
def declarations(text: str) -> Declarations:
    """The properties that matter here, each with its last value."""
    if not _TELLING.search(text):
        return {}
    return {name: value for name, value in _all_declarations(text).items() if name in _PROPERTIES}


def _all_declarations(text: str) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    start = 0
    ends = [m.start() for m in _PIECE.finditer(text) if m[0] == ";"]
    for end in (*ends, len(text)):
        name, colon, value = text[start:end].partition(":")
        start = end + 1
        if not colon or "{" in name:
            continue
        value, bang, _ = value.partition("!important")
        found[name.strip().lower()] = (value.strip(), bool(bang))
    return found
