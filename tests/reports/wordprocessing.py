"""Rules of WordprocessingML that Word insists on and no other program checks, as a table: what stands in what, in which order.

After ECMA-376 part 1, 17.3 (paragraphs, runs), 17.4 (tables), 17.6 (sections) and 17.13.5 (tracked changes), for the
elements that the reports write. An element that has no row may hold nothing of this namespace. In November 2026 the files
of all reports were also held against the validator of the Open XML SDK, which found what one row below now tells: the day
that the range of a move must have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_RANGES = tuple(f"{move}Range{edge}" for move in ("moveFrom", "moveTo") for edge in ("Start", "End"))
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": f"ins del moveFrom moveTo {_RUN} rPrChange",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook",
    "tblGrid": "gridCol",
    "tr": "tblPrEx trPr tc",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}
"""Element → what it may hold, in this order; ``REPEATED`` alone stand more than once."""
REPEATED = frozenset(["gridCol", "tr", "tc", "p", "headerReference", "footerReference"])
ANY_ORDER = {
    "document": "body",
    "body": "p tbl sectPr",
    "hdr": "p tbl",
    "ftr": "p tbl",
    "p": " ".join(("pPr r fldSimple bookmarkStart bookmarkEnd proofErr", *_CHANGES, *_RANGES)),
    "r": "rPr t delText br tab fldChar instrText",
    "fldSimple": "r",
    **{change: " ".join(("r", *_CHANGES)) for change in _CHANGES},
}
FIRST = {"p": "pPr", "r": "rPr"}
"""What stands before all else, where it is there."""


def faults(root: etree._Element) -> Iterator[str]:
    """A sentence for each rule that a part of a file breaks."""
    for element in root.iter(f"{W}*"):
        yield from _content(element)
    yield from _changes(root)
    for table in root.iter(f"{W}tbl"):
        yield from _grid(table)
    body = root.find(f"{W}body")
    if body is not None and _name(body[-1]) != "sectPr":
        yield "the properties of the section are not last"


def _name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


def _content(element: etree._Element) -> Iterator[str]:
    name, inner = _name(element), [_name(child) for child in element]
    if name in SEQUENCES:
        order = SEQUENCES[name].split()
        if unknown := set(inner) - set(order):
            yield f"{name} holds {unknown}"
        elif [order.index(each) for each in inner] != sorted(order.index(each) for each in inner):
            yield f"{name}: {inner} are not in order"
        if twice := [each for each, count in Counter(inner).items() if count > 1 and each not in REPEATED]:
            yield f"{name}: {twice} stand more than once"
    elif unknown := set(inner) - set(ANY_ORDER.get(name, "").split()):
        yield f"{name} holds {unknown}"
    if FIRST.get(name) in inner[1:]:
        yield f"{name}: its properties are not first"
    if name == "tc" and inner[-1:] != ["p"]:
        yield "a cell does not end with a paragraph"
    if name in ("t", "delText") and (element.text or "") != (element.text or "").strip() and not _kept(element):
        yield f"{name}: its spaces would be lost"


def _kept(element: etree._Element) -> bool:
    return bool(element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve")


def _changes(root: etree._Element) -> Iterator[str]:
    """Tracked changes: a number of its own and an author each, ends of moves in pairs, deleted text as such."""
    marked = [e for e in root.iter(*(W + tag for tag in _CHANGES)) if e.get(f"{W}id") is not None]
    starts = [e for tag in _RANGES if tag.endswith("Start") for e in root.iter(W + tag)]
    ends = [e for tag in _RANGES if tag.endswith("End") for e in root.iter(W + tag)]
    numbers = [e.get(f"{W}id") for e in (*marked, *starts)]
    if None in numbers or len(numbers) != len(set(numbers)):
        yield "changes share a number"
    if any(not e.get(f"{W}author") for e in (*marked, *starts)):
        yield "a change has no author"
    if any(not e.get(f"{W}date") or not e.get(f"{W}name") for e in starts):
        yield "the range of a move has no day or no name"
    if [e.get(f"{W}id") for e in starts] != [e.get(f"{W}id") for e in ends]:
        yield "the ranges of moves do not all end"
    names = [[e.get(f"{W}name") for e in root.iter(f"{W}{move}RangeStart")] for move in ("moveFrom", "moveTo")]
    if sorted(names[0]) != sorted(names[1]) or len(names[0]) != len(set(names[0])):
        yield "a move does not go from one place to one other"
    for run in root.iter(f"{W}r"):
        gone = any(_name(above) == "del" for above in run.iterancestors())
        if run.find(f"{W}{'t' if gone else 'delText'}") is not None:
            yield "deleted text is not marked as such, or other text is"


def _grid(table: etree._Element) -> Iterator[str]:
    """Every row is as wide as the grid, and a cell that goes on stands below one that begins."""
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    open_at: set[int] = set()
    for row in table.findall(f"{W}tr"):
        at, opened = 0, set()
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                if merge.get(f"{W}val") != "restart" and at not in open_at:
                    yield "a cell goes on where none began"
                opened.add(at)
            at += int(span.get(f"{W}val", "1")) if span is not None else 1
        open_at = opened
        if at != columns:
            yield f"a row of {at} columns in a table of {columns}"
