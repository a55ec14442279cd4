"""A page's elements to printed lines, in the order in which they stand, with what tells text from navigation.

Nothing is judged here: which lines are left out, and which tables are tables, is decided on what this gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.readers.html.counters import LIST_ITEM, Counters, content
from corpus.readers.html.css import Styles
from corpus.readers.html.grid import Grid, Slot
from corpus.readers.html.line import Link, Mark, PrintedLine
from corpus.readers.html.lists import first_number, integer, list_mark, set_in_only, step_of, typed
from corpus.readers.html.marks import begins_with_sign, heading_of, mark_of
from corpus.readers.html.numbers import NumberStyle, styles_of_page
from corpus.readers.html.style import (
    BLOCK,
    CONCEALED,
    ITEM,
    LISTS,
    PRE,
    PRE_LINE,
    Generated,
    Style,
    is_block,
    style_of,
)
from corpus.readers.html.tree import Element, Page
from corpus.readers.html.words import only_read_aloud

INDENT = "  "
"""Before a line, for each list that it stands in."""
_DEEPEST = 12

_SKIPPED = frozenset(
    [
        "head",
        "title",
        "iframe",
        "object",
        "embed",
        "applet",
        "video",
        "audio",
        "canvas",
        "select",
        "datalist",
        "map",
        "noframes",
        "input",
        "img",
        "wbr",
        "progress",
        "meter",
        "col",
        "colgroup",
        "frame",
    ]
)
_ABOVE = frozenset(("rt", "rp", "rtc"))
_STRUCK = frozenset(("del", "s", "strike"))
_PRESSED = frozenset(("button", "label"))
_NUMBER_TAGS = frozenset(("span", "b", "strong", "em", "i", "font", "small", "label"))
_LEVELS = {f"h{n}": n for n in range(1, 7)}


class Piece(NamedTuple):
    """A printed line. Counts are of characters other than white space."""

    text: str
    characters: int
    linked: int
    links: int
    fragments: int
    """Links to places in the same page."""
    hidden: bool
    """The page's own style sheets keep it from being shown."""
    heading: int
    """1 to 6 inside h1 to h6, else 0."""
    slots: tuple[Slot, ...]
    """The table cells around it, from the outermost to the innermost."""


@dataclass(slots=True)
class Span:
    """The lines of one block element, from ``first`` to before ``last``."""

    element: Element
    first: int
    last: int = -1


@dataclass(slots=True)
class Flow:
    """A page as lines. ``spans`` stand in the order in which the elements begin."""

    pieces: list[Piece] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    struck: int = 0
    """Places where struck-out text was left away."""


@dataclass(slots=True)
class _Frame:
    """An open element."""

    element: Element
    style: Style
    made: Mapping[str, Generated]
    rest: Iterator[Element | str]
    block: bool
    gone: bool = False
    """Here or above, display is none."""
    silent: bool = False
    """The text is not printed: furigana."""
    link: Link | None = None
    heading: int = 0
    indent: int = 0
    slots: tuple[Slot, ...] = ()
    span: Span | None = None
    marks: int = 0
    """Marks that wait in the line when the element begins."""
    stashed: PrintedLine | None = None
    """The line that an element without a box interrupts."""
    step: int = 0
    """What each item adds to the number of the list; 0 where its items print no number."""


def flow(page: Page) -> Flow:
    """The lines of a page."""
    return _Printer(page).flow


class _Printer:
    def __init__(self, page: Page) -> None:
        self.flow = Flow()
        self._styles = Styles(page.sheets)
        self._numbers: Mapping[str, NumberStyle] = styles_of_page(self._styles.counter_styles)
        self._counters = Counters()
        self._grids: list[Grid] = []
        self._line = PrintedLine()
        self._context: _Frame | None = None
        self._stack: list[_Frame] = []
        self._walk(page.root)

    def _walk(self, root: Element) -> None:
        stack = self._stack
        stack.append(_Frame(root, Style(BLOCK), {}, iter(root.children), block=True))
        while stack:
            frame = stack[-1]
            child = next(frame.rest, None)
            if child is None:
                self._leave(frame)
                stack.pop()
            elif isinstance(child, str):
                self._text(child, frame)
            elif entered := self._frame(child, frame):
                stack.append(entered)
                self._enter(entered)
        self._flush()

    def _frame(self, element: Element, above: _Frame) -> _Frame | None:
        """The frame of an element that holds text; None for one that has its effect at once, or prints nothing."""
        if self._takes_effect(element, above):
            return None
        tag = element.tag
        style, made = style_of(element, above.style, self._styles)
        gone = style.display == CONCEALED or element.attributes.get("aria-hidden", "").lower() == "true"
        block = style.display in (BLOCK, ITEM) or (style.display == CONCEALED and is_block(element))
        if not block and (gone or style.invisible or only_read_aloud(element)):
            return None
        return _Frame(
            element,
            style,
            made,
            iter(element.children),
            block,
            above.gone or gone,
            (above.silent or tag in _ABOVE) and tag != "rb",
            _link(element) or above.link,
            _LEVELS.get(tag, above.heading),
            min(_DEEPEST, above.indent + (tag in LISTS)),
            above.slots,
            stashed=self._line if gone else None,
        )

    def _takes_effect(self, element: Element, above: _Frame) -> bool:
        """Breaks and rules end the line, pictures in headings stand for their words; the rest of these is left away."""
        tag = element.tag
        if tag == "br":
            self._break(above)
        elif tag == "hr":
            self._flush()
        elif tag == "img" and above.heading and not above.silent:
            self._print(element.attributes.get("alt", ""), above)
        elif tag in _STRUCK:
            self.flow.struck += bool(element.children)
        return tag in _SKIPPED or tag in _STRUCK or tag in ("br", "hr")

    def _enter(self, frame: _Frame) -> None:
        if frame.stashed:
            self._line = PrintedLine()
        elif frame.block:
            self._flush()
        if frame.block:
            frame.span = Span(frame.element, len(self.flow.pieces))
            self.flow.spans.append(frame.span)
        frame.marks = len(self._line.marks)
        self._enter_table(frame)
        self._count(frame)
        if "before" in frame.made:
            self._generate(frame.made["before"], frame, first=True)

    def _leave(self, frame: _Frame) -> None:
        if "after" in frame.made:
            self._generate(frame.made["after"], frame, first=False)
        if frame.block:
            self._flush()
            del self._line.marks[frame.marks :]
            if frame.span:
                frame.span.last = len(self.flow.pieces)
        elif frame.element.tag in _NUMBER_TAGS and self._line.is_number():
            self._line.space()
        if frame.stashed:
            self._line = frame.stashed
        if frame.element.tag == "table" and self._grids:
            self._grids.pop()
        depth = len(self._stack)
        self._counters.leave(depth)
        if depth > 1 and frame.element.tag in LISTS and self._stack[-2].element.tag in LISTS:
            self._counters.end(depth, LIST_ITEM)

    def _enter_table(self, frame: _Frame) -> None:
        tag = frame.element.tag
        if tag == "table":
            self._grids.append(Grid(len(self.flow.tables), frame.slots))
            self.flow.tables.append(frame.element)
        elif tag == "tr" and self._grids:
            self._grids[-1].next_row()
        elif tag in ("td", "th") and self._grids:
            frame.slots = self._grids[-1].next_cell(frame.element)

    def _count(self, frame: _Frame) -> None:
        """Move the counters, and put the number of a list item before its line."""
        element, style, depth = frame.element, frame.style, len(self._stack)
        if element.tag in LISTS:
            unmarked = (
                typed(element) if element.tag == "ol" else set_in_only(element, below_heading=self._below_heading())
            )
            frame.step = 0 if unmarked else step_of(element)
            self._counters.reset(depth, [(LIST_ITEM, first_number(element) - step_of(element))])
        self._counters.reset(depth, style.resets)
        if element.tag == "li":
            above = self._stack[-2] if depth > 1 else frame
            if "value" in element.attributes:
                self._counters.set(depth, [(LIST_ITEM, integer(element.attributes["value"]) or 0)])
            else:
                in_list = above.element.tag in LISTS
                self._counters.add(depth, [(LIST_ITEM, step_of(above.element) if in_list else 1)])
        self._counters.add(depth, style.increments)
        self._counters.set(depth, style.sets)
        if style.display == ITEM and (self._stack[-2].step if depth > 1 else 1):
            self._mark(frame)

    def _below_heading(self) -> bool:
        """The last line is a heading."""
        last = next((piece for piece in reversed(self.flow.pieces[-2:]) if piece.text), None)
        return last is not None and (last.heading > 0 or heading_of(last.text) is not None)

    def _mark(self, frame: _Frame) -> None:
        if made := frame.made.get("marker"):
            words, _ = content(made.content, self._counters, self._numbers, frame.element.attributes)
            mark = Mark(words)
        else:
            mark = list_mark(frame.style.list_type, self._counters.value(LIST_ITEM), self._numbers)
        if mark.text:
            self._line.marks.append(mark)

    def _generate(self, made: Generated, frame: _Frame, *, first: bool) -> None:
        """What ::before or ::after prints; a number before a block stands with the first line of the block."""
        depth = len(self._stack) + 1
        self._counters.reset(depth, made.resets)
        self._counters.add(depth, made.increments)
        words, counted = content(made.content, self._counters, self._numbers, frame.element.attributes)
        if not words.strip():
            return
        if first and counted and frame.block:
            self._line.marks.append(Mark(words.strip() + " "))
            return
        self._print(words, frame)
        if first and counted:
            self._line.space()

    def _text(self, text: str, frame: _Frame) -> None:
        if frame.silent or (frame.style.invisible and not frame.block):
            return
        if frame.style.space not in (PRE, PRE_LINE):
            self._print(text, frame)
            return
        for k, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if k:
                self._break(frame)
            if frame.style.space == PRE_LINE:
                self._print(line, frame)
            elif line:
                self._context = self._context if self._line.parts else frame
                self._line.kept(line, frame.link)

    def _print(self, text: str, frame: _Frame) -> None:
        if not self._line.parts:
            self._context = frame
        self._line.collapsed(text, frame.link)

    def _break(self, frame: _Frame) -> None:
        """The line ends here; one that has nothing on it leaves a gap, outside of tables."""
        pieces = self.flow.pieces
        if not self._line.parts and not self._line.marks and pieces and pieces[-1].text and not frame.slots:
            pieces.append(Piece("", 0, 0, 0, 0, hidden=frame.gone, heading=0, slots=()))
        self._flush()

    def _flush(self) -> None:
        """End the line, if there is anything on it."""
        line, frame = self._line, self._context
        if not line.parts or frame is None:
            return
        text = line.text
        if text.strip():
            marks = "".join(mark.text for mark in line.marks if not (mark.bullet and _speaks_for_itself(text)))
            text = INDENT * frame.indent + marks + (text.lstrip(" ") if marks else text)
            hidden = frame.gone or frame.style.invisible
            counts = (line.characters, line.linked, line.links, line.fragments)
            self.flow.pieces.append(Piece(text, *counts, hidden, frame.heading, frame.slots))
            self._line = PrintedLine()
        else:  # only spaces that do not collapse
            self._line = PrintedLine(marks=line.marks)
            if not line.marks:
                self._break(frame)


def _speaks_for_itself(text: str) -> bool:
    return mark_of(text) is not None or begins_with_sign(text)


def _link(element: Element) -> Link | None:
    if element.tag == "a" and "href" in element.attributes:
        _, sharp, place = element.attributes["href"].partition("#")
        return Link(fragment=bool(sharp and place.strip()))
    return Link() if element.tag in _PRESSED else None
