"""The text of a Word paragraph: what is printed, with tracked changes accepted and fields by their results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.readers.docx.styles import Styles
from corpus.readers.docx.symbols import PRIVATE, UNKNOWN, in_unicode, symbol
from corpus.readers.docx.xml import MC, SPACE, Element, M, W, chosen, on, value

_INSERTED = (W + "ins", W + "moveTo")
DELETED = (W + "del", W + "moveFrom")
_NOT_TEXT = frozenset(
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt", "fldData")
) | frozenset(M + name for name in ("oMathParaPr", "rPr", "ctrlPr", "fPr"))
_PICTURE = re.compile(r"\}(?:blip|imagedata)$")
_NUMBER_FIELD = re.compile(r"\s*(?:LISTNUM|AUTONUM)", re.IGNORECASE)
_CONTENTS_FIELD = re.compile(r"\s*TOC\b", re.IGNORECASE)
_ENCLOSED = re.compile(r"\\o(?:\\a[clrd])*\s*\(\s*([^,()\\]+?)\s*[,;]\s*([^,()\\]+?)\s*\)", re.IGNORECASE)
_RAISED = re.compile(r"\\s\s*\\up\s*[0-9.]*\s*\([^()]*\)\s*[,;]\s*([^()\\]*)", re.IGNORECASE)
_CIRCLED = {str(n): chr({1: 0x245F, 2: 0x323C, 3: 0x328D}[1 + (n > 20) + (n > 35)] + n) for n in range(1, 51)}
_PAGE_NUMBER = re.compile(r"[0-9０-９ivxIVX-]+\s*$")
_PAGE = "\f"


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Inline:
    """Reads the paragraphs of one story in order, as fields may run over several, and keeps what belongs to no line."""

    styles: Styles
    runs_on: bool = True
    """Fields may run over several paragraphs; not so where one is never closed, which would swallow the rest."""
    inserted: int = 0
    deleted: int = 0
    pictures: int = 0
    numbers: int = 0
    """Fields that number by themselves: Word works them out when it prints and keeps no result."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (footnote, endnote) and id of the notes that the text calls."""
    boxes: list[Element] = field(default_factory=list)
    """The text boxes of the last paragraph."""
    _fields: list[_Field] = field(default_factory=list)
    _out: list[str] = field(default_factory=list)
    _contents: bool = False

    def text(self, paragraph: Element) -> str:
        """What a paragraph prints, with a line feed where a line or page is broken by hand."""
        self._out, self.boxes = [], []
        self._contents = any(_CONTENTS_FIELD.match(open_field.code) for open_field in self._fields)
        self._inside(paragraph, self.styles.hidden(value(paragraph, "pPr", "pStyle")))
        if not self.runs_on:
            self._fields.clear()
        text = "".join(self._out).strip(_PAGE).replace(_PAGE, "\n").replace("\xad", "").replace("\u2028", "\n")
        return _with_leader(text) if self._contents else text

    def _inside(self, element: Element, hidden: bool) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child, hidden)
            elif child.tag not in _NOT_TEXT:
                self._inside(child, hidden)

    def _say(self, text: str, hidden: bool) -> None:
        if not hidden and all(open_field.result for open_field in self._fields):
            self._out.append(text)

    def _run(self, run: Element, hidden: bool) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and len(properties):
            own, style = on(properties, "vanish"), value(properties, "rStyle")
            hidden = own if own is not None else hidden or (style is not None and self.styles.hidden(style))
        self._inside(run, hidden)

    def _plain(self, element: Element, hidden: bool) -> None:
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        if element.get(SPACE) != "preserve":
            text = text.strip(" \t")
        if PRIVATE.search(text):
            fonts = element.getparent().find(f"{W}rPr/{W}rFonts")
            text = in_unicode(text, "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")
        self._say(text, hidden)

    def _break(self, element: Element, hidden: bool) -> None:
        self._say("\n" if element.get(W + "type", "textWrapping") == "textWrapping" else _PAGE, hidden)

    def _symbol(self, element: Element, hidden: bool) -> None:
        try:
            self._say(symbol(element.get(W + "font", ""), int(element.get(W + "char", ""), 16)), hidden)
        except ValueError:
            self._say(UNKNOWN, hidden)

    def _insertion(self, element: Element, hidden: bool) -> None:
        self.inserted += _has_text(element)
        self._inside(element, hidden)

    def _deletion(self, element: Element, hidden: bool) -> None:
        self.deleted += _has_text(element)

    def _field_mark(self, element: Element, hidden: bool) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].result = True
                self._contents |= bool(_CONTENTS_FIELD.match(self._fields[-1].code))
            case "end" if self._fields:
                closed = self._fields.pop()
                if not closed.result:
                    self._without_result(closed.code, hidden)

    def _code(self, element: Element, hidden: bool) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: Element, hidden: bool) -> None:
        if len(element):
            self._inside(element, hidden)
        else:
            self._without_result(element.get(W + "instr", ""), hidden)

    def _without_result(self, code: str, hidden: bool) -> None:
        if _NUMBER_FIELD.match(code):
            self.numbers += 1
        else:
            self._say(overprinted(code), hidden)

    def _note(self, element: Element, hidden: bool) -> None:
        if not hidden:
            kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
            self.notes.append((kind, element.get(W + "id", "")))

    def _drawing(self, element: Element, hidden: bool) -> None:
        self.pictures += any(_PICTURE.search(str(inner.tag)) for inner in element.iter())
        if not hidden:
            self.boxes += _boxes(element)

    def _alternatives(self, element: Element, hidden: bool) -> None:
        self._inside(chosen(element), hidden)

    def _fraction(self, element: Element, hidden: bool) -> None:
        above, below = element.find(M + "num"), element.find(M + "den")
        self._inside(() if above is None else above, hidden)
        self._say("/", hidden)
        self._inside(() if below is None else below, hidden)


_HANDLERS: Mapping[str, Callable[[Inline, Element, bool], None]] = {
    W + "r": Inline._run,
    W + "t": Inline._plain,
    M + "t": Inline._plain,
    M + "f": Inline._fraction,
    W + "tab": lambda self, _, hidden: self._say("\t", hidden),
    W + "ptab": lambda self, _, hidden: self._say("\t", hidden),
    W + "br": Inline._break,
    W + "cr": Inline._break,
    W + "noBreakHyphen": lambda self, _, hidden: self._say("-", hidden),
    W + "sym": Inline._symbol,
    W + "fldChar": Inline._field_mark,
    W + "instrText": Inline._code,
    W + "fldSimple": Inline._simple_field,
    W + "footnoteReference": Inline._note,
    W + "endnoteReference": Inline._note,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._drawing,
    MC + "AlternateContent": Inline._alternatives,
    **dict.fromkeys(_INSERTED, Inline._insertion),
    **dict.fromkeys(DELETED, Inline._deletion),
}


def overprinted(code: str) -> str:
    r"""What an EQ field prints: Word sets a character in a circle, or a reading above a word, by overprinting.

    >>> overprinted(r"eq \o\ac(○,21)"), overprinted(r"EQ \* jc2 \o\ad(\s\up 9(やっかん),約款)"), overprinted("PAGE")
    ('㉑', '約款', '')
    """
    if not code.strip().upper().startswith("EQ"):
        return ""
    if raised := _RAISED.search(code):
        return raised[1].strip()
    if enclosed := _ENCLOSED.search(code):
        return _CIRCLED.get(enclosed[2].strip('"'), enclosed[2])
    return ""


def _with_leader(text: str) -> str:
    """A line of a table of contents as Word prints it: dots before the page number, where the file has a tab."""
    entry, tab, page = text.rpartition("\t")
    return f"{entry.rstrip()} ……… {page}" if tab and _PAGE_NUMBER.match(page) else text


def _has_text(element: Element) -> bool:
    return any(inner.text for name in ("t", "delText") for inner in element.iter(W + name))


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes in a drawing."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes(chosen(child) if child.tag == MC + "AlternateContent" else child)
