"""What a browser makes of an element: block or inline, shown or not, how its white space and its list numbers go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.readers.html.css import Styles
from corpus.readers.html.tree import Element

BLOCK, INLINE, ITEM, CONCEALED = "block", "inline", "list-item", "none"
NORMAL, PRE, PRE_LINE = "normal", "pre", "pre-line"

_BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
        "caption",
        "optgroup",
        "option",
        "frameset",
        "noframes",
        "#page",
    ]
)
TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"))
LISTS = frozenset(("ol", "ul", "menu", "dir"))
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BLOCKLIKE = ("block", "flex", "grid", "table", "flow-root", "list-item", "table-row", "table-caption")
_POSITIONS = {"inside", "outside"}
_COUNTER = re.compile(r"(?P<name>[\w-]+|[^\x00-\x7f]+)(?:\s+(?P<value>-?\d{1,9}))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Style:
    """The computed style of an element, as far as it changes the text."""

    display: str = INLINE
    space: str = NORMAL
    invisible: bool = False
    """``visibility: hidden``."""
    list_type: str = "disc"
    """A name of a list style, or a string in quotes."""
    resets: tuple[tuple[str, int], ...] = ()
    sets: tuple[tuple[str, int], ...] = ()
    increments: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A ::before, ::after or ::marker that prints something: its content, and the counters it moves."""

    content: str
    resets: tuple[tuple[str, int], ...] = ()
    increments: tuple[tuple[str, int], ...] = ()


def style_of(element: Element, parent: Style, styles: Styles) -> tuple[Style, Mapping[str, Generated]]:
    """The style of an element, and what is generated around it: pseudo-element → content."""
    said = styles.of(element)
    own = said.get("", {})
    display = _display(element, own.get("display", ""))
    style = Style(
        display,
        _space(element, own.get("white-space", ""), parent.space),
        own.get("visibility", "hidden" if parent.invisible else "") in ("hidden", "collapse"),
        _list_type(element, own, parent.list_type),
        _counters(own.get("counter-reset", ""), 0),
        _counters(own.get("counter-set", ""), 0),
        _counters(own.get("counter-increment", ""), 1),
    )
    return style, {pseudo: made for pseudo, found in said.items() if pseudo and (made := _generated(found))}


def is_block(element: Element) -> bool:
    """The element is a block where no style sheet says otherwise."""
    return element.tag in _BLOCKS or element.tag == "li"


def _display(element: Element, value: str) -> str:
    if element.tag in TABLE_PARTS:
        return CONCEALED if value == "none" else BLOCK
    if value == "none" or ("hidden" in element.attributes and not value):
        return CONCEALED
    if value.startswith("inline") or value in ("contents", "ruby"):
        return INLINE
    if value == "list-item":
        return ITEM
    if value in _BLOCKLIKE:
        return BLOCK
    if element.tag == "li":
        return ITEM
    return BLOCK if element.tag in _BLOCKS else INLINE


def _space(element: Element, value: str, inherited: str) -> str:
    if value in ("pre", "pre-wrap", "break-spaces"):
        return PRE
    if value == "pre-line":
        return PRE_LINE
    if value in ("normal", "nowrap", "initial"):
        return NORMAL
    if element.tag in ("pre", "textarea", "listing", "xmp", "plaintext"):
        return PRE
    return NORMAL if element.tag == "table" and inherited == PRE else inherited


def _list_type(element: Element, own: Mapping[str, str], inherited: str) -> str:
    """The list style: what a rule says, the type attribute, the default of the list, or what is inherited."""
    if "list-style-type" in own and own["list-style-type"] not in ("inherit", "unset"):
        return own["list-style-type"].strip()
    if "list-style" in own and own["list-style"] not in ("inherit", "unset"):
        return _of_shorthand(own["list-style"])
    if element.tag in LISTS or element.tag == "li":
        said = element.attributes.get("type", "").strip()
        by_type = _TYPES.get(said) or (said.lower() if said.lower() in ("disc", "circle", "square", "none") else "")
        if by_type:
            return by_type
    if element.tag == "ol":
        return "decimal"
    return "disc" if element.tag in LISTS else inherited


def _of_shorthand(value: str) -> str:
    words = re.sub(r"url\([^)]*\)", " ", value)
    quoted = re.search(r"\"[^\"]*\"|'[^']*'", words)
    if quoted:
        return quoted[0]
    return next((word for word in words.split() if word not in _POSITIONS), "disc")


def _counters(value: str, usual: int) -> tuple[tuple[str, int], ...]:
    """The counters that a property names, each with its number."""
    if not value or value == "none":
        return ()
    named = re.sub(r"reversed\(([^)]*)\)", r"\1", value)
    return tuple((m["name"], usual if m["value"] is None else int(m["value"])) for m in _COUNTER.finditer(named))


def _generated(found: Mapping[str, str]) -> Generated | None:
    hidden = found.get("display") == "none" or found.get("visibility") == "hidden"
    content = found.get("content", "none")
    if hidden or content in ("none", "normal"):
        return None
    return Generated(
        content, _counters(found.get("counter-reset", ""), 0), _counters(found.get("counter-increment", ""), 1)
    )
