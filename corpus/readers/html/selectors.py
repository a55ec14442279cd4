"""Selectors of style sheets: a small, honest subset; a selector outside it matches nothing.

Understood: type, ``*``, ``#id``, ``.class``, ``[attribute]`` with all comparisons, ``:first-child``, ``:last-child``,
``:nth-child()``,
``:not()`` of one simple selector, ``:root``, all four combinators, and ``::before``, ``::after``, ``::marker`` with one
colon or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.readers.html.tree import Element

PSEUDO_ELEMENTS = ("before", "after", "marker")
_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_STEP = re.compile(
    rf"(?P<combinator>\s*[>+~]\s*|\s+)|(?P<tag>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<cls>{_NAME})"
    rf"|\[\s*(?P<attr>[\w:-]+)\s*(?:(?P<op>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]+)\s*[is]?\s*)?\]"
    rf"|:(?P<element>:?(?:before|after)|:marker)\b|:(?P<pseudo>[a-z-]+)(?:\((?P<argument>[^()]*)\))?"
)
_FARTHEST = 256  # ancestors and siblings looked at: enough for pages, and no page of hostile depth takes hours
_LONGEST = 12  # compounds


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: ``div.note[data-x]:first-child``."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    places: tuple[tuple[int, int, bool], ...] = ()
    """``:nth-child(an+b)`` as (a, b, counted from the end)."""
    root: bool = False
    excluded: tuple[Compound, ...] = ()

    def matches(self, element: Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.id and element.attributes.get("id") != self.id:
            return False
        if self.classes and not set(self.classes) <= set(element.classes):
            return False
        return (
            all(_compares(element.attributes, *attribute) for attribute in self.attributes)
            and all(_stands(element, *place) for place in self.places)
            and (not self.root or element.tag == "html")
            and not any(compound.matches(element) for compound in self.excluded)
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        """Specificity."""
        own = (
            int(bool(self.id)),
            len(self.classes) + len(self.attributes) + len(self.places) + self.root,
            int(bool(self.tag)),
        )
        weights = [own, *(compound.weight for compound in self.excluded)]
        return sum(w[0] for w in weights), sum(w[1] for w in weights), sum(w[2] for w in weights)


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from the last to the first, each with the combinator that joins it to the one after it."""

    last: Compound
    before: tuple[tuple[str, Compound], ...] = ()
    pseudo: str = ""
    """before, after, marker, or nothing for the element itself."""

    def matches(self, element: Element) -> bool:
        return self.last.matches(element) and self._above(element, 0, set())

    def _above(self, element: Element, step: int, dead: set[tuple[int, int]]) -> bool:
        """Whether the compounds from ``step`` on are found above or before; ``dead`` keeps ends that led nowhere."""
        if step == len(self.before):
            return True
        combinator, compound = self.before[step]
        for other in _reached(element, combinator):
            if compound.matches(other) and (step, id(other)) not in dead:
                if self._above(other, step + 1, dead):
                    return True
                dead.add((step, id(other)))
        return False

    @property
    def weight(self) -> tuple[int, int, int]:
        weights = [self.last.weight, *(compound.weight for _, compound in self.before)]
        return (
            sum(w[0] for w in weights),
            sum(w[1] for w in weights),
            sum(w[2] for w in weights) + bool(self.pseudo),
        )


def _reached(element: Element, combinator: str) -> Iterator[Element]:
    """The elements that a combinator leads to from the right to the left."""
    parent = element.parent
    if combinator in (" ", ">"):
        steps = 0
        while parent is not None and steps < (_FARTHEST if combinator == " " else 1):
            yield parent
            parent, steps = parent.parent, steps + 1
        return
    if parent is None or element.index > _FARTHEST:
        return
    siblings = [sibling for sibling in parent.elements if sibling.index < element.index]
    yield from siblings[-1:] if combinator == "+" else siblings


def _compares(attributes: dict[str, str], name: str, operator: str, value: str) -> bool:
    here = attributes.get(name)
    if here is None:
        return False
    match operator:
        case "=":
            return here == value
        case "~=":
            return value in here.split()
        case "|=":
            return here == value or here.startswith(value + "-")
        case "^=":
            return bool(value) and here.startswith(value)
        case "$=":
            return bool(value) and here.endswith(value)
        case "*=":
            return bool(value) and value in here
    return True


def _stands(element: Element, step: int, first: int, from_end: bool) -> bool:
    count = element.parent.count if element.parent else 1
    place = count - element.index if from_end else element.index + 1
    return place == first if step == 0 else (place - first) % step == 0 and (place - first) // step >= 0


@lru_cache(maxsize=4096)
def parse_selector(text: str) -> Selector | None:
    """One selector (no commas), or None where it is outside the subset."""
    text = text.strip()
    compounds: list[Compound] = [Compound()]
    combinators: list[str] = []
    at, pseudo = 0, ""
    while at < len(text):
        found = _STEP.match(text, at)
        if not found or pseudo:
            return None
        at = found.end()
        if found["combinator"]:
            combinators.append(found["combinator"].strip() or " ")
            compounds.append(Compound())
        elif found["element"]:
            pseudo = found["element"].lstrip(":")
        else:
            grown = _grown(compounds[-1], found)
            if grown is None:
                return None
            compounds[-1] = grown
    if len(compounds) > _LONGEST:
        return None
    before = tuple(zip(reversed(combinators), reversed(compounds[:-1]), strict=True))
    return Selector(compounds[-1], before, pseudo)


def _grown(compound: Compound, found: re.Match[str]) -> Compound | None:
    """The compound with one more condition."""
    if found["tag"]:
        return compound if found["tag"] == "*" else replace(compound, tag=found["tag"].lower())
    if found["id"]:
        return replace(compound, id=_plain(found["id"]))
    if found["cls"]:
        return replace(compound, classes=(*compound.classes, _plain(found["cls"])))
    if found["attr"]:
        value = (found["value"] or "").strip("\"'")
        return replace(compound, attributes=(*compound.attributes, (found["attr"].lower(), found["op"] or "", value)))
    return _with_pseudo_class(compound, found["pseudo"], (found["argument"] or "").strip())


def _with_pseudo_class(compound: Compound, name: str, argument: str) -> Compound | None:
    if name == "root":
        return replace(compound, root=True)
    if name == "not":
        inner = parse_selector(argument)
        if inner is None or inner.before or inner.pseudo:
            return None
        return replace(compound, excluded=(*compound.excluded, inner.last))
    place = {"first-child": (0, 1, False), "last-child": (0, 1, True)}.get(name)
    if name in ("nth-child", "nth-last-child"):
        place = _formula(argument, name == "nth-last-child")
    return None if place is None else replace(compound, places=(*compound.places, place))


def _formula(argument: str, from_end: bool) -> tuple[int, int, bool] | None:
    """An+b as (a, b)."""
    words = {"odd": "2n+1", "even": "2n"}
    formula = words.get(argument, argument).replace(" ", "")
    if re.fullmatch(r"[+-]?\d{1,6}", formula):
        return 0, int(formula), from_end
    found = re.fullmatch(r"([+-]?\d{0,6})n([+-]\d{1,6})?", formula)
    if not found:
        return None
    step = {"": 1, "+": 1, "-": -1}.get(found[1]) if not found[1][-1:].isdigit() else int(found[1])
    return (step or 0), int(found[2] or 0), from_end


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)
