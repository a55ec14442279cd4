"""The files made from the sample texts say what the texts say."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from corpus.samples import find, samples
from corpus.samples.blocks import blocks
from corpus.samples.breaking import CLOSING, OPENING, wrap
from corpus.samples.furniture import furniture
from corpus.samples.make import make
from corpus.samples.pages import BOTTOM, LEFT, RIGHT, TOP, Words, lay_out
from corpus.samples.print_docx import docx
from corpus.samples.print_pdf import FONTS, FontMissingError, fonts, pdf

IDS = [sample.id for sample in samples()]


def fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def words_of_docx(data: bytes) -> str:
    found: list[str] = []
    for block in Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return fold("".join(found))


def words_of_pdf(data: bytes, id: str) -> str:
    """The text of the pages without their furniture, which must be there."""
    found = ""
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, 1):
        text = fold(page.get_textpage().get_text_range())
        head, foot = map(fold, furniture(find(id), number, len(document)))
        assert text.startswith(head)
        assert text.endswith(foot)
        found += text[len(head) : len(text) - len(foot)]
    document.close()
    return found


@pytest.mark.parametrize("id", IDS)
def test_the_committed_pdf_says_what_the_text_says_and_is_small(id: str) -> None:
    data = find(id).read(".pdf")
    assert words_of_pdf(data, id) == fold(find(id).read().decode("utf-8"))
    assert len(data) < 400 * 1024


@pytest.mark.parametrize("id", IDS)
def test_the_committed_word_file_says_what_the_text_says(id: str) -> None:
    assert words_of_docx(find(id).read(".docx")) == fold(find(id).read().decode("utf-8"))


@pytest.mark.parametrize("id", IDS)
def test_making_a_word_file_again_gives_the_committed_one(id: str) -> None:
    again = docx(find(id))
    assert words_of_docx(again) == words_of_docx(find(id).read(".docx"))
    assert again == docx(find(id))


def test_captions_of_a_word_file_are_headings() -> None:
    document = Document(BytesIO(find("haruka-2024").read(".docx")))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    assert styles["第１章　総則"] == "Heading 1"
    assert styles["第９条　最低利用期間"] == "Heading 2"
    assert len(document.tables) == 4


def test_making_a_pdf_again_gives_the_committed_text() -> None:
    try:
        fonts()
    except FontMissingError as missing:
        pytest.skip(str(missing))
    sample = find("tobiume-2023")
    again = pdf(sample)
    assert words_of_pdf(again, sample.id) == words_of_pdf(sample.read(".pdf"), sample.id)
    assert again == pdf(sample)


def test_without_the_font_the_word_files_are_made_and_the_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for face in FONTS:
        monkeypatch.setitem(FONTS, face, tmp_path / "nowhere.ttf")
    with pytest.raises(FontMissingError, match=r"apt-get install fonts-ipaexfont"):
        make(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{id}.docx" for id in IDS}


def square(text: str, font: str = "", size: float = 1.0) -> float:
    """A font whose every character is as wide as it is high."""
    return len(text) * size


@pytest.mark.parametrize("id", IDS)
def test_pages_hold_the_whole_text_inside_the_type_area(id: str) -> None:
    text = find(id).read().decode("utf-8")
    drawn = [mark for page in lay_out(blocks(text), square) for mark in page if isinstance(mark, Words)]
    assert fold("".join(mark.text for mark in drawn)) == fold(text)
    assert all(BOTTOM <= mark.y < TOP for mark in drawn)
    assert all(mark.x >= LEFT and mark.x + square(mark.text, "", mark.size) <= RIGHT + 0.01 for mark in drawn)


def test_a_caption_never_stands_last_on_a_page() -> None:
    for id in IDS:
        pages = lay_out(blocks(find(id).read().decode("utf-8")), square)
        last = [[mark.text for mark in page if isinstance(mark, Words)][-1] for page in pages]
        assert not [text for text in last if re.match(r"第[0-9０-９]+条[（　]|（[^）]+）$|第[０-９]+章　", text)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("甲は、乙に。", 5, ("甲は、乙", "に。")),
        ("機器（附属品）", 3, ("機器", "（附属", "品）")),
        ("年14.6％とする", 4, ("年", "14.6％", "とする")),
        ("セーター", 3, ("セー", "ター")),
        ("一 二三", 2, ("一", "二三")),
        ("", 3, ()),
    ],
)
def test_a_line_ends_where_japanese_print_lets_it_end(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, len) == lines


@given(st.text(alphabet="甲乙丙は、。（）「」ーっABC123. ", max_size=60), st.integers(4, 12), st.integers(4, 12))
def test_wrapping_loses_nothing_and_keeps_the_rules(text: str, first: int, width: int) -> None:
    lines = wrap(text, width, len, first)
    assert fold("".join(lines)) == fold(text)
    for above, below in pairwise(lines):
        assert below[0] not in CLOSING
        assert above[-1] not in OPENING
