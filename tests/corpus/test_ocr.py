"""Scanned pages are read by Tesseract if it is there and the user agrees; otherwise the user hears what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from reportlab.lib.utils import ImageReader

from analysis.structure.segment import outline, segment
from analysis.text.narrow import fold
from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.ocr import recognition as ocr
from corpus.samples import find
from models.source import Source
from tests.corpus.pages import HEIGHT, WIDTH, Pages

SAMPLE = "minato-2022"
HOCR = """<html xmlns='http://www.w3.org/1999/xhtml'><div class='ocr_page' title='bbox 0 0 2000 3000'>
<span class='ocr_line' title='bbox 200 300 640 340; baseline 0 0; x_size 46'>{words}</span></div></html>"""
WORD = "<span class='ocrx_word' title='bbox {x0} 300 {x1} 340; x_wconf {confidence}'>{text}</span>"


def hocr(text: str, confidence: int = 95) -> bytes:
    return HOCR.format(words=WORD.format(x0=200, x1=200 + 40 * len(text), text=text, confidence=confidence)).encode()


class Answers:
    """Stands in for ``subprocess.run``: gives one answer after the other, the last one for ever, and keeps the orders."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers = list(answers)
        self.orders: list[tuple[Sequence[str], dict[str, Any]]] = []

    def __call__(self, order: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        self.orders.append((order, options))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return subprocess.CompletedProcess(order, 0, answer, b"")


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Tesseract as if installed, with the answers given."""

    def install(*answers: bytes | Exception) -> Answers:
        stand_in = Answers(*answers)
        monkeypatch.setattr(ocr, "available", lambda: True)
        monkeypatch.setattr(subprocess, "run", stand_in)
        return stand_in

    return install


def scanned(*images: Any, words: str = "") -> bytes:
    """A PDF of pictures, each filling its page; before them a page with ``words``."""
    pages = Pages()
    if words:
        pages.write(60, 100, words).next()
    for image in images:
        pages.canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)
        pages.next()
    return pages.data()


def marks() -> Any:
    """A picture with something on it."""
    return Image.linear_gradient("L").resize((600, 850))


def test_without_leave_a_scan_is_refused_and_the_sentence_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", lambda *_: pytest.fail("recognised without leave"))
    monkeypatch.setattr(ocr, "available", lambda: True)
    with pytest.raises(UnreadableFile, match="文字認識（OCR）を許して選び直すか") as caught:
        read("約款.pdf", scanned(marks()))
    assert re.fullmatch(r"「約款\.pdf」を読み込めません。[^\n]+。[^\n]+ください。", str(caught.value))


@pytest.mark.parametrize("leave", [False, True])
def test_without_tesseract_the_sentence_tells_what_to_install(monkeypatch: pytest.MonkeyPatch, leave: bool) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableFile, match="tesseract-ocr-jpn"):
        read("約款.pdf", scanned(marks()), ocr=leave)


def test_tesseract_without_japanese_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for answer, there in ((b"List of available languages (2):\neng\njpn\n", True), (b"eng\nosd\n", False)):
        monkeypatch.setattr(subprocess, "run", Answers(answer))
        assert ocr.available() is there
    monkeypatch.setattr(subprocess, "run", Answers(OSError("broken")))
    assert not ocr.available()


def test_recognised_pages_stand_among_the_others_and_are_named(tesseract: Any) -> None:
    tesseract(hocr("契約者は、料金を支払う。"))
    source = read("約款.pdf", scanned(marks(), marks(), words="初めの頁の文章です。" * 3), ocr=True)
    assert [line.page for line in source.lines] == [1, 2, 3]
    assert [line.text for line in source.lines[1:]] == ["契約者は、料金を支払う。"] * 2
    assert source.notices == ("2～3ページを文字認識（OCR）で読みました。誤読があり得ます。",)


def test_a_page_of_doubtful_words_is_pointed_out_with_its_confidence(tesseract: Any) -> None:
    tesseract(hocr("契約者は、料金を支払う。", confidence=64))
    source = read("約款.pdf", scanned(marks()), ocr=True)
    assert len(source.notices) == 2
    assert source.notices[1].startswith("1ページは文字が鮮明でなく")
    assert "64" in source.notices[1]


FAILURES = {
    "it fails": subprocess.CalledProcessError(1, "tesseract"),
    "it takes too long": subprocess.TimeoutExpired("tesseract", 120),
    "it is gone": FileNotFoundError("tesseract"),
    "it prints no hOCR": b"<html>",
    "it finds no words": b"<html/>",
    "it only guesses": hocr("料金を支払う", confidence=20),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_page_that_cannot_be_recognised_is_said_to_be_so(case: str, tesseract: Any) -> None:
    tesseract(FAILURES[case])
    with pytest.raises(UnreadableFile, match="文字認識（OCR）でも読めません"):
        read("約款.pdf", scanned(marks()), ocr=True)
    source = read("約款.pdf", scanned(marks(), words="初めの頁の文章です。" * 3), ocr=True)
    assert [line.page for line in source.lines] == [1]
    assert len(source.notices) == 1
    assert source.notices[0].startswith("2ページは画像で")


def test_a_page_on_its_side_is_turned_until_it_is_read(tesseract: Any) -> None:
    stand_in = tesseract(b"<html/>", hocr("契印", 55), hocr("契約者は、料金を支払う。" * 3))
    source = read("約款.pdf", scanned(marks()), ocr=True)
    assert source.text == "契約者は、料金を支払う。" * 3
    assert len(stand_in.orders) == 3


def test_a_blank_page_is_not_recognised(tesseract: Any) -> None:
    stand_in = tesseract(hocr("白紙"))
    with pytest.raises(UnreadableFile):
        read("約款.pdf", scanned(Image.new("L", (60, 85), 255)), ocr=True)
    assert stand_in.orders == []


def test_tesseract_gets_one_thread_a_time_limit_no_shell_and_no_file(tesseract: Any) -> None:
    stand_in = tesseract(hocr("契約者は、料金を支払う。" * 3))
    read("$(touch x);.pdf", scanned(marks()), ocr=True)
    ((order, options),) = stand_in.orders
    assert order == ["tesseract", "stdin", "stdout", "-l", "jpn", "--psm", "4", "--dpi", "250", "hocr"]
    assert options["input"].startswith(b"P5 ")
    assert options["env"]["OMP_THREAD_LIMIT"] == "1"
    assert options["timeout"] == ocr.TIME_OUT
    assert not options.get("shell")


def test_text_files_and_good_pages_are_read_as_ever(tesseract: Any) -> None:
    stand_in = tesseract(b"")
    assert read("約款.txt", "第1条".encode(), ocr=True).text == "第1条"
    assert read("約款.pdf", Pages().write(60, 100, "第１条（目的）").data(), ocr=True).text == "第１条（目的）"
    assert stand_in.orders == []


@pytest.fixture(scope="module")
def _installed() -> None:
    if not ocr.available():
        pytest.skip(
            "Tesseract is not installed: apt-get install --no-install-recommends tesseract-ocr tesseract-ocr-jpn"
        )


def picture(pdf: bytes, page: int, degrees: float) -> Any:
    """A page as a scanner would see it, turned counter-clockwise."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    return image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def error_rate(found: Source, true: str) -> float:
    return Levenshtein.distance(fold(found.text), fold(true)) / len(fold(true))


@pytest.mark.usefixtures("_installed")
def test_a_scan_lying_askew_and_upside_down_is_read_as_the_page_it_shows() -> None:
    printed = find(SAMPLE).read(".pdf")
    true = read("a.pdf", printed)
    found = read("a.pdf", scanned(picture(printed, 0, 1.5), picture(printed, 1, 179)), ocr=True)
    assert found.notices == ("1～2ページを文字認識（OCR）で読みました。誤読があり得ます。",)
    for page in (1, 2):
        lines = [line for line in true.lines if line.page == page]
        read_lines = Source("頁", tuple(line for line in found.lines if line.page == page))
        assert error_rate(read_lines, "\n".join(line.text for line in lines)) < 0.03
        assert abs(len(lines) - len(read_lines.lines)) <= 2
    paths = [row.partition(" ")[0] for row in outline(segment(found)).splitlines()]
    for path in ("本則/第1条", "本則/第2条", "本則/第3条"):
        assert path in paths


@pytest.mark.shared
@pytest.mark.usefixtures("_installed")
def test_the_scanned_document_is_read(shared: Path) -> None:
    data = (shared / "corpus" / "bad" / "scanned_2p.pdf").read_bytes()
    (original,) = (shared / "corpus" / "pdf").glob("000_*.pdf")
    lines = [line for line in read("a.pdf", original.read_bytes()).lines if line.page in (3, 4)]
    found = read("scanned_2p.pdf", data, ocr=True)
    assert error_rate(found, "\n".join(line.text for line in lines)) < 0.01
    cells = {(line.cell.row, line.cell.column) for line in found.lines if line.cell}
    assert cells == {(row, column) for row in range(6) for column in range(2)}
    articles = [f"本則/第{number}条" for number in range(4, 11)]
    paths = [row.partition(" ")[0] for row in outline(segment(found)).splitlines()]
    assert [path for path in paths if path.count("/") == 1 and path.endswith("条")] == articles
    assert "本則/第6条/第2項/第3号" in paths
