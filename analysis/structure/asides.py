"""Lines that their place alone shows to be no text: stamps laid over a page, running heads, notes at its foot."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from models.source import Box, Line

STAMP, FOOTNOTE, RUNNING, PAGE_NUMBER = "透かし", "脚注", "柱", "頁番号"

_STAMP = 2.0  # times the size of the text, at least
_STAMPED, _FEW = 20, 3  # characters of a stamp, stamps on a page
_SMALL = 0.95  # times the size of the text, at most: running heads and feet
_SHORT = 12  # characters
_WHITE = 1.2  # sizes of their own type that set them apart
_NEAR = 0.3  # points
_OVER = 0.25  # of the height of a line that a stamp covers
_NOTE = 0.87  # times the size of the text, at most
_NOTE_MARK = re.compile(r"[※*＊†]|[（(]?注|[（(]?[0-9０-９]{1,2}[.．)） 　]|[¹²³⁰-⁹①-⑳]")
_FIGURES = re.compile(r"\W*\d+\W*")
"""The number of a page, which is told elsewhere where nothing stands behind it."""
_PAGE = re.compile(r"[-–—―−ー~\s]*[0-9０-９]{1,4}[-–—―−ー~\s]*")
_ENDED = "。」』）)"
_HEADERS = 4  # lines overleaf among which one of text is looked for
_AT_FOOT = 3.0  # sizes of the text above where text ends on full pages
_PAGE_NUMBER = 12  # characters; a line so short at the foot may be the number of the page


def asides(lines: Sequence[Line]) -> Mapping[int, str]:
    """Line → why it is no text."""
    pages: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    sizes: Counter[float] = Counter()
    for at, line in enumerate(lines):
        if line.box and line.page:
            pages[line.page].append((at, line.box))
            sizes[round(line.box.size, 1)] += len(line.text)
    if not sizes:
        return {}
    text = max(sizes, key=sizes.__getitem__)
    bottom = max(box.bottom for page in pages.values() for _, box in page if abs(box.size - text) < _NEAR)
    found: dict[int, str] = dict.fromkeys(_running(lines, pages, text), RUNNING)
    for page in pages.values():
        found |= dict.fromkeys(_stamps(lines, page, text), STAMP)
        found |= dict.fromkeys(_notes(lines, page, text, bottom), FOOTNOTE)
        found |= dict.fromkeys(_numbers(lines, page), PAGE_NUMBER)
    return found


def _stamps(lines: Sequence[Line], page: Sequence[tuple[int, Box]], text: float) -> list[int]:
    """A few words in much larger type that lie over lines of text. Many: sizes that say nothing, as below a scan."""
    found = [
        at
        for at, box in page
        if box.size >= _STAMP * text
        and len(lines[at].text) <= _STAMPED
        and any(_covers(box, other) for other_at, other in page if other_at != at)
    ]
    return found if len(found) <= _FEW else []


def _running(lines: Sequence[Line], pages: Mapping[int, Sequence[tuple[int, Box]]], text: float) -> Iterator[int]:
    """Lines in small type above or below all else, apart from it and at one height on several pages.

    What they say may change from page to page, as the name of the chapter does; what stands beside the text may not.
    """
    places: dict[tuple[float | str, ...], list[int]] = defaultdict(list)
    for page in pages.values():
        for at, box in (*_outermost(page, top=True), *_outermost(page, top=False)):
            if box.size < _SMALL * text and not lines[at].cell and not _FIGURES.fullmatch(lines[at].text):
                places[round(box.top), round(box.size, 1)].append(at)
        for at in _beside(lines, page):
            places[lines[at].text, _top(lines[at])].append(at)
    for alike in places.values():
        if len({lines[at].page for at in alike}) >= max(2, len(pages) // 4):
            yield from alike
    yield from _title_again(lines, next(iter(pages.values())), text)


def _title_again(lines: Sequence[Line], page: Sequence[tuple[int, Box]], text: float) -> Iterator[int]:
    """The head of a first page, no larger than the text, that only says what the title below it says."""
    below = ["".join(lines[at].text.split()) for at, box in page[:_HEADERS] if box.size > text + _NEAR]
    for at, box in _outermost(page, top=True):
        words = "".join(lines[at].text.split())
        if box.size < text + _NEAR and any(words in title for title in below):
            yield at


def _numbers(lines: Sequence[Line], page: Sequence[tuple[int, Box]]) -> list[int]:
    """Figures alone below all else: the numbers of two pages on one sheet, of which the left one is read before the right page."""
    figures = [(at, box) for at, box in page if _PAGE.fullmatch(lines[at].text) and not lines[at].cell]
    lowest = max((box.bottom for at, box in page if not _PAGE.fullmatch(lines[at].text)), default=0.0)
    return [at for at, box in figures if box.top > lowest + _WHITE * box.size / 2]


def _beside(lines: Sequence[Line], page: Sequence[tuple[int, Box]]) -> list[int]:
    """Short lines in the margin of a page: left or right of all that is long."""
    long = [box for at, box in page if len(lines[at].text) > _SHORT]
    if not long:
        return []
    left, right = min(box.x0 for box in long), max(box.x1 for box in long)
    return [at for at, box in page if (box.x1 < left or box.x0 > right) and not lines[at].cell]


def _outermost(page: Sequence[tuple[int, Box]], *, top: bool) -> list[tuple[int, Box]]:
    """The lines at the upper or lower edge of a page, where white sets them apart from all others."""
    boxes = [box for _, box in page]
    edge = min(boxes, key=lambda box: box.top) if top else max(boxes, key=lambda box: box.bottom)
    outer = [(at, box) for at, box in page if box.top < edge.bottom and box.bottom > edge.top]
    rest = [box for _, box in page if box.bottom <= edge.top or box.top >= edge.bottom]
    if not rest:
        return []
    white = min(box.top for box in rest) - edge.bottom if top else edge.top - max(box.bottom for box in rest)
    return outer if white >= _WHITE * edge.size else []


def _top(line: Line) -> int:
    return round(line.box.top) if line.box else 0


def _covers(stamp: Box, line: Box) -> bool:
    common = min(stamp.bottom, line.bottom) - max(stamp.top, line.top)
    return common > _OVER * (line.bottom - line.top) and stamp.x0 < line.x1 and line.x0 < stamp.x1


def _notes(lines: Sequence[Line], page: Sequence[tuple[int, Box]], text: float, bottom: float) -> list[int]:
    """Notes in small type at the foot of a page whose text goes on overleaf; ``bottom``: where text ends on full pages."""
    notes: list[int] = []
    for at, box in reversed(page):
        if lines[at].cell or (box.size > _NOTE * text and len(lines[at].text) > _PAGE_NUMBER):
            break
        notes.insert(0, at)
    while notes and (not _NOTE_MARK.match(lines[notes[0]].text) or len(lines[notes[0]].text) <= _PAGE_NUMBER):
        notes.pop(0)
    notes = [at for at in notes if len(lines[at].text) > _PAGE_NUMBER or lines[at].text[-1] in _ENDED]
    if not notes or notes[0] == page[0][0]:
        return []
    overleaf = (line.box for line in lines[page[-1][0] + 1 :][:_HEADERS] if line.box)
    goes_on = any(box.size > _NOTE * text for box in overleaf)
    lowest = max(box.bottom for at, box in page if at in notes)
    return notes if goes_on and lowest > bottom - _AT_FOOT * text else []
