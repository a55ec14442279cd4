"""The numbers of list items: where a list begins, which way it counts, and whether its author typed them himself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.readers.html.line import Mark
from corpus.readers.html.marks import mark_of
from corpus.readers.html.numbers import BULLET, STYLES, NumberStyle, marker, strings
from corpus.readers.html.style import LISTS
from corpus.readers.html.tree import Element

_BEGINNING = 24  # characters that show a number
_LONG = 4000  # characters that an item may have
_MOST = 0.75
_WAY = re.compile(r"\w+")  # a mark without this is the way its number is written


def step_of(element: Element) -> int:
    """What each item adds."""
    return -1 if element.tag == "ol" and "reversed" in element.attributes else 1


def first_number(element: Element) -> int:
    """The number of the first item."""
    start = integer(element.attributes.get("start", "")) if element.tag == "ol" else None
    if start is not None:
        return start
    return sum(child.tag == "li" for child in element.elements) if step_of(element) < 0 else 1


def integer(written: str) -> int | None:
    """A whole number at the beginning of an attribute, as browsers read it.

    >>> integer(" 12 "), integer("-3"), integer("2.5"), integer("二"), integer("9" * 30)
    (12, -3, 2, None, None)
    """
    found = re.match(r"\s*([+-]?[0-9]{1,9})(?![0-9])", written)
    return int(found[1]) if found else None


def list_mark(style: str, number: int, styles: Mapping[str, NumberStyle]) -> Mark:
    """What a list of this style prints before the item with this number."""
    if style[:1] in "\"'" and style:
        return Mark("".join(strings(style)), bullet=True)
    found = styles.get(style, STYLES["decimal"])
    text = marker(found, number)
    return Mark(text, bullet=found.system == "cyclic" or text.startswith(BULLET))


def typed(element: Element) -> bool:
    """The items of the list begin with typed numbers, and these count on from one to the next.

    The browser would print its own number before it, unless a style sheet that is not here forbids it: and it is then
    the typed number that the text's references mean.
    """
    items = [child for child in element.elements if child.tag == "li"]
    texts = [text for item in items if (text := beginning(item))]
    if not texts:  # the items only set in the lists that they hold
        inner = [item for child in items for held in child.elements if held.tag in LISTS for item in held.elements]
        texts = [text for item in inner if item.tag == "li" and (text := beginning(item))]
    return _count_on(texts) or _count_by_level(texts)


def _count_on(texts: Sequence[str]) -> bool:
    """Most begin with a number, each by one more than the last."""
    marks = [(place, mark) for place, text in enumerate(texts) if (mark := mark_of(text))]
    if not marks or len(marks) < _MOST * len(texts):
        return False
    valued = {mark[1] - place for place, mark in marks if mark[1] is not None}
    return len(valued) == 1 or (not valued and len({mark[0] for _, mark in marks}) == len(marks))


def _count_by_level(texts: Sequence[str]) -> bool:
    """項 and 号 in one list: at least half begin with a number, and each way to write it counts 1, 2, 3 for itself.

    A first item without a number stands for 1: the first 項 of a 条 prints none.
    """
    marks = [mark_of(text) for text in texts]
    numbers = [(_WAY.sub("", mark[0]), mark[1]) for mark in marks if mark and mark[1] is not None]
    if len(numbers) < 2 or 2 * len(numbers) < len(texts):
        return False
    unwritten = 0 if marks[0] else 1
    last: dict[str, int] = {}
    for way, number in numbers:
        if number not in (1, last.get(way, unwritten) + 1):
            return False
        last[way] = number
    return True


def set_in_only(element: Element, *, below_heading: bool) -> bool:
    """A ul that prints no bullets to be read: a single item, numbers typed, or the sentences of a 条 one by one.

    Some editors (Notion) write a ul for each item: one beside another is no single item.

    ``below_heading``: nothing stands between the list and the heading above it, so that the list is the text itself.
    """
    items = [child for child in element.elements if child.tag == "li"]
    if not items or any(mark_of(beginning(item)) for item in items):
        return True
    if len(items) == 1:
        beside = any(other and (other.tag, other.classes) == (element.tag, element.classes) for other in (element.before, element.after))  # fmt: skip
        return not beside or beginning(items[0], _LONG).endswith("。")
    return below_heading and all(beginning(item, _LONG).endswith("。") for item in items)


def beginning(element: Element, length: int = _BEGINNING) -> str:
    """The first characters of an element's own text; nested lists are not looked into."""
    words = ""
    for text in _texts(element):
        words = (words + text).lstrip()
        if len(words) >= length:
            break
    return words[:length].rstrip()


def _texts(element: Element) -> Iterator[str]:
    stack: list[Iterator[Element | str]] = [iter(element.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, str):
            yield child
        elif child.tag in LISTS or child.tag == "br":
            return
        else:
            stack.append(iter(child.children))
