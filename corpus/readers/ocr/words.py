"""What Tesseract found on a page (hOCR) → characters with their places, without the spaces that it strews between them.

Spaces are put right here and nowhere else: ranges count in the text that comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from xml.etree import ElementTree

from corpus.readers.ocr.misreadings import listed, mended, unbracketed, unclosed
from corpus.readers.pdf.characters import Glyph

_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_EM = 0.875  # of the height that Tesseract gives for a line of Japanese
_ABOUT = 0.2  # share by which the height of lines in one type varies with the characters in them
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_HEIGHT = re.compile(r"x_size ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")

_MARGIN = 0.08  # of the page's height
_SPECK, _GUESSED = 8, 40  # a line of so few characters in the margin, less sure than that, is dirt or a spoilt number

_WIDE = re.compile(r"[^\u0000-\u02ff\uff61-\uff9f]")
_LATIN = re.compile(r"[!-~]")
_HALF_EMPTY_BEFORE, _HALF_EMPTY_BEHIND = "（(「『【〔［", "、。，．)）」』】〕］"
_NUMBER = "[0-9一二三四五六七八九十百]+"
_NUMBERED = re.compile(
    rf"第{_NUMBER}[編章節款目条](?:の{_NUMBER})*|附則|特約(?:{_NUMBER})?|別[表紙記]第?(?:{_NUMBER})?"
)
_MARK = re.compile(r"[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[ア-ンａ-ｚA-Za-z①-⑳])[)）.．]?")
_CAPTION = re.compile(r"[A-Za-z\u30a1-\u30fa\u3400-\u9fff]")  # Latin, katakana or kanji
_RUNS_ON = "第のにをはがともや、。，．)）"  # what follows a number in a sentence
_LONGEST_CAPTION = 30

# Em of white between the ink of two characters from which on there is a space.
_BETWEEN = 1.5  # Tesseract is not exact about where a word ends, …
_BEHIND_MARK = 0.9  # … but after 1, (1), 一 or イ at the beginning of a line the space tells a mark from a word
_HALF_EM = 0.5  # more beside a sign that leaves half of its square empty
_LATIN_WORDS = 0.2
_DIGITS = 1.3  # full-width digits stand far apart
_LATIN_AND_JAPANESE = 0.9
_CAPTION_BEGINS = 0.35  # between 第7条 and its caption

_GUTTER = 1.5  # em between two columns at least
_COLUMN = 10  # characters on either side of it at least
_SPLIT_LINES, _SPLIT_SHARE = 8, 0.5  # lines of the page that a gutter goes through


class Word(NamedTuple):
    """A word as Tesseract cuts lines: text, left and right edge in pixels, confidence from 0 to 100."""

    text: str
    x0: float
    x1: float
    confidence: int


class Printed(NamedTuple):
    """A line: its words, its base line in the middle, and the size of its type, in pixels."""

    words: tuple[Word, ...]
    base: float
    size: float

    @property
    def length(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def confidence(self) -> float:
        return sum(word.confidence * len(word.text) for word in self.words) / self.length


class Page(NamedTuple):
    """The characters of a page, a space wherever one is printed, how sure Tesseract is of them on average (0 to 100) …"""

    glyphs: tuple[Glyph, ...] = ()
    confidence: float = 0.0
    gutter: tuple[float, float] | None = None
    """… and from where to where, in points, white runs down through its lines as between two columns."""

    @property
    def worth(self) -> float:
        """How much was read, and how well: the wrong way up, next to nothing."""
        return len(self.glyphs) * max(0.0, self.confidence - 50)


def words_page(hocr: bytes, scale: float) -> Page:
    """The page that ``hocr`` describes; ``scale`` is points per pixel. Raises ElementTree.ParseError."""
    root = ElementTree.fromstring(hocr)
    found = [line for element in root.iter() if (line := _line(element)) is not None]
    sheet = next((box for e in root.iter() if e.get("class") == "ocr_page" and (box := _box(e))), None)
    lines = _mended(_legible(found, sheet[3]) if sheet else found)
    if not lines:
        return Page()
    body = median(line.size for line in lines)
    lines = [line._replace(size=body) if abs(line.size - body) < _ABOUT * body else line for line in lines]
    glyphs = tuple(glyph for line in lines for glyph in _placed(line, scale))
    confidence = sum(line.confidence * line.length for line in lines) / sum(line.length for line in lines)
    white = _gutter(lines)
    return Page(glyphs, confidence, (white[0] * scale, white[1] * scale) if white else None)


def _box(element: ElementTree.Element) -> tuple[float, float, float, float] | None:
    found = _BOX.search(element.get("title") or "")
    return (float(found[1]), float(found[2]), float(found[3]), float(found[4])) if found else None


def _line(element: ElementTree.Element) -> Printed | None:
    if element.get("class") not in _LINES:
        return None
    title = element.get("title") or ""
    words = tuple(word for inner in element.iter() if (word := _word(inner)) is not None)
    box, height, baseline = _box(element), _HEIGHT.search(title), _BASELINE.search(title)
    if not words or box is None or height is None:
        return None
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    return Printed(words, box[3] + offset + slope * (box[2] - box[0]) / 2, float(height[1]) * _EM)


def _word(element: ElementTree.Element) -> Word | None:
    if element.get("class") != "ocrx_word":
        return None
    text, box = "".join(element.itertext()).strip(), _box(element)
    confidence = _CONFIDENCE.search(element.get("title") or "")
    return Word(text, box[0], box[2], int(confidence[1]) if confidence else 0) if text and box else None


def _legible(lines: Sequence[Printed], height: float) -> list[Printed]:
    """The lines, the foot of the page at the end, where Tesseract may put it between two columns.

    Without dirt in the margin and page numbers spoilt beyond recognition.
    """
    top, foot = height * _MARGIN, height * (1 - _MARGIN)
    kept = [line for line in lines if top < line.base < foot or line.length > _SPECK or line.confidence >= _GUESSED]
    return sorted(kept, key=lambda line: line.base >= foot)


def _mended(lines: Sequence[Printed]) -> list[Printed]:
    """The lines with known misreadings put right, word by word."""
    texts = listed([mended("".join(word.text for word in line.words)) for line in lines])
    captions = set(unclosed(texts))
    found = []
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        words, at = [], 0
        for word in line.words:
            words.append(word._replace(text=text[at : at + len(word.text)]))
            at += len(word.text)
        words[0] = words[0]._replace(text=unbracketed(words[0].text))
        if number in captions:
            words[-1] = words[-1]._replace(text=words[-1].text + ")")
        found.append(line._replace(words=tuple(words)))
    return found


def _gutter(lines: Sequence[Printed]) -> tuple[float, float] | None:
    """The white, in pixels, that most lines have in one place, with text of some length on both sides."""
    em = median(line.size for line in lines)
    gaps = [gap for line in lines for gap in _gaps(line, _GUTTER * em)]
    crossed = Counter(step for left, right in gaps for step in range(round(left / em), round(right / em) + 1))
    if not crossed:
        return None
    middle = max(crossed, key=lambda step: crossed[step])
    through = [(left, right) for left, right in gaps if round(left / em) <= middle <= round(right / em)]
    if len(through) < max(_SPLIT_LINES, _SPLIT_SHARE * len(lines)):
        return None
    return median(left for left, _ in through), median(right for _, right in through)


def _gaps(line: Printed, least: float) -> Iterator[tuple[float, float]]:
    """Where a line is white for at least ``least`` pixels, with a column's text on both sides."""
    before = 0
    for left, right in pairwise(line.words):
        before += len(left.text)
        if right.x0 - left.x1 >= least and min(before, line.length - before) >= _COLUMN:
            yield left.x1, right.x0


def _spaced(line: Printed) -> Iterator[Word]:
    """The words, those without a space between them up against each other, the others with a word that is one space."""
    whole = "".join(word.text for word in line.words)
    done = ""
    for word, following in pairwise(line.words):
        done += word.text
        if is_space(done, following.text, (following.x0 - word.x1) / line.size, whole):
            yield word
            yield Word(" ", word.x1, word.x1, 0)
            done += " "
        else:
            yield word._replace(x1=max(following.x0, word.x0))
    yield line.words[-1]


def is_space(before: str, after: str, gap: float, line: str = "。") -> bool:
    """Whether a space is printed in ``line`` between all that stands ``before`` and what stands ``after``.

    ``gap`` is the white between them, in em.

    >>> is_space("第7", "条", 0.6), is_space("第7条", "通知の方法", 0.5), is_space("本約款第7条", "通知", 0.5)
    (False, True, False)
    >>> is_space("は、", "当社", 0.8), is_space("1", "当社", 1.3), is_space("Web", "site", 0.3), is_space("第1", "2", 0.7)
    (False, True, True, False)
    """
    last, first = before[-1], after[0]
    if _LATIN.match(last) and _LATIN.match(first):
        least = _DIGITS if last.isdigit() and first.isdigit() else _LATIN_WORDS
        return gap >= least and not (last == "(" or first in "),.")
    if first not in _RUNS_ON + _HALF_EMPTY_BEFORE and _NUMBERED.fullmatch(before):
        alone = len(line) <= _LONGEST_CAPTION and line[-1] not in "。、"  # nothing else on the line: a heading
        if alone or (gap >= _CAPTION_BEGINS and _CAPTION.match(first)):
            return True
    if _MARK.fullmatch(before):
        return gap >= _BEHIND_MARK
    least = _LATIN_AND_JAPANESE if _LATIN.match(last) or _LATIN.match(first) else _BETWEEN
    least += _HALF_EM * ((last in _HALF_EMPTY_BEHIND) + (first in _HALF_EMPTY_BEFORE))
    return gap >= least


def _placed(line: Printed, scale: float) -> Iterator[Glyph]:
    """The characters of a line, each with its share of the width of its word, in points."""
    for word in _spaced(line):
        widths = [2 if _WIDE.match(character) else 1 for character in word.text]
        step = (word.x1 - word.x0) / sum(widths)
        at = word.x0
        for character, width in zip(word.text, widths, strict=True):
            right = at + width * step
            yield Glyph(character, at * scale, right * scale, line.base * scale, line.size * scale)
            at = right
