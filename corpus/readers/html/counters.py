"""Counters of CSS with their scopes, and the content that pseudo-elements print with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from corpus.readers.html.numbers import STYLES, NumberStyle, printed, strings

LIST_ITEM = "list-item"
"""The counter that numbers the items of lists."""

_TOKEN = re.compile(
    r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|(?P<function>counters?|attr)\(\s*(?P<arguments>(?:\"[^\"]*\"|'[^']*'|[^)\"'])*)\)"
    r"|(?P<other>[a-z-]+\([^)]*\)|/|[^\s\"']+)",
    re.DOTALL,
)
_ARGUMENT = re.compile(r"\"[^\"]*\"|'[^']*'|[^,\s]+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\u200b\ufeff]")


class Counters:
    """All counters at one point of the page. ``depth`` is that of the element which acts, counted from the root.

    A counter that an element makes serves the element, what follows under the same parent, and all within.
    """

    def __init__(self) -> None:
        self._values: dict[str, list[tuple[int, int]]] = defaultdict(list)  # name → (depth of the parent, number)
        self._made: dict[int, list[str]] = defaultdict(list)

    def reset(self, depth: int, counters: Iterable[tuple[str, int]]) -> None:
        for name, number in counters:
            stack = self._values[name]
            if stack and stack[-1][0] == depth - 1:
                stack[-1] = (depth - 1, number)
            else:
                stack.append((depth - 1, number))
                self._made[depth - 1].append(name)

    def set(self, depth: int, counters: Iterable[tuple[str, int]]) -> None:
        for name, number in counters:
            if not self._values[name]:
                self.reset(depth, [(name, 0)])
            self._values[name][-1] = (self._values[name][-1][0], number)

    def add(self, depth: int, counters: Iterable[tuple[str, int]]) -> None:
        for name, number in counters:
            self.set(depth, [(name, self.value(name) + number)])

    def leave(self, depth: int) -> None:
        """The element at ``depth`` ends, and with it the counters that its children made."""
        for name in self._made.pop(depth, ()):
            self._values[name].pop()

    def end(self, depth: int, name: str) -> None:
        """The list at ``depth`` ends, and with it its own numbers: what follows counts on in the list around it."""
        stack = self._values[name]
        if stack and stack[-1][0] == depth - 1:
            stack.pop()
            self._made[depth - 1].remove(name)

    def value(self, name: str) -> int:
        stack = self._values.get(name)
        return stack[-1][1] if stack else 0

    def values(self, name: str) -> list[int]:
        return [number for _, number in self._values.get(name, ())] or [0]


def content(
    value: str, counters: Counters, styles: Mapping[str, NumberStyle], attributes: Mapping[str, str]
) -> tuple[str, bool]:
    """What a ``content`` prints, and whether it holds a number. Pictures and the icons of icon fonts print nothing."""
    words: list[str] = []
    counted = False
    for token in _TOKEN.finditer(value):
        if token["other"] == "/":  # what follows is for reading aloud
            break
        if token["other"]:
            continue
        arguments = [_unquoted(a) for a in _ARGUMENT.findall(token["arguments"] or "")]
        match token["function"]:
            case None:
                words += strings(token[0])
            case "attr" if arguments:
                words.append(attributes.get(arguments[0].lower(), ""))
            case "counter" if arguments:
                style = styles.get(arguments[1] if len(arguments) > 1 else "decimal", STYLES["decimal"])
                words.append(printed(style, counters.value(arguments[0])))
                counted = True
            case "counters" if len(arguments) > 1:
                style = styles.get(arguments[2] if len(arguments) > 2 else "decimal", STYLES["decimal"])
                words.append(arguments[1].join(printed(style, n) for n in counters.values(arguments[0])))
                counted = True
    return _PRIVATE.sub("", "".join(words)), counted


def _unquoted(argument: str) -> str:
    return "".join(strings(argument)) if argument[:1] in "\"'" else argument
