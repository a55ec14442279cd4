"""The elements of 法令標準XML → nodes on printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.readers.statute.pieces import Piece, Texts, name_of
from corpus.readers.statute.print import Page, Weave
from models import statute
from models.document import NOTHING, Kind, Node, Passage

_LEVEL_OF = {tag: level for level, tag in statute.LEVELS.items()}
_KINDS = {
    **dict.fromkeys(_LEVEL_OF, Kind.CHAPTER),
    "Article": Kind.ARTICLE,
    "Paragraph": Kind.PARAGRAPH,
    "Item": Kind.ITEM,
    **dict.fromkeys(statute.SUBITEMS, Kind.SUBITEM),
}
_IN_ANNEX = {"Item": Kind.PARAGRAPH, "Subitem1": Kind.ITEM}
_INDENT = {Kind.ITEM: 1, Kind.SUBITEM: 2}


def hints_of(element: etree._Element) -> dict[str, str]:
    """What the processing instruction at the beginning of an element says."""
    first = next(iter(element), None)
    if first is None or first.tag is not etree.PI or first.target != statute.HINT:
        return {}
    return statute.read_hints(first.text or "")


@dataclass(slots=True)
class _Content:
    """What an element above 項 holds, collected while it is printed."""

    own: Weave
    children: list[Node] = field(default_factory=list)


class Tree:
    """Prints one law on a page and keeps the nodes that stand there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts = Texts()
        self.counts: dict[str, int] = {}

    def notices(self) -> Iterator[str]:
        """What a user should know about what was left out."""
        if self.texts.readings:
            yield f"ふりがな {self.texts.readings:,} か所は、本文から外しました。"
        if self.texts.pictures:
            yield f"図や様式の画像が {self.texts.pictures:,} 点あります。画像の中の文字は読み込んでいません。"

    def law(self, body: etree._Element, number: str) -> tuple[Passage, tuple[Node, ...]]:
        """The title and the parts of a LawBody."""
        by_name: dict[str, list[etree._Element]] = {}
        for child in body:
            by_name.setdefault(name_of(child), []).append(child)
        title = self._passage(line for e in by_name.get("LawTitle", []) for line in self.texts.lines(e))
        parts = list(self._preface(by_name, number))
        before = [e for e in body if name_of(e) not in ("LawTitle", "EnactStatement", "TOC", "Preamble", "")]
        for element in _in_order(before):
            part = self._part(element)
            if part:
                parts.append(part)
        return title, tuple(parts)

    def _preface(self, by_name: dict[str, list[etree._Element]], number: str) -> Iterator[Node]:
        """前文: the law's number, 制定文, 目次 and the Preamble; a Preamble with a heading is a 前文 of its own."""
        weave = Weave(self.page)
        for line in number.split("\n"):
            self._line(weave, line.strip())
        for element in by_name.get("EnactStatement", []):
            for line in self.texts.lines(element):
                self._line(weave, line)
        for element in by_name.get("TOC", []):
            for line in self._contents(element):
                self._line(weave, line)
        preambles = by_name.get("Preamble", [])
        headed = [e for e in preambles if hints_of(e)]
        for element in preambles:
            if element not in headed:
                self._add(weave, self.texts.pieces(element), 0)
        if not weave.empty:
            yield Node(Kind.PART, "前文", body=weave.passage())
        for element in headed:
            mark = self._passage([hints_of(element).get("mark", "")])
            content = self._content(element)
            yield Node(Kind.PART, "前文", mark, NOTHING, content.own.passage(), tuple(content.children))

    def _contents(self, element: etree._Element) -> Iterator[str]:
        """A table of contents, an entry a line."""
        words: list[str] = []
        for child in element:
            if name_of(child).startswith("TOC") and len(child):
                if words:
                    yield "".join(words)
                    words = []
                yield from self._contents(child)
            elif name_of(child).startswith("TOC"):
                yield from self.texts.lines(child)
            else:
                words += self.texts.lines(child)
        if words:
            yield "".join(words)

    def _line(self, weave: Weave, line: str) -> None:
        if line:
            weave.add(line, indent=0, new=True)

    def _passage(self, lines: Iterable[str], indent: int = 0) -> Passage:
        """Lines of their own."""
        weave = Weave(self.page)
        for line in lines:
            if line.strip():
                weave.add(line.strip(), indent=indent, new=True)
        return weave.passage()

    def _here(self, text: str) -> Passage:
        """Words on the current line, further lines below it."""
        weave = Weave(self.page)
        for line in filter(None, (line.strip() for line in text.split("\n"))):
            weave.add(line, indent=0, new=not weave.empty)
        return weave.passage()

    def _add(self, weave: Weave, pieces: Iterable[Piece], indent: int, *, behind_mark: bool = False) -> None:
        """Own text; the first piece stands on the line of the number if there is one."""
        for piece in pieces:
            new = piece.new and not (behind_mark and weave.empty and not piece.cell)
            weave.add(piece.text, indent=indent, new=new, cell=piece.cell)

    def _part(self, element: etree._Element) -> Node | None:
        """MainProvision, or a part behind it; None for one that stands only because the schema wants one."""
        hints, name = hints_of(element), name_of(element)
        titles = {f"{name}Title", "SupplProvisionLabel"} & {name_of(child) for child in element}
        title = "\n".join(line for e in element if name_of(e) in titles for line in self.texts.lines(e))
        label = self._part_label(name, title, hints)
        if hints.get("is") == statute.NOTHING:
            return None
        related = [line for e in element if name_of(e) == "RelatedArticleNum" for line in self.texts.lines(e)]
        mark, heading = self._titled(title, hints, [*related, *_amendment(element)])
        content = self._content(element, skip={*titles, "RelatedArticleNum"})
        return Node(Kind.PART, label, mark, heading, content.own.passage(), tuple(content.children))

    def _part_label(self, name: str, title: str, hints: dict[str, str]) -> str:
        kind = "本則" if name == "MainProvision" else statute.part_label(name, title)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return _allowed(Kind.PART, hints) or statute.counted(kind, self.counts[kind])

    def _titled(
        self, title: str, hints: dict[str, str], more: Iterable[str] = (), *, chapter: bool = False
    ) -> tuple[Passage, Passage]:
        """The number and the caption of a title, with more that belongs to the caption, printed on a new line."""
        self.page.begin()
        mark, caption = statute.split_title(title, chapter=chapter)
        if "mark" in hints and title.startswith(hints["mark"]):
            mark, caption = hints["mark"], title[len(hints["mark"]) :]
        number = self._here(mark)
        self.page.gap()
        return number, self._here("　".join(filter(None, [caption, *more])))

    def _content(self, element: etree._Element, skip: Iterable[str] = ()) -> _Content:
        """Everything below the title of a part, chapter or article."""
        content = _Content(Weave(self.page))
        self._collect(element, content, set(skip), annex=name_of(element) == "AppdxTable")
        return content

    def _collect(self, element: etree._Element, content: _Content, skip: set[str], *, annex: bool) -> None:
        for child in element:
            name = name_of(child)
            hints = hints_of(child)
            if not name or name in skip:
                continue
            if hints.get("is") == statute.NOTHING and name in _KINDS:
                self._collect(child, content, {f"{name}Title", f"{name}Num", f"{name}Sentence"}, annex=annex)
            elif hints.get("is") == statute.OWN:
                self._add(content.own, self.texts.pieces(child), 0)
            elif name in _KINDS:
                content.children.append(self._node(child, len(content.children) + 1, annex=annex))
            elif name in ("NoteStruct", "Note"):
                self._collect(child, content, skip, annex=annex)
            else:
                self._add(content.own, self.texts.pieces(child), 0)

    def _node(self, element: etree._Element, place: int, *, annex: bool) -> Node:
        """A provision and all below it; ``place`` counts from 1 among its siblings."""
        name, hints = name_of(element), hints_of(element)
        kind = _IN_ANNEX.get(name, _KINDS[name]) if annex else _KINDS[name]
        if kind is Kind.CHAPTER:
            return self._chapter(element, place, hints)
        if kind is Kind.ARTICLE:
            return self._article(element, place, hints)
        return self._provision(element, kind, place, annex=annex)

    def _label(self, kind: Kind, element: etree._Element, title: str, place: int) -> str:
        level = _LEVEL_OF.get(name_of(element), "")
        return _allowed(kind, hints_of(element)) or statute.label_of(kind, element.get("Num", ""), title, place, level)

    def _chapter(self, element: etree._Element, place: int, hints: dict[str, str]) -> Node:
        tag = f"{name_of(element)}Title"
        title = self._words(element, tag)
        mark, heading = self._titled(title, hints, chapter=True)
        content = self._content(element, {tag})
        label = self._label(Kind.CHAPTER, element, title, place)
        return Node(Kind.CHAPTER, label, mark, heading, content.own.passage(), tuple(content.children))

    def _article(self, element: etree._Element, place: int, hints: dict[str, str]) -> Node:
        """The caption stands above the number or behind it, as in the file."""
        title, caption = self._words(element, "ArticleTitle"), self._words(element, "ArticleCaption")
        names = [name_of(child) for child in element]
        above = "ArticleCaption" in names and names.index("ArticleCaption") < [*names, "ArticleTitle"].index(
            "ArticleTitle"
        )
        self.page.begin()
        heading = self._here(caption) if above else NOTHING
        if above:
            self.page.begin()
        mark = self._here(title)
        if not above:
            self.page.gap()
            heading = self._here(caption)
        content = self._content(element, {"ArticleTitle", "ArticleCaption"})
        label = self._label(Kind.ARTICLE, element, title, place)
        return Node(Kind.ARTICLE, label, mark, heading, content.own.passage(), tuple(content.children))

    def _words(self, element: etree._Element, tag: str) -> str:
        """The text of one child, lines apart."""
        return "\n".join(line for child in element if name_of(child) == tag for line in self.texts.lines(child))

    def _provision(self, element: etree._Element, kind: Kind, place: int, *, annex: bool) -> Node:
        """項, 号 and below: number, sentences, what lies below, and what follows that (後段)."""
        name = name_of(element)
        number = "ParagraphNum" if name == "Paragraph" else f"{name}Title"
        indent = _INDENT.get(kind, 0)
        self.page.begin(indent)
        heading = self._here(self._words(element, "ParagraphCaption") or hints_of(element).get("heading", ""))
        if heading:
            self.page.begin(indent)
        title = self._words(element, number)
        mark = self._here(title)
        self.page.gap()
        own, children = Weave(self.page), list[Node]()
        for child in element:
            child_name = name_of(child)
            if child_name in (number, "ParagraphCaption", ""):
                continue
            if child_name in _KINDS:
                children.append(self._node(child, len(children) + 1, annex=annex))
            else:
                self._add(own, self.texts.pieces(child), indent, behind_mark=not children)
        label = self._label(kind, element, title, place)
        return Node(kind, label, mark, heading, own.passage(), tuple(children))


def _in_order(elements: list[etree._Element]) -> list[etree._Element]:
    """MainProvision moved behind as many of the other parts as its hint says."""
    main = next((e for e in elements if name_of(e) == "MainProvision"), None)
    place = hints_of(main).get("place", "") if main is not None else ""
    if main is None or not place.isdecimal() or len(place) > 4:
        return elements
    others = [e for e in elements if e is not main]
    return [*others[: int(place)], main, *others[int(place) :]]


def _amendment(element: etree._Element) -> list[str]:
    """The law that amended, and 抄, as they are printed behind 附則."""
    law = element.get("AmendLawNum", "").strip()
    extract = ["抄"] if element.get("Extract") in ("true", "1") and name_of(element) == "SupplProvision" else []
    return [f"（{law}）", *extract] if law else extract


def _allowed(kind: Kind, hints: dict[str, str]) -> str:
    """The label that a hint gives, empty where it is none of its kind."""
    label = hints.get("label", "")
    try:
        return Node(kind, label).label
    except ValueError:
        return ""
