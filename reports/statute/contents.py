"""A table of contents as the element TOC, where its lines have the order that the schema allows."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from analysis.structure import markers, part_marks
from analysis.text.narrow import narrow
from models.statute import LEVELS, num_of, printable

_MAY_HOLD = {
    "TOC": ("TOCPart", "TOCChapter", "TOCSection", "TOCArticle"),
    "TOCPart": ("TOCChapter",),
    "TOCChapter": ("TOCSection",),
    "TOCSection": ("TOCSubsection", "TOCDivision"),
    "TOCSubsection": ("TOCDivision",),
}
_RANGE = re.compile(r"[（(]第[^（）()]+[）)]$")


def split(preface: str) -> tuple[str, Element | None, str]:
    """The lines before a table of contents, its element, and the lines behind it; ("", None, all) where there is none."""
    lines = preface.split("\n")
    start = next((i for i, line in enumerate(lines) if part_marks.CONTENTS.match(narrow(line).strip())), None)
    if start is None:
        return "", None, preface
    contents = Element("TOC")
    _text(contents, "TOCLabel", lines[start])
    end = start + 1
    above = [contents]
    while end < len(lines) and _add(above, lines[end]):
        end += 1
    if len(contents) < 2 or contents[1].tag in ("TOCSupplProvision", "TOCAppdxTableLabel"):
        return "", None, preface
    return "\n".join(lines[:start]), contents, "\n".join(lines[end:])


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = printable(text) or None


def _add(above: list[Element], line: str) -> bool:
    """Add a line to the lowest open entry that may hold it; False for a line that is no entry or comes out of order."""
    plain = narrow(line)
    if chapter := markers.chapter_mark(plain):
        label, level, _, _ = chapter
        return _entry(above, f"TOC{LEVELS[level]}", num_of(label), line)
    if article := markers.article_mark(plain):
        return _entry(above, "TOCArticle", num_of(article[0]), line, article[2])
    part = part_marks.part_heading(plain)
    contents = above[0]
    if part is None or len(contents) < 2:
        return False
    if part[0] == "附則" and contents[-1].tag not in ("TOCSupplProvision", "TOCAppdxTableLabel"):
        del above[1:]
        _ranged(SubElement(contents, "TOCSupplProvision"), "SupplProvisionLabel", line)
        return True
    if part[0] == "別表":
        del above[1:]
        _text(contents, "TOCAppdxTableLabel", line)
        return True
    return False


def _entry(above: list[Element], tag: str, num: str, line: str, end: int = 0) -> bool:
    while above and tag not in _MAY_HOLD.get(str(above[-1].tag), ()):
        if len(above) == 1:
            return False
        above.pop()
    parent = above[-1]
    first = next((e.tag for e in parent if str(e.tag).startswith("TOC") and e.tag != "TOCLabel"), tag)
    if parent.tag == "TOC" and (first != tag or parent[-1].tag in ("TOCSupplProvision", "TOCAppdxTableLabel")):
        return False
    entry = SubElement(parent, tag, {"Num": num})
    if tag == "TOCArticle":
        _text(entry, "ArticleTitle", line[:end])
        _text(entry, "ArticleCaption", line[end:])
    else:
        _ranged(entry, f"{tag.removeprefix('TOC')}Title", line)
    above.append(entry)
    return True


def _ranged(entry: Element, tag: str, line: str) -> None:
    """The words of an entry, and the articles it spans (第一条―第三条)."""
    found = _RANGE.search(line)
    at = found.start() if found and found.start() else len(line)
    _text(entry, tag, line[:at])
    if at < len(line):
        _text(entry, "ArticleRange", line[at:])
