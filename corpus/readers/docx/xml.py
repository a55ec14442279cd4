"""Names of WordprocessingML, and values read from it without trusting them: files come from many hands."""

from __future__ import annotations

from typing import Any

Element = Any
"""An lxml element."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def value(element: Element, *path: str) -> str | None:
    """The w:val of the element at a path of child names; None where there is none."""
    for name in path:
        element = element.find(W + name)
        if element is None:
            return None
    found = element.get(W + "val")
    return found if found is None else str(found)


def number(element: Element, *path: str) -> int | None:
    """The same as a whole number; None where there is none or it is no number."""
    try:
        return int(value(element, *path) or "")
    except ValueError:
        return None


def on(element: Element, *path: str) -> bool | None:
    """The same as a switch, which is on where the element stands without a value; None where it does not stand."""
    for name in path:
        element = element.find(W + name)
        if element is None:
            return None
    return element.get(W + "val", "on") not in ("0", "false", "off", "none")


def chosen(alternatives: Element) -> Element:
    """What a reader of today takes of mc:AlternateContent; its other branches say the same for old readers."""
    return next(iter(alternatives), ()) if len(alternatives) else ()
