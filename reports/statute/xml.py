"""A document's tree in 法令標準XML, the standard in which e-Gov publishes the statutes.

The result is valid by the schema whatever the document looks like. Where the schema has no word for something (own text
of a 条 before its 項, a second 本則) the nearest element holds it, and a processing instruction says what it is, so that
``corpus.readers.statute.reader`` gets the same tree back. docs/decisions tells which element stands for what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from models import statute
from models.document import Document, Kind, Node, Passage
from models.statute import NOTHING, OWN
from reports.statute import contents as statute_contents
from reports.statute import fit as statute_fit
from reports.statute.number import law_number, ordinals
from reports.statute.text import Block, blocks, grouped, rows, sentences, table


def to_xml(document: Document) -> bytes:
    """The document as UTF-8, the same bytes for the same document. Furniture and findings are left out."""
    law = _Writer(document).law()
    ElementTree.indent(law, " ")
    written = ElementTree.tostring(law, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _hint(element: Element, **hints: str) -> None:
    """Say at the beginning of an element what the schema has no word for."""
    hints = {key.rstrip("_"): value for key, value in hints.items()}
    if hints:
        element.insert(0, ElementTree.ProcessingInstruction(statute.HINT, statute.write_hints(hints)))


def _words(parent: Element, tag: str, text: str) -> Element:
    """Add an element of plain text."""
    element = SubElement(parent, tag)
    element.text = statute.printable(text) or None
    return element


def _title(mark: str, heading: str) -> str:
    return f"{mark}　{heading}" if mark and heading else mark or heading


class _Writer:
    """One document; the methods make one element each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.counts: dict[str, int] = {}

    def law(self) -> Element:
        """Law, with LawNum and LawBody."""
        parts = list(self.document.parts)
        preface = parts.pop(0).text if parts and _is_preface(parts[0]) else ""
        number, preface = law_number(preface)
        law = Element("Law", number.attributes)
        if number.printed != _bracketed(number.text):
            _hint(law, printed=number.printed)
        _words(law, "LawNum", number.text)
        body = SubElement(law, "LawBody")
        _words(body, "LawTitle", self.document.title.text)
        headed = next((part for part in parts[:1] if part.label == "前文" and _is_preamble(part)), None)
        if headed:
            parts.remove(headed)
        self.preface(body, preface, headed)
        main = next((p for p in parts if p.label == "本則" and not p.heading and not p.mark and _fits_main(p)), None)
        self.main(body, main, parts)
        for part in parts:
            if part is not main:
                body.append(self.part(part))
        return law

    def preface(self, body: Element, text: str, headed: Node | None) -> None:
        """What stands before the first heading: 制定文, 目次 and 前文; a 前文 with a heading of its own is the Preamble."""
        before, contents, after = statute_contents.split(text)
        if headed and contents is None:
            before, after = text, ""
        for line in before.split("\n") if before else []:
            _words(body, "EnactStatement", line)
        if contents is not None:
            body.append(contents)
        if headed:
            preamble = SubElement(body, "Preamble")
            for child in self.content(headed):
                preamble.append(child)
            _hint(preamble, label=headed.label, mark=headed.mark.text)
        elif after:
            preamble = SubElement(body, "Preamble")
            for number, line in enumerate(after.split("\n"), 1):
                _plain_paragraph(preamble, line, str(number))

    def main(self, body: Element, main: Node | None, parts: Sequence[Node]) -> None:
        """MainProvision: 本則, or nothing where the document has none."""
        element = SubElement(body, "MainProvision")
        self.count("本則")
        content = self.content(main) if main else []
        element.extend(statute_fit.fit("MainProvision", content) or [statute_fit.filler("Paragraph")])
        if main is None:
            _hint(element, is_=NOTHING)
        elif parts.index(main) > 0:
            _hint(element, place=str(parts.index(main)))

    def count(self, kind: str) -> str:
        """The label that a reader will give to the next part of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return statute.counted(kind, self.counts[kind])

    def part(self, part: Node) -> Element:
        """A part behind the main provisions: SupplProvision, AppdxTable, or AppdxNote for all others."""
        if part.label.startswith("附則") and statute_fit.fits("SupplProvision", self.levels(part)):
            return self.supplement(part)
        kinds = {child.kind for child in part.children}
        element = Element("AppdxTable" if part.label.startswith("別表") and kinds <= {Kind.PARAGRAPH} else "AppdxNote")
        self.annex_title(element, part)
        if element.tag == "AppdxTable":
            self.table_content(element, part)
            return element
        before, after = blocks(self.source, part)
        children = [self.node(child, number) for child, number in _numbered(part.children)]
        if before or children or after:
            note = SubElement(SubElement(element, "NoteStruct"), "Note")
            _loose(note, before)
            note.extend(children)
            _loose(note, after)
        return element

    def levels(self, part: Node) -> list[str]:
        return [statute_fit.element_of(child) for child in part.children]

    def supplement(self, part: Node) -> Element:
        """附則: the law that amended stands in attributes where the caption is that and no more."""
        attributes = _amendment(part.heading.text)
        element = Element("SupplProvision", attributes)
        heading = "" if attributes else part.heading.text
        _words(element, "SupplProvisionLabel", _title(part.mark.text, heading))
        content = statute_fit.fit("SupplProvision", self.content(part))
        element.extend(content or [statute_fit.filler("Paragraph")])
        self.part_hints(element, part, heading)
        return element

    def annex_title(self, element: Element, part: Node) -> None:
        """The title of an annex; the articles it belongs to (第三条関係) have an element of their own."""
        heading = part.heading.text
        related = statute.is_related(heading)
        title = _title(part.mark.text, "" if related else heading)
        if title:
            _words(element, f"{element.tag}Title", title)
        if related:
            _words(element, "RelatedArticleNum", heading)
        number = re.fullmatch(r"別表(\d+)", part.label)
        if element.tag == "AppdxTable" and number and int(number[1]):
            element.set("Num", number[1])
        self.part_hints(element, part, "" if related else heading)

    def part_hints(self, element: Element, part: Node, heading: str) -> None:
        """The label and the number as printed, where a reader would guess others."""
        title = statute.printable(_title(part.mark.text, heading))
        hints = {}
        if self.count(statute.part_label(str(element.tag), title)) != part.label:
            hints["label"] = part.label
        if statute.split_title(title, chapter=False)[0] != statute.printable(part.mark.text):
            hints["mark"] = part.mark.text
        _hint(element, **hints)

    def table_content(self, element: Element, part: Node) -> None:
        """別表: its text in rows, its 項 as Item."""
        before, after = blocks(self.source, part)
        _tables(element, before)
        for child, number in _numbered(part.children):
            element.append(self.item(child, "Item", number))
        _tables(element, after)

    def content(self, node: Node) -> list[Element]:
        """The children of a part, chapter or article; its own text stands in 項 that say so."""
        before, after = blocks(self.source, node)
        children = [self.node(child, number) for child, number in _numbered(node.children)]
        return [*self.own(before), *children, *self.own(after)]

    def own(self, text: list[Block]) -> list[Element]:
        if not text:
            return []
        element = Element("Paragraph", {"Num": "1"})
        SubElement(element, "ParagraphNum")
        _paragraph_text(element, text, [], [])
        _hint(element, is_=OWN)
        return [element]

    def node(self, node: Node, number: str) -> Element:
        """A provision with all that lies below it."""
        match node.kind:
            case Kind.CHAPTER:
                return self.chapter(node, number)
            case Kind.ARTICLE:
                return self.article(node, number)
            case Kind.PARAGRAPH:
                return self.paragraph(node, number)
        return self.item(node, "Item" if node.kind is Kind.ITEM else "Subitem1", number)

    def chapter(self, node: Node, number: str) -> Element:
        tag = statute_fit.element_of(node)
        element = Element(tag, {"Num": number})
        title = _title(node.mark.text, node.heading.text)
        _words(element, f"{tag}Title", title)
        element.extend(
            statute_fit.fit(tag, self.content(node)) or statute_fit.fit(tag, [statute_fit.filler("Article")])
        )
        hints = self.hints(node, number, node.mark.text)
        if statute.split_title(statute.printable(title), chapter=True)[0] != statute.printable(node.mark.text):
            hints["mark"] = node.mark.text
        _hint(element, **hints)
        return element

    def article(self, node: Node, number: str) -> Element:
        element = Element("Article", {"Num": number})
        _words(element, "ArticleTitle", node.mark.text)
        if node.heading:
            caption = _words(element, "ArticleCaption", node.heading.text)
            if node.mark and node.heading.runs[0].start < node.mark.runs[0].start:
                element.remove(caption)
                element.insert(0, caption)
        element.extend(statute_fit.fit("Article", self.content(node)) or [statute_fit.filler("Paragraph")])
        _hint(element, **self.hints(node, number, node.mark.text))
        return element

    def paragraph(self, node: Node, number: str) -> Element:
        element = Element("Paragraph", {"Num": re.split("[_:]", number)[0]})
        if node.heading:
            _words(element, "ParagraphCaption", node.heading.text)
        _words(element, "ParagraphNum", node.mark.text)
        before, after = blocks(self.source, node)
        items = [self.node(child, n) for child, n in _numbered(node.children)]
        _paragraph_text(element, before, items, after)
        _hint(element, **self.hints(node, element.get("Num", ""), node.mark.text))
        return element

    def item(self, node: Node, tag: str, number: str) -> Element:
        """A 号 or what lies below one; in an annex a 項 is an Item too."""
        element = Element(tag, {"Num": number})
        if node.mark:
            _words(element, f"{tag}Title", node.mark.text)
        before, after = blocks(self.source, node)
        sentence = SubElement(element, f"{tag}Sentence")
        lead = before.pop(0).text if before and before[0].cell is None else ""
        sentences(sentence, lead)
        below = _below(tag)
        for child, child_number in _numbered(node.children):
            if below:
                element.append(self.item(child, below, child_number))
            else:  # the schema ends at Subitem10
                after = [*after, Block(_flat(child))]
        _afterwards(element, [*before, *after])
        hints = self.hints(node, number, node.mark.text)
        if node.heading:
            hints["heading"] = node.heading.text
        _hint(element, **hints)
        return element

    def hints(self, node: Node, number: str, mark: str) -> dict[str, str]:
        """The label of a node, where a reader would guess another."""
        level = re.sub(r"第\d+|の\d+", "", node.label) if node.kind is Kind.CHAPTER else ""
        guessed = statute.label_of(node.kind, number, statute.printable(mark), 1, level)
        return {} if guessed == node.label else {"label": node.label}


def _bracketed(law: str) -> str:
    """A law's number as it is printed below its title."""
    return f"（{law}）" if law else ""


def _is_preface(part: Node) -> bool:
    return part.label == "前文" and not (part.mark or part.heading or part.children)


def _is_preamble(part: Node) -> bool:
    kinds = {child.kind for child in part.children}
    return not part.heading and kinds <= {Kind.PARAGRAPH} and bool(kinds or part.body)


def _fits_main(part: Node) -> bool:
    return statute_fit.fits("MainProvision", [statute_fit.element_of(child) for child in part.children])


def _numbered(nodes: Sequence[Node]) -> list[tuple[Node, str]]:
    """Nodes with the values of their Num attributes."""
    below = ordinals([node.label if node.kind is Kind.SUBITEM else "" for node in nodes])
    return [(node, statute.num_of(node.label) or below[k]) for k, node in enumerate(nodes)]


_AMENDED_BY = re.compile(r"(?:[（(]([^（）()]+)[）)])?\s*(抄)?")


def _amendment(caption: str) -> dict[str, str]:
    """The attributes of a 附則 whose caption is nothing but the number of the law that amended, 抄 or both."""
    found = _AMENDED_BY.fullmatch(caption.strip()) if re.search(r"[^第]第[^第]+号|抄", caption) else None
    if not found:
        return {}
    attributes = {"Type": "Amend", "AmendLawNum": statute.printable(found[1])} if found[1] else {}
    return {**attributes, "Extract": "true"} if found[2] else attributes


def _plain_paragraph(parent: Element, text: str, number: str) -> None:
    element = SubElement(parent, "Paragraph", {"Num": number})
    SubElement(element, "ParagraphNum")
    sentences(SubElement(element, "ParagraphSentence"), text)


def _paragraph_text(element: Element, before: list[Block], items: list[Element], after: list[Block]) -> None:
    """ParagraphSentence, and the tables, 号 and 後段 in the order that the schema allows.

    Tables stand before the 号 or, with the 後段, behind them; text behind a table of a 項 without 号 is its Remarks.
    """
    lead = before[0].text if before and before[0].cell is None else ""
    sentences(SubElement(element, "ParagraphSentence"), lead)
    rest = before[1:] if lead else before
    if not items:
        _tables_with_remarks(element, [*rest, *after])
    elif after or any(block.cell is None for block in rest):
        element.extend(items)
        _afterwards(element, [*rest, *after])
    else:
        _tables(element, rest)
        element.extend(items)


def _tables(element: Element, text: Sequence[Block]) -> None:
    """Tables only: text outside them becomes rows of one column."""
    for _, group in grouped(text):
        table(element, [row for block in group for row in rows(block)])


def _tables_with_remarks(element: Element, text: Sequence[Block]) -> None:
    for is_table, group in grouped(text):
        if is_table:
            table(element, group)
            continue
        remarks = SubElement(element[-1], "Remarks")
        SubElement(remarks, "RemarksLabel")
        sentences(remarks, "\n".join(block.text for block in group))


def _afterwards(element: Element, text: Sequence[Block]) -> None:
    """What stands behind the 号: tables, and 後段 as List."""
    for is_table, group in grouped(text):
        if is_table:
            table(element, group)
        else:
            for block in group:
                sentences(SubElement(SubElement(element, "List"), "ListSentence"), block.text)


def _loose(note: Element, text: Sequence[Block]) -> None:
    """Text in a Note, which may hold anything."""
    for is_table, group in grouped(text):
        if is_table:
            table(note, group)
        else:
            for block in group:
                sentences(SubElement(SubElement(note, "List"), "ListSentence"), block.text)


def _below(tag: str) -> str | None:
    """The element below an Item or a Subitem."""
    at = 0 if tag == "Item" else int(tag.removeprefix("Subitem"))
    return statute.SUBITEMS[at] if at < len(statute.SUBITEMS) else None


def _flat(node: Node) -> str:
    """A provision as lines of text."""
    lines = [_title(_text(node.mark), _title(_text(node.heading), _text(node.body))), *map(_flat, node.children)]
    return "\n".join(line for line in lines if line)


def _text(passage: Passage) -> str:
    return passage.text
