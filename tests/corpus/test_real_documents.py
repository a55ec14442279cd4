"""The readers on the real documents beside the checkout, and on the files that were broken on purpose."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from corpus.errors import UnreadableFile
from corpus.readers import read
from models.source import Line, Source

pytestmark = pytest.mark.shared
DOCUMENTS = range(5)


def document(shared: Path, number: int) -> tuple[Source, Source]:
    """One of the real documents, read from its PDF and from its text."""
    with (shared / "corpus" / "index.tsv").open(encoding="utf-8") as table:
        stem = Path(list(csv.DictReader(table, delimiter="\t"))[number]["file"]).stem
    printed, plain = shared / "corpus" / "pdf" / f"{stem}.pdf", shared / "corpus" / f"{stem}.txt"
    return read(printed.name, printed.read_bytes()), read(plain.name, plain.read_bytes())


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def within_margins(line: Line) -> bool:
    """Page numbers and running headers stand outside."""
    return line.box is None or 56 < line.box.top < 780


@pytest.mark.parametrize("number", DOCUMENTS)
def test_a_pdf_and_its_text_say_the_same(shared: Path, number: int) -> None:
    printed, plain = document(shared, number)
    left = folded("".join(line.text for line in printed.lines if within_margins(line)))
    right = folded(plain.text)
    # A cover or title block that the text lacks, and dashes of lists that the PDF lacks, are within one percent.
    assert Levenshtein.distance(left, right) < 0.01 * len(right)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_each_cell_holds_words_that_follow_each_other_in_the_text(shared: Path, number: int) -> None:
    printed, plain = document(shared, number)
    cells: dict[object, str] = {}
    for line in printed.lines:
        if line.cell:
            cells[line.cell] = cells.get(line.cell, "") + line.text
    right = folded(plain.text)
    assert len(cells) >= 30
    assert [text for text in cells.values() if folded(text) not in right] == []


@pytest.mark.parametrize("number", DOCUMENTS)
def test_every_line_of_a_pdf_stands_on_its_page(shared: Path, number: int) -> None:
    printed, _ = document(shared, number)
    assert printed.notices == ()
    for line in printed.lines:
        assert line.page
        assert line.box
        assert 0 < line.box.x0 < line.box.x1 < 600
        assert 0 < line.box.top < line.box.bottom < 845
        assert 7 < line.box.size < 30
        assert line.text == line.text.strip()


UNREADABLE = {
    "scanned_2p": "OCR",
    "encrypted_userpw": "パスワード",
    "truncated": "途中で切れて",
    "zero_byte": "0 バイト",
    "not_a_pdf": "HTML",
    "no_tounicode": "文字化け",
}


@pytest.mark.parametrize("stem", UNREADABLE)
def test_a_broken_file_gets_a_sentence(shared: Path, stem: str) -> None:
    path = shared / "corpus" / "bad" / f"{stem}.pdf"
    with pytest.raises(UnreadableFile, match=UNREADABLE[stem]):
        read(path.name, path.read_bytes())


def test_turned_pages_are_read_upright(shared: Path) -> None:
    path = shared / "corpus" / "bad" / "rotated_pages.pdf"
    printed, whole = read(path.name, path.read_bytes()), document(shared, 4)[1]
    right = folded(whole.text)
    for page in range(1, 6):
        text = folded("".join(line.text for line in printed.lines if line.page == page and within_margins(line)))
        assert len(text) > 700
        assert text in right, page


def test_radicals_and_spread_letters_are_read(shared: Path) -> None:
    bad = shared / "corpus" / "bad"
    radicals = read("a.pdf", (bad / "kangxi_radicals.pdf").read_bytes()).text
    assert "用いる用語" in radicals
    assert not any(0x2E80 <= ord(c) < 0x2FE0 for c in radicals)
    assert folded(read("a.pdf", (bad / "letterspaced_justified.pdf").read_bytes()).text).startswith(
        "第1章総則第1条目的"
    )
