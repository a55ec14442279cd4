"""PDF files. How the work is divided between pdfium and pdfplumber: docs/decisions/0001-pdf-reading.md."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Any, NamedTuple

import pypdfium2

from corpus.errors import UnreadableFile
from corpus.readers.layout_tables import without_clause_tables
from corpus.readers.ocr import recognition as tesseract
from corpus.readers.ocr.picture import Scan, scan
from corpus.readers.ocr.recognition import Recognised
from corpus.readers.pdf.characters import Characters, read_characters
from corpus.readers.pdf.drawings import Drawings, read_drawings
from corpus.readers.pdf.page import lines
from corpus.readers.pdf.quality import Quality, known_share, quality
from corpus.readers.pdf.second_opinion import SecondOpinion
from corpus.readers.pdf.tables import find_tables
from corpus.readers.signature import PDF, kind_of
from models.source import Line, Source

LIMIT = 200_000_000
"""Bytes."""
PAGE_LIMIT = 3000

_STRETCH = 200  # pages

PDFIUM = threading.Lock()  # pdfium is not made for two threads, and each session of the app has its own
ALLOW_OCR = "文字認識（OCR）を許して選び直すか、元の Word ファイルから作った PDF を選んでください。"
"""The remedy in a message or notice about pages that could be read with ``ocr``."""
_INSTALL_OCR = (
    "文字認識（OCR）をかけた PDF か、元の Word ファイルから作った PDF を選んでください。Tesseract とその日本語データ"
    "（Debian・Ubuntu では tesseract-ocr と tesseract-ocr-jpn）を入れ、文字認識を許してください。"
)
_OCR_FAILED = (
    "文字認識（OCR）でも読めません。原本を鮮明に写し直すか、元の Word ファイルから作った PDF を選んでください。"
)
_AGAIN = "ダウンロードやコピーをやり直してから選んでください。"


def read(name: str, data: bytes, *, ocr: bool = False) -> Source:
    """The lines of a PDF in reading order, with page, place and cell.

    Pages that hold only a picture or garbled text are named in the notices; with ``ocr`` they are read by Tesseract
    where it is installed. Raises UnreadableFile where the whole file is like that, or cannot be opened.
    """
    _refuse(name, data)
    reading = _read(name, data, {})
    wanted = sorted(reading.states[Quality.PICTURE] + reading.states[Quality.GARBLED])
    if not wanted:
        remedy = ""
    elif not tesseract.available():
        remedy = _INSTALL_OCR
    elif not ocr:
        remedy = ALLOW_OCR
    else:
        reading = _read(name, data, tesseract.recognise(lambda number: _scan(name, data, number), wanted))
        remedy = _OCR_FAILED
    if not reading.states[Quality.READABLE] and not reading.recognised:
        raise _nothing(name, reading.states, remedy)
    return Source(name, reading.lines, (*_recognised(reading.recognised), *_unread(reading.states, remedy)))


def _refuse(name: str, data: bytes) -> None:
    if not data:
        raise UnreadableFile(name, "空のファイルです（0 バイト）。", _AGAIN)
    kind = kind_of(data)
    if kind not in (PDF, None):
        remedy = "PDF として保存し直してから選んでください。"
        raise UnreadableFile(name, f"名前は PDF ですが、中身は{kind}です。", remedy)
    if len(data) > LIMIT:
        reason = f"PDF は {LIMIT // 1_000_000} MB までですが、{len(data) / 1_000_000:,.0f} MB あります。"
        raise UnreadableFile(name, reason, "約款のページだけを別の PDF に保存して選んでください。")


def open_pdf(name: str, data: bytes) -> Any:
    """The document of pypdfium2, or UnreadableFile; whoever opens one holds ``PDFIUM`` and closes it."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = error.err_code
    if code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        remedy = "パスワードを入れて開き、パスワードのない PDF として保存し直してから選んでください。"
        raise UnreadableFile(name, "開くのにパスワードが要る PDF です。", remedy)
    if code == pypdfium2.raw.FPDF_ERR_SECURITY:
        remedy = "保護のない PDF を発行元から入手して選んでください。"
        raise UnreadableFile(name, "この製品では開けない方式で保護された PDF です。", remedy)
    if kind_of(data) != PDF:
        raise UnreadableFile(name, "名前は PDF ですが、中身は PDF ではありません。", _AGAIN)
    if b"%%EOF" not in data[-2048:]:
        raise UnreadableFile(
            name, "PDF が途中で切れています。ダウンロードやコピーが最後まで終わらなかったようです。", _AGAIN
        )
    raise UnreadableFile(name, "PDF が壊れています。", _AGAIN)


def _page_count(name: str, pages: int) -> UnreadableFile:
    if not pages:
        return UnreadableFile(name, "PDF にページがありません。", _AGAIN)
    reason = f"PDF は {PAGE_LIMIT:,} ページまでですが、{pages:,} ページあります。"
    return UnreadableFile(name, reason, "約款のページだけを別の PDF に保存して選んでください。")


def _pages(name: str, data: bytes) -> Generator[tuple[Characters, Drawings] | None, None, None]:
    """What is on each page; None for one that cannot be opened.

    The file is opened anew from time to time: pdfium keeps the fonts of all pages that it has seen.
    """
    start, count = 0, 1
    while start < count:
        document = open_pdf(name, data)
        try:
            count = len(document)
            if not 0 < count <= PAGE_LIMIT:
                raise _page_count(name, count)
            for at in range(start, min(start + _STRETCH, count)):
                yield _page(document, at)
            start += _STRETCH
        finally:
            document.close()


def _page(document: Any, at: int) -> tuple[Characters, Drawings] | None:
    try:
        with closing(document[at]) as page:  # open pages cost memory
            characters = read_characters(page)
            return characters, read_drawings(page, characters.frame)
    except pypdfium2.PdfiumError:
        return None


class _Reading(NamedTuple):
    """What came of a file: its lines, its pages by their state (None: cannot be opened), how sure those recognised are."""

    lines: tuple[Line, ...]
    states: Mapping[Quality | None, list[int]]
    recognised: Mapping[int, float]


def _scan(name: str, data: bytes, number: int) -> Scan | None:
    """The picture of one page; the file is opened for it alone, so that others may be read meanwhile."""
    with PDFIUM, closing(open_pdf(name, data)) as document:
        try:
            with closing(document[number - 1]) as page:
                return scan(page)
        except pypdfium2.PdfiumError:
            return None


def _read(name: str, data: bytes, recognised: Mapping[int, Recognised]) -> _Reading:
    """One pass over the file, in which pages that were ``recognised`` stand for those that cannot be read."""
    found: list[Line] = []
    states: dict[Quality | None, list[int]] = defaultdict(list)
    tables = 0
    with PDFIUM, SecondOpinion(data) as second, closing(_pages(name, data)) as pages:
        for number, page in enumerate(pages, 1):
            if number in recognised:
                characters, drawings, _ = recognised[number]
            elif page is None:
                states[None].append(number)
                continue
            else:
                characters, drawings = page
                state = quality(_text(characters), drawings)
                if state is Quality.GARBLED and (better := _better(second, number, characters)):
                    characters, state = better, Quality.READABLE
                states[state].append(number)
                if state is Quality.GARBLED:
                    continue
            ruled = find_tables(drawings.edges, characters.frame.width, characters.frame.height)
            found += lines(characters, ruled, number, tables)
            tables += len(ruled)
    return _Reading(
        tuple(without_clause_tables(found)), states, {number: page.confidence for number, page in recognised.items()}
    )


def _text(characters: Characters) -> str:
    runs = (characters.glyphs, *characters.askew)
    return "".join([glyph.text for run in runs for glyph in run])


def _better(second: SecondOpinion, number: int, characters: Characters) -> Characters | None:
    """pdfplumber's reading of a page, where it has more characters in use than pdfium's."""
    other = second.characters(number)
    if other is None or known_share(_text(other)) <= known_share(_text(characters)) or not other.glyphs:
        return None
    second.helped()
    return other


def _nothing(name: str, pages: Mapping[Quality | None, Sequence[int]], remedy: str) -> UnreadableFile:
    """Why no page of a PDF could be read: what most of its pages are."""
    if len(pages[Quality.GARBLED]) > len(pages[Quality.PICTURE]):
        reason = "文字が文字化けしています。PDF のフォントに、どの文字かの情報がありません。"
        return UnreadableFile(name, reason, remedy)
    if pages[Quality.PICTURE]:
        return UnreadableFile(name, "紙を写した画像で、文字の情報がありません。", remedy)
    if pages[None]:
        return UnreadableFile(name, "PDF のページが壊れています。", _AGAIN)
    return UnreadableFile(
        name,
        "どのページにも文字がありません。白紙か、壊れたファイルのようです。",
        "PDF を開いて中身を確かめ、選び直してください。",
    )


_UNREAD = {
    Quality.PICTURE: "{pages}ページは画像で、画像の中の文字は読み込んでいません。",
    Quality.GARBLED: "{pages}ページは文字化けしているため、読み込んでいません。",
    None: "{pages}ページは壊れていて開けず、読み込んでいません。ファイルを入手し直してください。",
}


def _unread(pages: Mapping[Quality | None, Sequence[int]], remedy: str) -> list[str]:
    return [
        text.format(pages=_ranges(pages[state])) + (remedy if state else "")
        for state, text in _UNREAD.items()
        if pages[state]
    ]


_UNSURE = 80.0
"""Per cent of confidence; a clean scan has more than 90."""


def _recognised(pages: Mapping[int, float]) -> list[str]:
    """What the user should know of pages read by Tesseract."""
    if not pages:
        return []
    notices = [f"{_ranges(sorted(pages))}ページを文字認識（OCR）で読みました。誤読があり得ます。"]
    unsure = sorted(number for number, confidence in pages.items() if confidence < _UNSURE)
    if unsure:
        least = min(pages.values())
        notices.append(
            f"{_ranges(unsure)}ページは文字が鮮明でなく、誤読が多いおそれがあります"
            f"（確からしさ {least:.0f} ％まで）。原本と照らしてください。"
        )
    return notices


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers for the eye: 3・5～7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return "・".join("～".join(map(str, span)) for span in spans)
