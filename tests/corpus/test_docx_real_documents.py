"""The real documents as Word files, each in another habit, against their texts."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from analysis.structure.segment import segment
from corpus.readers import read
from models.document import Document

pytestmark = pytest.mark.shared
MOVABLE = ("前文", "末尾", "目次", "改定履歴")
"""Parts in which editions may differ: a cover, the debris of pages."""


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def provisions(document: Document) -> set[tuple[str, str, str]]:
    return {
        (entry.path, folded(entry.node.title), folded(entry.node.text))
        for entry in document.entries
        if not entry.path.startswith(MOVABLE)
    }


@pytest.mark.parametrize(
    "name",
    [
        "000_3e4bd853a24a1c38.docx",
        "001_714f0646c96aa16f.docx",
        "001_714f0646c96aa16f.lo.docx",
        "002_c0442655406efcde.docx",
        "003_4c0a245bd10775ea.docx",
        "003_4c0a245bd10775ea.lo.docx",
        "004_523aaff3b82919b1.docx",
    ],
)
def test_a_word_file_has_the_provisions_of_its_text(shared: Path, name: str) -> None:
    file, text = shared / "corpus" / "docx" / name, shared / "corpus" / f"{name.partition('.')[0]}.txt"
    word = provisions(segment(read(file.name, file.read_bytes())))
    plain = provisions(segment(read(text.name, text.read_bytes())))
    assert len(word & plain) >= 0.98 * len(word | plain), sorted(word ^ plain)[:20]


def test_what_stands_beside_the_text_is_told(shared: Path) -> None:
    first, third = (
        shared / "corpus" / "docx" / f"{stem}.docx" for stem in ("000_3e4bd853a24a1c38", "003_4c0a245bd10775ea")
    )
    assert "挿入 1 か所・削除 1 か所" in read(first.name, first.read_bytes()).notices[0]
    assert [n.partition("（")[0] for n in read(third.name, third.read_bytes()).notices] == [
        "テキストボックス",
        "脚注・文末脚注",
    ]
