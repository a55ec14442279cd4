"""HTML as strings: every text passes through here before it reaches a file or a screen.

Document text is hostile until escaped. Elements are built by ``tag``, whose names come from this code alone; there is
no other way in ``reports`` and ``ui`` to make an attribute.
"""

from __future__ import annotations

import html
import re
from functools import cache

# Characters that steer how others are shown (writing direction, controls) or that no file format takes. White space that
# belongs to text (\t, \n) is left alone.
_HIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff"
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_NOT_PLAIN = re.compile(f"[&<>\"'{_HIDDEN}]")
_VOID = ("input", "meta", "br")


def visible(text: str) -> str:
    """The text with unseen control characters written out, so that none can turn, hide or break what stands around it.

    >>> visible("上限\u202eはない")
    '上限〔U+202E〕はない'
    """
    return _UNSEEN.sub(lambda found: f"〔U+{ord(found[0]):04X}〕", text)


def escape(text: str) -> str:
    """Any text as HTML that shows exactly this text, fit for element content and for quoted attributes."""
    return html.escape(visible(text), quote=True) if _NOT_PLAIN.search(text) else text


@cache
def _written(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


def tag(name: str, inner: str = "", /, **attributes: str | bool | None) -> str:
    """An element around ``inner``, which is HTML already; attribute values are plain text and are escaped here.

    An underscore in a name stands for a hyphen and a trailing one is dropped (``class_``, ``aria_label``); None and False
    leave an attribute out, True writes it without a value.

    >>> tag("p", escape("1 < 2"), class_="note", title='"')
    '<p class="note" title="&quot;">1 &lt; 2</p>'
    """
    head = name
    for key, value in attributes.items():
        if isinstance(value, str):
            head += f' {_written(key)}="{escape(value)}"'
        elif value:
            head += f" {_written(key)}"
    return f"<{head}>" if name in _VOID else f"<{head}>{inner}</{name}>"
