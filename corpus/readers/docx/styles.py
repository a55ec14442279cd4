"""Styles of a Word file: what a paragraph or run inherits from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.readers.docx.xml import Element, W, number, on, value


class NumberingOfStyle(NamedTuple):
    """The list and level that a style gives, each as far as it or a style below it says so."""

    num_id: int | None = None
    level: int | None = None
    styles: tuple[str, ...] = ()
    """The style and those that it is based on: a level may name the style that it belongs to."""


class Styles:
    """The styles of a file; ``root`` is w:styles, or None where the file has none."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._by_id: dict[str, Element] = {style.get(W + "styleId", ""): style for style in reversed(found)}
        self._default = next(
            (
                style.get(W + "styleId", "")
                for style in found
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            None,
        )
        self._numbering: dict[str | None, NumberingOfStyle] = {}

    def _chain(self, style: str | None) -> list[tuple[str, Element]]:
        """The style and what it is based on, nearest first."""
        chain: dict[str, Element] = {}
        while style is not None and style in self._by_id and style not in chain:
            chain[style] = self._by_id[style]
            style = value(self._by_id[style], "basedOn")
        return list(chain.items())

    def numbering(self, style: str | None) -> NumberingOfStyle:
        """The numbering of a paragraph style; ``style`` None means the one that paragraphs have without saying so."""
        style = self._default if style is None else style
        if style not in self._numbering:
            chain = self._chain(style)
            ids = (number(element, "pPr", "numPr", "numId") for _, element in chain)
            levels = (number(element, "pPr", "numPr", "ilvl") for _, element in chain)
            self._numbering[style] = NumberingOfStyle(
                next((n for n in ids if n is not None), None),
                next((n for n in levels if n is not None), None),
                tuple(name for name, _ in chain),
            )
        return self._numbering[style]

    def indents(self, style: str | None) -> Iterator[Element]:
        """The indents (w:ind) that a paragraph style gives, nearest first."""
        for _, element in self._chain(self._default if style is None else style):
            yield from element.findall(f"{W}pPr/{W}ind")

    def hidden(self, style: str | None) -> bool:
        """The style makes text hidden."""
        switches = (on(element, "rPr", "vanish") for _, element in self._chain(style))
        return next((switch for switch in switches if switch is not None), False)
