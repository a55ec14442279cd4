"""How far from the margin a Word paragraph begins: people see the levels of lists by it, and analysis does too."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.xml import Element, W, number

_CHARACTER = 210
"""Twentieths of a point: a character of 10.5 points, the size of running text in Japanese Word files."""
_MOST = 20


def indentation(properties: Element | None, style: str | None, styles: Styles, numbering: Numbering) -> str:
    """How far right the text of a paragraph begins, as ideographic spaces; a number that hangs left of it takes no room.

    So the 後段 of a 項, which begins where the text of the 項 does, stands left of the text of its 号. A paragraph's own
    indent goes before that of its list, and this before that of its style, but for a list that the style brings.
    """
    own = [] if properties is None else properties.findall(W + "ind")
    level = numbering.level(properties, style)
    of_list = [] if level is None or level.indent is None else [level.indent]
    of_style = list(styles.indents(style))
    direct = properties is not None and number(properties, "numPr", "numId") is not None
    nearest_first = [*own, *of_list, *of_style] if direct else [*own, *of_style, *of_list]
    return "\u3000" * min(_MOST, max(0, round(_beginning(nearest_first) / _CHARACTER)))


def _beginning(nearest_first: Iterable[Element]) -> int:
    left: int | None = None
    first: int | None = None
    for indent in nearest_first:
        left = _length(indent, "left", "start") if left is None else left
        if first is None:
            first = _length(indent, "firstLine") if _length(indent, "hanging") is None else 0
    return (left or 0) + max(0, first or 0)


def _length(indent: Element, *names: str) -> int | None:
    """An attribute in twentieths of a point; None where it is missing or in another unit."""
    text = next((indent.get(W + name) for name in names if indent.get(W + name) is not None), "")
    try:
        return int(text)
    except ValueError:
        return None
