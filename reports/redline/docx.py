"""The old version as a Word file with every change to the new one as a tracked change (ECMA-376 part 1, 17.13.5).

Accepted, it is the new text; rejected, the old one. The numbers are typed text, so they change as the text does. Edits
inside a moved paragraph are tracked within the move.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from models.comparison import Piece, Side
from models.document import Kind
from reports import word
from reports.comparison.sides import Compared
from reports.imprint import about, sources
from reports.markup import visible
from reports.redline.steps import Step, Way, steps

AUTHOR, MOVER = "約款くらべ", "約款くらべ（移動）"
"""Moves have an author of their own: LibreOffice drops a deletion inside an insertion of the same one, and Word gives
moves another colour."""
_GOES_ON = "（続き）"
_NO_DAY = "1980-01-01T00:00:00Z"
"""Where the new version tells no day: the format lets a change be without one, but not the range of a move; none is
shown.
"""
FACE = "ＭＳ 明朝"
_INDENT = 10.5
"""Points for each depth."""
_BOLD = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)


def redline_docx(compared: Compared) -> bytes:
    """The file; ``compared.left`` is the old version."""
    title = f"{compared.origin(Side.RIGHT).name}　変更履歴"
    document = word.blank(FACE, 10.5, title=title)
    word.head_and_foot(document, title)
    _imprint(document, compared)
    writer = _Writer(compared.origin(Side.RIGHT).date)
    body = document.element.body
    way = steps(compared)
    for step, sign in zip(way, _signs(way), strict=True):
        body.insert(len(body) - 1, writer.paragraph(step, sign))  # before the properties of the section
    return word.saved(document)


def _imprint(document: Any, compared: Compared) -> None:
    """Where it comes from, in the foot of the pages: the text itself holds nothing but the two versions."""
    from docx.shared import Pt

    foot = document.sections[0].footer
    lines = ["　".join(filter(None, row[:4])) for row in sources(compared.imprint)]
    lines.append("　".join(f"{what} {how}" for what, how in about(compared.imprint)))
    for line in lines:
        word.say(foot.add_paragraph(), line).font.size = Pt(6)


_SIGNS = {Way.INSERTED: "w:ins", Way.DELETED: "w:del", Way.MOVED_FROM: "w:moveFrom", Way.MOVED_TO: "w:moveTo"}


def _signs(way: Sequence[Step]) -> list[str | None]:
    """What becomes of the end of each paragraph.

    No program can take away the end of the last one; so after the last paragraph that stays each end tells of the
    paragraph behind it.
    """
    signs = [_SIGNS.get(step.way) for step in way]
    stays = max((at for at, sign in enumerate(signs) if sign is None), default=0)
    return [*signs[:stays], *signs[stays + 1 :], None][: len(signs)]


class _Writer:
    """Paragraphs with tracked changes; every change has a number of its own."""

    def __init__(self, date: str) -> None:
        self._ids = count(1)
        self._date = f"{date}T00:00:00Z" if date else ""
        self._came = ""
        """Author of words that came at the end of the paragraph before, whose end did not come with them."""

    def paragraph(self, step: Step, sign: str | None) -> Any:
        inner = self._runs(step)
        sign = _ending(inner, sign)
        self._apart(inner, sign)
        made = _element("w:p")
        made.append(self._properties(step, sign))
        if step.way in (Way.MOVED_FROM, Way.MOVED_TO):
            tag = "w:moveFrom" if step.way is Way.MOVED_FROM else "w:moveTo"
            marker = next(self._ids)
            start = self._change(f"{tag}RangeStart", marker)
            start.set(_name("w:name"), f"move{step.number}")
            made.append(start)
            for run in inner:
                made.append(run)
            end = _element(f"{tag}RangeEnd")
            end.set(_name("w:id"), str(marker))
            made.append(end)
        else:
            for run in inner:
                made.append(run)
        return made

    def _apart(self, inner: Sequence[Any], sign: str | None) -> None:
        """Make what came at the beginning of a paragraph another author's than what came before it.

        LibreOffice takes two insertions of one author with nothing but the end of a paragraph between them for one, and
        takes away that end when it is refused.
        """
        author = _name("w:author")
        if inner and _came(inner[0]) and inner[0].get(author) == self._came:
            inner[0].set(author, self._came + _GOES_ON)
        goes = _came(inner[-1]) if inner else ""
        self._came = inner[-1].get(author) if goes and goes != sign else ""

    def _properties(self, step: Step, sign: str | None) -> Any:
        properties = _element("w:pPr")
        if step.paragraph.depth:
            indent = _element("w:ind")
            indent.set(_name("w:left"), str(int(step.paragraph.depth * _INDENT * 20)))
            properties.append(indent)
        if sign:
            mark = _element("w:rPr")
            mark.append(self._change(sign))
            properties.append(mark)
        return properties

    def _runs(self, step: Step) -> list[Any]:
        bold = step.paragraph.kind in _BOLD and not step.paragraph.body
        if step.way is Way.MOVED_FROM:
            return [self._around("w:moveFrom", [_run(piece.left, bold=bold) for piece in step.pieces])]
        found: list[Any] = []
        for piece in step.pieces:
            found += self._tracked(piece, bold=bold, moved=step.way is Way.MOVED_TO)
        return found

    def _tracked(self, piece: Piece, *, bold: bool, moved: bool) -> list[Any]:
        """Same words as a run; words of one side as deleted and inserted, within the move where there is one."""
        if piece.left == piece.right:
            run = _run(piece.right, bold=bold)
            return [self._around("w:moveTo", [run])] if moved else [run]
        found = []
        if piece.left:
            gone = self._around("w:del", [_run(piece.left, bold=bold, deleted=True)])
            found.append(self._around("w:moveTo", [gone]) if moved else gone)
        if piece.right:
            found.append(self._around("w:ins", [_run(piece.right, bold=bold)]))
        return found

    def _around(self, tag: str, inner: Sequence[Any]) -> Any:
        made = self._change(tag)
        for element in inner:
            made.append(element)
        return made

    def _change(self, tag: str, number: int | None = None) -> Any:
        made = _element(tag)
        made.set(_name("w:id"), str(next(self._ids) if number is None else number))
        made.set(_name("w:author"), MOVER if tag.startswith("w:move") else AUTHOR)
        if date := self._date or (_NO_DAY if tag.endswith("RangeStart") else ""):
            made.set(_name("w:date"), date)
        return made


def _came(run: Any) -> str:
    """How the words of a run came into the text, empty where they did not."""
    return next((tag for tag in ("w:ins", "w:moveTo") if run.tag == _name(tag)), "")


def _ending(inner: Sequence[Any], sign: str | None) -> str | None:
    """The sign of the end of a paragraph: one that came, came as the words before it did, or LibreOffice keeps it when refused."""
    last = _came(inner[-1]) if inner else ""
    return last if last and sign in (_SIGNS[Way.INSERTED], _SIGNS[Way.MOVED_TO]) else sign


def _element(tag: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(tag)


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def _run(text: str, *, bold: bool, deleted: bool = False) -> Any:
    """A run; line feeds and tabs of a table as breaks and tabs."""
    made = _element("w:r")
    if bold:
        properties = _element("w:rPr")
        properties.append(_element("w:b"))
        made.append(properties)
    for k, line in enumerate(text.split("\n")):
        if k:
            made.append(_element("w:br"))
        for j, cell in enumerate(line.split("\t")):
            if j:
                made.append(_element("w:tab"))
            if cell:
                words = _element("w:delText" if deleted else "w:t")
                words.text = visible(cell)
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                made.append(words)
    return made
